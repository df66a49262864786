"""The capitals of English titles: Chicago's headline style, and the sentence style of APA's list.

Records keep titles as libraries do, in sentence style (``The rise of China: a history``), or as the title page does.
No word is ever made small: which capitals are those of proper names (``The True Story of Ah Q``) the title doesn't
say, so that a title recorded in headline style stays so in APA, and is for the writer to lower.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from webapp.citations.visible import has_han

# The Chicago Manual of Style, 18th edition, 8.160: articles, to and as, five conjunctions, and prepositions of fewer
# than five letters stay small. (The editions before it keep the long ones small too.) “Up”, “down”, “off” and “out”
# are left out: in titles they are mostly adverbs (“Opening Up”), which have capitals.
SMALL = frozenset(
    "a an the and but for or nor to as amid at by from in into like near of on onto over per than upon v via vs "
    "with".split()
)

# What stays as the record has it: particles of names, and words of languages whose capitals are not English.
PARTICLES = frozenset("al da de del della di ibn van von zu".split())
FOREIGN = frozenset("dans der des du el et für il la las le les los und y zur".split())

KEPT = SMALL | PARTICLES | FOREIGN

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

# Chicago 8.162: what follows such a first element of a compound may keep its small letter (“Post-war”).
PREFIX = re.compile(r"\b(?:anti|co|inter|intra|multi|neo|non|post|pre|pro|pseudo|re|semi|sub|trans|ultra|un)-$", re.I)

# A piece with one of these is no plain word: an address, the name of a program, markup, a number.
STRANGE = re.compile(r"[\d_@<>&\\]|\.\w|://")

COLON = re.compile(r"[:?!][”’\"')]*$")
"""The end of a title before its subtitle."""

Case = Callable[[str, bool, bool], str]
"""A piece between blanks with its capitals, given whether it opens and whether it closes a title or subtitle."""


def headline(title: str) -> str:
    """An English title with the capitals of headline style; words with capitals or digits stay as they are."""
    return _each_piece(title, _headline)


def after_colons(title: str) -> str:
    """An English title whose subtitles begin with a capital, as sentence style wants them (APA 7, 6.17)."""
    return _each_piece(title, lambda piece, opens, closes: WORD.sub(_raised, piece, count=1) if opens else piece)


def _each_piece(title: str, case: Case) -> str:
    if not _is_english(title):
        return title
    pieces = title.split(" ")
    opens = [True, *(bool(COLON.search(piece)) for piece in pieces)]
    closes = [*opens[1:-1], True]
    return " ".join(
        piece if STRANGE.search(piece) else case(piece, first, last)
        for piece, first, last in zip(pieces, opens, closes, strict=False)
    )


def _headline(piece: str, opens: bool, closes: bool) -> str:
    words = list(WORD.finditer(piece))
    edges = {words[0].start()} if opens and words else set()
    edges |= {words[-1].start()} if closes and words and len(words[-1][0]) > 1 else set()
    return WORD.sub(lambda word: _raised(word) if word.start() in edges or _is_major(word) else word[0], piece)


def _is_major(word: re.Match[str]) -> bool:
    follows_prefix = PREFIX.search(word.string[: word.start()])
    return len(word[0]) > 1 and word[0] not in KEPT and not follows_prefix


def _raised(word: re.Match[str]) -> str:
    return word[0][0].upper() + word[0][1:] if word[0].islower() else word[0]


def _is_english(title: str) -> bool:
    words = WORD.findall(title[:1].lower() + title[1:])
    foreign = [word in FOREIGN for word in words if word in FOREIGN | PARTICLES]
    is_foreign = any(foreign) and len(foreign) > 1  # “la”, and “de” or another “la”; “der” alone may be a name's
    return not (has_han(title) or title.startswith("[") or is_foreign)
