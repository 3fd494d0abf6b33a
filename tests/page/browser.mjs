// One real Chromium for all page tests, and the few steps that many of them share.
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const PATHS = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** Where the pictures go; git ignores it. */
export const shots = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "target", "page-shots");
mkdirSync(shots, { recursive: true });

export function launch() {
  const executablePath = PATHS.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error("no Chromium found; set CHROMIUM to its path");
  return chromium.launch({ executablePath, args: FLAGS });
}

/**
 * A fresh page that fails the test on any script error or any text of the console that reports one.
 * @returns {Promise<{page: import("playwright-core").Page, context: import("playwright-core").BrowserContext, problems: string[]}>}
 */
export async function visit(browser, url, options = {}) {
  const { fragment = "", ...contextOptions } = options;
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, locale: "en-GB", ...contextOptions });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(url).origin }).catch(() => {});
  const page = await context.newPage();
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  await page.goto(url + fragment);
  await page.waitForSelector("body[data-ready]");
  return { page, context, problems };
}

/** Opens a built-in sample: 0 a whole page, 1 an article, 2 an e-mail. */
export async function openSample(page, number = 0) {
  await page.locator("#samples button").nth(number).click();
  await drawn(page);
}

/** Waits until the article on the page is drawn. */
export async function drawn(page, times = 1) {
  await page.waitForFunction((wanted) => Number(document.body.dataset.drawn ?? 0) >= wanted, times);
}

/** Puts data into the clipboard event that a real paste makes. */
export async function paste(page, data, selector = "#text") {
  await page.evaluate(({ data, selector }) => {
    const transfer = new DataTransfer();
    for (const [type, value] of Object.entries(data)) transfer.setData(type, value);
    document.querySelector(selector).dispatchEvent(new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }));
  }, { data, selector });
}

/** Waits until the service worker has kept everything and serves the page. */
export async function kept(page) {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    while (registration.active?.state !== "activated" || !navigator.serviceWorker.controller) await new Promise((go) => setTimeout(go, 50));
  });
}

/** Presses a mark where it begins: the middle of one that goes over several lines may lie beside it. */
export async function press(page, mark, { touch = false } = {}) {
  await mark.evaluate((element) => element.scrollIntoView({ block: "center" }));
  const { x, y } = await mark.evaluate((element) => {
    const { left, top, width, height } = element.getClientRects()[0];
    return { x: left + Math.min(width / 2, 8), y: top + height / 2 };
  });
  if (touch) await page.touchscreen.tap(x, y);
  else await page.mouse.click(x, y);
}

/** Drops files on the page. */
export async function drop(page, files) {
  await page.evaluate((files) => {
    const transfer = new DataTransfer();
    for (const { name, text, type } of files) transfer.items.add(new File([text], name, { type }));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, files);
}
