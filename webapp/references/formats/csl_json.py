"""Entries as CSL-JSON, which citeproc, Pandoc, Quarto, Typst's tools and Zotero take."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from webapp.references.entries import Entry


def csl_json(entries: Iterable[Entry]) -> str:
    """A file of entries: a list, as every reader of the format expects."""
    return json.dumps(csl_items(entries), ensure_ascii=False, indent=2) + "\n"


def csl_items(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """The entries as CSL-JSON's objects, each with its ``id``."""
    return [_item(entry) for entry in entries]


def _item(entry: Entry) -> dict[str, Any]:
    more = {"keyword": ", ".join(entry.keywords), "annote": entry.note}
    return {"id": entry.key, **entry.item} | {name: value for name, value in more.items() if value}
