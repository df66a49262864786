"""Checking quotations."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

from flask import Blueprint, Response, jsonify
from werkzeug.datastructures import MultiDict

from corpus.errors import BadParameter
from indexer.check import Check, Claim, Difference, Part, Place, Stretch, check
from indexer.index import Index
from indexer.quoting.places import pages_of
from webapp.api.given import given
from webapp.parameters import Values, whole
from webapp.present import notes_json
from webapp.state import library

PAGE = re.compile(r"(?:pp?\.?|pages?|第)?\s*\d{1,6}(?:\s*[-–—]\s*\d{1,6})?\s*[页頁]?", re.IGNORECASE)
"""What names a page, or several: 12, p. 12, pp. 12-14, 第12页."""

Json = dict[str, Any]

PLACES = 10
"""How many places of a part are given unless more are asked for."""

MOST_PLACES = 100


def install(api: Blueprint) -> None:
    """Add the addresses of this subject."""
    api.add_url_rule("/check", "check", check_twin, methods=["GET", "POST"])


def check_twin() -> Response:
    """What the page that checks quotations shows; a POST may bring a form or a JSON object."""
    return jsonify(check_json(ask_check(given(), library().index)))


def ask_check(values: Values | dict[str, object], index: Index) -> Check:
    """The check that an address, a form or a JSON body asks for. Raises BadParameter for values that can't be used."""
    given = values if isinstance(values, MultiDict) else MultiDict({name: str(value) for name, value in values.items()})
    text, document, page = (given.get(name, "").strip() for name in ("text", "document", "page"))
    if not text and "text" in given:  # without any, as on the empty page, nothing is asked
        raise BadParameter("text is empty: give the quotation that is to be checked.")
    if page and not PAGE.fullmatch(page):
        raise BadParameter(f"page must be the number of a page, as in 12 or p. 12, not {page!r}.")
    if page and not document:
        raise BadParameter(
            "page needs a document (--document): say where the quotation is said to stand, or leave it out."
        )
    return check(
        text,
        index,
        document=document,
        page=page,
        limit=min(whole(given, "limit", PLACES, least=1), MOST_PLACES),
    )


def check_json(found: Check) -> Json:
    """The verdict, the parts by language with their places, and whether the quotation is where it is said to be."""
    return {
        "ok": True,
        "quotation": found.quotation,
        "verdict": found.verdict,
        "parts": [_part_json(part) for part in found.parts],
        "claim": _claim_json(found.claim) if found.claim else None,
        "together": found.together,
        "notes": notes_json(found.notes),
    }


def _claim_json(claim: Claim) -> Json:
    return {
        "document": claim.document,
        "page": claim.page,
        "standing": claim.standing,
        "documents": [{"id": each.id, "title": each.title} for each in claim.documents],
        "pages": list(claim.pages),
    }


def _part_json(part: Part) -> Json:
    return {
        "span": [part.start, part.end],
        "text": part.text,
        "lang": part.lang,
        "verdict": part.verdict,
        "total": part.total,
        "places": [_place_json(place) for place in part.places],
    }


def _place_json(place: Place) -> Json:
    return {
        "document": place.document.id,
        "title": place.document.title,
        "source": " + ".join(place.document.source),
        "lang": place.lang,
        "verdict": place.verdict,
        "share": place.share,
        "pages": list(pages_of(place)),
        "stretches": [_stretch_json(stretch) for stretch in place.stretches],
        "differences": [_difference_json(step) for step in place.differences],
        "typography": list(place.typography),
        "alarms": list(place.alarms),
        "claimed": place.claimed,
    }


def _stretch_json(stretch: Stretch) -> Json:
    return {
        "passage": stretch.passage.id,
        "ordinal": stretch.passage.ordinal,
        "span": list(stretch.span),
        "text": stretch.text,
        "counterpart_lang": stretch.other,
        "counterpart_span": list(stretch.counterpart),
        "counterpart": stretch.translation,
        "locators": [asdict(locator) for locator in stretch.locators],
    }


def _difference_json(step: Difference) -> Json:
    return {
        "kind": step.kind,
        "quoted": step.quoted,
        "stored": step.stored,
        "inner": [_difference_json(inner) for inner in step.inner],
    }
