// Bills of materials in CycloneDX's JSON: what is in the wasm, what is in the command, and which npm packages build and test.
//
//   node scripts/sbom.mjs      writes dist/sbom/{wasm,command,tools}.cdx.json
//
// From `cargo metadata` and the lock files alone. No date and no serial number: the same sources give the same bytes.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, version } from "./plan.mjs";

const out = join(root, "dist", "sbom");
const lock = readFileSync(join(root, "Cargo.lock"), "utf8");
const checksums = new Map([...lock.matchAll(/name = "([^"]+)"\nversion = "([^"]+)"\nsource = [^\n]+\nchecksum = "(\w+)"/g)].map(([, name, number, sum]) => [`${name}@${number}`, sum]));

const byRef = (a, b) => (a["bom-ref"] ?? a.ref).localeCompare(b["bom-ref"] ?? b.ref, "en");

/** What is linked into the crate for a target: normal dependencies and those of these, not build scripts, macros' own ones or tests. */
function crates(name, type, args) {
  const metadata = JSON.parse(execFileSync("cargo", ["metadata", "--format-version", "1", "--locked", "--manifest-path", join(root, "Cargo.toml"), ...args], { maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] }));
  const packages = new Map(metadata.packages.map((p) => [p.id, p]));
  const nodes = new Map(metadata.resolve.nodes.map((n) => [n.id, n]));
  const linked = (id) => nodes.get(id).deps.filter((d) => d.dep_kinds.some((k) => k.kind === null)).map((d) => d.pkg);
  const macro = (id) => packages.get(id).targets.some((t) => t.kind.includes("proc-macro"));
  const ref = (id) => `pkg:cargo/${packages.get(id).name}@${packages.get(id).version}`;
  const seen = new Set();
  const visit = (id) => {
    if (seen.has(id)) return;
    seen.add(id);
    if (!macro(id)) linked(id).forEach(visit);
  };
  visit(metadata.resolve.root);
  seen.delete(metadata.resolve.root);
  const components = [...seen].map((id) => {
    const { name: crate, version: number, license } = packages.get(id);
    return {
      type: "library", "bom-ref": ref(id), name: crate, version: number, purl: ref(id),
      // A macro runs while building and leaves only what it wrote.
      scope: macro(id) ? "excluded" : "required",
      licenses: [{ expression: license.replace(/\s*\/\s*/g, " OR ") }],
      hashes: [{ alg: "SHA-256", content: checksums.get(`${crate}@${number}`) }],
    };
  });
  const edges = [metadata.resolve.root, ...seen].map((id) => ({ ref: ref(id), dependsOn: macro(id) ? [] : linked(id).map(ref).sort() }));
  return bom({ type, "bom-ref": ref(metadata.resolve.root), name, version, licenses: [{ expression: "MIT OR Apache-2.0" }] }, components, edges);
}

/** The pinned npm packages. */
function tools() {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const name = (path) => path.slice(path.lastIndexOf("node_modules/") + 13);
  const ref = (path) => `pkg:npm/${name(path).replace("@", "%40")}@${packages[path].version}`;
  const paths = Object.keys(packages).filter(Boolean);
  const components = paths.map((path) => ({
    type: "library", "bom-ref": ref(path), name: name(path), version: packages[path].version, purl: ref(path), scope: "excluded",
    licenses: [{ expression: packages[path].license }],
    hashes: [{ alg: "SHA-512", content: Buffer.from(packages[path].integrity.replace("sha512-", ""), "base64").toString("hex") }],
  }));
  const unique = [...new Map(components.map((c) => [c["bom-ref"], c])).values()];
  const main = { type: "application", "bom-ref": "ontherecord-tools", name: "ontherecord-tools", version };
  return bom(main, unique, [{ ref: main["bom-ref"], dependsOn: unique.map((c) => c["bom-ref"]).sort() }]);
}

const bom = (component, components, dependencies) => ({
  bomFormat: "CycloneDX", specVersion: "1.5", version: 1, metadata: { component },
  components: components.sort(byRef), dependencies: dependencies.sort(byRef),
});

const host = /host: (\S+)/.exec(execFileSync("rustc", ["-vV"]).toString())[1];
const boms = {
  wasm: crates("ontherecord_bg.wasm", "library", ["--filter-platform", "wasm32-unknown-unknown"]),
  command: crates("ontherecord", "application", ["--filter-platform", host, "--features", "cli"]),
  tools: tools(),
};
mkdirSync(out, { recursive: true });
for (const [name, content] of Object.entries(boms)) {
  writeFileSync(join(out, `${name}.cdx.json`), `${JSON.stringify(content, null, 2)}\n`);
  console.log(`sbom: ${name} ${content.components.length} components, licences ${[...new Set(content.components.map((c) => c.licenses[0].expression))].sort().join("; ")}`);
}
