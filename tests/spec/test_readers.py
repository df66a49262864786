"""What every reader does alike, whatever the format."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path, PurePath
from time import process_time
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from pdfs import Column, pdf

from corpus import readers
from corpus.errors import NothingToRead, ReadError, UnknownFormat
from corpus.readers import READERS, read_bytes, readable_suffixes
from corpus.types import RawDocument


@dataclass(frozen=True)
class Form:
    """How a note, a heading and a paragraph, is written in a format: under which name, and whether that is text.

    ``write`` makes the text, or the bytes, of the file from both, escaped for XML where ``marked``.
    """

    name: str
    write: Callable[[str, str], str | bytes]
    marked: bool = False


def template(text: str) -> Callable[[str, str], str]:
    return text.format


def workbook(title: str, text: str) -> bytes:
    """The smallest workbook that is one."""
    cells = (
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{t}</t></is></c></row>' for n, t in ((1, title), (2, text))
    )
    return packed(
        {
            "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="Notes" r:id="a"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": '<R><R Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/></R>',
            "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{''.join(cells)}</sheetData></worksheet>",
        }
    )


def word(title: str, text: str) -> bytes:
    """The smallest Word document that is one."""
    paragraphs = "".join(f"<w:p><w:r><w:t>{each}</w:t></w:r></w:p>" for each in (title, text) if each.strip())
    return packed({"word/document.xml": f'<w:document xmlns:w="w"><w:body>{paragraphs}</w:body></w:document>'})


def open_document(title: str, text: str) -> bytes:
    """The smallest OpenDocument text that is one."""
    paragraphs = "".join(f"<p>{each}</p>" for each in (title, text) if each.strip())
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<document-content><body><text>{paragraphs}</text></body></document-content>",
        }
    )


def book(title: str, text: str) -> bytes:
    """The smallest book that is one."""
    return packed(
        {
            "META-INF/container.xml": '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>',
            "a.opf": '<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
            '<spine><itemref idref="a"/></spine></package>',
            "a.xhtml": f"<html><body><h1>{title}</h1><p>{text}</p></body></html>",
        }
    )


def printed(title: str, text: str) -> bytes:
    """A page with the heading and the paragraph on it."""
    heading = Column(80, 430, size=18).paragraph(title)
    return pdf([*heading.texts, *Column(80, 430, 140).paragraph(text).texts])


def packed(members: Mapping[str, str]) -> bytes:
    """A container with these members."""
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(ZipInfo(name), text)
    return data.getvalue()


TMX = """<?xml version="1.0"?>
<tmx version="1.4"><header srclang="zh"/><body>
<tu><tuv xml:lang="zh"><seg>{0}</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>{1}</seg></tuv></tu>
</body></tmx>
"""
XLIFF = """<?xml version="1.0"?>
<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="zh" trgLang="en"><file id="f">
<unit id="a"><segment><source>{0}</source></segment></unit>
<unit id="b"><segment><source>{1}</source></segment></unit>
</file></xliff>
"""

FORMS = {
    "plain": Form("note.txt", template("{0}\n\n{1}\n")),
    "markdown": Form("note.md", template("# {0}\n\n{1}\n")),
    "html": Form("note.html", template("<!DOCTYPE html><title>{0}</title><h1>{0}</h1><p>{1}</p>"), marked=True),
    "docx": Form("note.docx", word, marked=True),
    "odt": Form("note.odt", open_document, marked=True),
    "epub": Form("note.epub", book, marked=True),
    "pdf": Form("note.pdf", printed),
    "tmx": Form("note.tmx", template(TMX), marked=True),
    "xliff": Form("note.xlf", template(XLIFF), marked=True),
    "table": Form("note.tsv", template("{0}\n{1}\n")),
    "jsonl": Form("note.jsonl", template('{{"zh": "{0}"}}\n{{"zh": "{1}"}}\n')),
}
"""Format → the same note in it."""

OTHER_FORMS = (("table", Form("note.xlsx", workbook, marked=True)),)
"""Further files that the same formats come as."""

SHARED = frozenset(
    "bitext container decoding inline lines numerals office recognition record tabbed wrapped xml".split()
)
"""Modules of the readers' folder that several formats are read with."""

UNNUMBERED = frozenset({"docx", "odt"})
"""Formats without lines and pages."""

TITLE, TEXT = "渡口的早晨", "天还没亮，渡船已经靠岸。The ferry lands before dawn, full of apples & salt."

EVERY = (*FORMS.items(), *OTHER_FORMS)
TEXTS = tuple(name for name, form in FORMS.items() if isinstance(form.write("", ""), str))


@pytest.fixture(params=sorted(EVERY, key=lambda each: each[1].name), ids=lambda each: each[1].name)
def written(request: pytest.FixtureRequest) -> Written:
    """A note in a format."""
    return Written(*request.param)


@dataclass(frozen=True)
class Written:
    """A note: the format that it is in, its file's name and bytes."""

    form: str
    how: Form

    @property
    def name(self) -> str:
        return self.how.name

    @property
    def data(self) -> bytes:
        made = self.made()
        return made if isinstance(made, bytes) else made.encode()

    def made(self) -> str | bytes:
        return self.how.write(TITLE, TEXT.replace("&", "&amp;") if self.how.marked else TEXT)

    def text(self) -> str:
        """The note, where the format is text."""
        made = self.made()
        if isinstance(made, bytes):
            pytest.skip("the format is no text")
        return made

    def read(self) -> RawDocument:
        return read_bytes(self.data, self.name)


def test_every_format_has_an_example_here():
    assert set(FORMS) == set(READERS)


def test_every_module_of_a_format_is_in_the_table():
    found = {path.stem for path in Path(readers.__file__).parent.iterdir() if not path.name.startswith("_")}
    assert found - SHARED == set(READERS)


