// Hostile texts through every format into what would show it, in a real Chromium without any policy to help: Markdown as
// HTML, JSON-LD in a script element, TimelineJS's fields and highlights as HTML, TEI and TimeML as XML, CSV as cells.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { parse as parseCsv } from "csv-parse/sync";
import { marked } from "marked";
import { exportAs, highlight, parse } from "../../dist/npm/node.js";
import { root } from "../../scripts/plan.mjs";
import { launch } from "../page/browser.mjs";

const lines = (file) => readFileSync(join(root, "tests", "hostile", file), "utf8").trim().split("\n").map((line) => JSON.parse(line));
/** Long ones are the same signs over and over; those that could be markup or a formula are short. */
const TEXTS = [...lines("inputs.jsonl"), ...lines("crashes.jsonl")].filter((text) => text.length < 3000);

let browser, page, alarms;
before(async () => {
  browser = await launch();
  page = await browser.newPage();
  alarms = [];
  page.on("dialog", (dialog) => { alarms.push(`dialog ${dialog.message()}`); dialog.dismiss(); });
  page.on("pageerror", (error) => alarms.push(`error ${error.message}`));
  page.on("request", (request) => request.url() !== "http://trap.invalid/" && alarms.push(`request ${request.url()}`));
  await page.route("**/*", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><meta charset=utf-8><title>trap</title><body></body>" }));
  await page.goto("http://trap.invalid/");
});
after(() => browser?.close());

/** Puts HTML into the page, reads it back twice (what mutates, mutates then), and gives its elements, attributes and texts. */
const shown = (htmls) => page.evaluate((list) => list.map((html) => {
  const box = document.createElement("div");
  document.body.append(box);
  box.innerHTML = html;
  const text = box.textContent;
  box.innerHTML = box.innerHTML;
  const again = document.createElement("template");
  again.innerHTML = box.innerHTML;
  const elements = [...box.querySelectorAll("*"), ...again.content.querySelectorAll("*")];
  for (const element of elements.slice(0, 40)) for (const event of ["mouseover", "click", "focus", "load", "error", "toggle"]) element.dispatchEvent(new Event(event));
  const seen = {
    text, again: box.textContent,
    tags: [...new Set(elements.map((e) => e.localName))],
    attributes: [...new Set(elements.flatMap((e) => e.getAttributeNames()))],
  };
  box.remove();
  return seen;
}), htmls);

async function quiet() {
  await page.waitForTimeout(200);
  assert.deepEqual(alarms, []);
}

test(`highlights of ${TEXTS.length} texts stay text, also when the page's HTML is read back`, async () => {
  const seen = await shown(TEXTS.map((text) => highlight(text)));
  seen.forEach(({ text, again, tags, attributes }, i) => {
    assert.equal(text, TEXTS[i].toWellFormed().replaceAll("\0", "\uFFFD"));
    // The browser writes a carriage return as itself, and reads it as a line feed.
    assert.equal(again, text.replace(/\r\n?/g, "\n"));
    assert.deepEqual(tags.filter((tag) => !["mark", "q", "time", "span"].includes(tag)), [], TEXTS[i]);
    assert.deepEqual(attributes.filter((name) => !/^(class|datetime|data-[a-z-]+)$/.test(name)), [], TEXTS[i]);
  });
  await quiet();
});

test("Markdown sheets, rendered by a renderer that lets HTML through, hold no element of the text's", async () => {
  const allowed = ["h1", "h2", "p", "ul", "li", "input", "strong", "br"];
  const seen = await shown(TEXTS.map((text) => marked.parse(exportAs(text, "markdown"))));
  seen.forEach(({ tags, attributes }, i) => {
    // GFM makes a link of a bare address by itself; it goes where the words say and nowhere else.
    const address = /https?:\/\/|www\.|@/i.test(TEXTS[i]);
    assert.deepEqual(tags.filter((tag) => !allowed.includes(tag) && !(address && tag === "a")), [], TEXTS[i]);
    assert.deepEqual(attributes.filter((name) => !["type", "disabled"].includes(name) && !(address && name === "href")), [], TEXTS[i]);
  });
  await quiet();
});

test("JSON-LD stands in a script element and is the same when it is read from there", async () => {
  const documents = TEXTS.map((text) => exportAs(text, "jsonld"));
  const read = await page.evaluate((list) => list.map((json) => {
    const parsed = new DOMParser().parseFromString(`<!doctype html><head><script type="application/ld+json">${json}</script></head><body></body>`, "text/html");
    return { json: parsed.querySelector("script").textContent, elements: parsed.querySelectorAll("*").length };
  }), documents);
  read.forEach(({ json, elements }, i) => {
    assert.equal(elements, 4, TEXTS[i]);
    assert.deepEqual(JSON.parse(json), JSON.parse(documents[i]));
  });
});

test("TimelineJS's fields, which it shows as HTML, are text", async () => {
  const texts = TEXTS.map((text) => `${text}\n\nAda Byron said on 3 May 2024 that ${text.slice(0, 500)}`);
  const fields = texts.flatMap((text) => {
    const { title, events } = JSON.parse(exportAs(text, "timelinejs"));
    return [title, ...events].flatMap((slide) => [slide.text.headline, slide.text.text]);
  });
  for (const { tags } of await shown(fields)) assert.deepEqual(tags, []);
  await quiet();
});

test("TEI and TimeML are XML for the browser's own reader, without foreign elements", async () => {
  for (const [format, allowed] of [["tei", /^http:\/\/www\.tei-c\.org\/ns\/1\.0$/], ["timeml", /^$/]]) {
    const found = await page.evaluate((list) => list.map((xml) => {
      const parsed = new DOMParser().parseFromString(xml, "application/xml");
      const error = parsed.querySelector("parsererror");
      return { error: error?.textContent ?? null, spaces: [...new Set([...parsed.querySelectorAll("*")].map((e) => e.namespaceURI ?? ""))] };
    }), TEXTS.map((text) => exportAs(text, format)));
    found.forEach(({ error, spaces }, i) => {
      assert.equal(error, null, `${format}: ${JSON.stringify(TEXTS[i])}`);
      for (const space of spaces) assert.match(space, allowed);
    });
  }
  await quiet();
});

test("no cell of any CSV begins as a formula, and no words are lost", () => {
  for (const text of TEXTS) {
    const article = parse(text);
    const rows = parseCsv(exportAs(text, "csv"), { columns: true });
    assert.equal(rows.length, article.quotes.length + article.entities.length + article.dates.length, text);
    for (const cell of rows.flatMap(Object.values)) assert.doesNotMatch(cell, /^[=+\-@\t\r＝＋－＠]/u, text);
    for (const [i, date] of article.dates.entries()) {
      const cell = rows[article.quotes.length + article.entities.length + i].text;
      assert.equal(cell.replace(/^'(?=[=+\-@])/, ""), date.text.split(/\s+/u).filter(Boolean).join(" "));
    }
  }
});
