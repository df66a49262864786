"""How English sentences end: at a stop before a blank, unless it belongs to an abbreviation, a number or a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.sentences.abbreviations import (
    LATIN,
    MAY_END,
    MONTHS,
    NAMES_WITH_STOPS,
    NUMBERED,
    STARTERS,
    TIMES,
    TITLES,
    UNITS,
    ZONES,
)
from corpus.sentences.rules import QUOTES, Rules, Stop

_SPEECH_AFTER = ",:—–;"
_OPENING = "\"'“‘([{«*_—–- "
_GOES_ON = ",;:)]}"

_ROMAN = r"(?=[ivxlIVXL])(?:[xX]{0,3}(?:[iI][xX]|[iI][vV]|[vV]?[iI]{0,3})|[xX]?[lL][xX]{0,3})"
_MARKER = re.compile(
    rf"[\"“(\[]?(?:\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}|[A-Za-z]|{_ROMAN}"
    rf"|(?:Article|Section|Chapter|Part|Rule|Clause|Step|Art\.|Sec\.|No\.)\s+(?:\d{{1,4}}|{_ROMAN})[A-Za-z]?)[)\]]?$"
)
"""What heads a clause: 1. – 2.3. – (a). – IV. – Article 12."""

_LISTED = re.compile(rf"[:;]\s+\(?(?:\d{{1,2}}|[A-Za-z]|{_ROMAN})\)?$")
_CLAUSE = re.compile(r"\((?:[a-z]|[ivx]{1,4}|\d{1,3})\)\s")
_DOTTED = re.compile(r"(?:[A-Za-z]{1,4}\.)+[A-Za-z]{1,4}$")
_NUMERAL = re.compile(rf"[(\[]?(?:\d|{_ROMAN}\b)")
_WORD = re.compile(r"[\"'“‘(\[]*([A-Za-z][\w’'-]*)")
_SAYS = re.compile(
    r"(?:[^\s.,;:!?“”\"]+\s+){1,3}(?:said|asked|cried|shouted|replied|answered|whispered|exclaimed|demanded|wondered"
    r"|inquired|screamed|murmured|muttered|called|yelled|repeated|thought)\b"
)
_STRAIGHT = re.compile('"')
_STOP_NAMES = re.compile(rf"\b(?:{'|'.join(map(re.escape, NAMES_WITH_STOPS))})$")

_LONGEST = 32
"""Characters looked at before a stop: longer than any abbreviation or marker."""


def _aside(line: str, begin: int, at: int) -> bool:
    """Speech, and what stands at the beginning of a sentence."""
    lead = line[max(begin, at - 8) : at].rstrip()
    return not line[begin:at].strip() or ((line[at] in QUOTES or line[at] == '"') and lead[-1:] in _SPEECH_AFTER)


def _is_end(stop: Stop) -> bool:
    line, at = stop.line, stop.following
    if stop.end == at and stop.sign[-1] in ".!?…":  # no blank behind a narrow stop
        return False
    if not is_beginning(line, at):
        return False
    if stop.closes_quote and stop.sign[0] in "!?…" and _SAYS.match(line, at):
        return False
    if stop.sign[0] in "!?":
        return not _is_sign_in_a_name(stop)
    return is_point_end(stop) if stop.sign[0] == "." else True


def is_beginning(line: str, at: int) -> bool:
    """Whether what stands at a place can begin a sentence: no small letter, unless it counts clauses or brands."""
    if line[at] in _GOES_ON:
        return False
    if _CLAUSE.match(line, at):
        return True
    while at < len(line) and line[at] in _OPENING:
        at += 1
    return at == len(line) or not line[at].islower() or line[at + 1 : at + 2].isupper()


def is_point_end(stop: Stop) -> bool:
    """Whether a point ends a sentence that something follows."""
    if any(char in "!?." for char in stop.sign[1:]):  # "etc.)." and "..." are no abbreviation's point alone
        return True
    lead = stop.line[max(stop.begin, stop.start - _LONGEST) : stop.start]
    if _LISTED.search(lead) or (stop.start - stop.begin <= _LONGEST and _MARKER.match(lead.strip())):
        return False
    word = re.split(r"[\s(\[“‘\"/]", lead)[-1]
    return next((answer for answer in _answers(word, lead, stop) if answer is not None), True)


def _answers(word: str, lead: str, stop: Stop) -> Iterator[bool | None]:
    """What each kind of abbreviation says of the word before the point; None where it is none of them."""
    rest = stop.line[stop.following : stop.following + _LONGEST]
    starts, number = _first(rest) in STARTERS, bool(_NUMERAL.match(rest))
    yield False if word in TITLES or word.lower() in LATIN else None
    yield False if number and word.lower() in NUMBERED | UNITS else None
    yield not (rest[0].isdigit() or _first(rest) in MONTHS) if word in MONTHS else None
    yield _first(rest) not in ZONES if word.lower() in TIMES else None
    yield starts if word in MAY_END or word == "al" or _DOTTED.match(word) else None
    yield _ends_behind_letter(word, lead, starts) if len(word) == 1 and word.isupper() else None


def _ends_behind_letter(word: str, lead: str, starts: bool) -> bool:
    """Whether a sentence ends behind a capital: not behind a name's initial, but behind “I” and “plan B” it may."""
    initials = lead[:-1].rstrip().endswith(".")
    return starts or (word == "I" and not initials)


def _first(rest: str) -> str:
    match = _WORD.match(rest)
    return match[1] if match else ""


def _is_sign_in_a_name(stop: Stop) -> bool:
    if stop.sign[:2] in ("?)", "!)") and stop.before[-1:] == "(":  # (?) and (!) are remarks
        return True
    return bool(_STOP_NAMES.search(stop.line, max(stop.begin, stop.start - 20), stop.start + 1))


def _straight(line: str) -> dict[int, int]:
    """Straight marks: one behind a blank opens, the next one that is not closes."""
    found: dict[int, int] = {}
    opened = -1
    for at in (mark.start() for mark in _STRAIGHT.finditer(line)):
        if (at == 0 or line[at - 1] in " \t([{—–-“‘") and not line[at + 1 : at + 2].isspace():
            opened = at
        elif opened >= 0:
            found[opened] = at
            opened = -1
    return found


RULES = Rules(_aside, _is_end, _straight)
