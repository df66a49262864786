"""How a quotation differs from what stands in the text: step by step, so that both can be read from the steps."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby

from corpus.folding import is_han, simplify
from corpus.words import stem
from indexer.quoting.edits import Fit
from indexer.quoting.parts import OMISSION
from indexer.quoting.pieces import SIGNS, Piece, Pieces
from indexer.quoting.senses import limits_differ, names_differ
from indexer.quoting.verdict import Alarm, Change, Difference, Span, Typography

ALIKE = 0.5  # the share of letters in common from which two words are one misspelt, and shown letter by letter

_NEGATIONS = frozenset("不未无非没毋勿否禁") | frozenset(
    map(stem, ["no", "not", "never", "none", "nor", "neither", "without", "cannot", "t"])
)
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿兆两半倍") | frozenset(
    map(
        stem,
        """half twice double one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty
        hundred thousand million billion trillion percent""".split(),
    )
)
_SIGNS_OF_VALUE = SIGNS | {"-"}
_BRACKETS = str.maketrans("", "", "[]［］")
_QUOTES = frozenset("\"'“”‘’「」『』«»《》〈〉＂＇")


@dataclass(frozen=True, slots=True)
class Comparison:
    """The steps from a quotation to the text, what differs without counting, and what changes what is said."""

    steps: tuple[Difference, ...]
    typography: frozenset[Typography]
    alarms: frozenset[Alarm]

    @property
    def faithful(self) -> bool:
        """Whether everything that counts is the same."""
        return all(step.kind in ("same", "typography", "skipped") for step in self.steps)


def compare(quoted: Pieces, stored: Pieces, found: Fit, stretch: Span, marks: Sequence[Span]) -> Comparison:
    """The way from the whole quotation to the stretch ``[start, end)`` of the text on which it was laid.

    What differs at the quotation's own ``marks`` (omissions, words in brackets) is skipped.
    """
    runs = list(_runs(quoted.items, stored.items, found))
    around = _surroundings(runs, len(quoted.text))
    runs = list(_merged([_at_mark(run, each, marks) for run, each in zip(runs, around, strict=True)]))
    rows = _written(quoted.text, stored.text, runs, stretch)
    steps = _joined([step for kind, mine, its in rows for step in _steps(kind, mine, its)])
    styles = frozenset(style for step in steps if step.kind == "typography" for style in _styles(step))
    return Comparison(steps, styles, frozenset(_alarms(runs, quoted, stored)))


@dataclass(frozen=True, slots=True)
class _Run:
    kind: Change
    mine: tuple[Piece, ...]
    its: tuple[Piece, ...]


def _runs(mine: Sequence[Piece], its: Sequence[Piece], found: Fit) -> Iterator[_Run]:
    """The pairs gathered into runs: what is the same, what the quotation has otherwise, what it leaves out."""
    pairs = [(None if at is None else mine[at], None if to is None else its[to]) for at, to in found.pairs]
    for kind, group in groupby(pairs, key=_kind):
        columns = zip(*group, strict=True)
        ours, theirs = (tuple(piece for piece in column if piece) for column in columns)
        yield _Run(kind, ours, theirs)


def _kind(pair: tuple[Piece | None, Piece | None]) -> Change:
    mine, its = pair
    if mine is None:
        return "missing"
    return "same" if its and mine.key == its.key else "changed"


def _merged(runs: Sequence[_Run]) -> Iterator[_Run]:
    """The runs, those that differ side by side made one change."""
    for settled, group in groupby(runs, key=lambda run: run.kind in ("same", "skipped")):
        if settled:
            yield from group
            continue
        parts = list(group)
        mine = tuple(piece for part in parts for piece in part.mine)
        its = tuple(piece for part in parts for piece in part.its)
        yield _Run(_change(mine, its), mine, its)


def _change(mine: Sequence[Piece], its: Sequence[Piece]) -> Change:
    figures = any(piece.is_figure for piece in (*mine, *its))
    if not figures and "".join(piece.key for piece in mine) == "".join(piece.key for piece in its):
        return "typography"  # a word cut by a line break, or two written as one
    return "changed" if mine and its else "added" if mine else "missing"


def _surroundings(runs: Sequence[_Run], length: int) -> Iterator[Span]:
    """For each run how far it might reach in the quotation: from the piece before it to the piece after it."""
    starts = [next((run.mine[0].start for run in runs[at:] if run.mine), length) for at in range(1, len(runs) + 1)]
    end = 0
    for run, start in zip(runs, starts, strict=True):
        yield end, start
        end = run.mine[-1].end if run.mine else end


def _at_mark(run: _Run, around: Span, marks: Sequence[Span]) -> _Run:
    """The run, called skipped where it differs at a mark of the quoter."""
    if run.kind == "same":
        return run
    if run.mine:
        inside = any(a <= run.mine[0].start and run.mine[-1].end <= b for a, b in marks)
    else:
        inside = any(around[0] <= a and b <= around[1] for a, b in marks)
    return replace(run, kind="skipped") if inside else run


def _written(mine: str, its: str, runs: Sequence[_Run], stretch: Span) -> Iterator[tuple[Change, str, str]]:
    """The runs as they are written, the marks between them with what follows; joined they are both texts."""
    at, to = 0, stretch[0]
    for run in runs:
        if run.mine and run.its:
            yield "same", mine[at : run.mine[0].start], its[to : run.its[0].start]
            at, to = run.mine[0].start, run.its[0].start
        if run.kind == "same":
            for ours, theirs in zip(run.mine, run.its, strict=True):
                yield "same", mine[at : ours.start], its[to : theirs.start]
                yield "same", mine[ours.start : ours.end], its[theirs.start : theirs.end]
                at, to = ours.end, theirs.end
            continue
        end = run.mine[-1].end if run.mine else at
        stop = run.its[-1].end if run.its else to
        yield run.kind, mine[at:end], its[to:stop]
        at, to = end, stop
    yield "same", mine[at:], its[to : stretch[1]]


def _steps(kind: Change, mine: str, its: str) -> Iterator[Difference]:
    if not mine and not its:
        return
    if kind == "same":
        alike = "".join(mine.split()) == "".join(its.split())
        skipped = not alike and _marks_alone(mine) in ("", "".join(its.split()))
        yield Difference("same" if alike else "skipped" if skipped else "typography", mine, its)
    elif kind == "changed":
        yield Difference(kind, mine, its, _inner(mine, its))
    else:
        yield Difference(kind, mine, its)


def _marks_alone(text: str) -> str | None:
    """What stands between two words beside the quoter's marks, without blanks; None where there are no such marks."""
    rest = "".join(OMISSION.sub("", text).translate(_BRACKETS).split())
    return rest if rest != "".join(text.split()) else None


