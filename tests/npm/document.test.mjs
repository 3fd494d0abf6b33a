// In Chromium: HTML that is put into a page, and live elements that are marked up in place.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { example, open } from "./package.mjs";

let page, close, errors;

before(async () => {
  const to = example("plain");
  writeFileSync(join(to, "empty.html"), `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
    <script type="importmap">{ "imports": { "ontherecord": "./node_modules/ontherecord/index.js" } }</script><body></body>`);
  ({ page, close, errors } = await open(to));
  await page.goto(new URL("empty.html", page.url()).href);
  await page.evaluate(async () => {
    window.otr = await import("ontherecord");
    await otr.init();
  });
});

after(() => close?.());

const PROSE = "“We will appeal,” Ann Lee said on 4 March 2024. “It is not over,” the lawyer added.";

const HOSTILE = [
  "<script>window.broken = 1</script>",
  "“<img src=x onerror=window.broken=1>,” Ann Lee said on Monday.",
  "“x” onmouseover=\"window.broken=1\" said Ann \"><svg onload=window.broken=1> Lee.",
  "Ann </mark></q></time><iframe srcdoc='<script>parent.broken=1</script>'> Lee said on 4 March 2024.",
  "javascript:window.broken=1 &lt;b&gt; &amp;#60;script&#62; &#x3c;",
  "<!-- “a --> <![CDATA[ b” ]]> <?php c ?> <textarea></textarea><title>",
  "\r\nAnn\rLee\r\n\r\n\u0000\u000b\u000c\u001f\u007f\u0085\u2028\u2029\uFFFE",
  "\u202E“gnihton”\u202C said \uFEFFAnn\u200B Lee\u00AD.",
  "“🎻” said e\u0301\u0301 on 4 March 2024. \ud800 \udc00",
  PROSE.repeat(50),
];

test("what highlight gives is text, whatever the text", async () => {
  for (const text of HOSTILE) {
    const seen = await page.evaluate((given) => {
      const box = document.createElement("div");
      document.body.append(box);
      box.innerHTML = otr.highlight(given);
      const elements = [...box.querySelectorAll("*")];
      const found = {
        text: box.textContent,
        tags: [...new Set(elements.map((e) => e.localName))],
        attributes: [...new Set(elements.flatMap((e) => e.getAttributeNames()))],
      };
      box.remove();
      return found;
    }, text);
    assert.equal(seen.text, text.toWellFormed().replaceAll("\0", "\uFFFD"));
    for (const tag of seen.tags) assert.ok(["mark", "q", "time", "span"].includes(tag), tag);
    for (const name of seen.attributes) assert.ok(name === "class" || name === "datetime" || name.startsWith("data-"), name);
  }
  await page.waitForTimeout(100);
  assert.equal(await page.evaluate(() => window.broken), undefined);
});

/** Runs a function on an element with this content and gives what it returns. */
const within = (html, work, given) =>
  page.evaluate(([html, source, given]) => {
    const root = document.createElement("article");
    root.innerHTML = html;
    document.body.append(root);
    try {
      return new Function("root", "given", "otr", `return (${source})(root, given)`)(root, given, window.otr);
    } finally {
      root.remove();
    }
  }, [html, String(work), given]);

const MARKUP = "<p>“We <b>will</b> appeal,” <a href='#a'>Ann</a> Lee said on <i>4 March</i> 2024.</p>\n<p>“It is <em>not</em> over,” the lawyer added.</p>";

