"""The queries that a reader keeps, for programs that send the reader's cookie along."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from webapp.queries import kept, queries_json


def install(api: Blueprint) -> None:
    """Add the addresses of this subject."""
    api.add_url_rule("/queries", "queries", queries_twin)


def queries_twin() -> Response:
    """What the list of kept queries shows."""
    return jsonify(queries_json(kept()))
