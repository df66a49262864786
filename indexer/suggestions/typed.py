"""What somebody is just typing at the end of a query, and what of the query is words at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import cast

from corpus.types import Lang
from indexer.query.lexer import Token, is_operator, tokens

CLOSING = {'"': '"', "“": "”", "”": "”", "「": "」", "『": "』"}
MOST_WORDS = 8

_WORDS = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Tail:
    """The end of a query that may be completed: ``text[start:]``, after which ``closing`` has to follow.

    ``lang`` is the side to which it is bound; ``quoted`` says that it stands after an open quotation mark.
    """

    start: int
    closing: str = ""
    lang: Lang | None = None
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A word of a query, ``text`` at ``[start, end)``; ``joined``: nothing but a blank parts it from the last.

    ``excluded`` says that the query asks for passages without it, ``quoted`` that it is part of a quoted string.
    """

    text: str
    start: int
    end: int
    lang: Lang | None = None
    joined: bool = False
    excluded: bool = False
    quoted: bool = False


def tails(text: str) -> list[Tail]:
    """What may be completed at the end: the last words together, the fewer the later; nothing after syntax."""
    found = list(tokens(text))
    opened = [token for token in found if token.type == "unclosed"]
    if opened:
        return [Tail(opened[-1].at + 1, CLOSING.get(opened[-1].text, ""), _bound(found, opened[-1]), quoted=True)]
    last = pieces(text)[-MOST_WORDS:]
    if not last or found[-1].type != "word" or is_operator(found[-1].text) or last[-1].end != len(text.rstrip()):
        return []
    first = max((at for at, piece in enumerate(last) if not piece.joined), default=0)
    return [Tail(piece.start, "", piece.lang) for piece in last[first:]]


def pieces(text: str) -> list[Piece]:
    """The words of a query."""
    found: list[Piece] = []
    before: Token | None = None
    excluded = False
    for token in tokens(text):
        excluded = (before is not None and _denies(before)) or (excluded and _binds(before))
        lang = cast("Lang", before.name) if before and _binds(before) else None
        if token.type == "word":
            joined = before is not None and before.type == "word" and not text[found[-1].end : token.at].strip()
            found.append(Piece(token.text, token.at, token.at + len(token.text), lang, joined, excluded))
        elif token.type == "quote":
            inside = text[token.at + 1 : token.at + 1 + len(token.text)]
            found += [
                Piece(each.group(), token.at + 1 + each.start(), token.at + 1 + each.end(), lang, False, excluded, True)
                for each in _WORDS.finditer(inside if inside == token.text else "")
            ]
        before = token
    return found


def _binds(token: Token | None) -> bool:
    return token is not None and token.type == "prefix"


def _denies(token: Token) -> bool:
    return token.type == "minus" or (token.type == "operator" and token.text == "NOT")


def _bound(found: list[Token], token: Token) -> Lang | None:
    at = found.index(token)
    return cast("Lang", found[at - 1].name) if at and found[at - 1].type == "prefix" else None
