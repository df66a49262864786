"""Which part of a page is its main text, and what is to be done with the rest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.bibliography import matter_kind
from corpus.markup import Element, Piece
from corpus.types import LANGS

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


def main_region(page: Element) -> Element:
    """The smallest element that holds the main text; the whole page where none stands out."""
    weights = _running_text(page)
    marked = [tag for tag in page.iter() if tag.name in ("article", "main") or _says_main(tag)]
    landmarks = [tag for tag in marked if weights[id(tag)] >= LANDMARK_SHARE * max(weights[id(page)], 1)]
    region = min(landmarks, key=lambda tag: weights[id(tag)], default=next(page.iter("body"), page))
    while inner := _heaviest(region, weights):
        region = inner
    return region


def _says_main(tag: Element) -> bool:
    return tag.get("role") == "main" or tag.get("itemprop") == "articleBody"


def _heaviest(region: Element, weights: Counter[int]) -> Element | None:
    """The container inside ``region`` that holds most of its running text, if there is one."""
    children = [child for child in region.children if isinstance(child, Element) and child.name in _CONTAINERS]
    heaviest = max(children, key=lambda tag: weights[id(tag)], default=None)
    if heaviest is None or weights[id(heaviest)] < REGION_SHARE * max(weights[id(region)], 1):
        return None
    return heaviest


def _running_text(page: Element) -> Counter[int]:
    """The id of an element → characters of running text in it, for every element that has any."""
    weights: Counter[int] = Counter()
    # Inner elements come after outer ones, so backwards each is complete when its parent takes it over.
    for tag in reversed([page, *page.iter()]):
        own = sum(len(text) for text in map(_own_text, tag.children) if len(text) >= MIN_RUN)
        if own:
            weights[id(tag)] += own
        if tag.parent is not None and tag.name not in _UNREAD and (weight := weights[id(tag)]):
            weights[id(tag.parent)] += weight
    return weights


def _own_text(node: Element | str) -> str:
    return node.strip() if isinstance(node, str) else ""


def mark_surroundings(pieces: Sequence[Piece], title: str) -> tuple[Piece, ...]:
    """Give the hint ``boilerplate`` to what surrounds the main text, and ``title`` to the page's headline.

    The text begins with its headline. Behind the text only credits count: who edited it, who wrote it.
    Where nothing would be left, the page is a list of links or all navigation, and is kept as it is.
    """
    end = max((n for n, piece in enumerate(pieces) if piece.inside), default=len(pieces))
    at = _headline(pieces[: end + 1], title)
    kept = {n for n in range(len(pieces)) if _is_matter(pieces[n], n, at, end)} - set(_link_lists(pieces))
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


def _is_matter(piece: Piece, n: int, headline: int | None, end: int) -> bool:
    """Whether piece ``n`` belongs to the text, which begins at ``headline`` (if there is one) and stops at ``end``."""
    begun = headline is None or n >= headline
    if piece.aside:
        return False
    if piece.inside:
        return begun or piece.hint != "" or len(piece.text) >= MIN_RUN
    if n > end:
        return any(matter_kind(piece.text, lang) in ("credit", "affiliation", "byline") for lang in LANGS)
    return begun and not _is_link(piece)


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
