"""Where texts stood in the files that they were exported from: pages, printed numbers, chapters, as our exports say."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from corpus.types import LANGS, Lang, Locator

LAST_PAGE = 10_000_000
"""The largest number of a page that is believed."""

LONGEST = 1_000
"""Characters of a printed number or of a chapter's name, beyond which it is none."""

Places = Mapping[Lang, tuple[Locator, ...]]


def places(said: Any, here: Locator) -> Places:  # noqa: ANN401 - whatever JSON holds
    """The places that a value of JSON names for each side; nothing of what can't be meant.

    ``here`` is where the text stands now: the file and its line are those, for the other file may be anywhere.
    """
    if not isinstance(said, dict):
        return {}
    found = {lang: tuple(dict.fromkeys(_each(said.get(lang), here))) for lang in LANGS}
    return {lang: each for lang, each in found.items() if each}


def written_places(text: str, here: Locator) -> Places:
    """The same of a value that is written as JSON."""
    try:
        return places(json.loads(text), here) if text else {}
    except (ValueError, RecursionError):
        return {}


def _each(said: Any, here: Locator) -> Iterator[Locator]:  # noqa: ANN401 - whatever JSON holds
    for place in said if isinstance(said, list) else ():
        if not isinstance(place, dict):
            continue
        page, certain = place.get("page"), place.get("certain")
        label, part = (_text(place.get(name)) for name in ("label", "part"))
        if not (isinstance(page, int) and not isinstance(page, bool) and 0 < page <= LAST_PAGE):
            page = None
        if page or label or part:
            yield replace(here, page=page, label=label, certain=certain is not False, part=part or here.part)


def part_named(name: str) -> str:
    """The name of a chapter, of a file among several or of a sheet, as far as one is so long: every block has it."""
    return name[:LONGEST]


def _text(value: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    return value if isinstance(value, str) and len(value) <= LONGEST else ""
