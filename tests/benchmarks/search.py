"""How fast the index is built and asked, beside bare Whoosh and SQLite's FTS5 in one run.

Not a test: run it with ``python tests/benchmarks/search.py 10000 100000``. Passages are made of words with a
Zipf-like vocabulary, about 120 Han characters (of words that jieba knows) and 90 English words (invented ones) each.

Every contender has a process of its own and reads the same passages from a file. A fixed mix of 60 queries is asked,
from the query's text to the number of all hits and the ids of the ten best, each with the contender's own caches
empty (files are open, and what is read at opening has been read). Times are CPU times.
"""

from __future__ import annotations

import argparse
import functools
import multiprocessing
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import jieba
from generated import Changes, Spooled, pairs, questions, spool
from jieba.analyse import ChineseAnalyzer
from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import ID, TEXT, Schema
from whoosh.index import create_in, open_dir
from whoosh.qparser import QueryParser

from corpus.types import Document, Passage
from corpus.words import stem
from indexer.index import Index
from indexer.search import search

BEST = 10

BARS = {"p50 to Whoosh": 1 / 8, "p95 to Whoosh": 1 / 10, "p95 to FTS5": 1 / 4, "passages a second to Whoosh": 3.0}


# Who builds and answers


@dataclass(frozen=True)
class Figures:
    """What a contender took: CPU seconds to build, megabytes of index and of memory, milliseconds for each query."""

    seconds: float
    index: float
    memory: float
    queries: tuple[float, ...]
    totals: tuple[int, ...]
    widened: tuple[float, ...] = ()

    def at(self, share: float) -> float:
        return sorted(self.queries)[int(share * len(self.queries))]


def ours(spooled: Path, folder: Path) -> Figures:
    """Duizhao's index."""
    library = Spooled(spooled)
    with Index.open(folder, library) as index:
        search("茶 tea", Index.open(folder, _Empty(), "memory"))  # the dictionaries
        seconds = _spent(index.refresh)
        memory = _memory()
    widened: list[float] = []

    def ask(text: str, widen: bool = False) -> tuple[float, int]:
        _forget()
        with Index.open(folder, library) as index:
            search("-茶", index, limit=1, widen=widen)  # opens the files, reads what is read at opening
            answers: list[int] = []
            taken = _spent(lambda: answers.append(search(text, index, limit=BEST, widen=widen).total))
            return 1000 * taken, answers[0]

    asked = [question.for_us() for question in questions(library)]
    taken = [ask(text) for text in asked]
    widened = [ask(text.replace("zh:", "").replace("en:", ""), widen=True)[0] for text in asked]
    return _figures(seconds, folder, memory, taken, tuple(widened))


def whoosh(spooled: Path, folder: Path) -> Figures:
    """Bare Whoosh, with jieba's analyzer for the Chinese side and its own for the English one."""
    library = Spooled(spooled)
    schema = Schema(id=ID(stored=True), zh=TEXT(analyzer=ChineseAnalyzer()), en=TEXT(analyzer=StemmingAnalyzer()))
    jieba.initialize()

    def build() -> None:
        writer = create_in(str(folder), schema).writer(limitmb=256)
        for at in range(library.count):
            zh, en = library.texts(at)
            writer.add_document(id=f"p{at}", zh=zh, en=en)
        writer.commit()

    seconds = _spent(build)
    memory = _memory()
    parser = QueryParser("zh", schema)

    def ask(text: str) -> tuple[float, int]:
        with open_dir(str(folder)).searcher() as searcher:
            answers: list[int] = []

            def answer() -> None:
                results = searcher.search(parser.parse(text), limit=BEST)
                answers.append(len(results))
                assert len([hit["id"] for hit in results]) <= BEST

            return 1000 * _spent(answer), answers[0]

    return _figures(seconds, folder, memory, [ask(question.for_whoosh()) for question in questions(library)])


