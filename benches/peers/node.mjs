// One tool in a Node process of its own: node node.mjs BUNDLE ROUNDS < articles; writes what was measured as JSON.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { measure } from "./measure.mjs";

const [bundle, rounds, wasm] = process.argv.slice(2);
if (wasm) globalThis.wasmBytes = readFileSync(wasm);
const articles = JSON.parse(readFileSync(0, "utf8"));
const before = process.memoryUsage().rss;
const result = await measure({ address: pathToFileURL(bundle).href, articles, rounds: Number(rounds) });
globalThis.gc?.();
process.stdout.write(JSON.stringify({ ...result, found: undefined, memory: process.memoryUsage().rss - before }));
