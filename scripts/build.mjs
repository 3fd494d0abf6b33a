// Builds the npm package and the page's copy of it by the plan in wasm-pack.toml.
//
//   node scripts/build.mjs
//
// dist/npm holds one wasm, one glue and small entries for browsers, bundlers, Node (import and require) and workers.
import { spawnSync } from "node:child_process";
import { build as bundle } from "esbuild";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { plan, root, version } from "./plan.mjs";
import { precache } from "./precache.mjs";

const { name } = plan.package;
const out = join(root, plan.package["out-dir"]);
const page = join(root, plan.package["page-dir"]);
const raw = join(root, "target", "wasm-pack");

// wasm-opt comes from npm's binaryen: wasm-pack takes whatever stands first on the path.
const path = [join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter);

function run(command, args) {
  const done = spawnSync(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, PATH: path } });
  if (done.error) fail(`${command}: ${done.error.message}; ./scripts/setup.sh installs it`);
  if (done.status !== 0) fail(`${command} ${args.join(" ")} ended with ${done.status ?? done.signal}`);
}

function fail(message) {
  console.error(`build: ${message}`);
  process.exit(1);
}

function checkBindgen() {
  const wanted = plan.build["wasm-bindgen"];
  const found = spawnSync("wasm-bindgen", ["--version"], { encoding: "utf8" }).stdout?.trim() ?? "none";
  if (found !== `wasm-bindgen ${wanted}`) fail(`wasm-bindgen ${wanted} is needed, found ${found}; ./scripts/setup.sh installs it`);
}

// Where the crates lie on this machine is nobody's business, and would make the bytes differ elsewhere.
const crates = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "registry", "src");

const flags = [`--remap-path-prefix=${crates}=crates`, ...plan.build["llvm-args"].map((flag) => `-Cllvm-args=${flag}`)];

checkBindgen();
run("wasm-pack", [
  "build", "--mode", "no-install", "--no-pack", "--no-gitignore", "--target", plan.build.target,
  "--profile", plan.build.profile, "--out-dir", raw, "--out-name", name, ".",
  "--", "--config", `target.wasm32-unknown-unknown.rustflags=${JSON.stringify(flags)}`,
]);

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
cpSync(join(root, "npm"), out, { recursive: true, filter: (from) => !from.endsWith("package.json") });
cpSync(join(raw, `${name}_bg.wasm`), join(out, `${name}_bg.wasm`));
cpSync(join(raw, `${name}.js`), join(out, "glue.js"));
for (const file of ["LICENSE", "LICENSE-MIT", "LICENSE-APACHE", "CHANGELOG.md"]) {
  if (existsSync(join(root, file))) cpSync(join(root, file), join(out, file));
}
const manifest = JSON.parse(readFileSync(join(root, "npm", "package.json"), "utf8"));
writeFileSync(join(out, "package.json"), `${JSON.stringify({ ...manifest, name, version }, null, 2)}\n`);

// CommonJS can't import the glue at once, so its entry holds a copy of it.
await bundle({
  absWorkingDir: out,
  entryPoints: ["node.js"],
  outfile: "node.cjs",
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node18",
  define: { "import.meta.url": "ownUrl" },
  banner: { js: '// Made from node.js, api.js and glue.js.\nconst ownUrl = require("node:url").pathToFileURL(__filename).href;' },
  logLevel: "warning",
});

// Types for `require`: TypeScript takes them from .d.cts files only.
const types = readFileSync(join(out, "index.d.ts"), "utf8").replaceAll('"./types.js"', '"./types.cjs"');
writeFileSync(join(out, "node.d.cts"), types);
cpSync(join(out, "types.d.ts"), join(out, "types.d.cts"));

rmSync(page, { recursive: true, force: true });
mkdirSync(page, { recursive: true });
for (const file of ["glue.js", `${name}_bg.wasm`]) cpSync(join(out, file), join(page, file));
writeFileSync(join(page, "precache.js"), precache());
console.log(`build: ${name} ${version} in ${plan.package["out-dir"]} (${readdirSync(out).length} files), copied for the page to ${plan.package["page-dir"]}`);
