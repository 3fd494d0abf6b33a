#!/usr/bin/env bash
# Invented texts, options and lines for hours, at the lowest priority: see tests/soak.
#
#   scripts/soak.sh [CPU_SECONDS [SEED]]     an hour from today's date as the seed, unless said otherwise
#
# target/soak.log gets a line for every minute of processor time, target/soak.found what failed.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -d "$HOME/.cargo/bin" ] && export PATH="$HOME/.cargo/bin:$PATH"
export SOAK_CPU_SECONDS="${1:-3600}" SOAK_SEED="${2:-$(date +%Y%m%d)}" SOAK_LOG="$PWD/target/soak.log" RUST_BACKTRACE=0
# Copies, so that building meanwhile changes nothing under the run.
run=$(mktemp -d)
trap 'rm -rf "$run"' EXIT
# One panic strategy for tests and command alike: two would write the library to the same file.
built=$(cargo test --config 'profile.release.panic="unwind"' -q --release --features cli --test soak --no-run --message-format=json | sed -n 's/.*"name":"soak".*"executable":"\([^"]*\)".*/\1/p')
cp "$built" "$run/soak"
cp target/release/ontherecord "$run/ontherecord"
cp -r tests "$run/"
export SOAK_COMMAND="$run/ontherecord"
echo "commit $(git describe --always --dirty) seed $SOAK_SEED for $SOAK_CPU_SECONDS CPU seconds" >> "$SOAK_LOG"

cd "$run"
nice -n 19 ./soak invented --nocapture 2>&1 | grep --line-buffered -E '^FINDING|panicked|^[a-z].*(notes|names|overlap|exists)|test result' >> "${SOAK_LOG%.log}.found" || true
tail -n 1 "$SOAK_LOG"
