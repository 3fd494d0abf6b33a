#!/usr/bin/env bash
# Ours and others', in one run, in one Chromium, on the same articles: sizes, cold start, speed, memory, quality.
# Writes eval/peers.json, eval/peers.svg and the table in eval/RESULTS.md. Takes a few minutes; run it on a quiet machine.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -f dist/npm/ontherecord_bg.wasm ] || node scripts/build.mjs
mkdir -p target/peers
cp benches/peers/package.json target/peers/
[ -d target/peers/node_modules/wink-nlp ] || npm install --prefix target/peers --silent
node benches/peers/run.mjs "$@"
