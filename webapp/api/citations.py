"""Citations: what the copy buttons give, as JSON."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, request

from webapp.citations import DEFAULT_STYLE, find_style, missing_fields
from webapp.passages import copies
from webapp.present import citation_answer
from webapp.state import library


def install(api: Blueprint) -> None:
    """Add the addresses of this subject."""
    api.add_url_rule("/passages/<passage_id>/cite", "cite", citation_twin)


def citation_twin(passage_id: str) -> Response:
    """The texts that the copy buttons give."""
    passage = library().store.passage(passage_id)
    document = library().store.document(passage.document)
    style = find_style(request.args.get("style") or DEFAULT_STYLE).name
    parts = copies(passage, document, style)
    return jsonify(citation_answer(passage, style, parts, missing_fields(document.reference, style)))
