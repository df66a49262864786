"""The description of the API that ``/api/v1/openapi.json`` gives (OpenAPI 3.1), built from the tables below."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from typing import Any, get_args

from corpus.reference_fields import STATUSES
from corpus.types import LANGS, Kind
from indexer.search import SORTS
from webapp.parameters import DEFAULT_LIMIT, MAX_LIMIT, Languages
from webapp.preferences import choices

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer", "minimum": 0}
SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
SPAN: Schema = {"type": "array", "items": COUNT, "minItems": 2, "maxItems": 2}
SPANS: Schema = {
    "type": "array",
    "description": "Half-open [start, end) offsets in Unicode code points of the side's text.",
    "items": SPAN,
}


def description() -> Schema:
    """The whole document."""
    return _description()


@cache
def _description() -> Schema:
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Duizhao",
            "version": version("duizhao"),
            "description": "Search Chinese and English documents as parallel passages, and cite both sides.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/api/v1"}],
        "paths": _paths(),
        "components": {"schemas": _schemas()},
    }


def _paths() -> Schema:
    part = (_limit(DEFAULT_LIMIT, MAX_LIMIT), _query("offset", COUNT | {"default": 0}, "How many to pass over."))
    pasted = (
        _query("text", TEXT, "The passage to look up, in either language."),
        _query("lang", _word(LANGS), "The language wanted back; without it, the other one."),
        _query("passage", TEXT, "The id of a passage to look up instead of a text."),
        *part,
        _query("exclude", _list(TEXT), "Ids of documents to leave out."),
    )
    style = _query("style", _word(choices("style")), "The citation style.")
    document, passage = _path("document_id", "A document's id"), _path("passage_id", "A passage's id, also an old one")
    everything = (_limit(None, None), part[1])
    return {
        "/search": {"get": _operation("search", "Passages that a query finds.", "Answer", (*_search_query(), *part))},
        "/lookup": {
            "get": _operation("lookup", "Passages that say what a text says.", "Answer", pasted),
            "post": _operation("paste", "The same, for texts too long for an address.", "Answer", ()) | _body(),
        },
        "/documents": {"get": _operation("documents", "The documents, in order of adding.", "Documents", ())},
        "/documents/{document_id}": {
            "get": _operation("document", "A document and its passages.", "DocumentAnswer", (document, *everything))
        },
        "/passages/{passage_id}": {
            "get": _operation("passage", "A passage and its neighbours.", "PassageAnswer", (passage,))
        },
        "/passages/{passage_id}/cite": {
            "get": _operation("cite", "Quotation, counterpart and citation.", "Citation", (passage, style))
        },
        "/openapi.json": {"get": _operation("openapi", "This description.", "", ())},
    }


def _search_query() -> tuple[Schema, ...]:
    return (
        _query("q", TEXT, "The query, as people type it in the search box."),
        _query("widen", _word(("0", "1")) | {"default": "1"}, "0 keeps to the words as they were typed."),
        _query("fold", _word(("0", "1")) | {"default": "0"}, "1 asks for passages that say the same as one; not yet."),
        _query("document", _list(TEXT), "Only passages of these documents."),
        _query("kind", _list(_word(get_args(Kind))), "Only passages of these kinds."),
        _query("language", _list(_word(get_args(Languages))), "Only passages with these sides."),
        _query("year", _list(TEXT), "Only documents of these years, or ranges of years such as 2015..2019."),
        _query("status", _list(_word(STATUSES)), "Only translations of this standing."),
        _query("sort", _word(SORTS) | {"default": SORTS[0]}, "By relevance, in reading order, or the newest first."),
    )


def _schemas() -> Schema:
    ok = {"ok": {"const": True}}
    passage = _passage()
    hits = _object({**ok, "total": COUNT, "hits": _list(_ref("Hit")), "facets": _facets(), "notes": _list(_note())})
    return {
        "Passage": _object(passage),
        "Hit": _object(passage | _hit(), optional=("relation",)),
        "Answer": hits,
        "Document": _object(_document()),
        "Documents": _object({**ok, "total": COUNT, "documents": _list(_ref("Document"))}),
        "DocumentAnswer": _object(
            {**ok, "document": {"type": "object"}, "total": COUNT, "passages": _list(_ref("Passage"))}
            | {"corrected": _list(TEXT)}
        ),
        "PassageAnswer": _object(
            {**ok, "passage": _ref("Passage"), "previous": _maybe(TEXT), "next": _maybe(TEXT)}
            | {"sentences": _list(_ref("SentenceBead")), "corrected": {"type": "boolean"}}
            | {"quantities": _object(dict.fromkeys(LANGS, _list(_ref("Quantity"))))}
            | {"disagreements": _list(_object(dict.fromkeys(LANGS, _ref("Quantity"))))}
        ),
        "Quantity": _object({"value": TEXT, "unit": TEXT, "span": SPAN}),
        "SentenceBead": _object({**dict.fromkeys(LANGS, SPAN), "confidence": _maybe(SHARE)}),
        "Citation": _object(
            {**ok, **dict.fromkeys(("passage", "style", "all", "zh", "en", "citation"), TEXT)}
            | {"missing": _list(TEXT)}
        ),
        "Error": _object({"ok": {"const": False}, "error": TEXT, "kind": TEXT, "status": {"type": "integer"}}),
    }


def _passage() -> Schema:
    whole = {"type": "integer"}
    place = _object({"source": TEXT, "line": _maybe(whole), "page": _maybe(whole), "cell": _maybe(TEXT)})
    return {
        **dict.fromkeys(("id", "document", "title", "source"), TEXT),
        "ordinal": COUNT,
        "kind": _word(get_args(Kind)),
        "level": _maybe(whole),
        "zh": TEXT,
        "en": TEXT,
        "confidence": _maybe(SHARE),
        "locators": _object(dict.fromkeys(LANGS, _list(place))),
    }


def _hit() -> Schema:
    return {
        "score": {"type": "number"},
        "tier": {"type": "integer"},
        "matches": _object(dict.fromkeys(LANGS, SPANS)),
        "relation": _word(("counterpart", "similar")),
    }


def _document() -> Schema:
    texts = dict.fromkeys(("id", "title_zh", "title_en", "added"), TEXT)
    return {**texts, "source": _list(TEXT), "languages": _list(_word(LANGS)), "passages": COUNT}


def _facets() -> Schema:
    return {"type": "object", "additionalProperties": _list(_object({"value": TEXT, "count": COUNT}))}


def _note() -> Schema:
    return _object({"kind": TEXT, "text": TEXT})


def _operation(name: str, summary: str, schema: str, parameters: tuple[Schema, ...]) -> Schema:
    answer = _ref(schema) if schema else {"type": "object"}
    return {
        "operationId": name,
        "summary": summary,
        "parameters": list(parameters),
        "responses": {
            "200": {"description": summary, "content": {"application/json": {"schema": answer}}},
            "default": {"description": "What went wrong.", "content": {"application/json": {"schema": _ref("Error")}}},
        },
    }


def _body() -> Schema:
    fields = {"text": TEXT, "passage": TEXT, "lang": _word(LANGS), "limit": COUNT, "offset": COUNT}
    schema = {"type": "object", "properties": fields | {"exclude": _list(TEXT)}}
    kinds = ("application/json", "application/x-www-form-urlencoded")
    return {"requestBody": {"required": True, "content": {kind: {"schema": schema} for kind in kinds}}}


def _query(name: str, schema: Schema, summary: str) -> Schema:
    return {"name": name, "in": "query", "description": summary, "schema": schema}


def _path(name: str, summary: str) -> Schema:
    return {"name": name, "in": "path", "required": True, "description": summary, "schema": TEXT}


def _limit(default: int | None, most: int | None) -> Schema:
    bounds = {"default": default, "maximum": most}
    schema = {"type": "integer", "minimum": 1} | {name: value for name, value in bounds.items() if value is not None}
    return _query("limit", schema, "How many to give at most; more than the maximum is clipped, with a note.")


def _object(properties: Schema, optional: tuple[str, ...] = ()) -> Schema:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _word(words: tuple[str, ...]) -> Schema:
    return {"type": "string", "enum": list(words)}


def _maybe(schema: Schema) -> Schema:
    return schema | {"type": [schema["type"], "null"]}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}
