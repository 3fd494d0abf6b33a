// One text, one analysis: the command, Node and Chromium give the same bytes.
//
//   ARTICLES=1000 node --test tests/npm/determinism.test.mjs      otherwise 60
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import * as ontherecord from "../../dist/npm/node.js";
import { root } from "../../scripts/plan.mjs";
import { folder, open, run, tarball } from "./package.mjs";

const number = Number(process.env.ARTICLES ?? 60);
const command = process.env.ONTHERECORD ?? join(root, "target", "release", "ontherecord");
const sha = (text) => createHash("sha256").update(text).digest("hex");

/** The project's own texts. */
function sources() {
  const files = ["tests/corpus", "www/samples"].flatMap((from) => readdirSync(join(root, from)).filter((f) => f.endsWith(".txt")).map((f) => readFileSync(join(root, from, f), "utf8")));
  const gold = readFileSync(join(root, "eval", "own.jsonl"), "utf8").trim().split("\n").map((l) => JSON.parse(l).text);
  return [...files, ...gold];
}

/** Articles made of paragraphs of several texts, with other names, dates, marks and line ends: always the same ones. */
function* made() {
  const texts = sources().map((text) => text.split(/\n+/).filter(Boolean));
  const names = [...new Set(texts.flat().join("\n").match(/\b[A-Z]\p{Ll}+ [A-Z]\p{Ll}+\b/gu))];
  let seed = 20240516;
  const below = (limit) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return Math.floor((seed / 2 ** 32) * limit);
  };
  const one = (list) => list[below(list.length)];
  const changes = [
    (t) => t.replaceAll(one(names), one(names)),
    (t) => t.replace(/\d+/g, (d) => (below(3) ? d : String(below(10 ** d.length)))),
    (t) => t.replace(/[“”]/g, '"').replace(/’/g, "'"),
    (t) => t.replaceAll("\n", one(["\r\n", "\n", "\n\n", " "])),
    (t) => t.replace(/\p{L}+/gu, (w) => (below(40) ? w : one([w.toUpperCase(), `${w}\u0301`, `${w}🎻`, `\u201c${w}\u201d`, ""]))),
  ];
  for (;;) {
    const lines = Array.from({ length: 4 + below(20) }, (_, i) => (i < 3 && below(2) ? one(texts)[i] : one(one(texts))));
    let text = lines.filter(Boolean).join("\n\n");
    for (let n = below(4); n > 0; n -= 1) text = one(changes)(text);
    yield below(2) ? { text, published: `20${10 + below(15)}-0${1 + below(9)}-1${below(10)}` } : { text };
  }
}

/** Texts of the gold sets, where these lie beside the project: as many as half of what is wanted. */
function beside() {
  const gold = join(root, "..", "shared", "eval", "gold");
  if (!existsSync(gold)) return [];
  const files = readdirSync(gold).filter((f) => /\.dev\.jsonl\.gz$/.test(f)).sort();
  const each = Math.ceil(number / 2 / files.length);
  return files.flatMap((file) => gunzipSync(readFileSync(join(gold, file))).toString("utf8").trim().split("\n").slice(0, each).map((line) => {
    const { text, published } = JSON.parse(line);
    return published ? { text, published } : { text };
  }));
}

test(`${number} articles give the same bytes natively, in Node and in Chromium`, async (t) => {
  const others = beside();
  const articles = [...others];
  for (const article of made()) {
    if (articles.length >= number) break;
    articles.push(article);
  }
  const input = articles.map((a, id) => JSON.stringify({ id, ...a })).join("\n");
  const native = execFileSync(command, ["parse", "--jsonl", "--offsets", "utf16"], { input, maxBuffer: 1 << 30 }).toString("utf8").trimEnd().split("\n");
  const options = ({ published }) => (published ? { published } : {});
  const line = (id, article) => `{"id":${id},${JSON.stringify(article).slice(1)}`;

  const site = folder();
  run(site, "npm", "install", "--no-audit", "--no-fund", "--loglevel=error", "--prefer-offline", tarball().path);
  writeFileSync(join(site, "index.html"), '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="importmap">{ "imports": { "ontherecord": "./node_modules/ontherecord/index.js" } }</script>');
  const { page, close } = await open(site);
  await page.evaluate(async () => {
    window.otr = await import("ontherecord");
    await otr.init();
  });
  /** SHA-256 of every line, made in the page. */
  const inChromium = (from, batch) => page.evaluate(async ([start, list]) => {
    const hashes = [];
    for (const [i, { text, published }] of list.entries()) {
      const json = `{"id":${start + i},${JSON.stringify(otr.parse(text, published ? { published } : {})).slice(1)}`;
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(json)));
      hashes.push([...digest].map((b) => b.toString(16).padStart(2, "0")).join(""));
    }
    return hashes;
  }, [from, batch]);

  let bytes = 0;
  for (let from = 0; from < articles.length; from += 50) {
    const batch = articles.slice(from, from + 50);
    const chromium = await inChromium(from, batch);
    batch.forEach((article, i) => {
      const id = from + i;
      assert.equal(line(id, ontherecord.parse(article.text, options(article))), native[id], `article ${id}, Node and native`);
      assert.equal(chromium[i], sha(native[id]), `article ${id}, Chromium and native`);
      bytes += Buffer.byteLength(article.text);
    });
  }
  await close();
  t.diagnostic(`${articles.length} articles, ${bytes} bytes, ${others.length} of them from the gold sets; SHA-256 of all lines ${sha(native.join("\n"))}`);
});
