"""What a query asks of the texts: from nodes, which speak as people do, to conditions, which engines decide."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import assert_never

from corpus.folding import fold
from corpus.quantities.extents import DATES, equal_amounts, extent
from corpus.types import LANGS, Lang
from corpus.words import chinese_words
from indexer.analysis import holds_han, squeeze, stems
from indexer.conditions import (
    NUMERALS,
    AllOf,
    Amount,
    AmountBetween,
    Chars,
    Close,
    Condition,
    Pattern,
    Phrase,
    Stems,
    Without,
    Word,
    all_of,
    any_of,
)
from indexer.query import And, Between, Everything, Filter, Near, Not, Or, Query, Quoted, Term, Value, Wild
from indexer.query.amounts import amounts

Resolve = Callable[[Filter], Condition]

_BESIDE_SIGNS = re.compile(r"(?<=\w) ?([&+/=]) ?(?=\w)")
"""Signs between words, with or without the blanks that printers set there (R&D, R & D)."""


def condition(query: Query, bare: Callable[[Term], Condition], resolve: Resolve) -> Condition:
    """The condition that a query stands for.

    ``bare`` says what a bare word stands for (that is where the tiers differ), ``resolve`` what a filter does.
    Under NOT a bare Chinese run means itself, whole: nobody excludes what merely shares its words.
    """
    match query:
        case Term():
            return bare(query)
        case Quoted() | Wild():
            return any_of([*words(query)])
        case Value():
            return amount(query)
        case Between():
            return any_of([*between(query)])
        case Near():
            return any_of([*near(query)])
        case And(parts):
            return all_of([condition(part, bare, resolve) for part in parts])
        case Or(parts):
            return any_of([condition(part, bare, resolve) for part in parts])
        case Not(part):
            return Without(condition(part, standing_whole, resolve))
        case Filter():
            return resolve(query)
        case Everything():
            return AllOf(())
    assert_never(query)


def own(term: Term) -> Condition:
    """A bare word on its own language's side; of a Chinese run, all its words, or the run whole.

    The amounts among them may be stated on either side, and what has figures in it (5G) is of both languages.
    """
    if term.text.isalpha() and not term.lang and not holds_han(term.text) and stems(term.text):
        return Stems("en", stems(term.text))
    if not holds_han(term.text) or term.lang == "en":
        return standing_whole(term)
    parts, run = run_parts(term.text, term.lang), characters(term.text)
    apart = all_of([part_of_run(part) for part in parts])
    # The words stand wherever the run does, numbers among them only where it cuts none.
    cut = [Chars("zh", run)] if any(not isinstance(part, str) or chars(part).uncut for part in parts) else []
    return any_of([apart, *cut, *([] if term.lang else [Chars("en", run)])])


def standing_whole(term: Term) -> Condition:
    """A bare word as one piece: a Chinese run with nothing between its characters, English in any inflection."""
    return any_of([*words(term)])


@lru_cache(maxsize=1 << 12)
def words(node: Term | Quoted | Wild) -> tuple[Word, ...]:
    """The ways in which a word or string can stand in a passage, as one piece."""
    sides: tuple[Lang, ...] = (node.lang,) if node.lang else LANGS
    if isinstance(node, Wild):
        return tuple(Pattern(lang, fold(node.text).text) for lang in sides)
    if isinstance(node, Term) and not holds_han(node.text) and (found := stems(node.text)):
        return tuple(Stems(lang, found) for lang in sides)
    if not isinstance(node, Quoted) or node.lang == "zh":
        return _as_written(node.text, sides, phrase=False)
    spellings = (node.text, _BESIDE_SIGNS.sub(r"\1", node.text), _BESIDE_SIGNS.sub(r" \1 ", node.text))
    each = (_as_written(text, sides, phrase=True) for text in dict.fromkeys(spellings))
    return tuple(dict.fromkeys(atom for atoms in each for atom in atoms))


def amount(value: Value) -> Condition:
    """An amount stated, or standing as written."""
    return any_of([*stated(value), *written(value)])


def stated(value: Value) -> tuple[Amount | AmountBetween, ...]:
    """The ways in which an amount can be stated, in whatever notation and in every unit in which it is the same.

    A month or a quarter is stated by every day in it.
    """
    sides: tuple[Lang, ...] = (value.lang,) if value.lang else LANGS
    if value.unit == DATES and (reach := extent(value.value, DATES)) and reach.low < reach.high:
        return tuple(AmountBetween(lang, DATES, reach.low, reach.high) for lang in sides)
    others = equal_amounts(value.value, value.unit) if value.unit else ()
    return tuple(Amount(lang, *amount) for amount in ((value.value, value.unit or None), *others) for lang in sides)


def between(node: Between) -> tuple[AmountBetween, ...]:
    """The sides on which an amount or a date can lie between two ends."""
    sides: tuple[Lang, ...] = (node.lang,) if node.lang else LANGS
    return tuple(AmountBetween(lang, node.measure, node.low, node.high, node.beyond) for lang in sides)


def written(value: Value) -> tuple[Chars | Phrase, ...]:
    """The ways in which an amount stands in a text as in the query: even where it is a part of a larger one."""
    return _as_written(value.text, (value.lang,) if value.lang else LANGS, phrase=True)


def _as_written(text: str, sides: tuple[Lang, ...], *, phrase: bool) -> tuple[Chars | Phrase, ...]:
    """The text on these sides; as a ``phrase`` between word boundaries unless it is Chinese."""
    folded = fold(text).text
    if phrase and any(map(str.isalnum, folded)) and not holds_han(folded):
        return tuple(Phrase(lang, folded) for lang in sides)
    return tuple(Chars(lang, squeeze(folded)) for lang in sides) if squeeze(folded) else ()


def near(node: Near) -> tuple[Close, ...]:
    """The sides on which two words can stand near each other."""
    left, right = words(node.left), words(node.right)
    return tuple(Close(a, b, node.distance) for a in left for b in right if a.lang == b.lang)


def characters(text: str) -> str:
    """What is compared of a Chinese run: folded, without blanks."""
    return squeeze(fold(text).text)


def part_of_run(part: str | Value) -> Condition:
    """A word of a Chinese run, or an amount in it; numbers are not parts of longer ones (2.3% of 12.3%)."""
    return any_of([*stated(part), written_in_run(part)]) if isinstance(part, Value) else chars(part)


def written_in_run(value: Value) -> Chars:
    """An amount of a Chinese run as it is written."""
    return Chars("zh", characters(value.text), uncut=True)


@lru_cache(maxsize=1 << 12)
def chars(word: str) -> Chars:
    """A word of a Chinese run as characters; a number, also one that it begins or ends with, is no part of another.

    百, 千, 万 and 亿 alone count what stands before them.
    """
    digits = any(map(str.isdecimal, (word[:1], word[-1:])))
    return Chars("zh", word, uncut=digits or (not word.strip(NUMERALS) and bool(word.strip("百千万亿"))))


@lru_cache(maxsize=1 << 12)
def run_parts(text: str, lang: Lang | None = None) -> tuple[str | Value, ...]:
    """jieba's words of a Chinese run and the amounts in it, each once; punctuation left out. Of marks, the run."""
    parts: list[str | Value] = []
    done = 0
    for found in amounts(text):
        parts += _jieba_words(text[done : found.start])
        parts.append(Value(text[found.start : found.end], found.value, found.unit, lang))
        done = found.end
    parts += _jieba_words(text[done:])
    return tuple(dict.fromkeys(parts)) or (characters(text),)


def run_words(text: str) -> tuple[str, ...]:
    """The parts of a Chinese run as they stand in it."""
    return tuple(characters(part.text) if isinstance(part, Value) else part for part in run_parts(text))


def _jieba_words(text: str) -> list[str]:
    return [word.text for word in chinese_words(characters(text)) if any(map(str.isalnum, word.text))]
