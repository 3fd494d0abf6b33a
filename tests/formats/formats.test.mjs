// Every format is read back by a reader that is not ours, and must say what the analysis says.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { parse as parseCsv } from "csv-parse/sync";
import { DOMParser } from "@xmldom/xmldom";
import jsonld from "jsonld";

const root = fileURLToPath(new URL("../..", import.meta.url));
const command = process.env.ONTHERECORD ?? `${root}target/release/ontherecord`;
const corpus = `${root}tests/corpus/`;
const texts = readdirSync(corpus).filter((f) => f.endsWith(".txt")).map((name) => ({ name, text: readFileSync(corpus + name, "utf8") }));
texts.push({
  name: "hostile",
  text: "=cmd|' /C calc'!A0\n\n“=1+1”, said Ada <script>alert(1)</script> Byron ]]> & Co on 3 May 2024.\n\n“[x](javascript:alert(1))” he added.\u0008\n",
});

const write = (text, format) =>
  execFileSync(command, ["parse", "--offsets", "utf16", "--format", format], { input: text, maxBuffer: 1 << 28 }).toString("utf8");
const line = (s) => s.split(/\s+/u).filter(Boolean).join(" ");
const xml = (source) =>
  new DOMParser({ onError: (level, message) => { if (level !== "warning") throw new Error(`${level}: ${message}`); } }).parseFromString(source, "text/xml");

