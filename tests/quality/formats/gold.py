"""What the documents of the format suite say: their units as their author paired them, before any file was made.

A text is a file of units parted by blank lines: the kind, the Chinese, the English. ``h1`` and ``h2`` are headings,
``item`` is an item of a numbered list, ``row`` a row of a table with a language a column (its first row is the head),
``data`` a row of a table that stands once in each language, its cells parted by semicolons, and ``note`` the footnote
to the mark ``[^1]`` of the unit before it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

TEXTS = Path(__file__).parent / "texts"
NAMES = ("interview", "law", "news", "report", "tables")
MARK = "[^1]"


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit as its author meant it."""

    kind: str
    zh: str
    en: str

    def text(self, lang: str) -> str:
        """One side of it."""
        return self.zh if lang == "zh" else self.en


def units(name: str) -> tuple[Unit, ...]:
    """The units of a text; a table of data is one unit a cell, row by row."""
    return tuple(each for unit in source(name) for each in _cells(unit))


def source(name: str) -> tuple[Unit, ...]:
    """The units of a text as they are written, a row of data as one."""
    parts = (TEXTS / f"{name}.txt").read_text("utf-8").strip().split("\n\n")
    return tuple(Unit(*part.split("\n")) for part in parts)


def _cells(unit: Unit) -> Iterator[Unit]:
    if unit.kind != "data":
        yield unit
        return
    for zh, en in zip(unit.zh.split(";"), unit.en.split(";"), strict=True):
        yield Unit("data", zh, en)


def letters(text: str) -> str:
    """A text without blanks, punctuation and symbols, width and case levelled."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).lower()


def pattern(unit: Unit, lang: str) -> str:
    """What the letters of one side may be: a footnote's number and an automatic item's may stand in it or not."""
    number = r"\d{0,2}" if unit.kind in ("note", "item") else ""
    return number + r"\d{0,2}".join(re.escape(letters(part)) for part in unit.text(lang).split(MARK))


def match(gold: Sequence[Unit], made: Sequence[tuple[str, str]]) -> dict[int, int]:
    """Which unit is which pair of texts, letter for letter: index of the unit → index of the pair, each once."""
    there: dict[tuple[str, str], list[int]] = {}
    for at, (zh, en) in enumerate(made):
        there.setdefault((letters(zh), letters(en)), []).append(at)
    found: dict[int, int] = {}
    for number, unit in enumerate(gold):
        zh, en = (re.compile(pattern(unit, lang)) for lang in ("zh", "en"))
        for key, places in there.items():
            if places and zh.fullmatch(key[0]) and en.fullmatch(key[1]):
                found[number] = places.pop(0)
                break
    return found


def exact_f1(gold: Sequence[Unit], made: Sequence[tuple[str, str]]) -> float:
    """F1 of the pairs of which both sides are whole."""
    return 2 * len(match(gold, made)) / (len(gold) + len(made))
