// Corrections, undo and redo; exports and links that carry them; every export opened by a reader that is not ours.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, afterEach, before, test } from "node:test";
import { DOMParser } from "@xmldom/xmldom";
import { parse as parseCsv } from "csv-parse/sync";
import jsonld from "jsonld";
import { drawn, launch, paste, press, visit } from "./browser.mjs";
import { serve } from "./server.mjs";

let server, browser, open;
before(async () => ([server, browser] = [await serve(), await launch()]));
after(async () => { await browser.close(); await server.close(); });
afterEach(async () => open?.context.close());

const TEXT = `Harbour to close

DRUMHOLM, March 14, 2024 — The harbour will close, Ines Falk, the mayor of Drumholm, said on Monday.

“Nobody wants this,” Falk said. “But the water has gone.”

“We will go to court,” said Tobias Renn, the director of Northmoor Freight.

Renn wrote to Falk last week.
`;

const read = async () => {
  open = await visit(browser, server.url);
  await paste(open.page, { "text/plain": TEXT });
  await drawn(open.page);
  return open.page;
};
const times = (page) => page.evaluate(() => Number(document.body.dataset.drawn));
/** Does something that has the article read again, and waits for that. */
async function again(page, act) {
  const before = await times(page);
  await act();
  await drawn(page, before + 1);
}
async function inspect(page, name) {
  await page.click("#tab-names");
  await page.locator("#panel-names").getByRole("button", { name, exact: true }).click();
  await page.locator("#inspector summary").click();
}
const fix = (page, label) => page.locator("#inspector form.fix", { has: page.getByLabel(label, { exact: true }) });
async function saved(page, format) {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(`[data-format="${format}"]`).click()]);
  await page.keyboard.press("Escape");
  return readFileSync(await download.path(), "utf8");
}
const names = async (page) => (await saved(page, "json")) && JSON.parse(await saved(page, "json")).entities.map((entity) => entity.name);

async function rename(page) {
  await inspect(page, "Tobias Renn");
  await fix(page, "Name").locator("input").fill("Tobias Q. Renn");
  await again(page, () => fix(page, "Name").getByRole("button").click());
}

test("a rename shows everywhere, is undone and done again, and exports follow each time", async () => {
  const page = await read();
  await rename(page);
  await page.click("#tab-speakers");
  assert.ok((await page.locator("#panel-speakers").textContent()).includes("Tobias Q. Renn"));
  assert.ok((await names(page)).includes("Tobias Q. Renn"));
  await again(page, () => page.getByRole("button", { name: /^Undo: renamed/ }).click());
  assert.ok((await names(page)).includes("Tobias Renn"));
  await page.locator("#reading").focus();
  await again(page, () => page.keyboard.press("Control+Shift+Z"));
  assert.ok((await names(page)).includes("Tobias Q. Renn"));
  await again(page, () => page.keyboard.press("Control+z"));
  assert.ok(!(await names(page)).includes("Tobias Q. Renn"));
  assert.deepEqual(open.problems, []);
});

test("merge, kind and ignore change the entities; the selection stays where the item still is", async () => {
  const page = await read();
  await inspect(page, "Northmoor Freight");
  await fix(page, "Kind").locator("select").selectOption("group");
  await again(page, () => fix(page, "Kind").getByRole("button").click());
  assert.match(await page.locator("#inspector .kind").innerText(), /group/i);
  await page.locator("#inspector summary").click();
  await fix(page, "The same as").locator("select").selectOption("Drumholm");
  await again(page, () => fix(page, "The same as").getByRole("button").click());
  assert.ok(!(await names(page)).includes("Northmoor Freight"));
  await inspect(page, "Drumholm");
  await again(page, () => page.getByRole("button", { name: "Ignore it everywhere" }).click());
  assert.ok(!(await names(page)).includes("Drumholm"));
  for (let step = 0; step < 3; step += 1) await again(page, () => page.getByRole("button", { name: /^Undo: / }).first().click());
  const back = await names(page);
  assert.ok(back.includes("Drumholm") && back.includes("Northmoor Freight"));
});

test("a speaker is set from the list, by another name, and to nobody; a mark is split off", async () => {
  const page = await read();
  const speakers = async () => JSON.parse(await saved(page, "json"));
  await press(page, page.locator("#reading q.mark.first", { hasText: "court" }));
  await page.locator("#inspector summary").click();
  await fix(page, "Speaker").locator("select").selectOption("Ines Falk");
  await again(page, () => fix(page, "Speaker").getByRole("button").click());
  const of = (article) => article.quotes.find((quote) => TEXT.slice(quote.content[0].start).startsWith("“We will"));
  let article = await speakers();
  assert.equal(article.entities[of(article).speaker].name, "Ines Falk");
  await page.locator("#inspector summary").click();
  await fix(page, "Another speaker").locator("input").fill("Oda Lind");
  await again(page, () => fix(page, "Another speaker").getByRole("button").click());
  article = await speakers();
  assert.equal(article.entities[of(article).speaker].name, "Oda Lind");
  await page.locator("#inspector summary").click();
  await fix(page, "Speaker").locator("select").selectOption("");
  await again(page, () => fix(page, "Speaker").getByRole("button").click());
  article = await speakers();
  assert.equal(of(article).speaker, null);
  await press(page, page.locator("#reading .mark.k-person", { hasText: /^Renn$/ }).first());
  await page.locator("#inspector summary").click();
  const split = fix(page, "Here it is somebody or something else, named");
  await split.locator("input").fill("Ada Renn");
  await again(page, () => split.getByRole("button").click());
  assert.ok((await names(page)).includes("Ada Renn"));
});

