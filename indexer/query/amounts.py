"""Amounts in a query: what is asked for by its value, and stays text otherwise.

An amount has a unit (20514.2亿元, 12.3%, 5 million yuan), is a large number written with its scale (1.2万亿), or a
share that no decimal states (三分之二). A date with its year and at least its month is one (2021年6月9日, June 2021).
Years, plain figures (2021, 1,100) and small numbers that are part of words (一度, 三元) are text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate, pairwise

from corpus.folding import is_han, simplify
from corpus.quantities import find_quantities
from corpus.quantities.measures import PLACED
from corpus.types import LANGS, Lang, Quantity
from indexer.analysis import holds_han
from indexer.query import And, Not, Or, Query, Term, Value, conjunction, disjunction, negation

_SCALED = re.compile(r"[万亿]|thousand|million|billion|trillion|[mbt]n\b", re.IGNORECASE)
_DATED = re.compile(r"\d{4}-")  # year and month, quarter or day
_NUMERAL = re.compile(r"[\d十百千万亿拾佰仟点]")
"""What tells a Chinese number from a single numeral, which is as often a part of a word."""

LONGEST = 2000  # characters: more than any query with an amount; comparing readings takes quadratic time
LAST_YEAR = 2999  # a smaller number without a unit may be a year in the text


@lru_cache(maxsize=1 << 12)
def amounts(text: str) -> tuple[Quantity, ...]:
    """The amounts of a text in either language, in order; of readings that overlap, the longest.

    A text longer than ``LONGEST`` has none.
    """
    if len(text) > LONGEST:
        return ()
    plain = simplify(text)
    first: Sequence[Lang] = LANGS if holds_han(plain) else LANGS[::-1]
    found = (quantity for lang in first for quantity in find_quantities(plain, lang))
    taken: list[Quantity] = []
    for quantity in sorted(found, key=lambda each: each.start - each.end):
        if all(quantity.end <= other.start or quantity.start >= other.end for other in taken):
            taken.append(quantity)
    return tuple(sorted((q for q in taken if _is_amount(q, plain[q.start : q.end])), key=lambda q: q.start))


def _is_amount(quantity: Quantity, text: str) -> bool:
    if quantity.unit in PLACED:
        return quantity.unit == "date" and _DATED.match(quantity.value) is not None
    if not quantity.unit:
        scaled = _SCALED.search(text) is not None and Fraction(quantity.value) > LAST_YEAR
        return scaled or "/" in quantity.value
    return quantity.unit in ("%", "pp") or not holds_han(text) or _NUMERAL.search(text) is not None


def with_amounts(query: Query) -> Query:
    """The query with every amount in it, also one of several words in a row, made one part.

    A side or a minus before the first word of an amount goes for the whole of it.
    """
    match query:
        case And(parts):
            return conjunction(_joined(parts))
        case Or(parts):
            return disjunction([with_amounts(part) for part in parts])
        case Not(part):
            return negation(with_amounts(part))
        case Term():
            return _joined((query,))[0]
    return query


def _joined(parts: tuple[Query, ...]) -> list[Query]:
    """The parts of a conjunction, words that state an amount together put together."""
    out: list[Query] = []
    at = 0
    while at < len(parts):
        words = _words_in_a_row(parts[at:])
        if not words:
            out.append(with_amounts(parts[at]))
        elif isinstance(parts[at], Not):
            first, *others = _read(words)
            out += [Not(first), *others]
        else:
            out += _read(_cut(words))
        at += len(words) or 1
    return out


def _words_in_a_row(parts: Sequence[Query]) -> list[Term]:
    """The words that the parts begin with; a denied one can only be the first."""
    words: list[Term] = []
    for part in parts:
        inner = part.part if isinstance(part, Not) and not words else part
        if not isinstance(inner, Term):
            break
        words.append(inner)
    return words


def _cut(words: list[Term]) -> list[Term]:
    """The words, Chinese ones cut where an amount of several words begins or ends in them (总值20 亿元以上)."""
    text = " ".join(word.text for word in words)
    several = [found for found in amounts(text) if " " in text[found.start : found.end]]
    edges = {found.start for found in several if is_han(text[found.start - 1 : found.start] or " ")}
    edges |= {found.end for found in several if is_han(text[found.end : found.end + 1] or " ")}
    out: list[Term] = []
    offset = 0
    for word in words:
        cuts = [0, *sorted(edge - offset for edge in edges if 0 < edge - offset < len(word.text)), len(word.text)]
        pieces = [word.text[start:end] for start, end in pairwise(cuts)]
        pieces = pieces if all(any(map(str.isalnum, piece)) for piece in pieces) else [word.text]
        out += [Term(piece, word.lang) for piece in pieces]
        offset += len(word.text) + 1
    return out


def _read(words: list[Term]) -> list[Query]:
    """The words, or in their place the amounts that begin and end with them."""
    text = " ".join(word.text for word in words)
    offsets = list(accumulate((len(word.text) + 1 for word in words), initial=0))
    begins = {offset: place for place, offset in enumerate(offsets)}
    out: list[Query] = []
    done = 0
    for found in amounts(text):
        start, end = begins.get(found.start), begins.get(found.end + 1)
        if start is None or end is None or any(each.lang not in (None, words[start].lang) for each in words[start:end]):
            continue
        out += words[done:start]
        out.append(Value(text[found.start : found.end], found.value, found.unit, words[start].lang))
        done = end
    return [*out, *words[done:]]
