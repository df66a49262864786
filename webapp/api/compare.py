"""Two versions compared: the JSON twin of the comparison's page."""

from __future__ import annotations

from dataclasses import asdict
from typing import get_args

from flask import Blueprint, Response, jsonify, request

from corpus.editions import Change, Row, Status
from corpus.types import LANGS
from indexer.versions import Versions
from webapp.parameters import Values
from webapp.present import Json, document_json
from webapp.state import library
from webapp.versions import Compared, ask_compare, is_shown, part, proposals, shown


def install(api: Blueprint) -> None:
    """Add the addresses of this subject."""
    api.add_url_rule("/compare", "compare", compare_twin)


def compare_twin() -> Response:
    """The rows of two versions, all of them or a part; of one document alone, or of none, which may be versions."""
    a, b = request.args.get("a", ""), request.args.get("b", "")
    if not (a and b):
        return jsonify(versions_json(proposals(library(), a or b)))
    return jsonify(compare_json(ask_compare(request.args, library()), request.args))


def versions_json(found: tuple[Versions, ...]) -> Json:
    """Documents that may be versions of one another, the likeliest first."""
    rows = [
        {"a": document_json(each.a), "b": document_json(each.b), "shared": _by_language(each), "titles": each.titles}
        for each in found
    ]
    return {"ok": True, "total": len(rows), "versions": rows}


def _by_language(found: Versions) -> Json:
    return {lang: found.shared.get(lang, 0) for lang in LANGS}


def compare_json(found: Compared, values: Values) -> Json:
    """Two versions row by row: ``total`` counts the rows that are asked for, ``counts`` all there are."""
    comparison = found.comparison
    asked = shown(values)
    rows = [row for row in comparison.rows if is_shown(row, asked)]
    counts = {status: comparison.counts[status] for status in get_args(Status)}
    counts |= {"moved": comparison.moved, "figures": comparison.figures}
    return {
        "ok": True,
        "a": document_json(found.a),
        "b": document_json(found.b),
        "lang": comparison.lang,
        "languages": list(found.languages),
        "total": len(rows),
        "counts": counts,
        "rows": [row_json(row) for row in part(values, rows)],
    }


def row_json(row: Row) -> Json:
    """A row: the passages of either version by their ids, the texts compared, and the spans that differ."""
    return {
        "status": row.status,
        "moved": row.moved,
        "figures": row.figures,
        "likeness": round(row.likeness, 4),
        "a": {"passages": [each.id for each in row.a], "text": row.text_a},
        "b": {"passages": [each.id for each in row.b], "text": row.text_b},
        "changes": [_change_json(each) for each in row.changes],
    }


def _change_json(change: Change) -> Json:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(change).items()}
