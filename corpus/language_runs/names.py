"""Names, terms and commands of one language inside the other, and labels that stand in both."""

from __future__ import annotations

import re
from itertools import chain

from corpus.alignment.features import chinese_unit, english_unit
from corpus.folding import is_han
from corpus.language_runs.tokens import FUNCTION_WORDS, STOPS, Run
from corpus.numbering import leading_number
from corpus.types import Lang

PROSE = 8  # English words that are prose even without a function word among them
MAX_ACRONYM = 5  # letters
LETTERS_OF_A_CHARACTER = 0.8  # English has two to four for each Chinese character; fewer than these translate nothing

_OPTION = re.compile(r"(?<!\S)--?[a-z]")  # of a command
_HAN_LABEL, _LATIN_LABEL = r"[\u3400-\u9fff]{1,12}", r"[A-Za-z][A-Za-z'’-]*(?: [A-Za-z'’-]+){0,4}"
_LABEL_PAIR = re.compile(
    rf"(?=.*[\u3400-\u9fff])(?=.*[A-Za-z])(?P<first>{_HAN_LABEL}|{_LATIN_LABEL})\s+(?P<last>{_HAN_LABEL}|{_LATIN_LABEL})"
)


def label_pair(text: str) -> tuple[Run, ...] | None:
    """A cell or heading of one short label in each language (季节 Season), or one with a foreign name (使用 Docker).

    None for any other text.
    """
    found = _LABEL_PAIR.fullmatch(text)
    if not found:
        return None
    first, last = found.span("first"), found.span("last")
    lang: Lang = "zh" if is_han(found["first"][0]) else "en"
    zh, en = (found["first"], found["last"]) if lang == "zh" else (found["last"], found["first"])
    if (en.isupper() and len(en) <= MAX_ACRONYM) or not translates(zh, en):
        return (Run("zh", first[0], last[1]),)
    return (Run(lang, 0, last[0]), Run("en" if lang == "zh" else "zh", last[0], last[1]))


def translates(zh: str, en: str) -> bool:
    """Whether some word of a short English text may stand for some word or character of the Chinese beside it.

    And it is no shorter than a translation may be: the last word of a Chinese sentence is none.
    """
    if not long_enough(zh, en):
        return False
    keys = english_unit(en).keys
    units = chain([chinese_unit(zh)], (chinese_unit(char) for char in zh if is_han(char)))
    return any(keys & stems for unit in units for key, stems in unit.reach.items() if not key.isascii())


def long_enough(zh: str, en: str) -> bool:
    """Whether a Latin text isn't too short to be a translation of Chinese."""
    return sum(map(str.isalpha, en)) >= LETTERS_OF_A_CHARACTER * sum(map(is_han, zh))


def given_back(text: str, runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs, with names and commands inside Chinese sentences given back to them (kubectl create 也接受…)."""
    kept: list[Run] = []
    for run in runs:
        lang: Lang = "zh" if len(runs) > 1 and _is_name(text, run) else run.lang
        if kept and kept[-1].lang == lang:
            kept[-1] = Run(lang, kept[-1].start, run.end)
        else:
            kept.append(Run(lang, run.start, run.end))
    return tuple(kept)


def is_prose(piece: str) -> bool:
    """Whether English words are running text, and not a name or a command."""
    clauses = [re.findall(r"[A-Za-z]+", clause) for clause in re.split("[，、]", piece)]
    if any(word.lower() in FUNCTION_WORDS for words in clauses for word in words):
        return True
    return max(map(len, clauses)) >= PROSE and not _OPTION.search(piece)


def _is_name(text: str, run: Run) -> bool:
    """Whether English beside Chinese is a name in it: prose of its own has a function word or is long.

    A few words behind a Chinese heading are a name unless they translate it (季节 Season).
    """
    piece, before, after = text[run.start : run.end].strip(), text[: run.start].rstrip(), text[run.end :].strip()
    if run.lang == "zh" or is_prose(piece) or (before and before[-1] in STOPS and not (after and piece[0].islower())):
        return False
    if after:
        runs_on = bool(before) or piece.lower() in after.lower() or any(mark in after for mark in "，。、；：,;:")
        return runs_on and piece[-1] not in STOPS and not leading_number(after)
    return not translates(before, piece)
