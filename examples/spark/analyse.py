#!/usr/bin/env python3
"""Analyses a corpus with Spark: the command runs as a child process of every task.

    spark-submit analyse.py --input corpus.jsonl --output analysed.parquet --command /usr/local/bin/ontherecord

The input has lines {"id", "text", "published"?}. The output has the columns id, error, speakers, and article (the whole
analysis as JSON). Nothing is kept between lines: a task that dies is run again by Spark, and only that task.
"""
import argparse
import json
import subprocess
import threading

from pyspark.sql import SparkSession

SCHEMA = "id string, error string, speakers array<string>, article string"


def feed(pipe, frames):
    """Writes the frames as lines; in a thread of its own, or both sides would wait once the pipes are full."""
    with pipe:
        for frame in frames:
            for row in frame.to_dict("records"):
                line = {"id": str(row["id"]), "text": row["text"]}
                if isinstance(row.get("published"), str):
                    line["published"] = row["published"]
                pipe.write(json.dumps(line) + "\n")


def row(line):
    article = json.loads(line)
    speakers = {article["entities"][q["speaker"]]["name"] for q in article.get("quotes", []) if q["speaker"] is not None}
    return {
        "id": article.get("id"),
        "error": article.get("error"),
        "speakers": sorted(speakers),
        "article": None if "error" in article else line,
    }


def analyser(command, rows_per_frame):
    def analyse(frames):
        import pandas

        child = subprocess.Popen(
            [command, "parse", "--jsonl", "--threads", "1", "--offsets", "char"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf8",
        )
        writer = threading.Thread(target=feed, args=(child.stdin, frames), daemon=True)
        writer.start()
        rows = []
        for line in child.stdout:
            rows.append(row(line.rstrip("\n")))
            if len(rows) == rows_per_frame:
                yield pandas.DataFrame(rows)
                rows = []
        if rows:
            yield pandas.DataFrame(rows)
        writer.join()
        code = child.wait()
        if code not in (0, 1):  # 1: some lines have an error line of their own
            raise RuntimeError(f"{command} ended with {code}")

    return analyse


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--input", required=True)
    parser.add_argument("--output", required=True)
    parser.add_argument("--command", default="ontherecord")
    parser.add_argument("--partitions", type=int, default=0, help="0: as Spark reads them")
    options = parser.parse_args()
    spark = SparkSession.builder.appName("ontherecord").getOrCreate()
    corpus = spark.read.schema("id string, text string, published string").json(options.input)
    if options.partitions:
        corpus = corpus.repartition(options.partitions)
    corpus.mapInPandas(analyser(options.command, 500), SCHEMA).write.mode("overwrite").parquet(options.output)
    spark.stop()


if __name__ == "__main__":
    main()
