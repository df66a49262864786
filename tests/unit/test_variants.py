"""Names in spellings that the library knows."""

from __future__ import annotations

import pytest

from indexer.equivalents import Thesaurus, equivalents, names, phrases
from indexer.equivalents.lesson import Lesson
from indexer.equivalents.local_terms import LocalTerms
from indexer.equivalents.variants import slips, variants
from indexer.function_words import says_nothing

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


class Words:
    """As much of a snapshot as names are looked for in."""

    generation = 1

    def __init__(self, latin=KNOWN, chinese=()):
        self.latin, self.chinese = latin, chinese

    def vocabulary(self, lang):
        return self.latin if lang == "en" else frozenset()

    def segments(self):
        return dict.fromkeys(self.chinese, 1)


def thesaurus(latin=KNOWN, chinese=(), lesson=None):
    return LocalTerms(Words(latin, chinese), lesson or Lesson()).thesaurus()


def texts(found):
    return [each.text for each in found]


def test_words_of_the_lexicon_are_not_respelled_and_inflections_are_no_variants():
    assert "ulanqab" in texts(thesaurus()("Ulangab"))
    assert "county" not in texts(thesaurus()("country"))
    assert thesaurus()("garden's") == ()


@pytest.mark.parametrize(
    ("typed", "latin", "chinese", "found"),
    [
        ("乌兰察布", "ulanqab", "", "ulanqab"),
        ("乌兰察布", "wulanchabu", "", "wulanchabu"),
        ("烏蘭察布市", "ulanqab", "", "ulanqab"),
        ("和林格尔", "helinger", "", "helinger"),
        ("Helingel", "horinger", "和林格尔", "horinger"),
        ("Helingel", "", "和林格尔", "和林格尔"),
        ("Wulanchabu", "", "乌兰察布", "乌兰察布"),
        ("Xilinguole", "xilingol", "", "xilingol"),
        ("Erlianhot", "erenhot", "", "二连浩特"),
        ("Huhehaote", "hohhot", "", "hohhot"),
        ("Peking", "", "", "北京"),
        ("Tientsin", "tianjin", "", "tianjin"),
        ("Uyghur", "uygur", "", "uygur"),
        ("Baotuo", "baotou", "", "包头"),
    ],
)
def test_a_name_is_found_in_its_other_spellings_and_in_the_other_language(typed, latin, chinese, found):
    assert found in texts(thesaurus(frozenset(filter(None, [latin])), [chinese])(typed))


@pytest.mark.parametrize("word", ["人才", "改革", "草原", "subsidy", "factory", "market"])
def test_what_is_no_name_is_not_looked_for_by_its_sound(word):
    latin = frozenset("looks lags trend talent factor these rental gauge caoyuan gaige".split())
    assert not latin & set(texts(LocalTerms(Words(latin), Lesson())(word)))


def test_spellings_are_compared_once_for_a_word(monkeypatch):
    compared: list[str] = []
    monkeypatch.setattr(
        "indexer.equivalents.local_terms.variants", lambda word, known: compared.append(word) or ("hohhot",)
    )
    known = thesaurus()
    for _ in range(2):
        assert texts(known.within(["rare earths"])("Qqxzab"))[-1:] == ["hohhot"]
    assert compared == ["qqxzab"]


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
    assert "地" in [each.text for each in Thesaurus()("earths")]
    within = Thesaurus().within(["rare earths"])
    assert all(len(each.text) > 1 for word in ("rare", "Earths") for each in within(word))
    assert "地" in [each.text for each in within("earth")]


def test_a_chinese_name_is_looked_for_in_pinyin_in_one_word_or_two():
    found = [each.text for each in names("林晓舟")]
    assert {"linxiaozhou", "lin xiaozhou", "xiaozhou lin"} <= set(found)
    assert not list(names("林晓舟先生的信"))
