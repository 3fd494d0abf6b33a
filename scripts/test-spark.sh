#!/usr/bin/env bash
# Runs the Spark example in local mode. Needs python3 with venv and Java 17; without them it says so and passes.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v java >/dev/null || { echo "test-spark: no java: skipped"; exit 0; }
python3 -c 'import venv, ensurepip' 2>/dev/null || { echo "test-spark: python3 without venv: skipped"; exit 0; }
environment=target/spark
if [ ! -f "$environment/ready" ]; then
  python3 -m venv "$environment"
  "$environment/bin/pip" install -q "pyspark==4.3.0" "pandas<3" pyarrow
  touch "$environment/ready"
fi
cargo build -q --release --features cli
"$environment/bin/python" examples/spark/test.py "${CARGO_TARGET_DIR:-target}/release/ontherecord" 2> target/spark/log || { tail -30 target/spark/log; exit 1; }
