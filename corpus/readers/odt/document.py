"""An OpenDocument text as a whole: its parts, and in which order they are told."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.errors import DamagedFile, ProtectedFile
from corpus.readers.container import Container, open_container
from corpus.readers.odt.story import Telling, story_blocks
from corpus.readers.odt.styles import read_styles
from corpus.readers.office.record import office_reference
from corpus.readers.tabbed import tabbed
from corpus.readers.wrapped import paragraphs
from corpus.readers.xml.parsing import parse_part
from corpus.readers.xml.tree import Element, child
from corpus.types import Block, Reference

_AROUND = ("{*}header", "{*}footer", "{*}header-first", "{*}footer-first", "{*}header-left", "{*}footer-left")
_MANIFEST = "META-INF/manifest.xml"


def read_document(data: bytes, name: str) -> tuple[tuple[Block, ...], Reference]:
    """The blocks and the record of a document. Raises ReadError."""
    container = open_container(data, name)
    _refuse_protected(container)
    root = _root(container, "content.xml")
    body = child(root, "body", "text")
    if root is None or body is None:
        raise DamagedFile(f"{name} has lost its text part. Open it in LibreOffice, save it anew and add that.")
    styles = _root(container, "styles.xml")
    telling = Telling(name, read_styles(tuple(each for each in (styles, root) if each is not None)))
    told = paragraphs(tuple(story_blocks(body, telling)))
    blocks = (*tabbed(told, telling.units), *_around(styles, telling))
    return blocks, _reference(_root(container, "meta.xml"), blocks)


def _root(container: Container, part: str) -> Element | None:
    return parse_part(container, part) if part in container else None


def _refuse_protected(container: Container) -> None:
    """Raises ProtectedFile where the manifest says that parts are encrypted (ODF 1.3, part 2, 4.8)."""
    manifest = _root(container, _MANIFEST)
    if manifest is not None and next(manifest.iter("{*}encryption-data"), None) is not None:
        raise ProtectedFile(f"{container.name} is locked with a password. Save it without one and add that.")


def _around(styles: Element | None, telling: Telling) -> Iterator[Block]:
    """Headers and footers, each text once."""
    seen: set[str] = set()
    pages = child(styles, "master-styles")
    for story in pages.iter(*_AROUND) if pages is not None else ():
        for block in story_blocks(story, telling, "boilerplate"):
            if block.text not in seen:
                yield block
            seen.add(block.text)


def _reference(root: Element | None, blocks: tuple[Block, ...]) -> Reference:
    meta = child(root, "meta")
    texts = {each: ", ".join(_texts(meta, each)) for each in ("title", "initial-creator", "creator", "keyword")}
    return office_reference(texts["title"], [texts["initial-creator"], texts["creator"]], texts["keyword"], blocks)


def _texts(meta: Element | None, wanted: str) -> Iterator[str]:
    if meta is not None:
        yield from ("".join(each.itertext()) for each in meta.iterchildren(f"{{*}}{wanted}"))
