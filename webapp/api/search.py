"""Searching: the JSON twin of the search page."""

from __future__ import annotations

from dataclasses import asdict

from flask import Blueprint, Response, jsonify, request

from webapp.asking import ask_search, meant
from webapp.parameters import SearchRequest, search_request
from webapp.present import Json, answer_json
from webapp.state import Library, library


def install(api: Blueprint) -> None:
    """Add the addresses of this subject."""
    api.add_url_rule("/search", "search", search_twin)


def search_twin() -> Response:
    """What the search page shows."""
    return jsonify(answered(search_request(request.args), library()))


def answered(asked: SearchRequest, library: Library) -> Json:
    """The answer, with what else may be meant by a query that finds little."""
    answer = ask_search(asked, library)
    return answer_json(answer) | {"did_you_mean": [asdict(each) for each in meant(answer, asked, library)]}
