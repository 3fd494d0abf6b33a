#!/usr/bin/env bash
# Builds the wasm twice, from two folders with nothing built before, and compares the bytes. Takes two whole builds.
set -euo pipefail
cd "$(dirname "$0")/.."
hash=()
for number in 1 2; do
  copy=$(mktemp -d)
  trap 'rm -rf "$copy"' EXIT
  git archive HEAD | tar -x -C "$copy"
  ln -s "$PWD/node_modules" "$copy/node_modules"
  (cd "$copy" && node scripts/build.mjs > build.log 2>&1) || { tail -n 20 "$copy/build.log"; exit 1; }
  hash+=("$(sha256sum < "$copy/dist/npm/ontherecord_bg.wasm" | cut -d' ' -f1)")
  echo "build $number in $copy: ${hash[-1]}"
  rm -rf "$copy"
done
[ "${hash[0]}" = "${hash[1]}" ] || { echo "reproducible: the two builds differ"; exit 1; }
echo "reproducible: the same bytes twice"
