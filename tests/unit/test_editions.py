"""Two versions of one text: what differs in the words, and what became of each paragraph."""

from __future__ import annotations

import pytest

from corpus.editions import Comparison, compare
from corpus.editions.wording import changes
from corpus.types import Lang, Passage


def told(a: str, b: str, lang: Lang = "zh") -> list[tuple[str, str]]:
    return [(a[slice(*each.a)], b[slice(*each.b)]) for each in changes(a, b, lang)]


def passages(lang: Lang, *texts: str) -> tuple[Passage, ...]:
    sides = {"zh": "", "en": ""}
    return tuple(Passage(at, "paragraph", **(sides | {lang: text})) for at, text in enumerate(texts))


def pairs(*texts: tuple[str, str]) -> tuple[Passage, ...]:
    return tuple(Passage(at, "paragraph", zh=zh, en=en) for at, (zh, en) in enumerate(texts))


def shape(found: Comparison) -> list[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    rows = found.rows
    return [(row.status, tuple(p.ordinal for p in row.a), tuple(p.ordinal for p in row.b)) for row in rows]


def compared(lang: Lang, a: tuple[str, ...], b: tuple[str, ...]) -> Comparison:
    return compare(passages(lang, *a), passages(lang, *b), lang)


class TestWords:
    def test_a_changed_chinese_word_is_told_whole(self):
        assert told("我们努力建设港口。", "我们努力建造港口。") == [("建设", "建造")]

    def test_words_that_are_cut_otherwise_but_hold_the_same_characters_do_not_differ(self):
        assert told("研究生命的起源", "研究生命的起源，慢慢地") == [("", "，慢慢地")]

    def test_a_figure_is_told_whole_with_its_point(self):
        assert told("增长5.1%。", "增长5.6%。") == [("5.1%", "5.6%")]

    def test_thousands_that_are_set_apart_do_not_differ(self):
        assert told("A total of 12,500 boats", "A total of 12500 boats", "en") == []

    def test_an_english_word_is_told_whole(self):
        assert told("The boats were moored.", "The boats are moored.", "en") == [("were", "are")]

    def test_capitals_width_script_and_blanks_do_not_differ(self):
        assert told("运河 长４２公里", "運河長42公里") == []
        assert told("The Canal", "the  canal", "en") == []

    def test_what_one_text_has_more_is_empty_in_the_other_behind_the_word_before_it(self):
        (found,) = changes("水很清。", "水很清，也很深。", "zh")
        assert (found.a, found.b) == ((3, 3), (3, 7))

    def test_a_word_that_stays_between_two_greater_changes_is_told_with_them(self):
        a, b = "The old stone gate of the north mill fell.", "The new iron door of a southern barn fell."
        assert told(a, b, "en") == [("old stone gate of the north mill", "new iron door of a southern barn")]

    def test_texts_with_nothing_in_common_are_one_change(self):
        assert told("春天来了", "去年冬雪") == [("春天来了", "去年冬雪")]

    def test_a_text_against_nothing_is_one_change(self):
        assert told("", "水") == [("", "水")]

    def test_very_long_texts_are_compared_at_their_ends_alone(self):
        a, b = "old " * 3000, "new " * 3000
        ((old, new),) = told(f"Here {a}ends.", f"Here {b}ends.", "en")
        assert (len(old), len(new)) == (len(a) - 1, len(b) - 1)


class TestRows:
    def test_what_stayed_is_the_same_whatever_its_blanks(self):
        assert shape(compared("zh", ("河水 很清。",), ("河水很清。",))) == [("same", (0,), (0,))]

    def test_marks_alone_are_typography(self):
        (row,) = compared("zh", ("河水很清，也很深。",), ("河水很清、也很深。",)).rows
        assert row.status == "typography"
        assert [each.turn for each in row.changes] == ["typography"]

    def test_a_heading_that_counts_otherwise_is_renumbered(self):
        found = compared("zh", ("一、水闸", "二、渡口"), ("一、堤岸", "二、水闸", "三、渡口"))
        assert shape(found) == [("only-b", (), (0,)), ("renumbered", (0,), (1,)), ("renumbered", (1,), (2,))]

    def test_an_article_that_counts_otherwise_is_renumbered(self):
        a, b = "Article 4 Boats shall carry a lamp.", "Article 5 Boats shall carry a lamp."
        assert shape(compared("en", (a,), (b,))) == [("renumbered", (0,), (0,))]

    def test_other_figures_are_told_apart_from_other_words(self):
        (row,) = compared("zh", ("码头有泊位46个，工人很多。",), ("码头有泊位48个，工人不多。",)).rows
        assert row.figures
        assert [each.turn for each in row.changes] == ["figures", "wording"]

    def test_one_amount_in_other_figures_is_no_other_figure(self):
        (row,) = compared("zh", ("全年产值2.05万亿元，比上年略多。",), ("全年产值20500亿元，比上年略多。",)).rows
        assert row.status == "reworded"
        assert not row.figures

    def test_figures_that_only_one_version_adds_are_no_other_figures(self):
        (row,) = compared("zh", ("港口今年修好了船坞。",), ("港口今年修好了船坞，并修了两座仓库。",)).rows
        assert not row.figures

    def test_a_paragraph_that_was_split_stands_beside_both_its_parts(self):
        whole = "船坞已经修好，吊机也添了六台。渔民的冷库上个月交付使用。"
        found = compared("zh", (whole,), ("船坞已经修好，吊机也添了六台。", "渔民的冷库上个月交付使用。"))
        assert shape(found) == [("same", (0,), (0, 1))]

    def test_paragraphs_that_were_joined_stand_beside_what_they_became(self):
        parts = ("The dock is repaired.", "Six cranes were added.", "The cold store serves the fishers.")
        found = compared("en", parts, (" ".join(parts),))
        assert shape(found) == [("same", (0, 1, 2), (0,))]

    def test_a_moved_paragraph_is_compared_once_and_told_in_both_places(self):
        a = ("港口夜里改用电灯照明。", "海关通关只要四个小时。", "引航站引领外轮一千艘。")
        found = compared("zh", a, (*a[1:], a[0]))
        assert [row.moved for row in found.rows] == [True, False, False]
        assert found.arrivals == {3: (0,)}

    def test_a_repeated_formula_stays_with_its_neighbours(self):
        a = ("海关通关只要四个小时。", "（掌声）", "引航站引领外轮一千艘。", "（掌声）")
        found = compared("zh", a, (*a[:2], "灯塔换了新的灯。", *a[2:]))
        assert [each for each in shape(found) if each[0] != "same"] == [("only-b", (), (2,))]
        assert found.moved == 0

    def test_a_translation_done_anew_is_held_by_the_text_that_it_translates(self):
        a = pairs(("桥修好了。", "The bridge was finished."), ("没有人再叫他。", "Nobody called for him any more."))
        b = pairs(("桥修好了。", "They completed the crossing."), ("没有人再叫他。", "His name fell out of use."))
        assert shape(compare(a, b, "en")) == [("rewritten", (0,), (0,)), ("rewritten", (1,), (1,))]
        assert {row.status for row in compare(a, b, "zh").rows} == {"same"}

    def test_a_translation_alone_is_laid_on_the_original_that_the_other_version_has(self):
        a = pairs(
            ("摆渡人", "The Ferryman"),
            ("老船工每天清晨把船推下水。", "Every morning at dawn the old boatman pushed his boat into the water."),
            ("河面起雾的时候，他不用看，也知道对岸在哪里。", "When mist rose he knew where the far bank lay."),
            ("他的儿子去了城里，只在春节回来。", "His son had gone to the city and came home only at New Year."),
            ("去年冬天，桥修好了。", "Last winter the bridge was finished."),
        )
        b = passages(
            "en",
            "The Man Who Rowed Across",
            "At first light each day the aged boatman launches his craft. Fog on the river does not trouble him: he "
            "can tell the opposite shore with his eyes closed.",
            "His boy lives in town and visits but once a year, for the Spring Festival.",
            "They completed the crossing at the end of that cold season.",
        )
        links = [(0,), (0,)], [(1, 2), (1,)], [(3,), (2,)], [(4,), (3,)]
        assert [[x, y] for _, x, y in shape(compare(a, b, "en"))] == [*links]
        assert [[y, x] for _, x, y in shape(compare(b, a, "en"))] == [*links]

    def test_texts_worded_anew_are_not_marked_word_by_word(self):
        a = pairs(("桥修好了。", "The bridge was finished."))
        b = pairs(("桥修好了。", "They completed the crossing."))
        assert compare(a, b, "en").rows[0].changes == ()

    def test_a_passage_that_is_not_translated_stands_beside_its_original_as_missing(self):
        a, b = pairs(("桥修好了，路也通了。", "The bridge is done.")), pairs(("桥修好了，路也通了。", ""))
        (row,) = compare(a, b, "en").rows
        assert (row.status, len(row.a), len(row.b)) == ("only-a", 1, 1)

    def test_passages_without_the_language_are_left_out(self):
        assert compare(pairs(("桥。", "")), pairs(("桥。", "")), "en").rows == ()

    @pytest.mark.parametrize("lang", ["zh", "en"])
    def test_an_empty_version_leaves_the_other_alone(self, lang: Lang):
        assert shape(compared(lang, ("42",), ())) == [("only-a", (0,), ())]
        assert shape(compared(lang, (), ("42",))) == [("only-b", (), (0,))]
        assert compared(lang, (), ()).rows == ()
