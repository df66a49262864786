"""The pieces that descriptions are made of: schemas of plain values, parameters, operations."""

from __future__ import annotations

from typing import Any

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
OK: Schema = {"ok": {"const": True}}
"""The first key of every answer."""


def get(name: str, summary: str, schema: str, parameters: tuple[Schema, ...] = ()) -> Schema:
    """An address that answers GET alone."""
    return {"get": operation(name, summary, schema, parameters)}


def operation(name: str, summary: str, schema: str, parameters: tuple[Schema, ...] = ()) -> Schema:
    """One method of an address: ``schema`` names the shape of its answer, empty for any object."""
    answer = ref(schema) if schema else {"type": "object"}
    return {
        "operationId": name,
        "summary": summary,
        "parameters": list(parameters),
        "responses": {
            "200": {"description": summary, "content": {"application/json": {"schema": answer}}},
            "default": {"description": "What went wrong.", "content": {"application/json": {"schema": ref("Error")}}},
        },
    }


def query(name: str, schema: Schema, summary: str) -> Schema:
    """A parameter of an address."""
    return {"name": name, "in": "query", "description": summary, "schema": schema}


def in_path(name: str, summary: str) -> Schema:
    """A part of the path of an address."""
    return {"name": name, "in": "path", "required": True, "description": summary, "schema": TEXT}


def limit(default: int | None, most: int | None) -> Schema:
    """The parameter ``limit``, with its default and its maximum where there are such."""
    bounds = {"default": default, "maximum": most}
    schema = {"type": "integer", "minimum": 1} | {name: value for name, value in bounds.items() if value is not None}
    return query("limit", schema, "How many to give at most; more than the maximum is clipped, with a note.")


def offset() -> Schema:
    """The parameter ``offset``."""
    return query("offset", COUNT | {"default": 0}, "How many to pass over.")


def record(properties: Schema, optional: tuple[str, ...] = ()) -> Schema:
    """An object with these keys and no others."""
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required}


def many(items: Schema) -> Schema:
    """A list."""
    return {"type": "array", "items": items}


def word(words: tuple[str, ...]) -> Schema:
    """One of a list of words."""
    return {"type": "string", "enum": list(words)}


def maybe(schema: Schema) -> Schema:
    """A value that may be null."""
    return schema | {"type": [schema["type"], "null"]}


def ref(name: str) -> Schema:
    """A shape that has a name."""
    return {"$ref": f"#/components/schemas/{name}"}
