"""Paragraphs and sentences are paired with what translates them."""

from __future__ import annotations

from itertools import accumulate, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.alignment import align, align_sections
from corpus.alignment.bands import band_around, first_band, within_sections
from corpus.alignment.confidence import confidences
from corpus.alignment.evidence import Evidence, Tally, length_weight
from corpus.alignment.features import chinese_unit, english_unit, units
from corpus.alignment.learned import learn
from corpus.alignment.search import Search, Step, best_path
from corpus.alignment.shapes import SHAPES, shapes_of
from corpus.alignment.sides import matches
from corpus.words import stem

ZH = [
    "青岚新区概况",
    "新区成立于 2009 年，下辖四个镇，常住人口 28.6 万人。",
    "草甸上记录到鸟类 213 种，适合慢慢走、慢慢看。",
    "茶园面积 12.4 万亩，其中三十亩树龄超过三百年。",
    "云石铁路设云岭北、石桥两座车站，乘动车到省会需 55 分钟。",
    "企业服务驿站代办 86 项业务，节假日不打烊。",
]
EN = [
    "Qinglan New Area at a Glance",
    "The New Area was founded in 2009. It has four towns and 286000 residents.",
    "213 species of birds have been recorded on the meadows, a place to walk and look without hurry.",
    "There are 124000 mu of tea gardens, thirty mu of which are more than three hundred years old.",
    "The railway has two stations, Yunling North and Shiqiao; the capital is 55 minutes away by train.",
    "Service stations for enterprises handle 86 kinds of business and stay open on holidays.",
]


def links(zh: list[str], en: list[str]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.zh, bead.en) for bead in align(zh, en)]


def test_translations_are_paired_one_to_one() -> None:
    assert links(ZH, EN) == [((at,), (at,)) for at in range(6)]


def test_traditional_characters_are_paired_as_well() -> None:
    zh = ["青嵐新區概況", *ZH[1:2], "草甸上記錄到鳥類 213 種，適合慢慢走、慢慢看。", *ZH[3:]]
    assert links(zh, EN) == [((at,), (at,)) for at in range(6)]


def test_a_paragraph_that_was_split_is_paired_with_both_halves() -> None:
    en = [*EN[:1], "The New Area was founded in 2009.", "It has four towns and 286000 residents.", *EN[2:]]
    assert links(ZH, en)[1] == ((1,), (1, 2))


@pytest.mark.parametrize("gone", [[2], [1, 2, 3]])
def test_what_is_missing_on_one_side_stands_alone(gone: list[int]) -> None:
    en = [text for at, text in enumerate(EN) if at not in gone]
    assert [(bead.zh, bead.en) for bead in align(ZH, en) if not bead.en] == [((at,), ()) for at in gone]


def test_one_side_alone_gives_beads_without_confidence() -> None:
    assert [(b.zh, b.en, b.score) for b in align(["茶", "山"], [])] == [((0,), (), 0.0), ((1,), (), 0.0)]
    assert [(b.zh, b.en, b.score) for b in align([], ["tea"])] == [((), (0,), 0.0)]
    assert align([], []) == ()


def test_unrelated_texts_are_never_sure() -> None:
    other = [
        "The committee will publish the results of the chess championship next week.",
        "Rain delayed the second match until the evening.",
        "Most spectators stayed and sang.",
        "A statement about the broken loudspeakers is expected from the organisers.",
        "The next round starts on Friday.",
    ]
    assert all(bead.score < 0.5 for bead in align(ZH, other))


def test_true_pairs_are_sure() -> None:
    assert all(bead.score > 0.8 for bead in align(ZH, EN))


def test_surroundings_carry_a_weak_pair_and_drown_a_lucky_one() -> None:
    strong, weak, lucky, none = Tally(12, 9, 9, 1), Tally(0, 1, 2, 1), Tally(9, 4, 4, 0), Tally(-4, 1, 8, 4)
    good = confidences([strong, strong, weak, strong, strong], [12.0] * 5)
    bad = confidences([none, none, lucky, none, none], [12.0] * 5)
    assert good[2] > 0.9 > 0.5 > bad[2]


def test_a_bead_that_hardly_beats_its_rivals_is_not_sure() -> None:
    strong = Tally(12, 9, 9, 1)
    sure, doubtful = confidences([strong, strong], [12.0, 0.1])
    assert sure > 0.9 > 0.5 > doubtful


def test_the_margin_of_a_bead_is_what_the_best_path_without_it_lacks() -> None:
    evidence = Evidence.of(units(ZH, "zh"), units(EN, "en"))
    search = Search(evidence, first_band(evidence.zh, evidence.en), SHAPES)
    assert len(search.margins()) == len(search.path)
    assert min(search.margins()) > 2
    twins = Evidence.of(units(["茶", "茶"], "zh"), units(["tea", "tea", "tea"], "en"))
    assert min(Search(twins, first_band(twins.zh, twins.en), SHAPES).margins()) < 1


