"""Names in spellings that the library knows."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from corpus.lexicon import to_english
from indexer.equivalents import Thesaurus, equivalents, in_english, names, phrases
from indexer.equivalents.lesson import Lesson
from indexer.equivalents.local_terms import LocalTerms
from indexer.equivalents.name_spellings import Names
from indexer.equivalents.policy_terms import TERMS
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


@pytest.mark.parametrize(
    ("typed", "latin"),
    [
        ("drafting", "trading"),
        ("spending", "spanning"),
        ("阿拉善", "eurasian"),
        ("Alashan", "ellison"),
        ("Peking", "beichen"),
        ("广州", "yunzhou"),
        ("Xizang", "topped"),
        ("Mongolia", "mengkai"),
    ],
)
def test_words_and_other_names_are_no_spellings_of_a_name(typed, latin):
    words = Words(frozenset([latin]))
    words.search = lambda _condition: SimpleNamespace(rows=())  # no passage has both
    assert latin not in texts(LocalTerms(words, Lesson()).thesaurus()(typed))


def test_a_far_spelling_counts_where_a_passage_has_it_beside_the_name():
    asked: list[tuple[str, str]] = []
    names = Names(frozenset(["ellison"]), {"阿拉善": 1}, lambda *pair: not asked.append(pair))
    assert names.latin("阿拉善") == ("ellison",)
    assert asked == [("阿拉善", "ellison")]


def test_a_misspelt_word_is_found_as_the_word_and_a_name_never_as_one():
    assert "harvest" in texts(thesaurus(frozenset(["harvest"]))("harvezt"))
    assert "manager" not in texts(thesaurus(frozenset(["manager"]))("manage"))


@pytest.mark.parametrize("short", ["PV", "PVs", "pv"])
def test_an_abbreviation_is_found_in_singular_and_plural_in_both_languages(short):
    assert {"光伏", "photovoltaic"} <= set(texts(thesaurus()(short)))


def test_the_plural_of_an_abbreviation_is_what_no_dictionary_has_as_a_word():
    assert texts(equivalents("EVs")) == texts(equivalents("EV")) != []
    assert in_english("evs") == ("electric vehicle",)
    assert in_english("gas") == ()


def test_the_listed_terms_of_policy_are_those_that_the_dictionary_lacks():
    assert [word for word in TERMS if to_english(word)] == []
    assert "carbon peak" in texts(equivalents("碳达峰"))
    assert "碳达峰" in texts(equivalents("carbon peak"))


def test_a_later_sense_whose_stem_says_something_else_is_left_out():
    assert "talent" in texts(equivalents("人才"))
    assert "looks" not in texts(equivalents("人才"))
    assert not {"得", "可"} & set(texts(equivalents("permits")))


def test_spellings_are_compared_once_for_a_word(monkeypatch):
    compared: list[str] = []
    monkeypatch.setattr(
        "indexer.equivalents.name_spellings.variants", lambda word, known: compared.append(word) or ("hohhot",)
    )
    known = thesaurus()
    for _ in range(2):
        assert texts(known.within(["rare earths"])("Qqxzab"))[-1:] == ["hohhot"]
    assert compared.count("qqxzab") == 1


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
