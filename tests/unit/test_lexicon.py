"""The lexicon answers in both directions, best first."""

from __future__ import annotations

import pytest

from corpus.lexicon import romanise, to_chinese, to_english
from corpus.lexicon.cedict import entries, readings
from corpus.lexicon.glosses import expansion, terms


@pytest.mark.parametrize(("word", "english"), [("改革", "reform"), ("銀行", "bank"), ("稀土", "rare earth")])
def test_a_chinese_word_in_either_script_has_its_english_first(word: str, english: str) -> None:
    assert to_english(word)[0] == english


def test_an_english_word_has_its_chinese_first() -> None:
    assert to_chinese("reform")[0] == "改革"
    assert to_chinese("Rare  Earth") == ("稀土",)


def test_unknown_words_have_no_equivalents() -> None:
    assert to_english("茶茶茶茶") == ()
    assert to_chinese("qwertyuiop") == ()


@pytest.mark.parametrize(
    ("short", "long", "english"), [("中行", "中国银行", "Bank of China"), ("世博", "世界博览会", "World Expo")]
)
def test_an_abbreviation_answers_with_the_terms_of_what_it_stands_for(short: str, long: str, english: str) -> None:
    assert not any(terms(entry.senses) for entry in readings(short))  # its entry says nothing else
    assert to_english(short) == to_english(long)
    assert english in to_english(short)


def test_no_abbreviation_of_the_dictionary_leads_in_a_circle_or_to_other_words() -> None:
    longer = {entry.simplified: long for entry in reversed(tuple(entries())) if (long := expansion(entry.senses))}
    bare = [word for word in longer if not any(terms(entry.senses) for entry in readings(word))]
    assert len(bare) > 100
    assert longer[longer["七律"]] == "七律"  # each is an abbreviation of the other: there is nothing to answer
    assert to_english("七律") == ()
    for word in bare:
        expected = {term for entry in readings(longer[word]) for term in terms(entry.senses)}
        assert set(to_english(word)) == expected


def test_glosses_lose_pointers_asides_and_explanations() -> None:
    assert terms("to reform/CL:次[ci4]/(old) to change; to alter/variant of 茶[cha2]") == ("reform", "change", "alter")
    assert terms("surname Zhang/a very long explanation of something that nobody would look for") == ("Zhang",)


def test_names_lose_what_explains_them() -> None:
    assert terms("Ürümqi, capital of a region in the far west of the country") == ("Urumqi",)


def test_the_expansion_of_an_abbreviation_is_its_simplified_form() -> None:
    assert expansion("abbr. for 高速鐵路|高速铁路[gao1 su4 tie3 lu4]") == "高速铁路"
    assert expansion("fast train") == ""


def test_names_are_spelled_in_pinyin() -> None:
    assert romanise("张庆伟") == "zhangqingwei"
    assert romanise("張A") == ""


def test_an_authority_is_called_without_its_state():
    assert to_english("发改委")[0] == "National Development and Reform Commission"
