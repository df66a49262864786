"""What happened to the text when rows were corrected: what of it is missing now, and what is new.

To repair a pair is to move text, not to write it: whoever loses a line in a spreadsheet is told. Corrections of letters
and words pass; what is too much for that is refused unless it is meant.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.folding import is_han
from corpus.types import LANGS, Lang, Passage

EDIT = 8
"""How many Chinese characters or words in a row may be missing or new without a question: a name, a figure, a slip of
the pen; not a clause. A text of a row that is missing or new as a whole is asked about however short it is."""

RUN = 3
"""Words in a row by which a text is found again."""

_TOKEN = re.compile(r"[^\W_\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+|\S")

_BETWEEN = "\0"  # no text holds it

_OTHER: Mapping[Lang, Lang] = {"zh": "en", "en": "zh"}

Tokens = tuple[str, ...]

Gaps = tuple[tuple[str, ...], bool]
"""The pieces of a text that are not found, and whether that is all of it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Text that stands on one side of the one version and nowhere in the other.

    ``characters`` counts it without white space, ``example`` is the longest piece in a row. ``large`` says that it is
    more than a correction of words.
    """

    lang: Lang
    characters: int
    example: str
    large: bool


def missing(old: Sequence[Passage], new: Sequence[Passage]) -> tuple[Difference, ...]:
    """What of ``old`` no longer stands on its side in ``new``.

    Text that was moved to the side of its own language is not missing: Chinese is what is so by more than half of its
    letters.
    """
    return _differences(old, new, {lang: _Side(new, lang, _OTHER[lang]) for lang in LANGS})


def added(old: Sequence[Passage], new: Sequence[Passage]) -> tuple[Difference, ...]:
    """What of ``new`` did not stand on its side in ``old``, nor was moved there because of its language."""
    return _differences(new, old, {lang: _Side(old, lang, lang) for lang in LANGS})


def strayed(old: Sequence[Passage], new: Sequence[Passage]) -> int:
    """How many rows of ``new`` have text that stood on the other side in ``old``, where it belongs by its letters."""
    sides = {lang: _Side(old, lang, lang) for lang in LANGS}
    return sum(any(sides[lang].has_strayed(passage.text(lang)) for lang in LANGS) for passage in new)


def _differences(
    ours: Sequence[Passage], theirs: Sequence[Passage], sides: Mapping[Lang, _Side]
) -> tuple[Difference, ...]:
    lost = _count(ours) - _count(theirs)
    found = []
    for lang in LANGS:
        texts = [passage.text(lang) for passage in ours]
        fewer = _fewer(texts, [passage.text(lang) for passage in theirs], lost)
        found.append(_difference(lang, [*map(sides[lang].gaps, texts), *fewer]))
    return tuple(difference for difference in found if difference)


def _count(passages: Sequence[Passage]) -> Counter[str]:
    return Counter(token for passage in passages for lang in LANGS for token in _TOKEN.findall(passage.text(lang)))


def _fewer(old: Sequence[str], new: Sequence[str], lost: Counter[str]) -> Iterator[Gaps]:
    """Texts that stand there less often than before, and not as a part of others: rows of tables repeat themselves."""
    counts = Counter(old)
    for text, times in (counts - Counter(new)).items():
        if text and counts[text] > times and Counter(_TOKEN.findall(text)) <= lost:
            yield (text,) * times, True


def _difference(lang: Lang, sides: Sequence[Gaps]) -> Difference | None:
    gaps = [gap for found, _whole in sides for gap in found]
    if not gaps:
        return None
    whole = any(is_whole for _found, is_whole in sides)
    longest = max(gaps, key=len)
    large = whole or any(len(_TOKEN.findall(gap)) > EDIT for gap in gaps)
    return Difference(lang, sum(len("".join(gap.split())) for gap in gaps), longest, large)


class _Side:
    """One side of passages, in which texts are looked for, and beside it the other side.

    What is only found on the other side counts as found if it is in the language ``now`` of the side on which the
    newer of the two versions has it.
    """

    def __init__(self, passages: Sequence[Passage], lang: Lang, now: Lang) -> None:
        self._here = _Runs(passage.text(lang) for passage in passages)
        self._there = _Runs(passage.text(_OTHER[lang]) for passage in passages)
        self._now = now

    def gaps(self, text: str) -> Gaps:
        places, here = self._places(text)
        for row in self._only_there(text, here):
            if self._may_move(_piece(text, places, row), len(row) == len(places)):
                here[row[0] : row[-1] + 1] = [True] * len(row)
        rows = _rows(not known for known in here)
        return tuple(_piece(text, places, row) for row in rows), bool(here) and not any(here)

    def has_strayed(self, text: str) -> bool:
        """Whether more than a few words of the text stand on the other side alone, and are in its language."""
        places, here = self._places(text)
        return any(
            (len(row) > EDIT or len(row) == len(places))
            and not self._may_move(_piece(text, places, row), len(row) == len(places))
            for row in self._only_there(text, here)
        )

    def _places(self, text: str) -> tuple[list[tuple[int, int]], list[bool]]:
        return [match.span() for match in _TOKEN.finditer(text)], self._here.known(_tokens(text))

    def _only_there(self, text: str, here: Sequence[bool]) -> list[list[int]]:
        if all(here):
            return []
        there = self._there.known(_tokens(text))
        return _rows(known and not mine for mine, known in zip(here, there, strict=True))

    def _may_move(self, piece: str, whole: bool) -> bool:
        letters = [char for char in piece if char.isalpha()]
        if not letters:
            return whole  # figures stand on both sides: a part of a text that is found there was not moved
        return (2 * sum(map(is_han, letters)) > len(letters)) == (self._now == "zh")


def _tokens(text: str) -> Tokens:
    return tuple(_TOKEN.findall(text))


def _rows(flags: Iterable[bool]) -> list[list[int]]:
    """The numbers of flags that are set, those in a row together."""
    rows = groupby(enumerate(flags), key=lambda each: each[1])
    return [[at for at, _flag in row] for flag, row in rows if flag]


def _piece(text: str, places: Sequence[tuple[int, int]], row: Sequence[int]) -> str:
    return text[places[row[0]][0] : places[row[-1]][1]]


class _Runs:
    """Texts by their words in a row. A text shorter than a run is looked for as it is."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._runs: set[Tokens] = set()
        self._edges: set[Tokens] = set()
        self._short: set[Tokens] = set()
        everything: list[str] = []
        for text in texts:
            tokens = tuple(_TOKEN.findall(text))
            self._runs.update(_runs(tokens, RUN))
            self._edges.update((tokens[:1], tokens[:2], tokens[-1:], tokens[-2:]))
            if len(tokens) < RUN:
                self._short.add(tokens)
            everything += ("", *tokens)
        self._everything = _BETWEEN.join((*everything, ""))

    def known(self, tokens: Tokens) -> list[bool]:
        """Which words of a text stand in one of the texts as they do here."""
        short = len(tokens) < RUN and _BETWEEN.join(("", *tokens, "")) in self._everything
        known = [short] * len(tokens)
        for start, run in enumerate(_runs(tokens, RUN)):
            if run in self._runs:
                known[start : start + RUN] = [True] * RUN
        # Fewer words must do where texts may have been joined or cut: at the ends, and where a short one is part of it.
        for size in range(1, RUN):
            for start, run in enumerate(_runs(tokens, size)):
                if run in self._short or (start in (0, len(tokens) - size) and run in self._edges):
                    known[start : start + size] = [True] * size
        return known


def _runs(tokens: Tokens, size: int) -> Iterable[Tokens]:
    return (tokens[at : at + size] for at in range(len(tokens) - size + 1))
