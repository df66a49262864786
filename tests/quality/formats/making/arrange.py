"""How a bilingual document stands on its pages: paragraphs in turns, one language after the other, or in a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gold import MARK, Unit, source

LEVELS = {"title": 1, "h1": 2, "h2": 3}
LISTS = {"bullet": "ul", "item": "ol", "data": "data", "row": "pairs"}


@dataclass(frozen=True, slots=True)
class Element:
    """A piece of a document: ``h`` with a level, ``p``, ``ul``, ``ol``, ``data`` or ``pairs``.

    ``texts`` has one text, or one for each item; cells are parted by semicolons, those of pairs are tuples.
    ``notes`` are the footnotes to the marks in the text.
    """

    tag: str
    lang: str
    texts: tuple
    level: int = 0
    notes: tuple[str, ...] = ()


def groups(units: Sequence[Unit]) -> Iterator[tuple[Unit, ...]]:
    """Units that stand together: the items of a list, the rows of a table, a paragraph with its notes."""
    flow: list[list[Unit]] = []
    for unit in units:
        if unit.kind == "note" or (flow and unit.kind in LISTS and flow[-1][0].kind == unit.kind):
            flow[-1].append(unit)
        else:
            flow.append([unit])
    return (tuple(group) for group in flow)


def element(group: Sequence[Unit], lang: str) -> Element:
    """A group in one language."""
    first = group[0]
    if first.kind == "row":
        return Element("pairs", "", tuple((unit.zh, unit.en) for unit in group))
    if first.kind in LISTS:
        return Element(LISTS[first.kind], lang, tuple(unit.text(lang) for unit in group))
    notes = tuple(unit.text(lang) for unit in group[1:])
    return Element("h" if first.kind in LEVELS else "p", lang, (first.text(lang),), LEVELS.get(first.kind, 0), notes)


def turns(name: str) -> list[Element]:
    """Each paragraph, list and table in Chinese, then in English."""
    flow = []
    for group in groups(source(name)):
        flow += [element(group, "zh")] if group[0].kind == "row" else [element(group, lang) for lang in ("zh", "en")]
    return flow


def parts(name: str) -> list[Element]:
    """The whole document in Chinese, then in English."""
    return [element(group, lang) for lang in ("zh", "en") for group in groups(source(name))]


def pairs(name: str) -> list[Element]:
    """The document as one table with a language a column."""
    return [Element("pairs", "", tuple((unit.zh, unit.en) for unit in source(name)))]


def rows(name: str) -> list[tuple[str, str]]:
    """The document as rows for a spreadsheet or a translation memory: no marks of notes, a cell of data a row."""
    made: list[tuple[str, str]] = []
    for unit in source(name):
        cells = (
            zip(unit.zh.split(";"), unit.en.split(";"), strict=True) if unit.kind == "data" else [(unit.zh, unit.en)]
        )
        made += [(zh.replace(MARK, ""), en.replace(MARK, "")) for zh, en in cells]
    return made


ARRANGEMENT = {"interview": pairs, "law": parts, "news": turns, "report": turns, "tables": turns}
"""How each text stands in documents that flow."""

__all__ = ["ARRANGEMENT", "Element", "pairs", "parts", "rows", "turns"]
