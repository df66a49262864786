"""What is copied of a passage: its texts, what is to be known before, and each text at an address of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

from flask import Blueprint, Flask, Response, request

from corpus.errors import CitationError
from corpus.types import Document, Lang, Passage
from webapp.citations import DEFAULT_STYLE, find_style, styles
from webapp.citations.quotation import titled
from webapp.i18n import N_, gettext, locale
from webapp.parameters import one_of
from webapp.references.caveats import Caveat, caveats, lacking
from webapp.references.entries import titles_in
from webapp.references.formats import FORMATS
from webapp.references.fragments import original_link
from webapp.references.meta_tags import meta_tags
from webapp.references.texts import TEXTS, held, texts
from webapp.state import library
from webapp.style_choice import StyleChoice, Unusable, library_styles, style_choice
from webapp.vocabulary import VOCABULARY

pages = Blueprint("citing", __name__)


@dataclass(frozen=True, slots=True)
class Copies:
    """What the panel of a passage's page offers: its texts by name, in a style, and what to know before copying.

    ``original`` leads to the passage in the web page that the record names. ``languages`` are those that the work
    can be cited in. ``instead_of`` is the style that was asked for, where it can't be had or can't print this work.
    """

    style: str
    texts: dict[str, str]
    caveats: tuple[Caveat, ...]
    original: str
    languages: tuple[Lang, ...]
    instead_of: Unusable | None = None


def copies(passage: Passage, document: Document) -> Copies:
    """Everything that can be copied of a passage, in the chosen style, or where it can't print the work the default.

    Raises:
        CitationError: the default style can't print it either.
    """
    choice, written = _written(passage, document, style_choice())
    return Copies(
        style=choice.style.name,
        instead_of=choice.instead_of,
        texts=written,
        caveats=caveats(passage, document, choice.style),
        original=original_link(document.reference, passage),
        languages=titles_in(titled(document)),
    )


def _written(passage: Passage, document: Document, choice: StyleChoice) -> tuple[StyleChoice, dict[str, str]]:
    try:
        return choice, texts(passage, document, choice.style)
    except CitationError:
        default = find_style(DEFAULT_STYLE)
        if choice.style == default:
            raise
        unusable = Unusable(choice.style.name, N_("it can’t print this work"))
        return StyleChoice(default, unusable), texts(passage, document, default)


def lacks(document: Document) -> str:
    """What the chosen style wants and the document's record lacks, in the page's words: said beside copy buttons."""
    return field_names(lacking(document, style_choice().style))


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
        styles=lambda: styles(library_styles()),
        style_label=lambda: style_choice().style.label(locale()),
    )


@pages.get("/passages/<passage_id>/cite", endpoint="cite")
def plain_text(passage_id: str) -> Response:
    """One text of a passage as plain text: the same that the copy buttons give."""
    passage = library().store.passage(passage_id)
    part = one_of("part", request.args.get("part") or "all", TEXTS)
    document = library().store.document(passage.document)
    asked = request.args.get("style")  # an address that names a style gives that one or says why not
    style = find_style(asked, library_styles()) if asked else style_choice().style
    return Response(held(texts(passage, document, style), part) + "\n", mimetype="text/plain")
