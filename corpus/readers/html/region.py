"""Which part of a page is its main text: where the prose stands, of both languages where there are two."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.markup import BOXES, HIDDEN, Piece, Tag, attribute, box_names, is_hidden, walk
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

LINE = 30
"""Letters from which a piece is more than a label, where it is counted what a page has of either language."""

BOTH = 0.2
"""The share of a page's lines in one language from which the main text must hold that language as well as the other."""

PANE = 0.5
"""The share of a language's lines that a hidden element must hold to be the other half of a text, behind a button."""

LINKED = 0.6
"""The share of a piece inside links from which it is a link and no text with a link in it."""

BELIEVED = 0.5
"""The share of a page's prose that may stand in boxes of one name, before the name says nothing about the text."""

TALK = 0.9
"""The same share of what is often longer than the text: comments on it, the foot of the page, what is not shown."""

_TALK = re.compile(f"{HIDDEN}|.*(?:comment|disqus|pinglun|akismet|foot|sidebar|copyright|cookie).*")
_CLOSING = "。；！？;"  # behind a link they end the clause that it stands in
_CONTAINERS = frozenset("body div section article main td table tbody tr center form span".split())
_ITEMS = frozenset("li dd ul ol dl".split())
"""Elements that hold a main text only where they hold more than one text."""


@dataclass(frozen=True, slots=True)
class _Weights:
    """The id of an element → the prose in it, and for each language what its lines hold."""

    prose: Counter[int]
    lines: dict[Lang, Counter[int]]


def main_region(page: Tag) -> tuple[Tag, tuple[Tag, ...]]:
    """The smallest element that holds the main text, the whole page where none stands out; and which boxes are none."""
    pieces = tuple(walk(page, page))
    if shown := (*_panes(pieces, page), *_no_boxes(pieces)):
        pieces = tuple(walk(page, page, shown))
    weights = _weights(pieces)
    top = page.find("body") or page
    marked = [tag for tag in page.find_all() if tag.name in ("article", "main") or _says_main(tag)]
    landmarks = [tag for tag in marked if _holds(tag, page, weights, LANDMARK_SHARE)]
    region = min(landmarks, key=lambda tag: weights.prose[id(tag)], default=top)
    while inner := _heaviest(region, weights):
        region = inner
    return region, shown


def _panes(pieces: Sequence[Piece], page: Tag) -> tuple[Tag, ...]:
    """Elements that are hidden until somebody asks for the other language."""
    beside = {id(tag): tag for piece in pieces if piece.aside for tag in _around(piece)}
    hidden = {at: tag for at, tag in beside.items() if is_hidden(tag)}
    if not hidden:
        return ()
    lines = _lines(pieces)
    total = sum(lines[lang][id(page)] for lang in LANGS)
    counts = [lang for lang in LANGS if lines[lang][id(page)] >= BOTH * max(total, 1)]
    halves = (
        tag
        for at, tag in hidden.items()
        if any(lines[lang][at] >= PANE * lines[lang][id(page)] for lang in counts if len(counts) > 1)
    )
    return tuple(halves)


def _no_boxes(pieces: Sequence[Piece]) -> tuple[Tag, ...]:
    """Elements that are named like boxes, but hold most of the page's prose under that name."""
    least = PROSE if any(map(prose, pieces)) else 0
    named: dict[int, tuple[str, ...]] = {}
    held: Counter[str] = Counter()
    tags: dict[str, dict[int, Tag]] = {}
    total = 0
    for piece in pieces:
        total += (weight := prose(piece, least))
        found: set[str] = set()
        for tag in _around(piece) if piece.aside and weight else ():
            if id(tag) not in named:
                named[id(tag)] = () if tag.name in BOXES else box_names(tag)
            found.update(named[id(tag)])
            for name in named[id(tag)]:
                tags.setdefault(name, {})[id(tag)] = tag
        held.update(dict.fromkeys(found, weight))
    doubted = [name for name in held if held[name] >= (TALK if _TALK.fullmatch(name) else BELIEVED) * total]
    return tuple(tag for name in doubted for tag in tags[name].values())


