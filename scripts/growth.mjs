// Growth, counted in instructions: the same answer on a busy machine as on a quiet one.
//
//   node scripts/growth.mjs            every family at 16 and 64 KB; fails where instructions per KB grow by more than 1.3 x
//   node scripts/growth.mjs --write    the same from 4 to 64 KB; then 1 and 8 MB in seconds of processor time, which are printed
//                                      and not held against anything; the plot into eval/growth.svg. Minutes.
//
// Needs valgrind and target/release/ontherecord. Without valgrind it says so and passes.
import { spawn, spawnSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const command = process.env.ONTHERECORD ?? `${root}target/release/ontherecord`;
const LIMIT = 1.3;
const write = process.argv.includes("--write");
const sizes = write ? [4, 16, 64] : [16, 64];
const megabytes = [1, 8];

const corpus = readdirSync(`${root}tests/corpus`).filter((f) => f.endsWith(".txt")).sort().map((f) => readFileSync(`${root}tests/corpus/${f}`, "utf8")).join("\n\n");
/** The corpus again and again, each paragraph with words of its own: what is there twice is set aside, not analysed. */
const varied = (n) => {
  let out = "";
  for (let i = 0; out.length < n; ) out += `${corpus.split("\n").map((line) => (line.trim() ? `${line} ${word((i += 7919))} ${word(i * 31)}.` : "")).join("\n")}\n\n`;
  return out;
};
const FAMILIES = {
  articles: varied,
  "one line": (n) => varied(n).replace(/\s+/g, " "),
  "quotation marks": "\"",
  "curly marks": "“”’‘",
  openers: "“",
  "alternating marks": "“a” 'b' \"c\" ‘d’ ",
  "nested marks": "“‘",
  brackets: "(",
  capitals: "ABC DEF GHI ",
  "one word": "a",
  digits: "1234567890 ",
  dates: "on 3 May 2024, ",
  weekdays: "said on Monday that ",
  names: "Maria Kowalska met Piotr Nowak in Paris. ",
  "new names": (n) => Array.from({ length: n / 18 }, (_, i) => `Ada B${word(i)} met C${word(i * 7 + 3)}. `).join(""),
  pronouns: "he said she told him that they saw her. ",
  "quoted and said": "“No,” said Ada Byron. ",
  said: "he said ",
  "empty lines": "\n",
  "short lines": "x\n",
  "list items": "- one\n",
  "combining marks": "e\u0301\u0301\u0301",
  abbreviations: "U.S. Mr. ",
  hyphens: "a-b-",
  zeros: "\0",
};
/** What is written of them: one family with many items, in every format. */
const FORMATS = ["csv", "markdown", "tei", "jsonld", "web-annotation", "timelinejs", "conll", "timeml"];
const quoted = "“No,” said Ada Byron on Monday.\n\n";
const CASES = [
  ...Object.entries(FAMILIES).map(([name, family]) => ({ name, family, format: "json" })),
  ...FORMATS.map((format) => ({ name: `as ${format}`, family: quoted, format })),
];

function word(n) {
  let out = "";
  for (; n > 0 || out.length < 3; n = Math.floor(n / 26)) out += String.fromCharCode(97 + (n % 26));
  return out;
}

const text = (family, bytes) => {
  if (typeof family === "function") return family(bytes).slice(0, bytes);
  return family.repeat(Math.ceil(bytes / Buffer.byteLength(family)));
};

/** Runs a program over `input` and gives what it wrote to standard error; what it found is not of interest here. */
function run(program, args, input) {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { stdio: ["pipe", "ignore", "pipe"] });
    let said = "";
    child.stderr.on("data", (chunk) => (said += chunk));
    child.on("error", fail);
    child.on("close", (code) => (code === 0 ? done(said) : fail(new Error(`${program}: ${said.slice(-400)}`))));
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}

async function instructions(input, format) {
  const said = await run("valgrind", ["--tool=callgrind", "--callgrind-out-file=/dev/null", command, "parse", "--format", format], input);
  return Number(/Collected : (\d+)/.exec(said)[1]);
}

