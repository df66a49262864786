"""Looking up a pasted text: the JSON twin of the lookup page."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from webapp.api.given import given
from webapp.asking import ask_lookup
from webapp.parameters import lookup_request
from webapp.present import answer_json
from webapp.state import library


def install(api: Blueprint) -> None:
    """Add the addresses of this subject."""
    api.add_url_rule("/lookup", "lookup", lookup_twin, methods=["GET", "POST"])


def lookup_twin() -> Response:
    """What the lookup page shows; a POST may bring a form or a JSON object."""
    return jsonify(answer_json(ask_lookup(lookup_request(given()), library())))
