"""The page of one passage, at its lasting address: both sides, where it stands, its neighbours, its citation."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from corpus.types import Passage
from webapp.addresses import moved
from webapp.citing import copies
from webapp.preferences import chosen
from webapp.present import row
from webapp.state import library

pages = Blueprint("passages", __name__)

NEIGHBOURS = 2
"""How many passages before and after are shown for context."""


@pages.get("/passages/<passage_id>", endpoint="passage")
def passage_page(passage_id: str) -> str | Response:
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
        copies=copies(passage, document, chosen("style")),
    )


def neighbours(passage: Passage) -> tuple[str | None, str | None]:
    """The ids of the passages before and after in reading order."""
    around = library().store.passages(passage.document)
    at = passage.ordinal
    before = around[at - 1].id if at > 0 else None
    return before, around[at + 1].id if at + 1 < len(around) else None
