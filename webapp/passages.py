"""The page of one passage, at its lasting address: both sides, where it stands, its neighbours, its citation."""

from __future__ import annotations

from typing import cast, get_args

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from corpus.types import Document, Passage
from webapp.addresses import moved
from webapp.citations import missing_fields, quotation
from webapp.citations.quotation import Part
from webapp.parameters import one_of
from webapp.preferences import chosen
from webapp.present import row
from webapp.state import library

pages = Blueprint("passages", __name__)

PARTS = get_args(Part)
"""What can be copied of a passage: everything, one side, or the citation alone."""

NEIGHBOURS = 2
"""How many passages before and after are shown for context."""


@pages.get("/passages/<passage_id>", endpoint="passage")
def passage_page(passage_id: str) -> str | AnyResponse:
    """A passage with its citation; an address of an earlier version of the text leads to the present one."""
    passage = library().store.passage(passage_id)
    if passage.id != passage_id:
        return redirect(moved(url_for("passages.passage", passage_id=passage.id)), code=301)
    document = library().store.document(passage.document)
    around = library().store.passages(document.id)
    at = passage.ordinal
    return render_template(
        "passage.html",
        document=document,
        row=row(passage, document),
        before=[row(each, document) for each in around[max(0, at - NEIGHBOURS) : at]],
        after=[row(each, document) for each in around[at + 1 : at + 1 + NEIGHBOURS]],
        style=chosen("style"),
        parts=copies(passage, document, chosen("style")),
        missing=missing_fields(document.reference, chosen("style")),
    )


@pages.get("/passages/<passage_id>/cite", endpoint="cite")
def plain_citation(passage_id: str) -> Response:
    """One part of the citation as plain text: the same that the copy buttons give."""
    passage = library().store.passage(passage_id)
    part = cast(Part, one_of("part", request.args.get("part", "all"), PARTS))
    document = library().store.document(passage.document)
    return Response(quotation(passage, document, style=chosen("style"), part=part) + "\n", mimetype="text/plain")


def copies(passage: Passage, document: Document, style: str) -> dict[str, str]:
    """Every text that can be copied of a passage, in a style. Raises UnknownStyle."""
    return {part: quotation(passage, document, style=style, part=part) for part in PARTS}


def neighbours(passage: Passage) -> tuple[str | None, str | None]:
    """The ids of the passages before and after in reading order."""
    around = library().store.passages(passage.document)
    at = passage.ordinal
    before = around[at - 1].id if at > 0 else None
    return before, around[at + 1].id if at + 1 < len(around) else None
