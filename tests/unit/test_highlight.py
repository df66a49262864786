"""What is marked in a passage, and which part of a long one is shown."""

from __future__ import annotations

from corpus.types import Passage
from indexer.conditions import Amount, Chars, Close, Pattern, Phrase, Segmented, Stems
from indexer.highlight import excerpt, joined, matches, places
from indexer.plan.clues import Mark

PASSAGE = Passage(
    0,
    "paragraph",
    zh="港口吞吐量達 ３.５ 亿 吨，港\n口工人加班。",
    en="The port’s throughput reached 350 million tonnes; ports worked overtime.",
)


def marked(atom):
    lang = "zh" if isinstance(atom, Segmented | Chars) else "en"
    return [PASSAGE.text(lang)[start:end] for start, end in places(atom, PASSAGE)]


def test_each_kind_of_condition_is_found_in_the_text_as_given():
    assert marked(Chars("zh", "港口")) == ["港口", "港\n口"]
    assert marked(Chars("zh", "达3.5亿吨")) == ["達 ３.５ 亿 吨"]
    assert marked(Segmented("工人")) == ["工人"]
    assert marked(Phrase("en", "the port's")) == ["The port’s"]
    assert marked(Stems("en", ("port",))) == ["port", "ports"]
    assert marked(Stems("en", ("million", "tonn"))) == ["million tonnes"]
    assert marked(Pattern("en", "t*s")) == ["tonnes"]
    assert marked(Close(Stems("en", ("port",)), Stems("en", ("overtim",)), 1)) == ["ports", "overtime"]


def test_amounts_are_marked_where_they_are_stated():
    passage = Passage(0, "paragraph", zh="补贴 20 万元。", en="")
    assert [passage.zh[a:b] for a, b in places(Amount("zh", "200000", "CNY"), passage)] == ["20 万元"]


def test_words_apart_are_marked_only_where_the_run_does_not_stand_whole():
    mark = Mark((Chars("zh", "港口工人"),), (Mark((Chars("zh", "港口"),)), Mark((Chars("zh", "工人"),))))
    found = matches(PASSAGE, [mark], equivalents=False)["zh"]
    assert [PASSAGE.zh[a:b] for a, b in found] == ["港\n口工人"]
    mark = Mark((Chars("zh", "工人港口"),), mark.parts)
    assert len(matches(PASSAGE, [mark], equivalents=False)["zh"]) == 3


def test_overlapping_marks_become_one_and_neighbours_stay_two():
    assert joined([(3, 5), (0, 2), (4, 7), (7, 9)]) == ((0, 2), (3, 7), (7, 9))


TEXT = (
    "First comes a long sentence about nothing at all. Then the harbour is mentioned, and the harbour again. The end."
)


def shown(width, spans=()):
    found = excerpt(TEXT, spans, width)
    return TEXT[found.start : found.end]


def test_a_short_text_is_shown_whole():
    assert shown(500) == TEXT


def test_without_a_match_the_beginning_is_shown_and_no_word_is_cut():
    assert shown(20) == "First comes a long "


def test_an_excerpt_begins_with_the_sentence_of_its_matches():
    at = [(TEXT.index("harbour"), TEXT.index("harbour") + 7)]
    assert shown(60, at).startswith("Then the harbour is mentioned")


def test_an_excerpt_holds_as_many_matches_as_it_can():
    spans = [(0, 5), *((at, at + 7) for at in range(len(TEXT)) if TEXT.startswith("harbour", at))]
    assert shown(60, spans).count("harbour") == 2
