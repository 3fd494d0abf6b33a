// Writes www/pkg/precache.js: the list of the page's files and a version made from their contents, for the service worker.
//
//   node scripts/precache.mjs
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "www");
// Of the package only what the page loads; the service worker's own files are kept by the browser.
const USED = new Set(["pkg/glue.js", "pkg/ontherecord_bg.wasm"]);
const OWN = new Set(["sw.js"]);

/** The page's files, as URLs relative to it, sorted. */
export function pageFiles() {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
    .filter((file) => !OWN.has(file) && (!file.startsWith("pkg/") || USED.has(file)))
    .sort();
}

/** The text of `precache.js`. */
export function precache() {
  const files = pageFiles();
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  const version = hash.digest("hex").slice(0, 16);
  return `self.PRECACHE = ${JSON.stringify({ version, files: files.map((file) => (file === "index.html" ? "./" : file)) }, null, 1)};\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(root, "pkg", "precache.js"), precache());
}
