"""What is copied of a passage: its texts, what is to be known before, and each text at an address of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

from flask import Blueprint, Flask, Response, request

from corpus.types import Document, Lang, Passage
from webapp.citations.quotation import titled
from webapp.i18n import N_, gettext
from webapp.parameters import one_of
from webapp.preferences import chosen
from webapp.references.caveats import Caveat, caveats, lacking
from webapp.references.entries import titles_in
from webapp.references.formats import FORMATS
from webapp.references.fragments import original_link
from webapp.references.meta_tags import meta_tags
from webapp.references.texts import TEXTS, held, texts
from webapp.state import library
from webapp.vocabulary import VOCABULARY

pages = Blueprint("citing", __name__)


@dataclass(frozen=True, slots=True)
class Copies:
    """What the panel of a passage's page offers: its texts by name, in a style, and what to know before copying.

    ``original`` leads to the passage in the web page that the record names. ``languages`` are those that the work
    can be cited in.
    """

    style: str
    texts: dict[str, str]
    caveats: tuple[Caveat, ...]
    original: str
    languages: tuple[Lang, ...]


def copies(passage: Passage, document: Document, style: str) -> Copies:
    """Everything that can be copied of a passage, in a style. Raises UnknownStyle, CitationError."""
    return Copies(
        style=style,
        texts=texts(passage, document, style),
        caveats=caveats(passage, document, style),
        original=original_link(document.reference, passage),
        languages=titles_in(titled(document)),
    )


def lacks(document: Document) -> str:
    """What the chosen style wants and the document's record lacks, in the page's words: said beside copy buttons."""
    return field_names(lacking(document, chosen("style")))


def field_names(fields: Iterable[str]) -> str:
    """Names of the record's fields in a row, in the words of the page."""
    words = VOCABULARY["field"]
    return reduce(_listed, (gettext(words.get(field, field)) for field in fields), "")


def _listed(before: str, name: str) -> str:
    return gettext(N_("%(before)s, %(next)s")) % {"before": before, "next": name} if before else name


def install(app: Flask) -> None:
    """Give the templates what panels, buttons and heads of pages say of a work."""
    app.jinja_env.globals.update(
        meta_tags=meta_tags,
        cited_in=lambda document: titles_in(titled(document)),
        lacks=lacks,
        field_names=field_names,
        reference_formats=FORMATS,
    )


@pages.get("/passages/<passage_id>/cite", endpoint="cite")
def plain_text(passage_id: str) -> Response:
    """One text of a passage as plain text: the same that the copy buttons give."""
    passage = library().store.passage(passage_id)
    part = one_of("part", request.args.get("part") or "all", TEXTS)
    document = library().store.document(passage.document)
    return Response(held(texts(passage, document, chosen("style")), part) + "\n", mimetype="text/plain")
