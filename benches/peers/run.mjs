// node benches/peers/run.mjs [--runs N]: see scripts/bench-peers.sh.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { score } from "./score.mjs";
import { report } from "./report.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const out = `${root}target/peers/bundles/`;
const runs = Number(process.argv[process.argv.indexOf("--runs") + 1]) || 9;
const peers = readdirSync(`${root}benches/peers/entries`).map((f) => f.replace(".js", ""));
const gold = readFileSync(`${root}eval/own.jsonl`, "utf8").trim().split("\n").map((l) => JSON.parse(l));
const bytes = gold.reduce((n, g) => n + Buffer.byteLength(g.text), 0);
const median = (xs) => xs.toSorted((a, b) => a - b)[Math.floor(xs.length / 2)];

mkdirSync(out, { recursive: true });
const sizes = {};
for (const peer of peers) {
  await build({
    entryPoints: [`${root}benches/peers/entries/${peer}.js`], bundle: true, minify: true, format: "esm",
    outfile: `${out}${peer}.js`, nodePaths: [`${root}target/peers/node_modules`], logLevel: "error", external: ["fs"],
  });
  const files = [readFileSync(`${out}${peer}.js`)];
  if (peer === "ontherecord") files.push(readFileSync(`${root}dist/npm/ontherecord_bg.wasm`));
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
  if (!name) return response.setHeader("content-type", "text/html").end("<!doctype html><meta charset=utf-8><title>bench</title>");
  const file = name.endsWith(".wasm") ? `${root}dist/npm/${name}` : `${out}${name}`;
  try {
    response.setHeader("content-type", types[name.split(".").pop()] ?? "text/plain").end(readFileSync(file));
  } catch {
    response.writeHead(404).end();
  }
}).listen(0, "127.0.0.1");
await new Promise((done) => server.once("listening", done));
const address = `http://127.0.0.1:${server.address().port}/`;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--enable-precise-memory-info", "--js-flags=--expose-gc"],
});

/** One fresh page: time to the first result, then the median of a warm one over all articles. */
async function measure(peer, warm) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  const result = await page.evaluate(async ({ peer, articles, warm }) => {
    const start = performance.now();
    const module = await import(`/${peer}.js`);
    await module.load();
    const loaded = performance.now();
    const first = module.run(articles[0].text, articles[0].published);
    const cold = performance.now();
    const times = [];
    for (let i = 0; i < warm; i++) {
      const from = performance.now();
      for (const { text, published } of articles) module.run(text, published);
      times.push(performance.now() - from);
    }
    globalThis.gc?.();
    const found = articles.map(({ text, published }) => module.run(text, published));
    return { load: loaded - start, cold: cold - start, times, found, first: Boolean(first), heap: performance.memory?.usedJSHeapSize ?? 0 };
  }, { peer, articles: gold.map(({ text, published }) => ({ text, published })), warm });
  await context.close();
  return result;
}

const results = {};
const order = Array.from({ length: runs }, () => peers).flat(); // in turn, so that drift hits all alike
const all = Object.fromEntries(peers.map((p) => [p, []]));
for (const peer of order) all[peer].push(await measure(peer, peer === "compromise" ? 2 : 8));
for (const peer of peers) {
  const warm = median(all[peer].flatMap((r) => r.times));
  results[peer] = {
    ...sizes[peer],
    load: median(all[peer].map((r) => r.load)),
    cold: median(all[peer].map((r) => r.cold)),
    article: warm / gold.length,
    speed: bytes / 1e6 / (warm / 1e3),
    heap: median(all[peer].map((r) => r.heap)),
    quality: score(gold, all[peer][0].found),
  };
}
await browser.close();
server.close();
writeFileSync(`${root}eval/peers.json`, `${JSON.stringify({ articles: gold.length, bytes, runs, results }, null, 2)}\n`);
report(root, { articles: gold.length, bytes, runs, results });