def test_words_values_and_printed_numbers_are_evidence() -> None:
    unit = chinese_unit("（三）茶园面积 12.4 万亩，接入 5G 网络。")
    assert unit.reach["=124000"] == {"=124000"}
    assert unit.reach["#3"] == {"#3"}
    assert unit.reach["5g"] == {"5g"}
    assert "network" in unit.reach["网络"]
    assert {"=124000", "#3", "tea"} <= english_unit("(3) 124000 mu of tea gardens").keys


def test_a_rare_match_says_more_than_a_common_one() -> None:
    evidence = Evidence.of(units(["茶叶 46 箱", "茶叶", "茶叶"], "zh"), units(["46 boxes of tea", "tea", "tea"], "en"))
    rates = dict(zip(evidence.zh.keys, evidence.zh.rate.tolist(), strict=True))
    assert 0 < rates["=46"] < rates["茶叶"]


def test_the_weights_of_the_keys_and_of_the_length_add_up_to_the_score() -> None:
    evidence = Evidence.of(units(ZH, "zh"), units(EN, "en"))
    for i, m, j, n in [(0, 1, 0, 1), (1, 2, 1, 1), (0, 1, 3, 2)]:
        total = sum(reason.weight for reason in evidence.reasons(i, m, j, n)) + evidence.length_weight(i, m, j, n)
        assert evidence.score(i, m, j, n) == pytest.approx(total)


def test_the_search_weighs_its_beads_as_the_evidence_does() -> None:
    evidence = Evidence.of(units(ZH, "zh"), units([*EN[:1], *EN[1].split(". "), *EN[2:]], "en"))
    path = best_path(evidence, first_band(evidence.zh, evidence.en), SHAPES)
    assert [(step.m, step.n) for step in path] == [(1, 1), (1, 2), (1, 1), (1, 1), (1, 1), (1, 1)]
    assert [step.weight for step in path] == pytest.approx([evidence.score(*step[:4]) for step in path], abs=1e-3)


def test_lengths_far_apart_speak_against_a_pair() -> None:
    likely, unlikely = length_weight(np.array(40.0), np.array([120.0, 900.0]), 3.0)
    assert likely > 0 > unlikely


def test_a_key_that_a_bead_holds_twice_counts_once() -> None:
    evidence = Evidence.of(
        units(["证书在这里说明。", "山很高。"], "zh"), units(["Credential", "A credential is explained."], "en")
    )
    keys = [(reason.chinese, reason.key) for reason in evidence.reasons(0, 1, 0, 2)]
    assert (False, stem("credential")) in keys
    assert len(keys) == len(set(keys))


@given(
    st.lists(st.sampled_from(["茶", "山，茶", "湖 46", "茶 46 湖", "山"]), min_size=1, max_size=9),
    st.lists(st.sampled_from(["tea", "Tea, hill", "lake 46", "tea. Lake 46", "and so on"]), min_size=1, max_size=9),
)
def test_every_bead_of_a_path_weighs_what_its_evidence_says(zh: list[str], en: list[str]) -> None:
    evidence = Evidence.of(units(zh, "zh"), units(en, "en"))
    path = best_path(evidence, first_band(evidence.zh, evidence.en), SHAPES)
    assert [at for step in path for at in range(step.i, step.i + step.m)] == list(range(len(zh)))
    assert [at for step in path for at in range(step.j, step.j + step.n)] == list(range(len(en)))
    assert min(Search(evidence, first_band(evidence.zh, evidence.en), SHAPES).margins()) > -1e-3
    for step in path:
        expected = evidence.score(*step[:4]) if step.m and step.n else 0.0
        assert step.weight == pytest.approx(expected, abs=1e-3)


def test_words_that_a_document_repeats_are_learned_from_its_own_beads() -> None:
    zh = ["证书在这里。", "山很高。", "证书很旧。", "湖水很清。", "证书丢了。", "路很远。"]
    en = [
        "The warrant is here.",
        "The hill is high.",
        "The warrant is old.",
        "The lake is clear.",
        "The warrant is lost.",
        "The road is long.",
    ]
    steps = [Step(at, 1, at, 1, 9.0) for at in range(6)]
    assert learn(matches(units(zh, "zh"), units(en, "en")), steps) == {"证书": {"warrant"}}