if (spawnSync("valgrind", ["--version"]).error) {
  console.log("growth: no valgrind: skipped");
  process.exit(0);
}

/** Seconds of processor time in user mode, by the shell's own clock. */
async function seconds(input, format) {
  return Number((await run("bash", ["-c", `TIMEFORMAT=%U; time "$0" parse --format ${format}`, command], input)).trim().replace(",", "."));
}

/** Measures one case; says how it went. */
async function measure({ name, family, format }) {
  const empty = await instructions("x", format);
  const perKb = [];
  for (const kb of format === "json" ? sizes : sizes.slice(-2)) perKb.push((await instructions(text(family, kb * 1024), format) - empty) / kb / 1e3);
  const worst = Math.max(...perKb.slice(1).map((v) => v / perKb[0]));
  const perMb = [];
  if (write && format === "json") for (const mb of megabytes) perMb.push((await seconds(text(family, mb << 20), format)) / mb);
  console.log(`${worst <= LIMIT ? "ok    " : "GROWS "} ${name.padEnd(20)} ${perKb.map((v) => v.toFixed(0).padStart(8)).join("")}  thousand instructions a KB, x${worst.toFixed(2)}${perMb.length ? `; ${perMb.map((v) => v.toFixed(2)).join(" ")} s a MB` : ""}`);
  return { name, perKb, worst };
}

const rows = [];
const left = [...CASES];
await Promise.all(Array.from({ length: 2 }, async () => {
  for (let next = left.shift(); next; next = left.shift()) rows.push(await measure(next));
}));
if (write) writeFileSync(`${root}eval/growth.svg`, plot(rows));
const bad = rows.filter((r) => r.worst > LIMIT).length;
console.log(`${rows.length - bad} passed, ${bad} failed`);
process.exit(bad ? 1 : 0);

/** A line a family: size on the horizontal axis, instructions a KB relative to the smallest on the vertical one. */
function plot(rows) {
  const [w, h, pad] = [720, 360, 50];
  const x = (i) => pad + (i / (sizes.length - 1)) * (w - pad - 60);
  const at = (r, i) => x(i + sizes.length - r.perKb.length);
  const y = (v) => h - pad - (v - 0.5) * (h - 2 * pad);
  const lines = rows.map((r) => `<polyline points="${r.perKb.map((v, i) => `${at(r, i).toFixed(1)},${y(Math.min(1.5, v / r.perKb[0])).toFixed(1)}`).join(" ")}"><title>${r.name}</title></polyline>`);
  const ticks = sizes.map((kb, i) => `<text x="${x(i)}" y="${h - pad + 20}" text-anchor="middle">${kb} KB</text>`);
  const levels = [0.5, 1, LIMIT, 1.5].map((v) => `<path d="M${pad} ${y(v)}H${w - 60}" class="${v === LIMIT ? "limit" : "grid"}"/><text x="${pad - 8}" y="${y(v) + 4}" text-anchor="end">${v}</text>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}" role="img" aria-labelledby="t" font-family="system-ui,sans-serif" font-size="12">
<title id="t">Instructions per KB against the size of the text, relative to ${sizes[0]} KB, for ${rows.length} families of texts; the limit is ${LIMIT}</title>
<style>.paper{fill:#fff}polyline{fill:none;stroke:#0b6e4f;stroke-opacity:.5;stroke-width:1.5}.grid{stroke:#ccc;fill:none}.limit{stroke:#b3261e;fill:none;stroke-dasharray:4 3}text{fill:#333}@media (prefers-color-scheme:dark){.paper{fill:#14171b}.limit{stroke:#ff8a80}.grid{stroke:#444}text{fill:#ddd}polyline{stroke:#5fd1a5}}</style>
<rect class="paper" width="${w}" height="${h}"/>
<text x="${pad}" y="24">instructions a KB, relative to ${sizes[0]} KB; ${rows.length} families of texts</text>
${levels.join("\n")}
${ticks.join("\n")}
${lines.join("\n")}
</svg>
`;
}
