// The states of the page: first visit, paste, files, work in progress, nothing found, too large, several at once.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { drawn, drop, launch, openSample, paste, visit } from "./browser.mjs";
import { serve } from "./server.mjs";

let server, browser, open;
before(async () => ([server, browser] = [await serve(), await launch()]));
after(async () => { await browser.close(); await server.close(); });
afterEach(async () => open?.context.close());

const ARTICLE = "Mayor opens bridge\n\n“It is open,” said Ines Falk, the mayor of Drumholm, on Monday.\n";
const start = async (options) => (open = await visit(browser, server.url, options)).page;
const phase = (page) => page.evaluate(() => document.body.dataset.phase);

test("a first visit says what the page does, that nothing is sent, and has one clear action", async () => {
  const page = await start();
  await assert.doesNotReject(page.getByRole("heading", { name: /Who said what/ }).waitFor());
  assert.match(await page.locator("#privacy").innerText(), /stays in this tab/);
  assert.equal(await page.locator(".primary:visible").count(), 1);
  await page.getByRole("button", { name: "Mark it up" }).click();
  assert.match(await page.locator("#problem").innerText(), /no text yet/);
  assert.deepEqual(open.problems, []);
});

test("every sample is one click away and finds something", async () => {
  const page = await start();
  for (const number of [0, 1, 2]) {
    await openSample(page, number);
    assert.equal(await phase(page), "result");
    assert.ok(await page.locator("#reading .mark").count() > 10);
    await page.getByRole("button", { name: "New article" }).click();
    await page.evaluate(() => (document.body.dataset.drawn = "0"));
  }
  assert.deepEqual(open.problems, []);
});

test("plain text pasted into the empty field is read at once, and stays word for word", async () => {
  const page = await start();
  await paste(page, { "text/plain": ARTICLE });
  await drawn(page);
  const shown = await page.locator("#reading .block").allTextContents();
  assert.deepEqual(shown, ARTICLE.split("\n").filter(Boolean));
  await page.getByRole("button", { name: "Edit the text" }).click();
  assert.equal(await page.locator("#text").inputValue(), ARTICLE);
});

test("a rich paste keeps its blocks as lines and drops what is no text", async () => {
  const page = await start();
  await paste(page, {
    "text/plain": "all in one line",
    "text/html": "<meta><nav><ul><li>Home</li><li>News</li></ul></nav><h1>Bridge\n  opens</h1><div>By Ines Falk</div><style>p{}</style><p>One <b>bold</b><br>line.</p><p>Two&nbsp;<a href='javascript:alert(1)'>links</a>.</p><script>alert(1)</script>",
  });
  await drawn(page);
  await page.getByRole("button", { name: "Edit the text" }).click();
  assert.equal(await page.locator("#text").inputValue(), "Home\nNews\n\nBridge opens\n\nBy Ines Falk\n\nOne bold\nline.\n\nTwo\u00a0links.\n");
});

test("typed text waits for the button or Ctrl+Enter; pasting into it inserts", async () => {
  const page = await start();
  await page.fill("#text", "Before. ");
  await page.locator("#text").press("End");
  await paste(page, { "text/plain": "After by Ines Falk." });
  assert.equal(await phase(page), "start");
  assert.equal(await page.locator("#text").inputValue(), "Before. After by Ines Falk.");
  await page.locator("#text").press("Control+Enter");
  await drawn(page);
});

test("pasting over an article opens the new one, and the one before comes back with its edits", async () => {
  const page = await start();
  await openSample(page, 1);
  await page.fill("#published", "2020-01-02");
  await drawn(page, 2);
  await paste(page, { "text/plain": ARTICLE }, "#reading");
  await drawn(page, 3);
  assert.match(await page.locator("#reading").innerText(), /Drumholm/);
  await page.getByRole("button", { name: "Back to the one before" }).click();
  await drawn(page, 4);
  assert.match(await page.locator("#reading").innerText(), /Tartu/i);
  assert.equal(await page.locator("#published").inputValue(), "2020-01-02");
});

test("a new article begins at its top; a long one that is cancelled, or is too long, leaves the one before as it was", async () => {
  const page = await start();
  await openSample(page, 0);
  await page.evaluate(() => scrollTo(0, 900));
  await paste(page, { "text/plain": `${ARTICLE}${"The river is wide and slow here.\n\n".repeat(60)}` }, "#reading");
  await drawn(page, 2);
  assert.equal(await page.evaluate(() => scrollY), 0);
  const sentence = "“It is open,” said Ines Falk, the mayor of Drumholm, on Monday, 4 March 2024, in the harbour.\n\n";
  await paste(page, { "text/plain": sentence.repeat(Math.floor(990_000 / sentence.length)) }, "#reading");
  await page.locator("#working").getByRole("button", { name: "Cancel" }).click();
  await paste(page, { "text/plain": "word ".repeat(250_000) }, "#reading");
  assert.match(await page.locator(".b-error").innerText(), /1,250,000 characters/);
  assert.equal(await phase(page), "result");
  assert.match(await page.locator("#reading").innerText(), /Drumholm.*river is wide/s);
  assert.deepEqual(open.problems, []);
});

