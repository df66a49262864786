"""From bytes to text: every encoding that Chinese and English files come in, short files too."""

from __future__ import annotations

import codecs

import pytest

from corpus.errors import DamagedFile, UndecodableText, UnknownFormat
from corpus.readers.decoding import decode

SIMPLIFIED = "春天的集市上，人们买卖茶叶、药材和手工布，孩子们围着糖画摊子不肯走。"
TRADITIONAL = "圖書館應於每年年底公布館藏目錄，並將借閱規則張貼於閱覽室門口。"
ENGLISH = "The market’s oldest stall — “the blue one” — sells tea at £3 a cup; café tables are free."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"])
@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL])
def test_chinese_is_read_in_every_encoding_that_can_hold_it(text: str, encoding: str):
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(SIMPLIFIED, "gbk"), (SIMPLIFIED, "gb2312"), (TRADITIONAL, "big5"), (TRADITIONAL, "cp950"), (ENGLISH, "cp1252")],
)
def test_national_encodings_are_told_apart(text: str, encoding: str):
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize("length", [4, 10, 20])
def test_a_few_characters_are_enough(length: int):
    for text, encoding in ((SIMPLIFIED, "gbk"), (TRADITIONAL, "big5"), (TRADITIONAL, "gbk")):
        for start in range(len(text) - length + 1):
            cut = text[start : start + length]
            assert decode(cut.encode(encoding), "a.txt") == cut


def test_the_declared_encoding_is_believed_where_it_fits():
    assert decode("丂".encode("gbk"), "a.html", "gb2312") == "丂"
    assert decode("ÀÉÎ".encode("latin-1"), "a.html", "ISO-8859-1") == "ÀÉÎ"


@pytest.mark.parametrize("declared", ["big5", "utf-8", "no-such-encoding", "rot13", "utf-7"])
def test_a_wrong_declaration_does_no_harm(declared: str):
    assert decode(SIMPLIFIED.encode("gbk"), "a.html", declared) == SIMPLIFIED


def test_utf8_is_recognised_whatever_the_page_declares():
    assert decode(SIMPLIFIED.encode(), "a.html", "gb2312") == SIMPLIFIED


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("これは図書館の利用案内です。開館時間は午前九時から午後五時までとなっています。", "shift_jis"),
        ("Сегодня в городе открылась новая библиотека, и вход в неё свободный для всех жителей.", "cp1251"),
    ],
)
def test_other_languages_are_read_with_a_second_opinion(text: str, encoding: str):
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "big5", "utf-16-le", "utf-16"])
def test_a_character_cut_in_two_at_the_end_is_damage(encoding: str):
    text = TRADITIONAL * 3
    with pytest.raises(DamagedFile, match=r"a\.txt ends in the middle of a character"):
        decode(text.encode(encoding)[:-1], "a.txt")


@pytest.mark.parametrize(("encoding", "spoken"), [("utf-8", "UTF-8"), ("gbk", "GB18030"), ("utf-8-sig", "UTF-8")])
def test_damage_inside_is_reported_with_its_place(encoding: str, spoken: str):
    line = SIMPLIFIED + "\n"
    data = (line * 4).encode(encoding) + b"\xff\xff" + (line * 4).encode("gbk" if encoding == "gbk" else "utf-8")
    with pytest.raises(DamagedFile, match=rf"{spoken} text, but byte \d+ \(about line 5\)"):
        decode(data, "a.txt")


def test_binary_data_is_no_text():
    with pytest.raises(UnknownFormat, match="binary"):
        decode(bytes(range(256)) * 8, "a.txt")


def test_bytes_in_no_known_encoding_are_refused_with_advice():
    with pytest.raises(UndecodableText, match="save it as UTF-8"):
        decode(bytes([0x81, 0xFF, 0x90, 0xFF, 0x9D, 0x80]) * 40, "a.txt")


def test_a_byte_order_mark_is_no_part_of_the_text():
    assert decode(codecs.BOM_UTF8 + b"abc", "a.txt") == "abc"
    assert decode(b"\x84\x31\x95\x33" + "丂中".encode("gb18030"), "a.txt") == "丂中"


def test_an_empty_file_has_an_empty_text():
    assert decode(b"", "a.txt") == ""
