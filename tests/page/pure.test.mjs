// What needs no browser: nesting of marks, CSV, the timeline's arithmetic, words, edits, links.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pageFiles } from "../../scripts/precache.mjs";
import { combine, field, records } from "../../www/io/csv.js";
import { fileName, standalone } from "../../www/io/formats.js";
import { lengthWarning, pack, unpack } from "../../www/io/share.js";
import { correct, redo, undo } from "../../www/edits.js";
import { EMPTY_EDITS, assignSlots, colour, initial, lastStarting, paragraphAt } from "../../www/state.js";
import { occurrences } from "../../www/view/ranges.js";
import { extent, lanes, opening, ticks } from "../../www/view/scale.js";
import { nest } from "../../www/view/segments.js";
import { certainty, countWords, dateWords, durationWords, intervalWords, isRange, precision } from "../../www/words.js";

const leaves = (pieces) => pieces.flatMap((piece) => (piece.item ? leaves(piece.inside) : [[piece.start, piece.end]]));

test("pieces of crossing and nested items join to the whole range and stay inside their parents", () => {
  let seed = 7;
  const random = (below) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  for (let round = 0; round < 300; round += 1) {
    const items = Array.from({ length: random(9) }, () => {
      const start = random(40);
      return { start, end: start + 1 + random(15), layer: random(4) };
    });
    const pieces = nest(5, 45, items);
    let at = 5;
    for (const [start, end] of leaves(pieces)) {
      assert.equal(start, at);
      at = end;
    }
    assert.equal(at, 45);
    const inside = (list, from, to) => list.forEach((piece) => {
      assert.ok(from <= piece.start && piece.end <= to);
      inside(piece.inside, piece.start, piece.end);
    });
    inside(pieces, 5, 45);
    const firsts = new Map();
    const walk = (list) => list.forEach((piece) => {
      if (piece.item && piece.first) firsts.set(piece.item, (firsts.get(piece.item) ?? 0) + 1);
      walk(piece.inside);
    });
    walk(pieces);
    for (const [, number] of firsts) assert.equal(number, 1);
  }
});

test("an item with a lower layer lies outside one of the same extent", () => {
  const [piece] = nest(0, 4, [{ start: 0, end: 4, layer: 3 }, { start: 0, end: 4, layer: 0 }]);
  assert.equal(piece.item.layer, 0);
  assert.equal(piece.inside[0].item.layer, 3);
});

test("CSV records keep quoted line breaks, and files combine under one head", () => {
  assert.deepEqual(records('a,b\r\n1,"x\ny"\r\n2,z'), ["a,b", '1,"x\ny"', "2,z"]);
  const combined = combine([{ name: "one.txt", csv: "kind,text\r\nquote,\"a \"\"b\"\"\nc\"\r\n" }, { name: "=2,txt", csv: "kind,text\r\ndate,May\r\n" }]);
  assert.equal(combined, "file,kind,text\r\none.txt,quote,\"a \"\"b\"\"\nc\"\r\n\"'=2,txt\",date,May\r\n");
  assert.equal(field('say "x"'), '"say ""x"""');
});

