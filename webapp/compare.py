"""The page that compares two versions of a document: two translations, or two years' editions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from corpus.editions import Comparison, Row, Status, Turn
from corpus.errors import BadParameter, UnknownDocument
from corpus.types import Document, Lang, Passage
from webapp.addresses import here
from webapp.i18n import gettext
from webapp.language_tags import language_tag
from webapp.parameters import whole
from webapp.state import library
from webapp.versions import SAME, Compared, Shown, ask_compare, is_shown, proposals, shown
from webapp.vocabulary import VOCABULARY

pages = Blueprint("compare", __name__)

ROWS_A_PAGE = 200
PROPOSED = 30
"""How many likely pairs are proposed: of a yearbook each year may be compared with each."""

STRANGERS = 0.1
"""With a smaller share of the shorter one's rows in the other, it is asked whether they are versions at all."""

FOLDED = 4
"""From so many rows in a line that are the same on they are folded away, one click from being read."""


SIGNS: Mapping[Status, str] = {
    "same": "=", "typography": "≐", "renumbered": "№", "reworded": "≈", "rewritten": "≠", "only-a": "−", "only-b": "+",
}  # fmt: skip
"""What became of a text, as a sign beside its words."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a compared text: ``turn`` is empty where it stayed; an ``alone`` one has nothing opposite.

    A piece without text marks where the other version has more.
    """

    text: str
    turn: Turn | Literal[""] = ""
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row as the page prints it: its number, the pieces of both texts, and what the other language says for them.

    ``arrives`` are moved rows that stand before it in version b.
    """

    number: int
    row: Row
    a: tuple[Piece, ...]
    b: tuple[Piece, ...]
    other: str
    arrives: tuple[Row, ...] = ()


@pages.get("/compare", endpoint="compare")
def compare_page() -> Response | tuple[str, int]:
    """Two versions side by side with what differs; without them, a form and the pairs that may be meant.

    ``at`` names a passage of either: then the way leads to its row.
    """
    asked = request.args
    found, wrong, status = None, "", 200
    if asked.get("a") and asked.get("b"):
        try:
            found = ask_compare(asked, library())
        except (UnknownDocument, BadParameter) as error:  # said beside the form, which keeps what was chosen
            unknown = isinstance(error, UnknownDocument)
            wrong = gettext(VOCABULARY["standing"]["unknown-document"] if unknown else str(error))
            status = error.http_status
    if found and asked.get("at"):
        return redirect(_row_of(found.comparison, asked["at"]), code=303)
    page = render_template(
        "compare.html", **_form(found), wrong=wrong, **(_answer(found) if found else {"found": None})
    )
    return page, status


def _row_of(comparison: Comparison, passage: str) -> str:
    """The address of the row that holds a passage; that of the first where none does."""
    holds = (at for at, row in enumerate(comparison.rows) if any(each.id == passage for each in (*row.a, *row.b)))
    at = next(holds, 0)
    page = at // ROWS_A_PAGE + 1
    return f"{here(at=None, show=None, page=page if page > 1 else None)}#r-{at + 1}"


def _form(found: Compared | None) -> dict[str, object]:
    documents = library().store.documents()
    a, b = (found.a.id, found.b.id) if found else (request.args.get("a", ""), request.args.get("b", ""))
    versions = () if found else proposals(library(), a or b)
    return {"documents": documents[::-1], "a": a, "b": b, "versions": versions[:PROPOSED], "name_of": name_of}


def _answer(found: Compared) -> dict[str, object]:
    comparison, asked = found.comparison, shown(request.args)
    lines = [line for line in _lines(comparison) if is_shown(line.row, asked)]
    pages_in_all = max(1, -(-len(lines) // ROWS_A_PAGE))
    page = min(whole(request.args, "page", 1, least=1), pages_in_all)
    part = lines[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE]
    return {
        "found": found,
        "comparison": comparison,
        "asked": asked,
        "changed": sum(is_shown(row, "changes") for row in comparison.rows),
        "runs": tuple(_folded(part, asked)),
        "strangers": _are_strangers(comparison),
        "third": _third(comparison, part),
        "page": page,
        "pages": pages_in_all,
        "ending": _ending(comparison) if page == pages_in_all and asked == "all" else (),
        "part": {"offset": (page - 1) * ROWS_A_PAGE, "limit": ROWS_A_PAGE} if pages_in_all > 1 else {},
        "tagged": _tag,
        "SIGNS": SIGNS,
    }


def _lines(comparison: Comparison) -> Iterator[Line]:
    other: Lang = "en" if comparison.lang == "zh" else "zh"
    for number, row in enumerate(comparison.rows):
        arrives = tuple(comparison.rows[at] for at in comparison.arrivals.get(number, ()))
        yield Line(number, row, pieces(row, "a"), pieces(row, "b"), _said(row.a or row.b, other), arrives)


def _ending(comparison: Comparison) -> tuple[Row, ...]:
    """The moved rows that stand behind everything else in version b."""
    return tuple(comparison.rows[at] for at in comparison.arrivals.get(len(comparison.rows), ()))


def _said(passages: Iterable[Passage], lang: Lang) -> str:
    return "\n".join(filter(None, (passage.text(lang) for passage in passages)))


def pieces(row: Row, side: Literal["a", "b"]) -> tuple[Piece, ...]:
    """One text of a row cut at what differs; joined, the pieces are the text again."""
    text = row.text_a if side == "a" else row.text_b
    out, at = [], 0
    for change in row.changes:
        (start, end), (low, high) = (change.a, change.b) if side == "a" else (change.b, change.a)
        if at < start:
            out.append(Piece(text[at:start]))
        out.append(Piece(text[start:end], change.turn, alone=start == end or low == high))
        at = end
    return (*out, Piece(text[at:])) if at < len(text) else tuple(out)


def _are_strangers(comparison: Comparison) -> bool:
    """Whether so little of either stands in the other that nobody would call them versions of one text."""
    rows = comparison.rows
    shorter = min(sum(bool(row.a) for row in rows), sum(bool(row.b) for row in rows))
    return sum(bool(row.a and row.b) for row in rows) < STRANGERS * shorter


def _third(comparison: Comparison, lines: Sequence[Line]) -> bool:
    """Whether the other language stands beside both: where the two are translations of one text."""
    wanted = request.args.get("other")
    if wanted in ("0", "1"):
        return wanted == "1" and any(line.other for line in lines)
    other: Lang = "en" if comparison.lang == "zh" else "zh"
    both = [(_said(row.a, other), _said(row.b, other)) for row in comparison.rows if row.a and row.b]
    same = sum(not a or not b or "".join(a.split()) == "".join(b.split()) for a, b in both)
    return 2 * same > len(both) and any(line.other for line in lines)


def _folded(lines: Sequence[Line], asked: Shown) -> Iterator[tuple[bool, tuple[Line, ...]]]:
    """Runs of lines; True says that a run holds nothing new and is folded."""
    for quiet, group in groupby(lines, key=lambda line: asked == "all" and _is_quiet(line)):
        run = tuple(group)
        yield quiet and len(run) >= FOLDED, run


def _is_quiet(line: Line) -> bool:
    return line.row.status in SAME and not line.row.moved and not line.arrives


def _tag(text: str, lang: Lang) -> str:
    """The tag of a text, whose language is known and whose script is not."""
    return "en" if lang == "en" else language_tag(text)


def name_of(document: Document) -> str:
    """A document among others of the same title: with its year, or its file."""
    reference = document.reference
    return f"{document.title} ({reference.issued[:4] or ' + '.join(document.source)})"
