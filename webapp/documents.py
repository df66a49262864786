"""The library's list, and the reading page of a document: both languages side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from corpus.errors import CitationError
from corpus.store import Sketch
from corpus.types import Document, Passage
from webapp.addresses import address, moved, to
from webapp.citations import cite
from webapp.citations.quotation import added_on, titled
from webapp.coverage import coverage
from webapp.listing import library_page
from webapp.outline import abridged, in_other_languages, others, outline
from webapp.parameters import whole
from webapp.preferences import chosen
from webapp.present import row
from webapp.state import library
from webapp.style_choice import style_choice
from webapp.walking import Asked, Walk, asked, walk

pages = Blueprint("documents", __name__)

ROWS_A_PAGE = 200
"""How many passages of a document one page holds: a report of 50 pages in one piece, a book in several.

A page of 200 long passages has 280 KB and takes the server about as long as an answer of 100 hits."""


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a document that a page holds: its number, how many there are, its passages' ordinals."""

    number: int
    of: int
    start: int
    stop: int


pages.add_url_rule("/library", "documents", library_page)


@pages.get("/documents/<path:document_id>", endpoint="document")
def document_page(document_id: str) -> str | Response:
    """A document to read, in the layout that the address or the reader's habit says."""
    document = library().store.document(document_id)
    if document.id != document_id:
        return redirect(moved(url_for("documents.document", document_id=document.id)))
    sketches = library().store.sketches(document.id)
    if "at" in request.args:
        return _at(sketches)
    standing = next((each for each in sketches if each.id == request.args.get("hit")), None)
    part = _part(len(sketches), standing)
    way = _walk(document, sketches, part, standing)
    if way and way.stops and standing is None and "page" not in request.args:
        return redirect(stop_address(way.following or way.stops[0], way.asked), code=303)
    return _page(document, sketches, part, way)


def _at(sketches: Sequence[Sketch]) -> Response:
    """To the passage of a number, or the last where there are fewer."""
    number = whole(request.args, "at", 1, least=1)
    here = moved(url_for("documents.document", **(request.view_args or {})))
    return redirect(place(sketches[min(number, len(sketches)) - 1]) if sketches else here, code=303)


def _part(total: int, standing: Sketch | None) -> Part:
    of = max(1, -(-total // ROWS_A_PAGE))
    first = standing.ordinal // ROWS_A_PAGE + 1 if standing else 1
    number = min(whole(request.args, "page", first, least=1), of)
    return Part(number, of, (number - 1) * ROWS_A_PAGE, min(number * ROWS_A_PAGE, total))


def _walk(document: Document, sketches: Sequence[Sketch], part: Part, standing: Sketch | None) -> Walk | None:
    """The way through what the reader asked for; who has just asked stands before the part where they asked it."""
    wanted = asked(request.args)
    before = whole(request.args, "from", part.start, least=0) - 0.5
    ordinal = standing.ordinal if standing else before
    return walk(wanted, document, sketches, ordinal, range(part.start, part.stop), library()) if wanted else None


def _page(document: Document, sketches: Sequence[Sketch], part: Part, way: Walk | None) -> str:
    store = library().store
    hits = way.hits if way else {}
    passages = store.passages(document.id, part.start, part.stop)
    return render_template(
        "document.html",
        document=document,
        rows=[row(passage, document, hits.get(passage.id)) for passage in passages],
        outline=abridged(outline(store.headings(document.id)), part.start, part.stop, ROWS_A_PAGE),
        others=_others(document),
        coverage=coverage(sketches),
        bilingual=len(document.languages) > 1,
        layout=chosen("layout"),
        page=part.number,
        pages=part.of,
        begin=part.start,
        walk=way,
        going=lambda state: Asked(state=state),
        stop_address=stop_address,
        citation=_citation(document),
        here=way.here if way else "",
        part={"offset": part.start, "limit": ROWS_A_PAGE} if part.of > 1 else {},
    )


def _citation(document: Document) -> str:
    """The line under the title of a printout: the citation, or where the style can't print the record, the title."""
    try:
        return cite(titled(document), style=style_choice().style, today=added_on(document))
    except CitationError:
        return document.title


def _others(document: Document) -> dict[int, list[str]]:
    pieces = in_other_languages(library().store.boilerplate(document.id))
    return others(library().store.places(document.id), pieces) if pieces else {}


def place(
    passage: Passage | Sketch, query: str = "", *, having: str = "", lacking: str = "", widen: bool = True
) -> str:
    """The address of a passage in the text of its document; with a query, where what it finds there is marked."""
    if query or having or lacking:
        return stop_address(passage, Asked(query, having, lacking, widen))
    page = passage.ordinal // ROWS_A_PAGE + 1
    address = url_for("documents.document", document_id=passage.document, page=page if page > 1 else None)
    return f"{address}#p-{passage.id}"


def stop_address(stop: Passage | Sketch, wanted: Asked) -> str:
    """The address of a passage for somebody who goes through what they asked for."""
    return f"{way_in(stop.document, wanted)}{stop.id}#p-{stop.id}"


def way_in(document: str, wanted: Asked) -> str:
    """:func:`stop_address` up to the id of the passage: what a document's passages share."""
    return to(address("documents.document", document_id=document), wanted.values | {"hit": ""})
