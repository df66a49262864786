"""The record of a document as our own exports carry it: JSON with the fields of a Reference that are filled."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from corpus.folding import is_han
from corpus.types import COLLECTION, Reference

MOST_TITLES = 3
"""Titles of documents in one file that are named as its own."""


def read_record(text: str) -> Reference:
    """The record that a text in JSON holds, as far as it is one: what can't be meant is left out."""
    return record_of(_loaded(text))


def read_records(text: str) -> dict[str, Reference]:
    """The records that a text in JSON holds, by the ids of their documents."""
    return records_of(_loaded(text))


def records_of(given: Any) -> dict[str, Reference]:  # noqa: ANN401 - whatever JSON holds
    """The records in a value of JSON, by the ids of their documents."""
    found = {key: record_of(value) for key, value in given.items()} if isinstance(given, dict) else {}
    return {key: record for key, record in found.items() if record != Reference()}


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


def file_record(records: Mapping[str, Reference]) -> Reference:
    """The record of a file that holds these documents: of one its own; several are a collection with their titles.

    What one of several says (its authors, its date) is not said of all.
    """
    if len(records) < 2:
        return next(iter(records.values()), Reference())
    held = records.values()
    chinese, english = _listed(each.title_zh for each in held), _listed(each.title_en for each in held)
    return Reference(type=COLLECTION, title_zh=chinese, title_en=english)


def _listed(titles: Iterable[str]) -> str:
    different = list(dict.fromkeys(filter(None, titles)))
    return " · ".join((*different[:MOST_TITLES], *(("…",) if len(different) > MOST_TITLES else ())))


def titled(title: str) -> Reference:
    """The record of a document of which only the title is known, in whatever language."""
    if not title.strip():
        return Reference()
    return Reference(title_zh=title) if any(map(is_han, title)) else Reference(title_en=title)
