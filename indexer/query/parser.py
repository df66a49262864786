"""From what somebody typed to a query. Any input parses: what can't be syntax is text, and a note says so."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import get_args

from corpus.folding import fold, is_han
from corpus.types import Kind, Lang
from indexer.analysis import holds_han, squeeze
from indexer.notes import Note, note
from indexer.query import (
    MAX_DISTANCE,
    And,
    Between,
    Everything,
    Filter,
    Near,
    Not,
    Or,
    Query,
    Quoted,
    Term,
    Value,
    Wild,
    conjunction,
    disjunction,
    negation,
)
from indexer.query.amounts import with_amounts
from indexer.query.intervals import interval, looks_like_one
from indexer.query.lexer import Token, is_operator, narrow, tokens
from indexer.query.spaced import without_blanks

MAX_TOKENS = 150  # a pasted page is looked up, not searched: see lookup.py
MAX_DEPTH = 40
_WRITTEN = ("word", "quote", "unclosed", "open", "close")
"""Tokens of what stands in texts as it is."""
_LEFT_OUT = ("unclosed-quote", "empty-quote", "unbalanced-parenthesis", "nothing-to-exclude")
"""Notes on signs that were left out: false where these are all there is to look for."""
STATUSES = ("official", "unofficial", "machine")
KINDS: tuple[str, ...] = get_args(Kind)
YEARS = re.compile(r"(?P<one>\d{4})|(?P<sign>[<>]=?)(?P<bound>\d{4})|(?P<low>\d{4})?\.\.(?P<high>\d{4})?")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query and what had to be guessed to read it.

    ``typed`` is the text of a bare query of several parts that holds Chinese, folded and without blanks; else ``""``.
    """

    query: Query
    notes: tuple[Note, ...] = ()
    typed: str = ""


def parse(text: str) -> Parsed:
    """Read a query. Never raises; an empty or blank text is ``Everything``."""
    # Half of a surrogate pair is no character: nothing can be written or looked up with it.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    found = list(islice(tokens(text), MAX_TOKENS + 1))
    state = _Parser(found[:MAX_TOKENS])
    if len(found) > MAX_TOKENS:
        state.notes.append(note("shortened", count=str(MAX_TOKENS)))
    query = with_amounts(without_blanks(state.whole(), state.notes))
    if isinstance(query, Everything) and text.strip():  # nothing but signs: they are what is looked for
        query = Quoted(" ".join(narrow(text).split()))
        state.notes = [each for each in state.notes if each.kind not in _LEFT_OUT]
    return Parsed(query, _distinct(state.notes), _typed(text, found))


