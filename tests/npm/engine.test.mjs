// The package against the command: the same bytes, whatever the text; and the behaviour of the entries.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { join } from "node:path";
import { test } from "node:test";
import * as ontherecord from "../../dist/npm/node.js";
import { root } from "../../scripts/plan.mjs";

const command = process.env.ONTHERECORD ?? join(root, "target", "release", "ontherecord");

/** Analyses documents by the command, as JavaScript counts. */
function native(documents) {
  const input = documents.map((d) => JSON.stringify(d)).join("\n");
  const output = execFileSync(command, ["parse", "--jsonl", "--offsets", "utf16"], { input, maxBuffer: 1 << 30 });
  return output.toString("utf8").trimEnd().split("\n");
}

function same(documents) {
  const lines = native(documents);
  assert.equal(lines.length, documents.length);
  documents.forEach(({ id, text, published }, i) => {
    const article = ontherecord.parse(text, published ? { published } : undefined);
    const ours = `{"id":${JSON.stringify(id)},${JSON.stringify(article).slice(1)}`;
    let at = 0;
    while (at < ours.length && ours[at] === lines[i][at]) at += 1;
    assert.ok(ours === lines[i], `${id} differs at ${at}: ${ours.slice(Math.max(0, at - 60), at + 60)} and natively ${lines[i].slice(Math.max(0, at - 60), at + 60)}`);
  });
}

test("own texts give the same bytes as the command", () => {
  const own = ["tests/corpus", "www/samples"].map((folder) => join(root, folder)).filter(existsSync)
    .flatMap((folder) => readdirSync(folder).filter((f) => f.endsWith(".txt")).map((f) => join(folder, f)));
  assert.ok(own.length >= 3);
  const odd = ["", "x", "“", "((((", "\0", "\r\n\r\n", "e\u0301\u0301", "🎻“Ja,” said 李.", "\u202Ecba", "“a ".repeat(3000)];
  same([...own.map((path) => ({ id: path, text: readFileSync(path, "utf8") })), ...odd.map((text, i) => ({ id: `odd ${i}`, text, published: "2024-05-16" }))]);
});

test("evaluation texts beside the project give the same bytes as the command", (t) => {
  const gold = join(root, "..", "shared", "eval", "gold");
  if (!existsSync(gold)) return t.skip("no texts there");
  for (const set of ["articles.dev", "gum.dev", "polnear.dev", "pages-aed.dev"]) {
    const file = join(gold, `${set}.jsonl.gz`);
    if (!existsSync(file)) continue;
    same(gunzipSync(readFileSync(file)).toString("utf8").trimEnd().split("\n").map((line) => {
      const { id, text, published } = JSON.parse(line);
      return published ? { id, text, published } : { id, text };
    }));
  }
});

test("exportAs takes an article of its own with the options it was made with, or a text", () => {
  const text = "Ann Lee left on Tuesday.";
  const options = { published: "2022-03-17" };
  const article = ontherecord.parse(text, options);
  assert.equal(ontherecord.exportAs(article, "json"), ontherecord.exportAs(text, "json", options));
  assert.equal(ontherecord.exportAs(ontherecord.analyze(text).article, "tei"), ontherecord.exportAs(text, "tei"));
  for (const wrong of [structuredClone(article), null, 7, undefined]) {
    assert.throws(() => ontherecord.exportAs(wrong, "json"), { name: "TypeError", message: /^exportAs: / });
  }
});

test("texts never throw, whatever JavaScript strings hold", () => {
  for (const text of ["\ud800", "a\udc00b", "\ud83c", "\0\uffff", "“\ud800”".repeat(1000)]) {
    const article = ontherecord.parse(text);
    const last = article.blocks.at(-1);
    assert.ok(last === undefined || last.end <= text.length);
    ontherecord.highlight(text);
  }
  for (const wrong of [undefined, null, 7, {}, [], new String("x"), Symbol("x")]) {
    assert.throws(() => ontherecord.parse(wrong), { name: "TypeError", message: "text: it is no string" });
  }
});

test("options that can't be used throw and say what is accepted", () => {
  for (const [options, message] of [
    [{ publishd: "2022-03-14" }, /^publishd: there is no such option; accepted are published, dateOrder, /],
    [{ published: new Date(NaN) }, /^published: "an invalid Date" is no date/],
    [{ published: () => 1 }, /^published: "an object" is no date/],
    [{ minConfidence: NaN }, /^minConfidence: /],
    [{ minConfidence: "0.5" }, /^minConfidence: "0\.5" is no number; accepted are numbers from 0 to 1/],
    [{ include: new Set(["person"]) }, /^include: an object is no array/],
    [{ corrections: [{ op: "rename", entity: "A" }] }, /^corrections\[0\]\.to: null is no string/],
    ["2022-03-14", /^options: "2022-03-14" is no object/],
  ]) {
    assert.throws(() => ontherecord.parse("x", options), { name: "TypeError", message });
  }
  for (const fine of [undefined, null, {}, { published: undefined }, { include: [] }]) ontherecord.parse("x", fine);
});

test("the web entry says that init is missing, and init may be called again after a failure", () => {
  // In a process of its own: here the wasm runs already.
  execFileSync(process.execPath, ["--input-type=module", "-e", `
    import assert from "node:assert/strict";
    import { readFileSync } from "node:fs";
    const { init, parse } = await import("./dist/npm/index.js");
    assert.throws(() => parse("x"), { message: 'parse: call "await init()" first' });
    await assert.rejects(init(new Uint8Array([1, 2, 3])));
    await Promise.all([init(await WebAssembly.compile(readFileSync("dist/npm/ontherecord_bg.wasm"))), init()]);
    await init();
    assert.equal(parse("x").version, 1);
  `], { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
});
