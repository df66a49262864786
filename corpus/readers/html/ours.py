"""Pages of our own export: each row is a passage as it was, and all around the rows is said of them, not by them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from corpus.markup import Tag, attribute
from corpus.readers.bitext.places import written_places
from corpus.readers.bitext.units import FACTS, Variant, facts, units, within
from corpus.readers.record import file_record, read_record, titled
from corpus.types import LANGS, Block, Locator, Reference

GENERATOR = "Duizhao "
"""How the name of the program begins in the pages of our export; its version follows."""

_SET_APART = frozenset("body caption dd dt footer h1 h2 header li p section summary table td th".split())
"""Elements whose text stands apart from that around them."""


def own_rows(page: Tag) -> tuple[Tag, ...]:
    """The rows of an export that hold passages; none where the page is another's."""
    said = (attribute(meta, "content") for meta in page.find_all("meta", attrs={"name": "generator"}))
    if not any(content.startswith(GENERATOR) for content in said):
        return ()
    rows = (row for row in page.find_all("tr") if attribute(row, "data-kind"))
    return tuple(row for row in rows if row.find_parent("tr") is None)


def own_blocks(page: Tag, rows: Sequence[Tag], name: str) -> Iterator[Block]:
    """A unit for each row, and behind them the rest of the page."""
    several = len(_records(page)) > 1
    cells: set[int] = set()
    for number, row in enumerate(rows):
        here = Locator(name, line=row.sourceline)
        sides = [cell for cell in row.find_all("td", recursive=False) if attribute(cell, "lang") in LANGS]
        cells |= set(map(id, sides))
        variants = [
            Variant(("".join(cell.strings),), lang, here)
            for lang in LANGS
            for cell in sides
            if attribute(cell, "lang") == lang
        ]
        said = facts(
            {fact: attribute(row, f"data-{fact}") for fact in FACTS},
            written_places(attribute(row, "data-places"), here),
        )
        blocks = units(number, variants, (), here, said)
        section = row.find_parent("section")
        yield from within(blocks, attribute(section, "data-title")) if several and section else blocks
    for text in _around(page, cells):
        yield Block(text, Locator(name), hint="boilerplate")


def own_reference(page: Tag) -> Reference:
    """The record of the document in the page, or what several have in common."""
    return file_record(_records(page))


def _records(page: Tag) -> dict[str, Reference]:
    known: dict[str, Reference] = {}
    for section in page.find_all("section"):
        if document := attribute(section, "data-document"):
            record = read_record(attribute(section, "data-record"))
            known.setdefault(document, titled(attribute(section, "data-title")) if record == Reference() else record)
    return known


def _around(page: Tag, cells: set[int]) -> Iterator[str]:
    """The texts of the page that stand in none of these cells, in order."""
    body = page.find("body") or page
    known: dict[int, int] = {}
    framed = ((_frame(text.parent, known), str(text)) for text in body.strings)
    for frame, group in groupby(framed, key=lambda each: each[0]):
        text = "".join(piece for _frame, piece in group).strip()
        if text and frame not in cells:
            yield text


def _frame(tag: Tag | None, known: dict[int, int]) -> int:
    """The element that sets a text in this one apart from what stands around it; each is looked for once."""
    passed = []
    while tag is not None and id(tag) not in known and tag.name not in _SET_APART:
        passed.append(id(tag))
        tag = tag.parent
    frame = known.get(id(tag), id(tag))
    known.update(dict.fromkeys(passed, frame))
    return frame