def _around(piece: Piece) -> tuple[Tag, ...]:
    return (piece.element, *piece.element.parents)


def _says_main(tag: Tag) -> bool:
    return attribute(tag, "role") == "main" or attribute(tag, "itemprop") == "articleBody"


def _heaviest(region: Tag, weights: _Weights) -> Tag | None:
    """The container inside ``region`` that holds most of its prose, if there is one."""
    children = [child for child in region.children if isinstance(child, Tag) and _may_hold(child, weights)]
    heaviest = max(children, key=lambda tag: weights.prose[id(tag)], default=None)
    return heaviest if heaviest is not None and _holds(heaviest, region, weights, REGION_SHARE) else None


def _may_hold(tag: Tag, weights: _Weights) -> bool:
    if tag.name not in _ITEMS:
        return tag.name in _CONTAINERS
    inner = max((weights.prose[id(child)] for child in tag.children if isinstance(child, Tag)), default=0)
    return inner >= REGION_SHARE * weights.prose[id(tag)]


def _holds(tag: Tag, whole: Tag, weights: _Weights, share: float) -> bool:
    """Whether an element holds this share of what is in another: of all, and of either language that counts there."""
    if weights.prose[id(tag)] < share * max(weights.prose[id(whole)], 1):
        return False
    found = [(weights.lines[lang][id(tag)], weights.lines[lang][id(whole)]) for lang in LANGS]
    total = sum(of for _, of in found)
    return all(inside >= share * of for inside, of in found if of >= BOTH * total)


def _weights(pieces: Sequence[Piece]) -> _Weights:
    """The prose of every element; where there is next to none outside of boxes, that in boxes counts too.

    On a page of short lines all lines are prose.
    """
    for least in (PROSE, 0):
        found = [(piece, weight) for piece in pieces if (weight := prose(piece, least))]
        outside = [(piece, weight) for piece, weight in found if not piece.aside]
        if found:
            boxes = _total(outside) < BESIDE * _total(found)
            counted = pieces if boxes else [piece for piece in pieces if not piece.aside]
            return _Weights(_summed(found if boxes else outside), _lines(counted))
    return _Weights(Counter(), {lang: Counter() for lang in LANGS})


def prose(piece: Piece, least: int = PROSE) -> int:
    """A piece's letters beyond those that any line may have; none of a link. A Chinese character counts for three."""
    if is_link(piece):
        return 0
    return max(0, _letters(piece.text) - least)


def _letters(text: str) -> int:
    """Letters of a text, a Chinese character for three: as many as it has bytes of UTF-8."""
    return len(text.encode("utf-8", "surrogatepass"))


def _lines(pieces: Sequence[Piece]) -> dict[Lang, Counter[int]]:
    """For each language the id of an element → the letters of the lines in it."""
    sides: dict[Lang, list[tuple[Piece, int]]] = {lang: [] for lang in LANGS}
    for piece in pieces:
        if prose(piece, LINE):
            chinese = HAN * (_letters(piece.text) - len(piece.text)) > 2 * len(piece.text)
            sides["zh" if chinese else "en"].append((piece, prose(piece, 0)))
    return {lang: _summed(sides[lang]) for lang in LANGS}


def _total(found: Sequence[tuple[Piece, int]]) -> int:
    return sum(weight for _, weight in found)


def _summed(found: Sequence[tuple[Piece, int]]) -> Counter[int]:
    weights: Counter[int] = Counter()
    for piece, weight in found:
        for tag in _around(piece):
            weights[id(tag)] += weight
    return weights


def is_link(piece: Piece) -> bool:
    """Whether a piece is a link, and no text with a link in it, as a clause is that names a law."""
    if piece.linked < LINKED * len(piece.text):
        return False
    return piece.text[-1] not in _CLOSING or piece.links[-1:] in ("", piece.text[-1])
