"""Which part of a page is its main text, and what is to be done with the rest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bs4 import BeautifulSoup
from bs4.element import PreformattedString, Tag

from corpus.bibliography import matter_kind
from corpus.readers.html.walk import Piece

LANDMARK_SHARE = 0.5
"""The share of a page's running text that an element must hold to be believed when it calls itself the main one."""

REGION_SHARE = 0.7
"""The share that an element must hold for its siblings to be surroundings. At .9 one long comment keeps everything."""

MIN_RUN = 10
"""Characters from which a string without a link counts as running text: shorter ones are labels and dates."""

LINKED = 0.6
"""The share of a piece inside links from which it is a link and no text with a link in it."""

LINK_LIST = 3
"""Links one after another that make a list of links."""

_CONTAINERS = ("body", "div", "section", "article", "main", "td", "table", "tbody", "tr", "center", "form", "span")
_UNREAD = ("script", "style", "template", "noscript", "head", "a", "select", "textarea", "button")
_ATTACHMENT = re.compile(r"附[件表录]|Annex|Appendix|Attachment", re.IGNORECASE)


def main_region(page: BeautifulSoup) -> Tag:
    """The smallest element that holds the main text; the whole page where none stands out."""
    weights = _running_text(page)
    top: Tag = page.body or page
    marked = [
        *page.find_all(["article", "main"]),
        *page.find_all(attrs={"role": "main"}),
        *page.find_all(attrs={"itemprop": "articleBody"}),
    ]
    landmarks = [tag for tag in marked if weights[id(tag)] >= LANDMARK_SHARE * max(weights[id(page)], 1)]
    region = min(landmarks, key=lambda tag: weights[id(tag)], default=top)
    while inner := _heaviest(region, weights):
        region = inner
    return region


def _heaviest(region: Tag, weights: Counter[int]) -> Tag | None:
    """The container inside ``region`` that holds most of its running text, if there is one."""
    children = [child for child in region.children if isinstance(child, Tag) and child.name in _CONTAINERS]
    heaviest = max(children, key=lambda tag: weights[id(tag)], default=None)
    if heaviest is None or weights[id(heaviest)] < REGION_SHARE * max(weights[id(region)], 1):
        return None
    return heaviest


def _running_text(page: BeautifulSoup) -> Counter[int]:
    """Element → characters of running text in it, for every element that has any."""
    weights: Counter[int] = Counter()
    for string in page.find_all(string=True):
        text = string.strip()
        if len(text) < MIN_RUN or isinstance(string, PreformattedString):
            continue
        parents = list(string.parents)
        if not any(parent.name in _UNREAD for parent in parents):
            weights.update({id(parent): len(text) for parent in parents})
    return weights


def mark_surroundings(pieces: Sequence[Piece], title: str) -> tuple[Piece, ...]:
    """Give the hint ``boilerplate`` to what surrounds the main text, and ``title`` to the page's headline.

    The text begins with its headline. Behind the text only credits count: who edited it, who wrote it.
    Where nothing would be left, the page is a list of links or all navigation, and is kept as it is.
    """
    at = _headline(pieces, title)
    kept = _without_link_lists(pieces, {n for n, piece in enumerate(pieces) if _is_matter(pieces, n, at)})
    if not any(pieces[n].inside for n in kept):
        return tuple(pieces)
    marked = [piece if n in kept else replace(piece, hint="boilerplate", level=None) for n, piece in enumerate(pieces)]
    if at is not None:
        marked[at] = replace(marked[at], hint="title", level=1)
    return tuple(marked)


def _headline(pieces: Sequence[Piece], title: str) -> int | None:
    """Which piece is the headline: the one that repeats the page's title, else the first ``<h1>``."""
    wanted = _squeezed(title)
    open_pieces = [(n, piece) for n, piece in enumerate(pieces) if not piece.aside and not _is_link(piece)]
    for n, piece in open_pieces:
        if wanted and _squeezed(piece.text) == wanted:
            return n
    return next((n for n, piece in open_pieces if piece.hint == "heading" and piece.level == 1), None)


def _is_matter(pieces: Sequence[Piece], n: int, headline: int | None) -> bool:
    """Whether piece ``n`` belongs to the text: by where it stands, seen from the headline and the region."""
    piece = pieces[n]
    if n == headline:
        return True
    if piece.aside:
        return False
    if piece.inside:
        return headline is None or n > headline or piece.hint != "" or len(piece.text) >= MIN_RUN
    if any(each.inside for each in pieces[:n]):
        return any(matter_kind(piece.text, lang) in ("credit", "affiliation", "byline") for lang in ("zh", "en"))
    return headline is not None and n > headline and not _is_link(piece)


def _without_link_lists(pieces: Sequence[Piece], kept: set[int]) -> set[int]:
    return kept - set(_link_lists(pieces))


def _link_lists(pieces: Sequence[Piece]) -> Iterator[int]:
    run: list[int] = []
    for n, piece in enumerate(pieces):
        if _is_link(piece) and not _ATTACHMENT.match(piece.text):
            run.append(n)
            continue
        yield from run if len(run) >= LINK_LIST else ()
        run = []
    yield from run if len(run) >= LINK_LIST else ()


def _is_link(piece: Piece) -> bool:
    return piece.linked >= LINKED * len(piece.text)


def _squeezed(text: str) -> str:
    return "".join(text.split()).lower()
