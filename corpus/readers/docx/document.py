"""A Word document as a whole: which parts it has, and in which order they are told."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.errors import DamagedFile
from corpus.readers.container import open_container
from corpus.readers.docx.numbering import read_lists
from corpus.readers.docx.package import Package, open_package, properties
from corpus.readers.docx.story import Telling, note_bodies, story_blocks
from corpus.readers.docx.styles import read_styles
from corpus.readers.office.record import office_reference
from corpus.readers.tabbed import tabbed
from corpus.readers.wrapped import paragraphs
from corpus.readers.xml.tree import Element, child
from corpus.types import Block, Reference

_NOTES = (("footnotes", "footnote"), ("endnotes", "endnote"), ("comments", "comment"))


def read_document(data: bytes, name: str) -> tuple[tuple[Block, ...], Reference]:
    """The blocks and the record of a document. Raises ReadError."""
    package = open_package(open_container(data, name))
    root = package.root(package.main)
    body = child(root, "body")
    if body is None:
        raise DamagedFile(f"{name} is no text document of Word. Open it in its program and save it as .docx.")
    telling = _telling(package, name)
    told = paragraphs(tuple(story_blocks(body, telling)))
    blocks = (*tabbed(told, telling.units), *_around(package, telling))
    return blocks, _reference(properties(package), blocks)


def _telling(package: Package, name: str) -> Telling:
    notes = {
        key: note for role, kind in _NOTES for root in package.related(role) for key, note in note_bodies(kind, root)
    }
    styles = read_styles(next(package.related("styles"), None))
    return Telling(name, styles, read_lists(next(package.related("numbering"), None)), notes)


def _around(package: Package, telling: Telling) -> Iterator[Block]:
    """Headers and footers, each text once: that of the first page often repeats the others'."""
    seen: set[str] = set()
    for role in ("header", "footer"):
        for root in package.related(role):
            for block in story_blocks(root, telling, "boilerplate"):
                if block.text not in seen:
                    yield block
                seen.add(block.text)


def _reference(core: Element | None, blocks: tuple[Block, ...]) -> Reference:
    texts = {each: _text(core, each) for each in ("title", "creator", "keywords")}
    return office_reference(texts["title"], [texts["creator"]], texts["keywords"], blocks)


def _text(core: Element | None, wanted: str) -> str:
    found = child(core, wanted)
    return "" if found is None else "".join(found.itertext())
