"""Units that a format holds ready become passages as they are, between parts that are worked out."""

from __future__ import annotations

import pytest

from corpus.assemble import assemble
from corpus.ready import apart, ready_passages
from corpus.types import LANGS, Block, Lang, Locator, RawDocument, Unit


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


def test_what_is_left_out_between_units_parts_nothing():
    line = Block("|---|---|", Locator("memory.md"), "boilerplate")
    assert [len(part) for part in apart((line, *READY[:2], line, *READY[2:], line))] == [1, 5, 1]


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


def kinds(*rows: tuple[str, str]) -> list[tuple[str, int | None]]:
    blocks = [
        Block(text, Locator("memory.tmx"), unit=Unit(at), lang=lang)
        for at, sides in enumerate(rows)
        for lang, text in zip(LANGS, sides, strict=True)
        if text
    ]
    return [(each.kind, each.level) for each in ready_passages(blocks)]


RULES = (
    ("青岚渡口章程", "Rules of the Qinglan Ferry"),
    ("一、总则", "I. General Provisions"),
    ("（一）范围", "(1) Scope"),
    ("本章程适用于渡口的全部船只。", "These rules hold for every boat at the ferry."),
    ("（二）船工", "(2) Crew"),
    ("船工由村里推举。", "The village elects the crew."),
    ("1. 船工任期三年，可以连任。", "1. The crew serves for three years and may be elected again."),
    ("2. 船工不得饮酒。", "2. The crew may not drink."),
    ("二、罚则", "II. Penalties"),
    ("违者罚款。", "Who breaks the rules pays a fine."),
)


def test_headings_of_a_table_are_known_by_their_numbers_and_their_style_and_have_levels():
    assert kinds(*RULES) == [
        ("heading", 1),
        ("heading", 1),
        ("heading", 2),
        ("paragraph", None),
        ("heading", 2),
        ("paragraph", None),
        ("clause", None),
        ("clause", None),
        ("heading", 1),
        ("paragraph", None),
    ]


def test_what_is_only_in_english_is_known_too():
    assert [kind for kind, _level in kinds(*(("", en) for _zh, en in RULES))][1:5] == [
        "heading",
        "heading",
        "paragraph",
        "heading",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [("渡船", "ferry"), ("水渠", "canal"), ("船工由村里推举。", "The village elects the crew.")],
        [("渡船天亮开航", "The ferry sails at dawn"), ("船工由村里推举。", "The village elects the crew.")],
        [("Open", "打开"), ("保存", "Save"), ("另存为", "Save As"), ("是否保存？", "Save the file?")],
        [("他说：“走！”", "He said: Go!"), ("船走了。", "The boat left."), ("没有人。", "Nobody came.")],
        [("船走了。", "The Boat Left."), ("没有人。", "Nobody Came.")],
        [("作者：林渡", "By Lin Du"), ("船走了。", "The boat left.")],
        [("渡船", ""), ("船走了。", "The boat left."), ("没有人。", "Nobody came.")],
    ],
)
def test_prose_terms_and_the_words_of_a_program_are_no_headings(rows: list[tuple[str, str]]):
    assert {kind for kind, _level in kinds(*rows)} == {"paragraph"}


def test_the_items_of_a_list_with_numbers_are_clauses():
    rows = [("1. 水果", "1. Fruit"), ("2. 蔬菜", "2. Vegetables"), ("3. 鱼", "3. Fish")]
    assert kinds(*rows) == [("clause", None)] * 3


def test_what_the_format_says_of_a_unit_holds_and_counts_for_the_levels_of_others():
    blocks = [
        block("渡口", Unit(0, "heading", 2), "zh"),
        block("一、船工", Unit(1), "zh"),
        block("船工由村里推举。", Unit(2, "note"), "zh"),
    ]
    assert [(each.kind, each.level) for each in ready_passages(blocks)] == [
        ("heading", 2),
        ("heading", 2),
        ("note", None),
    ]


def first_kind(*rows: tuple[str, str], before: str = "") -> tuple[str, str]:
    """What the first row of a document of pairs is, and the document's Chinese title."""
    blocks = [
        Block(text, Locator("memory.tmx"), unit=Unit(at), lang=lang)
        for at, sides in enumerate(rows)
        for lang, text in zip(LANGS, sides, strict=True)
    ]
    made = assemble(RawDocument("memory.tmx", "plain", (*([block(before)] if before else []), *blocks), ""))
    return made.passages[bool(before)].kind, made.reference.title_zh


LONGER = (
    ("渡口的早晨与盐和苹果", "The Ferry at Dawn, with Salt during the Flood"),
    ("作者：林渡", "By Lin Du"),
    ("船工由村里推举，每任三年。", "The village elects the crew for three years at a time."),
    ("船工不得饮酒。", "The crew may not drink."),
)


def test_the_first_row_that_looks_like_a_title_in_both_languages_is_one():
    assert first_kind(*LONGER) == ("title", "渡口的早晨与盐和苹果")
    assert first_kind(*RULES[:1], *RULES[3:]) == ("title", "青岚渡口章程")


@pytest.mark.parametrize(
    "first",
    [
        ("渡口", "The Old Ferry"),  # a term
        ("渡口的早晨", "Dawn Ferry"),  # two words
        ("渡口的早晨", "The ferry at dawn"),  # as a sentence begins
        ("渡口的早晨。", "The Ferry at Dawn."),
        ("一、渡口的早晨", "I. The Ferry at Dawn"),
        ("渡口，早晨", "The Ferry at Dawn"),
    ],
)
def test_any_other_first_row_is_no_title(first: tuple[str, str]):
    assert first_kind(first, *LONGER[1:])[0] != "title"


def test_a_row_that_looks_like_a_title_is_none_behind_a_text_or_in_a_list():
    assert first_kind(*LONGER, before="卷首的话，说的是渡口。")[0] != "title"
    assert first_kind(*(LONGER[:1] * 2), *LONGER[1:3])[0] != "title"
