"""Lookups find the translation of a paragraph among all, where its two languages are documents of their own.

Without vectors: the dictionary, figures and names are what most people have.
"""

from __future__ import annotations

import json
import random

import pytest

from corpus import vectors
from indexer.index import Index
from indexer.lookup import lookup

ASKED = 30  # paragraphs of each set, looked up in both directions
LEAST = {"zh": 15, "en": 40}  # characters: shorter ones are headings, which many documents have


@pytest.fixture(params=["k8s-drift", "mojlaw", "ntrex-pert"])
def translations(request, shared, new_shelf):
    """The name of the set, a library of its documents by language, and paragraphs with their translation and id."""
    shelf, pairs = new_shelf(), []
    for file in sorted((shared / "eval" / "data" / request.param).glob("*.json")):
        found = json.loads(file.read_text(encoding="utf-8"))
        units = [["\n".join(found[lang][at] for at in places) for lang, places in zip(("zh", "en"), link, strict=True)]
                 for link in found["links"]]  # fmt: skip
        zh, en = ([unit[side] for unit in units if unit[side]] for side in (0, 1))
        shelf.put(f"{file.stem}-zh", [("paragraph", text, "") for text in zh])
        shelf.put(f"{file.stem}-en", [("paragraph", "", text) for text in en])
        pairs += [unit for unit in units if len(unit[0]) >= LEAST["zh"] and len(unit[1]) >= LEAST["en"]]
    return request.param, shelf, random.Random(4).sample(pairs, ASKED)


def test_the_translation_of_a_paragraph_comes_first(translations, tmp_path, monkeypatch, hold):
    monkeypatch.setattr(vectors, "available", lambda: False)
    name, shelf, pairs = translations
    with Index.open(tmp_path, shelf) as index:
        found = [
            wanted in [hit.passage.text(lang) for hit in lookup(text, index, lang=lang, limit=1).hits]
            for zh, en in pairs
            for text, wanted, lang in ((zh, en, "en"), (en, zh, "zh"))
        ]
    hold(f"lookup_{name.replace('-', '_')}", sum(found) / len(found))
