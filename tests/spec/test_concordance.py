"""Concordances, collocates and counts of words: the same on every engine."""

from __future__ import annotations

from collections import Counter

import pytest

from corpus.errors import BadParameter
from corpus.types import Document, Passage, Reference, SentenceBead
from indexer.concordance import concordance
from indexer.counting.collocates import collocates
from indexer.counting.frequencies import frequencies
from indexer.index import ENGINES, Index


@pytest.fixture(params=ENGINES)
def index(request, town, tmp_path):
    with Index.open(tmp_path, town, request.param) as opened:
        yield opened


def drawn(found) -> list[str]:
    return [f"{line.left}[{line.found}]{line.right}" for line in found.lines]


def test_every_occurrence_has_its_line(index):
    found = concordance("zh:茶", index, width=8)
    assert (found.total, found.passages, found.left_out) == (4, 4, 0)
    assert drawn(found) == [
        "云溪县[茶]业发展指",
        "一、[茶]园改造",
        "对改造老[茶]园的农户",
        "放以来，[茶]业出口增",
    ]


def test_a_line_says_where_it_stands_and_what_the_other_side_says(index):
    (line,) = concordance('"绿色仓库"', index).lines
    assert (line.passage.id, line.document.id, line.side) == ("tea.4", "tea", "zh")
    assert line.passage.zh[slice(*line.node)] == line.found == "绿色仓库"
    assert line.translation == line.passage.en
    assert [line.passage.en[start:end] for start, end in line.likely] == ["green warehouses"]


def test_lines_of_one_side_can_be_asked_for(index):
    both = concordance("zh:改造 en:tea", index)
    assert Counter(line.side for line in both.lines) == {"zh": 3, "en": 3}
    assert {line.side for line in concordance("zh:改造 en:tea", index, lang="en").lines} == {"en"}
    assert concordance("zh:改造 en:tea", index, lang="en").total == 3


def test_chinese_orders_by_the_characters_from_the_node_outwards(index, town):
    town.put("order", [("paragraph", text, "") for text in ("东山渡口", "西山渡口", "北岸渡口", "东河渡口")])
    lefts = [line.left for line in concordance("渡口", index, sort="left").lines]
    # 岸 àn, 河 hé, 山 shān; then 东 dōng, 西 xī
    assert lefts == ["北岸", "东河", "东山", "西山"]


def test_chinese_orders_by_words_where_that_is_asked_for(index, town):
    town.put("order", [("paragraph", text, "") for text in ("渡口发展迅速", "渡口发电", "渡口发展")])
    by_word = [line.right for line in concordance("渡口", index, sort="right", unit="word").lines]
    assert by_word == ["发电", "发展", "发展迅速"]


def test_english_orders_by_words_whatever_their_case(index, town):
    town.put("order", [("paragraph", "", text) for text in ("ferry Zebra", "ferry, apple", "ferry Apple pie", "ferry")])
    assert [line.right for line in concordance("ferry", index, sort="right").lines] == [
        "",
        ", apple",
        " Apple pie",
        " Zebra",
    ]


def test_lines_order_by_the_form_that_stands_in_them(index):
    assert [line.found for line in concordance("en:organising", index, sort="node").lines] == ["organised"]
    found = concordance("en:reforming OR en:tea", index, sort="node")
    forms = [line.found.casefold() for line in found.lines]
    assert forms == sorted(forms)
    assert dict(found.forms) == Counter(forms)


def test_pages_of_lines_follow_each_other(index):
    whole = concordance("en:tea OR zh:茶", index, sort="right", limit=100).lines
    pages = [
        line
        for at in range(0, len(whole), 3)
        for line in concordance("en:tea OR zh:茶", index, sort="right", limit=3, offset=at).lines
    ]
    assert [(line.passage.id, line.node) for line in pages] == [(line.passage.id, line.node) for line in whole]


def test_equivalents_have_lines_only_where_that_is_asked_for(index):
    assert {line.side for line in concordance("仓库", index).lines} == {"zh"}
    assert "warehouses" in [line.found for line in concordance("仓库", index, widen=True).lines]


def test_filters_hold_for_lines(index):
    assert {line.passage.document for line in concordance("en:tea", index, documents=["harbour"]).lines} == {"harbour"}


@pytest.mark.parametrize("text", ["", " ", "-tea", "kind:heading", "xyzzy"])
def test_what_marks_nothing_has_no_lines(index, text):
    assert concordance(text, index).total == 0
    assert collocates(text, index).total == 0


def test_lines_of_a_changed_library_are_new(index, town):
    assert concordance('"候鸟"', index).total == 0
    town.put("birds", [("paragraph", "候鸟北归，候鸟南飞。", "The migrants return.")])
    assert concordance('"候鸟"', index).total == 2


def test_an_unknown_order_is_answered_with_those_there_are(index):
    with pytest.raises(BadParameter, match="document, left, right, node"):
        concordance("茶", index, sort="size")  # type: ignore[arg-type]
    with pytest.raises(BadParameter, match="character, word"):
        concordance("茶", index, unit="stroke")  # type: ignore[arg-type]
    with pytest.raises(BadParameter, match="likelihood, count"):
        collocates("茶", index, sort="size")  # type: ignore[arg-type]
    with pytest.raises(BadParameter, match="count, passages, word"):
        frequencies(index, "zh", sort="size")  # type: ignore[arg-type]


