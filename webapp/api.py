"""The JSON twins of the pages, under ``/api/v1``."""

from __future__ import annotations

from typing import cast

from flask import Blueprint, Response, jsonify, request

from corpus.errors import BadParameter
from webapp.asking import ask_lookup, ask_search
from webapp.citations import DEFAULT_STYLE, find_style, missing_fields
from webapp.openapi import description
from webapp.parameters import Values, lookup_request, search_request, whole
from webapp.passages import copies, neighbours
from webapp.present import answer_json, citation_answer, document_answer, documents_json, passage_answer
from webapp.state import library

api = Blueprint("api", __name__, url_prefix="/api/v1")


@api.get("/search", endpoint="search")
def search_twin() -> Response:
    """What the search page shows."""
    return jsonify(answer_json(ask_search(search_request(request.args), library())))


@api.route("/lookup", methods=["GET", "POST"], endpoint="lookup")
def lookup_twin() -> Response:
    """What the lookup page shows; a POST may bring a form or a JSON object."""
    return jsonify(answer_json(ask_lookup(lookup_request(_given()), library())))


@api.get("/documents", endpoint="documents")
def documents_twin() -> Response:
    """Every document, in order of adding."""
    return jsonify(documents_json(library().store.documents()))


@api.get("/documents/<path:document_id>", endpoint="document")
def document_twin(document_id: str) -> Response:
    """A document with its record and its passages, all of them or a part."""
    document = library().store.document(document_id)
    offset = whole(request.args, "offset", 0, least=0)
    limit = whole(request.args, "limit", max(1, document.passages), least=1)
    return jsonify(document_answer(document, library().store.passages(document.id)[offset : offset + limit]))


@api.get("/passages/<passage_id>", endpoint="passage")
def passage_twin(passage_id: str) -> Response:
    """A passage with the ids of its neighbours; an earlier id answers with the present one."""
    passage = library().store.passage(passage_id)
    document = library().store.document(passage.document)
    return jsonify(passage_answer(passage, document, *neighbours(passage)))


@api.get("/passages/<passage_id>/cite", endpoint="cite")
def citation_twin(passage_id: str) -> Response:
    """The texts that the copy buttons give."""
    passage = library().store.passage(passage_id)
    document = library().store.document(passage.document)
    style = find_style(request.args.get("style") or DEFAULT_STYLE).name
    parts = copies(passage, document, style)
    return jsonify(citation_answer(passage, style, parts, missing_fields(document.reference, style)))


@api.get("/openapi.json", endpoint="openapi")
def openapi_twin() -> Response:
    """The description of all of this, for tools."""
    return jsonify(description())


def _given() -> Values | dict[str, object]:
    if request.method == "GET":
        return request.args
    if not request.is_json:
        return request.form
    body = request.get_json(silent=True)
    if not isinstance(body, dict):
        raise BadParameter('The body must be a JSON object such as {"text": "…", "lang": "en"}.')
    return cast("dict[str, object]", body)
