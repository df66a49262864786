"""What a translator should look at again: passages whose sides state different figures, and unsure pairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from corpus.export.jsonl import passage_row
from corpus.quantities import find_quantities
from corpus.quantities.agreement import Pair, compare
from corpus.types import LANGS, Document, Passage, Quantity

Json = dict[str, Any]

SURE = 0.5
"""The confidence from which a pair is shown without a word of doubt."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A passage to look at again: figures of its two sides that can't both be right, or an unsure pairing."""

    passage: Passage
    disagreeing: tuple[Pair, ...]
    unsure: bool


def doubts(passages: Iterable[Passage]) -> Iterator[Doubt]:
    """The doubtful ones of the passages, in their order."""
    for passage in passages:
        disagreeing = compare(passage.zh, passage.en).disagreeing
        unsure = passage.confidence is not None and passage.confidence < SURE
        if disagreeing or unsure:
            yield Doubt(passage, disagreeing, unsure)


def doubt_json(doubt: Doubt, document: Document) -> Json:
    """PASSAGE, with what is doubtful about it."""
    return passage_row(doubt.passage, document) | {
        "disagreements": [disagreement_json(pair) for pair in doubt.disagreeing],
        "unsure": doubt.unsure,
    }


def figures_json(passage: Passage) -> Json:
    """What figures each side of a passage states, and which of them can't both be right."""
    stated = {lang: [quantity_json(each) for each in find_quantities(passage.text(lang), lang)] for lang in LANGS}
    pairs = compare(passage.zh, passage.en).disagreeing
    return {"quantities": stated, "disagreements": [disagreement_json(pair) for pair in pairs]}


def quantity_json(quantity: Quantity) -> Json:
    """A quantity and where it stands in its text (code points)."""
    return {"value": quantity.value, "unit": quantity.unit, "span": [quantity.start, quantity.end]}


def disagreement_json(pair: Pair) -> Json:
    """Two figures that can't both be right."""
    return {"zh": quantity_json(pair.zh), "en": quantity_json(pair.en)}
