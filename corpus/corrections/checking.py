"""What happened to the text when rows were corrected: what of it is missing now, and what is new.

To repair a pair is to move text, not to write it: whoever loses a line in a spreadsheet is told. Corrections of letters
and words pass; what is too much for that is refused unless it is meant.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.types import LANGS, Lang, Passage

EDIT = 8
"""How many Chinese characters or words in a row may be missing or new without a question: a name, a figure, a slip of
the pen; not a clause. A text of a row that is missing or new as a whole is asked about however short it is."""

RUN = 3
"""Words in a row by which a text is found again."""

_TOKEN = re.compile(r"[^\W_\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+|\S")

_BETWEEN = "\0"  # no text holds it

Tokens = tuple[str, ...]


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
    """What of ``old`` stands nowhere in ``new``, side by side; of what is new, with the two exchanged."""
    known = _Runs(text for passage in new for text in (passage.zh, passage.en))
    lost = _count(old) - _count(new)
    found = (
        _difference(
            lang, [*(known.gaps(text) for text in sides), *_fewer(sides, [each.text(lang) for each in new], lost)]
        )
        for lang in LANGS
        for sides in [[passage.text(lang) for passage in old]]
    )
    return tuple(difference for difference in found if difference)


def _count(passages: Sequence[Passage]) -> Counter[str]:
    return Counter(token for passage in passages for lang in LANGS for token in _TOKEN.findall(passage.text(lang)))


def _fewer(old: Sequence[str], new: Sequence[str], lost: Counter[str]) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Texts that stand there less often than before, and not as a part of others: rows of tables repeat themselves."""
    counts = Counter(old)
    for text, times in (counts - Counter(new)).items():
        if text and counts[text] > times and Counter(_TOKEN.findall(text)) <= lost:
            yield (text,) * times, True


def _difference(lang: Lang, sides: Sequence[tuple[tuple[str, ...], bool]]) -> Difference | None:
    gaps = [gap for found, _whole in sides for gap in found]
    if not gaps:
        return None
    whole = any(is_whole for _found, is_whole in sides)
    longest = max(gaps, key=len)
    large = whole or any(len(_TOKEN.findall(gap)) > EDIT for gap in gaps)
    return Difference(lang, sum(len("".join(gap.split())) for gap in gaps), longest, large)


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

    def gaps(self, text: str) -> tuple[tuple[str, ...], bool]:
        """The pieces of a text that none of the texts has, and whether that is all of it."""
        places = [match.span() for match in _TOKEN.finditer(text)]
        tokens = tuple(text[start:end] for start, end in places)
        known = self._known(tokens)
        rows = (list(row) for has, row in groupby(range(len(tokens)), key=known.__getitem__) if not has)
        pieces = tuple(text[places[row[0]][0] : places[row[-1]][1]] for row in rows)
        return pieces, bool(tokens) and not any(known)

    def _known(self, tokens: Tokens) -> list[bool]:
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
