"""The lookup page: paste a passage in either language, see what the library holds that says the same."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from webapp.asking import ask_lookup, pasted
from webapp.language_tags import languages_of
from webapp.parameters import LookupRequest, lookup_request, noted
from webapp.present import hit_row
from webapp.remarks import remark
from webapp.search import LONGEST_QUERY
from webapp.state import library

pages = Blueprint("lookup", __name__)

LONGEST_IN_ADDRESS = 1500
"""A pasted text up to this many characters gets an address of its own; every browser and proxy takes that much."""


@pages.get("/lookup", endpoint="lookup")
def lookup_page() -> str:
    """The form, and what it found; ``passage`` names a passage of the library instead of a pasted text."""
    return _page(lookup_request(request.args))


@pages.post("/lookup", endpoint="paste")
def paste() -> str | Response:
    """A pasted text: short ones move to an address that can be kept, long ones are answered at once."""
    asked = lookup_request(request.form)
    if len(asked.text) <= LONGEST_IN_ADDRESS:
        return redirect(url_for("lookup.lookup", text=asked.text, lang=asked.lang), code=303)
    return _page(asked)


def _page(asked: LookupRequest) -> str:
    answer, text = ask_lookup(asked, library()), pasted(asked, library())
    if request.args.get("via") == "search" and len(text) > LONGEST_QUERY:
        answer = noted(answer, remark("looked-up", count=str(LONGEST_QUERY)))
    typed = languages_of(text)
    rows = [hit_row(hit, typed) for hit in answer.hits]
    return render_template("lookup.html", asked=asked, answer=answer, rows=rows, text=text)
