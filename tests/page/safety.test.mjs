// What a hostile text or link could do: nothing. Every paste is watched for dialogs, breaches of the policy and live elements.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { drawn, launch, openSample, paste, visit } from "./browser.mjs";
import { serve } from "./server.mjs";

let server, browser;
before(async () => ([server, browser] = [await serve(), await launch()]));
after(async () => { await browser.close(); await server.close(); });

const HOSTILE = [
  "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "</q></mark></article><iframe src=javascript:alert(1)>",
  "“<b onmouseover=alert(1)>Hi</b>,” said <i>Ann Lee</i> of <u>Acme Ltd</u> on Monday.", "<style>*{display:none}</style>", "<base href=//evil.example>",
  "&lt;script&gt;alert(1)&lt;/script&gt; &#x3c;script>", "javascript:alert(1) said Ann “O’Neil\" onclick=\"alert(1)” Lee.", "<meta http-equiv=refresh content=0;url=//evil.example>",
  "\u202e“gnihton\u202c,” said A\u0000nn\u200b Lee.", "<form action=//evil.example><button>", "{{constructor.constructor('alert(1)')()}}", "<a href=javascript:alert(1)>x</a>",
  "]]><!--<script>alert(1)</script>-->", "=cmd|' /C calc'!A0 said Ann Lee.",
];

test("hostile text is shown as text: no dialog, no breach of the policy, no element of its own, in every panel and export", async () => {
  const { page, context, problems } = await visit(browser, server.url);
  const alarms = [];
  page.on("dialog", (dialog) => { alarms.push(`dialog ${dialog.message()}`); dialog.dismiss(); });
  await page.evaluate(() => {
    window.breaches = [];
    document.addEventListener("securitypolicyviolation", (event) => window.breaches.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  const before = server.log.length;
  const text = `Ann Lee\n\n${HOSTILE.join("\n\n")}\n`;
  await paste(page, { "text/plain": text });
  await drawn(page);
  const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
  const shown = await page.locator("#reading .block").allTextContents();
  assert.equal(shown.join(" ").replace(/\s+/g, " "), lines.join(" ").replaceAll("\u0000", "\u0000").replace(/\s+/g, " "));
  for (const tab of ["speakers", "names", "timeline", "facts"]) await page.click(`#tab-${tab}`);
  for (let step = 0; step < 12; step += 1) await page.keyboard.press("n");
  const live = await page.evaluate(() => [...document.querySelectorAll("#result :is(script, img, iframe, style, base, meta, form:not(.fix), a, object, embed, [onclick], [onmouseover], [onload], [onerror], [style])")].map((element) => element.outerHTML));
  assert.deepEqual(live, []);
  await page.getByRole("button", { name: "Export" }).click();
  for (const id of ["html", "markdown", "tei"]) {
    await Promise.all([page.waitForEvent("download"), page.locator(`[data-format="${id}"]`).click()]);
  }
  assert.deepEqual(alarms, []);
  assert.deepEqual(await page.evaluate(() => window.breaches), []);
  assert.deepEqual(server.log.slice(before).filter((line) => /evil|alert/.test(line)), []);
  assert.deepEqual(problems, []);
  await context.close();
});

test("hostile HTML of the clipboard and of a shared link never runs and never loads", async () => {
  const { page, context } = await visit(browser, server.url);
  const alarms = [];
  page.on("dialog", (dialog) => { alarms.push(dialog.message()); dialog.dismiss(); });
  const before = server.log.length;
  await paste(page, { "text/plain": "x", "text/html": `<p>Ann Lee said.</p>${HOSTILE.map((hostile) => `<p>${hostile}</p>`).join("")}<img src="${server.url}tracker.png"><link rel=stylesheet href="${server.url}tracker.css">` });
  await drawn(page);
  await page.waitForTimeout(300);
  assert.deepEqual(server.log.slice(before).filter((line) => /tracker/.test(line)), []);
  assert.deepEqual(alarms, []);
  await context.close();
});

test("the saved web page runs nothing, even in a page without a policy", async () => {
  const { page, context } = await visit(browser, server.url);
  await paste(page, { "text/plain": `Ann Lee\n\n${HOSTILE.join("\n\n")}\n` });
  await drawn(page);
  await page.getByRole("button", { name: "Export" }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator('[data-format="html"]').click()]);
  const { readFileSync } = await import("node:fs");
  const html = readFileSync(await download.path(), "utf8");
  const other = await context.newPage();
  const alarms = [];
  other.on("dialog", (dialog) => { alarms.push(dialog.message()); dialog.dismiss(); });
  await other.setContent(html.replace(/<meta http-equiv[^>]*>/, ""));
  assert.deepEqual(alarms, []);
  assert.equal(await other.locator("script, img, iframe, svg, a, form").count(), 0);
  await context.close();
});

test("the policy refuses every connection after loading, in the page, in the engine's worker and in any other, and inline code", async () => {
  const { page, context } = await visit(browser, server.url);
  await openSample(page, 1);
  const before = server.log.length;
  const answers = await page.evaluate(async () => {
    const tries = {
      fetch: () => fetch("./index.html"),
      elsewhere: () => fetch("https://example.com/", { mode: "no-cors" }),
      beacon: async () => { if (!navigator.sendBeacon("./x", "text")) throw new Error("refused"); },
      image: () => new Promise((yes, no) => { const image = new Image(); image.onload = yes; image.onerror = no; image.src = "https://example.com/x.png"; }),
      socket: () => new Promise((yes, no) => { const socket = new WebSocket("ws://127.0.0.1:9/"); socket.onopen = yes; socket.onerror = no; }),
      inline: () => new Promise((yes, no) => { const script = document.createElement("script"); script.textContent = "window.ran = true"; document.head.append(script); (window.ran ? yes : no)(); }),
      evaluate: async () => (0, eval)("1"),
      worker: () => new Promise((yes, no) => {
        const source = `fetch(${JSON.stringify(new URL("./index.html", location.href).href)}).then(() => postMessage("sent"), () => postMessage("refused"))`;
        const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
        worker.onmessage = ({ data }) => (data === "sent" ? yes() : no(new Error("refused")));
        worker.onerror = no;
      }),
    };
    const found = {};
    for (const [name, run] of Object.entries(tries)) found[name] = await Promise.resolve().then(run).then(() => "allowed", () => "refused");
    return found;
  });
  const [engine] = page.workers();
  answers.engine = await engine.evaluate((url) => fetch(url).then(() => "allowed", () => "refused"), new URL("./index.html", server.url).href);
  for (const [name, answer] of Object.entries(answers)) if (name !== "beacon") assert.equal(answer, "refused", name);
  await page.waitForTimeout(200);
  assert.deepEqual(server.log.slice(before).filter((line) => /index\.html|\/x/.test(line)), []);
  await context.close();
});
