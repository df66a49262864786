"""Broken, mislabelled, locked and hostile files of every format: a clear error or a right result, in bounded time."""

from __future__ import annotations

import random
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from time import process_time

import pytest
from beside import module

from corpus.errors import DamagedFile, NothingToRead, ProtectedFile, ReadError, UnknownFormat
from corpus.pipeline import ingest_source
from corpus.readers import READERS, read_bytes, readable_suffixes
from corpus.readers import container as containers
from corpus.sources import File, Source
from corpus.store import Store
from corpus.types import RawDocument

formats = module(Path(__file__).parent / "formats.py")
KINDS = sorted(formats.FILES)
PACKED = ("docx", "epub", "odt", "workbook")
CUTS = 24  # places at which a file is cut short
SLOWEST = 20.0  # seconds of work that no file here takes, on a machine that is busy


def read(data: bytes, name: str) -> RawDocument | ReadError:
    """What becomes of a file: read, or refused in words that name it, and in time."""
    began = process_time()
    made = _told(data, name)
    assert process_time() - began < SLOWEST
    assert isinstance(made, RawDocument) or name in str(made)
    return made


def _told(data: bytes, name: str) -> RawDocument | ReadError:
    try:
        return read_bytes(data, name)
    except ReadError as error:
        return error


def texts(document: RawDocument | ReadError) -> list[str]:
    assert isinstance(document, RawDocument), document
    return [block.text for block in document.blocks]


# Cut short, empty, misnamed


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_cut_short_anywhere_is_read_as_far_as_it_goes_or_refused(kind: str):
    data, name = formats.valid(kind)
    whole = _signs(read(data, name))
    for at in sorted(random.Random(kind).sample(range(len(data)), CUTS)):
        found = read(data[:at], name)
        if isinstance(found, RawDocument) and kind not in ("pdf", "html"):
            assert whole.startswith(_signs(found)[:-9])


def _signs(document: RawDocument | ReadError) -> str:
    """The letters and figures of a text, whatever stands around them."""
    return "".join(char for text in texts(document) for char in text if char.isalnum())


