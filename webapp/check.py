"""The page that checks quotations: is it there, word for word, and is it where somebody says it is?"""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from corpus.types import Lang
from indexer.quoting.places import pages_of
from webapp.api.check import PAGE, ask_check
from webapp.i18n import N_
from webapp.language_tags import language_tag
from webapp.lookup import LONGEST_IN_ADDRESS
from webapp.parameters import Values
from webapp.state import library

pages = Blueprint("check", __name__)


@pages.get("/check", endpoint="check")
def check_page() -> str | tuple[str, int]:
    """The form, and the verdict on what was pasted, or what is wrong with what was typed beside it."""
    return _page(request.args)


@pages.post("/check", endpoint="paste")
def paste() -> str | tuple[str, int] | Response:
    """A pasted quotation: short ones move to an address that can be kept, long ones are answered at once."""
    given = {name: request.form.get(name, "").strip() for name in ("text", "document", "page")}
    if len("".join(given.values())) <= LONGEST_IN_ADDRESS:
        text, document, page = (value or None for value in given.values())
        return redirect(url_for("check.check", text=text, document=document, page=page), code=303)
    return _page(request.form)


def _page(values: Values) -> str | tuple[str, int]:
    text, document, page = (values.get(name, "").strip() for name in ("text", "document", "page"))
    wrong = _wrong(document, page)
    answer = render_template(
        "check.html",
        text=text,
        document=document,
        page=page,
        wrong=wrong,
        found=ask_check(values, library().index) if text and not wrong else None,
        documents=library().store.documents(),
        pages_of=pages_of,
        tagged=_tag,
    )
    return (answer, 400) if wrong else answer


def _wrong(document: str, page: str) -> str:
    """What is wrong with where the quotation is said to stand; empty where nothing is."""
    if page and not PAGE.fullmatch(page):
        return N_("That is no page number. Give one such as 12 or 12–14, or leave it out.")
    if page and not document:
        return N_("A page alone says little: name the document it is a page of, or leave the page out.")
    return ""


def _tag(text: str, lang: Lang) -> str:
    """The tag of a side's text, whose language is known and whose script is not."""
    return "en" if lang == "en" else language_tag(text)
