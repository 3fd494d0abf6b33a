#!/usr/bin/env bash
# Scores the page model on pages that it has not seen: eval/cross.sh [--outlets] [--folds N] [--errors N]
# Every page is read by a model trained on the other parts of the set; with --outlets, an outlet's pages are in one part.
set -euo pipefail
cd "$(dirname "$0")/.."
kit=../shared/eval
[ -d "$kit" ] || { echo "eval/cross.sh: no gold sets at $kit: nothing to score"; exit 0; }
errors=0; options=()
while [ $# -gt 0 ]; do
  case $1 in --errors) errors=$2; shift 2 ;; *) options+=("$1"); shift ;; esac
done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cargo run -q --release -p train -- layout "$kit/gold" --cross "$work/cross.jsonl" "${options[@]}"
python3 "$kit/score.py" "$kit/gold/pages-aed.dev.jsonl.gz" "$work/cross.jsonl" --errors "$errors"
