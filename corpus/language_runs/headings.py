"""Where a Chinese text that ends with Latin names goes over into its English: 创建 Pod | Create a Pod.

Words and scripts alone can't tell, but the two sides say the same: a name that the Chinese ends with stands in the
English once more, and what begins the English translates the Chinese.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.alignment.features import chinese_unit
from corpus.folding import is_han
from corpus.language_runs.names import is_prose, long_enough, translates
from corpus.language_runs.tokens import FUNCTION_WORDS, MAX_GLOSS, STOPS, Run
from corpus.words import english_words, stem

MOST_NAMES = 8  # Latin words that a Chinese text ends with, at most
MOST_WORDS = 12  # of an English heading that translates the few Chinese words before it
FOREIGN = 0.5  # share of its words that neither translate the Chinese nor stand in it, at most

_BETWEEN = " -_/=.()'\"`、，和与或及"  # what may stand between two names
_BEHIND = ",.;:：`)"
_BEGINNING = re.compile(r"[\"“'‘(\[]*[A-Z]")
_AFTER_STOP = re.compile(r"(?<=[.!?:]) +([A-Za-z][\w /-]*)$")
_LATIN_INSIDE = re.compile(r"(?<=[^\x00-\x7f‘’“”–—] )[A-Z][\x20-\x7e]*(?=[\u3400-\u9fff])")
_LATIN_END = re.compile(r"(?<=[^\x00-\x7f‘’“”–—])[ ]+[\x20-\x7e‘’“”–—]+$")


def reseamed(text: str, runs: Sequence[Run], *, paired: bool = False) -> tuple[Run, ...]:
    """The runs, with each seam behind Chinese where its two sides agree best.

    ``paired`` says that the texts of the document hold a Chinese and an English side each.
    """
    if not runs:
        return ()
    if paired:
        runs = [part for run in runs for part in (_inner_headings(text, run) if run.lang == "zh" else (run,))]
    if runs[-1].lang == "zh" or len(runs) == 1:
        runs = (*runs[:-1], *_with_heading(text, runs[-1], paired))
    starts = [run.start for run in runs]
    for at, (before, after) in enumerate(pairwise(runs), start=1):
        if before.lang == "en":
            starts[at] = _names_before(text, starts[at - 1], after.start)
        else:
            starts[at] += _names(text[before.start : before.end], text[after.start : after.end])
    return tuple(
        Run(run.lang, start, end) for run, start, end in zip(runs, starts, [*starts[1:], len(text)], strict=True)
    )


def _inner_headings(text: str, run: Run) -> Iterator[Run]:
    """A Chinese run, parted around the English of headings inside it (动机 | Motivation | 容器 …)."""
    start = run.start
    for found in _LATIN_INSIDE.finditer(text, run.start, run.end):
        head = max((text.rfind(stop, start, found.start()) for stop in STOPS), default=-1) + 1
        zh, en = text[max(start, head) : found.start()], found.group()
        names = _names(zh, en)
        if any(map(is_han, zh)) and (names or _heading(zh, en)):
            seam = found.start() + names
            end = seam + len(_without_names_behind(zh + en[:names], en[names:]))
            yield from (Run("zh", start, seam), Run("en", seam, end))
            start = end
    yield Run("zh", start, run.end)


def _without_names_behind(zh: str, en: str) -> str:
    """An English heading without the names that the Chinese behind it begins with: it says each of them once."""
    there, here = Counter(_stems(en)), Counter(_stems(zh)) + Counter(_reached(zh))
    end = len(en)
    for word in reversed(english_words(en)):
        key = stem(word.text)
        if _small(word.text) or word.text.islower() or there[key] <= max(1, here[key]) or en[word.end : end].strip():
            break
        there[key], end = there[key] - 1, word.start
    return en[:end]


def _names_before(text: str, start: int, end: int) -> int:
    """Where Chinese begins behind the English ``text[start:end]``: names behind its last stop are its own."""
    found = _AFTER_STOP.search(text, start + 1, end)
    if not found or is_prose(found.group(1)) or len(found.group(1).split()) > MOST_NAMES:
        return end
    return found.start(1)


def _with_heading(text: str, run: Run, paired: bool) -> tuple[Run, ...]:
    """A run, parted where Latin words at its end translate what stands before them (Pod 开销 | Pod Overhead)."""
    found = _LATIN_END.search(text, run.start, run.end)
    if not found or text[found.start() - 1] in STOPS:
        return (run,)
    zh, en = text[run.start : found.start()], found.group()
    if not (_names(zh, en) or (_BEGINNING.match(en.lstrip()) and (_heading(zh, en) or (paired and _likely(zh, en))))):
        return (run,)
    return (Run("zh", run.start, found.start()), Run("en", found.start(), run.end))


def _heading(zh: str, en: str) -> bool:
    """Whether a few Latin words translate the Chinese before them; its own names may be among them."""
    words = [stem(word.text) for word in english_words(en) if not _small(word.text)]
    known = _reached(zh) | set(_stems(zh))
    foreign = sum(key not in known for key in words)
    return 0 < len(words) <= MOST_WORDS and foreign <= FOREIGN * len(words) and translates(zh, en)


def _likely(zh: str, en: str) -> bool:
    """Whether Latin words behind Chinese are its English, where nearly every text has some: by their length alone."""
    return not en.strip().isupper() and long_enough(zh, en)


def _names(zh: str, en: str) -> int:
    """How many characters of the English are names that the Chinese before it ends with.

    Each of them stands in the English once more than in the Chinese, even without it; a capital begins what is left.
    """
    if zh.rstrip()[-1:] in STOPS or not any(map(is_han, zh)):
        return 0
    if zh.rstrip()[-1:] == "（" and (gloss := en[:MAX_GLOSS].find("）") + 1) and en[gloss:].strip():
        return gloss
    there = Counter(_stems(en))
    here = Counter(_stems(zh)) + _said(zh, frozenset(there))
    at = taken = 0
    for word in english_words(en)[:MOST_NAMES]:
        key = stem(word.text)
        if en[at : word.start].strip(_BETWEEN) or _small(word.text) or there[key] < here[key] + 2:
            break
        there[key], here[key], at = there[key] - 1, here[key] + 1, word.end
        rest = en[at:].lstrip(_BEHIND)
        if _BEGINNING.match(rest.lstrip()) and rest[:1].isspace():
            taken = len(en) - len(rest)
    return taken


def _stems(text: str) -> list[str]:
    return [stem(word.text) for word in english_words(text)]


def _small(word: str) -> bool:
    return word.lower() in FUNCTION_WORDS or len(word) == 1


def _said(zh: str, en: frozenset[str]) -> Counter[str]:
    """The words of an English text that a Chinese word stands for, where it stands for no other one of them."""
    said: Counter[str] = Counter()
    for key, terms in chinese_unit(zh).reach.items():
        if is_han(key[0]) and len(terms & en) == 1:
            said.update(terms & en)
    return said


def _reached(zh: str) -> frozenset[str]:
    """The stems that words or characters of a Chinese text may be matched with."""
    units = [chinese_unit(piece) for piece in (zh, *filter(is_han, zh))]
    return frozenset(term for unit in units for key, terms in unit.reach.items() if is_han(key[0]) for term in terms)
