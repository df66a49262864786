"""What is written into a Whoosh index for each passage.

Whoosh serves as a container of posting lists: terms without positions, the term's frequency as its weight.
Long strings and phrases are verified in the folded text, which lies beside the terms in columns.
Terms are handed over as lists, so that no analyzer is stored (and unpickled) with the index.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from whoosh.columns import VarBytesColumn
from whoosh.fields import COLUMN, ID, KEYWORD, Schema

from corpus.fingerprints import fingerprint
from corpus.folding import fold, is_han
from corpus.quantities import find_quantities
from corpus.types import LANGS, Lang, Passage
from corpus.words import chinese_words
from indexer.analysis import squeeze, words

ANALYSIS = 2
"""Grows whenever the same passage would be written differently; an index of another number is rebuilt."""

FIELDS: dict[str, str] = {
    "grams": "characters of the side and pairs of neighbours, blanks left out (English: Chinese characters only)",
    "words": "words as written",
    "stems": "stems of the words",
    "amounts": "quantities, as value and unit",
}
"""The fields of each side; their names are prefixed with the side: ``zh_grams``."""

SEGMENTS = "zh_segments"  # jieba's words, for ranking


def schema() -> Schema:
    """The fields of the index."""
    fields = {f"{lang}_{name}": KEYWORD() for lang in LANGS for name in FIELDS}
    texts = {f"{lang}_text": COLUMN(VarBytesColumn()) for lang in LANGS}
    places = {"document": ID(), "kind": ID(), "sides": KEYWORD(), "facts": COLUMN(VarBytesColumn())}
    return Schema(**fields, **texts, **places, **{SEGMENTS: KEYWORD()})


def record(passage: Passage) -> dict[str, str | bytes | list[str]]:
    """The fields of one passage."""
    zh, en = (fold(passage.text(lang)).text for lang in LANGS)
    fields: dict[str, str | bytes | list[str]] = {
        "document": passage.document,
        "kind": passage.kind,
        "sides": [lang for lang in LANGS if passage.text(lang).strip()],
        "facts": facts(passage, len(zh), len(en)),
        "zh_text": zh.encode(),
        "en_text": en.encode(),
        "zh_grams": list(grams(squeeze(zh))),
        "en_grams": [gram for gram in grams(squeeze(en)) if all(map(is_han, gram))],
        SEGMENTS: [word.text for word in chinese_words(squeeze(zh))],
    }
    for lang, folded in zip(LANGS, (zh, en), strict=True):
        found = list(words(folded))
        fields[f"{lang}_words"] = [word.text for word in found]
        fields[f"{lang}_stems"] = [word.stem for word in found]
        fields[f"{lang}_amounts"] = list(_amounts(passage.text(lang), lang))
    return {name: value for name, value in fields.items() if value != []}


def facts(passage: Passage, *sizes: int) -> bytes:
    """What is known of a passage without its texts, and how long these are when folded, as one column's value."""
    prints = map(fingerprint, map(passage.text, LANGS))
    return "\t".join(map(str, (passage.id, passage.document, passage.kind, passage.ordinal, *sizes, *prints))).encode()


def grams(text: str) -> Iterator[str]:
    """Each character and each pair of neighbours."""
    yield from text
    for first, second in pairwise(text):
        yield first + second


def amount_term(value: str, unit: str) -> str:
    """A quantity as one term."""
    return f"{value} {unit}"


def stated(term: str) -> tuple[str, str]:
    """The value and the unit of such a term."""
    value, _, unit = term.partition(" ")
    return value, unit


def _amounts(text: str, lang: Lang) -> Iterator[str]:
    for quantity in find_quantities(text, lang):
        yield amount_term(quantity.value, quantity.unit)
