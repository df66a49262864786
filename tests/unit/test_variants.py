"""Names in spellings that the library knows."""

from __future__ import annotations

import pytest

from indexer.equivalents import Thesaurus, equivalents, names, phrases
from indexer.function_words import says_nothing
from indexer.variants import slips, variants

KNOWN = frozenset(("ulanqab", "hohhot", "district", "districts", "gardens", "county"))


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("ulangab", "ulanqab", 1),
        ("hohhto", "hohhot", 1),
        ("distict", "district", 1),
        ("", "ab", 2),
        ("same", "same", 0),
    ],
)
def test_slips_are_counted(one, other, distance):
    assert slips(one, other) == slips(other, one) == distance


def test_the_nearest_spelling_is_found():
    assert variants("ulangab", KNOWN) == ("ulanqab",)
    assert variants("distrcits", KNOWN) == ("districts",)


def test_short_words_figures_and_far_words_have_no_variant():
    assert [variants(word, KNOWN) for word in ("coun", "2051.4", "harbour", "")] == [(), (), (), ()]


def test_words_of_the_lexicon_are_not_respelled_and_inflections_are_no_variants():
    thesaurus = Thesaurus(KNOWN)
    assert [each.text for each in thesaurus("Ulangab")] == ["ulanqab"]
    assert "county" not in [each.text for each in thesaurus("country")]
    assert thesaurus("garden's") == ()


def test_spellings_are_compared_once_for_a_word_and_for_a_few_words_only(monkeypatch):
    compared: list[str] = []
    monkeypatch.setattr("indexer.equivalents.variants", lambda word, known: compared.append(word) or ("hohhot",))
    thesaurus = Thesaurus(KNOWN)
    unknown = [f"qqxz{'abcdefghijklmnopqrst'[at]}" for at in range(20)]
    for _ in range(2):
        answers = [thesaurus.within(["rare earths"])(word) for word in unknown]
    assert compared == unknown[: len(compared)]
    assert 3 < len(compared) < 20
    assert [bool(answer) for answer in answers] == [word in compared for word in unknown]
    assert thesaurus("稀奇古怪的名字") == ()
    assert "稀奇古怪的名字" not in compared


def test_equivalents_of_an_english_word_are_found_in_any_inflection():
    assert "仓库" in [each.text for each in equivalents("warehouses")]
    assert "补贴" in [each.text for each in equivalents("subsidies")]
    assert equivalents("the") == ()


@pytest.mark.parametrize(
    ("term", "among", "never"),
    [
        ("tax", "税收", "捐税"),
        ("GDP", "国内生产总值", ""),
        ("国内生产总值", "GDP", "GDPS"),
        ("國內生產總值", "gross domestic product", ""),
        ("AI", "人工智能", "艾"),
        ("parks", "园区", "停车"),
        ("power", "电力", "大国"),
        ("rare earth", "稀土", ""),
        ("风", "wind", "custom"),
        ("人", "people", ""),
    ],
)
def test_words_of_administration_have_their_senses_there_and_characters_their_first_ones(term, among, never):
    found = [each.text for each in equivalents(term)]
    assert among in found
    assert never not in found


def test_words_of_figures_stand_for_nothing_and_neither_does_the_sign_of_ordinals():
    assert equivalents("billion") == equivalents("two million") == ()
    assert says_nothing("第")


def test_phrases_of_the_lexicon_are_taken_together_the_longest_first():
    assert list(phrases(("cheap", "rare", "earth", "for", "wind", "power"))) == [(1, 3), (4, 6)]


def test_a_word_of_a_widened_phrase_has_no_single_character_for_an_equivalent():
    assert "地" in [each.text for each in Thesaurus(KNOWN)("earths")]
    within = Thesaurus(KNOWN).within(["rare earths"])
    assert all(len(each.text) > 1 for word in ("rare", "Earths") for each in within(word))
    assert "地" in [each.text for each in within("earth")]


def test_a_chinese_name_is_looked_for_in_pinyin_in_one_word_or_two():
    found = [each.text for each in names("林晓舟")]
    assert {"linxiaozhou", "lin xiaozhou", "xiaozhou lin"} <= set(found)
    assert not list(names("林晓舟先生的信"))
