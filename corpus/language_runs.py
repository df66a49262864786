"""Language runs: where inside a text Chinese ends and English begins.

The runs are the cheapest path through two states (Viterbi 1967), where a word of one script inside the other
language costs a little, and so does a change of language: short foreign words (5G, LPR, one stray ``and``)
stay where they are. The costs were set on a two-column guide whose seams are marked in hand-made gold, and
tried on news, law and technical text interleaved in six ways.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from corpus.alignment.features import chinese_unit, english_unit
from corpus.folding import is_han
from corpus.numbering import leading_number
from corpus.types import LANGS, Lang

HAN_IN_ENGLISH = 1.5  # cost of one Chinese character inside English text
STOP_IN_ENGLISH = 2.5  # of a Chinese full stop there: English text has none
MARK_IN_ENGLISH = 0.5  # of any other mark that only Chinese typesetting uses
NAME_IN_CHINESE = 1.0  # of one English word with a capital inside Chinese text (LPR, WeChat)
WORD_IN_CHINESE = 1.5  # of any other English word there
POINT_IN_CHINESE = 1.0  # of a full point behind an English word there
FUNCTION_WORD_IN_CHINESE = 2.0  # of an English word that no name is made of
SWITCH = 2.0  # of a change of language
SWITCH_AFTER_STOP = 0.5  # of a change where a sentence has ended
NUMBER_IN_ENGLISH = 2.0  # of a Chinese clause number, （十二）, inside English text
SWITCH_IN_ROWS = 0.7  # of a change in a block whose rows alternate between two columns
ROWS = 5  # runs in a block, from which on its languages alternate by rows
SWITCH_IN_GLOSS = 6.0  # of a change inside brackets all in one language
GLOSS = 0.35  # what anything else costs there, as a share: a gloss belongs to the text around it
NAME, MAX_NAME = 3, 24  # words and characters of a name between two rows of Chinese; a row of English is longer
PROSE = 8  # English words that are prose even without a function word among them
MAX_GLOSS = 60  # characters
MAX_ACRONYM = 5  # letters

_TOKEN = re.compile(
    r"(?P<latin>(?:https?://|www\.)[^\s\u3000-\u9fff]+|[^\W\d_\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    r"(?:[^\W_\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|['’.&-](?=[A-Za-z]))*)"
    r"|(?P<point>(?<=[a-z])\.(?=\s|$))|(?P<number>[(（][一二三四五六七八九十百]{1,5}[)）])|(?P<space>\s+)|(?P<other>.)",
    re.DOTALL,
)
_FUNCTION_WORDS = frozenset(
    "the of and to in for with on at by from is are was were be been will shall has have that which this these "
    "their its as an or not than also more it we can may".split()
)
_CHINESE_STOPS = frozenset("。！？；")
_CHINESE_MARKS = frozenset("，、：（）《》〈〉【】「」『』〔〕") | _CHINESE_STOPS
_STOPS = _CHINESE_STOPS | frozenset(".!?;")
_OPENING = frozenset("(（[【「『《〈“‘〔")
_CLOSING = frozenset(")）]】」』》〉”’〕")
_BRACKETS = re.compile(rf"[(（]([^()（）]{{1,{MAX_GLOSS}}})[)）]")
_HAN_LABEL, _LATIN_LABEL = r"[\u3400-\u9fff]{1,12}", r"[A-Za-z][A-Za-z'’-]*(?: [A-Za-z'’-]+){0,4}"
_LABEL_PAIR = re.compile(
    rf"(?=.*[\u3400-\u9fff])(?=.*[A-Za-z])(?P<first>{_HAN_LABEL}|{_LATIN_LABEL})\s+(?P<last>{_HAN_LABEL}|{_LATIN_LABEL})"
)
_CLAUSE_NUMBER = re.compile(r"[(（]?\s*\d{1,3}\s*[)）.、]\s*$")
_ASKING = frozenset("的达为约超近至占第到长降增少共于每满按破")  # after these a number is expected
_NEXT_HAN = re.compile(r"[\u3400-\u9fff]")
_QUANTIFIER = frozenset("年月日万亿千百元吨公平米亩条个项家户人次倍名种座台岁度克升时分秒页件批套所处")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch ``[start, end)`` of a text that is of one language."""

    lang: Lang
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Token:
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
        if text.lower() in _FUNCTION_WORDS:
            return (FUNCTION_WORD_IN_CHINESE, 0.0)
        return (WORD_IN_CHINESE if text.islower() else NAME_IN_CHINESE, 0.0)
    if is_han(text):
        return (0.0, HAN_IN_ENGLISH)
    if text in _CHINESE_MARKS:
        return (0.0, STOP_IN_ENGLISH if text in _CHINESE_STOPS else MARK_IN_ENGLISH)
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


