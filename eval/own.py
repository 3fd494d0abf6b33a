#!/usr/bin/env python3
"""eval/own.py: compiles own.spec into own.jsonl, the gold of the project's own texts.

A stretch in quotation marks runs from the given words to the mark that closes it, or to the end of the paragraph."""
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
CLOSES = {"“": "”", '"': '"', "'": "'", "‘": "’"}


def fail(number, message):
    sys.exit(f"own.spec:{number}: {message}")


def mentions(text, forms):
    """Spans of every form as a whole word; a longer form wins over one inside it, across all entities."""
    taken, out = [], []
    for form, kind, entity in sorted(forms, key=lambda f: -len(f[0])):
        for m in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
            if not any(m.start() < e and s < m.end() for s, e in taken):
                taken.append(m.span())
                out.append((*m.span(), kind, entity))
    return sorted(out)


def quotation(text, start, number):
    closer = CLOSES.get(text[start]) or fail(number, "a quotation begins with its mark")
    paragraph = text.find("\n", start)
    paragraph = len(text) if paragraph < 0 else paragraph
    for at in range(start + 1, paragraph):
        inside_word = text[at - 1].isalnum() and text[at + 1 : at + 2].isalnum()
        if text[at] == closer and not inside_word:
            return start, at + 1
    return start, paragraph


def compile_document(head, lines):
    path, published = head.split()
    text = (HERE.parent / path).read_text(encoding="utf8")
    names, speakers, dates, forms, at, dated = [], [], [], [], {}, False
    for number, line in lines:
        what, _, rest = line.partition(" ")
        if what in ("person", "organisation", "place", "group"):
            name, _, listed = rest.partition(" = ")
            forms += [(f.strip(), what, name) for f in listed.split(";")]
        elif what == "quote":
            who, _, words = rest.partition(" <- ")
            start = text.find(words, at.get(words, 0))
            if start < 0:
                fail(number, f"not in the text: {words}")
            at[words] = start + 1
            kind = {"-": "none", "?": "unknown"}.get(who, "unnamed" if who[0] == "~" else "named")
            speakers.append({"quote": list(quotation(text, start, number)), "speaker": who.lstrip("~"), "speaker_kind": kind})
        elif what == "date":
            value, kind, words = rest.split(" ", 2)
            start = text.find(words, dates[-1][1] if dates else 0)
            if start < 0:
                fail(number, f"not in the text after the one before: {words}")
            dates.append([start, start + len(words), kind, value])
            dated = True
        else:
            fail(number, f"unknown: {what}")
    found = mentions(text, forms)
    names = [[s, e, k] for s, e, k, _ in found]
    entities = [
        {"kind": k, "name": n, "mentions": [[s, e, "name"] for s, e, _, x in found if x == n]}
        for n, k in dict.fromkeys((n, k) for _, k, n in forms)
    ]
    out = {"id": pathlib.Path(path).stem, "text": text, "published": published, "names": names, "speakers": speakers, "entities": entities}
    return {**out, "dates": dates} if dated else out


def main():
    documents = []
    for number, line in enumerate((HERE / "own.spec").read_text(encoding="utf8").splitlines(), 1):
        if line.startswith("@ "):
            documents.append((line[2:], []))
        elif line.strip() and not line.startswith("#"):
            documents[-1][1].append((number, line))
    lines = [json.dumps(compile_document(*d), ensure_ascii=False) for d in documents]
    (HERE / "own.jsonl").write_text("\n".join(lines) + "\n", encoding="utf8")


main()
