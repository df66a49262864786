"""Help while typing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from flask import Blueprint, Response, jsonify, request

from indexer.index import Index
from indexer.suggestions import LIMIT, Suggestion, did_you_mean, suggest
from webapp.parameters import Values, whole
from webapp.state import library

Json = dict[str, Any]

MOST = 20


def install(api: Blueprint) -> None:
    """Add the addresses of this subject."""
    api.add_url_rule("/suggest", "suggest", suggest_twin)


def suggest_twin() -> Response:
    """What may be meant by what is typed."""
    return jsonify(suggestions_json(request.args.get("q", ""), *ask_suggestions(request.args, library().index)))


def ask_suggestions(values: Values, index: Index) -> tuple[tuple[Suggestion, ...], tuple[Suggestion, ...]]:
    """Suggestions for what is typed, and what may be meant by it if it finds nothing or little."""
    text, limit = values.get("q", ""), min(whole(values, "limit", LIMIT, least=1), MOST)
    return suggest(text, index, limit=limit), did_you_mean(text, index, limit=limit)


def suggestions_json(text: str, found: Iterable[Suggestion], meant: Iterable[Suggestion]) -> Json:
    """The suggestions, each a query of its own with its hits."""
    return {
        "ok": True,
        "q": text,
        "suggestions": [asdict(each) for each in found],
        "did_you_mean": [asdict(each) for each in meant],
    }
