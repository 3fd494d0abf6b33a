// Figures and pictures for a person to look at: sizes and times are printed, the pictures lie in target/page-shots.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";
import { kept, launch, openSample, shots, visit } from "./browser.mjs";
import { root, serve } from "./server.mjs";
import { pageFiles } from "../../scripts/precache.mjs";

let server, browser;
before(async () => ([server, browser] = [await serve(), await launch()]));
after(async () => { await browser.close(); await server.close(); });

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

test("size of the page with its wasm", (t) => {
  const sizes = pageFiles().map((file) => [file, brotli(readFileSync(join(root, file)))]);
  const all = sizes.reduce((sum, [, size]) => sum + size, 0);
  const wasm = sizes.find(([file]) => file.endsWith(".wasm"))[1];
  t.diagnostic(`page and wasm ${(all / 1024).toFixed(1)} KB brotli: wasm ${(wasm / 1024).toFixed(1)}, the rest ${((all - wasm) / 1024).toFixed(1)} in ${sizes.length - 1} files`);
  assert.ok(all <= 600 * 1024);
});

/**
 * From the click or paste to the marks, inside the page.
 * @returns {Promise<{marks: number, painted: number}>} until all marks stand in the page, and until they are on the screen; ms
 */
const measured = (page, act) => page.evaluate(async (how) => {
  // Three articles in one: what stands there twice is set aside and would cost next to nothing.
  const samples = ["harbour", "comet", "rail"].map(async (name) => (await caches.match(new URL(`samples/${name}.txt`, location.href))).text());
  const article = how === "paste" ? (await Promise.all(samples)).join("\n\n").slice(0, 8192) : null;
  const before = Number(document.body.dataset.drawn ?? 0);
  for (const mark of ["marks", "painted"]) performance.clearMarks(mark);
  const begun = performance.now();
  if (how === "sample") document.querySelector("#samples button").click();
  else {
    const transfer = new DataTransfer();
    transfer.setData("text/plain", article);
    document.querySelector("#text").dispatchEvent(new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }));
  }
  while (Number(document.body.dataset.drawn ?? 0) === before) await new Promise((go) => setTimeout(go));
  const [marks, painted] = ["marks", "painted"].map((mark) => performance.getEntriesByName(mark)[0].startTime - begun);
  return { marks, painted };
}, act);

test("times, medians of nine", async (t) => {
  const times = {};
  const note = (what, time) => (times[what] ??= []).push(time);
  for (let round = 0; round < 9; round += 1) {
    for (const wait of [0, 1500]) {
      const { page, context } = await visit(browser, server.url);
      note("ready", { marks: await page.evaluate(() => performance.getEntriesByName("ready")[0].startTime), painted: 0 });
      await page.waitForTimeout(wait);
      note(`sample ${wait}`, await measured(page, "sample"));
      await context.close();
    }
    const { page, context } = await visit(browser, server.url);
    await kept(page);
    await page.waitForTimeout(1500);
    for (let turn = 0; turn < 6; turn += 1) {
      if (turn) await page.getByRole("button", { name: "New article" }).click();
      note(turn ? "later" : "first", await measured(page, "paste"));
    }
    await context.close();
  }
  const figure = (what) => {
    const [marks, painted] = ["marks", "painted"].map((until) => times[what].map((time) => time[until]));
    return `${median(marks).toFixed(1)} ms, at best ${Math.min(...marks).toFixed(1)}; on the screen ${median(painted).toFixed(1)} ms, at best ${Math.min(...painted).toFixed(1)}`;
  };
  t.diagnostic(`page ready ${median(times.ready.map(({ marks }) => marks)).toFixed(0)} ms after the navigation began, served uncompressed by the test's own server`);
  t.diagnostic(`first annotation of the sample, clicked 1.5 s after loading: ${figure("sample 1500")}`);
  t.diagnostic(`first annotation of the sample, clicked as soon as the page is ready: ${figure("sample 0")}`);
  t.diagnostic(`input to marks for 8 KB, first paste of a page, 1.5 s after loading: ${figure("first")}`);
  t.diagnostic(`input to marks for 8 KB, later pastes: ${figure("later")}`);
});

const click = (selector) => (page) => page.locator(selector).first().click();
const PICTURES = {
  start: [{}, null],
  "start-dark": [{ colorScheme: "dark" }, null],
  "start-phone": [{ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 }, null],
  light: [{}, async () => {}],
  dark: [{ colorScheme: "dark" }, async () => {}],
  why: [{}, async (page) => page.evaluate(() => document.querySelectorAll("#reading q.mark.first")[1].click())],
  "why-dark": [{ colorScheme: "dark" }, async (page) => page.evaluate(() => document.querySelectorAll("#reading q.mark.first")[3].click())],
  names: [{}, click("#tab-names")],
  timeline: [{}, click("#tab-timeline")],
  "timeline-dark": [{ colorScheme: "dark" }, click("#tab-timeline")],
  facts: [{}, click("#tab-facts")],
  phone: [{ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 }, async () => {}],
  "phone-why": [{ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 }, async (page) => page.evaluate(() => document.querySelector("#reading q.mark.first").click())],
  "phone-speakers": [{ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, colorScheme: "dark" }, click("#tab-speakers")],
  "phone-timeline": [{ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 }, click("#tab-timeline")],
  "320": [{ viewport: { width: 320, height: 640 }, deviceScaleFactor: 2 }, async () => {}],
  "forced-colours": [{ forcedColors: "active", colorScheme: "dark" }, async () => {}],
  export: [{}, (page) => page.getByRole("button", { name: "Export", exact: true }).click()],
  settings: [{}, (page) => page.getByRole("button", { name: "Privacy and settings" }).click()],
  help: [{}, (page) => page.keyboard.press("?")],
};

test("pictures", async (t) => {
  for (const [name, [options, act]] of Object.entries(PICTURES)) {
    const { page, context } = await visit(browser, server.url, { reducedMotion: "reduce", ...options });
    if (act) {
      await openSample(page, 0);
      await act(page);
    }
    await page.waitForTimeout(150);
    await page.screenshot({ path: join(shots, `${name}.png`) });
    await context.close();
  }
  const { page, context } = await visit(browser, server.url);
  await openSample(page, 0);
  await page.pdf({ path: join(shots, "print.pdf"), format: "A4", printBackground: true });
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.screenshot({ path: join(shots, "print.png"), fullPage: true });
  await context.close();
  t.diagnostic(`${Object.keys(PICTURES).length + 1} pictures in ${shots}`);
});
