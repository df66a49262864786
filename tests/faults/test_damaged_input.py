"""What a user sees when a file is damaged, cut short, not text at all, or can't be opened."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import DamagedFile, NothingToRead, ReadError, UndecodableText, UnknownFormat
from corpus.pipeline import ingest_source
from corpus.readers import read_bytes
from corpus.sources import File, Source
from corpus.store import Store

NOTE = "天还没亮，渡船已经靠岸，卖茶的老人在石阶上摆开了摊子。\n" * 3


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "home") as opened:
        yield opened


def failure(path: Path, store: Store) -> ReadError:
    """What a user is told of a file that can't be added."""
    outcome = ingest_source(Source((File(path, path.name),)), store)
    assert outcome.status == "failed"
    assert isinstance(outcome.error, ReadError)
    assert store.documents() == ()
    return outcome.error


@pytest.mark.parametrize("name", ["note.txt", "note.md", "note.html"])
@pytest.mark.parametrize(
    ("data", "error", "advice"),
    [
        (NOTE.rstrip().encode()[:-1], DamagedFile, "Get the complete file again"),
        (NOTE.rstrip().encode("gbk")[:-1], DamagedFile, "Get the complete file again"),
        (NOTE.encode() + b"\xff" + NOTE.encode(), DamagedFile, "save it as UTF-8"),
        (NOTE.encode() + b"\0\1\2" + NOTE.encode(), UnknownFormat, "plain text"),
        (b"%PDF-1.4 ...", DamagedFile, "Get the complete file again"),
        (b"{\\rtf1 ...}", UnknownFormat, "Save it as .docx, PDF or plain text"),
        (bytes([0x81, 0xFF, 0x90, 0xFF]) * 50, UndecodableText, "save it as UTF-8"),
        (b"", NothingToRead, "no text"),
    ],
)
def test_damage_is_named_with_what_to_do(
    tmp_path: Path, store: Store, name: str, data: bytes, error: type[ReadError], advice: str
):
    (tmp_path / name).write_bytes(data)
    said = failure(tmp_path / name, store)
    assert type(said) is error
    assert advice in str(said)
    assert name in str(said)


def test_a_page_without_end_is_refused_with_advice(tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("corpus.markup.tree.MOST", 1000)
    (tmp_path / "page.html").write_bytes(b"<html>" + b"<p>text" * 1001)
    said = failure(tmp_path / "page.html", store)
    assert isinstance(said, DamagedFile)
    assert "Split it into several pages" in str(said)


def test_a_file_that_is_not_there_is_named(tmp_path: Path, store: Store):
    assert f"There is no file {tmp_path / 'absent.txt'}. Check" in str(failure(tmp_path / "absent.txt", store))


@pytest.mark.skipif(os.name == "nt", reason="a folder can't be opened as a file in another way there")
def test_what_can_not_be_opened_is_named(tmp_path: Path, store: Store):
    assert "is a folder" in str(failure(tmp_path, store))


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.epub", "a.odt"])
def test_a_container_that_was_cut_short_is_damaged_and_no_archive_to_unpack(name: str):
    with pytest.raises(DamagedFile, match="damaged or cut short"):
        read_bytes(b"PK\x03\x04\x14\0\0\0\x08\0" + bytes(500), name)
    with pytest.raises(UnknownFormat, match="Unpack it"):
        read_bytes(b"PK\x03\x04\x14\0\0\0\x08\0" + bytes(500), "a.zip")
