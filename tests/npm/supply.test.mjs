// What comes from outside, and what the wasm may reach.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { plan, root } from "../../scripts/plan.mjs";

const read = (...path) => readFileSync(join(root, ...path));
const { name } = plan.package;
const wasm = read("dist", "npm", `${name}_bg.wasm`);

test("the wasm imports its own glue and nothing else", () => {
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(wasm));
  assert.deepEqual([...new Set(imports.map((i) => i.module))], [`./${name}_bg.js`]);
  assert.deepEqual(imports.filter((i) => i.kind !== "function" || !/^__wb(g|indgen)_/.test(i.name)), []);
  // No way to the net, to storage, to the time, to chance or to other code among them.
  const reach = /fetch|request|socket|beacon|worker|storage|cookie|indexeddb|_now_|performance|random|crypto|eval|import|location|navigator|innerhtml/i;
  assert.deepEqual(imports.map((i) => i.name).filter((n) => reach.test(n)), []);
});

test("the glue reaches no net but to fetch the wasm, and no storage, clock or chance", () => {
  const glue = read("dist", "npm", "glue.js").toString();
  assert.equal((glue.match(/\bfetch\(/g) ?? []).length, 1);
  assert.doesNotMatch(glue, /XMLHttpRequest|WebSocket|sendBeacon|localStorage|sessionStorage|indexedDB|Date\.now|Math\.random|getRandomValues|\beval\(|new Function/);
});

test("the wasm holds no path of the machine that built it", () => {
  const text = wasm.toString("latin1");
  for (const path of [root, process.env.HOME, ".cargo/registry"]) assert.ok(!path || path === "/" || !text.includes(path), path);
});

test("every direct dependency has its reason in docs/dependencies.md", () => {
  const reasons = new Set([...read("docs", "dependencies.md").toString().matchAll(/`([^`]+)`/g)].map(([, word]) => word));
  const { packages } = JSON.parse(execFileSync("cargo", ["metadata", "--no-deps", "--format-version", "1"], { cwd: root, stdio: ["ignore", "pipe", "ignore"] }));
  const own = new Set(packages.map((p) => p.name));
  const crates = packages.flatMap((p) => p.dependencies.map((d) => d.name)).filter((d) => !own.has(d));
  const npm = ["package.json", "benches/peers/package.json"].map((path) => JSON.parse(read(path))).flatMap((p) => Object.keys({ ...p.dependencies, ...p.devDependencies }));
  assert.deepEqual([...new Set([...crates, ...npm])].filter((d) => !reasons.has(d)), []);
});

test("the bills of materials name a licence and a hash for everything, and the same twice", () => {
  const make = () => {
    execFileSync("node", [join(root, "scripts", "sbom.mjs")], { stdio: "ignore" });
    return ["wasm", "command", "tools"].map((bom) => read("dist", "sbom", `${bom}.cdx.json`).toString());
  };
  const [first, second] = [make(), make()];
  assert.deepEqual(second, first);
  for (const bom of first.map((text) => JSON.parse(text))) {
    assert.ok(bom.components.length > 20);
    const known = new Set([bom.metadata.component, ...bom.components].map((c) => c["bom-ref"]));
    for (const { name: component, licenses, hashes } of bom.components) assert.ok(licenses[0].expression && hashes[0].content, component);
    for (const { ref, dependsOn } of bom.dependencies) for (const other of [ref, ...dependsOn]) assert.ok(known.has(other), other);
  }
});

test("the published package depends on nothing", () => {
  const manifest = JSON.parse(read("dist", "npm", "package.json"));
  assert.ok(!manifest.dependencies && !manifest.peerDependencies && !manifest.scripts);
  assert.ok(existsSync(join(root, "dist", "npm", "LICENSE")));
});
