"""Picks the texts that the teacher labels: texts.py GOLD_FOLDER {news|gmb} > texts.jsonl

news: bodies of pages-aed.dev that share no run of six words with articles.dev (more than three: dropped), and polnear.train; only weights come of them.
gmb: the public-domain texts of gmb.train, without their own labels, whose kinds are unreliable.
"""
import gzip
import json
import re
import sys


def load(name):
    with gzip.open(f"{sys.argv[1]}/{name}.jsonl.gz", "rt", encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def grams(text):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + 6]) for i in range(len(words) - 5)}


def main():
    if sys.argv[2] == "gmb":
        texts = load("gmb.train")
    else:
        held = set().union(*(grams(d["text"]) for d in load("articles.dev")))
        texts = load("polnear.train")
        for page in load("pages-aed.dev"):
            body = "\n".join([page["page"]["headline"] or "", *page["page"]["paragraphs"]])
            if len((grams(page["text"]) | grams(body)) & held) <= 3:
                texts.append({"id": page["id"], "text": body})
    for text in texts:
        print(json.dumps({"id": text["id"], "text": text["text"]}))


main()
