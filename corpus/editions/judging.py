"""What became of a text from one version to the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from corpus.editions.values import Change, Link, Row, Status
from corpus.editions.wording import changes, kept
from corpus.numbering import leading_number
from corpus.quantities import find_quantities
from corpus.types import Lang, Passage, Quantity

HARDLY = 0.3
"""The share of two texts below which what stayed is chance: marking every word but some would show nothing."""

Amounts = tuple[Quantity, ...]


def judge(link: Link, a: tuple[Passage, ...], b: tuple[Passage, ...], lang: Lang) -> Row:
    """The row of passages that stand for each other."""
    texts = _text(a, lang), _text(b, lang)
    if not texts[0] or not texts[1]:
        return Row("only-a" if texts[0] else "only-b", a, b, *texts, likeness=link.likeness, moved=link.moved)
    if _bare(texts[0]) == _bare(texts[1]):
        return Row("same", a, b, *texts, likeness=link.likeness, moved=link.moved)
    found = changes(*texts, lang)
    status = _status(*texts, found)
    told = Row(status, a, b, *texts, likeness=link.likeness, changes=found, moved=link.moved)
    return _with_figures(told, lang) if status in ("reworded", "rewritten") else told


def _text(passages: Iterable[Passage], lang: Lang) -> str:
    return "\n".join(filter(None, (passage.text(lang) for passage in passages)))


def _status(a: str, b: str, found: tuple[Change, ...]) -> Status:
    if all(change.turn == "typography" for change in found):
        return "typography"
    if _body(a) == _body(b):
        return "renumbered"
    return "rewritten" if kept(a, b, found) < HARDLY else "reworded"


def _body(text: str) -> str:
    """A text without its printed number and without blanks; all of it where there is no number."""
    number = leading_number(text)
    return _bare(text[number.end :] if number else text)


def _bare(text: str) -> str:
    return "".join(text.split())


def _with_figures(row: Row, lang: Lang) -> Row:
    amounts = _unshared(row.text_a, row.text_b, lang)
    if row.status == "rewritten":
        return replace(row, changes=(), figures=all(amounts))
    found = tuple(_told(change, amounts) for change in row.changes)
    return replace(row, changes=found, figures=any(change.turn == "figures" for change in found))


def _unshared(a: str, b: str, lang: Lang) -> tuple[Amounts, Amounts]:
    """The amounts that either text states and the other doesn't; 2.05万亿 and 20500亿 are one."""
    stated = find_quantities(a, lang), find_quantities(b, lang)
    counts = [Counter((each.value, each.unit) for each in side) for side in stated]
    over = counts[0] - counts[1], counts[1] - counts[0]
    mine, its = (
        tuple(each for each in side if (each.value, each.unit) in alone)
        for side, alone in zip(stated, over, strict=True)
    )
    return mine, its


def _told(change: Change, amounts: tuple[Amounts, Amounts]) -> Change:
    """The change, called one of figures where on both sides it touches an amount that the other side lacks."""
    touched = [
        any(each.start < end and start < each.end for each in side)
        for side, (start, end) in zip(amounts, (change.a, change.b), strict=True)
    ]
    return replace(change, turn="figures") if all(touched) else change
