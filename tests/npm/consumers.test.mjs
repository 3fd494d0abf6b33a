// Each kind of project that the README names: installed, built, and run.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { test } from "node:test";
import { example, open, run, tarball } from "./package.mjs";

/** What stands in a page of an example once it says that it is ready. */
async function shown(path, { base, when = "[data-state]" } = {}) {
  const { page, errors, close } = await open(path, base);
  try {
    await page.waitForSelector(when, { state: "attached", timeout: 60_000 });
    const state = await page.evaluate(() => document.body.dataset.state);
    return {
      state,
      errors,
      text: await page.evaluate(() => document.querySelector("#article, on-the-record").textContent),
      speakers: await page.evaluate(() => [...document.querySelectorAll("#speakers li")].map((li) => li.textContent)),
      marks: await page.evaluate(() => document.querySelectorAll("[class^=otr-]:not(.otr-text)").length),
      styled: await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--otr-person")),
    };
  } catch (error) {
    throw new Error(`${error.message}\n${errors.join("\n")}`);
  } finally {
    await close();
  }
}

function holds(page) {
  assert.deepEqual(page.errors, []);
  assert.match(page.text, /^\s*(Bridge opens\s*)?“The bridge will open in June,” Ann Lee, the mayor of Northwick, said on Monday\.\s+She declined/);
  assert.ok(page.marks > 0, "nothing is marked");
  assert.notEqual(page.styled, "");
  assert.ok(page.speakers.length > 0 && page.speakers[0] === "Ann Lee", `speakers: ${page.speakers}`);
}

test("the package holds what it must and nothing else", () => {
  const { files } = tarball();
  for (const file of ["README.md", "LICENSE", "LICENSE-MIT", "LICENSE-APACHE", "CHANGELOG.md", "package.json", "ontherecord_bg.wasm", "types.d.ts"]) {
    assert.ok(files.includes(file), `${file} is missing`);
  }
  assert.equal(files.filter((f) => f.endsWith(".wasm")).length, 1);
  assert.ok(files.length <= 26, `${files.length} files`);
});

test("every export leads to a file", () => {
  const to = example("plain");
  const own = join(to, "node_modules", "ontherecord");
  const targets = (value) => (typeof value === "string" ? [value] : Object.values(value).flatMap(targets));
  const manifest = JSON.parse(readFileSync(join(own, "package.json"), "utf8"));
  for (const target of [manifest.main, manifest.module, manifest.types, ...targets(manifest.exports)]) {
    assert.ok(statSync(join(own, target)).isFile(), target);
  }
});

test("Node: import, require and strict TypeScript", () => {
  const to = example("node");
  for (const file of ["import.js", "require.cjs"]) assert.match(run(to, "node", file), /^Ann Lee\n1 sentence\n$/m, file);
  run(to, "npx", "tsc", "--noEmit");
});

test("a plain page under a strict policy, with a worker and the element", async () => {
  const page = await shown(example("plain"), { base: "/some/where/" });
  assert.equal(page.state, "ready");
  holds(page);
});

for (const bundler of ["vite", "webpack", "esbuild"]) {
  test(bundler, async () => {
    const to = example(bundler);
    run(to, "npm", "run", "build");
    const page = await shown(join(to, "dist"), { base: "/some/where/" });
    assert.equal(page.state, "ready");
    holds(page);
    const wasm = readdirSync(join(to, "dist"), { recursive: true }).filter((f) => f.endsWith(".wasm"));
    assert.equal(new Set(wasm.map((f) => statSync(join(to, "dist", f)).size)).size, 1, `one wasm: ${wasm}`);
  });
}

test("react", async () => {
  const to = example("react");
  run(to, "npm", "run", "build");
  const page = await shown(join(to, "dist"), { when: "#speakers li" });
  holds(page);
});

test("an edge runtime without a document", async () => {
  const to = example("edge");
  run(to, "npm", "run", "build");
  const { handler } = await import(pathToFileURL(join(to, "dist", "handler.js")));
  const bytes = readFileSync(join(to, "node_modules", "ontherecord", "ontherecord_bg.wasm"));
  const fetch = handler(await WebAssembly.compile(bytes));
  const post = (query, body) => fetch(new Request(`http://localhost/${query}`, { method: "POST", body }));
  const article = await (await post("", "“Yes,” said Ann Lee.")).json();
  assert.equal(article.version, 1);
  const refused = await post("?format=pdf", "x");
  assert.equal(refused.status, 400);
  assert.match(await refused.text(), /accepted are "json"/);
});
