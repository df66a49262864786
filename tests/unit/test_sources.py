from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus.edition_names import edition_of
from corpus.sources import collect


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
        ("指南_中文.txt", "指南_英文.txt"),
        ("指南（中）.txt", "指南（英）.txt"),
        ("指南-中译本.txt", "指南-英译本.txt"),
        ("zh_guide.txt", "en_guide.txt"),
        ("[ZH] guide.txt", "[EN] guide.txt"),
        ("中文版_指南.txt", "英文版_指南.txt"),
        ("【中文】指南.txt", "【英文】指南.txt"),
        ("guide-zh-2021.txt", "guide-en-2021.txt"),
        ("指南（中文版）第二稿.txt", "指南（英文版）第二稿.txt"),
        ("cn-sc-report.zh.txt", "cn-sc-report.en.txt"),
        ("guide.zh-Hant-TW.txt", "guide.en-GB.txt"),
        ("guide.zh.md", "guide.en.txt"),
    ],
)
def test_names_that_differ_in_the_language_alone_are_editions_of_one_document(tmp_path: Path, zh: str, en: str):
    assert known(make(tmp_path, zh, en, "other.txt")).count(f"{zh} + {en}") == 1
    assert len(known(tmp_path)) == 2


@pytest.mark.parametrize(
    "names",
    [
        ("guide.zh.txt", "guide.txt"),  # which language is the other?
        ("guide.zh.txt", "sub/guide.en.txt"),
        ("guide.zh-CN.txt", "guide.zh-TW.txt", "guide.en.txt"),  # which of the two belongs to it?
        ("kitchen.txt", "kitzh.txt"),
        ("zh.txt", "en.txt"),
        ("Learn Chinese.txt", "Learn English.txt"),  # two works, as often as two editions of one
        ("商务汉语.txt", "商务英语.txt"),
        ("学习 中文.txt", "学习 英文.txt"),
        ("Chinese.txt", "English.txt"),
        ("guide (Chinese.txt", "guide (English.txt"),
        ("Chinese grammar.txt", "English grammar.txt"),
        ("中文-语法.txt", "英文-语法.txt"),
        ("zh/guide.txt", "other/guide.txt"),
        ("zh/guide.txt", "en/sub/guide.txt"),
        ("zh/guide.txt", "zh-TW/guide.txt", "en/guide.txt"),
        ("guide_zh_en.txt", "guide.txt"),
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


def test_editions_of_one_format_come_together_before_those_of_two(tmp_path: Path):
    make(tmp_path, "guide.zh.txt", "guide.en.txt", "guide.en.md")
    assert known(tmp_path) == ["guide.en.md", "guide.zh.txt + guide.en.txt"]


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("zh/guide.txt", "en/guide.txt"),
        ("docs/zh-CN/part/guide.md", "docs/en-US/part/guide.md"),
        ("中文/guide.txt", "英文/guide.txt"),
        ("中文版/指南.txt", "英文版/指南.txt"),
        ("Chinese/guide.zh.txt", "English/guide.en.txt"),
        ("en/texts/zh/guide.txt", "en/texts/en/guide.txt"),
    ],
)
def test_the_same_name_in_folders_of_the_two_languages_is_one_document(tmp_path: Path, zh: str, en: str):
    assert known(make(tmp_path, zh, en, "zh.txt")).count(f"{zh} + {en}") == 1


def test_in_folders_of_the_two_languages_the_formats_may_differ(tmp_path: Path):
    make(tmp_path, "zh/guide.txt", "en/guide.md", "zh/rules.txt", "en/rules.md", "en/rules.txt", "zh/rules.md")
    assert sorted(name for name in known(tmp_path) if " + " in name) == [
        "zh/guide.txt + en/guide.md",
        "zh/rules.md + en/rules.md",
        "zh/rules.txt + en/rules.txt",
    ]


def test_a_name_that_says_another_language_than_its_folder_is_not_joined_by_the_folder(tmp_path: Path):
    make(tmp_path, "zh/guide.en.txt", "en/guide.txt")
    assert sorted(known(tmp_path)) == ["en/guide.txt", "zh/guide.en.txt"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on this system")
def test_links_to_folders_are_told_of_and_not_followed(tmp_path: Path):
    make(tmp_path / "here", "a.txt", "sub/b.txt")
    (tmp_path / "here" / "sub" / "loop").symlink_to(tmp_path / "here", target_is_directory=True)
    (tmp_path / "here" / "itself").symlink_to("itself")
    found = collect([tmp_path / "here"], (".txt",))
    assert [source.known for source in found.sources] == ["a.txt", "sub/b.txt"]
    assert found.skipped == ("itself", "sub/loop")


@pytest.mark.skipif(os.name == "nt", reason="paths are shorter on this system")
def test_folders_lie_in_each_other_by_the_thousand(tmp_path: Path):
    deep = make(tmp_path, "a.txt")
    for _ in range(1500):
        deep = deep / "d"
        deep.mkdir()
    make(deep, "b.txt")
    assert len(known(tmp_path)) == 2
    (deep / "b.txt").unlink()
    os.removedirs(deep)  # pytest's own way of removing folders does not go so deep
