"""The page that checks quotations: is it there, word for word, and is it where somebody says it is?"""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from corpus.types import Lang
from indexer.quoting.places import pages_of
from webapp.api.check import ask_check
from webapp.language_tags import language_tag
from webapp.lookup import LONGEST_IN_ADDRESS
from webapp.parameters import Values
from webapp.state import library

pages = Blueprint("check", __name__)


@pages.get("/check", endpoint="check")
def check_page() -> str:
    """The form, and the verdict on what was pasted."""
    return _page(request.args)


@pages.post("/check", endpoint="paste")
def paste() -> str | Response:
    """A pasted quotation: short ones move to an address that can be kept, long ones are answered at once."""
    given = {name: request.form.get(name, "").strip() for name in ("text", "document", "page")}
    if len("".join(given.values())) <= LONGEST_IN_ADDRESS:
        text, document, page = (value or None for value in given.values())
        return redirect(url_for("check.check", text=text, document=document, page=page), code=303)
    return _page(request.form)


def _page(values: Values) -> str:
    text = values.get("text", "").strip()
    return render_template(
        "check.html",
        text=text,
        document=values.get("document", "").strip(),
        page=values.get("page", "").strip(),
        found=ask_check(values, library().index) if text else None,
        documents=library().store.documents(),
        pages_of=pages_of,
        tagged=_tag,
    )


def _tag(text: str, lang: Lang) -> str:
    """The tag of a side's text, whose language is known and whose script is not."""
    return "en" if lang == "en" else language_tag(text)
