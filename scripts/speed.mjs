// How fast the built package is, in Node and in Chromium: medians, to be read and never asserted.
//
//   node scripts/speed.mjs [TEXT.txt]      a text of about 8 KB; otherwise one is made of the corpus
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { plan, root } from "./plan.mjs";
import { serve } from "./serve.mjs";

const corpus = join(root, "tests", "corpus");
const own = readdirSync(corpus).filter((f) => f.endsWith(".txt")).map((f) => readFileSync(join(corpus, f), "utf8")).join("\n\n");
const article = process.argv[2] ? readFileSync(process.argv[2], "utf8") : own.repeat(3).slice(0, 8192);
const megabyte = `${article}\n\n`.repeat(Math.ceil(1e6 / article.length));
const dist = join(root, plan.package["out-dir"]);

/** Runs in both worlds, so it may use nothing from here. */
function measure({ parse, analyze }, article, megabyte) {
  const median = (runs, work) => {
    const times = Array.from({ length: runs }, () => {
      const begun = performance.now();
      work();
      return performance.now() - begun;
    }).sort((a, b) => a - b);
    return times[runs >> 1];
  };
  const bytes = new TextEncoder().encode(megabyte).length;
  const first = median(1, () => parse(article));
  median(20, () => parse(article));
  return {
    "first call, ms": first,
    "parse of the article, ms": median(41, () => parse(article)),
    "analyze of the article, ms": median(41, () => analyze(article)),
    "parse of a megabyte, MB/s": bytes / 1000 / median(3, () => parse(megabyte)),
  };
}

const show = (where, figures) => {
  for (const [what, value] of Object.entries(figures)) console.log(`${where}: ${what} ${value.toFixed(2)}`);
};

console.log(`article of ${new TextEncoder().encode(article).length} bytes`);
show(`node ${process.versions.node}`, measure(await import(join(dist, "node.js")), article, megabyte));

const site = await serve(dist);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage();
await page.route("**/empty.html", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }));
await page.goto(`${site.url}empty.html`);
show("chromium", await page.evaluate(async ([source, article, megabyte]) => {
  const begun = performance.now();
  const otr = await import("./index.js");
  await otr.init();
  const loaded = performance.now() - begun;
  return { "load and init, ms": loaded, ...new Function(`return ${source}`)()(otr, article, megabyte) };
}, [String(measure), article, megabyte]));
await browser.close();
await site.close();
