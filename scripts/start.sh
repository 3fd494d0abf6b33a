#!/usr/bin/env bash
# Installs what is missing, builds everything, reads an article on the terminal and serves the page on localhost.
#
#   scripts/start.sh            serve until Ctrl-C; PORT chooses the port
#   scripts/start.sh --once     all but the serving
set -euo pipefail
cd "$(dirname "$0")/.."
case "${1:-}" in
  "" | --once) ;;
  -h | --help) sed -n '2,/^set/{s/^# \{0,1\}//p}' scripts/start.sh; exit ;;
  *) echo "start: there is no option $1 (--once or none)" >&2; exit 2 ;;
esac
[ -d "$HOME/.cargo/bin" ] && export PATH="$HOME/.cargo/bin:$PATH"
scripts/setup.sh
[ -d "$HOME/.cargo/bin" ] && export PATH="$HOME/.cargo/bin:$PATH"

echo "start: building the command"
cargo build -q --release --features cli --bin ontherecord
sample=tests/corpus/verdict.txt
echo "start: ontherecord parse --format markdown $sample"
echo
"${CARGO_TARGET_DIR:-target}/release/ontherecord" parse --published 2024-05-16 --format markdown "$sample"
echo

echo "start: building the wasm and the package"
node scripts/build.mjs
[ "${1:-}" = --once ] && exit
exec node scripts/serve.mjs www
