#!/usr/bin/env bash
# Scores the command against gold sets: eval/score.sh [--errors N] SET... (a set is a gold file's name without .jsonl.gz).
# Without sets: every *.dev set. The gold lives beside the project, in ../shared/eval, and is no part of it; the set
# "own" is eval/own.jsonl, the gold of the project's own texts.
set -euo pipefail
cd "$(dirname "$0")/.."
kit=../shared/eval
[ -d "$kit" ] || { echo "eval/score.sh: no gold sets at $kit: nothing to score"; exit 0; }
errors=0
if [ "${1:-}" = --errors ]; then errors=$2; shift 2; fi
sets=("$@")
[ $# -gt 0 ] || for f in "$kit"/gold/*.dev.jsonl.gz; do sets+=("$(basename "$f" .jsonl.gz)"); done
cargo build -q --release --features cli
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
for s in "${sets[@]}"; do
  echo "# $s"
  gold="$kit/gold/$s.jsonl.gz"
  if [ "$s" = own ]; then gold="$work/own.jsonl.gz"; gzip -c eval/own.jsonl > "$gold"; fi
  zcat "$gold" | "${CARGO_TARGET_DIR:-target}"/release/ontherecord parse --jsonl --offsets char > "$work/$s.jsonl"
  python3 "$kit/score.py" "$gold" "$work/$s.jsonl" --errors "$errors"
done
