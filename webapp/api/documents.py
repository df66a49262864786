"""Documents: the JSON twins of the library and of the reading page."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, request

from webapp.listing import arranged
from webapp.parameters import whole
from webapp.present import document_answer, documents_json
from webapp.state import library


def install(api: Blueprint) -> None:
    """Add the addresses of this subject."""
    api.add_url_rule("/documents", "documents", documents_twin)
    api.add_url_rule("/documents/<path:document_id>", "document", document_twin)


def documents_twin() -> Response:
    """Every document, or those of a collection; in order of adding unless another is asked for."""
    documents = library().store.documents()
    order, collection = request.args.get("sort", ""), request.args.get("collection", "")
    return jsonify(documents_json(arranged(documents, order, collection)))


def document_twin(document_id: str) -> Response:
    """A document with its record and its passages, all of them or a part."""
    document = library().store.document(document_id)
    offset = whole(request.args, "offset", 0, least=0)
    limit = whole(request.args, "limit", max(1, document.passages), least=1)
    return jsonify(document_answer(document, library().store.passages(document.id, offset, offset + limit)))