def test_it_says_which_format_it_read(written: Written):
    assert written.read().format == written.form


def test_every_word_is_there_in_source_order(written: Written):
    shown = [block.text for block in written.read().blocks]
    assert TEXT in shown
    assert shown[0].endswith(TITLE)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_the_encoding_makes_no_difference(written: Written, encoding: str):
    assert read_bytes(written.text().encode(encoding), written.name).blocks == written.read().blocks


def test_line_ends_make_no_difference(written: Written):
    blocks = written.read().blocks
    for end in ("\r\n", "\r"):
        data = written.text().replace("\n", end).encode()
        assert [block.text for block in read_bytes(data, written.name).blocks] == [block.text for block in blocks]


def test_every_block_says_where_it_stood(written: Written):
    document = written.read()
    assert all(block.locator.source == document.source for block in document.blocks)
    places = [(block.locator.page or 0, block.locator.line or 0) for block in document.blocks]
    assert places == sorted(places)
    assert written.form in UNNUMBERED or all(map(any, places))


def test_the_digest_is_that_of_the_bytes(written: Written):
    assert written.read().digest == hashlib.sha256(written.data).hexdigest()


def test_reading_twice_gives_the_same(written: Written):
    assert written.read() == written.read()


def test_the_suffix_may_be_in_capitals(written: Written):
    renamed = read_bytes(written.data, written.name.upper())
    assert replace(renamed, source=written.name, blocks=()) == replace(written.read(), blocks=())


@pytest.mark.parametrize("data", [b"", b" \n\t\n", "\u3000\n\ufeff".encode()])
@pytest.mark.parametrize("form", TEXTS)
def test_a_file_without_text_is_an_error(form: str, data: bytes):
    with pytest.raises(NothingToRead, match="has no text in it"):
        read_bytes(data, FORMS[form].name)


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1", r"Save it as \.docx, PDF or plain text"),
        (b"{\\rtf1 hello}", r"Save it as \.docx, PDF or plain text"),
        (b"\x89PNG\r\n\x1a\n", "It is a picture: have its text recognised"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "It is a picture: have its text recognised"),
    ],
)
def test_what_is_really_another_format_is_refused_with_advice(written: Written, data: bytes, advice: str):
    with pytest.raises(UnknownFormat, match=advice):
        read_bytes(data, written.name)


@pytest.mark.parametrize(
    "data", [packed({"a.txt": "words"}), b"\x1f\x8b\x08\0", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07"]
)
@pytest.mark.parametrize("form", TEXTS)
def test_an_archive_is_refused_with_advice(form: str, data: bytes):
    with pytest.raises(UnknownFormat, match="Unpack it and add the files"):
        read_bytes(data, FORMS[form].name)


@pytest.mark.parametrize("name", ["letter.docx", "report.pdf", "table.xlsx", "book.epub", "note.txt"])
def test_an_empty_file_is_called_empty(name: str):
    with pytest.raises(NothingToRead, match="it is empty"):
        read_bytes(b"", name)


def test_binary_data_is_refused(written: Written):
    with pytest.raises(ReadError):
        read_bytes(bytes(range(256)) * 4, written.name)


def test_the_suffixes_are_those_of_all_formats():
    assert set(readable_suffixes()) >= {PurePath(form.name).suffix for _, form in EVERY}


def test_content_wins_over_the_suffix():
    for form in ("html", "tmx", "xliff"):
        assert read_bytes(Written(form, FORMS[form]).data, "saved.txt").format == form
    assert read_bytes(b"just words", "words.html").format == "plain"


@pytest.mark.parametrize("name", ["notice", "第1.2节 总则", "report.2021", "README"])
def test_a_name_without_a_suffix_is_read_as_text(name: str):
    assert read_bytes(b"words", name).format == "plain"


@pytest.mark.parametrize("name", ["data.json", "data.ods", "slides.pptx", "page.doc"])
def test_other_suffixes_are_refused(name: str):
    with pytest.raises(UnknownFormat, match="doesn't read"):
        read_bytes(b"words", name)


@pytest.mark.parametrize(
    "start", ["<!-- saved page -->\n", "<!-- a -->" * 40, "<?xml version='1.0'?>\n<!-- a\nb -->\n\ufeff"]
)
def test_a_page_is_known_behind_comments_and_declarations(start: str):
    assert read_bytes(f"{start}<html><p>words".encode(), "page.txt").format == "html"


@pytest.mark.parametrize(
    "start", ["<!-- a -->\n" * 5000, "<!-- " * 20_000, " " * 100_000, "<a " * 30_000, "<?xml " * 15_000]
)
@pytest.mark.parametrize("name", ["note.txt", "note.html"])
def test_what_begins_like_a_page_is_told_in_time_that_grows_with_its_length(start: str, name: str):
    began = process_time()
    with suppress(ReadError):
        read_bytes(f"{start}words".encode(), name)
    assert process_time() - began < 3


@pytest.mark.parametrize(
    ("name", "data", "advice"),
    [
        ("old.doc", b"\xd0\xcf\x11\xe0", "Save it as .docx or PDF"),
        ("letter.rtf", b"{\\rtf1", "Save it as .docx or PDF"),
        ("old.xls", b"\xd0\xcf\x11\xe0", "Save it as .xlsx or .csv"),
        ("paper.caj", b"CAJ", "Turn it into PDF or EPUB"),
        ("scan.png", b"\x89PNG", "have its text recognised"),
    ],
)
def test_what_no_reader_is_for_is_refused_with_what_to_do_about_its_kind(name: str, data: bytes, advice: str):
    with pytest.raises(UnknownFormat, match=advice):
        read_bytes(data, name)