def test_a_document_that_divides_its_paragraphs_shifts_the_shares_of_shapes() -> None:
    evidence = Evidence.of(units(ZH, "zh"), units(EN, "en"))
    usual, divided = shapes_of([], evidence), shapes_of([Step(at, 1, 2 * at, 2, 5.0) for at in range(40)], evidence)
    assert sum(usual.values()) == pytest.approx(sum(divided.values())) == pytest.approx(1.0)
    assert divided[1, 2] > 10 * usual[1, 2]
    assert divided[1, 1] < usual[1, 1]


@pytest.mark.parametrize(("text", "alone"), [("asked the fox.", False), ("Rain fell on the harbour for weeks.", True)])
def test_what_a_neighbour_might_have_taken_in_is_not_counted_as_left_alone(text: str, alone: bool) -> None:
    zh, en = (
        ["“五亿个什么？”狐狸问道。", "山路很长。"],
        ["“Five hundred million what?”", text, "The mountain road is long."],
    )
    evidence = Evidence.of(units(zh, "zh"), units(en, "en"))
    first, last = (Step(i, 1, j, 1, evidence.score(i, 1, j, 1)) for i, j in ((0, 0), (1, 2)))
    shares = shapes_of([first, Step(1, 0, 1, 1, 0.0), last], evidence)
    assert (shares[0, 1] > shares[1, 2]) is alone


def test_a_sentence_that_was_cut_in_two_is_paired_as_one() -> None:
    zh = [
        "第一条 渡口由村民看守。",
        "第二条 登记簿应当保存五年，以备管理处和其他有关机关检查。",
        "第三条 本办法自公布之日起施行。",
    ]
    en = [
        "Article 1 The ferry is kept by the villagers.",
        "Article 2 The register shall be kept for five years for inspection by the Ferry Office",
        "and by other authorities concerned.",
        "Article 3 These rules take effect on the day of their publication.",
    ]
    assert links(zh, en) == [((0,), (0,)), ((1,), (1, 2)), ((2,), (3,))]


def test_sentences_are_paired_inside_their_passages_only() -> None:
    zh, en = ["湖水很清。", "鱼很多。"], ["The lake is clear.", "There are many fish."]
    sections = [
        (zh, en),
        ([], ["A note."]),
        (["山路很陡。"], []),
        (["茶园很大。"], ["There are many fish.", "The tea garden is large."]),
    ]
    found = align_sections(sections)
    assert [[(bead.zh, bead.en) for bead in beads] for beads in found[:3]] == [
        [((0,), (0,)), ((1,), (1,))],
        [((), (0,))],
        [((0,), ())],
    ]
    for (zh, en), beads in zip(sections, found, strict=True):
        assert [at for bead in beads for at in bead.zh] == list(range(len(zh)))
        assert [at for bead in beads for at in bead.en] == list(range(len(en)))


@given(st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6)), max_size=6))
def test_a_path_through_sections_meets_each_seam_where_its_english_ends(sizes: list[tuple[int, int]]) -> None:
    band = within_sections(sizes)
    seams = [at for at in range(len(band.low)) if band.is_seam(at)]
    assert len(seams) == len(sizes)
    assert [int(band.high[at]) for at in seams] == list(accumulate(en for _, en in sizes))
    assert all(band.low[at + 1] == band.high[at] for at in seams)


def test_a_long_insertion_between_two_pairs_leaves_a_way_through() -> None:
    zh = ["茶园面积 12.4 万亩，年产茶叶 3.1 万吨。", "草甸上记录到鸟类 213 种，鱼类 46 种。"]
    en = [
        "There are 124000 mu of tea gardens, which yield 31000 tons of tea a year.",
        *(f"Filler number {n} speaks of something else entirely, and at some length." for n in range(120)),
        "213 species of birds and 46 of fish have been recorded on the meadows.",
    ]
    assert [(bead.zh, bead.en) for bead in align(zh, en) if bead.zh] == [((0,), (0,)), ((1,), (121,))]


@given(
    st.integers(0, 30),
    st.integers(0, 200),
    st.lists(st.tuples(st.integers(0, 29), st.integers(0, 199)), max_size=12),
)
def test_neighbouring_rows_of_the_band_overlap(n: int, m: int, anchors: list[tuple[int, int]]) -> None:
    path: list[tuple[int, int]] = []
    for i, j in sorted(set(anchors)):
        if i < n and j < m and (not path or (i > path[-1][0] and j > path[-1][1])):
            path.append((i, j))
    band = band_around(path, n, m)
    rows = list(zip(band.low.tolist(), band.high.tolist(), strict=True))
    assert rows[0][0] == 0
    assert rows[-1][1] == m
    assert all(low <= high for low, high in rows)
    assert all(a[0] <= b[0] <= a[1] <= b[1] for a, b in pairwise(rows))
