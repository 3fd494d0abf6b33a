// The table and the chart of scripts/bench-peers.sh.
import { readFileSync, writeFileSync } from "node:fs";

const NAMES = {
  ontherecord: "ontherecord", compromise: "compromise + dates", wink: "wink-nlp + model", chrono: "chrono-node", readability: "Readability",
};
const kb = (n) => `${(n / 1000).toFixed(0)} KB`;
const ms = (n) => `${n < 10 ? n.toFixed(2) : n.toFixed(0)} ms`;
const share = (n) => (n === null || n === undefined ? "–" : n.toFixed(2).replace(/^0/, ""));

export function report(root, { articles, bytes, runs, results }) {
  const peers = Object.keys(NAMES).filter((p) => results[p]);
  const rows = peers.map((p) => {
    const r = results[p];
    const q = r.quality;
    return `| ${NAMES[p]} | ${kb(r.raw)} | ${kb(r.gzip)} | ${kb(r.brotli)} | ${ms(r.cold)} | ${ms(r.article)} | ${r.speed.toFixed(2)} | ${(r.heap / 1e6).toFixed(0)} MB | ${share(q.names)} | ${share(q.quotes)} | ${share(q.speakers)} | ${share(q.dates)} |`;
  });
  const table = [
    `${articles} own articles, ${kb(bytes)}; medians of ${runs} fresh pages each, in turn, in one Chromium.`,
    "",
    "| | raw | gzip | brotli | import to first result | per article | MB/s | JS heap | names F1 | quotations F1 | speakers F1 | dates F1 |",
    "|---|---|---|---|---|---|---|---|---|---|---|---|",
    ...rows,
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
  const [w, h, pad] = [720, 420, 60];
  const scale = (value, low, high, from, to) => from + ((Math.log10(value) - Math.log10(low)) / (Math.log10(high) - Math.log10(low))) * (to - from);
  const x = (n) => scale(n, 8e3, 2e6, pad, w - 150);
  const y = (n) => scale(n, 0.1, 1000, h - pad, 30);
  const grid = [1e4, 1e5, 1e6].map((n) => `<line x1="${x(n)}" y1="30" x2="${x(n)}" y2="${h - pad}"/><text x="${x(n)}" y="${h - pad + 20}" text-anchor="middle">${kb(n)}</text>`)
    .concat([0.1, 1, 10, 100, 1000].map((n) => `<line x1="${pad}" y1="${y(n)}" x2="${w - 150}" y2="${y(n)}"/><text x="${pad - 8}" y="${y(n) + 4}" text-anchor="end">${n}</text>`));
  const dots = peers.map((p) => {
    const r = results[p];
    const tasks = Object.values(r.quality).filter((v) => v !== null).length;
    return `<circle cx="${x(r.brotli)}" cy="${y(r.article)}" r="${5 + 2 * tasks}" class="${p === "ontherecord" ? "ours" : "other"}"/><text x="${x(r.brotli) + 18}" y="${y(r.article) + 4}">${NAMES[p]}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}" role="img" aria-labelledby="t d" font-family="system-ui,sans-serif" font-size="12">
<title id="t">Download against time per article</title><desc id="d">Brotli size on the horizontal axis, milliseconds per article in Chromium on the vertical one, both logarithmic. A larger dot does more of the four tasks: names, quotations, speakers, dates.</desc>
<style>line{stroke:#ccc}.ours{fill:#0b6e4f}.other{fill:#8a8f98}text{fill:#333}@media (prefers-color-scheme:dark){line{stroke:#444}text{fill:#ddd}}</style>
${grid.join("\n")}
${dots.join("\n")}
<text x="${(pad + w - 150) / 2}" y="${h - 10}" text-anchor="middle">download, brotli</text><text transform="translate(16 ${h / 2}) rotate(-90)" text-anchor="middle">ms per article</text>
</svg>
`;
}
