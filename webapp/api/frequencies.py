"""The words of a language and how often they stand in the library."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from flask import Blueprint, Response, jsonify, request

from corpus.errors import BadParameter
from indexer.counting.frequencies import ORDERS, Frequencies, Order, WordCount, frequencies
from indexer.index import Index
from webapp.api.concordance import clipped, searched, side_of
from webapp.parameters import Values, flag, one_of
from webapp.present import notes_json
from webapp.state import library

Json = dict[str, Any]


def install(api: Blueprint) -> None:
    """Add the addresses of this subject."""
    api.add_url_rule("/frequencies", "frequencies", frequencies_twin)


def frequencies_twin() -> Response:
    """The words that an address asks for."""
    return jsonify(frequencies_json(ask_frequencies(request.args, library().index)))


def ask_frequencies(values: Values, index: Index) -> Frequencies:
    """The words that an address asks for. Raises BadParameter for values that can't be used."""
    asked, lang = searched(values), side_of(values)
    if lang is None:
        raise BadParameter("lang must be zh or en: words are counted one language at a time.")
    found = frequencies(
        index,
        lang,
        prefix=values.get("prefix", "").strip(),
        function_words=flag(values, "function_words", default=False),
        sort=cast(Order, one_of("sort", values.get("sort") or ORDERS[0], ORDERS)),
        limit=asked.window.limit,
        offset=asked.window.offset,
        documents=asked.documents,
        years=asked.years,
        statuses=asked.statuses,
        sources=asked.sources,
        collections=asked.collections,
    )
    return replace(found, notes=(*found.notes, *clipped(asked.window)))


def frequencies_json(found: Frequencies) -> Json:
    """The words with their counts, forms and documents."""
    return {
        "ok": True,
        "lang": found.lang,
        "total": found.total,
        "running": found.running,
        "words": [_word_json(word) for word in found.words],
        "notes": notes_json(found.notes),
    }


def _word_json(word: WordCount) -> Json:
    return {
        "word": word.word,
        "count": word.count,
        "passages": word.passages,
        "forms": [{"form": form, "count": count} for form, count in word.forms],
        "spread": word.spread,
        "documents": [{"document": document, "count": count} for document, count in word.documents],
    }
