"""The query as a tree: what somebody asked for, in the words of the question and not of any engine.

A tree in normal form has one canonical text: ``parse(unparse(query)).query == query``.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never

from corpus.types import Lang

MAX_DISTANCE = 999

FILTERS = ("doc", "kind", "year", "status", "source", "collection")
"""The filters that can be typed."""


@dataclass(frozen=True, slots=True)
class Term:
    """A bare word: English in any inflection, or an unspaced run that holds Chinese. ``lang`` binds it to a side."""

    text: str
    lang: Lang | None = None


@dataclass(frozen=True, slots=True)
class Quoted:
    """A string exactly as written: characters where it holds Chinese or is bound to it, else consecutive words."""

    text: str
    lang: Lang | None = None


@dataclass(frozen=True, slots=True)
class Wild:
    """A word with wildcards: ``*`` stands for any characters of the word, ``?`` for exactly one."""

    text: str
    lang: Lang | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """An amount, written as ``text``: it is found as written and wherever the same amount is stated otherwise.

    ``value`` is exact (see ``corpus.types.Quantity``). Without a ``unit`` it is a large number that may count anything.
    """

    text: str
    value: str
    unit: str
    lang: Lang | None = None


@dataclass(frozen=True, slots=True)
class Between:
    """Amounts or dates between two ends, as ``text`` says: ``>5000亿元``, ``5%..10%``, ``2020..2022``, ``~20514亿元``.

    ``measure``, ``low``, ``high`` and ``beyond`` are those of ``conditions.AmountBetween``.
    """

    text: str
    measure: str | None
    low: Fraction | None
    high: Fraction | None
    beyond: tuple[bool, bool] = (False, False)
    lang: Lang | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """Two words or strings, in either order, with at most ``distance`` words (Chinese: characters) between them."""

    left: Term | Quoted | Wild
    right: Term | Quoted | Wild
    distance: int


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition on the passage's place: ``name`` is one of ``FILTERS``.

    ``side`` (of value ``zh`` or ``en``) is never typed: that side is not empty.
    """

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class And:
    """Every part (two or more, none of them an ``And``)."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one part (two or more, none of them an ``Or``)."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but the part."""

    part: Query


@dataclass(frozen=True, slots=True)
class Everything:
    """The empty query: it asks for nothing in particular, so every passage answers it."""


Sought = Term | Quoted | Wild | Value | Between | Near
"""What stands in a text."""

Query = Sought | Filter | And | Or | Not | Everything


def conjunction(parts: list[Query]) -> Query:
    """The parts joined by AND, in normal form."""
    flat = [each for part in parts for each in (part.parts if isinstance(part, And) else (part,))]
    flat = [part for part in flat if not isinstance(part, Everything)]
    return And(tuple(flat)) if len(flat) > 1 else flat[0] if flat else Everything()


def disjunction(parts: list[Query]) -> Query:
    """The parts joined by OR, in normal form."""
    flat = [each for part in parts for each in (part.parts if isinstance(part, Or) else (part,))]
    flat = [part for part in flat if not isinstance(part, Everything)]
    return Or(tuple(flat)) if len(flat) > 1 else flat[0] if flat else Everything()


def negation(part: Query) -> Query:
    """The part denied, in normal form."""
    if isinstance(part, Everything):
        return part
    return part.part if isinstance(part, Not) else Not(part)


def unparse(query: Query) -> str:
    """The canonical text of a query."""
    text = _write(query)
    # A question mark at the very end would be read as the end of a question.
    return f"({text})" if text.endswith("?") and isinstance(query, Wild) else text


def quote(text: str) -> str:
    """The text between quotation marks: curly ones, which can be written twice, where it has straight ones."""
    return "“" + text.replace("”", "””") + "”" if '"' in text else f'"{text}"'


def _write(query: Query) -> str:
    match query:
        case And(parts):
            return " ".join(_write_part(part) for part in parts)
        case Or(parts):
            return " OR ".join(_write_part(part) for part in parts)
        case Not(part):
            return "-" + _write_part(part)
        case Near(left, right, distance):
            return f"{_write_part(left)} NEAR/{distance} {_write_part(right)}"
        case Filter(name, value):
            plain = value and not any(char.isspace() or char in '()"“”「」『』（）' for char in value)
            return f"{name}:{value if plain else quote(value)}"
        case Everything():
            return ""
        case Quoted(text, lang):
            return _side(lang) + quote(text)
        case Term(text, lang) | Wild(text, lang):
            return _side(lang) + text
        case Value(text=text, lang=lang) | Between(text=text, lang=lang):
            return _side(lang) + text
    assert_never(query)


def _write_part(query: Query) -> str:
    text = _write(query)
    compound = isinstance(query, And | Or | Near | Between)  # what stands beside an interval could become its end
    return f"({text})" if compound or (isinstance(query, Wild) and text.endswith("?")) else text


def _side(lang: Lang | None) -> str:
    return f"{lang}:" if lang else ""
