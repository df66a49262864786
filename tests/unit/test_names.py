"""Names by their sound, and abbreviations by their characters and initials."""

from __future__ import annotations

import pytest

from corpus.lexicon import romanise
from corpus.lexicon.abbreviations import (
    could_shorten,
    explained_chinese,
    explained_english,
    in_chinese,
    initials_of,
    of_initials,
    shortenings,
)
from corpus.lexicon.sounds import Sounds, alike, distance, is_pinyin, skeleton

PLACES = {
    "乌兰察布": "ulanqab ulanchab ulaanchab wulanchabu ulangab",
    "和林格尔": "horinger helingel helinger",
    "鄂尔多斯": "ordos erdos",
    "锡林郭勒": "xilingol xilinguole",
    "二连浩特": "erenhot erlianhot",
    "呼伦贝尔": "hulunbuir hulunbeier",
    "巴彦淖尔": "bayannur bayannaoer",
    "满洲里": "manzhouli manchuli",
    "乌鲁木齐": "urumqi urumchi",
    "吐鲁番": "turpan turfan",
    "北京": "peking",
    "南京": "nanking",
    "天津": "tientsin",
    "青岛": "tsingtao",
    "重庆": "chungking",
    "包头": "baotou baotuo",
}


@pytest.mark.parametrize(("name", "spelling"), [(name, each) for name, all_ in PLACES.items() for each in all_.split()])
def test_a_place_sounds_like_its_spellings(name, spelling):
    assert alike(romanise(name), spelling)


@pytest.mark.parametrize(
    ("one", "other"), [("helingel", "helping"), ("ulanqab", "tulip"), ("baotou", "body"), ("chifeng", "chapter")]
)
def test_other_words_do_not(one, other):
    assert not alike(one, other)


def test_distances_are_the_same_both_ways_and_nothing_between_a_name_and_itself():
    assert distance("ulanqab", "ulangab") == distance("ulangab", "ulanqab") > distance("uygur", "uighur") == 0
    assert skeleton("Wulanchabu") == skeleton("ulanqab")
    assert distance("", "") == 0


def test_the_nearest_spelling_is_found_first_and_short_ones_not_at_all():
    sounds = Sounds(["ulanqab", "ulangab", "hohhot", "ban"])
    assert [spelling for _, spelling in sounds.near("wulanchabu")] == ["ulanqab", "ulangab"]
    assert sounds.near("ban") == []


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("综保区", "综合保税区"),
        ("高新区", "高新技术产业开发区"),
        ("经开区", "经济技术开发区"),
        ("发改委", "发展和改革委员会"),
        ("人社厅", "人力资源和社会保障厅"),
    ],
)
def test_an_abbreviation_takes_characters_in_their_order(short, long):
    assert could_shorten(short, long)


@pytest.mark.parametrize(
    ("short", "long"), [("跨境", "跨境电商"), ("数据", "大数据"), ("区保综", "综合保税区"), ("综", "综合保税区")]
)
def test_parts_and_other_orders_are_no_abbreviations(short, long):
    assert not could_shorten(short, long)


def test_the_dictionary_explains_abbreviations_of_both_languages():
    assert "国家发展和改革委员会" in in_chinese("发改委")
    assert "发改委" in in_chinese("国家发展和改革委员会")
    assert "国内生产总值" in of_initials("GDP")
    assert "gdp" in initials_of("国内生产总值")
    assert of_initials("tea") == ()
    assert shortenings("综合保税区") == ("综保区",)
    assert shortenings("茶园") == ()


def test_a_text_explains_its_abbreviations():
    english = "Foreign Tea Investment (FTI) and a rural water bureau (hereinafter RWB); see Table (TEA)."
    assert list(explained_english(english)) == [("FTI", "Foreign Tea Investment"), ("RWB", "rural water bureau")]
    assert list(explained_chinese("设立云溪综合保税区（以下简称“综保区”）。")) == [("综保区", "综合保税区")]


def test_pinyin_is_told_from_other_spellings():
    assert all(map(is_pinyin, "beijing wulanchabu shuangxin xian nv manzhouli helinger chongqing yunzhou".split()))
    assert not any(map(is_pinyin, "peking ulanqab mongolian hohhot chungking ellison eurasian ordos ting4".split()))
