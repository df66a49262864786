"""JSON Lines (https://jsonlines.org): one PASSAGE a line, and a row for each piece of boilerplate after them.

What a search found is a HIT a line, after a row of the kind ``query`` that says what was asked; a row of the kind
``export`` says when and by which version other passages were exported.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, TextIO

from corpus.export import Found, Heading, Level, Work
from corpus.types import LANGS, Boilerplate, Document, Passage

BOILERPLATE = True
BINARY = False

Row = dict[str, Any]


def write(works: Iterable[Work], out: TextIO, level: Level = "passage", heading: Heading | None = None) -> None:
    """Write the passages of each work and then its boilerplate; of level ``sentence`` with their sentence beads."""
    if heading:
        _write_line({"kind": "query" if "query" in heading.facts else "export", **heading.facts}, out)
    for work in works:
        for passage in work.passages:
            beads = {"sentences": sentence_rows(passage)} if level == "sentence" else {}
            found = found_row(work.found) if work.found else {}
            _write_line(passage_row(passage, work.document) | found | beads, out)
        for piece in work.boilerplate:
            _write_line(boilerplate_row(piece, work.document), out)


def passage_row(passage: Passage, document: Document) -> Row:
    """PASSAGE, the shape that scripts rely on: keys are never left out; what is not known is null or empty."""
    names = ("ordinal", "kind", "level", "zh", "en", "confidence")
    return {
        "id": passage.id,
        "document": document.id,
        "title": document.title,
        "source": " + ".join(document.source),
        **{name: getattr(passage, name) for name in names},
        "locators": {lang: [asdict(place) for place in getattr(passage, f"{lang}_locators")] for lang in LANGS},
    }


def found_row(found: Found) -> Row:
    """What makes a PASSAGE a HIT."""
    matches = {lang: [list(span) for span in found.matches.get(lang, ())] for lang in LANGS}
    return {"score": found.score, "tier": found.tier, "matches": matches}


def sentence_rows(passage: Passage) -> list[Row]:
    """The sentence beads of a passage: the span of each side, and how sure the pair is."""
    return [{"zh": list(bead.zh), "en": list(bead.en), "confidence": bead.confidence} for bead in passage.sentences]


def boilerplate_row(piece: Boilerplate, document: Document) -> Row:
    """A row of text that was kept, but is no passage."""
    source = piece.locator.source or " + ".join(document.source)
    return {"kind": "boilerplate", "document": document.id, "source": source, "text": piece.text}


def _write_line(row: Row, out: TextIO) -> None:
    # JSON strings may hold U+2028 and U+2029, but some readers of lines end a line there.
    line = json.dumps(row, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    out.write(line.replace("\x85", "\\u0085") + "\n")
