"""The page of one passage, at its lasting address: both sides, where it stands, its neighbours, its citation."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from corpus import vectors
from corpus.types import LANGS, Document, Lang, Passage
from indexer.answer import Hit
from indexer.key_terms import key_terms
from webapp.addresses import moved
from webapp.asking import ask_lookup
from webapp.citing import copies
from webapp.compare import name_of
from webapp.language_tags import languages_of
from webapp.parameters import LookupRequest, Window, flag
from webapp.present import Row, hit_row, row
from webapp.state import library
from webapp.versions import proposals

pages = Blueprint("passages", __name__)

NEIGHBOURS = 2
"""How many passages before and after are shown for context."""

SIMILAR = 5
"""How many passages of other documents are shown; the lookup page has them all."""

NEAR, NEAR_BY_WORDS = 0.3, 0.16
"""The score from which a passage is shown as similar, with sentence vectors and without: of some hundred passages
looked up in two libraries those below share a word or two, and most of those above a subject."""

VERSIONS = 3
"""How many other versions of its document a passage leads to, the likeliest."""


@pages.get("/passages/<passage_id>", endpoint="passage")
def passage_page(passage_id: str) -> str | Response:
    """A passage with its citation; an address of an earlier version of the text leads to the present one.

    With ``similar=1`` also what other documents have that is like it: that takes a lookup, so it is asked for.
    """
    passage = library().store.passage(passage_id)
    if passage.id != passage_id:
        return redirect(moved(url_for("passages.passage", passage_id=passage.id)), code=301)
    document = library().store.document(passage.document)
    first, around = _around(passage)
    at = passage.ordinal - first
    return render_template(
        "passage.html",
        document=document,
        row=row(passage, document),
        before=[row(each, document) for each in around[:at]],
        after=[row(each, document) for each in around[at + 1 :]],
        copies=copies(passage, document),
        section=section(passage),
        terms=[term for term in key_terms(passage, library().index) if term.en],
        versions=versions(document),
        name_of=name_of,
        elsewhere=elsewhere(passage) if flag(request.args, "similar", default=False) else None,
    )


def _around(passage: Passage) -> tuple[int, tuple[Passage, ...]]:
    """The ordinal of the first neighbour that is shown, and the neighbours with the passage among them."""
    first = max(0, passage.ordinal - NEIGHBOURS)
    return first, library().store.passages(passage.document, first, passage.ordinal + NEIGHBOURS + 1)


def section(passage: Passage) -> tuple[Passage, ...]:
    """The headings under which a passage stands, the highest first."""
    trail: list[Passage] = []
    for heading in library().store.headings(passage.document):
        if heading.ordinal >= passage.ordinal:
            break
        trail = [each for each in trail if (each.level or 1) < (heading.level or 1)] + [heading]
    own = passage.level or 1
    return tuple(each for each in trail if passage.kind != "heading" or (each.level or 1) < own)


def versions(document: Document) -> tuple[Document, ...]:
    """The documents that are likely another version of this one, the likeliest first."""
    pairs = [(each.a, each.b) for each in proposals(library(), document.id)[:VERSIONS]]
    return tuple(b if a.id == document.id else a for a, b in pairs)


def elsewhere(passage: Passage) -> tuple[Row, ...]:
    """The passages of other documents that say the same or something like it, in whichever language they say it."""
    typed = languages_of(passage.zh or passage.en)
    found = {hit.passage.id: hit for lang in LANGS for hit in _near(passage, lang)}
    nearest = sorted(found.values(), key=lambda hit: (hit.tier, -hit.score))
    return tuple(hit_row(hit, typed) for hit in nearest[:SIMILAR])


def _near(passage: Passage, lang: Lang) -> tuple[Hit, ...]:
    """The nearest passages that have this language, where they are near at all."""
    asked = LookupRequest("", Window(SIMILAR), lang, exclude=(passage.document,), passage=passage.id)
    least = NEAR if vectors.available() else NEAR_BY_WORDS
    return tuple(hit for hit in ask_lookup(asked, library()).hits if hit.score >= least)


def neighbours(passage: Passage) -> tuple[str | None, str | None]:
    """The ids of the passages before and after in reading order."""
    _, around = _around(passage)
    by_ordinal = {each.ordinal: each.id for each in around}  # the document may have been shortened meanwhile
    return by_ordinal.get(passage.ordinal - 1), by_ordinal.get(passage.ordinal + 1)
