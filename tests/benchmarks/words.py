"""How fast words are shown: concordances, collocates, frequencies, and what is suggested while somebody types.

Not a test: run it with ``python tests/benchmarks/words.py 10000``. The passages are those of ``search.py`` beside it.
Times are CPU times, of the first question and of the same one again.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from search import Spooled, spool

from indexer.concordance import concordance
from indexer.counting.collocates import collocates
from indexer.counting.frequencies import frequencies
from indexer.index import Index
from indexer.suggestions import did_you_mean, suggest
from indexer.suggestions.known_terms import known_terms

ASKED = 40


def spent(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return 1000 * (time.process_time() - start)


def told(name: str, work: Callable[[], object]) -> None:
    print(f"{name:42} {spent(work):8.0f} ms   again {spent(work):8.0f} ms", flush=True)


def told_of(name: str, index: Index, typed: list[str], ask: Callable[[str, Index], object]) -> None:
    taken = sorted(spent(lambda text=text: ask(text, index)) for text in typed)
    print(f"{name:42} p50 {taken[len(taken) // 2]:.1f}   p95 {taken[int(0.95 * len(taken))]:.1f} ms", flush=True)


def beginnings(words: list[str], draw: random.Random) -> list[str]:
    return [word[:size] for word in draw.sample(words, ASKED) for size in range(1, len(word) + 1)]


def run(passages: int) -> None:
    draw = random.Random(2)
    with tempfile.TemporaryDirectory() as folder:
        spool(Path(folder), passages)
        with Index.open(Path(folder) / "home", Spooled(Path(folder))) as index:
            index.refresh()
            told("known terms", lambda: known_terms(index))
            known = known_terms(index)
            common = {lang: sorted(each, key=lambda word: -each[word])[:4000] for lang, each in known.passages.items()}
            for word in (common["zh"][60], common["en"][60]):
                found = concordance(f'"{word}"', index)
                lines = f"{found.total} lines in {found.passages} passages"
                told(lines, lambda word=word: concordance(f'"{word}"', index, sort="left", offset=draw.randrange(50)))
                told("  collocates", lambda word=word: collocates(f'"{word}"', index))
            for lang in ("zh", "en"):
                told(f"frequencies {lang}", lambda lang=lang: frequencies(index, lang))
                told_of(f"suggest {lang}", index, beginnings(common[lang], draw), suggest)
                wrong = [word[:-1] + draw.choice(common[lang])[-1] for word in draw.sample(common[lang], ASKED)]
                told_of(f"did you mean {lang}", index, wrong, did_you_mean)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("passages", type=int, nargs="*", default=[10_000])
    for each in parser.parse_args().passages:
        print(f"{each} passages")
        run(each)
