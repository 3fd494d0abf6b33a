// Growth, counted in instructions: the same answer on a busy machine as on a quiet one.
//
//   node scripts/growth.mjs            every family at 4, 16 and 64 KB; fails where a further KB costs more than 1.3 times as much
//                                      from 16 to 64 KB as it does from 4 to 16 KB
//   node scripts/growth.mjs --write    also 1 and 8 MB in seconds of processor time, which are printed and not held against
//                                      anything; the plot into eval/growth.svg. Minutes.
//
// Needs valgrind and target/release/ontherecord. Without valgrind it says so and passes.
import { spawn, spawnSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const command = process.env.ONTHERECORD ?? `${root}target/release/ontherecord`;
const LIMIT = 1.3;
const write = process.argv.includes("--write");
const sizes = [4, 16, 64];
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
  "one surname": "Ann Palmer met Rob Palmer, and Palmer left. ",
  pronouns: "he said she told him that they saw her. ",
  "quoted and said": "“No,” said Ada Byron. ",
  said: "he said ",
  "said at the end": "It is safe, says Roe. ",
  bodies: "The company said it was sure, and the unions said they were not. ",
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

/** Measures one case; says how it went. What starting up costs is in no step. */
async function measure({ name, family, format }) {
  const counts = [];
  for (const kb of sizes) counts.push(await instructions(text(family, kb * 1024), format));
  const perKb = counts.slice(1).map((count, i) => (count - counts[i]) / (sizes[i + 1] - sizes[i]) / 1e3);
  const worst = perKb[1] / perKb[0];
  const perMb = [];
  if (write) for (const mb of megabytes) perMb.push((await seconds(text(family, mb << 20), format)) / mb);
  console.log(`${worst <= LIMIT ? "ok    " : "GROWS "} ${name.padEnd(20)} ${perKb.map((v) => v.toFixed(0).padStart(8)).join("")}  thousand instructions a KB, x${worst.toFixed(2)}${perMb.length ? `; ${perMb.map((v) => v.toFixed(2)).join(" ")} s a MB` : ""}`);
  return { name, worst, perMb };
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

/** Two panels, a line a family: instructions a further KB from step to step, and processor time a MB. */
function plot(rows) {
  const [w, h] = [720, 360];
  const y = (v) => 310 - (Math.min(Math.max(v, 0.5), 1.5) - 0.5) * 250;
  const line = ({ name }, v, from, to) => `<path d="M${from} ${y(1).toFixed(1)}L${to} ${y(v).toFixed(1)}" class="family"><title>${name}: ${v.toFixed(2)}</title></path>`;
  const panel = (title, from, to, labels, ratio) => [
    `<text x="${from}" y="28" class="name">${title}</text>`,
    ...[0.5, 1, LIMIT, 1.5].map((v) => `<path d="M${from} ${y(v)}H${to}" class="${v === LIMIT ? "limit" : "grid"}"/><text x="${from - 8}" y="${y(v) + 4}" text-anchor="end">${v}</text>`),
    ...labels.map((label, i) => `<text x="${i ? to : from}" y="332" text-anchor="middle">${label}</text>`),
    ...rows.filter((r) => Number.isFinite(ratio(r))).map((r) => line(r, ratio(r), from, to)),
  ].join("\n");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}" role="img" aria-labelledby="t" font-family="system-ui,sans-serif" font-size="12">
<title id="t">What a further KB or MB costs in a longer text, relative to a shorter one, for ${rows.length} families of texts; the limit is ${LIMIT}</title>
<style>.paper{fill:#fff}.family{fill:none;stroke:#0b6e4f;stroke-opacity:.5;stroke-width:1.5}.grid{stroke:#d5d8dd;fill:none}.limit{stroke:#b3261e;fill:none;stroke-dasharray:4 3}text{fill:#3b4048}.name{fill:#14171b;font-size:13px;font-weight:600}@media (prefers-color-scheme:dark){.paper{fill:#14171b}.limit{stroke:#ff8a80}.grid{stroke:#3a3f47}text{fill:#c3c8d0}.name{fill:#f2f4f7}.family{stroke:#3ecf9b}}</style>
<rect class="paper" width="${w}" height="${h}"/>
${panel("instructions a further KB", 60, 330, ["4 to 16 KB", "16 to 64 KB"], (r) => r.worst)}
${panel("processor time a MB", 420, 660, ["1 MB", "8 MB"], (r) => r.perMb[1] / r.perMb[0])}
</svg>
`;
}