def _tokens(text: str, plain_switch: float) -> Iterator[_Token]:
    glosses = _glosses(text)
    after_stop = within = False
    for found in _TOKEN.finditer(text):
        piece = found.group()
        if found.lastgroup == "space":
            continue
        starts = after_stop or found.lastgroup == "number"
        gloss = found.start() in glosses
        switch = SWITCH_AFTER_STOP if starts else SWITCH_IN_GLOSS if gloss and within else plain_switch
        costs = _emission(piece, found.lastgroup)
        if costs and gloss:
            costs = (costs[0] * GLOSS, costs[1] * GLOSS)
        yield _Token(found.start(), found.end(), costs, switch)
        within = gloss and (within or costs is not None)
        if piece not in _OPENING and piece not in _CLOSING:  # a stop keeps its effect across a closing mark
            after_stop = piece in _STOPS


def _states(tokens: Sequence[_Token]) -> list[int]:
    """The cheapest sequence of states, 0 Chinese and 1 English, for tokens that all have costs."""
    cost = [0.0, 0.0]
    back: list[tuple[int, int]] = []
    for token in tokens:
        assert token.costs is not None
        came = tuple(0 if cost[0] + (s != 0) * token.switch <= cost[1] + (s != 1) * token.switch else 1 for s in (0, 1))
        cost = [cost[came[s]] + (came[s] != s) * token.switch + token.costs[s] for s in (0, 1)]
        back.append((came[0], came[1]))
    state = 0 if cost[0] <= cost[1] else 1
    states = []
    for came_from in reversed(back):
        states.append(state)
        state = came_from[state]
    return states[::-1]


def language_runs(text: str) -> tuple[Run, ...]:
    """The language runs of a text, in order; they tile it. ``()`` for a text without a letter of either language."""
    if found := _LABEL_PAIR.fullmatch(text):
        return _label_pair(found)
    runs = _runs(text, SWITCH)
    if len(runs) >= ROWS and _in_rows(text, runs):
        return _given_back(text, _runs(text, SWITCH_IN_ROWS), _is_name_in_row)
    return _given_back(text, runs, _is_name)


def _label_pair(found: re.Match[str]) -> tuple[Run, ...]:
    """A cell or heading of one short label in each language (季节 Season), or one with a foreign name (使用 Docker)."""
    first, last = found.span("first"), found.span("last")
    lang: Lang = "zh" if is_han(found["first"][0]) else "en"
    zh, en = (found["first"], found["last"]) if lang == "zh" else (found["last"], found["first"])
    if (en.isupper() and len(en) <= MAX_ACRONYM) or not _translates(zh, en):
        return (Run("zh", first[0], last[1]),)
    return (Run(lang, 0, last[0]), Run("en" if lang == "zh" else "zh", last[0], last[1]))


def _in_rows(text: str, runs: tuple[Run, ...]) -> bool:
    """Whether the runs are rows of two columns and not names in a Chinese sentence: most English ones are prose."""
    english = [text[run.start : run.end] for run in runs if run.lang == "en"]
    return 2 * sum(map(_is_prose, english)) > len(english)


def _given_back(text: str, runs: tuple[Run, ...], is_name: Callable[[str, Run], bool]) -> tuple[Run, ...]:
    """The runs, with names and commands inside Chinese sentences given back to them (kubectl create 也接受…)."""
    kept: list[Run] = []
    for run in runs:
        lang: Lang = "zh" if len(runs) > 1 and is_name(text, run) else run.lang
        if kept and kept[-1].lang == lang:
            kept[-1] = Run(lang, kept[-1].start, run.end)
        else:
            kept.append(Run(lang, run.start, run.end))
    return tuple(kept)


