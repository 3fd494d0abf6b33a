"""Mends machine-made name labels.

mend.py OUT_FOLDER NAME=labelled.jsonl…     writes OUT_FOLDER/NAME.silver.jsonl.gz for each, mended together

| label | becomes | because |
|---|---|---|
| `Dr Max Linden` | `Max Linden` | titles are no part of a name |
| `Palmer, McDaniel and Trump` | three names | lists were glued |
| `Trump`, organisation | person | `Donald Trump` is in the text, or most of all texts say so |
| `Trump`, not labelled | person | the same |
| `Super Bowl`, organisation | none | events, products, laws and prizes are none of our kinds |
"""
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

KINDS = ("person", "organisation", "place", "group")
NONE = "-"
TITLES = set(
    """mr mrs ms miss dr doctor prof professor sir lord lady dame president vice prime minister chancellor premier secretary general senator sen rep
    congressman congresswoman governor gov mayor king queen prince princess pope cardinal archbishop bishop reverend rev judge justice captain capt colonel
    col major maj lt lieutenant sgt sergeant commander admiral gen ambassador chairman chairwoman chair ceo director foreign defense defence interior
    finance deputy former ex-president ex-prime spokesman spokeswoman sheikh sheik ayatollah imam mullah officer detective inspector superintendent chief
    speaker attorney coach representative counselor treasurer marshal emperor sultan crown envoy special rapper singer actor actress saint brigadier
    private corporal chairperson commissioner councillor cllr baroness baron count duke duchess earl mp msp hon honorable honourable nurse father sister
    brother mother uncle aunt king's minister's acting interim state health""".split()
)
AFTER = {"jr", "sr", "ii", "iii", "iv"}
OFFICE = re.compile(r"(.+) (Chair|Chairman|Chairwoman|President|CEO|Director|Secretary|Leader|Senator|Coach)")
THING = re.compile(
    r"(iPhone|iPad|MacBook|Galaxy S|Pixel \d|Xbox|PlayStation|Blu-ray|GTX|RTX|Windows \d|Model [3SXY]\b|Chevy |Camry|Super Bowl|World Cup|Olympic"
    r"|Grand Prix|Act$|Award|Prize|Agreement$|Treaty$|Bill$|Amendment|Day$|Tour$|Championships?$|Finals?$|Open$|Cup$|Trophy|Survey$|Report$|Conference$"
    r"|Summit$|Festival$|Administration$)"
)
BODY = re.compile(
    r"(Food and Drug|Drug Enforcement|Security|Aviation|Safety|Business|Oceanic|Space|Services|Western Conference|Eastern Conference|Transportation"
    r"|General|Veterans)"
)
ABBREVIATION = re.compile(r"\b([A-Z]\.|Inc\.|Corp\.|Co\.|Ltd\.|Jr\.|Sr\.|St\.|Bros\.)$")
CAPITAL = "[A-Z\u00c0-\u00de]"
WORD = CAPITAL + r"[\w’'&.-]*[\w]"
RUN = re.compile(f"{WORD}(?: {WORD})*")
LONG_RUN = re.compile(f"{WORD}(?: (?:of |the |and |de |for |& )*{WORD})*")
KNOWN = dict(line.rstrip("\n").split("\t") for line in open(Path(__file__).with_name("kinds.tsv"), encoding="utf8") if line[0] != "#")


def norm(words):
    return words.replace("’", "'")


def bare(words, end):
    """Without a possessive."""
    return (words[:-2], end - 2) if words.endswith(("'s", "’s", "‘s")) else (words, end)


def untitled(text, start, end):
    while m := re.match(r"([\w'’-]+)\.?[ \xa0]+", text[start:end]):
        if norm(m[1]).lower() not in TITLES or start + m.end() >= end:
            break
        start += m.end()
    return start


