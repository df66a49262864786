"""A shard: some thousands of passages, written once as arrays, in one file.

What Whoosh calls a segment is kept by it (its name, and which rows were deleted since); the arrays are ours.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from corpus.types import LANGS, Lang
from corpus.words import stem
from indexer.engine import Facts, Names
from indexer.engines.whoosh.arrays import Array, load, save
from indexer.engines.whoosh.schema import COUNTED
from indexer.engines.whoosh.table import Occurrences, Table
from indexer.engines.whoosh.terms import Terms

_LEVEL = 1  # English shrinks by nearly half, hardly more at higher levels; Chinese hardly at all


@dataclass(frozen=True, slots=True)
class Texts:
    """The folded texts of one side, row by row, as they are kept: see ``coded``."""

    data: NDArray[np.uint8]
    ends: NDArray[np.uint32]

    @classmethod
    def of(cls, each: Sequence[bytes]) -> Self:
        """Texts that are coded already."""
        return cls(np.frombuffer(b"".join(each), np.uint8), np.cumsum([len(one) for one in each], dtype=np.uint32))

    def __getitem__(self, row: int) -> bytes:
        return self.data[self.ends[row - 1] if row else 0 : self.ends[row]].tobytes()


def coded(lang: Lang, text: str) -> bytes:
    """A text as it is kept: two bytes a Chinese character, not three; English words compressed."""
    return text.encode("utf-16-le") if lang == "zh" else zlib.compress(text.encode(), _LEVEL)


def decoded(lang: Lang, data: bytes) -> str:
    """The text that was kept."""
    return data.decode("utf-16-le") if lang == "zh" else zlib.decompress(data).decode()


@dataclass(frozen=True, slots=True)
class Contents:
    """What a shard holds. ``sides`` has a bit for each side that isn't empty.

    ``tables`` make the tables: each is made when it is written, since together they take much memory.
    """

    facts: Facts
    sides: NDArray[np.uint8]
    texts: Mapping[Lang, Texts]
    tables: Mapping[str, Callable[[], Occurrences]]

    def save(self, path: Path) -> None:
        """Write it to a file."""
        save(path, self._arrays())

    def _arrays(self) -> Iterator[tuple[str, Array]]:
        yield "sides", self.sides
        yield from _facts_written(self.facts).items()
        for lang in LANGS:
            yield f"{lang}_text.data", self.texts[lang].data
            yield f"{lang}_text.ends", self.texts[lang].ends
        for name, make in self.tables.items():
            table = make()
            yield from _prefixed(name, table.arrays(len(self.sides), counted=name in COUNTED))
            if name.endswith("_words"):
                yield from _prefixed(name.replace("words", "stems"), Stems.of(table.terms).arrays())


class Shard:
    """A shard open for reading."""

    def __init__(self, path: Path) -> None:
        self._arrays = load(path)
        self.sides = self._arrays["sides"]
        self._tables: dict[str, Table] = {}
        self._stems = {lang: Stems.read(self._arrays, f"{lang}_stems") for lang in LANGS}
        self._texts = {
            lang: Texts(self._arrays[f"{lang}_text.data"], self._arrays[f"{lang}_text.ends"]) for lang in LANGS
        }

    def __len__(self) -> int:
        return len(self.sides)

    @property
    def sizes(self) -> NDArray[np.int32]:
        """The lengths of the two sides of each row, folded, in characters."""
        return self._arrays["sizes"].reshape(-1, 2)

    @cached_property
    def facts(self) -> Facts:
        """What is known of its passages."""
        return _facts_read(self._arrays)

    def table(self, name: str) -> Table:
        """The table of a field, opened when it is first asked for."""
        if name not in self._tables:
            self._tables[name] = Table(self._arrays, name, len(self.sides))
        return self._tables[name]

    def stems(self, lang: Lang) -> Stems:
        """Which words of a side have which stem."""
        return self._stems[lang]

    def texts(self, lang: Lang) -> Texts:
        """The texts of a side."""
        return self._texts[lang]


@dataclass(frozen=True, slots=True)
class Stems:
    """The stems of a table's words: those of stem ``n`` are the words ``words[ends[n - 1]:ends[n]]``."""

    terms: Terms
    ends: NDArray[np.uint32]
    words: NDArray[np.uint32]

    @classmethod
    def of(cls, words: Terms) -> Self:
        """The stems of words; a number is its own, without commas."""
        each = [_stem(word) for word in words.texts()]
        names = Names.of(sorted(each))
        numbers = {name: at for at, name in enumerate(names.names)}
        which = np.array([numbers[name] for name in each], dtype=np.int64)
        ends = np.cumsum(np.bincount(which, minlength=len(numbers)))
        return cls(
            Terms.of(list(names.names)), ends.astype(np.uint32), np.argsort(which, kind="stable").astype(np.uint32)
        )

    @classmethod
    def read(cls, arrays: Mapping[str, Array], name: str) -> Self:
        """What was written."""
        return cls(Terms.read(arrays, name), arrays[f"{name}.word_ends"], arrays[f"{name}.words"])

    def arrays(self) -> dict[str, Array]:
        """What is written to a file."""
        return {**self.terms.arrays(), "word_ends": self.ends, "words": self.words}

    def find(self, stem: str) -> NDArray[np.uint32]:
        """The words that have it."""
        at = self.terms.find(stem)
        return self.words[:0] if at < 0 else self.words[self.ends[at - 1] if at else 0 : self.ends[at]]


def _stem(word: str) -> str:
    return word.replace(",", "") if word[0].isdecimal() else stem(word)


def _prefixed(name: str, arrays: Mapping[str, Array]) -> Iterator[tuple[str, Array]]:
    return ((f"{name}.{part}", array) for part, array in arrays.items())


def _facts_written(facts: Facts) -> dict[str, Array]:
    named = {"documents": facts.documents, "kinds": facts.kinds}
    return {
        "ids": _lines(facts.ids),
        **{f"{name}.names": _lines(each.names) for name, each in named.items()},
        **{f"{name}.which": each.which for name, each in named.items()},
        **{name: getattr(facts, name).astype(np.int32).ravel() for name in ("ordinals", "sizes")},
        "prints": facts.prints.ravel(),
    }


def _facts_read(arrays: Mapping[str, Array]) -> Facts:
    documents, kinds = (Names(_names(arrays[f"{n}.names"]), arrays[f"{n}.which"]) for n in ("documents", "kinds"))
    ordinals, sizes = (arrays[name].astype(np.int64) for name in ("ordinals", "sizes"))
    ids = _names(arrays["ids"])
    return Facts(ids, documents, kinds, ordinals, sizes.reshape(-1, 2), arrays["prints"].reshape(-1, 2))


def _lines(names: Sequence[str] | NDArray[np.object_]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(names).encode(), np.uint8)


def _names(lines: NDArray[np.uint8]) -> NDArray[np.object_]:
    return np.array(lines.tobytes().decode().split("\n") if len(lines) else [], dtype=object)
