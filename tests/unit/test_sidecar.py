"""Sidecars: what a user wrote beside a file stands over what was found in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import DamagedFile
from corpus.sidecar import merge, read_sidecar
from corpus.types import Reference


def written(folder: Path, text: str) -> Path:
    (folder / "note.toml").write_text(text, encoding="utf-8")
    return folder / "note.txt"


def test_fields_are_spelt_as_on_the_command_line(tmp_path: Path):
    path = written(
        tmp_path,
        """
        type = "article-newspaper"
        title_zh = "渡口的“早晨”"
        title_en = 'Morning at the "Ferry" \\ River'
        author = ["林小雨", "Bao Lin"]
        publisher-place = "青岚"
        container-title = "青岚日报"
        status = "official"
        """,
    )
    assert read_sidecar(path) == Reference(
        type="article-newspaper",
        title_zh="渡口的“早晨”",
        title_en='Morning at the "Ferry" \\ River',
        author=("林小雨", "Bao Lin"),
        publisher_place="青岚",
        container_title="青岚日报",
        status="official",
    )


def test_numbers_dates_and_single_names_are_welcome(tmp_path: Path):
    path = written(tmp_path, 'issued = 2021-06-09\nvolume = 12\nauthor = "林小雨"\npublisher_place = "青岚"')
    expected = Reference(issued="2021-06-09", volume="12", author=("林小雨",), publisher_place="青岚")
    assert read_sidecar(path) == expected


def test_a_file_without_a_sidecar_has_none(tmp_path: Path):
    assert read_sidecar(tmp_path / "note.txt") is None
    assert read_sidecar(written(tmp_path, "").with_suffix(".toml")) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title_zh = ", "no valid TOML"),
        ('tilte_zh = "渡口"', "Did you mean title_zh"),
        ('issued = "last year"', "must be a date"),
        ("volume = [1, 2]", "takes one value"),
        ("volume = 1.5", "must be a text"),
        ('status = "maybe"', "status must be one of"),
        (f"volume = {'9' * 5000}", "no valid TOML"),
        (f"volume = {'[' * 5000}", "no valid TOML"),
    ],
)
def test_a_sidecar_that_can_not_be_used_says_why(tmp_path: Path, text: str, said: str):
    with pytest.raises(DamagedFile, match=rf"note\.toml .*{said}"):
        read_sidecar(written(tmp_path, text))


def test_a_sidecar_in_another_encoding_is_an_error(tmp_path: Path):
    path = written(tmp_path, "")
    path.with_suffix(".toml").write_bytes('title_zh = "渡口"'.encode("gbk"))
    with pytest.raises(DamagedFile, match="UTF-8"):
        read_sidecar(path)


def test_given_fields_win_and_empty_ones_leave_what_was_found():
    found = Reference(title_zh="渡口", issued="2020", author=("A",))
    assert merge(found, Reference(issued="2021-06-09")) == Reference(
        title_zh="渡口", issued="2021-06-09", author=("A",)
    )
    assert merge(found, Reference()) == found
