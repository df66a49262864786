"""Looking up what a pasted text is called in the other language."""

from __future__ import annotations

import pytest

from indexer.index import Index
from indexer.lookup import lookup
from indexer.lookup.pasted import language
from indexer.lookup.resemblance import SAME, shape


@pytest.fixture
def index(town, tmp_path):
    with Index.open(tmp_path, town) as opened:
        yield opened


def found(answer):
    return [(hit.passage.id, hit.relation) for hit in answer.hits]


def test_a_passage_pasted_in_either_language_comes_first_as_its_own_counterpart(index, town):
    passage = town.passages("tea")[2]
    for text in (passage.zh, passage.en):
        answer = lookup(text, index)
        assert found(answer)[0] == ("tea.2", "counterpart")
        assert {relation for _, relation in found(answer)[1:]} <= {"similar"}
        assert answer.total >= len(answer.hits)


@pytest.mark.parametrize(
    "text",
    [
        "對改造老茶園的農戶， 每畝給予800元補貼",
        "每亩给予 800 元补贴；已建成 5G 基站的乡镇优先",
        "Farmers who renew old tea gardens\nreceive a subsidy of CNY800 per mu",
        "Farmers who renew their old tea gardens receive a subsidy of CNY 800 per mu.",
    ],
)
def test_a_sentence_of_it_or_a_slightly_different_wording_is_enough(index, text):
    assert found(lookup(text, index))[0] == ("tea.2", "counterpart")


def test_what_says_the_same_in_the_other_language_alone_is_similar(index):
    answer = lookup("港口的国有仓库在 2021 年整顿，改革继续。", index)
    assert found(answer)[0] == ("harbour.1", "similar")
    marks = [answer.hits[0].passage.en[a:b] for a, b in answer.hits[0].matches["en"]]
    assert {"warehouses", "state-owned", "reforms"} <= set(marks)


def test_every_hit_has_the_side_that_is_wanted(index):
    for lang in ("zh", "en"):
        for text in ("绿色仓库不收租金", "reforms of the tea exports and green warehouses"):
            assert all(hit.passage.text(lang) for hit in lookup(text, index, lang=lang).hits)


def test_documents_can_be_left_out(index, town):
    answer = lookup(town.passages("tea")[4].zh, index, exclude=["tea"])
    assert {hit.passage.document for hit in answer.hits} == {"harbour"}


@pytest.mark.parametrize("text", ["", " ", "。", ".", "-", "的", "the", "of the", "以及", "\ud800", "“", "zzzzz"])
def test_a_text_that_says_nothing_finds_nothing(index, text):
    assert lookup(text, index).total == 0


def test_a_mere_word_is_no_passage_with_a_counterpart(index):
    assert {relation for _, relation in found(lookup("茶园", index))} == {"similar"}
    assert found(lookup("一、茶园改造", index))[0] == ("tea.1", "counterpart")


def test_a_text_is_of_the_language_that_outweighs_the_other():
    assert language("用 APP 申请 5G 服务") == "zh"
    assert language("The word 茶 means tea") == "en"


CLAUSE = "对符合条件的改造老茶园的农户，每亩给予 1.5 万元补贴，同比增长 15%；乡镇优先安排基站。"
SENTENCE = "Farmers who renew old tea gardens shall receive a subsidy of CNY20,514.2 per mu, up 15% from last year."


@pytest.mark.parametrize(
    ("pasted", "passage", "lang"),
    [
        (CLAUSE, CLAUSE, "zh"),
        ("對符合條件的改造老茶園的農戶 每畝給予1.5萬元補貼", CLAUSE, "zh"),
        ("对符合条件的改造老茶园的农户，每亩都给予 1.5 万元的补贴", CLAUSE, "zh"),
        (f"各旗县：{CLAUSE}特此通知，请认真贯彻执行。", CLAUSE, "zh"),
        ("绿色仓库不收租金。", "绿色仓库不收租金", "zh"),
        (SENTENCE.upper(), SENTENCE, "en"),
        ("Farmers who renew their old tea gardens shall receive a subsidy", SENTENCE, "en"),
        ("Farmers who renew old tea gardens shall receive subsidies of CNY 20514.2 per mu", SENTENCE, "en"),
    ],
)
def test_a_text_is_itself_and_in_longer_texts_up_to_small_differences(pasted, passage, lang):
    assert shape(pasted, lang).likeness(shape(passage, lang)) >= SAME


@pytest.mark.parametrize(
    ("pasted", "passage", "lang"),
    [
        (CLAUSE.replace("符合", "不符合"), CLAUSE, "zh"),
        (CLAUSE, CLAUSE.replace("符合", "不符合"), "zh"),
        (CLAUSE.replace("15%", "25%"), CLAUSE, "zh"),
        (CLAUSE.replace("1.5", "15"), CLAUSE, "zh"),
        (CLAUSE.replace("万", "亿"), CLAUSE, "zh"),
        (CLAUSE.replace("农户", "牧户"), CLAUSE, "zh"),
        (CLAUSE.replace("农户", "农户以外的"), CLAUSE, "zh"),
        (CLAUSE.replace("老茶园", "新茶园"), CLAUSE, "zh"),
        (f"云溪{CLAUSE}", f"青石{CLAUSE}", "zh"),
        (SENTENCE.replace("old", "new"), SENTENCE, "en"),
        (SENTENCE.replace("up 15%", "down 15%"), SENTENCE, "en"),
        (SENTENCE.replace("of CNY", "of more than CNY"), SENTENCE.replace("of CNY", "of less than CNY"), "en"),
        (SENTENCE.replace("Farmers", "Yunxi farmers"), SENTENCE.replace("Farmers", "Qingshi farmers"), "en"),
        (CLAUSE[20:] + CLAUSE[:20], CLAUSE, "zh"),
        ("对新建冷库的农户，每亩给予奖励，同比增长 15%", CLAUSE, "zh"),
        ("改造老茶园的农户", CLAUSE, "zh"),
        ("", CLAUSE, "zh"),
        (SENTENCE.replace("20,514.2", "90,514.2"), SENTENCE, "en"),
        (SENTENCE.replace("shall", "shall not"), SENTENCE, "en"),
        ("old tea gardens", SENTENCE, "en"),
        ("", "", "en"),
    ],
)
def test_what_is_shuffled_contradicted_or_a_mere_name_is_not_the_text(pasted, passage, lang):
    assert shape(pasted, lang).likeness(shape(passage, lang)) == 0


def test_a_contradiction_is_found_but_never_called_the_counterpart(index, town):
    passage = town.passages("tea")[2]
    for text in (passage.zh.replace("800", "900"), passage.en.replace("receive", "receive no")):
        assert found(lookup(text, index))[0] == ("tea.2", "similar")


def test_of_a_whole_book_only_the_beginning_is_looked_up_and_that_is_said(index, town):
    answer = lookup(town.passages("tea")[2].zh * 1000, index)
    assert [note.kind for note in answer.notes] == ["text-shortened"]
