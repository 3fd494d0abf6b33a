// The reading view and the panels: marks, filters, links between text and cards, keyboard, touch, dates that follow.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, afterEach, before, test } from "node:test";
import { drawn, launch, openSample, paste, press, visit } from "./browser.mjs";
import { serve } from "./server.mjs";

let server, browser, open;
before(async () => ([server, browser] = [await serve(), await launch()]));
after(async () => { await browser.close(); await server.close(); });
afterEach(async () => open?.context.close());

const read = async (options, sample = 0) => {
  open = await visit(browser, server.url, options);
  await openSample(open.page, sample);
  return open.page;
};
const focused = (page) => page.evaluate(() => document.activeElement.dataset.key ?? document.activeElement.id);
const selected = (page) => page.evaluate(() => document.querySelector("#reading .mark.selected")?.dataset.key);
const visibleMarks = (page, kind) => page.locator(`#reading .mark.k-${kind}:not(.off)`).count();

test("the kinds differ without any colour", async () => {
  const page = await read();
  const looks = await page.evaluate(() => {
    const look = (selector) => {
      const style = getComputedStyle(document.querySelector(`#reading ${selector}`));
      return [style.textDecorationLine, style.textDecorationStyle, style.borderTopStyle, style.backgroundImage === "none", style.backgroundColor === "rgba(0, 0, 0, 0)"].join();
    };
    return [".k-person.f-name", ".k-organisation.f-name", ".k-place.f-name", ".k-date", ".k-quote.f-direct", ".k-quote.f-indirect"].map(look);
  });
  assert.equal(new Set(looks).size, looks.length, looks.join("\n"));
});

test("marks nest, keep the text, and the number of a speaker is not part of it", async () => {
  const page = await read();
  const nested = page.locator("#reading .k-quote .k-place, #reading .k-quote .k-date, #reading .k-quote .k-person");
  assert.ok(await nested.count() > 0);
  const text = readFileSync(new URL("../../www/samples/harbour.txt", import.meta.url), "utf8");
  const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
  assert.equal((await page.locator("#reading .block").allTextContents()).join("").replace(/\s/g, ""), lines.join("").replace(/\s/g, ""));
});

test("noise is folded away and can be opened", async () => {
  const page = await read();
  const noise = page.locator("#reading details.noise");
  assert.ok(await noise.count() > 0);
  const line = page.locator(".noise .block", { hasText: "All rights reserved" });
  assert.equal(await line.isVisible(), false);
  await page.locator("#reading details.noise", { has: page.locator(".block", { hasText: "All rights reserved" }) }).locator("summary").click();
  assert.equal(await line.isVisible(), true);
});

test("kinds, certainty, a person and words filter text and panels", async () => {
  const page = await read();
  const all = await visibleMarks(page, "person");
  await page.locator(".chip.k-person").click();
  assert.equal(await visibleMarks(page, "person"), 0);
  await page.keyboard.press("2");
  assert.equal(await visibleMarks(page, "person"), all);
  for (const [key, kind] of [["1", "quote"], ["3", "organisation"], ["4", "place"], ["5", "date"]]) {
    await page.keyboard.press(key);
    assert.equal(await visibleMarks(page, kind), 0, kind);
    await page.keyboard.press(key);
  }
  const card = page.locator("li.speaker").first();
  const id = await card.getAttribute("data-entity");
  await card.locator(".only").click();
  const owners = await page.evaluate(() => [...new Set([...document.querySelectorAll("#reading .mark:not(.off)")].map((mark) => mark.dataset.owner))]);
  assert.deepEqual(owners, [id]);
  await page.locator(".person button").click();
  assert.equal(await visibleMarks(page, "person"), all);
  await page.selectOption("#certainty", "0.9");
  const marks = async () => (await page.locator("#reading .mark:not(.off)").count());
  const sure = await marks();
  await page.selectOption("#certainty", "0");
  assert.ok(sure <= await marks());
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  assert.equal(await focused(page), "search");
  await page.keyboard.type("lindqvist");
  assert.ok(await page.locator("#reading .mark.found").count() > 0);
  assert.equal(await page.locator("li.speaker:visible").count(), 1);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#reading .mark.found").count(), 0);
});

