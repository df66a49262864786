"""Where in the digits, marks and blanks between a Chinese and an English word the language changes."""

from __future__ import annotations

import re

from corpus.language_runs.tokens import OPENING, STOPS
from corpus.types import Lang

_CLAUSE_NUMBER = re.compile(r"[(（]?\s*\d{1,3}\s*[)）.、]\s*$")
_NUMBER_AFTER_BLANK = re.compile(r"\s+[(（\d]")  # behind a Chinese stop: an English sentence begins with it
_ASKING = frozenset("的达为约超近至占第到长降增少共于每满按破")  # after these a number is expected
_NEXT_HAN = re.compile(r"[\u3400-\u9fff]")
_QUANTIFIER = frozenset("年月日万亿千百元吨公平米亩条个项家户人次倍名种座台岁度克升时分秒页件批套所处")


def seam(text: str, low: int, high: int, before: Lang) -> int:
    """Where between ``low`` and ``high`` (digits, marks and blanks only) the language changes.

    Closing marks and stops end what stands before, opening marks and a clause number begin what follows;
    a bare number goes with what it touches, or with a Chinese counter or unit behind it.
    """
    gap = text[low:high]
    if before == "zh" and (number := _CLAUSE_NUMBER.search(gap)):
        return low + number.start()
    if before == "en" and (number := _CLAUSE_NUMBER.search(gap)) and gap[0].isspace() and _again(number, text[high:]):
        return low + number.start()
    opening = next((at for at, char in enumerate(gap) if char in OPENING or _opens(text, low + at)), len(gap))
    head = gap[:opening]
    if before == "zh" and text[low - 1 : low] in STOPS and _NUMBER_AFTER_BLANK.match(head):
        return low
    digits = re.search(r"[\d.,%~～-]*\d[\d.,%~～-]*\s*$", head)
    if digits is None:
        return low + len(head.rstrip()) if opening < len(gap) else low + _after_marks(gap)
    touches_before = digits.start() == 0 and bool(head[:1].strip())
    if before == "en" and (text[high : high + 1] in _QUANTIFIER) and opening == len(gap):
        return low + digits.start()
    if before == "zh" and opening == len(gap) and not touches_before and _begins_english(text, high, head):
        return low + digits.start()
    return low + len(head.rstrip())


def _again(number: re.Match[str], behind: str) -> bool:
    """Whether the number of a clause stands before the English of the text behind it too."""
    return re.search(rf"(?<!\w){re.escape(number.group().strip())} *[A-Z]", behind) is not None


def _begins_english(text: str, high: int, head: str) -> bool:
    """Whether a number between Chinese and English is the English's: it touches it, or stands before a small word.

    Not where the Chinese asks for it (投资额的 20%), or has a unit for it further down (首次突破 1 | exceeds … | 亿元).
    """
    if not head[-1:].isspace():
        return True
    before, onward = text[: high - len(head)].rstrip()[-1:], _NEXT_HAN.search(text, high)
    return text[high].islower() and before not in _ASKING and not (onward and onward.group() in _QUANTIFIER)


def _opens(text: str, at: int) -> bool:
    """Whether the straight quotation mark there opens: it touches what follows it, not what stands before."""
    if text[at] not in "\"'":
        return False
    before, after = text[at - 1 : at].strip(), text[at + 1 : at + 2].strip()
    return bool(after) and not before if bool(after) != bool(before) else text[:at].count('"') % 2 == 0


def _after_marks(gap: str) -> int:
    """How much of a gap without digits belongs to what stands before: all but the last run of dashes or bullets."""
    tail = re.search(r"[—–•●■-]+\s*$", gap)
    return tail.start() if tail else len(gap.rstrip())
