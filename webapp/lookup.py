"""The lookup page: paste a passage in either language, see what the library holds that says the same."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from webapp.asking import ask_lookup
from webapp.language_tags import languages_of
from webapp.parameters import LookupRequest, lookup_request
from webapp.present import hit_row
from webapp.state import library

pages = Blueprint("lookup", __name__)

LONGEST_IN_ADDRESS = 1500
"""A pasted text up to this many characters gets an address of its own; every browser and proxy takes that much."""


@pages.get("/lookup", endpoint="lookup")
def lookup_page() -> str:
    """The form, and what it found; ``passage`` names a passage of the library instead of a pasted text."""
    asked = lookup_request(request.args)
    passage_id = request.args.get("passage", "")
    if passage_id and not asked.text:
        asked = _of_passage(asked, passage_id)
    return _page(asked)


@pages.post("/lookup", endpoint="paste")
def pasted() -> str | Response:
    """A pasted text: short ones move to an address that can be kept, long ones are answered at once."""
    asked = lookup_request(request.form)
    if len(asked.text) <= LONGEST_IN_ADDRESS:
        return redirect(url_for("lookup.lookup", text=asked.text, lang=asked.lang), code=303)
    return _page(asked)


def _of_passage(asked: LookupRequest, passage_id: str) -> LookupRequest:
    passage = library().store.passage(passage_id)
    return replace(asked, text=passage.zh or passage.en)


def _page(asked: LookupRequest) -> str:
    answer = ask_lookup(asked, library())
    typed = languages_of(asked.text)
    rows = [hit_row(hit, typed) for hit in answer.hits]
    return render_template("lookup.html", asked=asked, answer=answer, rows=rows)
