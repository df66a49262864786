"""Two versions aligned: which passages stand for each other, which were split, joined or moved, which are alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.editions.joining import Links
from corpus.editions.likeness import likeness
from corpus.editions.thread import LIKELY, Pair, candidates, in_place, thread
from corpus.editions.translated import translated
from corpus.editions.values import Link
from corpus.types import Passage

MOVED = 0.5
"""The likeness from which two passages are one that was moved: no neighbours speak for them, so the words must."""


def link(a: Sequence[Passage], b: Sequence[Passage]) -> tuple[Link, ...]:
    """Every passage of both versions once: in the order of ``a``, what stands in ``b`` alone where it stands there."""
    both = likeness(a, b)
    beads = translated(a, b)
    likely = _with_beads(candidates(both), beads)
    main = thread(both, likely)
    links = Links.none(both)
    links.add(main)
    links.grow()
    in_order = len(links.links)
    links.add(_moved(links, likely))
    links.grow()
    links.join(beads)
    moved = range(in_order, len(links.links))
    ordered = [*range(in_order), *_in_place(links, in_order)]
    _beside(links, moved)
    links.grow()
    return tuple(_in_order(links, frozenset(ordered)))


def _with_beads(likely: Sequence[Pair], beads: Sequence[Link]) -> tuple[Pair, ...]:
    """The likely pairs, and with them those that only the language of one version tells."""
    known = {(pair.a, pair.b): pair for pair in likely}
    told = [Pair(at, to, LIKELY * bead.likeness) for bead in beads for at in bead.a for to in bead.b]
    return tuple(sorted([*likely, *(pair for pair in told if (pair.a, pair.b) not in known)]))


def _moved(links: Links, likely: Sequence[Pair]) -> list[Pair]:
    """Pairs off the thread, the likeliest first."""
    found: list[Pair] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for pair in sorted(likely, key=lambda pair: (-pair.likeness, pair.a, pair.b)):
        if pair.likeness >= MOVED and links.free(pair) and pair.a not in taken[0] and pair.b not in taken[1]:
            found.append(pair)
            taken[0].add(pair.a)
            taken[1].add(pair.b)
    return found


def _in_place(links: Links, knots: int) -> list[int]:
    """Link what is left between two links of the thread; the numbers of the new links."""
    ends = [(-1, -1, -1, -1), *_edges(links, knots), (len(links.of_a),) * 2 + (len(links.of_b),) * 2]
    before = len(links.links)
    for (_, a, _, b), (c, _, d, _) in pairwise(ends):
        left = [at for at in range(a + 1, c) if links.of_a[at] < 0]
        right = [at for at in range(b + 1, d) if links.of_b[at] < 0]
        links.add(in_place(links.both, left, right))
    return list(range(before, len(links.links)))


def _beside(links: Links, moved: Sequence[int]) -> None:
    """Link what stands right before and behind a moved link on both sides: it moved along."""
    for number in moved:
        for step in (1, -1):
            a, b = links.links[number]
            left, right = _free(links.of_a, a, step), _free(links.of_b, b, step)
            links.add(in_place(links.both, left, right))


def _free(owners: Sequence[int], places: Sequence[int], step: int) -> list[int]:
    """The places that are not linked, from a link on up to the next one, in order."""
    at = (places[-1] if step > 0 else places[0]) + step
    found = []
    while 0 <= at < len(owners) and owners[at] < 0:
        found.append(at)
        at += step
    return found[::step]


def _edges(links: Links, knots: int) -> Iterator[tuple[int, int, int, int]]:
    for a, b in sorted(links.links[:knots]):
        yield a[0], a[-1], b[0], b[-1]


def _in_order(links: Links, thread: frozenset[int]) -> Iterator[Link]:
    """The links as they are read."""
    done = 0
    for at, number in enumerate(links.of_a):
        if number < 0:
            yield Link((at,), ())
            continue
        a, b = links.links[number]
        if a[0] != at:
            continue
        if number in thread:
            yield from (Link((), (to,)) for to in range(done, b[0]) if links.of_b[to] < 0)
            done = b[-1] + 1
        yield Link(tuple(a), tuple(b), links.both.of(a, b), moved=number not in thread)
    yield from (Link((), (to,)) for to in range(done, len(links.of_b)) if links.of_b[to] < 0)
