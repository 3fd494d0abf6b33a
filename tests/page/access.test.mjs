// Access: axe-core in every look, a path through the page by keyboard alone, and no overflow where there is little room.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { drawn, drop, launch, openSample, visit } from "./browser.mjs";
import { serve } from "./server.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let server, browser;
before(async () => ([server, browser] = [await serve(), await launch()]));
after(async () => { await browser.close(); await server.close(); });

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const LOOKS = {
  light: {},
  dark: { colorScheme: "dark" },
  "forced colours": { forcedColors: "active" },
  "forced colours, dark": { forcedColors: "active", colorScheme: "dark" },
  "320 px": { viewport: { width: 320, height: 640 } },
  "200 % zoom": { viewport: { width: 680, height: 450 }, deviceScaleFactor: 2 },
};

/** Every state in which something else is on the screen. */
const STATES = {
  start: async () => {},
  result: async (page) => openSample(page, 0),
  why: async (page) => {
    await page.keyboard.press("n");
    await page.locator("#inspector summary").click();
  },
  names: async (page) => page.click("#tab-names"),
  timeline: async (page) => page.click("#tab-timeline"),
  facts: async (page) => page.click("#tab-facts"),
  export: async (page) => page.getByRole("button", { name: "Export", exact: true }).click(),
  share: async (page) => page.keyboard.press("Escape").then(() => page.getByRole("button", { name: "Share by link" }).click()),
  settings: async (page) => page.keyboard.press("Escape").then(() => page.getByRole("button", { name: "Privacy and settings" }).click()),
  help: async (page) => page.keyboard.press("Escape").then(() => page.getByRole("button", { name: "Help and shortcuts" }).click()),
  several: async (page) => {
    await page.keyboard.press("Escape");
    await drop(page, [{ name: "one.txt", type: "text/plain", text: "“Yes,” said Ann Lee." }, { name: "two.txt", type: "text/plain", text: "“No,” said Bob Ray." }]);
    await page.locator("#batch table").waitFor();
  },
};

async function violations(page) {
  const { violations: found } = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags, resultTypes: ["violations"] }), TAGS);
  return found.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.failureSummary.replace(/\s+/g, " ").slice(0, 160)}`).join(" | ")}`);
}

for (const [look, options] of Object.entries(LOOKS)) {
  test(`axe finds nothing in any state: ${look}`, async () => {
    // The policy of the page lets no foreign script in; axe comes in beside it.
    const { page, context } = await visit(browser, server.url, { bypassCSP: true, reducedMotion: "reduce", ...options });
    await page.evaluate(AXE);
    for (const [state, arrive] of Object.entries(STATES)) {
      await arrive(page);
    if (["export", "share", "settings", "help"].includes(state)) await page.waitForSelector("dialog[open]");
      assert.deepEqual(await violations(page), [], state);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `${state}: the page is ${wide} px wider than the screen`);
    }
    await context.close();
  });
}

test("by keyboard alone: sample, marks, why, a correction, undo, export, close", async () => {
  const { page, context, problems } = await visit(browser, server.url);
  const tabTo = async (wanted) => {
    for (let step = 0; step < 200; step += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((selector) => document.activeElement.matches(selector), wanted)) return;
    }
    assert.fail(`Tab does not reach ${wanted}`);
  };
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await tabTo("#samples button");
  await page.keyboard.press("Enter");
  await drawn(page);
  assert.equal(await page.evaluate(() => document.activeElement.closest("#reading, main") !== null), true, "the focus is with the article");
  await page.keyboard.press("n");
  await page.keyboard.press("Enter");
  await tabTo("#inspector summary");
  await page.keyboard.press("Enter");
  await tabTo("#inspector .danger");
  await page.keyboard.press("Enter");
  await drawn(page, 2);
  await page.keyboard.press("Control+z");
  await drawn(page, 3);
  await tabTo("#tab-speakers");
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.locator("#panel-names").isVisible(), true);
  await page.keyboard.press("ArrowRight");
  await tabTo(".event");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  for (let step = 0; step < 300 && !(await page.evaluate(() => /Export/.test(document.activeElement.textContent) && document.activeElement.matches(".tool"))); step += 1) await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await page.waitForSelector("dialog[open]");
  await tabTo("[data-format=csv]");
  await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  await page.keyboard.press("Escape");
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Export/, "the focus comes back to where it was");
  assert.deepEqual(problems, []);
  await context.close();
});

test("focus is always seen, and what can be pressed is at least 24 px high", async () => {
  const { page, context } = await visit(browser, server.url, { viewport: { width: 390, height: 844 } });
  await openSample(page, 0);
  const small = await page.evaluate(() => [...document.querySelectorAll("button, select, input, summary")].filter((control) => {
    const box = control.getBoundingClientRect();
    return box.width && box.height < 23.5 && !control.closest("p, dialog");
  }).map((control) => control.outerHTML.slice(0, 120)));
  assert.deepEqual(small, []);
  await context.close();
});
