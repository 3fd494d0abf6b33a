// Figures and pictures for a person to look at: sizes and times are printed, the pictures lie in target/page-shots.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";
import { launch, openSample, shots, visit } from "./browser.mjs";
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

/** From the click or paste to the marks on the screen, inside the page. */
const measured = (page, act) => page.evaluate(async (how) => {
  // Three articles in one: what stands there twice is set aside and would cost next to nothing.
  const samples = ["harbour", "comet", "rail"].map(async (name) => (await caches.match(new URL(`samples/${name}.txt`, location.href))).text());
  const article = (await Promise.all(samples)).join("\n\n").slice(0, 8192);
  const begun = performance.now();
  const before = Number(document.body.dataset.drawn ?? 0);
  if (how === "sample") document.querySelector("#samples button").click();
  else {
    const transfer = new DataTransfer();
    transfer.setData("text/plain", article);
    document.querySelector("#text").dispatchEvent(new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }));
  }
  while (Number(document.body.dataset.drawn ?? 0) === before) await new Promise((go) => setTimeout(go));
  return performance.now() - begun;
}, act);

test("times, medians of nine", async (t) => {
  const ready = [];
  const first = [];
  const later = [];
  for (let round = 0; round < 9; round += 1) {
    const { page, context } = await visit(browser, server.url);
    await page.evaluate(async () => {
      for (const name of ["harbour", "comet", "rail"]) while (!(await caches.match(new URL(`samples/${name}.txt`, location.href)))) await new Promise((go) => setTimeout(go, 50));
    });
    ready.push(await page.evaluate(() => performance.getEntriesByName("ready")[0].startTime));
    first.push(await measured(page, "sample"));
    const typed = [];
    for (let turn = 0; turn < 5; turn += 1) {
      await page.getByRole("button", { name: "New article" }).click();
      typed.push(await measured(page, "paste"));
    }
    later.push(median(typed));
    await context.close();
  }
  t.diagnostic(`page ready ${median(ready).toFixed(0)} ms after the navigation began, served uncompressed by the test's own server`);
  t.diagnostic(`first annotation of the sample ${median(first).toFixed(1)} ms after the click, right after loading`);
  t.diagnostic(`input to marks for 8 KB ${median(later).toFixed(1)} ms, at best ${Math.min(...later).toFixed(1)} ms`);
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
