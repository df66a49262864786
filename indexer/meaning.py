"""What a query asks of the texts: from nodes, which speak as people do, to conditions, which engines decide."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import assert_never

from corpus.folding import fold
from corpus.types import LANGS, Lang
from corpus.words import chinese_words
from indexer.analysis import holds_han, squeeze, stems
from indexer.conditions import (
    AllOf,
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
from indexer.query import And, Everything, Filter, Near, Not, Or, Query, Quoted, Term, Wild

Resolve = Callable[[Filter], Condition]


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
    """A bare word on its own language's side; of a Chinese run, all its words (the run whole is one case of that)."""
    if not holds_han(term.text) or term.lang == "en":
        return standing_whole(term)
    apart = all_of([Chars("zh", word) for word in run_words(term.text)])
    return apart if term.lang else any_of([apart, Chars("en", characters(term.text))])


def standing_whole(term: Term) -> Condition:
    """A bare word as one piece: a Chinese run with nothing between its characters, English in any inflection."""
    return any_of([*words(term)])


def words(node: Term | Quoted | Wild) -> tuple[Word, ...]:
    """The ways in which a word or string can stand in a passage, as one piece."""
    sides: tuple[Lang, ...] = (node.lang,) if node.lang else LANGS
    if isinstance(node, Wild):
        return tuple(Pattern(lang, fold(node.text).text) for lang in sides)
    if isinstance(node, Term) and not holds_han(node.text) and (found := stems(node.text)):
        return tuple(Stems(lang, found) for lang in sides)
    folded = fold(node.text).text
    written = isinstance(node, Quoted) and node.lang != "zh" and any(map(str.isalnum, folded)) and not holds_han(folded)
    if written:
        return tuple(Phrase(lang, folded) for lang in sides)
    return tuple(Chars(lang, squeeze(folded)) for lang in sides) if squeeze(folded) else ()


def near(node: Near) -> tuple[Close, ...]:
    """The sides on which two words can stand near each other."""
    left, right = words(node.left), words(node.right)
    return tuple(Close(a, b, node.distance) for a in left for b in right if a.lang == b.lang)


def characters(text: str) -> str:
    """What is compared of a Chinese run: folded, without blanks."""
    return squeeze(fold(text).text)


@lru_cache(maxsize=1 << 12)
def run_words(text: str) -> tuple[str, ...]:
    """jieba's words of a Chinese run, each once, punctuation left out; of a run of marks, the run."""
    run = characters(text)
    found = (word.text for word in chinese_words(run))
    return tuple(dict.fromkeys(word for word in found if any(map(str.isalnum, word)))) or (run,)