test("an engine that can't be loaded is said, with what to do", async () => {
  const broken = await serve({ replace: { "pkg/ontherecord_bg.wasm": Buffer.from("no wasm") } });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(broken.url);
  await page.locator(".b-error").waitFor();
  assert.match(await page.locator(".b-error").innerText(), /could not be loaded.*Reload/);
  await context.close();
  await broken.close();
});

test("one dropped file opens; .md and .html are read as text", async () => {
  const page = await start();
  await drop(page, [{ name: "a.html", type: "text/html", text: "<title>T</title><body><h1>Bridge</h1><p>Said Ines Falk of Drumholm.</p><script>alert(1)</script>" }]);
  await drawn(page);
  assert.deepEqual(await page.locator("#reading .block").allTextContents(), ["Bridge", "Said Ines Falk of Drumholm."]);
});

test("several files become one table and one CSV, and each opens", async () => {
  const page = await start();
  await drop(page, [{ name: "one.txt", type: "text/plain", text: ARTICLE }, { name: "two.md", type: "", text: ARTICLE }, { name: "x.png", type: "image/png", text: "" }]);
  await page.locator("#batch table").waitFor();
  assert.equal(await page.locator("#batch tbody tr").count(), 2);
  assert.match(await page.locator("#banners").textContent(), /x\.png: not a/);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "One CSV of all" }).click()]);
  const { readFileSync } = await import("node:fs");
  const { parse } = await import("csv-parse/sync");
  const rows = parse(readFileSync(await download.path(), "utf8"), { columns: true, bom: true });
  assert.deepEqual([...new Set(rows.map((row) => row.file))], ["one.txt", "two.md"]);
  await page.locator("#batch tbody .link").first().click();
  await drawn(page);
  await page.getByRole("button", { name: "All articles" }).click();
  await page.locator("#batch table").waitFor();
});

test("a text in which nothing is found says so and leads back", async () => {
  const page = await start();
  await page.fill("#text", "zzz zz z.\n");
  await page.getByRole("button", { name: "Mark it up" }).click();
  await drawn(page);
  assert.equal(await phase(page), "empty");
  assert.match(await page.locator("#notice").innerText(), /Nothing found/);
  await page.locator("#notice").getByRole("button", { name: "Edit the text" }).click();
  assert.equal(await page.locator("#text").inputValue(), "zzz zz z.\n");
});

test("a text that is too large is refused with its length", async () => {
  const page = await start();
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.setData("text/plain", "word ".repeat(250_000));
    document.querySelector("#text").dispatchEvent(new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }));
  });
  await page.waitForFunction(() => document.body.dataset.phase === "too-large");
  assert.match(await page.locator("#problem").innerText(), /1,250,000 characters/);
  await paste(page, { "text/plain": ARTICLE });
  await drawn(page);
  assert.equal(await phase(page), "result");
});

test("long work shows that it goes on, and can be stopped; the page works afterwards", async () => {
  const page = await start();
  await page.evaluate(() => {
    const sentence = "“It is open,” said Ines Falk, the mayor of Drumholm, on Monday, 4 March 2024, in the harbour.\n\n";
    const transfer = new DataTransfer();
    transfer.setData("text/plain", sentence.repeat(Math.floor(990_000 / sentence.length)));
    document.querySelector("#text").dispatchEvent(new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }));
  });
  const cancel = page.locator("#working").getByRole("button", { name: "Cancel" });
  await cancel.waitFor();
  await cancel.click();
  await page.waitForFunction(() => document.body.dataset.phase === "start");
  await paste(page, { "text/plain": ARTICLE });
  await drawn(page);
  assert.equal(await phase(page), "result");
  assert.deepEqual(open.problems, []);
});

test("nothing is kept until the reader asks, then it comes back, and erasing erases", async () => {
  const page = await start();
  await paste(page, { "text/plain": ARTICLE });
  await drawn(page);
  const kept = () => page.evaluate(() => JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }) + document.cookie);
  assert.equal(await kept(), "{}{}");
  await page.getByRole("button", { name: "Privacy and settings" }).click();
  await page.getByRole("switch", { name: "Keep my work on this device" }).check();
  assert.match(await kept(), /Drumholm/);
  await page.reload();
  await drawn(page);
  assert.match(await page.locator("#reading").innerText(), /Drumholm/);
  await page.getByRole("button", { name: "Privacy and settings" }).click();
  await page.locator(".erase").getByRole("button", { name: "Erase all" }).click();
  await page.waitForFunction(() => document.body.dataset.phase === "start");
  assert.equal(await kept(), "{}{}");
  assert.deepEqual(await page.evaluate(async () => [(await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length]), [0, 0]);
  assert.ok(!(await page.content()).includes("Drumholm"));
  assert.equal(await page.locator("#text").inputValue(), "");
});
