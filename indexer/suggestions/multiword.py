"""Terms of several words that a library uses again and again: 综合保税区, “green factory”.

Suggested while people type; nothing is found or not found by them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from corpus.folding import fold, is_han
from corpus.types import LANGS, Lang, Passage
from indexer.analysis import words
from indexer.counting.neighbours import pieces
from indexer.function_words import says_nothing

MOST_WORDS = 4
LONGEST = 10  # characters of a Chinese term
LEAST = 2  # passages that use it: what stands in one is no habit
SAME = 0.9  # a term that is nearly always part of one longer term is that longer one


def multiword_terms(passages: Iterable[Passage]) -> dict[Lang, Counter[str]]:
    """The terms of several words in either language, folded, with the number of these passages that hold them."""
    found: dict[Lang, Counter[str]] = {lang: Counter() for lang in LANGS}
    for passage in passages:
        found["zh"].update(set(_chinese(passage.zh)))
        found["en"].update(set(_english(passage.en)))
    return {lang: _worth_it(counts, "" if lang == "zh" else " ") for lang, counts in found.items()}


def _chinese(text: str) -> Iterator[str]:
    run: list[str] = []
    for word in (*pieces(text), ""):
        if word and all(map(is_han, word)) and not says_nothing(word):
            run.append(word)
            continue
        for start in range(len(run)):
            for end in range(start + 2, min(start + MOST_WORDS, len(run)) + 1):
                if len(term := "".join(run[start:end])) <= LONGEST:
                    yield term
        run = []


def _english(text: str) -> Iterator[str]:
    folded = fold(text).text
    run: list[str] = []
    found = list(words(folded))
    for word, following in pairwise((*found, None)):
        if word is not None:
            run.append(word.text)
            between = folded[word.end : following.start] if following else ""
            if between != " " or not word.text.isalpha():
                yield from _inside(run)
                run = []


def _inside(run: list[str]) -> Iterator[str]:
    """The terms of a run: function words may stand inside them, and figures nowhere."""
    for start, first in enumerate(run):
        if says_nothing(first) or not first.isalpha():
            continue
        for end in range(start + 1, min(start + MOST_WORDS, len(run))):
            if not run[end].isalpha():
                break
            if not says_nothing(run[end]):
                yield " ".join(run[start : end + 1])


def _worth_it(counts: Counter[str], joint: str) -> Counter[str]:
    """The terms that are used often enough and not only as a part of a longer one."""
    common = Counter({term: count for term, count in counts.items() if count >= LEAST})
    within: Counter[str] = Counter()
    for term, count in common.items():
        for part in _shorter(term, joint):
            within[part] = max(within[part], count)
    return Counter({term: count for term, count in common.items() if within[term] < SAME * count})


def _shorter(term: str, joint: str) -> Iterator[str]:
    """The term without its beginning or without its end."""
    if joint:
        parts = term.split(joint)
        yield from (joint.join(parts[1:]), joint.join(parts[:-1]))
        return
    for cut in range(1, len(term)):
        yield term[cut:]
        yield term[:cut]
