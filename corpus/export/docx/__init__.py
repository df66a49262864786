"""DOCX: passages in two columns, Chinese left and English right, for reading, marking and printing in Word.

One row a passage, or one a sentence. Headings, notes and lists have Word's own styles, every run says its language, and
what a search found is marked. Where it all comes from stands above each document, in the properties of the file and at
the foot of every page. Rows are written as they come: a large library takes no more memory than a small one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import groupby
from typing import Any, TextIO
from zipfile import ZIP_DEFLATED, ZipFile

from corpus.errors import BadParameter
from corpus.export import Heading, Level, Work
from corpus.export.docx.parts import (
    CLOSING,
    COLUMN,
    DEEPEST,
    OPENING,
    TABLE,
    TABLE_END,
    UNCHANGING,
    core_properties,
    custom_properties,
    footer,
)
from corpus.export.docx.words import paragraph, style_of
from corpus.export_columns import as_text, credits, in_words, made
from corpus.export_xml import xml_text
from corpus.folding import is_han
from corpus.types import LANGS, Document, Lang, Passage, Reference

BOILERPLATE = False
BINARY = True

_HEAD: Mapping[Lang, str] = {"zh": "中文", "en": "English"}
_SHOWN = ("container_title", "publisher", "number", "volume", "issue", "issued", "doi", "url")
"""The fields of a record that stand under a title behind its people, in their order."""

_LONGEST_PROPERTY = 250  # characters; programs show no more, and some refuse longer ones


def write(works: Iterable[Work], out: TextIO, level: Level = "passage", heading: Heading | None = None) -> None:
    """Write one document with every work in a table of its own; the hits of a search in one table, with their sources.

    The bytes of the file go to ``out.buffer``. Raises BadParameter where that is a terminal.
    """
    if out.isatty():
        raise BadParameter("A Word document can't be shown on a terminal. Name a file, as in -o passages.docx.")
    facts = made() | (dict(heading.facts) if heading else {})
    titles: dict[str, str] = {}
    with ZipFile(out.buffer, "w", ZIP_DEFLATED) as archive:
        for name, part in UNCHANGING.items():
            archive.writestr(name, part)
        with archive.open("word/document.xml", "w") as document:
            for piece in _document(works, level, heading, titles):
                document.write(piece.encode())
        for name, part in _properties(facts, titles):
            archive.writestr(name, part)


def _document(works: Iterable[Work], level: Level, heading: Heading | None, titles: dict[str, str]) -> Iterator[str]:
    """The text part; the titles of the works are gathered in ``titles`` while they go by."""
    yield OPENING
    yield from (_provenance(f"{label}: {said}") for label, said in in_words(heading))
    for hits, group in groupby(works, key=lambda work: work.found is not None):
        yield _table_head() if hits else ""
        for work in group:
            titles[work.document.id] = work.document.title
            yield from _hit(work, level) if hits else _work(work, level)
        yield TABLE_END if hits else ""
    yield paragraph("", "en")
    yield CLOSING


def _work(work: Work, level: Level) -> Iterator[str]:
    """A document: its titles, where it comes from, and its rows."""
    reference = work.document.reference
    titles = [title for title in (reference.title_zh, reference.title_en) if title] or [work.document.title]
    yield from (paragraph(title, _lang(title), "Work") for title in titles)
    yield _provenance(_source(work.document))
    if record := _record(reference):
        yield _provenance(record)
    yield _table_head()
    for passage in work.passages:
        yield from _rows(passage, work, level)
    yield TABLE_END


def _hit(work: Work, level: Level) -> Iterator[str]:
    """A row that says where a hit stands, across the table, and the hit."""
    for passage in work.passages:
        place = f"{work.document.title} · {_source(work.document)} · ¶ {passage.ordinal + 1} · {passage.id}"
        width = f'<w:tcPr><w:tcW w:w="{2 * COLUMN}" w:type="dxa"/><w:gridSpan w:val="2"/></w:tcPr>'
        yield f"<w:tr><w:tc>{width}{_provenance(place)}</w:tc></w:tr>\n"
        yield from _rows(passage, work, level)


def _rows(passage: Passage, work: Work, level: Level) -> Iterator[str]:
    style = style_of(passage.kind, passage.level, DEEPEST)
    if level == "passage":
        yield _row(passage, work, style, {"zh": (0, len(passage.zh)), "en": (0, len(passage.en))})
        return
    for _, bead in work.sentences(passage):
        yield _row(passage, work, style, {lang: bead.span(lang) for lang in LANGS})


def _row(passage: Passage, work: Work, style: str, spans: Mapping[Lang, tuple[int, int]]) -> str:
    cells = []
    for lang in LANGS:
        start, end = spans[lang]
        found = work.found.matches.get(lang, ()) if work.found else ()
        marks = [(max(a, start) - start, min(b, end) - start) for a, b in found if a < end and start < b]
        cells.append(_cell(paragraph(passage.text(lang)[start:end], lang, style, marks)))
    return f"<w:tr>{''.join(cells)}</w:tr>\n"


def _cell(content: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{COLUMN}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def _table_head() -> str:
    """The beginning of a table: the languages, on every page that it goes on to."""
    cells = "".join(_cell(paragraph(_HEAD[lang], lang, "Languages")) for lang in LANGS)
    return f"{TABLE}<w:tr><w:trPr><w:tblHeader/></w:trPr>{cells}</w:tr>\n"


def _provenance(text: str) -> str:
    return paragraph(text, _lang(text), "Source")


def _lang(text: str) -> Lang:
    return "zh" if any(map(is_han, text)) else "en"


def _source(document: Document) -> str:
    return f"{' + '.join(document.source)} · {document.id} · {document.added[:10]}"


def _record(reference: Reference) -> str:
    """What is known of where a document was published, in a line."""
    return " · ".join((*credits(reference), *filter(None, (getattr(reference, name) for name in _SHOWN))))


def _properties(facts: Mapping[str, Any], titles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The parts that say what the file is: the query or the titles, and when it was made by what."""
    said = {name: xml_text(as_text(value)[:_LONGEST_PROPERTY]) for name, value in facts.items()}
    origin = f"{said['tool']} · {said['exported']}"
    query = said.get("query", "")
    works = xml_text(" · ".join(titles.values())[:_LONGEST_PROPERTY])
    yield "word/footer1.xml", footer(f"{query} · {origin}" if query else origin)
    yield "docProps/core.xml", core_properties(query or works, works, origin, _now())
    yield "docProps/custom.xml", custom_properties({xml_text(name): value for name, value in said.items()})


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
