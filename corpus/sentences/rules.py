"""What the two languages have in common: stops, what closes behind them, and what stands whole inside a sentence.

A language brings three questions (which opening marks hold speech or a remark of its own, whether a sentence ends at a
stop, what its stops are); the walk through a line is the same. What is decided at a place depends only on the
line from the present sentence's beginning on, so that a sentence that is split again stays whole.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

QUOTES: Mapping[str, str] = {"“": "”", "「": "」", "『": "』", "«": "»", "﹁": "﹂", "﹃": "﹄"}
"""Quotation marks. Single ones are apostrophes as often and are never followed to their end."""

BRACKETS: Mapping[str, str] = {"（": "）", "(": ")", "[": "]", "【": "】", "〔": "〕", "［": "］", "{": "}", "｛": "｝"}

TITLES: Mapping[str, str] = {"《": "》", "〈": "〉"}
"""Marks around the name of a work: it may hold stops, and is a name for all that."""

PAIRS: Mapping[str, str] = {**QUOTES, **BRACKETS, **TITLES}

CLOSERS = "".join(PAIRS.values()) + "’›\"'"
_CLOSERS = re.escape(CLOSERS)

STOPS = ".!?…⋯。！？｡．"

# A stop, further stops and closing marks in any order, wide ones also after a blank (text from pages has such blanks),
# and the sign of a note.
_STOP = (
    rf"(?:(?:\. ){{2,}}\.|[{re.escape(STOPS)}])"
    rf"[{re.escape(STOPS)}{_CLOSERS}]*(?:[ \u3000][”’」』）】»。！？]+)*(?:\[\d{{1,3}}\]|〔\d{{1,3}}〕|[¹²³⁴-⁹]+)*"
)
_TOKEN = re.compile(rf'(?P<stop>{_STOP})|(?P<open>[{re.escape("".join(PAIRS))}]|")')


@dataclass(frozen=True, slots=True)
class Stop:
    """A place where a sentence may end: the present one began at ``begin``, ``[start, end)`` are the stop and what
    closes behind it, ``following`` is where the next word or mark stands (the line's length at its end).

    ``opened`` is where the quotation or bracket opened that is kept whole and closes with the stop, -1 where none does.
    """

    line: str
    begin: int
    start: int
    end: int
    following: int
    opened: int

    @property
    def sign(self) -> str:
        """The stop with what closes behind it."""
        return self.line[self.start : self.end]

    @property
    def closes_quote(self) -> bool:
        """Whether a quotation mark closes behind the stop."""
        return any(char in "”’」』»﹂﹄\"'" for char in self.sign)

    @property
    def before(self) -> str:
        """The text of the sentence up to the stop."""
        return self.line[self.begin : self.start]


@dataclass(frozen=True, slots=True)
class Rules:
    """How the sentences of a language end.

    ``aside`` answers whether what opens at a place is text of its own, which may hold whole sentences: speech, a
    remark between two sentences. It is given the line, where the sentence began and the place. ``is_end`` answers
    whether the sentence ends. ``straight`` finds the straight quotation marks of a line: opening to closing.
    """

    aside: Callable[[str, int, int], bool]
    is_end: Callable[[Stop], bool]
    straight: Callable[[str], Mapping[int, int]]

    def ends(self, line: str) -> Iterator[int]:
        """Where the sentences of a line end, short of its own end."""
        closing = {**matches(line), **self.straight(line)}
        begin, opened, whole_to = 0, -1, -1  # what stands from opened to whole_to stays whole
        for token in _TOKEN.finditer(line):
            at = token.start()
            if token["open"]:
                if closing.get(at, -1) > whole_to and not self.aside(line, begin, at):
                    opened, whole_to = (opened if at <= whole_to else at), closing[at]
                continue
            following = _skip_blanks(line, token.end())
            if token.end() <= whole_to or following == len(line):
                continue
            closes = at <= whole_to and not any(char in STOPS for char in line[whole_to : token.end()])
            if self.is_end(Stop(line, begin, at, token.end(), following, opened if closes else -1)):
                yield following
                begin = following


def matches(line: str) -> dict[int, int]:
    """Where each opening mark of a line is closed, by position. Marks without their partner are left out."""
    opened: dict[str, list[int]] = defaultdict(list)
    found = {}
    for match in _PAIRED.finditer(line):
        char = match[0]
        if char in PAIRS:
            opened[PAIRS[char]].append(match.start())
        elif opened[char]:
            found[opened[char].pop()] = match.start()
    return found


_PAIRED = re.compile(f"[{re.escape(''.join((*PAIRS, *PAIRS.values())))}]")


def _skip_blanks(line: str, at: int) -> int:
    while at < len(line) and line[at].isspace():
        at += 1
    return at
