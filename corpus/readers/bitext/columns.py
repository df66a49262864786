"""Which columns of a table are the Chinese and the English of a bitext: by their headings, else by what is in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from statistics import median
from typing import Literal

from corpus.folding import is_han
from corpus.readers.bitext.languages import named
from corpus.types import LANGS, Lang

Row = Mapping[int, str]
"""The cells of a row that are not blank, by the number of their column."""

Role = Literal["source", "target", "either", ""]

HEAD = 20
"""Rows among which the headings are looked for: titles and notes may stand above them."""

SAMPLE = 2_000
"""Rows that are looked at to tell what is in a column."""

WIDEST = 200
"""Columns that are looked at, those with the most cells: objects may have a key of their own each."""

LOOK = 2_000
"""Characters of a cell that are looked at."""

MOSTLY = 0.7
"""The share of a column's cells with words that are in one language, before the column is."""

SHORTEST, LONGEST = 0.4, 6.0
"""Han characters to an English word, by the medians of two columns, within which one may translate the other.

Names have 1 to 1.5, sentences 1.5 to 2.2, terms up to 4; a column of addresses, codes or abbreviations is outside."""

_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")  # what Japanese has besides Han characters
_WORD = re.compile(r"(?<![\w@./])[A-Za-z][a-z'’]*(?![\w@/]|\.\w)")
_ROLES: Mapping[str, Role] = {
    **dict.fromkeys("source src original 原文 原句 源文 源语言".split(), "source"),
    **dict.fromkeys("target tgt translation 译文 译句 译名 目标 目标语言 翻译".split(), "target"),
    **dict.fromkeys("term text sentence segment 术语".split(), "either"),
}


@dataclass(frozen=True, slots=True)
class Columns:
    """The languages of a table's columns, and the number of the row that names them, if one does."""

    langs: Mapping[int, Lang]
    heading: int | None


def bitext_columns(rows: Sequence[Row]) -> Columns | None:
    """What columns of a table hold Chinese and English that translate each other; None where it is no bitext."""
    for at, row in enumerate(rows[:HEAD]):
        langs = _named(dict(islice(row.items(), WIDEST)))
        if set(langs.values()) == set(LANGS) and _agrees(langs, rows[at + 1 :]):
            return Columns(langs, at)
    return _by_content(rows)


def role(text: str) -> Role:
    """What a cell says that stands under it: the source, the target, or a term, that may be either."""
    return _ROLES.get(text.strip().lower(), "")


def _named(row: Row) -> dict[int, Lang]:
    found = ((column, named(text)) for column, text in row.items())
    return {column: lang for column, lang in found if lang in LANGS}


def _agrees(langs: Mapping[int, Lang], rows: Sequence[Row]) -> bool:
    """Whether no column is clearly in the other language than its heading says."""
    return all(_language(rows, column) in (lang, None) for column, lang in langs.items())


def _by_content(rows: Sequence[Row]) -> Columns | None:
    heading = _heading(rows)
    body = rows[heading + 1 :] if heading is not None else rows
    heads = (cell for row in rows[:HEAD] for cell in islice(row.items(), WIDEST))
    strange = {column for column, text in heads if named(text) == "other"}
    found: dict[Lang, list[int]] = {lang: [] for lang in LANGS}
    counted = Counter(column for row in islice(body, SAMPLE) for column in row)
    for column in sorted(column for column, _count in counted.most_common(WIDEST) if column not in strange):
        if lang := _language(body, column):
            found[lang].append(column)
    if not all(found.values()):
        return None
    zh, en = (max(found[lang], key=lambda column: _weight(body, column)) for lang in LANGS)
    return Columns({zh: "zh", en: "en"}, heading) if _may_translate(body, zh, en) else None


def _heading(rows: Sequence[Row]) -> int | None:
    """The first row, where its cells say what columns are for."""
    if not rows or len(rows[0]) < 2:
        return None
    telling = [bool(named(text)) or bool(role(text)) for text in rows[0].values()]
    return (
        0 if sum(telling) >= 2 or (any(telling) and all(named(t) or _is_label(t) for t in rows[0].values())) else None
    )


def _is_label(text: str) -> bool:
    return bool(role(text)) or len(text) <= 2 or text.strip().upper() in ("NO.", "ID", "序号", "编号")


def _language(rows: Sequence[Row], column: int) -> Lang | None:
    """The language of a column's cells; None where it is neither, or both."""
    count: dict[Lang, int] = dict.fromkeys(LANGS, 0)
    worded = 0
    for text in _cells(rows, column):
        han, words = _han(text), len(_WORD.findall(text))
        if han or words:
            worded += 1
            count["zh"] += han > words and _KANA.search(text) is None
            count["en"] += words > 4 * han
    return next((lang for lang in LANGS if count[lang] and count[lang] >= MOSTLY * worded), None)


def _cells(rows: Sequence[Row], column: int) -> Iterator[str]:
    return (text[:LOOK] for row in islice(rows, SAMPLE) if (text := row.get(column)))


def _han(text: str) -> int:
    return 0 if text.isascii() else sum(map(is_han, text))


def _weight(rows: Sequence[Row], column: int) -> int:
    return sum(map(len, _cells(rows, column)))


def _may_translate(rows: Sequence[Row], zh: int, en: int) -> bool:
    """Whether two columns are as long as texts are that say the same, in the rows that have both."""
    both = [(row[zh][:LOOK], row[en][:LOOK]) for row in islice(rows, SAMPLE) if zh in row and en in row]
    if not both:
        return False
    han = median(_han(chinese) for chinese, _english in both)
    words = median(len(_WORD.findall(english)) for _chinese, english in both)
    return words > 0 and SHORTEST <= han / words <= LONGEST