test("intervals in words end on their last day", () => {
  assert.equal(intervalWords({ from: "2024-09-16", to: "2024-09-17" }, "day"), "16 September 2024");
  assert.equal(intervalWords({ from: "2024-07-01", to: "2024-08-01" }, "month"), "July 2024");
  assert.equal(intervalWords({ from: "2023-01-01", to: "2024-01-01" }, "year"), "2023");
  assert.equal(intervalWords({ from: "2024-09-30", to: "2024-10-07" }, "week"), "30 September 2024 – 6 October 2024");
  assert.equal(intervalWords({ from: null, to: "2024-10-07" }, "day"), "before 7 October 2024");
  assert.equal(intervalWords({ from: "1984-01-01", to: "1986-01-01" }, "year"), "1984 – 1985");
  assert.equal(intervalWords({ from: "1950-01-01", to: "1960-01-01" }, "decade"), "the 1950s");
  assert.equal(intervalWords({ from: "2024-07-01", to: "2024-10-01" }, "quarter"), "July 2024 – September 2024");
  assert.equal(intervalWords({ from: "2024-07-01T09:00", to: "2024-07-01T09:01" }, "minute"), "1 July 2024, 09:00");
  assert.equal(intervalWords({ from: "2024-07-01T18:00", to: "2024-07-02T00:00" }, "part-of-day"), "1 July 2024, 18:00–24:00");
  assert.equal(intervalWords({ from: "2024-07-01T06:00", to: "2024-07-01T12:00" }, "part-of-day"), "1 July 2024, 06:00–12:00");
  assert.equal(intervalWords({ from: "2024-07-01T18:00", to: "2024-07-02T06:00" }, "part-of-day"), "1 July 2024, 18:00–06:00");
  assert.ok(isRange("year", { from: "1984-01-01", to: "1986-01-01" }));
  assert.ok(!isRange("year", { from: "2024-01-01", to: "2025-01-01" }));
  assert.equal(precision("month", { from: "2024-07-01", to: "2024-08-01" }), "to the month");
  assert.equal(precision("day", { from: "2024-07-01", to: null }), "open range");
  assert.equal(dateWords("2024-03-14T21:49"), "14 March 2024, 21:49");
  assert.equal(dateWords("0079-08"), "August 79");
  assert.deepEqual(["P3Y", "PT5M", "P1D", "PXW", "PRESENT_REF", "2024-W10"].map(durationWords), ["a stretch of 3 years", "a stretch of 5 minutes", "a stretch of 1 day", "some weeks", "the time of writing", "2024-W10"]);
});

test("words are counted with apostrophes, hyphens and figures inside", () => {
  assert.equal(countWords("“It’s a well-known 3.5 per cent,” she said."), 8);
  assert.equal(countWords(""), 0);
});

test("certainty has a word for every figure", () => {
  assert.deepEqual([1, 0.9, 0.75, 0.5, 0.1].map(certainty), ["near certain", "very likely", "likely", "more likely than not", "uncertain"]);
});

const event = (from, to) => ({ interval: { from, to }, granularity: "day" });

test("the timeline opens where most events crowd, and ticks are round and few", () => {
  const events = [event("1871-01-01", "1872-01-01"), ...["01", "02", "03", "04"].map((day) => event(`2024-09-${day}`, `2024-09-${Number(day) + 1}`.replace(/-(\d)$/, "-0$1")))];
  const first = opening(events);
  assert.ok(new Date(first.from).getUTCFullYear() === 2024);
  assert.ok(new Date(extent(events).from).getUTCFullYear() < 1871);
  for (const stretch of [first, extent(events), { from: 0, to: 864e5 * 2 }, { from: -6e13, to: 6e13 }]) {
    const marks = ticks(stretch);
    assert.ok(marks.length <= 8, `${marks.length}`);
    assert.ok(marks.every(({ at }) => at >= stretch.from && at <= stretch.to));
  }
});

test("nothing overlaps in a row of the timeline", () => {
  const places = [{ left: 0, right: 10 }, { left: 5, right: 15 }, { left: 14, right: 20 }, { left: 30, right: 31 }];
  assert.deepEqual(lanes(places), [0, 1, 0, 0]);
  assert.deepEqual(lanes(places, 1), [0, -1, 0, 0]);
});

test("undo and redo go through the same states; a new correction forgets what was undone", () => {
  const start = { ...initial(), slots: new Map([["Hale", 2]]) };
  const one = { ...start, ...correct(start, { op: "rename", entity: "Hale", to: "S. Hale" }, "renamed") };
  assert.equal(one.slots.get("S. Hale"), 2);
  const two = { ...one, ...correct(one, { op: "ignore", entity: "May" }, "ignored") };
  const back = { ...two, ...undo(two) };
  assert.deepEqual(back.edits, one.edits);
  assert.deepEqual({ ...back, ...redo(back) }.edits, two.edits);
  const other = { ...back, ...correct(back, { op: "ignore", entity: "June" }, "ignored") };
  assert.equal(other.future.length, 0);
  assert.equal(undo(start), undefined);
});