test("words are found wherever they stand, and Enter goes from place to place", async () => {
  const page = await read();
  const places = page.locator(".places");
  const inView = () => page.evaluate(() => {
    const { top, bottom } = [...CSS.highlights.get("word")][0].getBoundingClientRect();
    return top > 0 && bottom < innerHeight;
  });
  await page.keyboard.press("/");
  await page.keyboard.type("coal");
  // The text is searched when the typing pauses.
  const told = (pattern) => places.filter({ hasText: pattern }).waitFor();
  await told(/^\d+ places$/);
  const number = Number.parseInt(await places.textContent(), 10);
  assert.ok(number > 2);
  assert.equal(await page.evaluate(() => CSS.highlights.get("words").size), number);
  for (let step = 1; step <= number; step += 1) {
    await page.keyboard.press("Enter");
    assert.equal(await places.textContent(), `${step} of ${number}`);
    assert.equal(await inView(), true);
  }
  await page.keyboard.press("Shift+Enter");
  assert.equal(await places.textContent(), `${number - 1} of ${number}`);
  // Hiding a kind is no new search.
  await page.click('[data-kind="date"]');
  assert.equal(await places.textContent(), `${number - 1} of ${number}`);
  await page.click('[data-kind="date"]');
  await page.fill("#search", "zebra");
  await told("not in the text");
  await page.keyboard.press("Escape");
  assert.equal(await places.textContent(), "");
  assert.deepEqual(open.problems, []);
});

test("a card's quotation leads to the text, and a mark in the text to its card", async () => {
  const page = await read();
  const row = page.locator("li.speaker .quote-text").first();
  await row.click();
  const key = await selected(page);
  assert.match(key, /^quote:/);
  assert.equal(await focused(page), key);
  assert.equal(await page.locator("#inspector").isVisible(), true);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#inspector").isVisible(), false);
  await press(page, page.locator("#reading q.mark.first").last());
  const chosen = await selected(page);
  assert.equal(await page.locator(`[data-select="${chosen}"][aria-current]`).first().isVisible(), true);
});

test("the places of a name stand in a list and lead into the text", async () => {
  const page = await read();
  await page.locator('[data-select^="entity:"]').first().click();
  const places = page.locator("#inspector ol.places .context");
  await places.first().waitFor();
  const [box, list] = [await page.locator("#inspector").boundingBox(), await page.locator("#inspector ol.places").boundingBox()];
  assert.ok(list.x >= box.x && list.x + list.width <= box.x + box.width, "it lies in the inspector");
  await places.last().click();
  assert.match(await focused(page), /^mention:/);
});

test("why: rule in a sentence, certainty in words and figures, and the way out of a mark inside another", async () => {
  const page = await read();
  await press(page, page.locator("#reading .k-quote .mark.first:not(.k-quote)").first());
  const inspector = page.locator("#inspector");
  assert.match(await inspector.locator(".why p").first().innerText(), /^[A-Z“].{15,}\.$/);
  assert.match(await inspector.locator(".certainty").innerText(), /(certain|likely).*\(\d+ %\)/s);
  await inspector.locator(".around button").first().click();
  assert.match(await selected(page), /^quote:/);
  assert.match(await inspector.locator(".kind").innerText(), /quotation|reported speech/i);
});

test("n and p walk through the marks, round the ends, and tell what they are; hidden kinds are skipped", async () => {
  const page = await read({}, 1);
  await page.keyboard.press("n");
  const first = await selected(page);
  await page.keyboard.press("n");
  const second = await selected(page);
  assert.notEqual(second, first);
  assert.equal(await focused(page), second);
  await page.keyboard.press("p");
  assert.equal(await selected(page), first);
  assert.match(await page.locator("#status").textContent(), /^(Person|Organisation|Place|Group|Date|Quotation|Reported speech)/);
  await page.keyboard.press("p");
  const last = await page.evaluate(() => [...document.querySelectorAll("#reading .mark.first")].at(-1).dataset.key);
  assert.equal(await selected(page), last);
  for (const key of ["2", "3", "4", "5", "6"]) await page.keyboard.press(key);
  await page.keyboard.press("n");
  assert.match(await selected(page), /^quote:/);
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "inspector");
});

