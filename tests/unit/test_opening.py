from __future__ import annotations

import os
import tracemalloc
from pathlib import Path
from types import SimpleNamespace

import pytest

from corpus.errors import ReadError
from corpus.opening import read_file
from corpus.sidecar import read_sidecar

posix = pytest.mark.skipif(os.name == "nt", reason="this system has no such files")


def test_a_file_is_read_whole(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\0\r\n" * 1000)
    assert read_file(path) == b"\0\r\n" * 1000


def test_no_more_memory_is_asked_for_than_a_file_needs(tmp_path: Path):
    (tmp_path / "a.txt").write_bytes(b"x" * 1000)
    tracemalloc.start()
    try:
        assert read_file(tmp_path / "a.txt") == b"x" * 1000
        assert tracemalloc.get_traced_memory()[1] < 1 << 20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("size", [0, 10, 2_999_999, 3_000_000])
def test_a_file_that_grows_while_it_is_read_is_read_to_its_end(
    size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    given = bytes(range(250)) * 12_000
    (tmp_path / "a.txt").write_bytes(given)
    mode = (tmp_path / "a.txt").stat().st_mode
    monkeypatch.setattr(os, "fstat", lambda _: SimpleNamespace(st_mode=mode, st_size=size))
    assert read_file(tmp_path / "a.txt", most=3_000_000) == given
    with pytest.raises(ReadError, match="larger than"):
        read_file(tmp_path / "a.txt", most=2_999_999)


@posix
def test_a_link_to_a_file_is_read_like_the_file(tmp_path: Path):
    (tmp_path / "a.txt").write_bytes(b"text")
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert read_file(tmp_path / "b.txt") == b"text"


@posix
def test_a_pipe_and_a_device_are_refused_at_once(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.txt")
    for path in (tmp_path / "pipe.txt", Path("/dev/zero")):
        with pytest.raises(ReadError, match="is a pipe or a device"):
            read_file(path)


@posix
def test_a_pipe_that_took_a_files_place_meanwhile_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").write_text("text", encoding="utf-8")
    before = (tmp_path / "a.txt").stat()
    monkeypatch.setattr(Path, "stat", lambda path: before)
    with pytest.raises(ReadError, match="is a pipe or a device"):
        read_file(tmp_path / "pipe.txt")


@posix
def test_what_leads_to_no_file_says_why(tmp_path: Path):
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    for name, why in {
        "missing.txt": "There is no file",
        "gone.txt": "is a link that leads nowhere",
        "loop.txt": "is a link that leads back to itself",
        ".": "is a folder",
        "a\0b.txt": "zero byte",
        "x" * 300: "can't be opened",
    }.items():
        with pytest.raises(ReadError, match=why):
            read_file(tmp_path / name)


def test_a_file_beyond_all_bounds_is_refused(tmp_path: Path):
    (tmp_path / "a.txt").write_bytes(b"x" * 3_000_000)
    assert len(read_file(tmp_path / "a.txt", most=3_000_000)) == 3_000_000
    with pytest.raises(ReadError, match="larger than 1 MB"):
        read_file(tmp_path / "a.txt", most=1 << 20)


def test_the_longest_name_that_a_file_may_have_has_no_sidecar_and_is_no_failure(tmp_path: Path):
    path = tmp_path / ("x" * 252 + ".md")
    path.write_text("text", encoding="utf-8")
    assert read_sidecar(path) is None


def test_an_address_without_its_beginning_is_told_how_to_name_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    for name in ("www.example.org/a.html", "example.cn/report"):
        with pytest.raises(ReadError, match=f"whole address: https://{name}"):
            read_file(Path(name))