test("a link opens as the same article with the same corrections, elsewhere", async () => {
  const page = await read();
  await rename(page);
  const before = await saved(page, "json");
  await page.getByRole("button", { name: "Share by link" }).click();
  const link = await page.locator(".link-field").inputValue();
  assert.match(await page.locator("#link-length").innerText(), /characters/);
  await page.getByRole("button", { name: "Copy the link" }).click();
  await open.context.close();
  open = await visit(browser, server.url, { fragment: new URL(link).hash });
  await drawn(open.page);
  assert.equal(await saved(open.page, "json"), before);
  assert.ok(server.log.every((line) => !line.includes("#") && !line.includes("v1.")));
  await open.page.goto(`${server.url}#v1.broken`);
  await open.page.locator(".b-error").waitFor();
});

test("a long link is said to be long", async () => {
  open = await visit(browser, server.url);
  const { page } = open;
  const noise = Array.from({ length: 9000 }, (_, at) => `Ann Lee said ${(at * 7919) % 100003}.`).join("\n");
  await paste(page, { "text/plain": noise });
  await drawn(page);
  await page.getByRole("button", { name: "Share by link" }).click();
  assert.match(await page.locator("#link-length").innerText(), /cut it off/);
});

test("every format is read back, says what the page says, and carries the correction", async () => {
  const page = await read();
  await rename(page);
  const article = JSON.parse(await saved(page, "json"));
  const quotes = await page.locator("[data-quote]").count();
  assert.equal(article.quotes.length, quotes);

  const rows = parseCsv(await saved(page, "csv"), { columns: true, bom: true });
  assert.equal(rows.filter((row) => row.item === "quote").length, quotes);
  assert.ok(rows.some((row) => row.item === "quote" && row.who === "Tobias Q. Renn"));

  const xml = (text) => new DOMParser({ onError: (level, message) => { throw new Error(`${level}: ${message}`); } }).parseFromString(text, "text/xml");
  const tei = xml(await saved(page, "tei"));
  assert.equal(tei.documentElement.namespaceURI, "http://www.tei-c.org/ns/1.0");
  assert.ok([...tei.getElementsByTagName("persName")].some((element) => element.textContent === "Tobias Q. Renn"));
  assert.ok(xml(await saved(page, "timeml")).getElementsByTagName("TIMEX3").length >= article.dates.length);

  const offline = { documentLoader: async (url) => ({ contextUrl: null, documentUrl: url, document: { "@context": { "@vocab": "https://schema.org/", id: "@id", type: "@type" } } }) };
  const linked = await jsonld.expand(JSON.parse(await saved(page, "jsonld")), offline);
  assert.ok(JSON.stringify(linked).includes("Tobias Q. Renn"));

  const annotations = JSON.parse(await saved(page, "web-annotation"));
  const anchors = JSON.stringify(annotations).match(/"type":"TextPositionSelector"/g) ?? [];
  assert.ok(anchors.length > 0);
  const walk = (node) => {
    if (Array.isArray(node)) node.forEach(walk);
    else if (node && typeof node === "object") {
      const selectors = [node.selector ?? []].flat().flatMap((selector) => [selector, selector.refinedBy ?? []].flat());
      const place = selectors.find((selector) => selector.type === "TextPositionSelector");
      const words = selectors.find((selector) => selector.type === "TextQuoteSelector");
      if (place && words) assert.equal([...TEXT].slice(place.start, place.end).join(""), words.exact);
      Object.values(node).forEach(walk);
    }
  };
  walk(annotations);

  const timeline = JSON.parse(await saved(page, "timelinejs"));
  assert.ok(timeline.events.length > 0);
  for (const event of timeline.events) {
    assert.ok(Number.isInteger(Number(event.start_date.year)));
    assert.ok(event.text.headline || event.text.text);
  }

  const markdown = await saved(page, "markdown");
  assert.match(markdown, /Tobias Q\. Renn/);
  const conll = (await saved(page, "conll")).split("\n").filter((line) => line && !line.startsWith("#")).map((line) => line.split("\t"));
  assert.ok(conll.some((columns) => /NER=B-PER/.test(columns.at(-1))));

  const html = await saved(page, "html");
  const shown = await page.evaluate((source) => new DOMParser().parseFromString(source, "text/html").body.textContent, html);
  assert.equal(shown.trim(), TEXT.trim());
});
