// Memory of a long pipe: megabytes of JSON lines through `ontherecord parse --jsonl`, with the command's peak memory on the way.
//
//   node scripts/pipe.mjs [MEGABYTES] [--padded]      1000 unless said otherwise
//
// The lines are the project's own articles. With --padded each carries a megabyte that the command reads and ignores, which
// makes ten gigabytes a matter of minutes. Linux only: it reads /proc.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const command = process.env.ONTHERECORD ?? `${root}target/release/ontherecord`;
const megabytes = Number(process.argv.find((a) => /^\d+$/.test(a)) ?? 1000);
const padding = process.argv.includes("--padded") ? "x".repeat(1 << 20) : "";
const gold = readFileSync(`${root}eval/own.jsonl`, "utf8").trim().split("\n").map((l) => JSON.parse(l));
const batch = Buffer.from(gold.map(({ id, text, published }) => `${JSON.stringify({ id, padding, text, published })}\n`).join(""));

const child = spawn(command, ["parse", "--jsonl"], { stdio: ["pipe", "pipe", "inherit"] });
let lines = 0, bytesOut = 0;
child.stdout.on("data", (chunk) => {
  bytesOut += chunk.length;
  for (const byte of chunk) lines += byte === 10;
});
const peak = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))[1]) / 1024;
const seconds = () => {
  const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
};

let sent = 0;
for (let tenth = 1; tenth <= 10; tenth += 1) {
  while (sent < (megabytes * 1e6 * tenth) / 10) {
    if (!child.stdin.write(batch)) await once(child.stdin, "drain");
    sent += batch.length;
  }
  console.log(`${(sent / 1e6).toFixed(0)} MB in, peak memory ${peak().toFixed(1)} MB, ${seconds().toFixed(0)} s of processor time`);
}
child.stdin.end();
const [code] = await once(child, "close");
console.log(`${lines} lines, ${(bytesOut / 1e6).toFixed(0)} MB out, exit code ${code}`);
process.exit(code === 0 && lines === Math.round((sent / batch.length) * gold.length) ? 0 : 1);
