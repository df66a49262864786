"""Units that a format holds ready become passages as they are, between parts that are worked out."""

from __future__ import annotations

from corpus.assemble import assemble
from corpus.ready import apart, ready_passages
from corpus.types import Block, Lang, Locator, RawDocument, Unit


def block(text: str, unit: Unit | None = None, lang: Lang | None = None) -> Block:
    return Block(text, Locator("memory.tmx"), unit=unit, lang=lang)


HEADING, WORDS = Unit(0, "heading", 2, 0.9), Unit(1)
READY = (
    block("渡口", HEADING, "zh"),
    block("The ferry", HEADING, "en"),
    block("船在天亮前靠岸。", WORDS),
    block("The boat lands before dawn.", WORDS),
)


def test_a_unit_is_a_passage_with_what_the_format_says_of_it():
    first, second = ready_passages(READY)
    assert (first.zh, first.en, first.kind, first.level, first.confidence) == ("渡口", "The ferry", "heading", 2, 0.9)
    assert (second.zh, second.en, second.kind) == ("船在天亮前靠岸。", "The boat lands before dawn.", "paragraph")


def test_a_unit_of_one_side_has_no_confidence():
    (alone,) = ready_passages([block("只有中文。", WORDS)])
    assert (alone.en, alone.confidence) == ("", None)


def test_units_stand_apart_from_what_is_not_paired():
    loose = block("没有配对的一段。")
    assert [len(part) for part in apart((loose, *READY, loose, loose))] == [1, 4, 2]


def test_a_document_keeps_the_order_of_both():
    raw = RawDocument("memory.tmx", "plain", (block("卷首的话。"), *READY, block("卷末的话。")), "")
    made = assemble(raw).passages
    assert [passage.zh for passage in made] == ["卷首的话。", "渡口", "船在天亮前靠岸。", "卷末的话。"]
    assert [passage.ordinal for passage in made] == [0, 1, 2, 3]


def test_what_a_format_says_nothing_of_is_known_by_its_number():
    texts = ("第二章 渡船", "第三条 渡船天亮开航。", "（一）有灯；", "渡船天亮开航。")
    made = ready_passages([block(text, Unit(at), "zh") for at, text in enumerate(texts)])
    assert [(each.kind, each.level) for each in made] == [
        ("heading", 1),
        ("clause", None),
        ("clause", None),
        ("paragraph", None),
    ]
