// Holds what is shipped against the budgets in wasm-pack.toml. Prints every figure; ends with 1 above one of them.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { plan, root } from "./plan.mjs";

const { budget } = plan;
const dist = join(root, plan.package["out-dir"]);

const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;

function files(directory) {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });
}

const sum = (paths, size) => paths.reduce((total, path) => total + size(path), 0);
const compressed = (path) => brotli(readFileSync(path));

if (!existsSync(dist)) {
  console.error("size: nothing is built; node scripts/build.mjs builds it");
  process.exit(1);
}
const wasm = join(dist, `${plan.package.name}_bg.wasm`);
const figures = {
  wasm: compressed(wasm),
  glue: compressed(join(dist, "glue.js")),
  "package-unpacked": sum(files(dist), (path) => statSync(path).size),
};
if (existsSync(join(root, "www", "index.html"))) figures.page = sum(files(join(root, "www")), compressed);

let over = 0;
console.log(`size: wasm ${statSync(wasm).size} bytes uncompressed`);
for (const [name, bytes] of Object.entries(figures)) {
  const most = budget[name];
  if (bytes > most) over += 1;
  console.log(`size: ${name} ${bytes} of ${most} bytes (${((100 * bytes) / most).toFixed(1)} %)${bytes > most ? ": OVER BUDGET" : ""}`);
}
process.exit(over === 0 ? 0 : 1);
