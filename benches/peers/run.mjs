// node benches/peers/run.mjs [--runs N]: see scripts/bench-peers.sh.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { availableParallelism, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { measure } from "./measure.mjs";
import { report } from "./report.mjs";
import { score } from "./score.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const out = `${root}target/peers/bundles/`;
const wasm = `${root}dist/npm/ontherecord_bg.wasm`;
const runs = Number(process.argv[process.argv.indexOf("--runs") + 1]) || 9;
const peers = readdirSync(`${root}benches/peers/entries`).map((f) => f.replace(".js", ""));
const gold = readFileSync(`${root}eval/own.jsonl`, "utf8").trim().split("\n").map((l) => JSON.parse(l));
const articles = gold.map(({ text, published }) => ({ text, published }));
const bytes = gold.reduce((n, g) => n + Buffer.byteLength(g.text), 0);
const median = (xs) => xs.toSorted((a, b) => a - b)[xs.length >> 1];
/** compromise takes a hundred times as long as the others; a warm run is a warm run. */
const rounds = (peer) => (peer === "compromise" ? 3 : 15);
/** Needs a document, which Node has not. */
const inNode = (peer) => peer !== "readability";

mkdirSync(out, { recursive: true });
writeFileSync(`${root}target/peers/bundles/package.json`, '{ "type": "module" }');
const sizes = {};
for (const peer of peers) {
  await build({
    entryPoints: [`${root}benches/peers/entries/${peer}.js`], bundle: true, minify: true, format: "esm",
    outfile: `${out}${peer}.js`, nodePaths: [`${root}target/peers/node_modules`], logLevel: "error", external: ["fs"],
  });
  const files = [readFileSync(`${out}${peer}.js`)];
  if (peer === "ontherecord") files.push(readFileSync(wasm));
  const sum = (f) => files.reduce((n, b) => n + f(b), 0);
  sizes[peer] = {
    raw: sum((b) => b.length),
    gzip: sum((b) => gzipSync(b, { level: 9 }).length),
    brotli: sum((b) => brotliCompressSync(b, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: b.length } }).length),
  };
}

const types = { js: "text/javascript", wasm: "application/wasm" };
const server = createServer((request, response) => {
  const name = request.url.slice(1).split("?")[0];
  // Alone in its process: only so does the browser tell times to 5 µs, and its memory.
  response.setHeader("cross-origin-opener-policy", "same-origin").setHeader("cross-origin-embedder-policy", "require-corp");
  if (!name) return response.setHeader("content-type", "text/html").end("<!doctype html><meta charset=utf-8><title>bench</title>");
  try {
    response.setHeader("content-type", types[name.split(".").pop()] ?? "text/plain").end(readFileSync(name.endsWith(".wasm") ? wasm : `${out}${name}`));
  } catch {
    response.writeHead(404).end();
  }
}).listen(0, "127.0.0.1");
await new Promise((done) => server.once("listening", done));
const address = `http://127.0.0.1:${server.address().port}/`;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--enable-blink-features=ForceEagerMeasureMemory"],
});

/** One fresh page. */
async function inPage(peer) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  const memory = () => page.evaluate(async () => (await performance.measureUserAgentSpecificMemory()).bytes);
  const before = await memory();
  const given = { address: `/${peer}.js`, articles, rounds: rounds(peer) };
  const result = await page.evaluate(`(${measure})(${JSON.stringify(given)})`);
  result.memory = (await memory()) - before + result.wasm;
  await context.close();
  return result;
}

/** One fresh process. */
function inProcess(peer) {
  const own = peer === "ontherecord" ? [wasm] : [];
  const done = spawnSync("node", ["--expose-gc", `${root}benches/peers/node.mjs`, `${out}${peer}.js`, String(rounds(peer)), ...own], { input: JSON.stringify(articles), maxBuffer: 1 << 28 });
  if (done.status !== 0) throw new Error(`${peer} in node: ${done.stderr}`);
  return JSON.parse(done.stdout);
}

const all = Object.fromEntries(peers.map((p) => [p, { page: [], node: [] }]));
for (let turn = 0; turn < runs; turn++) {
  for (const peer of peers) { // in turn, so that what else the machine does hits all alike
    all[peer].page.push(await inPage(peer));
    if (inNode(peer)) all[peer].node.push(inProcess(peer));
  }
}
await browser.close();
server.close();

const summary = (results) => {
  if (!results.length) return null;
  const perArticle = gold.map((_, i) => median(results.map((r) => r.times[i])));
  return {
    cold: median(results.map((r) => r.cold)), article: median(perArticle), speed: bytes / 1e3 / perArticle.reduce((a, b) => a + b),
    memory: median(results.map((r) => r.memory)),
  };
};
const results = Object.fromEntries(peers.map((peer) => [peer, {
  ...sizes[peer], page: summary(all[peer].page), node: summary(all[peer].node), quality: score(gold, all[peer].page[0].found),
}]));
const version = { chromium: browser.version(), node: process.versions.node };
const figures = { articles: gold.length, bytes, runs, version, load: loadavg()[1], cores: availableParallelism(), results };
writeFileSync(`${root}eval/peers.json`, `${JSON.stringify(figures, null, 2)}\n`);
report(root, figures);