def trim(text, start, end, kind):
    """One label to any number of them."""
    if kind not in KINDS:
        return [(start, end, NONE)]
    while end > start and text[end - 1] in " .,;:'’\"”“(‘" and not ABBREVIATION.search(text[start:end]):
        end -= 1
    while start < end and text[start] in " .,;:'’\"“”(‘":
        start += 1
    _, end = bare(text[start:end], end)
    if text[start : start + 4].lower() == "the ":
        start += 4
    if kind == "person":
        start = untitled(text, start, end)
    words = text[start:end]
    if not words:
        return []
    if not re.search(CAPITAL, words):
        return [(start, end, NONE)]
    if re.fullmatch(r"[DRI][-–]([A-Z][A-Za-z.]+)", words):  # D-Mass
        return [(start + 2, end, "place")]
    if kind == "organisation" and (m := OFFICE.fullmatch(words)):
        end = start + len(m[1])
    if kind != "organisation" and re.search(r", | and ", words):
        out, at = [], start
        for piece in re.split(r"(, and |, | and )", words):
            if piece[:1].isupper():
                out.append((at, at + len(piece), kind))
            at += len(piece)
        return out
    return [(start, end, kind)]


class Corpus:
    """What all texts together say of a string."""

    def __init__(self, documents):
        self.votes, labelled, seen = defaultdict(Counter), Counter(), Counter()
        for d in documents:
            d["names"] = sorted(n for name in d["names"] for n in trim(d["text"], *name))
            for start, end, kind in d["names"]:
                self.votes[norm(d["text"][start:end])][kind] += 1
                labelled[norm(d["text"][start:end])] += 1
            for m in RUN.finditer(d["text"]):
                seen[norm(bare(m[0], 0)[0])] += 1
        self.rate = {words: n / max(n, seen[words]) for words, n in labelled.items()}

    def sure(self, words):
        """The kind of a string that is nearly always a name of that kind."""
        votes = self.votes.get(words)
        if not votes or sum(votes.values()) < 8 or self.rate.get(words, 0) < 0.8:
            return None
        kind, n = votes.most_common(1)[0]
        return kind if n >= 0.9 * sum(votes.values()) and kind != NONE else None


def mend(document, corpus):
    text = document["text"]
    local, family = defaultdict(Counter), set()
    for start, end, kind in document["names"]:
        words = norm(text[start:end])
        local[words][kind] += 1
        if kind == "person" and " " in words:
            last = [w for w in words.split() if w.lower().strip(".") not in AFTER][-1:]
            family.update(w for w in last if len(w) > 2)

    def decide(words, kind):
        here, votes = local[words], corpus.votes[words]
        if words in KNOWN:
            known = KNOWN[words]
            if known in ("person", "place") and words in family:
                return "person"
            if known == "person" and kind == "place":
                return "person" if votes["person"] >= votes["place"] else kind
            return known
        if kind == "organisation" and THING.search(words) and not BODY.search(words):
            return NONE
        total = sum(votes.values())
        if kind == "organisation" and votes["person"] >= 0.5 * total:
            return "person"
        if words in family and here["place"] <= here["person"] + 1 and votes["place"] < 10:
            return "person"
        sums = Counter({k: n / total * min(total, 20) / 5 for k, n in votes.items()}) + here
        best, n = sums.most_common(1)[0]
        return best if n >= 0.75 * sum(sums.values()) else kind

    names = [(start, end, decide(norm(text[start:end]), kind)) for start, end, kind in document["names"]]
    covered = bytearray(len(text) + 1)
    for start, end, _ in names:
        covered[start:end] = b"\1" * (end - start)
    known = {words: decide(words, kinds.most_common(1)[0][0]) for words, kinds in list(local.items())}
    for m in LONG_RUN.finditer(text):
        words, end = bare(m[0], m.end())
        if not any(covered[m.start() : end]):
            words = norm(words)
            kind = known.get(words, NONE)
            if kind == NONE and words not in known:
                kind = "person" if words in family else corpus.sure(words)
            if kind and kind != NONE:
                names.append((m.start(), end, kind))
    out, free = [], 0
    for start, end, kind in sorted(names):
        if start >= free:
            free = end
            if kind != NONE:
                out.append((start, end, kind))
    return {**document, "names": out}


def main():
    sets = {}
    for argument in sys.argv[2:]:
        name, path = argument.split("=", 1)
        with open(path, encoding="utf8") as lines:
            sets[name] = [json.loads(line) for line in lines]
    corpus = Corpus([d for documents in sets.values() for d in documents])
    for name, documents in sets.items():
        with gzip.open(f"{sys.argv[1]}/{name}.silver.jsonl.gz", "wt", encoding="utf8") as out:
            for document in documents:
                out.write(json.dumps(mend(document, corpus)) + "\n")


main()
