// Nothing goes out after loading, and the page works without a network: a logging server is the witness.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { drawn, kept, launch, openSample, paste, visit } from "./browser.mjs";
import { serve } from "./server.mjs";
import { precache } from "../../scripts/precache.mjs";

let server, browser;
before(async () => ([server, browser] = [await serve(), await launch()]));
after(async () => { await browser.close(); await server.close(); });

test("everything loads from relative addresses under a sub-path", async () => {
  const { page, context, problems } = await visit(browser, server.url);
  await kept(page);
  const base = new URL(server.url).pathname;
  assert.ok(server.log.every((line) => line.startsWith(`GET ${base}`) || line === "GET /favicon.ico"), server.log.join("\n"));
  assert.deepEqual(problems, []);
  await context.close();
});

test("not one request after loading: reading, filtering, correcting, exporting in every format, sharing, stopping", async () => {
  const { page, context } = await visit(browser, server.url);
  await kept(page);
  const requests = [];
  context.on("request", (request) => /^https?:/.test(request.url()) && requests.push(request.url()));
  const before = server.log.length;
  await openSample(page, 0);
  for (const tab of ["names", "timeline", "facts", "speakers"]) await page.click(`#tab-${tab}`);
  for (const key of ["n", "n", "p", "1", "1", "2", "2"]) await page.keyboard.press(key);
  await page.getByRole("button", { name: "Share by link" }).click();
  await page.waitForSelector("dialog[open]");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Export" }).click();
  for (const save of await page.locator("[data-format]").all()) await Promise.all([page.waitForEvent("download"), save.click()]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "New article" }).click();
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.setData("text/plain", "“Yes,” said Ann Lee of Acme Ltd on Monday.\n\n".repeat(20_000));
    document.querySelector("#text").dispatchEvent(new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }));
  });
  // Not by the mouse, which waits until the button stands still: the reading may be done by then.
  await page.locator("#working button").waitFor();
  await page.locator("#working button").evaluate((button) => button.click());
  await page.waitForFunction(() => document.body.dataset.phase === "start");
  await openSample(page, 1);
  assert.deepEqual(server.log.slice(before), []);
  assert.deepEqual(requests, []);
  await context.close();
});

test("the page opens and reads without a network after one visit", async () => {
  const local = await serve();
  const { page, context } = await visit(browser, local.url);
  await kept(page);
  await local.close();
  await context.setOffline(true);
  await page.reload();
  await page.waitForSelector("body[data-ready]");
  assert.match(await page.locator("#banners").innerText(), /offline/);
  await openSample(page, 2);
  assert.ok(await page.locator("#reading .mark").count() > 5);
  await context.setOffline(false);
  await page.waitForFunction(() => !document.querySelector(".b-offline"));
  await context.close();
});

test("a newer version waits for the reader, and the text is there until then", async () => {
  const local = await serve();
  const { page, context } = await visit(browser, local.url);
  await kept(page);
  local.replace["pkg/precache.js"] = precache().replace(/"version": "\w+"/, '"version": "0000newer"');
  await page.reload();
  await page.waitForSelector("body[data-ready]");
  await page.locator(".b-update").waitFor();
  await paste(page, { "text/plain": "“Yes,” said Ann Lee of Acme Ltd on Monday.\n" });
  await drawn(page);
  assert.deepEqual((await page.evaluate(() => caches.keys())).length, 2);
  await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Update" }).click()]);
  await page.waitForSelector("body[data-ready]");
  await page.evaluate(async () => {
    while ((await caches.keys()).join() !== "ontherecord-0000newer") await new Promise((go) => setTimeout(go, 50));
  });
  assert.equal(await page.locator(".b-update").count(), 0);
  await context.close();
  await local.close();
});
