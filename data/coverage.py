#!/usr/bin/env python3
"""How much of annotated names the gazetteers know.

usage: data/coverage.py [--missing KIND N] GOLD.jsonl.gz…

Per kind, over mentions: "whole" the entire name is listed with a class of its kind; "part" some word or phrase in it
is (for organisations and places a head word counts); "other" only classes of other kinds; "none" nothing at all.
"false" is the share of capitalised words outside names, not at the start of a sentence, that some name list holds
without calling them common. Reads the text lists, so no build is needed.
"""
import collections, gzip, json, pathlib, re, sys, unicodedata

LISTS = pathlib.Path(__file__).parent / "gazetteer"
FOLD = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "ð": "d", "đ": "d", "þ": "th", "ł": "l", "ı": "i", "œ": "oe", "ə": "e", "ħ": "h"})
WHOLE = {
    "person": {"given-names", "surnames"},
    "place": {"countries", "cities", "regions", "places"},
    "organisation": {"organisations", "agencies", "parties", "media", "companies", "teams", "schools"},
    "group": {"groups"},
}
PART = {
    "person": {"family-first"},
    "place": {"place-heads"},
    "organisation": {"org-heads", "org-suffixes", "team-heads"},
    "group": set(),
}
NAMES = set().union(*WHOLE.values())


def norm(s):
    s = re.sub(r"[-–‑/\u00a0\s]+", " ", s.replace("&", " and ").lower())
    s = unicodedata.normalize("NFD", s.translate(FOLD))
    return re.sub(" +", " ", "".join(c for c in s if c.isalnum() or c == " ")).strip()


def acronym(s):
    s = s.replace(".", "")
    return s if sum(c.isupper() for c in s) >= 2 and all(c.isupper() or c.isdigit() for c in s) else None


def load():
    table = collections.defaultdict(set)
    for path in sorted(LISTS.glob("*.txt")):
        for line in path.read_text().splitlines():
            if line and not line.startswith("#"):
                entry = line.split("\t")[0]
                table[("A", acronym(entry)) if acronym(entry) else norm(entry)].add(path.stem)
    return table


def look(table, text):
    short = acronym(text)
    return (table.get(("A", short), set()) if short else set()) | table.get(norm(text), set())


def main():
    args = sys.argv[1:]
    missing, count = (args[1], int(args[2])) if args[0] == "--missing" else (None, 0)
    table = load()
    for path in args[3:] if missing else args:
        tally = collections.defaultdict(collections.Counter)
        absent = collections.Counter()
        for line in gzip.open(path, "rt"):
            doc = json.loads(line)
            text, names = doc["text"], doc.get("names", [])
            for start, end, kind in names:
                name = re.sub(r"^(the|The|THE) ", "", text[start:end])
                words = name.split()
                spans = [" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)]
                found = set().union(*(look(table, s) for s in spans)) if spans else set()
                own = WHOLE.get(kind, set())
                whole = all(look(table, w) & own for w in words) if kind == "person" else look(table, name) & own
                how = "whole" if whole else "part" if found & (own | PART.get(kind, set())) else "other" if found & NAMES else "none"
                tally[kind][how] += 1
                if kind == missing and how in ("other", "none"):
                    absent[name] += 1
            inside = [False] * (len(text) + 1)
            for start, end, _ in names:
                inside[start:end] = [True] * (end - start)
            for m in re.finditer(r"(?<=[a-z,] )[A-Z][a-z]+", text):
                if not inside[m.start()]:
                    classes = look(table, m.group())
                    tally["(false)"]["hit" if classes & NAMES and "common" not in classes else "clear"] += 1
        print(pathlib.Path(path).name)
        for kind, counts in sorted(tally.items()):
            total = sum(counts.values())
            print(f"  {kind:13} {total:6}  " + "  ".join(f"{k} {v / total:.3f}" for k, v in sorted(counts.items(), key=lambda x: -x[1])))
        for name, n in absent.most_common(count):
            print(f"    {n:4} {name}")


if __name__ == "__main__":
    main()