test("shortcuts of one key can be switched off; the buttons go on working", async () => {
  const page = await read({}, 1);
  await page.getByRole("button", { name: "Privacy and settings" }).click();
  await page.getByRole("switch", { name: "Shortcuts of a single key" }).uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  assert.equal(await selected(page), undefined);
  await page.getByRole("button", { name: "Next mark (n)" }).click();
  assert.match(await selected(page), /:/);
});

test("by touch: a mark opens a sheet that leaves the mark in view, and the sheet leads on", async () => {
  const page = await read({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await press(page, page.locator("#reading q.mark.first").nth(1), { touch: true });
  const sheet = await page.locator("#inspector").boundingBox();
  await page.waitForTimeout(600);
  const mark = await page.locator("#reading .mark.selected").first().boundingBox();
  assert.ok(mark.y > 0 && mark.y + 10 < sheet.y, JSON.stringify({ mark, sheet }));
  const before = await selected(page);
  await page.locator("#inspector").getByRole("button", { name: "Next mark" }).tap();
  assert.notEqual(await selected(page), before);
  await page.locator("#inspector").getByRole("button", { name: "Close (Esc)" }).tap();
  await page.locator("#tab-speakers").tap();
  assert.equal(await page.locator("#reading").isVisible(), false);
  await page.locator("li.speaker .quote-text").first().tap();
  assert.equal(await page.locator("#reading").isVisible(), true);
});

test("the publication date can be set, every relative date follows, and undo brings it back", async () => {
  open = await visit(browser, server.url);
  const { page } = open;
  await paste(page, { "text/plain": "Bridge opens\n\nThe bridge opened on Monday, Ines Falk said yesterday. It was begun last year.\n" });
  await drawn(page);
  assert.match(await page.locator(".published .origin").innerText(), /not found/);
  const values = () => page.locator("#reading time.mark").evaluateAll((marks) => marks.map((mark) => mark.getAttribute("datetime")));
  const before = await values();
  await page.fill("#published", "2024-03-14");
  await drawn(page, 2);
  assert.deepEqual(await values(), ["2024-03-11", "2024-03-13", "2023"]);
  await page.fill("#published", "2025-03-14");
  await drawn(page, 3);
  assert.deepEqual(await values(), ["2025-03-10", "2025-03-13", "2024"]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Undo: / }).click();
  await page.getByRole("button", { name: /^Undo: / }).click();
  await drawn(page, 5);
  assert.deepEqual(await values(), before);
});

test("without a stamp the dateline's day counts, and the page says so", async () => {
  const page = await read({}, 1);
  assert.match(await page.locator(".published .origin").innerText(), /as the dateline says/);
  assert.equal(await page.locator("#published").inputValue(), "2025-02-03");
});

test("what is less than likely looks and sounds like it", async () => {
  const page = await read({}, 1);
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator('[data-format="json"]').click()]);
  await page.keyboard.press("Escape");
  const article = JSON.parse(readFileSync(await download.path(), "utf8"));
  const keys = ["quote", "mention", "date"].flatMap((type) => article[`${type}s`].flatMap((item, at) => (item.confidence < 0.7 ? [`${type}:${at}`] : [])));
  assert.ok(keys.length > 0);
  const shown = await page.locator("#reading .unsure.first").evaluateAll((marks) => marks.map((mark) => mark.dataset.key));
  assert.deepEqual(shown.sort(), keys.sort());
  assert.ok((await page.locator("#reading .k-quote.unsure.first").evaluateAll((marks) => marks.map((mark) => mark.dataset.slot))).every((slot) => slot.endsWith("?")));
  await press(page, page.locator("#reading .unsure.first").first());
  assert.match(await page.locator("#status").textContent(), /, uncertain$/);
});