@pytest.mark.parametrize("kind", PACKED)
def test_a_container_cut_short_is_never_read_in_part(kind: str):
    data, name = formats.valid(kind)
    for at in (len(data) // 3, len(data) - 30, len(data) - 1):
        assert isinstance(read(data[:at], name), DamagedFile | UnknownFormat)


@pytest.mark.parametrize("suffix", sorted({Path(formats.valid(kind)[1]).suffix for kind in KINDS} | {".dat", ".doc"}))
@pytest.mark.parametrize("kind", ["docx", "epub", "odt", "pdf", "workbook", "tmx", "xliff"])
def test_a_wrong_suffix_deceives_nobody(kind: str, suffix: str):
    data, name = formats.valid(kind)
    assert texts(read(data, f"rain{suffix}")) == texts(read(data, name))


@pytest.mark.parametrize("suffix", sorted(readable_suffixes()))
@pytest.mark.parametrize("data", [b"", b"\n \r\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_refused_whatever_its_name(suffix: str, data: bytes):
    assert isinstance(read(data, f"rain{suffix}"), NothingToRead | DamagedFile)


NULLS, BREAKS, ZIP_END, PDF_END = b"\0" * 64, b"\n\n", b"PK\x05\x06", b"%%EOF"
REFUSED_BEHIND: dict[str, tuple[bytes, ...]] = {
    **dict.fromkeys(("plain", "markdown", "html", "csv"), (NULLS,)),  # no text
    **dict.fromkeys(PACKED, (ZIP_END,)),  # the end of another container, which has no members
    **dict.fromkeys(("jsonl", "tmx", "xliff"), (NULLS, ZIP_END, PDF_END)),
    "utf-16": (PDF_END,),  # half a character
    "pdf": (),
}
"""What makes a file of a kind unreadable when it stands behind its end; everything else is passed over, or text."""


@pytest.mark.parametrize("more", [NULLS, BREAKS, ZIP_END, PDF_END], ids=["nulls", "breaks", "end of zip", "end of pdf"])
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_behind_the_end_of_a_file_does_no_harm(kind: str, more: bytes):
    data, name = formats.valid(kind)
    found = read(data + more, name)
    if more in REFUSED_BEHIND[kind]:
        assert isinstance(found, DamagedFile | UnknownFormat)
    else:
        assert _signs(found).startswith(_signs(read(data, name)))


# Locked


@pytest.mark.parametrize("path", sorted(formats.LOCKED.glob("locked.*")), ids=lambda path: path.name)
def test_a_file_with_a_password_is_called_locked(path: Path):
    assert isinstance(read(path.read_bytes(), path.name), ProtectedFile)


def test_a_book_with_rights_management_is_called_locked():
    locked = (
        b"<encryption xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><EncryptedData "
        b"xmlns='http://www.w3.org/2001/04/xmlenc#'><EncryptionMethod "
        b"Algorithm='http://www.w3.org/2001/04/xmlenc#aes256-cbc'/><CipherData><CipherReference URI='%b'/>"
        b"</CipherData></EncryptedData></encryption>"
    )
    data, name = formats.valid("epub")
    with zipfile.ZipFile(BytesIO(data)) as book:
        pages = [member for member in book.namelist() if member.endswith(".xhtml") and "text/" in member]
    made = formats.repacked(data, {}, [("META-INF/encryption.xml", b"".join(locked % page.encode() for page in pages))])
    found = read(made if len(pages) == 1 else _all_locked(data, pages), name)
    assert isinstance(found, ProtectedFile)


def _all_locked(data: bytes, pages: list[str]) -> bytes:
    each = "".join(
        "<EncryptedData xmlns='http://www.w3.org/2001/04/xmlenc#'><EncryptionMethod "
        "Algorithm='http://www.w3.org/2001/04/xmlenc#aes256-cbc'/><CipherData>"
        f"<CipherReference URI='{page}'/></CipherData></EncryptedData>"
        for page in pages
    )
    text = f"<encryption xmlns='urn:oasis:names:tc:opendocument:xmlns:container'>{each}</encryption>"
    return formats.repacked(data, {}, [("META-INF/encryption.xml", text.encode())])


def test_a_text_document_with_a_password_is_called_locked():
    locked = b'<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>'  # noqa: E501
    data, name = formats.valid("odt")
    made = formats.repacked(
        data,
        {
            "META-INF/manifest.xml": lambda held: held.replace(b"</manifest:manifest>", locked),
            "content.xml": lambda held: bytes(255 - byte for byte in held),
        },
    )
    assert isinstance(read(made, name), ProtectedFile)


# Entities, bombs, names that lead elsewhere

LAUGHS = b"<!DOCTYPE d [<!ENTITY a0 'ha'>" + b"".join(
    b"<!ENTITY a%d '%b'>" % (at, b"&a%d;" % (at - 1) * 10) for at in range(1, 10)
)
BILLION = LAUGHS + b"]>", b"&a9;"
OUTSIDE = b"<!DOCTYPE d [<!ENTITY out SYSTEM 'file:///etc/passwd'>]>", b"&out;"
PARAMETER = b"<!DOCTYPE d [<!ENTITY % out SYSTEM 'http://127.0.0.1:9/x.dtd'> %out;]>", b"words"


def with_entity(kind: str, declared: bytes, used: bytes) -> bytes:
    """A file that declares entities and uses one in its text."""
    if kind == "tmx":
        units = b"<tu><tuv xml:lang='zh'><seg>%b</seg></tuv><tuv xml:lang='en'><seg>rain</seg></tuv></tu>" % used
        return b"<?xml version='1.0'?>%b<tmx version='1.4'><header/><body>%b</body></tmx>" % (declared, units)
    if kind == "xliff":
        unit = b"<trans-unit id='1'><source>rain</source><target>%b</target></trans-unit>" % used
        return b"<?xml version='1.0'?>%b<xliff version='1.2'><file source-language='en' target-language='zh'><body>%b</body></file></xliff>" % (declared, unit)  # fmt: skip  # noqa: E501 - one file in one line
    if kind == "docx":
        put = formats.word(b"<w:p><w:r><w:t>%b</w:t></w:r></w:p>" % used)
        member = "word/document.xml"
    elif kind == "odt":
        start, end = b"<office:text", b"</office:text>"
        put = formats.repacked(
            formats.valid("odt")[0], {"content.xml": formats.inside(start, end, b"><text:p>%b</text:p>" % used)}
        )
        member = "content.xml"
    else:
        put = formats.sheet(b"<row r='1'><c r='A1' t='inlineStr'><is><t>%b</t></is></c></row>" % used)
        member = "xl/worksheets/sheet1.xml"
    return formats.repacked(put, {member: lambda held: declared + held.split(b"?>", 1)[1]})


@pytest.mark.parametrize("entity", [BILLION, OUTSIDE, PARAMETER], ids=["billion laughs", "file", "network"])
@pytest.mark.parametrize("kind", ["docx", "odt", "workbook", "tmx", "xliff"])
def test_entities_neither_grow_nor_read_other_files(kind: str, entity: tuple[bytes, bytes]):
    found = read(with_entity(kind, *entity), formats.valid(kind)[1])
    assert isinstance(found, DamagedFile) or not any("root:" in text or "haha" in text for text in texts(found))


def test_a_book_whose_pages_declare_entities_neither_grows_nor_reads_other_files():
    data, name = formats.valid("epub")
    with zipfile.ZipFile(BytesIO(data)) as book:
        page = next(member for member in book.namelist() if "text/ch" in member)
    for declared, used in (BILLION, OUTSIDE):
        text = b"<?xml version='1.0'?>%b<html xmlns='http://www.w3.org/1999/xhtml'><p>rain %b</p></html>" % (
            declared,
            used,
        )
        found = read(formats.repacked(data, {page: lambda _, text=text: text}), name)
        assert isinstance(found, ReadError) or not any("root:" in each or "haha" * 9 in each for each in texts(found))


TEXTS = ("document.xml", "sheet1.xml", ".opf", "content.xml")


@pytest.mark.parametrize("kind", PACKED)
def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch, kind: str):
    monkeypatch.setattr(containers, "MOST_UNPACKED", 1_000_000)
    data, name = formats.valid(kind)
    with zipfile.ZipFile(BytesIO(data)) as held:
        member = next(
            each for each in held.namelist() if each.endswith(("document.xml", "sheet1.xml", ".opf", "content.xml"))
        )
    bomb = formats.repacked(data, {member: lambda held: held + b" " * 50_000_000})
    assert len(bomb) < 200_000
    assert isinstance(read(bomb, name), DamagedFile)


def test_a_container_of_too_many_members_is_refused():
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as written:
        for at in range(containers.MOST_MEMBERS + 1):
            written.writestr(f"word/{at}", b"")
        written.writestr("word/document.xml", b"<x/>")
    assert isinstance(read(made.getvalue(), "rain.docx"), DamagedFile)


LEADING_OUT = ("../../../../../../etc/passwd", "/etc/passwd", "..\\..\\evil.txt", "file:///etc/passwd", "C:\\evil.txt")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The files that are opened while a test runs."""
    names: list[str] = []
    hearing = [True]

    def hear(event: str, args: tuple) -> None:
        if hearing and event in ("open", "socket.connect", "subprocess.Popen"):
            names.append(str(args[0]))

    sys.addaudithook(hear)  # it can't be taken away again, only be made deaf
    yield names
    hearing.clear()


@pytest.mark.parametrize("name", LEADING_OUT)
def test_names_inside_a_container_lead_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened, name: str):
    monkeypatch.chdir(tmp_path)
    for kind in PACKED:
        data, file = formats.valid(kind)
        read(formats.repacked(data, {}, [(name, b"evil")]), file)
    data, file = formats.valid("docx")
    link = f'<Relationship Id="x" Type="http://x/image" Target="{name}"/></Relationships>'.encode()
    leading = formats.repacked(
        data, {"word/_rels/document.xml.rels": lambda held: held.replace(b"</Relationships>", link)}
    )
    assert texts(read(leading, file)) == texts(read(data, file))
    data, file = formats.valid("epub")
    read(formats.repacked(data, {"EPUB/content.opf": lambda held: held.replace(b'href="text/', f'href="{name}#'.encode())}), file)  # fmt: skip  # noqa: E501
    assert not [each for each in opened if "passwd" in each or "evil" in each]
    assert list(tmp_path.iterdir()) == []


# Much of one thing: time that grows no faster than the file

MANY = {
    "html: paragraphs": ("rain.html", lambda n: "<p>雨。</p><p>rain.</p>".encode() * n, 1600),
    "html: depth": ("rain.html", lambda n: b"<div>" * n + "雨停了。The rain is over.".encode(), 6000),
    "html: tables in tables": ("rain.html", lambda n: b"<table><tr><td>" * n + "雨停了。Over.".encode(), 1500),
    "html: spans of cells": ("rain.html", lambda n: "<tr><td colspan=9999 rowspan=9999>雨".encode() * n, 2500),
    "html: attributes": ("rain.html", lambda n: b"<p " + b"a=b " * n + ">雨停了。</p>".encode(), 100_000),
    "docx: paragraphs": ("rain.docx", lambda n: formats.word(formats.paragraph("雨。") * n), 10_000),
    "docx: one line": ("rain.docx", lambda n: formats.word(formats.paragraph("雨。The rain is over. " * n)), 80_000),
    "docx: wide cells": (
        "rain.docx",
        lambda n: formats.word(
            b"<w:tbl><w:tr>"
            + (b"<w:tc><w:tcPr><w:gridSpan w:val='999999999'/></w:tcPr>" + formats.paragraph("雨") + b"</w:tc>") * n
            + b"</w:tr></w:tbl>"
        ),
        3000,
    ),
    "workbook: rows": (
        "rain.xlsx",
        lambda n: formats.sheet(
            b"".join(b"<row r='%d'><c r='A%d' t='str'><v>rain</v></c></row>" % (at, at) for at in range(1, n))
        ),
        10_000,
    ),
    "csv: rows": ("rain.csv", lambda n: "雨,rain\n".encode() * n, 6000),
    "csv: columns": ("rain.csv", lambda n: b"," * n, 1_000_000),
    "csv: an open quote": ("rain.csv", lambda n: '雨,"rain'.encode() + b"\nmore" * n, 15_000),
    "tmx: units": (
        "rain.tmx",
        lambda n: b"<tmx version='1.4'><header/><body>"
        + "<tu><tuv xml:lang='zh'><seg>雨</seg></tuv><tuv xml:lang='en'><seg>rain</seg></tuv></tu>".encode() * n
        + b"</body></tmx>",
        2500,
    ),
    "tmx: variants": (
        "rain.tmx",
        lambda n: b"<tmx version='1.4'><header/><body><tu>"
        + "<tuv xml:lang='zh'><seg>雨</seg></tuv><tuv xml:lang='en'><seg>rain</seg></tuv>".encode() * n
        + b"</tu></body></tmx>",
        4000,
    ),
    "jsonl: rows": ("rain.jsonl", lambda n: '{"zh":"雨","en":"rain"}\n'.encode() * n, 7000),
    "jsonl: one line": ("rain.jsonl", lambda n: b'{"zh":"' + "雨".encode() * n + b'","en":"rain"}', 1_500_000),
    "text: one line": ("rain.txt", lambda n: "雨停了。The rain is over. ".encode() * n, 200_000),
    "text: lines": ("rain.txt", lambda n: "雨。\nrain\n".encode() * n, 15_000),
    "markdown: signs": ("rain.md", lambda n: b"`" * n + b"\n" + b"*" * n + b"\n" + b"[" * n + b"\nrain", 1_000_000),
    "markdown: bars": ("rain.md", lambda n: b"|" * n + b"\n|---|\n", 1_000_000),
}  # fmt: skip
LINEAR = 8.0  # times the work for a file four times as long: with the noise of a busy machine, half of the square's 16
NOTICED = 0.1  # seconds below which nothing is measured; four times as much takes longer in all cases but a few


@pytest.mark.parametrize("name", MANY)
def test_four_times_as_much_takes_about_four_times_as_long(name: str):
    file, made, count = MANY[name]
    once, more = (_work(made(count), file) for count in (count, 4 * count))
    assert more < max(NOTICED, LINEAR * once)


def _work(data: bytes, name: str) -> float:
    """Seconds of work that reading takes, the best of three."""
    found = []
    for _ in range(3):
        began = process_time()
        made = read(data, name)
        found.append(process_time() - began)
        assert isinstance(made, RawDocument), made  # it is no use to be quick at refusing
    return min(found)


DEEP = {
    "docx": lambda: formats.word(b"<w:tbl><w:tr><w:tc>" * 3000 + b"</w:tc></w:tr></w:tbl>" * 3000),
    "tmx": lambda: b"<tmx version='1.4'><header/><body><tu><tuv xml:lang='zh'><seg>" + b"<hi>" * 50_000,
    "xliff": lambda: b"<xliff version='1.2'><file><body>" + b"<group>" * 50_000,
    "jsonl": lambda: b'{"zh":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "pdf": lambda: formats.page_of(b"BT /F 12 Tf " + b"[" * 100_000 + b"(x) Tj ET"),
}


@pytest.mark.parametrize("kind", DEEP)
def test_what_nests_without_end_is_refused(kind: str):
    assert isinstance(read(DEEP[kind](), formats.valid(kind)[1]), ReadError)


# PDF that goes round in circles

PAGES = b"<</Type /Catalog /Pages 2 0 R>>"
ONE = b"<</Type /Pages /Kids [3 0 R] /Count 1>>"
PAGE = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>"
ITSELF = b"<</Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</X 6 0 R>>>> /Length 5>>\nstream\n/X Do\nendstream"  # noqa: E501
LOOPS = {
    "pages in themselves": lambda: formats.pdf(PAGES, b"<</Type /Pages /Kids [2 0 R 2 0 R] /Count 2>>"),
    "a page that is its parent": lambda: formats.pdf(PAGES, ONE, PAGE.replace(b"2 0 R", b"3 0 R")),
    "a form that draws itself": lambda: formats.page_of(b"/X Do", ITSELF, entries=b"/XObject <</X 6 0 R>>"),
    "a table of places before itself": lambda: formats.pdf(PAGES, ONE, PAGE, trailer=b"/Prev 9"),
    "a length that is its own stream": lambda: formats.pdf(
        PAGES, ONE, PAGE.replace(b">>", b"/Contents 4 0 R>>"), b"<</Length 4 0 R>>\nstream\nBT ET\nendstream"
    ),
    "a catalogue that is itself": lambda: formats.pdf(b"1 0 R"),
    "an outline that is its own child": lambda: formats.pdf(
        PAGES.replace(b">>", b"/Outlines 4 0 R>>"), ONE, PAGE, b"<</First 4 0 R /Next 4 0 R /Title (x)>>"
    ),
    "names of pages in themselves": lambda: formats.pdf(
        PAGES.replace(b">>", b"/PageLabels 4 0 R>>"), ONE, PAGE, b"<</Kids [4 0 R]>>"
    ),
    "more pages than there are": lambda: formats.pdf(PAGES, ONE.replace(b"1>>", b"2000000000>>"), PAGE),
}


@pytest.mark.parametrize("loop", LOOPS)
def test_a_pdf_that_goes_in_circles_is_refused(loop: str):
    assert isinstance(read(LOOPS[loop](), "rain.pdf"), DamagedFile | NothingToRead)


ODD = {
    "far away": (b"BT /F 12 Tf 1e30 1e30 Td (The rain is over.) Tj ET", ["The rain is over."]),
    "huge": (b"BT /F 1e20 Tf 72 700 Td (The rain is over.) Tj ET", None),
    "no size": (b"BT /F 0 Tf 72 700 Td (The rain is over.) Tj ET", None),
    "flat": (b"BT /F 12 Tf 0 0 0 0 72 700 Tm (The rain is over.) Tj ET", None),
    "one place": (b"BT /F 12 Tf " + b"1 0 0 1 72 700 Tm (rain) Tj " * 20_000 + b"ET", ["rain"]),
    "rules": (
        b"".join(b"%d %d m %d %d l S " % (at % 500, at // 500, at % 500 + 20, at // 500) for at in range(40_000)),
        None,
    ),
    "states": (b"q " * 200_000 + b"BT /F 12 Tf 72 700 Td (rain) Tj ET", ["rain"]),
}
"""What a page draws → what is read of it; None where nobody could read it."""


@pytest.mark.parametrize("odd", ODD)
def test_text_that_no_page_could_show_does_no_harm(odd: str):
    content, expected = ODD[odd]
    found = read(formats.page_of(content), "rain.pdf")
    if expected is None:
        assert isinstance(found, NothingToRead)
    else:
        assert texts(found) == expected


# Characters: lying encodings, halves of pairs, controls

SENTENCES = "雨停了，孩子们跑到河边去看水。他们带了一只纸船。\n\nThe rain is over. The children run to the river.\n"


@pytest.mark.parametrize("declared", ["utf-8", "gbk", "big5", "utf-16", "iso-8859-1", "no-such-thing"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_page_that_lies_about_its_encoding_is_read_all_the_same(declared: str, encoding: str):
    zh, en = SENTENCES.split("\n\n")
    page = f"<html><head><meta charset='{declared}'></head><body><p>{zh}</p><p>{en}</p></body></html>"
    assert texts(read(page.encode(encoding), "rain.html")) == [zh, en.strip()]


CHARACTERS: dict[str, tuple[str, bytes, type[ReadError] | set[str]]] = {
    "half of a pair": (
        "rain.txt",
        b"\xff\xfe" + SENTENCES.encode("utf-16-le") + b"\x00\xd8" + SENTENCES.encode("utf-16-le"),
        DamagedFile,
    ),
    "half in utf-8": ("rain.txt", SENTENCES.encode() + b"\xed\xa0\x80" + SENTENCES.encode(), DamagedFile),
    "escapes": ("rain.jsonl", b'{"zh": "\\ud800\xe9\x9b\xa8", "en": "rain\\udfff \\u0000 x"}\n', DamagedFile),
    "references": (
        "rain.html",
        "<p>雨停了&#xD800;。&#0;&#xFFFF;&#x110000;The rain is over.</p>".encode(),
        {"雨停了\ufffd。\ufffd\ufffd", "The rain is over."},
    ),
    "directions": (
        "rain.txt",
        "雨\u202e停了\u2066。\n\nThe \u202erain\u200f is over.\x1b[31m\x07\n".encode(),
        {"雨\u202e停了\u2066。", "The \u202erain\u200f is over.\x1b[31m\x07"},
    ),
    "controls": ("rain.csv", "雨,rain\x0b\x0c\x1f\n雪,snow\u2028\n".encode() * 5, {"雨", "rain", "雪", "snow"}),
    "in a document": (
        "rain.docx",
        formats.word(formats.paragraph("雨停了。\u202e") + formats.paragraph("The rain\u2029 is over.")),
        {"雨停了。\u202e", "The rain is over."},
    ),
    "no character in a document": ("rain.docx", formats.word(formats.paragraph("雨停了\ufffe。")), DamagedFile),
}
"""What a file is called and holds → why it is refused, or what the library holds of it."""


@pytest.mark.parametrize("odd", CHARACTERS)
def test_odd_characters_are_refused_or_kept_and_stored(tmp_path: Path, odd: str):
    name, data, expected = CHARACTERS[odd]
    (tmp_path / name).write_bytes(data)
    with Store.open(tmp_path / "home") as store:
        outcome = ingest_source(Source((File(tmp_path / name, name),)), store)
        if isinstance(expected, type):
            assert outcome.status == "failed"
            assert type(outcome.error) is expected
        else:
            assert outcome.status == "added"
            assert {text for each in store.all_passages() for text in (each.zh, each.en) if text} == expected


# The library


@pytest.mark.parametrize("kind", KINDS)
def test_a_broken_file_leaves_the_library_as_it_was(tmp_path: Path, kind: str):
    data, name = formats.valid(kind)
    (tmp_path / "note.txt").write_text(SENTENCES, "utf-8")
    (tmp_path / name).write_bytes(_broken(kind, data))
    with Store.open(tmp_path / "home") as store:
        ingest_source(Source((File(tmp_path / "note.txt", "note.txt"),)), store)
        before = store.documents()
        outcome = ingest_source(Source((File(tmp_path / name, name),)), store)
        assert outcome.status == "failed"
        assert store.documents() == before


def _broken(kind: str, data: bytes) -> bytes:
    if kind in PACKED:
        return data[: len(data) // 2]
    return {"pdf": data[:200], "jsonl": b'{"zh": ', "tmx": data[:-9], "xliff": data[:-9]}.get(kind, b"\0\1\2" * 999)


def test_the_readers_of_the_table_are_all_tried_here():
    tried = {read_bytes(*formats.valid(kind)).format for kind in KINDS}
    assert tried == set(READERS)
