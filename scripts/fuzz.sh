#!/usr/bin/env bash
# Coverage-guided fuzzing with cargo-fuzz, which needs a nightly compiler; without one it says so and passes.
#
#   scripts/fuzz.sh [text|options [SECONDS]]     one target, ten minutes, unless said otherwise
#
# Starts from the recorded hostile texts and the corpus. What it finds lies in fuzz/artifacts: put the text into
# tests/hostile/crashes.jsonl. tests/soak invents without coverage, and on any compiler.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -d "$HOME/.cargo/bin" ] && export PATH="$HOME/.cargo/bin:$PATH"
target=${1:-text} seconds=${2:-600}
if ! cargo +nightly fuzz --version >/dev/null 2>&1; then
  echo "fuzz: no nightly compiler, or no cargo-fuzz (cargo install cargo-fuzz): skipped"
  exit 0
fi
seeds=fuzz/corpus/$target
mkdir -p "$seeds"
node -e '
  const { readFileSync, readdirSync, writeFileSync } = require("fs");
  const [out, target] = process.argv.slice(1);
  const lines = ["inputs", "crashes"].flatMap((f) => readFileSync(`tests/hostile/${f}.jsonl`, "utf8").trim().split("\n").map(JSON.parse));
  const texts = readdirSync("tests/corpus").filter((f) => f.endsWith(".txt")).map((f) => readFileSync(`tests/corpus/${f}`, "utf8"));
  const head = target === "options" ? `{"published":"2024-05-16","include":["person"],"minConfidence":0.5,"corrections":[{"op":"rename","entity":"Ada Byron","to":"Ada"}]}\n` : "";
  [...lines, ...texts].filter((t) => t.length < 4000).forEach((t, i) => writeFileSync(`${out}/seed-${i}`, head + t));
' "$seeds" "$target"
# Without the address sanitizer: the code has no `unsafe`, and runs three times as fast.
nice -n 19 cargo +nightly fuzz run --sanitizer none "$target" -- -dict=fuzz/text.dict -max_len=4096 -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -print_final_stats=1
