"""A line that says the same in both languages, which a number or a date shows that stands in either half of it.

As in ``Chapter 4 Miscellaneous 第四章 其他`` and ``2026年11月2日 2 November 2026``: words alone don't tell so short
a text from one in which the other language is a name, least of all where English stands first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.language_runs.tokens import Run
from corpus.numbering import han_number, leading_number, roman_number
from corpus.quantities import find_quantities
from corpus.types import LANGS, Lang

LONGEST = 160
"""Characters of such a line: of longer texts the words tell."""

MOST_BESIDE = 24
"""Characters that stand beside a date in a line of its own, its place or its weekday, in either language."""

SHORTEST_DATE = len("2026-11")
"""A year alone is a number like others; a day without its year is not."""

_HAN, _LATIN = "\u3400-\u9fff", r"A-Za-z\u00c0-\u024f"
_ENGLISH_FIRST = re.compile(rf"(?P<head>[^{_HAN}]*[{_LATIN}])(?P<between>[^{_HAN}{_LATIN}]*)[{_HAN}][^{_LATIN}]*")
_CHINESE_FIRST = re.compile(rf"(?P<head>[^{_LATIN}]*[{_HAN}])(?P<between>[^{_HAN}{_LATIN}]*)[{_LATIN}][^{_HAN}]*")
_BLANK = re.compile(r"\s+")
_ANNEXED = re.compile(
    r"(?:附[件录錄表则則]|annex|appendix|schedule|attachment|exhibit)\s*([一二三四五六七八九十]{1,3}|\d{1,3}|[A-Za-z]{1,4})\b",
    re.IGNORECASE,
)


def halves(text: str) -> tuple[Run, Run] | None:
    """The two runs of a line whose halves begin with the same number or hold the same date; None for any other."""
    if len(text) > LONGEST:
        return None
    orders: tuple[tuple[re.Pattern[str], Lang], ...] = ((_ENGLISH_FIRST, "en"), (_CHINESE_FIRST, "zh"))
    for pattern, lang in orders:
        if (found := pattern.fullmatch(text)) is None:
            continue
        for blank in _BLANK.finditer(text, *found.span("between")):
            sides = (text[: blank.start()], text[blank.end() :])
            zh, en = sides if lang == "zh" else sides[::-1]
            if _say_the_same(zh, en):
                other = LANGS[1 - LANGS.index(lang)]
                return Run(lang, 0, blank.start()), Run(other, blank.start(), len(text))
    return None


def _say_the_same(zh: str, en: str) -> bool:
    numbers = _number(zh), _number(en)
    return (numbers[0] is not None and numbers[0] == numbers[1]) or bool(_dates(zh, "zh") & _dates(en, "en"))


def _number(text: str) -> int | None:
    """The value of the number that a half begins with, whatever it looks like."""
    if annexed := _ANNEXED.match(text):
        said = annexed[1]
        letter = ord(said.upper()) - ord("A") + 1 if len(said) == 1 and said.isascii() and said.isalpha() else None
        return int(said) if said.isdecimal() else han_number(said) or roman_number(said) or letter
    found = leading_number(text)
    return found.value if found else None


def _dates(text: str, lang: Lang) -> set[str]:
    """The date of a half that holds little else."""
    found = tuple(_only_dates(text, lang))
    return set(found) if len(found) == 1 else set()


def _only_dates(text: str, lang: Lang) -> Iterator[str]:
    for each in find_quantities(text, lang):
        beside = len(text[: each.start].strip()) + len(text[each.end :].strip())
        if each.unit == "date" and len(each.value) >= SHORTEST_DATE and beside <= MOST_BESIDE:
            yield each.value
