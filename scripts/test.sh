#!/usr/bin/env bash
# Everything that must hold before a change is merged; CI runs this very script.
#
#   scripts/test.sh                 all parts, in order
#   scripts/test.sh PART…           some of them: format lint supply rust wasm build size npm formats spark page growth eval
#
# Every part prints its own runner's closing lines; the last line says how it all ended.
set -euo pipefail
cd "$(dirname "$0")/.."
# One seed for all property tests, so that a failure is one of the change at hand; SOAK_ROUNDS looks further.
export PROPTEST_RNG_SEED="${PROPTEST_RNG_SEED:-1}"
export CI="${CI:-true}" CARGO_TERM_COLOR=never NO_COLOR=1
[ -d "$HOME/.cargo/bin" ] && export PATH="$HOME/.cargo/bin:$PATH"
parts=(format lint supply rust wasm build size npm formats spark page growth eval)
[ $# -eq 0 ] || parts=("$@")
for part in "${parts[@]}"; do
  [[ " format lint supply rust wasm build size npm formats spark page growth eval " = *" $part "* ]] || { echo "test: there is no part $part"; exit 2; }
done

scripts/setup.sh test
export PATH="$HOME/.cargo/bin:$PWD/node_modules/.bin:$PATH"
export CHROMIUM="${CHROMIUM:-$(command -v chromium || command -v google-chrome || command -v chromium-browser)}"
export CHROMEDRIVER="${CHROMEDRIVER:-$(command -v chromedriver)}"

part_format() { cargo fmt --all --check; }

part_lint() {
  cargo clippy -q --workspace --all-targets --features cli -- -D warnings
  cargo clippy -q --target wasm32-unknown-unknown --lib --test wasm -- -D warnings
}

part_supply() { scripts/supply.sh; }

# The trainer's features keep what it learns from, so memory is measured without them.
part_rust() {
  cargo test --workspace --features cli,schema --no-fail-fast
  cargo test --test memory
}

# One test file, run in both worlds.
part_wasm() {
  cargo test --target wasm32-unknown-unknown --test wasm
  WASM_BINDGEN_USE_BROWSER=1 cargo test --target wasm32-unknown-unknown --test wasm
}

part_build() { node scripts/build.mjs; }

part_size() { node scripts/size.mjs; }

# node --test with a folder's files; nothing there is nothing to run.
node_tests() {
  local files=("$@")
  [ -e "${files[0]}" ] || { echo "no tests there"; return; }
  node --test --test-concurrency=1 --test-reporter=spec "${files[@]}"
}

part_npm() {
  cargo build -q --release --features cli
  node_tests tests/npm/*.test.mjs
}

part_formats() {
  cargo build -q --release --features cli
  node_tests tests/formats/*.test.mjs
}

part_spark() { scripts/test-spark.sh; }

part_page() { node_tests tests/page/*.test.mjs; }

# Instructions per KB may not grow with the text.
part_growth() {
  cargo build -q --release --features cli
  node scripts/growth.mjs
}

# The floors of the gold sets, where these lie beside the project.
part_eval() { node eval/floors.mjs; }

failed=()
for part in "${parts[@]}"; do
  begun=$SECONDS
  echo "── $part"
  # A part ends at its first failing command; the other parts run all the same. (No `if` around it: that turns -e off.)
  set +e
  (set -e; "part_$part")
  code=$?
  set -e
  [ $code = 0 ] || failed+=("$part")
  echo "── $part: $([ $code = 0 ] && echo ok || echo "FAILED ($code)") in $((SECONDS - begun)) s"
done
if [ ${#failed[@]} -gt 0 ]; then
  echo "test: FAILED: ${failed[*]}"
  exit 1
fi
echo "test: all of ${parts[*]} hold ($SECONDS s)"
