"""Where the user says that a quotation stands: a document named in any usual way, and a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.folding import fold
from corpus.types import Document
from indexer.filters import named
from indexer.quoting.places import pages_of
from indexer.quoting.verdict import Claim, Place, Standing

_PAGE = re.compile(r"(?:\bpp?\.?|\bpages?)\s*(\d{1,6})|第\s*(\d{1,6})\s*[页頁]|[,，:：]\s*(\d{1,3})\s*$", re.IGNORECASE)
_TITLE = re.compile(r"[《〈“\"「『]([^《》〈〉“”\"「」『』]+)[》〉”\"」』]")
SHORTEST_TITLE = 4  # characters of a title by which a citation is recognised


def read(document: str, page: str) -> tuple[str, int | None]:
    """What names the document and the page, which may stand in either (``《…》，第 12 页``, ``Report, p. 12``)."""
    found = _PAGE.search(document)
    stated = re.search(r"\d{1,6}", page) or None
    number = int(stated.group()) if stated else int(next(filter(None, found.groups()))) if found else None
    return document.strip(), number


def meant(document: str, library: Sequence[Document]) -> tuple[Document, ...]:
    """The documents that a name, a title or a whole citation means; none where nothing fits."""
    for key in _keys(document):
        if ids := named((key,), library, []):
            return tuple(each for each in library if each.id in ids)
    cited = _plain(document)
    return tuple(each for each in library if any(title in cited for title in _titles(each)))


def _keys(document: str) -> Iterator[str]:
    """What of a citation may be the name: all of it, the title between its marks, what stands before the page."""
    yield document
    yield from (title.strip() for title in _TITLE.findall(document))
    if before := _PAGE.split(document)[0].strip(" ,，;；.。"):
        yield before


def _titles(document: Document) -> Iterator[str]:
    reference = document.reference
    names = (reference.title_zh, reference.title_en, *document.source)
    return (plain for name in names if len(plain := _plain(name)) >= SHORTEST_TITLE)


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text).text))


def claim(document: str, page: int | None, meant: tuple[Document, ...], parts: Sequence[Sequence[Place]]) -> Claim:
    """Whether the quotation stands where it was said to: as the least faithful of its parts does.

    ``parts`` are the places of each part anywhere, ``meant`` the documents that the words may mean.
    """
    names = {each.id for each in meant}
    here = [[place for place in places if place.document.id in names] for places in parts]
    pages = tuple(sorted({page for places in here for place in places for page in pages_of(place)}))
    standings = [_standing(page, places) for places in here] or ["absent"]
    standing = max(standings, key=_ORDER.index) if meant else "unknown-document"
    return Claim(document, "" if page is None else str(page), standing, meant, pages)


_ORDER: tuple[Standing, ...] = ("there", "near", "page-unknown", "other-page", "absent")


def _standing(page: int | None, places: Sequence[Place]) -> Standing:
    if not places:
        return "absent"
    here = [place for place in places if page is None or page in pages_of(place)]
    if here:
        return "there" if any(place.verdict == "verbatim" for place in here) else "near"
    return "other-page" if any(map(pages_of, places)) else "page-unknown"
