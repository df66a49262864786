"""What every reader does alike, whatever the format."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePath
from time import process_time

import pytest

from corpus import readers
from corpus.errors import NothingToRead, ReadError, UnknownFormat
from corpus.readers import READERS, read_bytes, readable_suffixes
from corpus.types import RawDocument

FORMS = {
    "plain": ("{0}\n\n{1}\n", "note.txt"),
    "markdown": ("# {0}\n\n{1}\n", "note.md"),
    "html": ("<!DOCTYPE html><title>{0}</title><h1>{0}</h1><p>{1}</p>", "note.html"),
}
"""Format → the same note in it, and a file name."""

TITLE, TEXT = "渡口的早晨", "天还没亮，渡船已经靠岸。The ferry lands before dawn, full of apples & salt."


@pytest.fixture(params=sorted(READERS))
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def written(form: str) -> tuple[str, str]:
    template, name = FORMS[form]
    return template.format(TITLE, TEXT.replace("&", "&amp;") if form == "html" else TEXT), name


def read_note(form: str, encoding: str = "utf-8") -> RawDocument:
    text, name = written(form)
    return read_bytes(text.encode(encoding), name)


def test_every_format_has_an_example_here():
    assert set(FORMS) == set(READERS)


def test_every_module_of_a_format_is_in_the_table():
    found = {path.stem for path in Path(readers.__file__).parent.iterdir() if not path.name.startswith("_")}
    assert found - {"container", "decoding", "lines", "recognition", "xml"} == set(READERS)


def test_it_says_which_format_it_read(form: str):
    assert read_note(form).format == form


def test_every_word_is_there_in_source_order(form: str):
    shown = [block.text for block in read_note(form).blocks]
    assert TEXT in shown
    assert shown[0].endswith(TITLE)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_the_encoding_makes_no_difference(form: str, encoding: str):
    assert read_note(form, encoding).blocks == read_note(form).blocks


def test_line_ends_make_no_difference(form: str):
    text, name = written(form)
    blocks = read_bytes(text.encode(), name).blocks
    for end in ("\r\n", "\r"):
        assert [b.text for b in read_bytes(text.replace("\n", end).encode(), name).blocks] == [b.text for b in blocks]


def test_every_block_says_where_it_stood(form: str):
    document = read_note(form)
    assert all(block.locator.source == document.source and block.locator.line for block in document.blocks)
    lines = [block.locator.line or 0 for block in document.blocks]
    assert lines == sorted(lines)


def test_the_digest_is_that_of_the_bytes(form: str):
    text, _ = written(form)
    assert read_note(form).digest == hashlib.sha256(text.encode()).hexdigest()


def test_reading_twice_gives_the_same(form: str):
    assert read_note(form) == read_note(form)


def test_the_suffix_may_be_in_capitals(form: str):
    text, name = written(form)
    renamed = read_bytes(text.encode(), name.upper())
    assert replace(renamed, source=name, blocks=()) == replace(read_bytes(text.encode(), name), blocks=())


@pytest.mark.parametrize("data", [b"", b" \n\t\n", "\u3000\n\ufeff".encode()])
def test_a_file_without_text_is_an_error(form: str, data: bytes):
    with pytest.raises(NothingToRead, match="has no text in it"):
        read_bytes(data, FORMS[form][1])


@pytest.mark.parametrize("data", [b"\xd0\xcf\x11\xe0\xa1\xb1", b"\x89PNG\r\n\x1a\n", b"{\\rtf1 hello}"])
def test_what_is_really_another_format_is_refused_with_advice(form: str, data: bytes):
    with pytest.raises(UnknownFormat, match=r"Save it as one of \.txt"):
        read_bytes(data, FORMS[form][1])


@pytest.mark.parametrize("data", [b"PK\x03\x04\x14\0", b"\x1f\x8b\x08\0", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07"])
def test_an_archive_is_refused_with_advice(form: str, data: bytes):
    with pytest.raises(UnknownFormat, match="Unpack it and add the files"):
        read_bytes(data, FORMS[form][1])


def test_binary_data_is_refused(form: str):
    with pytest.raises(ReadError):
        read_bytes(bytes(range(256)) * 4, FORMS[form][1])


def test_the_suffixes_are_those_of_all_formats():
    assert set(readable_suffixes()) >= {PurePath(name).suffix for _, name in FORMS.values()}


def test_content_wins_over_the_suffix():
    page, _ = written("html")
    assert read_bytes(page.encode(), "saved.txt").format == "html"
    assert read_bytes(b"just words", "words.html").format == "plain"


@pytest.mark.parametrize("name", ["notice", "第1.2节 总则", "report.2021", "README"])
def test_a_name_without_a_suffix_is_read_as_text(name: str):
    assert read_bytes(b"words", name).format == "plain"


@pytest.mark.parametrize("name", ["data.json", "table.xlsx", "page.docx"])
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
