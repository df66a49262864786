"""How a term was translated."""

from __future__ import annotations

from typing import Any, cast

from flask import Blueprint, Response, jsonify, request

from corpus.types import LANGS, Lang
from indexer.equivalents.translations import Rendering, Translations, translations
from indexer.index import Index
from webapp.parameters import Values, one_of, search_request
from webapp.present import notes_json
from webapp.state import library

Json = dict[str, Any]


def install(api: Blueprint) -> None:
    """Add the addresses of this subject."""
    api.add_url_rule("/translations", "translations", translations_twin)


def translations_twin() -> Response:
    """What the page of a term's translations shows."""
    return jsonify(translations_json(ask_translations(request.args, library().index)))


def ask_translations(values: Values, index: Index) -> Translations:
    """The translations that an address asks for. Raises BadParameter for values that can't be used."""
    lang = values.get("lang", "")
    asked = search_request(values)
    return translations(
        values.get("term", "").strip(),
        index,
        lang=cast(Lang, one_of("lang", lang, LANGS)) if lang else None,
        documents=asked.documents,
        years=asked.years,
        statuses=asked.statuses,
        limit=asked.window.limit,
    )


def translations_json(found: Translations) -> Json:
    """The renderings of a term, each with the query that finds its passages."""
    return {
        "ok": True,
        "term": found.term,
        "lang": found.lang,
        "passages": found.passages,
        "paired": found.paired,
        "renderings": [_rendering_json(each) for each in found.renderings],
        "notes": notes_json(found.notes),
    }


def _rendering_json(each: Rendering) -> Json:
    counts = {"documents": each.documents, "years": each.years, "statuses": each.statuses}
    return {
        "text": each.text,
        "forms": list(each.forms),
        "passages": each.passages,
        "share": round(each.share, 4),
        "query": each.query,
        "known": list(each.known),
    } | {name: [{"value": value, "count": count} for value, count in found] for name, found in counts.items()}
