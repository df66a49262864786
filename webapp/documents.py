"""The library's list, and the reading page of a document: both languages side by side."""

from __future__ import annotations

import sys

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from corpus.other_languages import is_other_language
from corpus.types import Boilerplate, Passage
from webapp.addresses import moved
from webapp.coverage import coverage
from webapp.parameters import whole
from webapp.preferences import chosen
from webapp.present import row
from webapp.state import library

pages = Blueprint("documents", __name__)

ROWS_A_PAGE = 400
"""How many passages of a document one page holds: a report of 100 pages in one piece, a book in several."""


@pages.get("/library", endpoint="documents")
def library_page() -> str:
    """Every document of the library, the newest first."""
    return render_template("library.html", documents=library().store.documents()[::-1])


@pages.get("/documents/<path:document_id>", endpoint="document")
def document_page(document_id: str) -> str | Response:
    """A document to read, in the layout that the address or the reader's habit says."""
    document = library().store.document(document_id)
    if document.id != document_id:
        return redirect(moved(url_for("documents.document", document_id=document.id)))
    passages = library().store.passages(document.id)
    pages_in_all = max(1, -(-len(passages) // ROWS_A_PAGE))
    page = min(whole(request.args, "page", 1, least=1), pages_in_all)
    return render_template(
        "document.html",
        document=document,
        rows=[row(passage, document) for passage in passages[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE]],
        outline=outline(passages),
        others=others(passages, library().store.boilerplate(document.id)),
        coverage=coverage(passages),
        bilingual=len(document.languages) > 1,
        layout=chosen("layout"),
        page=page,
        pages=pages_in_all,
        part={"offset": (page - 1) * ROWS_A_PAGE, "limit": ROWS_A_PAGE} if pages_in_all > 1 else {},
    )


def others(passages: tuple[Passage, ...], left_out: tuple[Boilerplate, ...]) -> dict[int, list[str]]:
    """The paragraphs in other languages: for the passage behind which they stand, by its ordinal, their texts.

    Where the source has no lines, and above the first passage, they stand behind the nearest that there is.
    """
    starts = [
        (place.source, place.line or 0, passage.ordinal)
        for passage in passages
        for place in (*passage.zh_locators, *passage.en_locators)
    ]
    found: dict[int, list[str]] = {}
    for piece in left_out:
        if is_other_language(piece.text):
            here = (piece.locator.source, piece.locator.line or sys.maxsize)
            before = max((start for start in starts if start[:2] <= here), default=min(starts, default=("", 0, 0)))
            found.setdefault(before[2], []).append(piece.text)
    return found


def outline(passages: tuple[Passage, ...]) -> tuple[tuple[int, Passage], ...]:
    """The headings in reading order, each with its depth from 1; the title stands above the text already."""
    headings = [(passage.level or 1, passage) for passage in passages if passage.kind == "heading"]
    highest = min((level for level, _ in headings), default=1)
    return tuple((level - highest + 1, passage) for level, passage in headings)


def place(passage: Passage) -> str:
    """The address of a passage in the text of its document."""
    page = passage.ordinal // ROWS_A_PAGE + 1
    address = url_for("documents.document", document_id=passage.document, page=page if page > 1 else None)
    return f"{address}#p-{passage.id}"
