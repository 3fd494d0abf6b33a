"""Labels texts with a teacher: spaCy's en_core_web_md (MIT), paragraph by paragraph.

label.py MODEL_FOLDER < texts.jsonl > labelled.jsonl      lines {"id", "text"}; adds "names" [[start, end, kind]]

Kinds that are none of ours keep the teacher's own label, so that mend.py knows what was seen as a product or an event.
"""
import json
import sys

import spacy

KIND = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group"}


def main():
    teacher = spacy.load(sys.argv[1], exclude=["parser", "tagger", "lemmatizer", "attribute_ruler", "senter"])
    for number, line in enumerate(sys.stdin, 1):
        document = json.loads(line)
        names, at, paragraphs = [], 0, []
        for paragraph in document["text"].split("\n"):
            if paragraph.strip():
                paragraphs.append((paragraph, at))
            at += len(paragraph) + 1
        for parsed, offset in teacher.pipe(paragraphs, as_tuples=True, batch_size=64):
            names += [[offset + e.start_char, offset + e.end_char, KIND.get(e.label_, e.label_)] for e in parsed.ents]
        print(json.dumps({"id": document["id"], "text": document["text"], "names": names}))
        if number % 100 == 0:
            print(f"{number} documents", file=sys.stderr)


main()
