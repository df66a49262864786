from __future__ import annotations

import re
from pathlib import PurePosixPath, PureWindowsPath
from time import process_time

import pytest

from corpus.identity import document_id, edition_paths, joined_path, known_path, name_passages, normal, successors
from corpus.types import Passage


def passages(*texts: tuple[str, str]) -> tuple[Passage, ...]:
    return tuple(Passage(ordinal, "paragraph", zh, en) for ordinal, (zh, en) in enumerate(texts))


def ids(*texts: tuple[str, str], document: str = "doc") -> list[str]:
    return [passage.id for passage in name_passages(document, passages(*texts))]


LONG = "各级人民政府应当把节约用水工作纳入国民经济和社会发展规划，建立用水总量控制制度。"
OTHER = "图书馆每周一闭馆，其余各日从上午九点开放到晚上八点，读者凭证入馆。"


def test_a_document_id_is_short_safe_in_urls_and_the_same_every_time():
    first = document_id("报告/2021.txt")
    assert re.fullmatch("[a-z2-7]{8}", first)
    assert document_id("报告/2021.txt") == first
    assert document_id("报告/2022.txt") != first


def test_an_id_that_is_taken_gives_way_to_another():
    first = document_id("a.txt")
    assert document_id("a.txt", {first}) not in ("", first)


def test_a_path_is_spelt_the_same_on_every_system():
    assert known_path(PureWindowsPath("a\\é.txt")) == known_path(PurePosixPath("a/e\u0301.txt")) == "a/é.txt"


@pytest.mark.parametrize(
    "paths",
    [("a.txt",), ("1 + 1.txt",), ("a.zh.txt", "a.en.txt"), ("x + y/a + b.zh.txt", "x + y/a + b.en.txt")],
)
def test_the_paths_of_the_files_are_told_from_the_path_of_their_document(paths: tuple[str, ...]):
    assert edition_paths(joined_path(paths), [PurePosixPath(path).name for path in paths]) == paths


def test_bytes_in_a_path_that_are_no_text_do_not_break_it():
    assert known_path(PurePosixPath("a\udcff.txt")) == "a\ufffd.txt"


def test_a_name_commands_neither_the_terminal_nor_the_order_of_letters():
    assert (
        known_path(PurePosixPath("a\x1b[2J/b\u202etxt.exe\r\n\x9b.txt"))
        == "a\ufffd[2J/b\ufffdtxt.exe\ufffd\ufffd\ufffd.txt"
    )
    assert known_path(PurePosixPath("报告\u3000\u200e２.txt")) == "报告\u3000\u200e２.txt"


def test_pages_are_known_by_their_addresses_also_two_together():
    pair = "https://a.org/zh?x=1 + https://a.org/en"
    assert edition_paths(pair, ("zh.html", "en.html")) == ("https://a.org/zh?x=1", "https://a.org/en")
    assert edition_paths("a + b.txt + https://a.org/en", ("a + b.txt", "en.html")) == ("a + b.txt", "https://a.org/en")
    assert edition_paths("https://a.org/zh", ("zh.html",)) == ("https://a.org/zh",)


def test_a_passage_id_depends_on_its_text_and_its_document_alone():
    assert ids(("甲", "one"), ("乙", "two"))[1] == ids(("乙", "two"))[0]
    assert ids(("甲", "one")) != ids(("甲", "one"), document="other")


def test_white_space_case_and_width_leave_a_passage_id_as_it_is():
    assert ids(("第１条 甲", "Article One")) == ids(("第1条甲", "article  one"))
    assert normal("Ａ b\nC") == "abc"


def test_text_may_not_wander_between_the_sides_without_a_new_id():
    assert len({*ids(("ab", "")), *ids(("", "ab")), *ids(("a", "b"))}) == 3


def test_passages_with_the_same_text_have_different_ids():
    names = ids(("甲", ""), ("甲", ""), ("甲", ""))
    assert len(set(names)) == 3
    assert names[0] == ids(("甲", ""))[0]


def test_ids_are_the_same_in_every_version():
    names = ids(("甲", ""), ("乙", "two"), ("甲", ""), ("甲", ""))
    assert names == ["doc-r5x3paql", "doc-od7rru3a", "doc-guuwql6u", "doc-vvaqnwqw"]
    assert document_id("报告/2021.txt") == "eapvtsx5"


ROW = "The figures in row {} of this table are from the yearly report of the water office and were checked twice."


@pytest.mark.parametrize(
    ("before", "after"), [("Not applicable", "Not applicable."), (ROW, ROW.replace("yearly", "annual"))]
)
def test_a_long_table_of_rows_that_are_alike_takes_no_longer_than_other_texts(before: str, after: str):
    began = process_time()
    old, new = (
        name_passages("doc", passages(*(("不适用", text.format(row)) for row in range(3_000))))
        for text in (before, after)
    )
    found = successors(old, new)
    assert process_time() - began < 5  # half a second; comparing each row with each takes over a minute
    assert [found[passage.id] for passage in old] == [passage.id for passage in new]


def test_an_edited_passage_is_succeeded_by_its_new_wording():
    old = name_passages("doc", passages((LONG, "")))
    new = name_passages("doc", passages((OTHER, ""), (LONG.replace("应当", "必须"), "")))
    assert successors(old, new) == {old[0].id: new[1].id}


def test_a_passage_cut_in_two_leads_to_the_larger_part():
    old = name_passages("doc", passages((LONG, "")))
    new = name_passages("doc", passages((LONG[:12], ""), (LONG[12:], "")))
    assert successors(old, new) == {old[0].id: new[1].id}


def test_passages_that_were_joined_lead_to_the_whole():
    old = name_passages("doc", passages((LONG, ""), (OTHER, "")))
    new = name_passages("doc", passages((LONG + OTHER, "")))
    assert set(successors(old, new).values()) == {new[0].id}


def test_a_passage_whose_text_is_gone_has_no_successor():
    old = name_passages("doc", passages((LONG, "")))
    assert successors(old, name_passages("doc", passages((OTHER, "")))) == {old[0].id: None}


def test_of_equal_successors_the_nearest_in_reading_order_is_taken():
    old = name_passages("doc", (Passage(5, "paragraph", LONG, "old"),))
    new = name_passages("doc", tuple(Passage(ordinal, "paragraph", LONG, "new") for ordinal in (0, 4, 9)))
    assert successors(old, new) == {old[0].id: new[1].id}


def test_a_passage_without_a_letter_has_no_successor():
    old = name_passages("doc", passages(("——", "…")))
    assert successors(old, name_passages("doc", passages(("——。", "…")))) == {old[0].id: None}