def _inner(mine: str, its: str) -> tuple[Difference, ...]:
    """A changed stretch of Latin letters, letter by letter, where the two are alike at all."""
    if any(map(is_han, mine + its)):
        return ()
    matcher = SequenceMatcher(None, mine, its, autojunk=False)
    if matcher.ratio() < ALIKE:
        return ()
    names: dict[str, Change] = {"equal": "same", "replace": "changed", "delete": "added", "insert": "missing"}
    return tuple(Difference(names[tag], mine[a:b], its[c:d]) for tag, a, b, c, d in matcher.get_opcodes())


def _joined(steps: Sequence[Difference]) -> tuple[Difference, ...]:
    """Neighbours of one kind made one; marks that differ beside a change belong to it no more than to the rest."""
    out: list[Difference] = []
    for step in steps:
        if out and out[-1].kind == step.kind and step.kind in ("same", "skipped"):
            out[-1] = Difference(step.kind, out[-1].quoted + step.quoted, out[-1].stored + step.stored)
        else:
            out.append(step)
    return tuple(out)


def _styles(step: Difference) -> Iterator[Typography]:
    """In what two ways of writing the same differ."""
    mine, its = "".join(step.quoted.split()), "".join(step.stored.split())
    if not set(its) & {*"[]［］"}:
        mine = mine.translate(_BRACKETS)  # [T]he: the quoter's own
    if _only(mine, _QUOTES.__contains__) != _only(its, _QUOTES.__contains__):
        yield "quotation-marks"
    letters = _only(mine, str.isalnum), _only(its, str.isalnum)
    for style, others in _UNDONE.items():
        if _written_as(letters[0], others) != _written_as(letters[1], others):
            yield style
    marks = _only(mine, _is_mark), _only(its, _is_mark)
    if marks[0] != marks[1]:
        yield "punctuation" if _narrow(marks[0]) != _narrow(marks[1]) else "width"


def _only(text: str, wanted: Callable[[str], bool]) -> str:
    return "".join(filter(wanted, text))


def _is_mark(char: str) -> bool:
    return not char.isalnum() and char not in _QUOTES


def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


_UNDONE: Mapping[Typography, tuple[Callable[[str], str], ...]] = {
    "width": (simplify, str.lower),
    "script": (_narrow, str.lower),
    "case": (_narrow, simplify),
}
"""For each way in which letters may differ what undoes the others."""


def _written_as(text: str, changes: Iterable[Callable[[str], str]]) -> str:
    for change in changes:
        text = change(text)
    return text


def _alarms(runs: Sequence[_Run], quoted: Pieces, stored: Pieces) -> Iterator[Alarm]:
    for run in runs:
        if run.kind in ("same", "typography", "skipped"):
            continue
        mine, its = [piece.key for piece in run.mine], [piece.key for piece in run.its]
        if sorted(filter(is_value, mine)) != sorted(filter(is_value, its)):
            yield "figures"
        if sorted(filter(_denies, mine)) != sorted(filter(_denies, its)):
            yield "negation"
        if limits_differ(quoted, run.mine, stored, run.its):
            yield "limits"
        if names_differ(quoted, run.mine, stored, run.its):
            yield "names"


def is_value(key: str) -> bool:
    """Whether a piece says how much: a figure, a numeral, a sign of value."""
    return any(map(str.isdecimal, key)) or key in _NUMERALS or stem(key) in _NUMERALS or key in _SIGNS_OF_VALUE


def _denies(key: str) -> bool:
    return key in _NEGATIONS or stem(key) in _NEGATIONS
