"""What a library's own aligned sentences teach: learned once for each state of it, and kept.

It is statistics, and a cache: for a large library a sample is read, and what is missing or can't be read is learned
again.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from threading import Lock

import numpy as np

from corpus.errors import UnknownDocument
from corpus.lexicon.aligned import Pair, pairs_of
from corpus.lexicon.model import Model, learn
from indexer.engine import PassageSource

FILE = "learned.npz"
VERSION = 1  # grows with every change of what is learned or how it is written

MOST_PAIRS = 6000
"""Sentences that are learned from; twice as many take twice the time and change few of the answers."""

MOST_OF_A_DOCUMENT = 600
"""Sentences of one document where there are more documents to learn from."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was learned, and at which generation of the library."""

    generation: int
    model: Model


class Learned:
    """The newest lesson of a library; ``file`` is where it is kept, None for in memory alone. For any thread."""

    def __init__(self, source: PassageSource, file: Path | None = None) -> None:
        self._source = source
        self._file = file
        self._lesson: Lesson | None = None
        self._learning = Lock()

    def model(self) -> Model:
        """What the library teaches as it is now."""
        generation = self._source.generation()
        if self._lesson is None or self._lesson.generation != generation:
            with self._learning:
                if self._lesson is None or self._lesson.generation != generation:
                    self._lesson = self._read(generation) or self._learn(generation)
        return self._lesson.model

    def _learn(self, generation: int) -> Lesson:
        lesson = Lesson(generation, learn(sample(self._source)))
        if self._file:
            _write(self._file, lesson)
        return lesson

    def _read(self, generation: int) -> Lesson | None:
        lesson = _read(self._file) if self._file else None
        return lesson if lesson and lesson.generation == generation else None


def sample(source: PassageSource, most: int = MOST_PAIRS) -> Iterator[Pair]:
    """Pairs of the library: all of a small one, of a large one those of documents drawn by their ids."""
    documents = sorted(source.documents(), key=lambda each: hashlib.sha1(each.id.encode()).digest())
    limit = most if len(documents) == 1 else MOST_OF_A_DOCUMENT
    left = most
    for document in documents:
        try:
            passages = source.passages(document.id)
        except UnknownDocument:
            continue  # removed in the meantime
        found = list(islice((pair for passage in passages for pair in pairs_of(passage)), min(limit, left)))
        yield from found
        left -= len(found)
        if left <= 0:
            return


def _write(file: Path, lesson: Lesson) -> None:
    """Put the lesson into its file, whole or not at all; a folder that can't be written keeps nothing."""
    model = lesson.model
    head = json.dumps({"version": VERSION, "generation": lesson.generation, "total": model.total})
    draft = file.with_suffix(".new.npz")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        np.savez(
            draft,
            head=_packed(head),
            zh=_packed("\n".join(model.zh)),
            en=_packed("\n".join(model.en)),
            zh_counts=model.zh_counts,
            en_counts=model.en_counts,
            rows=model.rows,
            columns=model.columns,
            weights=model.weights,
        )
        draft.replace(file)
    except OSError:
        draft.unlink(missing_ok=True)


def _read(file: Path) -> Lesson | None:
    """The lesson in the file; None where there is none that this version can use."""
    try:
        with np.load(file, allow_pickle=False) as kept:
            head = json.loads(_unpacked(kept["head"]))
            if head["version"] != VERSION:
                return None
            words = {side: tuple(filter(None, _unpacked(kept[side]).split("\n"))) for side in ("zh", "en")}
            counts, meetings = (kept["zh_counts"], kept["en_counts"]), (kept["rows"], kept["columns"], kept["weights"])
            return Lesson(head["generation"], Model(words["zh"], words["en"], *counts, *meetings, head["total"]))
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile):
        return None


def _packed(text: str) -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    return np.frombuffer(text.encode("utf-8"), np.uint8)


def _unpacked(data: np.ndarray[tuple[int], np.dtype[np.uint8]]) -> str:
    return data.tobytes().decode("utf-8")
