// Holds the scores of the command against the floors in eval/floors.json, where the gold sets lie beside the project.
//
//   node eval/floors.mjs            check; ends with 1 below a floor
//   node eval/floors.mjs --write    set every floor to the score of today, a little lowered
//
// A floor is set by hand or by --write and only ever goes up.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { root } from "../scripts/plan.mjs";

const kit = join(root, "..", "shared", "eval");
const file = join(root, "eval", "floors.json");
const floors = JSON.parse(readFileSync(file, "utf8"));
const write = process.argv.includes("--write");

/** Metrics of fewer items than this are not watched. */
const ITEMS = 20;
/** By so much a floor stands below the score, so that a change elsewhere may move two items. */
const slack = (support) => Math.max(0.01, 2 / support);

if (!existsSync(kit)) {
  console.log(`floors: no gold sets at ${kit}: nothing to check`);
  process.exit(0);
}
try {
  execFileSync("python3", ["--version"]);
} catch {
  console.log("floors: no python3 for the scorer: nothing checked");
  process.exit(0);
}
execFileSync("cargo", ["build", "-q", "--release", "--features", "cli"], { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
const command = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "release", "ontherecord");
const work = mkdtempSync(join(tmpdir(), "ontherecord-"));
let below = 0;
for (const set of Object.keys(floors)) {
  const gold = join(kit, "gold", `${set}.jsonl.gz`);
  if (!existsSync(gold)) continue;
  const found = join(work, `${set}.jsonl`);
  writeFileSync(found, execFileSync(command, ["parse", "--jsonl", "--offsets", "char"], { input: gunzipSync(readFileSync(gold)), maxBuffer: 1 << 30 }));
  const scores = JSON.parse(execFileSync("python3", [join(kit, "score.py"), gold, found, "--json"], { maxBuffer: 1 << 30 }));
  for (const [metric, { value, support }] of Object.entries(scores)) {
    const name = metric.trim();
    if (write && support >= ITEMS) {
      floors[set][name] = Math.max(floors[set][name] ?? 0, Math.floor((value - slack(support)) * 1000) / 1000);
    }
    const floor = floors[set][name];
    if (floor === undefined) continue;
    const low = value < floor;
    if (low) below += 1;
    console.log(`floors: ${set} ${name} ${value.toFixed(3)} of at least ${floor.toFixed(3)}${low ? ": BELOW" : ""}`);
  }
}
rmSync(work, { recursive: true, force: true });
if (write) writeFileSync(file, `${JSON.stringify(floors, null, 2)}\n`);
process.exit(below === 0 ? 0 : 1);