for (const { name, text } of texts) {
  const article = JSON.parse(write(text, "json"));
  const slice = (s) => text.slice(s.start, s.end);
  const isolated = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\uFFFD");

  test(`${name}: json fits the schema`, () => {
    const schema = JSON.parse(readFileSync(`${root}docs/article.schema.json`, "utf8"));
    const validate = new Ajv({ allErrors: true, strict: false, logger: false, validateFormats: false }).compile(schema);
    assert.ok(validate(article), JSON.stringify(validate.errors?.slice(0, 3)));
    for (const item of [...article.mentions, ...article.dates]) assert.equal(item.text, slice(item));
  });

  test(`${name}: csv`, () => {
    const rows = parseCsv(write(text, "csv"), { columns: true });
    const count = (pick) => rows.filter((r) => pick(r.item)).length;
    assert.equal(count((i) => i === "quote"), article.quotes.length);
    assert.equal(count((i) => ["person", "organisation", "place", "group"].includes(i)), article.entities.length);
    assert.equal(rows.length, article.quotes.length + article.entities.length + article.dates.length);
    for (const row of rows) for (const cell of Object.values(row)) assert.ok(!/^[=+\-@\t\r]/.test(cell), `a formula: ${cell}`);
  });

  test(`${name}: tei`, () => {
    const allowed = new Set(("TEI teiHeader fileDesc titleStmt title author publicationStmt publisher date sourceDesc p standOff listPerson person persName " +
      "occupation listOrg org orgName listPlace place placeName text body div figure figDesc note said rs").split(" "));
    const tei = xml(write(text, "tei"));
    const all = [...tei.getElementsByTagName("*")];
    for (const element of all) assert.ok(allowed.has(element.tagName), element.tagName);
    const ids = new Set(all.map((e) => e.getAttribute("xml:id")).filter(Boolean));
    for (const element of all) for (const key of ["who", "ref"]) {
      const target = element.getAttribute(key);
      if (target) assert.ok(ids.has(target.slice(1)), `${key}=${target} leads nowhere`);
    }
    const body = tei.getElementsByTagName("body")[0];
    assert.equal(line(body.textContent), line(article.blocks.map((b) => isolated.slice(b.start, b.end)).join("\n")));
    const spoken = new Set([...body.getElementsByTagName("said")].map((e) => e.getAttribute("corresp")));
    assert.equal(spoken.size, article.quotes.length);
  });

  test(`${name}: jsonld`, async () => {
    const document = JSON.parse(write(text, "jsonld"));
    document["@context"] = { "@vocab": "https://schema.org/" }; // the processor must not go to the net for it
    const [expanded] = await jsonld.expand(document);
    assert.deepEqual(expanded["@type"], ["https://schema.org/NewsArticle"]);
    const parts = expanded["https://schema.org/hasPart"] ?? [];
    assert.equal(parts.length, article.quotes.filter((q) => q.form !== "indirect").length);
  });

  test(`${name}: web annotation finds its places again`, () => {
    const page = JSON.parse(write(text, "web-annotation"));
    assert.equal(page.items.length, article.quotes.length + article.mentions.length + article.dates.length);
    const points = [...text];
    for (const { target } of page.items) for (const { selector: [position, quote] } of target) {
      assert.equal(points.slice(position.start, position.end).join(""), quote.exact);
      assert.ok(text.includes(quote.prefix + quote.exact + quote.suffix));
    }
  });

  test(`${name}: timelinejs fits its documented format`, () => {
    const timeline = JSON.parse(write(text, "timelinejs"));
    const schema = JSON.parse(readFileSync(`${root}tests/formats/timelinejs.schema.json`, "utf8"));
    const validate = new Ajv({ allErrors: true }).compile(schema);
    assert.ok(validate(timeline), JSON.stringify(validate.errors?.slice(0, 3)));
    const { events } = timeline;
    assert.ok(events.length <= article.timeline.length);
    assert.equal(new Set(events.map((e) => e.unique_id)).size, events.length);
    const order = (d) => [d.year, d.month ?? 1, d.day ?? 1, d.hour ?? 0, d.minute ?? 0];
    for (const { start_date: from, end_date: to, text: words } of events) {
      assert.doesNotMatch(words.headline + words.text, /[<>]/);
      for (const date of [from, to].filter(Boolean)) {
        assert.ok(date.day === undefined || date.day <= new Date(Date.UTC(date.year, date.month, 0)).getUTCDate() || date.year < 100);
      }
      const first = to && order(from).map((part, i) => order(to)[i] - part).find((difference) => difference !== 0);
      assert.ok(!to || first > 0, "ends after it begins");
    }
  });

  test(`${name}: conll`, () => {
    let named = 0, open = 0, expected = 1;
    for (const row of write(text, "conll").split("\n")) {
      if (row === "") { assert.equal(open, 0, "brackets close in their sentence"); expected = 1; continue; }
      if (row.startsWith("#")) continue;
      const columns = row.split("\t");
      assert.equal(columns.length, 10, row);
      assert.equal(Number(columns[0]), expected++);
      const misc = Object.fromEntries(columns[9].split("|").map((p) => [p.slice(0, p.indexOf("=")), p.slice(p.indexOf("=") + 1)]));
      for (const bracket of misc.Entity?.match(/[()]/g) ?? []) open += bracket === "(" ? 1 : -1;
      assert.ok(open >= 0, row);
      named += misc.NER?.startsWith("B-") ? 1 : 0;
    }
    assert.equal(named, article.mentions.filter((m) => m.form === "name").length);
  });

  test(`${name}: timeml`, () => {
    const timeml = xml(write(text, "timeml"));
    const body = timeml.getElementsByTagName("TEXT")[0];
    assert.equal(body.textContent, isolated);
    const found = [...body.getElementsByTagName("TIMEX3")].map((e) => [e.getAttribute("type"), e.getAttribute("value"), e.textContent]);
    assert.deepEqual(found, article.dates.map((d) => [d.type.toUpperCase(), d.value, d.text]));
  });

  test(`${name}: markdown`, () => {
    const sheet = write(text, "markdown");
    assert.ok(sheet.startsWith("# "));
    assert.equal((sheet.match(/^- \[ \] \*\*/gm) ?? []).length, article.quotes.length);
    assert.ok(!/<[a-z]/i.test(sheet), "no HTML goes through");
  });
}