class Paired:
    """A library of one document whose passage has its sentences."""

    def __init__(self) -> None:
        beads = (
            SentenceBead((0, 6), (0, 20), 0.9),
            SentenceBead((6, 12), (20, 20)),
            SentenceBead((12, 18), (21, 38), 0.8),
        )
        zh, en = "渡船停在岸。没有人知道。渡船又开了。", "The ferry lay still. The ferry left it."
        passage = Passage(0, "paragraph", zh, en, id="f.0", document="f", sentences=beads)
        self.held = Document("f", "f", ("f.txt",), "", Reference(), ("zh", "en"), "", 1), passage

    def generation(self) -> int:
        return 1

    def changes_since(self, generation):
        raise AssertionError("nothing ever changes here")

    def documents(self):
        return (self.held[0],)

    def passages(self, name):
        return (self.held[1],)

    def get_many(self, ids):
        return dict.fromkeys(ids, self.held[1])


@pytest.mark.parametrize("engine", ENGINES)
def test_the_counterpart_is_the_sentence_that_translates_the_node_where_there_is_one(tmp_path, engine):
    with Index.open(tmp_path, Paired(), engine) as index:
        assert [line.translation for line in concordance("渡船", index).lines] == [
            "The ferry lay still.",
            "The ferry left it",
        ]
        (line,) = concordance("没有人", index).lines
        assert line.translation == line.passage.en


def test_words_are_counted_in_both_languages(index):
    english = {word.word: word for word in frequencies(index, "en").words}
    assert (english["tea"].count, english["tea"].passages) == (5, 5)
    assert dict(english["warehouses"].forms) == {"warehouses": 2}
    assert dict(english["tea"].documents) == {"tea": 4, "harbour": 1}
    chinese = {word.word: word.count for word in frequencies(index, "zh").words}
    assert chinese["茶园"] == 2
    assert not {"，", "800", "5g", "的"} & chinese.keys()


def test_inflections_are_counted_together_under_their_commonest_form(index, town):
    town.put("looms", [("paragraph", "", "Looms, looms and a loom"), ("paragraph", "", "Loom")])
    (loom,) = frequencies(index, "en", prefix="loo").words
    assert (loom.word, loom.count, loom.passages, loom.forms) == ("loom", 4, 2, (("loom", 2), ("looms", 2)))


def test_words_can_be_limited_by_their_beginning_and_to_documents_and_years(index):
    assert {word.word for word in frequencies(index, "en", prefix="WARE").words} == {"warehouses"}
    assert {word.word for word in frequencies(index, "zh", prefix="圖書").words} == {"图书馆"}
    harbour = frequencies(index, "en", documents=["harbour"])
    assert {word.word: word.count for word in harbour.words}["tea"] == 1
    assert frequencies(index, "en", years=["2021"]).words == harbour.words
    assert frequencies(index, "en", documents=["nobody"]).total == 0
    assert [note.kind for note in frequencies(index, "en", documents=["nobody"]).notes] == ["unknown-document"]


def test_function_words_are_counted_only_on_request_but_run_along(index):
    found, whole = frequencies(index, "en"), frequencies(index, "en", function_words=True)
    assert "the" not in {word.word for word in found.words}
    assert "the" in {word.word for word in whole.words}
    assert found.running == whole.running == sum(word.count for word in whole.words)


def test_words_come_in_the_order_asked_for(index):
    counts = [word.count for word in frequencies(index, "en").words]
    assert counts == sorted(counts, reverse=True)
    passages = [word.passages for word in frequencies(index, "en", sort="passages").words]
    assert passages == sorted(passages, reverse=True)
    every = frequencies(index, "zh", limit=1000).words
    pages = [word for at in range(0, len(every), 7) for word in frequencies(index, "zh", limit=7, offset=at).words]
    assert pages == list(every)


@pytest.fixture
def busy(index, town):
    """A library where 贷款 stands beside 贴息 and 企业, and “loan” beside “interest”."""
    town.put(
        "loans", [("paragraph", "企业贷款给予贴息，支持企业贷款。", "Interest on loans; a loan with interest.")] * 6
    )
    return index


def test_collocates_are_the_words_near_the_query(busy):
    found = collocates("贷款", busy)
    assert (found.lang, found.nodes) == ("zh", 12)
    assert {word.word: (word.count, word.left, word.right) for word in found.words} == {
        "企业": (12, 12, 0),
        "给予": (6, 0, 6),
        "贴息": (6, 0, 6),
        "支持": (6, 6, 0),
    }
    assert {word.word: word.overall for word in found.words} == {"企业": 12, "给予": 7, "贴息": 6, "支持": 6}


def test_collocates_group_inflections_and_leave_out_function_words(busy):
    found = collocates("en:loans", busy)
    assert [(word.word, word.count) for word in found.words] == [("interest", 12)]
    assert {word.word for word in collocates("en:loans", busy, function_words=True).words} == {
        "interest", "on", "a", "with",
    }  # fmt: skip


def test_the_window_says_how_near(busy):
    near = {word.word: word.count for word in collocates("贷款", busy, window=1).words}
    assert near == {"企业": 12, "给予": 6}


def test_a_word_is_no_collocate_of_itself_and_stands_there_often_enough(busy):
    assert "贷款" not in {word.word for word in collocates("贷款", busy, window=20).words}
    assert collocates("贷款", busy, least=13).total == 0


def test_collocates_and_their_chance_keep_to_the_documents_asked_for(busy):
    words = {word.word: word.overall for word in collocates("贷款", busy, documents=["loans"]).words}
    assert words["给予"] == 6


def test_different_words_of_a_query_in_a_row_are_one_node(index, town):
    town.put("ores", [("paragraph", "", "Rare earth prices rose. A rare\nearth mine, rare, earth; rare rare birds.")])
    found = concordance("rare earth", index)
    assert [line.found for line in found.lines] == [
        "Rare earth", "rare\nearth", "rare", "earth", "rare", "rare",
    ]  # fmt: skip
    assert collocates("rare earth", index, least=1).nodes == 6
