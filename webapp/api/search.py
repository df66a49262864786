"""Searching: the JSON twin of the search page."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, request

from webapp.asking import ask_search
from webapp.parameters import search_request
from webapp.present import answer_json
from webapp.state import library


def install(api: Blueprint) -> None:
    """Add the addresses of this subject."""
    api.add_url_rule("/search", "search", search_twin)


def search_twin() -> Response:
    """What the search page shows."""
    return jsonify(answer_json(ask_search(search_request(request.args), library())))