@dataclass(slots=True)
class _Parser:
    """Recursive descent over the tokens: OR binds loosest, then AND (written or not), NOT, NEAR."""

    tokens: list[Token]
    at: int = 0
    notes: list[Note] = field(default_factory=list)

    def peek(self, ahead: int = 0) -> Token | None:
        return self.tokens[self.at + ahead] if self.at + ahead < len(self.tokens) else None

    def whole(self) -> Query:
        parts: list[Query] = []
        while self.peek():
            parts.append(self.alternatives(0))
            if self.peek():  # only a closing parenthesis without its partner stops the descent
                self.at += 1
                self.notes.append(note("unbalanced-parenthesis"))
        return conjunction(parts)

    def alternatives(self, depth: int) -> Query:
        parts = [self.sequence(depth)]
        while self._joins("OR"):
            self.at += 1
            parts.append(self.sequence(depth))
        return disjunction(parts)

    def sequence(self, depth: int) -> Query:
        parts: list[Query] = []
        while (token := self.peek()) and token.type != "close" and not (parts and self._joins("OR")):
            if parts and self._joins("AND"):
                self.at += 1
            parts.append(self.unary(depth))
        return conjunction(parts)

    def unary(self, depth: int) -> Query:
        token, following = self.peek(), self.peek(1)
        denies = token and (token.type == "minus" or (token.type == "operator" and token.text == "NOT"))
        if denies and following and following.type not in ("close", "operator", "minus", "unclosed"):
            self.at += 1
            return negation(self.primary(depth))
        return self.near(depth)

    def near(self, depth: int) -> Query:
        left = self.primary(depth)
        token = self.peek()
        if not (token and token.type == "operator" and token.text.startswith("NEAR") and self._has_operand(1)):
            return left
        self.at += 1
        return self._joined(left, self.primary(depth), token.text)

    def _joined(self, left: Query, right: Query, operator: str) -> Query:
        distance = operator.partition("/")[2]
        if not distance or int(distance) > MAX_DISTANCE:
            self.notes.append(note("near-without-number", part=operator, most=str(MAX_DISTANCE)))
            return conjunction([left, right])
        operands = isinstance(left, Term | Quoted | Wild) and isinstance(right, Term | Quoted | Wild)
        if operands and (left.lang == right.lang or None in (left.lang, right.lang)):  # type: ignore[union-attr]
            return Near(left, right, int(distance))  # type: ignore[arg-type]
        self.notes.append(note("near-as-and", part=operator))
        return conjunction([left, right])

    def primary(self, depth: int) -> Query:
        token = self.peek()
        if token is None:
            return Everything()
        self.at += 1
        match token.type:
            case "open":
                return self._group(depth)
            case "prefix":
                return self._bound(token, depth)
            case "filter":
                return self._filter(token)
            case "quote":
                return self._quote(token)
            case "word":
                return self._word(token.text)
            case "interval":
                return self._interval(token.text)
            case "operator":
                self.notes.append(note("operator-as-text", part=token.text))
                return Term(token.text.lower())
            case "unclosed":
                self.notes.append(note("unclosed-quote"))
            case "minus":
                self.notes.append(note("nothing-to-exclude"))
        return Everything()  # a minus with nothing to deny, a quotation mark without its partner

    def _group(self, depth: int) -> Query:
        if depth >= MAX_DEPTH:
            self.notes.append(note("unbalanced-parenthesis"))
            return Everything()
        inside = self.alternatives(depth + 1)
        if self.peek():
            self.at += 1  # the closing parenthesis
        else:
            self.notes.append(note("unbalanced-parenthesis"))
        return inside

    def _bound(self, token: Token, depth: int) -> Query:
        while (following := self.peek()) and following.type == "prefix":  # the innermost side counts
            token, self.at = following, self.at + 1
        if following and following.type == "unclosed" and self._has_operand(1):  # zh:"稀土, while it is being typed
            self.at += 1
            self.notes.append(note("unclosed-quote"))
        if not self._has_operand(0):
            self.notes.append(note("filter-as-text", part=f"{token.name}:"))
            return Term(token.name)
        return bind(self.primary(depth), "zh" if token.name == "zh" else "en")

    def _filter(self, token: Token) -> Query:
        value = token.text
        valid = {
            **dict.fromkeys(("doc", "source", "collection"), bool(value)),
            "kind": value.lower() in KINDS,
            "status": value.lower() in STATUSES,
            "year": YEARS.fullmatch(value) is not None and value != "..",
        }
        if valid[token.name]:
            return Filter(token.name, value.lower() if token.name in ("kind", "status", "year") else value)
        self.notes.append(note("filter-as-text", part=f"{token.name}:{value}"))
        return conjunction([Term(token.name), *self._words(value)])

    def _quote(self, token: Token) -> Query:
        if token.text:
            return Quoted(token.text)
        self.notes.append(note("empty-quote"))
        return Everything()

    def _interval(self, text: str) -> Query:
        read = interval(text)
        self.notes.extend(read.notes if read else ())
        return read.node if read else self._word(text)

    def _word(self, text: str) -> Query:
        if looks_like_one(text):
            self.notes.append(note("range-as-text", part=text))
            return conjunction(self._words(text.lstrip("<>=~≥≤≧≦≈").replace("..", " ")))
        if not any(char in "*?" for char in text):
            if is_operator(text):
                self.notes.append(note("operator-as-text", part=text))
                return Term(text.lower())
            return Term(text) if any(char.isalnum() for char in text) else Everything()
        stem = text.lstrip("*?")
        if stem == text and _is_pattern(text):
            self.notes.append(note("wildcard", part=text))
            return Wild(re.sub(r"\*+", "*", text.lower()))
        self.notes.append(note("wildcard-as-text", part=text))
        return conjunction(self._words(re.sub(r"[*?]+", " ", text)))

    def _words(self, text: str) -> list[Query]:
        """The words of a text that turned out not to be syntax."""
        return [self._word(each.text) for each in islice(tokens(text), MAX_TOKENS) if each.type == "word"]

    def _has_operand(self, ahead: int) -> bool:
        token = self.peek(ahead)
        return token is not None and token.type in ("word", "quote", "prefix", "open", "filter", "interval")

    def _joins(self, operator: str) -> bool:
        """Whether the next token is this operator, with something on its right that it can join."""
        token = self.peek()
        if not (token and token.type == "operator" and token.text == operator):
            return False
        following = self.peek(1)
        if following is None or following.type in ("close", "unclosed"):
            return False
        return following.type != "operator" or (following.text == "NOT" and self._has_operand(2))


def _typed(text: str, found: list[Token]) -> str:
    """The text as one string of Chinese, where it may be meant so: nothing in it is an operator, a side or a filter."""
    several = 1 < len(found) <= MAX_TOKENS and all(token.type in _WRITTEN for token in found)
    return squeeze(fold(narrow(text)).text) if several and holds_han(text) else ""


def _distinct(notes: list[Note]) -> tuple[Note, ...]:
    return tuple({each.text: each for each in notes}.values())


def _is_pattern(text: str) -> bool:
    """Whether the word may carry wildcards: Latin letters and digits, three or more."""
    letters = [char for char in text if char not in "*?"]
    return len(letters) >= 3 and all(char.isalnum() and not is_han(char) for char in letters)


def bind(query: Query, lang: Lang) -> Query:
    """The query with every word and string in it that is not yet bound, bound to one side."""
    match query:
        case Term() | Quoted() | Wild() | Value() | Between():
            return query if query.lang else replace(query, lang=lang)
        case Near(left, right, distance):
            return Near(bind(left, lang), bind(right, lang), distance)  # type: ignore[arg-type]
        case And(parts):
            return And(tuple(bind(part, lang) for part in parts))
        case Or(parts):
            return Or(tuple(bind(part, lang) for part in parts))
        case Not(part):
            return Not(bind(part, lang))
    return query
