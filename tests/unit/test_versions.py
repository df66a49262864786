"""Which documents of a library are proposed as versions of one another."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from corpus.store import Draft, Original, Store
from corpus.types import Assembly, Passage, Reference
from indexer.index import Index
from indexer.versions import EVERYWHERE, SERIES, Versions, likely_versions

SENTENCES = (
    "灯塔的灯油每月初一加满一次。",
    "雾天要敲钟，每隔一刻钟敲三下。",
    "船长上塔喝茶不得带狗进门。",
    "守塔人的账目另记一册备查。",
)


class Shelf:
    """A library to which documents are added in one line."""

    def __init__(self, home: Path) -> None:
        self.store = Store.open(home)
        self.index = Index.open(home, self.store, "memory")

    def add(self, name: str, *texts: str, lang: str = "zh", **record: str) -> str:
        sides = {"zh": "", "en": ""}
        passages = tuple(Passage(at, "paragraph", **(sides | {lang: text})) for at, text in enumerate(texts))
        data = repr((name, passages)).encode()
        assembly = Assembly(passages, (), Reference(**record))  # type: ignore[arg-type]
        draft = Draft(name, (Original.of(name, data),), hashlib.sha256(data).hexdigest(), assembly)
        return self.store.put(draft).document_id

    def likely(self) -> tuple[Versions, ...]:
        return likely_versions(self.index)


@pytest.fixture
def shelf(tmp_path: Path):
    shelf = Shelf(tmp_path)
    yield shelf
    shelf.store.close()


def test_documents_with_passages_in_common_are_proposed(shelf: Shelf):
    shelf.add("a", *SENTENCES, "这一段只有旧本才有。")
    shelf.add("b", *SENTENCES, "这一段只有新本才有。")
    (found,) = shelf.likely()
    assert (found.a.path, found.b.path, found.shared, found.titles) == ("a", "b", {"zh": 4}, False)


def test_two_passages_in_common_are_too_few(shelf: Shelf):
    shelf.add("a", *SENTENCES[:2])
    shelf.add("b", *SENTENCES[:2])
    assert shelf.likely() == ()


def test_headings_and_short_formulas_in_common_tell_nothing(shelf: Shelf):
    for name in "ab":
        shelf.add(name, "第一章 总则", "特此公告。", "第二章 附则", "谢谢各位。")
    assert shelf.likely() == ()


def test_what_everybody_has_tells_nothing(shelf: Shelf):
    for at in range(EVERYWHERE + 1):
        shelf.add(f"d{at}", *SENTENCES)
    assert shelf.likely() == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("东溪港2023年工作报告", "东溪港2024年工作报告"),
        ("竹匠手册", "竹匠手册（增订本）"),
        ("竹匠手册（第一版）", "竹匠手册（第二版）"),
        ("二〇二三年灯塔公报", "二〇二四年灯塔公报"),
    ],
)
def test_titles_that_tell_editions_apart_are_alike(shelf: Shelf, one: str, other: str):
    shelf.add("a", "灯。", title_zh=one)
    shelf.add("b", "船。", title_zh=other)
    assert [each.titles for each in shelf.likely()] == [True]


def test_english_titles_are_alike_but_for_years_and_words_of_editions(shelf: Shelf):
    shelf.add("a", "A lamp.", lang="en", title_en="Rules of the Lighthouse, 1998")
    shelf.add("b", "A boat.", lang="en", title_en="Rules of the Lighthouse (Revised 2018)")
    shelf.add("c", "A dog.", lang="en", title_en="Rules of the Bakery")
    assert [(each.a.path, each.b.path) for each in shelf.likely()] == [("a", "b")]


def test_the_earlier_edition_comes_first(shelf: Shelf):
    shelf.add("new", "灯。", title_zh="灯塔公报2024", issued="2024")
    shelf.add("old", "船。", title_zh="灯塔公报2019", issued="2019")
    assert [(each.a.path, each.b.path) for each in shelf.likely()] == [("old", "new")]


def test_documents_without_a_language_in_common_are_not_proposed(shelf: Shelf):
    shelf.add("a", "灯。", title_zh="灯塔公报", title_en="Lighthouse Bulletin")
    shelf.add("b", "A boat.", lang="en", title_zh="灯塔公报", title_en="Lighthouse Bulletin")
    assert shelf.likely() == ()


def test_a_title_that_a_long_series_has_tells_nothing(shelf: Shelf):
    for at in range(SERIES + 1):
        shelf.add(f"d{at}", f"船{at}。", title_zh=f"灯塔公报{at + 1900}")
    assert shelf.likely() == ()


def test_an_empty_library_has_no_versions(shelf: Shelf):
    assert shelf.likely() == ()
