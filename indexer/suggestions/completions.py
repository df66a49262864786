"""What somebody may be about to type: terms and titles of the library that begin like the end of the query."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from corpus.folding import fold, is_han
from indexer.analysis import holds_han
from indexer.function_words import says_nothing
from indexer.query import quote
from indexer.suggestions.drafts import Draft
from indexer.suggestions.known_terms import KnownTerms, distinct, folded_term
from indexer.suggestions.typed import Tail, tails

TITLES = 2  # suggested at most: people mostly look for words
FEWEST_LETTERS = 2
FEWEST_OF_PINYIN = 3

_LAST_PART = re.compile(r".*\W(?=\w)")


def completions(text: str, known: KnownTerms, most: int) -> Iterator[Draft]:
    """The query with its end completed by terms and titles of the library, and by Chinese that sounds so.

    For each end that may be completed there are ``most`` terms of a kind, the commonest first.
    """
    ends = tails(text)
    for at, tail in enumerate(ends):
        # A term of several words is begun by all the words there are of it, not by the last alone.
        yield from _completed(text, tail, known, most, single=at > 0 or "-" in text[tail.start :])
    for tail in ends:
        yield from islice(_titled(text, tail, known), TITLES)


def _completed(text: str, tail: Tail, known: KnownTerms, most: int, *, single: bool) -> Iterator[Draft]:
    typed = text[tail.start :]
    key = folded_term(typed) + (" " if typed[-1:].isspace() and not holds_han(typed) else "")
    if holds_han(key):
        if tail.lang != "en":
            yield from _chinese(text[: tail.start], typed, key, tail, known, most)
        return
    if tail.lang != "zh":
        # Of what is joined by a hyphen or an apostrophe only the last part is a word.
        part = _LAST_PART.sub("", key) if single else key
        head = text[: tail.start] + typed[: max(0, len(typed.rstrip()) - len(part.rstrip()))]
        terms = known.terms["en"].beginning(part, 3 * most) if len(part) >= FEWEST_LETTERS else ()
        for term in distinct(terms):
            if not (single and " " in term):
                yield Draft(head + term + tail.closing, term, "en", "completion")
    spelt = "".join(filter(str.isalpha, key))
    if len(spelt) >= FEWEST_OF_PINYIN and spelt.isascii() and tail.lang != "en":
        for term in (*known.pinyin.beginning(spelt, most), *known.initials.beginning(spelt, most)):
            yield Draft(text[: tail.start] + term + tail.closing, term, "zh", "pinyin")


def _chinese(head: str, typed: str, key: str, tail: Tail, known: KnownTerms, most: int) -> Iterator[Draft]:
    """The terms that begin as the run does, or as its end does where the whole of it begins none."""
    folded = fold(typed)
    for cut in range(len(key)):
        if cut and is_han(key[cut - 1]) and len(key) - cut < FEWEST_LETTERS:
            break
        found = [term for term in known.terms["zh"].beginning(key[cut:], most) if not says_nothing(term)]
        if found and len(folded.text) == len(key):
            kept = head + typed[: folded.offsets[cut]]
            yield from (Draft(kept + term + tail.closing, term, "zh", "completion") for term in found if term != key)
            return


def _titled(text: str, tail: Tail, known: KnownTerms) -> Iterator[Draft]:
    sought = folded_term(text[tail.start :])
    if len(sought) < FEWEST_LETTERS + (not holds_han(sought)):
        return
    for folded, title in known.titles:
        if sought in folded if holds_han(sought) else f" {folded}".find(f" {sought}") >= 0:
            whole = title + tail.closing if tail.quoted else quote(title)
            yield Draft(text[: tail.start] + whole, title, "zh" if holds_han(title) else "en", "title")
