"""How fast texts are paired, by size. Not a test: run it with ``python tests/benchmarks/alignment.py 1000 10000``.

Sentences are made of words of the dictionary with a Zipf-like vocabulary; their translations are the dictionary's,
shuffled, with one word in three left out, one sentence in twenty dropped and one in ten divided. For each size: CPU
seconds (the median of three), how many times as long as jieba alone takes for the same Chinese, and the memory so far.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import time
from collections.abc import Callable

from corpus.alignment import align
from corpus.lexicon import cedict, to_english
from corpus.words import chinese_words

LENGTH = 14  # words of a sentence
DROPPED, DIVIDED, LEFT_OUT = 0.05, 0.1, 0.33


def vocabulary() -> list[tuple[str, str]]:
    """Common Chinese words, each with its first English term."""
    words = dict.fromkeys(entry.simplified for entry in cedict.entries() if len(entry.simplified) == 2)
    pairs = [(word, terms[0]) for word in words if (terms := to_english(word))]
    random.Random(1).shuffle(pairs)
    return pairs[:8000]


def texts(size: int, words: list[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """``size`` Chinese sentences and their translations."""
    chance = random.Random(size)
    weights = [1.0 / (rank + 10) for rank in range(len(words))]
    zh, en = [], []
    for _ in range(size):
        sentence = chance.choices(words, weights, k=LENGTH)
        zh.append("".join(word for word, _ in sentence) + "。")
        kept = [term for _, term in sentence if chance.random() > LEFT_OUT]
        chance.shuffle(kept)
        if chance.random() < DROPPED:
            continue
        half = len(kept) // 2 if chance.random() < DIVIDED else 0
        en += [" ".join(part).capitalize() + "." for part in (kept[:half], kept[half:]) if part]
    return zh, en


def seconds(work: Callable[[], object]) -> float:
    """The median CPU time of three runs."""
    times = []
    for _ in range(3):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return statistics.median(times)


def main() -> None:
    """Measure each size asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[1000])
    sizes = parser.parse_args().sizes
    began = time.process_time()
    align(["你好"], ["hello"])
    print(f"loading: {time.process_time() - began:.1f} s")
    words = vocabulary()
    for size in sizes:
        zh, en = texts(size, words)
        jieba = seconds(lambda zh=zh: [chinese_words(text) for text in zh])
        paired = seconds(lambda zh=zh, en=en: align(zh, en))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{size} with {len(en)}: {paired:.2f} s CPU, {paired / jieba:.1f} x jieba, {memory} MB")


if __name__ == "__main__":
    main()
