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
from indexer.function_words import says_nothing
from indexer.neighbours import pieces

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
        yield from (term for term in _sequences(run, "") if len(term) <= LONGEST)
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
    letters = [word if word.isalpha() else "" for word in run]
    for term in _sequences(letters, " "):
        parts = term.split(" ")
        if all(parts) and not says_nothing(parts[0]) and not says_nothing(parts[-1]):
            yield term


def _sequences(run: list[str], joint: str) -> Iterator[str]:
    for start in range(len(run)):
        for size in range(2, MOST_WORDS + 1):
            if start + size <= len(run):
                yield joint.join(run[start : start + size])


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
