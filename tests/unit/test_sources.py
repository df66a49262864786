from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus.sources import collect, edition_of


def make(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return folder


def known(*paths: Path) -> list[str]:
    return [source.known for source in collect(paths, (".txt", ".md")).sources]


def test_a_folder_is_walked_in_the_order_of_names_and_paths_are_relative_to_it(tmp_path: Path):
    make(tmp_path, "b.txt", "a.md", "sub/deep/c.txt", "sub/a.txt")
    assert known(tmp_path) == ["a.md", "b.txt", "sub/a.txt", "sub/deep/c.txt"]


def test_a_file_that_is_named_is_known_by_its_base_name_whatever_it_is(tmp_path: Path):
    make(tmp_path, "sub/a.xyz")
    assert known(tmp_path / "sub" / "a.xyz", tmp_path / "missing.txt") == ["a.xyz", "missing.txt"]


def test_hidden_files_and_lock_files_are_passed_over(tmp_path: Path):
    make(tmp_path, ".a.txt", ".git/b.txt", "~$c.txt", "d.txt")
    assert collect([tmp_path], (".txt",)).skipped == ()
    assert known(tmp_path) == ["d.txt"]


def test_files_that_no_reader_is_for_are_listed_but_sidecars_are_not(tmp_path: Path):
    make(tmp_path, "a.txt", "a.toml", "b.zh.txt", "b.en.txt", "b.toml", "lonely.toml", "picture.png", "noext")
    assert collect([tmp_path], (".txt",)).skipped == ("lonely.toml", "noext", "picture.png")


def test_a_folder_that_may_not_be_looked_into_is_listed_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    make(tmp_path, "a.txt", "closed/b.txt")
    look = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = collect([tmp_path], (".txt",))
    assert ([source.known for source in found.sources], found.skipped) == (["a.txt"], ("closed",))


def test_suffixes_count_in_either_case(tmp_path: Path):
    assert known(make(tmp_path, "A.TXT")) == ["A.TXT"]


def test_the_same_file_named_twice_is_one_document(tmp_path: Path):
    make(tmp_path, "a.txt")
    assert known(tmp_path, tmp_path / "a.txt") == ["a.txt"]


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("guide.zh.txt", "guide.en.txt"),
        ("guide_zh.txt", "guide_en.txt"),
        ("guide-zh-CN.txt", "guide-en-US.txt"),
        ("Guide.zh_Hant.txt", "guide.EN.txt"),
        ("guide (Chinese).txt", "guide (English).txt"),
        ("指南（中文版）.txt", "指南（英文版）.txt"),
        ("指南【中文】.txt", "指南【英文】.txt"),
        ("指南中文版.txt", "指南英文版.txt"),
        ("指南-汉语.txt", "指南-英语.txt"),
        ("guide - Chinese.txt", "guide - English.txt"),
        ("guide [zh-TW].txt", "guide [en].txt"),
        ("Guide 2 CN.txt", "Guide 2 EN.txt"),
    ],
)
def test_names_that_differ_in_the_language_alone_are_editions_of_one_document(tmp_path: Path, zh: str, en: str):
    assert known(make(tmp_path, zh, en, "other.txt")).count(f"{zh} + {en}") == 1
    assert len(known(tmp_path)) == 2


@pytest.mark.parametrize(
    "names",
    [
        ("guide.zh.txt", "guide.txt"),  # which language is the other?
        ("guide.zh.txt", "guide.en.md"),
        ("guide.zh.txt", "sub/guide.en.txt"),
        ("guide.zh-CN.txt", "guide.zh-TW.txt", "guide.en.txt"),  # which of the two belongs to it?
        ("kitchen.txt", "kitzh.txt"),
        ("zh.txt", "en.txt"),
        ("Learn Chinese.txt", "Learn English.txt"),  # two works, as often as two editions of one
        ("商务汉语.txt", "商务英语.txt"),
        ("学习 中文.txt", "学习 英文.txt"),
        ("Chinese.txt", "English.txt"),
        ("guide (Chinese.txt", "guide (English.txt"),
    ],
)
def test_names_that_leave_a_doubt_stay_documents_of_their_own(tmp_path: Path, names: tuple[str, ...]):
    assert sorted(known(make(tmp_path, *names))) == sorted(names)


def test_editions_named_one_by_one_are_joined_too(tmp_path: Path):
    make(tmp_path, "a.en.txt", "a.zh.txt")
    assert known(tmp_path / "a.en.txt", tmp_path / "a.zh.txt") == ["a.zh.txt + a.en.txt"]


def test_the_language_of_a_file_is_read_from_its_name():
    assert edition_of("Annual.Report.zh-Hans.html") == ("Annual.Report", "zh")
    assert edition_of("report_2021-eng.md") == ("report_2021", "en")
    assert edition_of("garden.txt") is None
