"""All hits of a query as a file for other programs, which says what was asked, when, and how much there is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from typing import Any, TextIO
from urllib.parse import quote

from corpus.export import Found, Heading, Level, Work, exporter
from corpus.export_columns import made
from corpus.sentence_beads import pair_sentences
from indexer.answer import Answer, Hit
from indexer.every_hit import every_hit
from indexer.notes import Note
from webapp.asked_in_words import Say, asked_in_words
from webapp.asking import ask_search
from webapp.parameters import BEYOND, SearchRequest, Window
from webapp.state import Library

Progress = Callable[[int, int], None]
"""Called with the hits written and those there are."""

MEDIA_TYPES = {
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "jsonl": "application/jsonl",
    "tsv": "text/tab-separated-values",
    "tmx": "application/x-tmx+xml",
    "xliff": "application/xliff+xml",
}

_NAME = re.compile(r"[^\w一-鿿]+")
LONGEST_NAME = 40


def write_hits(
    request: SearchRequest,
    library: Library,
    name: str,
    out: TextIO,
    *,
    level: Level = "passage",
    most: int = BEYOND,
    progress: Progress | None = None,
    say: Say = str,
) -> int:
    """Write the hits of a search from its offset on, ``most`` of them at most; the answer says how many.

    Each hit is written, also where a page would fold repeats. ``say`` gives the words of its head in the reader's
    language. Raises BadParameter for an unknown format.
    """
    form = exporter(name)
    begin = request.window.offset

    def pages(limit: int, offset: int) -> Answer:
        return ask_search(replace(request, window=Window(limit, begin + offset), fold=False), library)

    found = every_hit(pages)
    count = min(most, max(0, found.total - begin))
    works = (_work(hit, level) for hit in islice(found.hits, count))
    asked = heading(request, found.total, found.notes)
    words = tuple(asked_in_words(request, found.total, found.notes, library.store, say))
    form.write(_watched(works, count, progress), out, level, replace(asked, words=words))
    return count


def heading(request: SearchRequest, total: int, notes: Iterable[Note]) -> Heading:
    """What an export says of itself; filters that were not set are left out."""
    limits = {name: list(values) for name, values in request.filters().items() if values}
    translation = {"with": request.having, "without": request.lacking}
    facts: dict[str, Any] = {
        "query": request.text,
        **{name: value for name, value in translation.items() if value},
        **limits,
        "widen": request.widen,
        "sort": request.sort,
        "total": total,
        "notes": [note.text for note in notes],
    }
    return Heading(facts | made())


def disposition(text: str, suffix: str) -> str:
    """The header that names a file for what was asked (RFC 6266): plain letters for old programs, all for others."""
    today = datetime.now(UTC).date().isoformat()
    words = _NAME.sub("-", text)[:LONGEST_NAME].strip("-")
    ascii_words = _NAME.sub("-", words.encode("ascii", "ignore").decode()).strip("-")
    plain, full = ("-".join(filter(None, ("duizhao", each, today))) + f".{suffix}" for each in (ascii_words, words))
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(full)}"


def _work(hit: Hit, level: Level) -> Work:
    passage = hit.passage
    if level == "sentence" and not passage.sentences:  # added by an earlier version, which paired none
        passage = pair_sentences([passage])[0]
    return Work(hit.document, (passage,), found=Found(hit.score, hit.tier, hit.matches))


def _watched(works: Iterable[Work], total: int, progress: Progress | None) -> Iterator[Work]:
    for done, work in enumerate(works, start=1):
        yield work
        if progress:
            progress(done, total)
