"""How fast the index is built and asked, by size. Not a test: run it with ``python tests/benchmarks/search.py 10000``.

Passages are made of invented words with a Zipf-like vocabulary, about 120 Han characters and 90 English words
each. Queries are timed with the caches of the index empty (cold: a fresh snapshot) and again (warm).
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from corpus.types import Document, Passage, Reference
from indexer.index import Index
from indexer.search import search

PER_DOCUMENT = 100
QUERIES = 60


@dataclass(frozen=True)
class Changes:
    """Nothing ever changes here."""

    generation: int = 1
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


class Generated:
    """A library of generated passages, the same for the same size."""

    def __init__(self, passages: int) -> None:
        draw = random.Random(0)
        han = [chr(0x4E00 + 7 * at) for at in range(2400)]
        self.zh = ["".join(draw.choices(han, k=draw.choice((1, 2, 2, 2, 3, 4)))) for _ in range(20_000)]
        self.en = ["".join(draw.choices("etaoinshrdlucm", k=draw.randint(2, 9))) for _ in range(20_000)]
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(20_000)))
        self.count = passages // PER_DOCUMENT
        self.held = {f"d{at}": self._document(f"d{at}") for at in range(self.count)}
        self.by_id = {passage.id: passage for held in self.held.values() for passage in held}

    def generation(self) -> int:
        return 1

    def changes_since(self, generation: int) -> Changes:
        return Changes()

    def documents(self) -> tuple[Document, ...]:
        return tuple(
            Document(f"d{at}", f"d{at}", (f"d{at}",), "", Reference(), ("zh", "en"), "", PER_DOCUMENT)
            for at in range(self.count)
        )

    def passages(self, document: str) -> tuple[Passage, ...]:
        return self.held[document]

    def get_many(self, ids: Iterable[str]) -> dict[str, Passage]:
        return {name: self.by_id[name] for name in ids}

    def words(self, words: list[str], count: int, draw: random.Random) -> list[str]:
        """Words of the vocabulary, the first ones most often."""
        return draw.choices(words, cum_weights=self.weights, k=count)

    def _document(self, document: str) -> tuple[Passage, ...]:
        draw = random.Random(document)
        return tuple(self._passage(document, at, draw) for at in range(PER_DOCUMENT))

    def _passage(self, document: str, at: int, draw: random.Random) -> Passage:
        zh = "".join(self.words(self.zh, 52, draw))
        en = " ".join(self.words(self.en, 90, draw))
        return Passage(at, "paragraph", zh, en, id=f"{document}.{at}", document=document)


def questions(library: Generated) -> list[str]:
    """A fixed mix: strings of 1 to 10 characters, terms of both languages, phrases, wildcards, exclusions."""
    draw = random.Random(1)
    zh = [passage.zh for name in ("d0", "d1") for passage in library.passages(name)]
    en = [passage.en.split() for name in ("d0", "d1") for passage in library.passages(name)]

    def string(size: int) -> str:
        text = draw.choice(zh)
        at = draw.randrange(len(text) - size)
        return text[at : at + size]

    def phrase(size: int) -> str:
        text = draw.choice(en)
        at = draw.randrange(len(text) - size)
        return " ".join(text[at : at + size])

    kinds = [
        lambda: f'zh:"{string(draw.choice((1, 2, 3, 4, 6, 10)))}"',
        lambda: string(draw.choice((2, 4))),
        lambda: f"{string(2)} {string(2)}",
        lambda: f"en:{phrase(1)}",
        lambda: f'"{phrase(2)}"',
        lambda: " OR ".join(phrase(1) for _ in range(3)),
        lambda: f"zh:{string(2)} -en:{phrase(1)}",
        lambda: f"en:{library.en[draw.randrange(2000)][:3]}*",
    ]
    return [kinds[at % len(kinds)]() for at in range(QUERIES)]


def timed(index: Index, asked: list[str], *, widen: bool) -> list[float]:
    taken = []
    for query in asked:
        start = time.perf_counter()
        search(query, index, limit=10, widen=widen)
        taken.append(1000 * (time.perf_counter() - start))
    return sorted(taken)


def told(name: str, taken: list[float]) -> str:
    return (
        f"{name}: p50 {statistics.median(taken):.2f}  p95 {taken[int(0.95 * len(taken))]:.1f}  max {taken[-1]:.1f} ms"
    )


def run(passages: int) -> None:
    library = Generated(passages)
    with tempfile.TemporaryDirectory() as folder, Index.open(Path(folder), library) as index:
        start = time.process_time()
        index.refresh()
        spent = time.process_time() - start
        size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file()) / 1e6
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        print(f"{passages} passages: {passages / spent:.0f} a CPU second, index {size:.0f} MB, memory {memory:.0f} MB")
        asked = questions(library)
        search("茶 tea", index)  # the dictionaries
        index.close()
        print(told("cold", timed(index, asked, widen=False)))
        print(told("warm", timed(index, asked, widen=False)))
        print(told("widened", timed(index, asked, widen=True)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("passages", type=int, nargs="*", default=[1000, 10_000])
    for each in parser.parse_args().passages:
        run(each)
