"""Passages: the JSON twin of a passage's page."""

from __future__ import annotations

from dataclasses import asdict

from flask import Blueprint, Response, jsonify

from indexer.key_terms import key_terms
from webapp.passages import neighbours, section
from webapp.present import passage_answer
from webapp.state import library


def install(api: Blueprint) -> None:
    """Add the addresses of this subject."""
    api.add_url_rule("/passages/<passage_id>", "passage", passage_twin)


def passage_twin(passage_id: str) -> Response:
    """A passage with the ids of its neighbours and of the headings above it, and with its terms.

    An earlier id answers with the present one.
    """
    passage = library().store.passage(passage_id)
    document = library().store.document(passage.document)
    answer = passage_answer(passage, document, *neighbours(passage))
    terms = [asdict(term) for term in key_terms(passage, library().index)]
    return jsonify(answer | {"section": [heading.id for heading in section(passage)], "terms": terms})
