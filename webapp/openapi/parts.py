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
YEAR: Schema = {"type": "string", "pattern": r"^([0-9]{4}|[<>]=?[0-9]{4}|[0-9]{4}\.\.([0-9]{4})?|\.\.[0-9]{4})$"}
"""A year or a range of years."""
WORDED: Schema = {"type": "string", "pattern": r"\S"}
"""A text that is not blank."""
OK: Schema = {"ok": {"const": True}}
"""The first key of every answer."""

FAILURES = {
    400: "What was asked can't be used; the error says what can.",
    404: "There is no such document, passage, style or address.",
    500: "Something is wrong with the library or with the program.",
    503: "The library or its index is being written by another process. Try again in a moment.",
}
"""The statuses that any address may answer with besides 200."""

OTHER_FAILURES = {
    403: "This is for editors alone.",
    413: "What was sent is too long.",
    415: "What was sent is neither a form nor JSON.",
    422: "The style can't print this record.",
}


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
            **{str(status): failure(status) for status in FAILURES},
        },
    }


def failure(status: int) -> Schema:
    """What an address answers where it can't do what was asked: the same shape for every status."""
    words = FAILURES.get(status) or OTHER_FAILURES[status]
    return {"description": words, "content": {"application/json": {"schema": ref("Error")}}}


def may_fail(described: Schema, *statuses: int) -> Schema:
    """The operation, which may answer with these statuses too."""
    answers = described["responses"] | {str(status): failure(status) for status in statuses}
    return described | {"responses": answers}


def body(fields: Schema) -> Schema:
    """What a POST may bring, as a form or as a JSON object; without any, nothing is asked."""
    kinds = ("application/json", "application/x-www-form-urlencoded")
    schema = {"type": "object", "properties": fields}
    return {"requestBody": {"content": {kind: {"schema": schema} for kind in kinds}}}


def query(name: str, schema: Schema, summary: str) -> Schema:
    """A parameter of an address."""
    return {"name": name, "in": "query", "description": summary, "schema": schema}


def in_path(name: str, summary: str) -> Schema:
    """A part of the path of an address."""
    return {"name": name, "in": "path", "required": True, "description": summary, "schema": TEXT}


def limit(default: int | None, most: int | None) -> Schema:
    """The parameter ``limit``, with its default and its maximum where there are such."""
    schema: Schema = {"type": "integer", "minimum": 1} | ({} if default is None else {"default": default})
    clipped = f" At most {most} are given, with a note where that is fewer." if most else ""
    return query("limit", schema, f"How many to give.{clipped}")


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
