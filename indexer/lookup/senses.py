"""How near passages are to a pasted text by sentence vectors, in either language, where the extra is installed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from corpus import vectors
from corpus.types import LANGS, Lang, Passage
from indexer.lookup.closely import sentence_spans

KEPT = 1 << 15  # vectors of 2 kB each; the texts of a library of some thousand passages
MOST_SENTENCES = 16  # of one text; a page says what it says in the first of them

_kept: OrderedDict[str, NDArray[np.float32]] = OrderedDict()
_lock = Lock()


def nearness(text: str, written: Lang, passages: Sequence[Passage]) -> NDArray[np.float64]:
    """How near each passage is, about -1 to 1: the mean of its sides, each by whole texts and by pairs of sentences."""
    asked = [text, *_sentences(text, written)]
    sides = [[_texts(passage, lang) for lang in LANGS if passage.text(lang).strip()] for passage in passages]
    known = _vectors(dict.fromkeys([*asked, *(each for passage in sides for side in passage for each in side)]))
    mine = np.array([known[each] for each in asked])
    near = [[_near(mine, np.array([known[each] for each in side])) for side in passage] for passage in sides]
    return np.array([sum(each) / max(1, len(each)) for each in near])


def _near(mine: NDArray[np.float32], its: NDArray[np.float32]) -> float:
    """The mean of four cosines: of the wholes, of the best pair of sentences, of each sentence and of the whole text
    with the best of the other. Each alone finds fewer first places."""
    pairs = mine[1:] @ its[1:].T
    cosines = (mine[0] @ its[0], pairs.max(), pairs.max(axis=1).mean(), (its[1:] @ mine[0]).max())
    return float(sum(cosines)) / len(cosines)


def _texts(passage: Passage, lang: Lang) -> tuple[str, ...]:
    """A side of a passage, whole and by sentences."""
    text = passage.text(lang)
    return text, *_sentences(text, lang)


def _sentences(text: str, lang: Lang) -> tuple[str, ...]:
    return tuple(text[start:end] for start, end in sentence_spans(text, lang)[:MOST_SENTENCES])


def _vectors(texts: Iterable[str]) -> dict[str, NDArray[np.float32]]:
    """The vectors of some texts; those seen lately are kept."""
    wanted = list(texts)
    with _lock:
        found = {text: _kept[text] for text in wanted if text in _kept}
    missing = [text for text in wanted if text not in found]
    found |= zip(missing, vectors.embed(missing), strict=True)
    with _lock:
        for text in wanted:
            _kept[text] = found[text]
            _kept.move_to_end(text)
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return found
