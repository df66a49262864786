"""The words near what a query matches."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any, cast

from flask import Blueprint, Response, jsonify, request

from indexer.counting.collocates import MEASURES, WINDOW, Collocates, Measure, collocates
from indexer.index import Index
from webapp.api.concordance import clipped, searched, side_of
from webapp.asking import limits
from webapp.parameters import Values, flag, one_of, whole
from webapp.present import notes_json
from webapp.state import library

Json = dict[str, Any]

WIDEST = 20  # words: farther off they have nothing to do with each other
LEAST = 2


def install(api: Blueprint) -> None:
    """Add the addresses of this subject."""
    api.add_url_rule("/collocates", "collocates", collocates_twin)


def collocates_twin() -> Response:
    """The words that an address asks for."""
    return jsonify(collocates_json(ask_collocates(request.args, library().index)))


def ask_collocates(values: Values, index: Index) -> Collocates:
    """The collocates that an address asks for. Raises BadParameter for values that can't be used."""
    asked = searched(values)
    found = collocates(
        asked.text,
        index,
        lang=side_of(values),
        window=min(whole(values, "window", WINDOW, least=1), WIDEST),
        least=whole(values, "least", LEAST, least=1),
        function_words=flag(values, "function_words", default=False),
        sort=cast(Measure, one_of("sort", values.get("sort") or MEASURES[0], MEASURES)),
        limit=asked.window.limit,
        offset=asked.window.offset,
        widen=flag(values, "widen", default=False),
        **limits(asked),
    )
    return replace(found, notes=(*found.notes, *clipped(asked.window)))


def collocates_json(found: Collocates) -> Json:
    """The words with how often they stand near the query and elsewhere."""
    return {
        "ok": True,
        "lang": found.lang,
        "total": found.total,
        "nodes": found.nodes,
        "left_out": found.left_out,
        "words": [asdict(word) for word in found.words],
        "notes": notes_json(found.notes),
    }
