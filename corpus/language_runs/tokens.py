"""The words, characters and marks of a text that may mix Chinese and English, and what each costs in either.

The costs were set on a two-column guide whose seams are marked in hand-made gold, and tried on news, law and
technical text interleaved in six ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.folding import is_han
from corpus.types import Lang

HAN_IN_ENGLISH = 1.5  # cost of one Chinese character inside English text
STOP_IN_ENGLISH = 2.5  # of a Chinese full stop there: English text has none
COMMA_IN_ENGLISH = 1.6  # of a Chinese comma or colon: what stands before it is a name in Chinese (创建 Pod：)
MARK_IN_ENGLISH = 0.5  # of any other mark that only Chinese typesetting uses
NAME_IN_CHINESE = 1.0  # of one English word with a capital inside Chinese text (LPR, WeChat)
WORD_IN_CHINESE = 1.5  # of any other English word there
POINT_IN_CHINESE = 1.0  # of a full point behind an English word there
FUNCTION_WORD_IN_CHINESE = 2.0  # of an English word that no name is made of
SWITCH = 2.0  # of a change of language
SWITCH_AFTER_STOP = 0.5  # of a change where a sentence has ended
NUMBER_IN_ENGLISH = 2.0  # of a Chinese clause number, （十二）, inside English text
SWITCH_IN_GLOSS = 6.0  # of a change inside brackets all in one language
GLOSS = 0.35  # what anything else costs there, as a share: a gloss belongs to the text around it
MAX_GLOSS = 60  # characters

_TOKEN = re.compile(
    r"(?P<latin>(?:https?://|www\.)[^\s\u3000-\u9fff]+|[^\W\d_\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    r"(?:[^\W_\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|['’.&-](?=[A-Za-z]))*)"
    r"|(?P<point>(?<=[a-z])\.(?=\s|$))|(?P<number>[(（][一二三四五六七八九十百]{1,5}[)）])|(?P<space>\s+)|(?P<other>.)",
    re.DOTALL,
)
FUNCTION_WORDS = frozenset(
    "the of and to in for with on at by from is are was were be been will shall has have that which this these those "
    "their its as an or not than also more it we can may he she they you your his her our them there if when into "
    "about after who but would should could must such while until any only each other all".split()
)
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z])*")  # the point behind them ends no sentence
_CHINESE_STOPS = frozenset("。！？；")
_ROMAN = re.compile(r"(?<=\s)[IVX]{1,5}\.(?=\s[A-Z])")  # the number of an English heading behind its Chinese one
_CHINESE_COMMAS = frozenset("，、：")
_CHINESE_MARKS = frozenset("，、：（）《》〈〉【】「」『』〔〕") | _CHINESE_STOPS
STOPS = _CHINESE_STOPS | frozenset(".!?;")
OPENING = frozenset("(（[【「『《〈“‘〔")
CLOSING = frozenset(")）]】」』》〉”’〕")
_BRACKETS = re.compile(rf"[(（]([^()（）]{{1,{MAX_GLOSS}}})[)）]")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch ``[start, end)`` of a text that is of one language."""

    lang: Lang
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark ``[start, end)`` and what it says about the language there."""

    start: int
    end: int
    costs: tuple[float, float] | None  # in Chinese, in English; None for what says nothing (digits, blanks)
    switch: float  # what a change of language just before this token costs


def _emission(text: str, group: str | None) -> tuple[float, float] | None:
    if group == "number":
        return (0.0, NUMBER_IN_ENGLISH)
    if group == "point":
        return (POINT_IN_CHINESE, 0.0)
    if group == "latin":
        if text.lower() in FUNCTION_WORDS:
            return (FUNCTION_WORD_IN_CHINESE, 0.0)
        return (WORD_IN_CHINESE if text.islower() else NAME_IN_CHINESE, 0.0)
    if is_han(text):
        return (0.0, HAN_IN_ENGLISH)
    if text in _CHINESE_MARKS:
        if text in _CHINESE_STOPS:
            return (0.0, STOP_IN_ENGLISH)
        return (0.0, COMMA_IN_ENGLISH if text in _CHINESE_COMMAS else MARK_IN_ENGLISH)
    return None


def _glosses(text: str) -> frozenset[int]:
    """The offsets inside short brackets whose content is all in one language."""
    inside: set[int] = set()
    for found in _BRACKETS.finditer(text):
        content = found.group(1)
        han = any(is_han(char) for char in content)
        if han != any(char.isalpha() and not is_han(char) for char in content):
            inside.update(range(found.start(1), found.end(1)))
    return frozenset(inside)


def tokens(text: str, plain_switch: float) -> Iterator[Token]:
    """What a text is made of, white space aside; ``plain_switch`` is what a change inside a sentence costs."""
    glosses = _glosses(text)
    after_stop = within = False
    before = ""
    for found in _TOKEN.finditer(text):
        piece = found.group()
        if found.lastgroup == "space":
            continue
        starts = after_stop or found.lastgroup == "number" or _ROMAN.match(text, found.start()) is not None
        gloss = found.start() in glosses
        switch = SWITCH_AFTER_STOP if starts else SWITCH_IN_GLOSS if gloss and within else plain_switch
        costs = _emission(piece, found.lastgroup)
        if costs and gloss:
            costs = (costs[0] * GLOSS, costs[1] * GLOSS)
        yield Token(found.start(), found.end(), costs, switch)
        within = gloss and (within or costs is not None)
        if piece not in OPENING and piece not in CLOSING:  # a stop keeps its effect across a closing mark
            after_stop = piece in STOPS and not (piece == "." and _INITIALS.fullmatch(before))
        before = piece
