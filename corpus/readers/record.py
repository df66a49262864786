"""The record of a document as our own exports carry it: JSON with the fields of a Reference that are filled."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import fields
from typing import Any

from corpus.folding import is_han
from corpus.types import Reference


def read_record(text: str) -> Reference:
    """The record that a text in JSON holds, as far as it is one: what can't be meant is left out."""
    return record_of(_loaded(text))


def only_document(text: str) -> Reference:
    """The record of the one document that a text in JSON names, with its id; an empty one where it names several."""
    given = _loaded(text)
    return record_of(next(iter(given.values()))) if isinstance(given, dict) and len(given) == 1 else Reference()


def _loaded(text: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def record_of(given: Any) -> Reference:  # noqa: ANN401 - whatever JSON holds
    """The record in a value of JSON, as far as it is one."""
    known: dict[str, Any] = {}
    for field in fields(Reference):
        value = given.get(field.name) if isinstance(given, dict) else None
        if field.default == () and isinstance(value, list) and all(isinstance(each, str) for each in value):
            known[field.name] = tuple(value)
        elif field.default == "" and isinstance(value, str):
            known[field.name] = value
    return Reference(**known)


def only_record(records: Collection[Reference]) -> Reference:
    """The record of a file's one document; an empty one where the file holds several."""
    return next(iter(records)) if len(set(records)) == 1 else Reference()


def titled(title: str) -> Reference:
    """The record of a document of which only the title is known, in whatever language."""
    if not title.strip():
        return Reference()
    return Reference(title_zh=title) if any(map(is_han, title)) else Reference(title_en=title)
