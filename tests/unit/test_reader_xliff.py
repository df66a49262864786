"""XLIFF of other tools, of both versions."""

from __future__ import annotations

import pytest

from corpus.readers import read_bytes
from corpus.ready import ready_passages
from corpus.types import Block

FIRST = (
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="notice.docx" '
    'source-language="zh-CN" target-language="en-GB" datatype="x"><header/><body>{}</body></file></xliff>'
)
SECOND = (
    '<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="zh-Hans">'
    '<file id="f1" original="notice.docx">{}</file></xliff>'
)


def read(frame: str, units: str, name: str = "job.xlf") -> tuple[Block, ...]:
    return read_bytes(frame.format(units).encode(), name).blocks


def pairs(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    return [(passage.zh, passage.en) for passage in ready_passages([block for block in blocks if block.unit])]


def kept(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text for block in blocks if block.hint == "boilerplate"]


@pytest.mark.parametrize("name", ["job.xlf", "job.sdlxliff", "job.mqxliff", "job.xml", "job"])
def test_a_unit_of_the_first_version_is_its_source_and_target(name: str):
    blocks = read(
        FIRST,
        '<group><trans-unit id="1"><source>渡<g id="1">船</g><x id="2"/>停<bpt id="3">&lt;b&gt;</bpt>了。</source>'
        '<seg-source><mrk mtype="seg" mid="1">渡船停了。</mrk></seg-source>'
        '<target><mrk mtype="seg" mid="1">The ferry <g id="1">stopped</g>.</mrk></target>'
        "<alt-trans><target>The boat halted.</target></alt-trans><note>quay 3</note></trans-unit></group>",
        name,
    )
    assert pairs(blocks) == [("渡船停了。", "The ferry stopped.")]
    assert kept(blocks) == ["The boat halted.", "quay 3"]
    assert {block.locator.part for block in blocks} == {"notice.docx"}


def test_what_a_code_says_in_plain_text_is_taken_unless_it_is_markup_again():
    blocks = read(
        FIRST,
        '<trans-unit id="1"><source>到<x id="1" equiv-text="3"/>号<x id="2" equiv-text="&lt;a href=&quot;#&quot;&gt;"/>'
        "码头"
        '<x id="3" ctype="lb"/>上船</source></trans-unit>',
    )
    assert pairs(blocks) == [("到3号码头\n上船", "")]


SEGMENTS = '<mrk mtype="seg" mid="{}">{}</mrk>'


def marked(*texts: str, between: str = "") -> str:
    return between.join(SEGMENTS.format(*each) for each in enumerate(texts))


@pytest.mark.parametrize(
    ("chinese", "english", "between"),
    [
        (("渡船停了。", "没有人来。"), ("The ferry stopped.", "Nobody came."), ""),
        (("渡船停了。", "没有人来。"), ("The ferry <g id='1'>stopped.</g>", "<g id='1'>Nobody</g> came."), ""),
        (("渡船停了。", "没有人来。"), ("The ferry stopped.", "Nobody came."), " "),
    ],
)
def test_segments_that_touch_are_set_apart_in_english_alone(chinese, english, between: str):
    target = marked(*english, between=between)
    unit = f'<trans-unit id="1"><source>{"".join(chinese)}</source><target>{target}</target></trans-unit>'
    assert pairs(read(FIRST, unit, "job.sdlxliff")) == [("渡船停了。没有人来。", "The ferry stopped. Nobody came.")]
    turned = FIRST.replace("zh-CN", "en-US", 1).replace("en-GB", "zh-CN")
    target = marked(*chinese)
    unit = f'<trans-unit id="1"><source>The ferry stopped. Nobody came.</source><target>{target}</target></trans-unit>'
    assert pairs(read(turned, unit, "job.sdlxliff")) == [("渡船停了。没有人来。", "The ferry stopped. Nobody came.")]


def test_segments_that_are_parts_of_a_sentence_stay_together():
    parts = marked("The ferr", "ies (3)", " stopped", ".")
    unit = f'<trans-unit id="1"><source>二</source><target>{parts}</target></trans-unit>'
    assert pairs(read(FIRST, unit)) == [("二", "The ferries (3) stopped.")]


@pytest.mark.parametrize("frame", [FIRST, SECOND])
def test_what_is_not_to_be_translated_is_kept_aside_unless_somebody_translated_it(frame: str):
    inside = "<source>{0}</source><target>{1}</target>"
    element, held = ("trans-unit", inside) if frame is FIRST else ("unit", f"<segment>{inside}</segment>")
    made = [
        f'<{element} id="{at}" translate="no">{held.format(*texts)}</{element}>'
        for at, texts in enumerate([("logo.png", "logo.png"), ("v1.2", ""), ("渡船", "ferry")])
    ]
    blocks = read(frame, "".join(made))
    assert [sorted(pair) for pair in pairs(blocks)] == [["ferry", "渡船"]]
    assert kept(blocks) == ["logo.png", "logo.png", "v1.2"]


@pytest.mark.parametrize(
    ("frame", "unit"),
    [
        (FIRST, '<trans-unit id="1"><source>{0}</source><target state="new">{0}</target></trans-unit>'),
        (FIRST, '<trans-unit id="1"><source>{0}</source><target>{0}</target></trans-unit>'),
        (
            SECOND.replace('"en"', '"zh"').replace("zh-Hans", "en"),
            '<unit id="1"><segment state="initial"><source>{0}</source><target>{0}</target></segment></unit>',
        ),
    ],
)
def test_a_source_that_stands_in_the_place_of_its_translation_is_none(frame: str, unit: str):
    blocks = read(frame, unit.format("渡船停了。"))
    assert pairs(blocks) == [("渡船停了。", "")]
    assert kept(blocks) == ["渡船停了。"]


def test_a_name_that_is_the_same_in_both_languages_is_translated():
    blocks = read(SECOND, '<unit id="1"><segment><source>OmegaT 6</source><target>OmegaT 6</target></segment></unit>')
    assert [block.hint for block in blocks] == ["", ""]


def test_segments_of_the_second_version_are_one_unit_again():
    blocks = read(
        SECOND,
        '<unit id="u"><notes><note>sign at quay 3</note></notes>'
        '<originalData><data id="d">&lt;br/&gt;</data></originalData>'
        '<segment><source>The <pc id="1">ferry</pc> stopped.</source>'
        '<target>渡船<mrk id="m">停</mrk>了。</target></segment>'
        "<ignorable><source> </source></ignorable>"
        '<segment><source>Wait<ph id="2" equiv="!" dataRef="d"/><cp hex="000B"/></source>'
        "<target>等。</target></segment></unit>",
    )
    assert pairs(blocks) == [("渡船停了。 等。", "The ferry stopped. Wait!\x0b")]
    assert kept(blocks) == ["sign at quay 3"]


def test_segments_that_touch_are_set_apart_and_targets_may_stand_in_another_order():
    blocks = read(
        SECOND,
        '<unit id="u"><segment><source>One.</source><target order="2">一。</target></segment>'
        '<segment><source>Two.</source><target order="1">二。</target></segment></unit>',
    )
    assert pairs(blocks) == [("二。一。", "One. Two.")]


def test_metadata_terms_and_proposals_are_kept():
    blocks = read(
        SECOND,
        '<unit id="u"><mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"><mtc:match ref="#m"><source>Ferry'
        "</source><target>渡轮</target></mtc:match></mtc:matches><segment><source>Ferry</source></segment></unit>",
    )
    assert (pairs(blocks), kept(blocks)) == ([("", "Ferry")], ["Ferry\n渡轮"])


@pytest.mark.parametrize(("space", "text"), [("", "渡船停了。"), (' xml:space="preserve"', "\n  渡船\n  停了。\n")])
def test_line_breaks_count_where_the_file_says_so(space: str, text: str):
    unit = f'<trans-unit id="1"{space}><source>\n  渡船\n  停了。\n</source></trans-unit>'
    assert pairs(read(FIRST, unit)) == [(text, "")]


def test_another_language_is_no_side():
    blocks = read(
        SECOND.replace("zh-Hans", "fr"),
        '<unit id="u"><segment><source>Tea</source><target>Thé</target></segment></unit>',
    )
    assert (pairs(blocks), kept(blocks)) == ([("", "Tea")], ["Thé"])


def test_a_target_that_no_one_names_is_told_from_its_source_and_the_head_of_a_po_file_is_no_text():
    frame = FIRST.replace(' target-language="en-GB"', "").replace("zh-CN", "en")
    units = (
        '<trans-unit id="0" restype="x-gettext-domain-header"><source>MIME-Version: 1.0</source></trans-unit>'
        '<trans-unit id="1"><source>Ferry</source><target>渡船</target></trans-unit>'
        '<trans-unit id="2"><source>2021</source><target>2021</target></trans-unit>'
    )
    blocks = read(frame, units)
    assert pairs(blocks) == [("渡船", "Ferry"), ("2021", "2021")]
    assert kept(blocks) == ["MIME-Version: 1.0"]


@pytest.mark.parametrize(("code", "text"), [("D800", "\ufffd"), ("DFFF", "\ufffd"), ("10FFFF", "\U0010ffff"), ("", "")])
def test_a_code_point_is_a_character_and_half_of_a_pair_is_none(code: str, text: str):
    unit = f'<unit id="1"><segment><source>a<cp hex="{code}"/>b</source><target>甲</target></segment></unit>'
    assert pairs(read(SECOND, unit)) == [("甲", f"a{text}b")]
