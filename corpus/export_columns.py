"""The columns of an exported table: what a row says of a passage, or of one of its sentences."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from corpus.export import Found, Heading, Work
from corpus.types import LANGS, Document, Lang, Locator, Passage, Reference, SentenceBead

COLUMNS = ("id", "document", "title", "source", "ordinal", "kind", "level", "zh", "en", "confidence")
SENTENCE = "sentence"
"""The column for the number of a sentence in its passage, where rows are sentences."""

FOUND = ("tier", "score", "found_zh", "found_en")
"""The columns for what a search says of a passage; of the places it found, the texts."""

BETWEEN = " | "  # texts found at several places

MADE = ("exported", "tool")
"""What a file says of its making."""

Fields = tuple[Any, ...]


def made() -> dict[str, str]:
    """When a file is made, and by what."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return dict(zip(MADE, (now, f"Duizhao {version('duizhao')}"), strict=True))


def filled_fields(reference: Reference) -> dict[str, Any]:
    """The fields of a record that are not empty."""
    return {name: value for name, value in asdict(reference).items() if value}


def as_text(fact: Any) -> str:  # noqa: ANN401 - whatever JSON can say
    """A fact of an export as text: what is no text as JSON says it."""
    return fact if isinstance(fact, str) else json.dumps(fact, ensure_ascii=False)


def places(passage: Passage) -> dict[str, list[dict[str, Any]]]:
    """The pages, printed numbers and chapters that a passage stands on, by side; empty where the source has none."""
    sides = {lang: [_told(place) for place in getattr(passage, f"{lang}_locators")] for lang in LANGS}
    found = {lang: list(filter(None, each)) for lang, each in sides.items()}
    return {lang: each for lang, each in found.items() if each}


def _told(place: Locator) -> dict[str, Any]:
    told = {"page": place.page, "label": place.label, "part": place.part}
    filled = {name: value for name, value in told.items() if value}
    return filled | ({} if place.certain or not filled else {"certain": False})


def in_words(heading: Heading | None) -> tuple[tuple[str, str], ...]:
    """What an export answers, for people: in words where there are any, else as programs name it."""
    if heading is None:
        return ()
    return heading.words or tuple((name, as_text(value)) for name, value in heading.facts.items())


def credits(reference: Reference) -> Iterator[str]:
    """Who wrote a work, and who translated it."""
    yield from filter(None, (", ".join(reference.author),))
    if reference.translator:
        yield f"translated by {', '.join(reference.translator)}"


def passage_fields(passage: Passage, work: Work) -> Iterator[Fields]:
    """The one row of a passage."""
    texts = (passage.zh, passage.en, passage.confidence)
    yield (*_place(passage, work.document), *texts, *_found(passage, work.found))


def sentence_fields(passage: Passage, work: Work) -> Iterator[Fields]:
    """A row for each sentence of a passage that is exported."""
    for number, bead in work.sentences(passage):
        texts = (passage.text(lang)[slice(*bead.span(lang))] for lang in LANGS)
        place = _place(passage, work.document)
        yield (*place, *texts, bead.confidence, number, *_found(passage, work.found, bead))


def _place(passage: Passage, document: Document) -> Fields:
    of_document = (passage.id, document.id, document.title, " + ".join(document.source))
    return (*of_document, passage.ordinal, passage.kind, passage.level)


def _found(passage: Passage, found: Found | None, bead: SentenceBead | None = None) -> Fields:
    """What a search says of a passage; of a sentence in it, what was found in the sentence."""
    if found is None:
        return ()
    texts = (BETWEEN.join(_texts(passage, found, lang, bead)) for lang in LANGS)
    return (found.tier, f"{found.score:.4f}", *texts)


def _texts(passage: Passage, found: Found, lang: Lang, bead: SentenceBead | None) -> Iterator[str]:
    begin, end = bead.span(lang) if bead else (0, len(passage.text(lang)))
    return (passage.text(lang)[a:b] for a, b in found.matches.get(lang, ()) if a < end and begin < b)
