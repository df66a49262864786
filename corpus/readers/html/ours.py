"""Pages of our own export: each row is a passage as it was, and all around the rows is said of them, not by them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from corpus.markup import Tag, attribute
from corpus.readers.bitext.places import written_places
from corpus.readers.bitext.units import FACTS, Variant, facts, units, within
from corpus.readers.record import file_record, read_record, titled
from corpus.types import LANGS, Block, Locator, Reference

GENERATOR = "Duizhao "
"""How the name of the program begins in the pages of our export; its version follows."""

ROWS = 0.5
"""The share of a page's letters outside of its heads and feet that the tables of an export hold, at least."""

_SAID = frozenset("dl header thead details footer".split())
"""Elements in which our export says something of its documents and of itself."""

_SET_APART = frozenset("body caption dd dt footer h1 h2 header li p section summary table td th".split())
"""Elements whose text stands apart from that around them."""


def own_rows(page: Tag) -> tuple[Tag, ...]:
    """The rows of an export that hold passages; none where the page is another's."""
    said = (attribute(meta, "content") for meta in page.find_all("meta", attrs={"name": "generator"}))
    if not any(content.startswith(GENERATOR) for content in said):
        return ()
    rows = (row for row in page.find_all("tr") if attribute(row, "data-kind"))
    found = tuple(row for row in rows if row.find_parent("tr") is None and _in_document(row))
    return found if sum(_letters(row.strings) for row in found) >= ROWS * _told(page) else ()


def _in_document(row: Tag) -> bool:
    section = row.find_parent("section")
    return section is not None and "data-document" in section.attrs


def _letters(texts: Iterable[str]) -> int:
    return sum(len(text.strip()) for text in texts)


def _told(page: Tag) -> int:
    """The letters of a page, but for what an export says of its documents and what it left out of their texts."""
    known: dict[int, bool] = {}
    body = page.find("body") or page
    return _letters(text for text in body.strings if not _is_said(text.parent, known))


def _is_said(tag: Tag | None, known: dict[int, bool]) -> bool:
    """Whether an element stands in one that says something of a document; each is looked at once."""
    passed = []
    while tag is not None and id(tag) not in known and tag.name not in _SAID:
        passed.append(id(tag))
        tag = tag.parent
    said = tag is not None and known.get(id(tag), True)
    known.update(dict.fromkeys(passed, said))
    return said


def own_blocks(page: Tag, rows: Sequence[Tag], name: str) -> Iterator[Block]:
    """A unit for each row, and behind them the rest of the page."""
    several = len(_records(page)) > 1
    held: set[int] = set()
    for number, row in enumerate(rows):
        here = Locator(name, line=row.sourceline)
        sides = [cell for cell in row.find_all("td", recursive=False) if attribute(cell, "lang") in LANGS]
        held |= {id(text) for cell in sides for text in cell.strings}
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
    for text in _around(page, held):
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


def _around(page: Tag, held: set[int]) -> Iterator[str]:
    """The texts of the page in order, but for those that are ``held`` already."""
    body = page.find("body") or page
    known: dict[int, int] = {}
    framed = ((0 if id(text) in held else _frame(text.parent, known), str(text)) for text in body.strings)
    for frame, group in groupby(framed, key=lambda each: each[0]):
        text = "".join(piece for _frame, piece in group).strip()
        if text and frame:
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
