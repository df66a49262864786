"""Rows of two columns that an extraction interleaved, taken apart by their widths as well as by their words.

The cheapest path (Viterbi 1967) through states that remember the language, how much of its row is filled, and
how much room the other column's last row had left: a row ends where the next piece of its column found no room.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.language_runs.balance import balanced
from corpus.language_runs.pieces import Piece
from corpus.language_runs.widths import BLANKS, Columns
from corpus.types import LANGS, Lang

SEAM = 1.0  # cost of a change of language
SEAM_AFTER_STOP = 0.4  # of one where a sentence has ended
UNPARTED = 4.0  # of one without a blank: rows are joined with blanks
SAME = 1.0  # of a row behind a row of its own language
ROOM = 1.0  # of each cell by which the next piece of a column would have found room in a row
EARLY = 5.0  # of a row that ends early inside a sentence, at most
EARLY_AFTER_STOP = 1.0  # … after a sentence: a paragraph may end there
EARLY_LABEL = 2.5  # … of a first row without a stop: a heading
EARLY_INSIDE = 2.5  # the most that is paid between two characters without a blank
OVER = 1.0  # of each cell by which a row is wider than its column
MAX_OVER = 10  # cells
UNLIKE = 2.0  # of an end where one language has a stop and the other has none
BEAM = 7.0  # paths that cost so much more than the best are given up
ROOMY = 25.0  # cells of room beyond which it makes no difference how many there were
NOTHING = -1000.0  # no row of the other column yet

# The state of a path: the language; the cells of the row that are filled; what ending it early costs at most as far
# as its beginning says; the room that the other column's last row had; what ending that one early costs at most.
_State = tuple[int, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of one column: pieces ``[first, last)``; ``room`` says by how many cells the next one of its column
    would have fitted into it (negative where it would not; None where nothing follows)."""

    lang: Lang
    first: int
    last: int
    width: float
    room: float | None = None


def rows(pieces: Sequence[Piece], columns: Columns) -> tuple[Row, ...]:
    """The rows that a text is made of, in their order."""
    steps, _ = _search(pieces, columns)
    steps, _ = _search(balanced(pieces, [lang for lang, _ in steps], columns), columns)
    starts = [at for at, (_, starts) in enumerate(steps) if starts]
    found = [
        Row(LANGS[steps[first][0]], first, last, _width(pieces, first, last, steps[first][0], columns))
        for first, last in zip(starts, [*starts[1:], len(pieces)], strict=True)
    ]
    return tuple(with_room(found, pieces, columns))


def strangeness(pieces: Sequence[Piece], columns: Columns) -> float:
    """How badly a text agrees with being rows of such columns: what the cheapest path costs."""
    return _search(pieces, columns)[1]


def _width(pieces: Sequence[Piece], first: int, last: int, lang: int, columns: Columns) -> float:
    blank = BLANKS[columns.metric][lang]
    return sum(
        piece.widths[lang] + (blank if piece.blank and at else 0.0) for at, piece in enumerate(pieces[first:last])
    )


def with_room(found: Sequence[Row], pieces: Sequence[Piece], columns: Columns) -> list[Row]:
    """Rows with the room that each had left."""
    following: dict[Lang, Row] = {}
    done = []
    for row in reversed(found):
        after = following.get(row.lang)
        room = None
        if after:
            lang = LANGS.index(row.lang)
            room = columns.of(row.lang) - row.width - needed(pieces[after.first], lang, columns)
        done.append(Row(row.lang, row.first, row.last, row.width, room))
        following[row.lang] = row
    return done[::-1]


def needed(piece: Piece, lang: int, columns: Columns) -> float:
    """How much room a piece takes behind others."""
    return piece.widths[lang] + (BLANKS[columns.metric][1] if lang else 0.0)


def _early(room: float, most: float) -> float:
    """What it costs that a piece which needed ``room`` cells less than there were began a new row."""
    cost = room * ROOM
    return 0.0 if room <= 0 else cost if cost < most else most


def _begun(room: float, most: float) -> float:
    """What ending a row early costs at most, where the row before it had so much room: a paragraph's first is less."""
    first = most == EARLY_AFTER_STOP or (most == EARLY_LABEL and room > 0)
    return EARLY_LABEL if first else EARLY


def _search(pieces: Sequence[Piece], columns: Columns) -> tuple[list[tuple[int, bool]], float]:
    """For each piece its language, 0 Chinese and 1 English, and whether it begins a row."""
    lines = any(piece.line for piece in pieces[1:])
    first = pieces[0]
    alive: dict[_State, float] = {
        (lang, first.widths[lang], EARLY_LABEL, NOTHING, EARLY_AFTER_STOP): first.costs[lang] for lang in (0, 1)
    }
    back: list[dict[_State, tuple[_State, bool]]] = []
    for before, piece in pairwise(pieces):
        alive, came = _step(alive, before, piece, columns, lines)
        back.append(came)
    stop = pieces[-1].stop
    ends = {
        state: cost + UNLIKE * (state[3] > NOTHING and (state[4] == EARLY_AFTER_STOP) != stop)
        for state, cost in alive.items()
    }
    state = min(ends, key=lambda key: ends[key])
    cost = ends[state]
    steps = []
    for came in reversed(back):
        before_state, starts = came[state]
        steps.append((state[0], starts))
        state = before_state
    steps.append((state[0], True))
    return steps[::-1], cost


def _step(
    alive: dict[_State, float], before: Piece, piece: Piece, columns: Columns, lines: bool
) -> tuple[dict[_State, float], dict[_State, tuple[_State, bool]]]:
    """The states with one more piece, what the cheapest path to each costs, and where it came from."""
    blanks, full = BLANKS[columns.metric], (columns.zh, columns.en)
    best = min(alive.values()) + BEAM
    now: dict[_State, float] = {}
    came: dict[_State, tuple[_State, bool]] = {}
    seam = (SEAM_AFTER_STOP if before.stop or piece.line else SEAM) + UNPARTED * (not piece.parted)
    needs = (piece.widths[0], piece.widths[1] + blanks[1])

    def reach(state: _State, cost: float, came_from: _State, starts: bool) -> None:
        if cost < now.get(state, cost + 1.0):
            now[state], came[state] = cost, (came_from, starts)

    for state, cost in alive.items():
        if cost > best:
            continue
        lang, filled, most, left, left_most = state
        wide = filled + piece.widths[lang] + (blanks[lang] if piece.blank else 0.0)
        over = wide - full[lang]
        if over <= MAX_OVER and not piece.line:
            total = cost + piece.costs[lang] + (over * OVER if over > 0 else 0.0)
            reach((lang, wide, most, left, left_most), total, state, False)
        if before.stop:
            most = EARLY_AFTER_STOP
        left_free = full[lang] - filled
        room = left_free - needs[lang]
        early = _early(room, most)
        if piece.line if lines else (piece.blank or (not lang and early < EARLY_INSIDE)):
            new = (lang, piece.widths[lang], _begun(room, most), left, left_most)
            reach(new, cost + SAME * (not lines) + early + piece.costs[lang], state, True)
        other = 1 - lang
        room = left - needs[other]
        new = (other, piece.widths[other], _begun(room, left_most), min(ROOMY, round(left_free, 1)), most)
        reach(new, cost + seam + _early(room, left_most) + piece.costs[other], state, True)
    return now, came
