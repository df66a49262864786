"""Which part of a page is its main text: where the prose stands, of both languages where there are two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from corpus.folding import is_han
from corpus.markup import Element, Piece, walk
from corpus.types import LANGS, Lang

LANDMARK_SHARE = 0.5
"""The share of a page's prose that an element must hold to be believed when it calls itself the main one."""

REGION_SHARE = 0.7
"""The share that an element must hold for its siblings to be surroundings. At .9 one long comment keeps everything."""

PROSE = 80
"""Letters that a piece of text must have more of than this to count as prose, by what it has more: summaries of other
articles have about 100, paragraphs 300. A Chinese character counts for three."""

BESIDE = 0.3
"""The share of the prose outside of boxes below which these boxes are not believed to be beside the text."""

HAN = 4
"""A text of which more than one character in so many is Chinese is Chinese."""

BOTH = 0.2
"""The share of the prose in one language from which the main text must hold it as well as the other."""

LINKED = 0.6
"""The share of a piece inside links from which it is a link and no text with a link in it."""

_CONTAINERS = frozenset("body div section article main td table tbody tr center form span".split())
_ITEMS = frozenset("li dd ul ol dl".split())
"""Elements that hold a main text only where they hold more than one text."""

Weights = dict[Lang, Counter[int]]
"""For each language the id of an element → the prose in it."""


def main_region(page: Element) -> Element:
    """The smallest element that holds the main text; the whole page where none stands out."""
    pieces = tuple(walk(page, page))
    weights = _weights(pieces)
    top = next(page.iter("body"), page)
    marked = [tag for tag in page.iter() if tag.name in ("article", "main") or _says_main(tag)]
    landmarks = [tag for tag in marked if _holds(tag, page, weights, LANDMARK_SHARE)]
    region = min(landmarks, key=lambda tag: _weight(tag, weights), default=top)
    while inner := _heaviest(region, weights):
        region = inner
    return region


def _says_main(tag: Element) -> bool:
    return tag.get("role") == "main" or tag.get("itemprop") == "articleBody"


def _heaviest(region: Element, weights: Weights) -> Element | None:
    """The container inside ``region`` that holds most of its prose, if there is one."""
    children = [child for child in region.children if isinstance(child, Element) and _may_hold(child, weights)]
    heaviest = max(children, key=lambda tag: _weight(tag, weights), default=None)
    return heaviest if heaviest is not None and _holds(heaviest, region, weights, REGION_SHARE) else None


def _may_hold(tag: Element, weights: Weights) -> bool:
    if tag.name not in _ITEMS:
        return tag.name in _CONTAINERS
    inner = max((_weight(child, weights) for child in tag.children if isinstance(child, Element)), default=0)
    return inner >= REGION_SHARE * _weight(tag, weights)


def _holds(tag: Element, whole: Element, weights: Weights, share: float) -> bool:
    """Whether an element holds this share of what is in another: of all, and of either language that counts there."""
    total = _weight(whole, weights)
    if _weight(tag, weights) < share * max(total, 1):
        return False
    found = ((weights[lang][id(tag)], weights[lang][id(whole)]) for lang in LANGS)
    return all(inside >= share * of for inside, of in found if of >= BOTH * total)


def _weight(tag: Element, weights: Weights) -> int:
    return sum(weights[lang][id(tag)] for lang in LANGS)


def _weights(pieces: Sequence[Piece]) -> Weights:
    """The prose of every element; where there is next to none outside of boxes, that in boxes counts too.

    On a page of short lines all lines are prose.
    """
    for least in (PROSE, 0):
        found = [(piece, weight) for piece in pieces if (weight := prose(piece, least))]
        outside = [(piece, weight) for piece, weight in found if not piece.aside]
        if found:
            boxes = _total(outside) < BESIDE * _total(found)
            return _summed(found if boxes else outside)
    return _summed(())


def prose(piece: Piece, least: int = PROSE) -> int:
    """A piece's letters beyond those that any line may have; none of a link. A Chinese character counts for three."""
    if is_link(piece):
        return 0
    return max(0, len(piece.text) + 2 * sum(map(is_han, piece.text)) - least)


def _total(found: Sequence[tuple[Piece, int]]) -> int:
    return sum(weight for _, weight in found)


def _summed(found: Sequence[tuple[Piece, int]]) -> Weights:
    weights: Weights = {lang: Counter() for lang in LANGS}
    for piece, weight in found:
        lang: Lang = "zh" if HAN * sum(map(is_han, piece.text)) > len(piece.text) else "en"
        for tag in (piece.element, *piece.element.ancestors()):
            weights[lang][id(tag)] += weight
    return weights


def is_link(piece: Piece) -> bool:
    """Whether a piece is a link, and no text with a link in it."""
    return piece.linked >= LINKED * len(piece.text)
