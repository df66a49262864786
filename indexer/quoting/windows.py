"""Where a quotation may stand: passages that share its rarest characters and words, with their neighbours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from corpus.folding import is_han
from corpus.types import Lang, Passage
from corpus.words import stem
from indexer import ranking
from indexer.conditions import AllOf, Atom, Chars, Condition, HasSide, InDocuments, Stems, any_of
from indexer.engine import Found, PassageSource, Rows, Snapshot
from indexer.quoting.pieces import Piece, Pieces, gathered, pieces

GRAMS = 96  # pairs of characters, or words, of a quotation that are asked for …
RAREST = 32  # … of which the rarest decide which passages are looked at
MOST_NEIGHBOURS = 24  # a quotation of more passages is checked as far as they reach


@dataclass(frozen=True, slots=True)
class Candidates:
    """Passages that may hold a quotation, likeliest first, and the sides of the library in reading order.

    ``shares`` say what part of the quotation's rare grams each holds, weighed by rarity.
    """

    ids: tuple[str, ...]
    shares: tuple[float, ...]
    neighbours: Mapping[str, tuple[tuple[str, ...], int]]
    """The ids of a passage's document that have the side, in reading order, and its own place among them."""


@dataclass(frozen=True, slots=True)
class Window:
    """Passages of one document in a row, as one text of pieces: ``owners`` says whose each piece is."""

    passages: tuple[Passage, ...]
    lang: Lang
    pieces: Pieces
    owners: tuple[int, ...]


def candidates(snapshot: Snapshot, wanted: Pieces, lang: Lang, within: Condition | None, most: int) -> Candidates:
    """The passages of a side that share most of the quotation's rare grams."""
    atoms = _grams(wanted, lang)
    limits: list[Condition] = [HasSide(lang)] if within is None else [HasSide(lang), within]
    if not atoms:
        return Candidates((), (), {})
    known = snapshot.search(any_of([]), atoms)  # of no passage: how rare each is
    ranked = sorted(range(len(atoms)), key=lambda at: int(known.frequencies[at]))
    rare = [atoms[at] for at in ranked if known.frequencies[at]][:RAREST]
    if not rare:
        return Candidates((), (), {})
    found = snapshot.search(AllOf((any_of(list(rare)), *limits)), rare)
    shares = _shares(found)
    order = np.lexsort((found.rows.ordinals, -np.round(shares, 9)))[:most]
    chosen = found.rows.take(order)
    documents = frozenset(map(str, chosen.documents))
    sides = snapshot.search(AllOf((InDocuments(documents), HasSide(lang)))).rows
    return Candidates(tuple(map(str, chosen.ids)), tuple(float(shares[at]) for at in order), _neighbours(chosen, sides))


def _grams(wanted: Pieces, lang: Lang) -> list[Atom]:
    """Pairs of neighbouring characters and whole words; of a long quotation some from every part of it."""
    keys = [piece.key for piece in wanted.items]
    pairs: list[Atom] = [
        Chars("zh", a.key + b.key) for a, b in pairwise(wanted.items) if lang == "zh" and _touch(wanted.text, a, b)
    ]
    words: list[Atom] = [Stems(lang, (key,)) for key in keys if key[0].isdecimal()]
    words += [Stems(lang, (stem(key),)) for key in keys if key.isalpha() and not is_han(key[0])]
    atoms = list(dict.fromkeys(pairs + words))
    if not atoms:
        atoms = list(dict.fromkeys(Chars(lang, key) for key in keys if is_han(key[0])))
    step = max(1, len(atoms) // GRAMS)
    return atoms[::step][:GRAMS]


def _touch(text: str, one: Piece, other: Piece) -> bool:
    """Whether two Chinese characters stand side by side, but for blanks."""
    return is_han(one.key[0]) and is_han(other.key[0]) and not text[one.end : other.start].strip()


def _shares(found: Found) -> NDArray[np.float64]:
    """Of what was asked for, weighed by its rarity, the share that each passage holds."""
    weights = np.array([ranking.rarity(int(each), max(1, found.total)) for each in found.frequencies])
    total = float(weights.sum())
    shares: NDArray[np.float64] = weights @ (found.counts > 0) / total if total else np.zeros(len(found.rows.ids))
    return shares


def _neighbours(chosen: Rows, sides: Rows) -> Mapping[str, tuple[tuple[str, ...], int]]:
    order = np.lexsort((sides.ordinals, sides.documents.astype(str)))
    rows: dict[str, list[str]] = {}
    for document, name in zip(sides.documents[order].tolist(), sides.ids[order].tolist(), strict=True):
        rows.setdefault(document, []).append(name)
    frozen = {document: tuple(names) for document, names in rows.items()}
    places = {name: at for names in frozen.values() for at, name in enumerate(names)}
    return {
        name: (frozen[document], places[name])
        for name, document in zip(chosen.ids.tolist(), chosen.documents.tolist(), strict=True)
        if name in places
    }


def window(name: str, around: Candidates, source: PassageSource, lang: Lang, size: int) -> Window | None:
    """A passage with as many of its neighbours on either side as ``size`` pieces need."""
    names, place = around.neighbours.get(name, ((name,), 0))
    low, high = max(0, place - 1), min(len(names), place + 2)
    while True:
        found = source.get_many(names[low:high])
        before = sum(len(pieces(found[each].text(lang))) for each in names[low:place] if each in found)
        after = sum(len(pieces(found[each].text(lang))) for each in names[place + 1 : high] if each in found)
        wider = (
            low - 1 if before < size and low and place - low < MOST_NEIGHBOURS else low,
            high + 1 if after < size and high < len(names) and high - place < MOST_NEIGHBOURS else high,
        )
        if wider == (low, high):
            return joined([found[each] for each in names[low:high] if each in found], lang)
        low, high = max(0, min(wider[0], low)), wider[1]


def joined(passages: Sequence[Passage], lang: Lang) -> Window | None:
    """The sides of passages in a row as one text, a line each."""
    if not passages:
        return None
    items: list[Piece] = []
    owners: list[int] = []
    texts: list[str] = []
    at = 0
    for number, passage in enumerate(passages):
        text = passage.text(lang)
        items += [Piece(each.key, each.start + at, each.end + at) for each in pieces(text).items]
        owners += [number] * (len(items) - len(owners))
        texts.append(text)
        at += len(text) + 1
    return Window(tuple(passages), lang, gathered("\n".join(texts), tuple(items)), tuple(owners))
