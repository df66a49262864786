"""The package document of a book: its metadata, its files, and the order in which they are read."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from urllib.parse import unquote

from corpus.errors import DamagedFile, ProtectedFile
from corpus.readers.container import Container
from corpus.readers.xml.parsing import parse_part
from corpus.readers.xml.tree import Element, attribute, child, children

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")
_PAGE_SUFFIXES = (".xhtml", ".html", ".htm", ".xml")
_NCX = "application/x-dtbncx+xml"


MOST_CONTENTS = 8
"""Files that list the chapters, at most: a book has one of EPUB 3 and one of EPUB 2."""

Members = Mapping[str, str]
"""The names of the members, by themselves in lower case: links to them are often in the wrong one."""


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the book: its name in the container, its media type, and what it is for (``nav``, ``cover-image``)."""

    path: str
    media_type: str
    properties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Package:
    """A book: its metadata, the pages of its spine in reading order, and where its contents and covers are."""

    container: Container
    members: Members
    metadata: Element | None
    spine: tuple[Item, ...]
    contents: tuple[Item, ...]
    """The files that list the chapters: the navigation document of EPUB 3 and the NCX of EPUB 2, as far as there."""
    around: frozenset[str]
    """Pages of the spine that are no text: the cover and the contents."""


def open_book(container: Container) -> Package:
    """The book in a container. Raises ProtectedFile and DamagedFile."""
    members = {each.lower(): each for each in container.names}
    root_path = _root_path(container, members)
    root = parse_part(container, root_path)
    manifest = dict(_manifest(root, posixpath.dirname(root_path), members))
    spine = tuple(_spine(root, manifest))
    _refuse_protected(container, members, spine)
    lists = _once(each for each in manifest.values() if "nav" in each.properties or each.media_type == _NCX)
    contents = tuple(islice(lists, MOST_CONTENTS))
    guide = _guide(root, posixpath.dirname(root_path))
    around = frozenset({*guide, *(each.path for each in contents)})
    return Package(container, members, child(root, "metadata"), spine, contents, around)


def located(folder: str, link: str, members: Members) -> str:
    """The member that a link in a file of ``folder`` leads to; ``""`` where there is none."""
    path = posixpath.normpath(posixpath.join("/", folder, unquote(link.partition("#")[0]))).lstrip("/")
    return members.get(path.lower(), "")


def _root_path(container: Container, members: Members) -> str:
    """Where the package document is: as the container says, else the only one there is."""
    if _CONTAINER in container:
        root = parse_part(container, _CONTAINER)
        for rootfile in children(child(root, "rootfiles"), "rootfile"):
            if path := located("", attribute(rootfile, "full-path"), members):
                return path
    found = next((each for each in container.names if each.lower().endswith(".opf")), "")
    if not found:
        raise DamagedFile(f"{container.name} has no list of its chapters. Save it anew, as with Calibre.")
    return found


def _manifest(root: Element, folder: str, members: Members) -> Iterator[tuple[str, Item]]:
    for each in children(child(root, "manifest"), "item"):
        if path := located(folder, attribute(each, "href"), members):
            media_type = attribute(each, "media-type").lower()
            yield attribute(each, "id"), Item(path, media_type, tuple(attribute(each, "properties").split()))


def _spine(root: Element, manifest: Mapping[str, Item]) -> Iterator[Item]:
    """The pages of the spine, each once; of a book without one, the pages of the manifest in its order."""
    named = [attribute(each, "idref") for each in children(child(root, "spine"), "itemref")]
    items = [manifest[key] for key in named if key in manifest] or list(manifest.values())
    yield from _once(item for item in items if _is_page(item))


def _once(items: Iterable[Item]) -> Iterator[Item]:
    """Each file once, whatever the manifest says of it a second time: a small book would else be read for hours."""
    seen: set[str] = set()
    for item in items:
        if item.path not in seen:
            seen.add(item.path)
            yield item


def _is_page(item: Item) -> bool:
    return item.media_type in _PAGES or (not item.media_type and item.path.lower().endswith(_PAGE_SUFFIXES))


def _guide(root: Element, folder: str) -> Iterator[str]:
    """The pages that EPUB 2 names as the cover and the contents."""
    for each in children(child(root, "guide"), "reference"):
        if attribute(each, "type").lower() in ("cover", "toc"):
            yield posixpath.normpath(posixpath.join(folder, unquote(attribute(each, "href").partition("#")[0])))


def _refuse_protected(container: Container, members: Members, spine: tuple[Item, ...]) -> None:
    """Raises ProtectedFile where pages are encrypted; fonts often are, and don't matter."""
    locked: set[str] = set()
    if _ENCRYPTION in container:
        root = parse_part(container, _ENCRYPTION)
        locked = {located("", attribute(each, "URI"), members) for each in root.iter("{*}CipherReference")}
    if any(item.path in locked for item in spine):
        raise ProtectedFile(
            f"{container.name} is protected against copying, so that only its shop's program opens it. "
            "Add an unprotected copy of it."
        )