test("highlightElement keeps the markup and marks over inline elements", async () => {
  const seen = await within(MARKUP, (root) => {
    const before = { text: root.textContent, elements: [...root.querySelectorAll("*")] };
    // The name is given, for this is no test of the model.
    const article = otr.highlightElement(root, { lexicon: { people: ["Ann Lee"] } });
    const read = otr.elementText(root);
    const words = (list, name) => article[list].map((_, i) => [...root.querySelectorAll(`[data-${name}="${i}"]`)].map((e) => e.textContent).join(""));
    const sliced = (list) => article[list].map((item) => read.slice(item.start, item.end));
    return {
      sameText: root.textContent === before.text,
      sameElements: before.elements.every((e) => root.contains(e)),
      read,
      mentions: [words("mentions", "mention"), sliced("mentions")],
      dates: [words("dates", "date"), sliced("dates")],
      quotes: words("quotes", "quote"),
    };
  });
  assert.ok(seen.sameText && seen.sameElements);
  assert.equal(seen.read, "“We will appeal,” Ann Lee said on 4 March 2024.\n\n“It is not over,” the lawyer added.");
  assert.deepEqual(...seen.mentions);
  assert.deepEqual(...seen.dates);
  assert.ok(seen.mentions[0].includes("Ann Lee"), `${seen.mentions[0]}`);
  assert.deepEqual(seen.dates[0], ["4 March 2024"]);
  assert.ok(seen.quotes[0].includes("We will appeal"), `${seen.quotes}`);
});

test("marks come and go: twice is once, and unhighlight leaves no trace", async () => {
  const seen = await within(MARKUP, (root) => {
    const split = document.createTextNode(" And so");
    root.lastElementChild.append(split, document.createTextNode(" on."));
    const nodes = () => {
      const list = [];
      const walker = document.createTreeWalker(root);
      while (walker.nextNode()) list.push(walker.currentNode);
      return list;
    };
    const before = { html: root.innerHTML, nodes: nodes() };
    otr.highlightElement(root);
    const once = root.innerHTML;
    otr.highlightElement(root);
    const twice = root.innerHTML;
    otr.unhighlight(root);
    const now = nodes();
    return {
      marked: once !== before.html,
      idempotent: once === twice,
      html: root.innerHTML === before.html,
      identity: now.length === before.nodes.length && now.every((node, i) => node === before.nodes[i]),
    };
  });
  assert.deepEqual(seen, { marked: true, idempotent: true, html: true, identity: true });
});

test("listeners and the selection stay", async () => {
  const seen = await within(MARKUP, (root) => {
    let clicks = 0;
    root.querySelector("a").addEventListener("click", () => (clicks += 1));
    const selection = getSelection();
    const text = (selector) => root.querySelector(selector).firstChild;
    const first = text("p");
    const last = root.querySelectorAll("p")[1].lastChild;
    selection.setBaseAndExtent(last, 9, first, 2);
    const before = selection.toString();
    otr.highlightElement(root);
    const marked = selection.toString();
    const backwards = selection.anchorNode.compareDocumentPosition(selection.focusNode) & Node.DOCUMENT_POSITION_PRECEDING;
    root.querySelector("a").click();
    otr.unhighlight(root);
    return { before, marked, after: selection.toString(), backwards: backwards > 0, clicks, ends: selection.anchorNode === last && selection.focusNode === first };
  });
  assert.ok(seen.before.length > 10);
  assert.equal(seen.marked, seen.before);
  assert.equal(seen.after, seen.before);
  assert.ok(seen.backwards && seen.ends);
  assert.equal(seen.clicks, 1);
});

test("what is no prose is left alone", async () => {
  const html = `<script type="text/plain">${PROSE}</script><style>/* ${PROSE} */</style><textarea>${PROSE}</textarea><p hidden>${PROSE}</p><svg><text>${PROSE}</text></svg>`;
  const seen = await within(html, (root) => {
    otr.highlightElement(root);
    return { read: otr.elementText(root), marks: root.querySelectorAll("[data-on-the-record]").length };
  });
  assert.deepEqual(seen, { read: "", marks: 0 });
});

test("deep and wide documents are read without recursion", async () => {
  const seen = await within("", (root, prose) => {
    let at = root;
    for (let i = 0; i < 5000; i += 1) at = at.appendChild(document.createElement("span"));
    at.textContent = prose;
    const wide = root.appendChild(document.createElement("p"));
    for (let i = 0; i < 2000; i += 1) wide.appendChild(document.createElement("b")).textContent = "x ";
    const article = otr.highlightElement(root);
    const dates = article.dates.length;
    otr.unhighlight(root);
    return { dates, left: root.querySelectorAll("[data-on-the-record]").length };
  }, PROSE);
  assert.deepEqual(seen, { dates: 1, left: 0 });
});

test("nothing failed on the way", () => assert.deepEqual(errors, []));
