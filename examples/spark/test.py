#!/usr/bin/env python3
"""Runs analyse.py in local mode over the project's own texts, with bad lines among them, and reads the Parquet back."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
COPIES = 40


def main(command):
    texts = sorted((HERE / "../../tests/corpus").glob("*.txt"))
    with tempfile.TemporaryDirectory() as work:
        corpus = pathlib.Path(work, "corpus.jsonl")
        with corpus.open("w", encoding="utf8") as out:
            for n in range(COPIES):
                for path in texts:
                    line = {"id": f"{path.stem}-{n}", "text": path.read_text(encoding="utf8"), "published": "2024-05-16"}
                    out.write(json.dumps(line) + "\n")
            out.write(json.dumps({"id": "bad", "text": "x", "published": "2024-02-30"}) + "\n")
        output = pathlib.Path(work, "analysed.parquet")
        run = [sys.executable, HERE / "analyse.py", "--input", corpus, "--output", output, "--command", os.path.abspath(command), "--partitions", "3"]
        environment = dict(os.environ, PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1")
        subprocess.run([str(x) for x in run], check=True, env=environment)
        import pyarrow.parquet

        rows = {r["id"]: r for r in pyarrow.parquet.read_table(output).to_pylist()}
    assert len(rows) == COPIES * len(texts) + 1, len(rows)
    assert rows["bad"]["error"].startswith("published") and rows["bad"]["article"] is None
    for path in texts:
        article = json.loads(rows[f"{path.stem}-0"]["article"])
        assert article["version"] == 1
        assert rows[f"{path.stem}-0"]["speakers"] == rows[f"{path.stem}-{COPIES - 1}"]["speakers"]
    assert any(r["speakers"] for r in rows.values()), "somebody speaks in the project's own texts"
    print(f"spark: {len(rows)} rows, as expected")


if __name__ == "__main__":
    main(sys.argv[1])
