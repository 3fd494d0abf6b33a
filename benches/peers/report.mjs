// The table and the chart of scripts/bench-peers.sh.
import { readFileSync, writeFileSync } from "node:fs";

const NAMES = {
  ontherecord: "ontherecord", compromise: "compromise + dates", wink: "wink-nlp + model", chrono: "chrono-node", readability: "Readability",
};
const kb = (n) => `${(n / 1000).toFixed(0)} KB`;
const mb = (n) => `${(n / 1e6).toFixed(n < 1e7 ? 1 : 0)} MB`;
const ms = (n) => `${n < 10 ? n.toFixed(2) : n.toFixed(0)} ms`;
const share = (n) => (n === null || n === undefined ? "–" : n.toFixed(2).replace(/^0/, ""));

export function report(root, { articles, bytes, runs, version, load, cores, results }) {
  const peers = Object.keys(NAMES).filter((p) => results[p]);
  const cells = (place, what) => peers.map((p) => (results[p][place] ? what(results[p][place]) : "–"));
  const rows = [
    ["download, raw", peers.map((p) => kb(results[p].raw))],
    ["gzip", peers.map((p) => kb(results[p].gzip))],
    ["brotli", peers.map((p) => kb(results[p].brotli))],
    ["Chromium: import to first result", cells("page", (r) => ms(r.cold))],
    ["an article, warm", cells("page", (r) => ms(r.article))],
    ["MB/s", cells("page", (r) => r.speed.toFixed(2))],
    ["memory that it adds, wasm's included", cells("page", (r) => mb(r.memory))],
    ["Node: import to first result", cells("node", (r) => ms(r.cold))],
    ["an article, warm", cells("node", (r) => ms(r.article))],
    ["MB/s", cells("node", (r) => r.speed.toFixed(2))],
    ["resident memory that it adds", cells("node", (r) => mb(r.memory))],
    ["names, F1", peers.map((p) => share(results[p].quality.names))],
    ["quotations, F1", peers.map((p) => share(results[p].quality.quotes))],
    ["quotation and full name of its speaker, F1", peers.map((p) => share(results[p].quality.speakers))],
    ["days of dates, F1", peers.map((p) => share(results[p].quality.dates))],
  ];
  const table = [
    `${articles} articles of the project's own, ${kb(bytes)}; medians of ${runs} fresh pages and processes each, in turn, in Chromium ${version.chromium} and Node ${version.node}. The machine's load was ${load.toFixed(0)} on ${cores} cores${load > cores ? ": compare columns, not figures with those of other days" : ""}.`,
    "",
    `| | ${peers.map((p) => NAMES[p]).join(" | ")} |`,
    `|---|${peers.map(() => "---").join("|")}|`,
    ...rows.map(([name, values]) => `| ${name} | ${values.join(" | ")} |`),
    "",
    "wink-nlp gives tokens, parts of speech and dates that it does not resolve; Readability the body of a page, from HTML only. Dates count by their first day, quotations by their words within marks.",
    "",
    "![Download against time per article](peers.svg)",
  ].join("\n");
  const path = `${root}eval/RESULTS.md`;
  const text = readFileSync(path, "utf8");
  const [from, to] = ["<!-- peers -->", "<!-- /peers -->"];
  const start = text.indexOf(from), end = text.indexOf(to);
  if (start < 0 || end < 0) throw new Error(`eval/RESULTS.md has no ${from} … ${to}`);
  writeFileSync(path, text.slice(0, start + from.length) + `\n${table}\n` + text.slice(end));
  writeFileSync(`${root}eval/peers.svg`, chart(peers, results));
  console.log(table);
}

/** Size against time per article, both on logarithmic axes: down and left is better. */
function chart(peers, results) {
  const [w, h, left, right, top, bottom] = [760, 440, 66, 40, 24, 58];
  const scale = (value, low, high, from, to) => from + (Math.log10(value / low) / Math.log10(high / low)) * (to - from);
  const x = (n) => scale(n, 5e3, 2e6, left, w - right);
  const y = (n) => scale(n, 0.1, 300, h - bottom, top);
  const grid = [1e4, 1e5, 1e6].map((n) => `<line x1="${x(n)}" y1="${top}" x2="${x(n)}" y2="${h - bottom}"/><text x="${x(n)}" y="${h - bottom + 18}" text-anchor="middle">${kb(n)}</text>`)
    .concat([0.1, 1, 10, 100].map((n) => `<line x1="${left}" y1="${y(n)}" x2="${w - right}" y2="${y(n)}"/><text x="${left - 8}" y="${y(n) + 4}" text-anchor="end">${n} ms</text>`));
  const labels = [];
  const dots = peers.map((p) => {
    const { brotli, page, quality } = results[p];
    const [cx, cy] = [x(brotli), y(page.article)];
    const tasks = Object.values(quality).filter((v) => v !== null).length;
    const r = 5 + 3 * tasks;
    const anchor = cx > w - 220 ? "end" : "start";
    const at = anchor === "end" ? cx - r - 6 : cx + r + 6;
    // Beside its dot, or as far above as another label needs.
    let base = cy - 2;
    while (labels.some((l) => Math.abs(l.base - base) < 34 && Math.abs(l.at - at) < 230)) base -= 4;
    labels.push({ at, base });
    return `<circle cx="${cx.toFixed(1)}" cy="${cy.toFixed(1)}" r="${r}" class="${p === "ontherecord" ? "ours" : "other"}"/>`
      + `<text x="${at.toFixed(1)}" y="${base.toFixed(1)}" text-anchor="${anchor}" class="name">${NAMES[p]}</text>`
      + `<text x="${at.toFixed(1)}" y="${(base + 15).toFixed(1)}" text-anchor="${anchor}">${tasks || "none"} of 4 tasks, ${kb(brotli)}, ${ms(page.article)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}" role="img" aria-labelledby="t d" font-family="system-ui,sans-serif" font-size="12">
<title id="t">Download against time per article</title><desc id="d">Brotli size on the horizontal axis, milliseconds per article in Chromium on the vertical one, both logarithmic. A larger dot does more of the four tasks: names, quotations, speakers, dates.</desc>
<style>.paper{fill:#fff}line{stroke:#d5d8dd}.ours{fill:#0b6e4f}.other{fill:#7d8590}text{fill:#3b4048}.name{fill:#14171b;font-size:14px;font-weight:600}@media (prefers-color-scheme:dark){.paper{fill:#14171b}line{stroke:#3a3f47}.ours{fill:#3ecf9b}.other{fill:#8d96a3}text{fill:#c3c8d0}.name{fill:#f2f4f7}}</style>
<rect class="paper" width="${w}" height="${h}"/>
${grid.join("\n")}
${dots.join("\n")}
<text x="${(left + w - right) / 2}" y="${h - 14}" text-anchor="middle">download, brotli</text><text transform="translate(14 ${(top + h - bottom) / 2}) rotate(-90)" text-anchor="middle">one article in Chromium</text>
</svg>
`;
}
