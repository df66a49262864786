"""How long the server takes for a search page, beside the engine's own time for the same answer.

Not a test: run it with ``python tests/benchmarks/pages.py 10000`` for generated passages, or with ``--home DIR`` for a
library (which is only read). Every query is asked of the engine and of the application in turn, several times; of each
the median CPU time counts. The engine's own time is that of a whole answer: the hits, what is marked in them, and
their likely equivalents, which it works out when they are looked at.
"""

from __future__ import annotations

import argparse
import hashlib
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from flask.testing import FlaskClient
from generated import PER_DOCUMENT, Spooled, questions, spool

from corpus.store import Draft, Original, Store
from corpus.types import LANGS, Assembly, Passage, Reference
from indexer.index import Index
from indexer.search import search
from webapp import create_app
from webapp.settings import Settings

BAR = 2.0
ROUNDS = 5
TYPED = (
    "投资",
    "investment",
    "改革 reform",
    "高质量发展",
    "经济 增长 投资",
    "development policy",
    '"opening up"',
    "的",
    "the",
)
"""What people type, for a library of real documents."""


def made(home: Path, passages: int) -> list[str]:
    """Fill a library with generated passages; queries about them."""
    spooled = home / "spool"
    spooled.mkdir()
    spool(spooled, passages)
    texts = Spooled(spooled)
    with Store.open(home) as store:
        for first in range(0, passages, PER_DOCUMENT):
            rows = tuple(
                Passage(at, "paragraph", *texts.texts(first + at), confidence=0.9) for at in range(PER_DOCUMENT)
            )
            data = str(first).encode()
            name, digest = f"{first}.txt", hashlib.sha256(data).hexdigest()
            record = Reference(title_zh=f"第{first}号文件", issued=str(2000 + first // PER_DOCUMENT % 25))
            store.put(Draft(name, (Original.of(name, data),), digest, Assembly(rows, (), record)))
    return [question.for_us().replace("zh:", "").replace("en:", "") for question in questions(texts)]


def whole_answer(text: str, index: Index) -> int:
    """What a page needs from the engine."""
    answer = search(text, index)
    for hit in answer.hits:
        for lang in LANGS:
            hit.matches[lang], hit.likely[lang]
    return answer.total


def page(text: str, client: FlaskClient) -> int:
    """The page, as bytes that a browser gets."""
    answer = client.get("/search", query_string={"q": text})
    assert answer.status_code == 200
    return len(answer.data)


def spent(work: Callable[[], int]) -> tuple[float, int]:
    """Milliseconds of CPU time, and what came out."""
    start = time.process_time()
    found = work()
    return 1000 * (time.process_time() - start), found


def run(home: Path, queries: Iterable[str], *, verbose: bool) -> None:
    with Store.open(home) as store, Index.open(home, store) as index:
        client = create_app(Settings(home), store, index).test_client()
        figures = []
        for text in queries:
            asked = (partial(whole_answer, text, index), partial(page, text, client))
            for ask in asked:
                ask()
            rounds = [[spent(ask) for ask in asked] for _ in range(ROUNDS)]
            engine, whole = (statistics.median(each[side][0] for each in rounds) for side in (0, 1))
            total, size = rounds[0][0][1], rounds[0][1][1]
            figures.append((engine, whole, size))
            if verbose:
                print(
                    f"{text:40} {total:6} passages  engine {engine:6.1f}  page {whole:6.1f} ms  {size / 1000:5.1f} KB"
                )
    ratios = sorted(whole / engine for engine, whole, _ in figures)
    engines, pages, sizes = (statistics.median(column) for column in zip(*figures, strict=True))
    print(f"{len(figures)} queries: engine {engines:.1f} ms, page {pages:.1f} ms, {sizes / 1000:.1f} KB (medians)")
    ratio = statistics.median(ratios)
    verdict = "reached" if ratio <= BAR else "MISSED"
    print(f"page to engine: median {ratio:.2f}, largest {ratios[-1]:.2f} (bar {BAR}) {verdict}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("passages", type=int, nargs="?", default=10_000)
    parser.add_argument("--home", type=Path, help="a library to ask instead")
    parser.add_argument("--each", action="store_true", help="print every query")
    given = parser.parse_args()
    if given.home:
        run(given.home, TYPED, verbose=given.each)
    else:
        with tempfile.TemporaryDirectory() as folder:
            run(Path(folder), made(Path(folder), given.passages), verbose=given.each)
