"""Valid files of every format, and ways to change them, for tests of what becomes of broken ones."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from pathlib import Path

MADE = Path(__file__).parent.parent / "quality" / "formats" / "made"
LOCKED = Path(__file__).parent / "locked"

FILES = {
    "plain": "law.pandoc.md",
    "markdown": "report.pandoc.md",
    "html": "tables.pandoc.html",
    "docx": "report.pandoc.docx",
    "odt": "tables.office.odt",
    "epub": "interview.pandoc.epub",
    "pdf": "law.columns.pdf",
    "workbook": "tables.office.xlsx",
    "csv": "tables.office.csv",
    "utf-16": "law.office.tsv",
    "tmx": "news.toolkit.tmx",
    "xliff": "news.toolkit.xlf",
    "jsonl": "",
}
"""What kind of file → one of the format suite that is of it; what has none there is written here."""

ROWS = '{"zh": "渡船靠岸。", "en": "The ferry lands."}\n{"zh": "天亮了。", "en": "Day breaks."}\n' * 8


def valid(kind: str) -> tuple[bytes, str]:
    """The bytes and the name of a valid file."""
    if kind == "jsonl":
        return ROWS.encode(), "rows.jsonl"
    name = FILES[kind]
    return (MADE / name).read_bytes(), "rain.txt" if kind == "plain" else f"rain{Path(name).suffix}"


Edit = Callable[[bytes], bytes]


def repacked(data: bytes, edits: Mapping[str, Edit] = {}, more: Iterable[tuple[str, bytes]] = ()) -> bytes:
    """A container with some members edited, and others added."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as given, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        assert set(edits) <= set(given.namelist())
        for member in given.namelist():
            held = given.read(member)
            written.writestr(member, edits[member](held) if member in edits else held)
        for member, held in more:
            written.writestr(member, held)
    return made.getvalue()


def inside(start: bytes, end: bytes, put: bytes) -> Edit:
    """An edit that puts something else between two signs of a member."""
    return lambda held: held[: held.index(start) + len(start)] + put + held[held.rindex(end) :]


def word(body: bytes) -> bytes:
    """A Word document with this body."""
    return repacked(valid("docx")[0], {"word/document.xml": inside(b"<w:body>", b"</w:body>", body)})


def sheet(rows: bytes) -> bytes:
    """A workbook with these rows in its sheet."""
    return repacked(valid("workbook")[0], {"xl/worksheets/sheet1.xml": inside(b"<sheetData>", b"</sheetData>", rows)})


def paragraph(text: str) -> bytes:
    """A paragraph of a Word document."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>".encode()


def pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1, the first of which is its catalogue."""
    made, places = b"%PDF-1.7\n", []
    for number, held in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, held)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    size = b"trailer\n<</Size %d /Root 1 0 R %b>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(made))
    return made + table + size


FONT = b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>"


def page_of(content: bytes, *more: bytes, entries: bytes = b"") -> bytes:
    """A PDF of one page with this content; further objects are numbered from 6."""
    stream = b"<</Length %d>>\nstream\n%b\nendstream" % (len(content), content)
    return pdf(
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F 5 0 R>> %b>>>>"
        % entries,
        stream,
        FONT,
        *more,
    )