def _is_prose(piece: str) -> bool:
    words = re.findall(r"[A-Za-z]+", piece)
    return len(words) >= PROSE or any(word.lower() in _FUNCTION_WORDS for word in words)


def _is_name(text: str, run: Run) -> bool:
    """Whether English beside Chinese is a name in it: prose of its own has a function word or is long.

    A few words behind a Chinese heading are a name unless they translate it (季节 Season).
    """
    piece, before, after = text[run.start : run.end].strip(), text[: run.start].rstrip(), text[run.end :].strip()
    if run.lang == "zh" or _is_prose(piece) or (before and before[-1] in _STOPS):
        return False
    if after:
        runs_on = bool(before) or any(mark in after for mark in "，。、；：,;:")
        return runs_on and piece[-1] not in _STOPS and not leading_number(after)
    return not _translates(before, piece)


def _is_name_in_row(text: str, run: Run) -> bool:
    """The same where rows of two columns alternate: there only words that all have capitals are a name."""
    piece, before, after = text[run.start : run.end].strip(), text[: run.start].rstrip(), text[run.end :].strip()
    if run.lang == "zh" or not before or not after or before[-1] in _STOPS or piece[-1] in _STOPS:
        return False
    words = piece.split()
    return len(words) <= NAME and all(word[0].isupper() for word in words) and len(piece) <= MAX_NAME


def _translates(zh: str, en: str) -> bool:
    """Whether some word of a short English text may stand for some word or character of the Chinese beside it."""
    keys = english_unit(en).keys
    units = chain([chinese_unit(zh)], (chinese_unit(char) for char in zh if is_han(char)))
    return any(keys & stems for unit in units for stems in unit.reach.values())


def _runs(text: str, switch: float) -> tuple[Run, ...]:
    tokens = [token for token in _tokens(text, switch) if token.costs]
    if not tokens:
        return ()
    states = _states(tokens)
    runs: list[Run] = []
    start = 0
    for before, after, was, now in zip(tokens, tokens[1:], states, states[1:], strict=False):
        if was != now:
            seam = _seam(text, before.end, after.start, LANGS[was])
            runs.append(Run(LANGS[was], start, seam))
            start = seam
    return (*runs, Run(LANGS[states[-1]], start, len(text)))


def _seam(text: str, low: int, high: int, before: Lang) -> int:
    """Where between ``low`` and ``high`` (digits, marks and blanks only) the language changes.

    Closing marks and stops end what stands before, opening marks and a clause number begin what follows;
    a bare number goes with what it touches, or with a Chinese counter or unit behind it.
    """
    gap = text[low:high]
    if before == "zh" and (number := _CLAUSE_NUMBER.search(gap)):
        return low + number.start()
    opening = next((at for at, char in enumerate(gap) if char in _OPENING or _opens(text, low + at)), len(gap))
    head = gap[:opening]
    digits = re.search(r"[\d.,%~～-]*\d[\d.,%~～-]*\s*$", head)
    if digits is None:
        return low + len(head.rstrip()) if opening < len(gap) else low + _after_marks(gap)
    touches_before = digits.start() == 0 and bool(head[:1].strip())
    if before == "en" and (text[high : high + 1] in _QUANTIFIER) and opening == len(gap):
        return low + digits.start()
    if before == "zh" and opening == len(gap) and not touches_before and _begins_english(text, high, head):
        return low + digits.start()
    return low + len(head.rstrip())


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
    if text[at] != '"':
        return False
    before, after = text[at - 1 : at].strip(), text[at + 1 : at + 2].strip()
    return bool(after) and not before if bool(after) != bool(before) else text[:at].count('"') % 2 == 0


def _after_marks(gap: str) -> int:
    """How much of a gap without digits belongs to what stands before: all but the last run of dashes or bullets."""
    tail = re.search(r"[—–•●■-]+\s*$", gap)
    return tail.start() if tail else len(gap.rstrip())
