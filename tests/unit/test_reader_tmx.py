"""Translation memories of other tools: codes, languages, variants, and what is said of units."""

from __future__ import annotations

import pytest

from corpus.errors import DamagedFile
from corpus.readers import read_bytes
from corpus.ready import ready_passages
from corpus.types import Block

HEAD = '<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4"><header srclang="*all*"/><body>'


def read(units: str, encoding: str = "utf-8") -> tuple[Block, ...]:
    return read_bytes(f"{HEAD}{units}</body></tmx>".encode(encoding), "memory.tmx").blocks


def unit(zh: str, en: str = "") -> str:
    return f'<tu><tuv xml:lang="zh-CN"><seg>{zh}</seg></tuv><tuv xml:lang="en-US"><seg>{en}</seg></tuv></tu>'


def pairs(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    return [(passage.zh, passage.en) for passage in ready_passages([block for block in blocks if block.unit])]


def kept(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text for block in blocks if block.hint == "boilerplate"]


def test_codes_are_left_out_and_what_they_enclose_is_text():
    bold = '<bpt i="1">&lt;b&gt;</bpt>开<hi type="term">船</hi><ept i="1">&lt;/b&gt;</ept>'
    marked = f'按{bold}键<ph x="2">{{0}}</ph>。<it pos="end"/>'
    assert pairs(read(unit(marked, "Press<ut>{/cs}</ut> the <hi>sail</hi> key."))) == [
        ("按开船键。", "Press the sail key.")
    ]


def test_a_text_inside_a_code_is_kept_apart():
    marked = "渡船<ph>&lt;fn&gt;<sub>见<bpt i='1'>b</bpt>附录<ept i='1'/></sub>&lt;/fn&gt;</ph>停了。"
    assert pairs(read(unit(marked))) == [("渡船停了。\n见附录", "")]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("000B", "\x0b"),
        ("1F4A7", "💧"),
        ("D800", "\ufffd"),
        ("dfff", "\ufffd"),
        ("110000", ""),
        ("9" * 99, ""),
        ("x", ""),
    ],
)
def test_a_code_of_a_character_is_the_character_and_half_of_a_pair_is_none(code: str, text: str):
    assert pairs(read(unit(f'一<ph type="x-character-{code}"/>二'))) == [(f"一{text}二", "")]


def test_a_code_of_a_line_break_is_one():
    assert pairs(read(unit('一<ph type="lb"/>二'))) == [("一\n二", "")]


@pytest.mark.parametrize("tag", ["zh", "ZH-CN", "zh_TW", "zh-Hant-HK", "cmn-Hans", "yue"])
@pytest.mark.parametrize("name", ["xml:lang", "lang"])
def test_chinese_is_known_by_any_of_its_tags(tag: str, name: str):
    (block,) = read(f'<tu><tuv {name}="{tag}"><seg>2021</seg></tuv></tu>')
    assert block.lang == "zh"


def test_other_languages_notes_and_properties_are_kept_beside_the_pair():
    blocks = read(
        '<tu><note>客户批注</note><prop type="x-client">Harbour Board</prop><tuv xml:lang="fr"><seg>Le bac</seg></tuv>'
        '<tuv xml:lang="en"><note>checked</note><seg>The ferry</seg></tuv><tuv xml:lang="zh"><seg>渡船</seg></tuv></tu>'
    )
    assert pairs(blocks) == [("渡船", "The ferry")]
    assert kept(blocks) == ["客户批注", "Harbour Board", "Le bac", "checked"]
    assert all(block.unit for block in blocks)


def test_each_translation_of_a_text_makes_a_pair_with_it():
    blocks = read(
        '<tu><tuv xml:lang="en"><seg>tea</seg></tuv><tuv xml:lang="zh-TW"><seg>茶葉</seg></tuv>'
        '<tuv xml:lang="zh-CN"><seg>茶水</seg></tuv></tu>'
    )
    assert pairs(blocks) == [("茶葉", "tea"), ("茶水", "tea")]


def test_a_unit_with_one_language_stays_alone():
    assert pairs(read(unit("只有中文。"))) == [("只有中文。", "")]


def test_white_space_of_the_layout_is_no_text_but_a_line_break_of_the_text_is():
    laid_out = "\n\t\t\t渡船在天亮\n\t\t\t前靠岸。\n\t\t"
    assert pairs(read(unit(laid_out, "The boat lands\n      before dawn.\nAt last. "))) == [
        ("渡船在天亮前靠岸。", "The boat lands before dawn.\nAt last. ")
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030", "big5"])
def test_the_encoding_need_not_be_the_one_declared(encoding: str):
    text = f'<?xml version="1.0" encoding="UTF-16"?><tmx>{unit("渡口的船靠岸了，天還沒有亮。", "Dawn.")}</tmx>'
    told = read_bytes(text.encode(encoding), "memory.tmx")
    assert pairs(told.blocks) == [("渡口的船靠岸了，天還沒有亮。", "Dawn.")]


def test_characters_that_xml_cannot_hold_are_kept():
    assert pairs(read(unit("一&#x1F;二\x0b三", "a&#0;b&#xD83D;&#xDEA2;&#xFDEF;"))) == [
        ("一\x1f二\x0b三", "a\0b\U0001f6a2\ufdef")
    ]


def test_an_entity_that_nobody_declared_is_what_it_is_in_html_or_itself():
    assert pairs(read(unit("渡&nbsp;船", "tea&hellip;&odd;"))) == [("渡\xa0船", "tea…&odd;")]


@pytest.mark.parametrize(
    "data",
    [
        "<tmx><body><tu>",
        '<!DOCTYPE tmx [<!ENTITY a "b">]><tmx><body>&a;</body></tmx>',
        '<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/hostname">]><tmx><body><tu><tuv><seg>&a;</seg></tuv></tu></body></tmx>',
        f"<tmx><body>{unit('<hi>' * 5000 + '</hi>' * 5000)}</body></tmx>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_what_is_broken_or_made_to_do_harm_is_refused(data: str, encoding: str):
    with pytest.raises(DamagedFile, match=r"memory\.tmx"):
        read_bytes(data.encode(encoding), "memory.tmx")