def fts5(spooled: Path, folder: Path) -> Figures:
    """SQLite's full-text index over characters and pairs of them, and stems of words."""
    library = Spooled(spooled)
    path = folder / "fts5"

    def rows() -> Iterator[tuple[int, str, str]]:
        for at in range(library.count):
            zh, en = library.texts(at)
            yield at, " ".join([*pairs(zh), "|", *zh]), " ".join(map(stem, en.split()))

    def build() -> None:
        with closing(sqlite3.connect(path)) as base, base:
            base.execute("CREATE VIRTUAL TABLE held USING fts5(zh, en, content='', tokenize=\"unicode61\")")
            base.executemany("INSERT INTO held (rowid, zh, en) VALUES (?, ?, ?)", rows())

    seconds = _spent(build)
    memory = _memory()

    def ask(text: str) -> tuple[float, int]:
        with closing(sqlite3.connect(path)) as base:
            base.execute("SELECT rowid FROM held WHERE held MATCH 'nothing'").fetchall()
            answers: list[int] = []

            def answer() -> None:
                found = base.execute("SELECT rowid FROM held WHERE held MATCH ? ORDER BY rank", (text,)).fetchall()
                answers.append(len(found))
                assert len([f"p{row}" for (row,) in found[:BEST]]) <= BEST

            return 1000 * _spent(answer), answers[0]

    return _figures(seconds, folder, memory, [ask(question.for_fts5()) for question in questions(library)])


class _Empty:
    """A library without documents."""

    def generation(self) -> int:
        return 0

    def changes_since(self, generation: int) -> Changes:
        return Changes(0)

    def documents(self) -> tuple[Document, ...]:
        return ()

    def passages(self, document: str) -> tuple[Passage, ...]:
        return ()

    def get_many(self, ids: Iterable[str]) -> dict[str, Passage]:
        return {}


def _forget() -> None:
    """Empty what our modules remember of earlier questions; dictionaries, which have no limit, stay."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("corpus.", "indexer.")):
            for held in vars(module).values():
                if isinstance(held, functools._lru_cache_wrapper) and held.cache_parameters()["maxsize"]:
                    held.cache_clear()


def _spent(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def _figures(
    seconds: float, folder: Path, memory: float, taken: list[tuple[float, int]], widened: tuple[float, ...] = ()
) -> Figures:
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    return Figures(seconds, size, memory, tuple(t for t, _ in taken), tuple(n for _, n in taken), widened)


# What is told


def run(passages: int, contenders: list[str], verbose: bool) -> None:
    known = {"duizhao": ours, "whoosh": whoosh, "fts5": fts5}
    with tempfile.TemporaryDirectory() as temporary:
        spooled = Path(temporary, "spool")
        spooled.mkdir()
        spool(spooled, passages)
        figures: dict[str, Figures] = {}
        for name in contenders:
            folder = Path(temporary, name)
            folder.mkdir()
            with multiprocessing.get_context("spawn").Pool(1) as own:
                figures[name] = each = own.apply(known[name], (spooled, folder))
            print(
                f"{name}, {passages} passages: {passages / each.seconds:.0f} a CPU second, index {each.index:.0f} MB, "
                f"memory {each.memory:.0f} MB; queries p50 {each.at(0.5):.2f}  p95 {each.at(0.95):.2f}  "
                f"max {max(each.queries):.1f} ms",
                flush=True,
            )
            if each.widened:
                print(f"  widened: p50 {statistics.median(each.widened):.2f}  max {max(each.widened):.1f} ms")
        if verbose:
            for at, question in enumerate(questions(Spooled(spooled))):
                print(
                    question.for_us(), *(f"{each.queries[at]:.2f} ms ({each.totals[at]})" for each in figures.values())
                )
    told(passages, figures)


def told(passages: int, figures: dict[str, Figures]) -> None:
    """The ratios beside the bars."""
    if not {"duizhao", "whoosh", "fts5"} <= figures.keys():
        return
    us, bare, other = (figures[name] for name in ("duizhao", "whoosh", "fts5"))
    ratios = (
        us.at(0.5) / bare.at(0.5),
        us.at(0.95) / bare.at(0.95),
        us.at(0.95) / other.at(0.95),
        bare.seconds / us.seconds,
    )
    for (name, bar), ratio in zip(BARS.items(), ratios, strict=True):
        reached = ratio <= bar if bar < 1 else ratio >= bar
        print(f"{passages} passages, {name}: {ratio:.3f} (bar {bar:.3f}) {'reached' if reached else 'MISSED'}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("passages", type=int, nargs="*", default=[1000, 10_000])
    parser.add_argument("--only", action="append", choices=("duizhao", "whoosh", "fts5"))
    parser.add_argument("--each", action="store_true", help="print every query")
    given = parser.parse_args()
    for size in given.passages:
        run(size, given.only or ["duizhao", "whoosh", "fts5"], given.each)
