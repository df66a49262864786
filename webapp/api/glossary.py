"""The user's glossary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from flask import Blueprint, Response, jsonify, request

from corpus.glossary.entry import Entry
from corpus.glossary.files import FORMATS
from webapp.parameters import one_of
from webapp.state import library

TYPES = {"tsv": "text/tab-separated-values", "tbx": "application/xml"}


def install(api: Blueprint) -> None:
    """Add the addresses of this subject."""
    api.add_url_rule("/glossary", "glossary", glossary_twin)


def glossary_twin() -> Response:
    """The entries of the glossary: as JSON, or as a file of the format asked for."""
    glossary = library().store.glossary()
    form = one_of("format", request.args.get("format", "json"), ("json", *FORMATS))
    if form == "json":
        return jsonify(glossary_json(glossary))
    lines = "".join(f"{line}\n" for line in FORMATS[form](glossary))
    answer = Response(lines, content_type=f"{TYPES[form]}; charset=utf-8")
    answer.headers["Content-Disposition"] = f"attachment; filename=glossary.{form}"
    return answer


def glossary_json(glossary: Sequence[Entry]) -> dict[str, Any]:
    """The entries of a glossary, in its order."""
    entries = [asdict(each) for each in glossary]
    return {"ok": True, "total": len(entries), "entries": entries}