test("speakers keep their colours when others come and go", () => {
  const article = (names) => ({ entities: names.map((name, id) => ({ id, name })), quotes: names.map((_, speaker) => ({ speaker })) });
  const before = assignSlots(article(["A", "B", "C"]), new Map());
  assert.deepEqual([...before], [["A", 1], ["B", 2], ["C", 3]]);
  assert.deepEqual([...assignSlots(article(["N", "C", "B"]), before)].sort(), [["B", 2], ["C", 3], ["N", 1]]);
  assert.deepEqual([1, 8, 9, 0].map(colour), [1, 8, 1, 0]);
});

test("places are found by halving, at the edges too", () => {
  const blocks = [{ kind: "headline", start: 0, end: 3 }, { kind: "paragraph", start: 5, end: 9 }, { kind: "paragraph", start: 10, end: 12 }];
  assert.equal(lastStarting(blocks, 4), 0);
  assert.equal(lastStarting([], 4), -1);
  assert.deepEqual([0, 5, 9, 11].map((offset) => paragraphAt({ blocks }, offset)), [null, 1, null, 2]);
});

test("words are found whatever their case, white space and signs, as often as asked", () => {
  const at = (text, query, most) => occurrences(text, query, most).map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(at("The quay. THE\n quay? A thequay", "the quay"), ["The quay", "THE\n quay"]);
  assert.deepEqual(at("İ (a+b) [c] (A+B)", "(a+b)"), ["(a+b)", "(A+B)"]);
  assert.deepEqual(at("x x x", "x", 2), ["x", "x"]);
  assert.deepEqual(at("anything", "  "), []);
});

test("a link gives back the article and the edits, and refuses what is broken or too large", async () => {
  const content = { text: "“Ça va,” said Ωmega 🙂.\n", name: null, edits: { ...EMPTY_EDITS, published: "2024-09-16", corrections: [{ op: "speaker", start: 0, end: 8, speaker: null }] } };
  const fragment = await pack(content);
  assert.match(fragment, /^#v1\.[\w-]+$/);
  assert.deepEqual(await unpack(fragment), content);
  assert.equal(await unpack("#something"), null);
  await assert.rejects(unpack("#v1.AAAA"));
  await assert.rejects(async () => unpack(await pack({ text: "x".repeat(5_000_000), edits: EMPTY_EDITS })), /too much/);
  const strange = await unpack(await pack({ text: "x", edits: { published: "<b>", corrections: [{ op: 1, entity: "A", evil: true, start: "1" }] } }));
  assert.deepEqual(strange.edits, { published: null, dateOrder: "auto", corrections: [{ entity: "A" }] });
  assert.equal(lengthWarning(100), "");
  assert.match(lengthWarning(40_000), /cut it off/);
});

test("file names come from the headline, and a title can't break out of the saved page", () => {
  assert.equal(fileName({ name: null, article: { metadata: { headline: { text: "Café “fight”: 1/2 & more" } } } }, "csv"), "cafe-fight-1-2-more.csv");
  assert.equal(fileName({ name: "../x.html", article: null }, "csv"), "x.csv");
  assert.ok(standalone("</title><script>", "<q>x</q>").includes("&lt;/title&gt;&lt;script&gt;"));
});

test("the page asks for all of its modules at once", () => {
  const wanted = pageFiles().filter((file) => file.endsWith(".js") && !file.startsWith("pkg/") && !["app.js", "loading.js", "worker.js"].includes(file));
  const html = readFileSync(new URL("../../www/index.html", import.meta.url), "utf8");
  assert.deepEqual([...html.matchAll(/rel="modulepreload" href="([^"]+)"/g)].map(([, file]) => file).sort(), wanted.sort());
});

test("no script or style stands in the page, and no file is over 500 lines", () => {
  const html = readFileSync(new URL("../../www/index.html", import.meta.url), "utf8");
  assert.doesNotMatch(html, /<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|https?:/);
  for (const file of pageFiles().filter((name) => /\.(js|css|html)$/.test(name) && !name.startsWith("pkg/"))) {
    const text = readFileSync(new URL(`../../www/${file}`, import.meta.url), "utf8");
    assert.ok(text.split("\n").length <= 500, file);
    if (file.endsWith(".js")) assert.doesNotMatch(text, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(/, file);
  }
});