test("a stamp in the text can be overruled", async () => {
  const page = await read();
  const origin = page.locator(".published .origin");
  assert.match(await origin.innerText(), /as the text says/);
  assert.equal(await page.locator("#published").inputValue(), "2024-09-16");
  await page.fill("#published", "2023-09-18");
  await drawn(page, 2);
  assert.match(await origin.innerText(), /the text says 16 September 2024/);
  assert.ok((await page.locator("#reading time.mark").evaluateAll((marks) => marks.map((mark) => mark.getAttribute("datetime")))).includes("2023-09-18"));
});

test("the timeline is to scale, shows how precise a date is, and is walked by the arrow keys", async () => {
  const page = await read();
  await page.click("#tab-timeline");
  await page.getByRole("button", { name: "All dates" }).click();
  const events = await page.locator("#panel-timeline ol.events > li").count();
  assert.ok(events >= 8, `${events}`);
  assert.equal(await page.locator("#panel-timeline .event").count(), events);
  const bars = await page.locator("#panel-timeline .event").evaluateAll((groups) => groups.map((group) => ({
    label: group.getAttribute("aria-label"), exact: group.classList.contains("exact"),
    x: Number(group.querySelector(".extent").getAttribute("x")), width: Number(group.querySelector(".extent").getAttribute("width")) })));
  const closed = bars.filter(({ label }) => !label.endsWith("open range"));
  for (let at = 1; at < closed.length; at += 1) assert.ok(closed[at].x >= closed[at - 1].x - 0.01, "in order of time");
  for (const { label, exact } of bars) assert.equal(/to (the (day|hour|minute|second)|a part of the day)$/.test(label), exact, label);
  await page.locator("#panel-timeline .event").first().focus();
  await page.keyboard.press("End");
  assert.match(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), new RegExp(`^${events}:`));
  for (let times = 0; times < 4; times += 1) await page.keyboard.press("+");
  await page.keyboard.press("ArrowLeft");
  assert.match(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), new RegExp(`^${events - 1}:`));
  await page.keyboard.press("Enter");
  assert.match(await page.evaluate(() => document.querySelector("#reading .mark.selected")?.dataset.key), /^date:/);
});

test("speakers: number and share of the words quoted add up, and a quotation is copied with its attribution", async () => {
  const page = await read();
  const shares = await page.locator("li.speaker .share p").allInnerTexts();
  const numbers = shares.map((share) => /(\d+) quotations?, ([\d,]+) words?, (\d+) %/.exec(share).slice(1).map((part) => Number(part.replace(",", ""))));
  assert.ok(numbers.reduce((sum, [, , share]) => sum + share, 0) <= 100 + numbers.length);
  // Not the first: what stands above the article has no paragraph.
  const card = page.locator("li.speaker", { has: page.locator("h3", { hasText: "Rosalind Okafor" }) });
  await card.locator(".copy").first().click();
  await page.waitForFunction(() => /copied/.test(document.querySelector("#toast").textContent));
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /\n— Rosalind Okafor/);
  assert.match(copied, /2024-09-16/);
  assert.match(copied, /paragraph \d+/);
});

test("the facts sheet lists names, figures, dates and quotations in order, and keeps its ticks", async () => {
  const page = await read();
  await page.click("#tab-facts");
  const kinds = new Set(await page.locator("#panel-facts .kind").allInnerTexts());
  for (const kind of ["Person", "Figure", "Date", "Quotation", "Organisation", "Place"]) assert.ok(kinds.has(kind), kind);
  await page.locator("#panel-facts input").first().check();
  assert.match(await page.locator("#panel-facts .hint").innerText(), /^1 of \d+ facts/);
  await page.click("#tab-names");
  await page.click("#tab-facts");
  assert.equal(await page.locator("#panel-facts input").first().isChecked(), true);
});
