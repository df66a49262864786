"""Passages: the JSON twin of a passage's page."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from webapp.passages import neighbours
from webapp.present import passage_answer
from webapp.state import library


def install(api: Blueprint) -> None:
    """Add the addresses of this subject."""
    api.add_url_rule("/passages/<passage_id>", "passage", passage_twin)


def passage_twin(passage_id: str) -> Response:
    """A passage with the ids of its neighbours; an earlier id answers with the present one."""
    passage = library().store.passage(passage_id)
    document = library().store.document(passage.document)
    return jsonify(passage_answer(passage, document, *neighbours(passage)))
