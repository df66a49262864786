"""What holds for reading any text: nothing is lost, nothing raises but what is promised."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from corpus.bibliography import find_dates, matter_kind
from corpus.cleaning.boilerplate import mark_boilerplate
from corpus.errors import NothingToRead, ReadError
from corpus.readers import READERS, read_bytes
from corpus.types import Block, Lang, Locator

WORDS = (
    "渡口",
    "ferry",
    "。",
    "首页",
    ">",
    "Home",
    "打印",
    "Print",
    "2021-06-09",
    "第 3 页",
    "- 3 -",
    "7",
    "来源：",
    "By Jane Doe",
    "|",
    "登录",
    "Next",
    "<p>",
    "</div>",
    "<td>",
    "<h1>",
    "&amp;",
    "# ",
    "- ",
    "---",
    "```",
)
PIECES = st.lists(st.sampled_from([*WORDS, " ", "\n", "\n\n", "\f", "\u3000"]), max_size=40).map("".join)
TEXTS = st.one_of(PIECES, st.text(max_size=80))
LINES = st.lists(
    st.tuples(TEXTS, st.sampled_from([None, 1, 2, 3]), st.sampled_from(["", "heading", "table"])), max_size=12
)


unhurried = settings(deadline=None)  # a loaded machine is no defect


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b-\u200d\u2060\ufeff]", "", text)


@unhurried
@given(TEXTS)
def test_plain_text_keeps_every_character(text: str):
    data = text.replace("\0", "").encode("utf-8", "ignore")
    blocks, _ = READERS["plain"].read(data, "a.txt")
    assert squeezed("".join(block.text for block in blocks)) == squeezed(data.decode("utf-8-sig"))


@unhurried
@given(TEXTS)
def test_markdown_keeps_every_character_but_the_bars_of_tables(text: str):
    data = text.replace("\0", "").encode("utf-8", "ignore")
    blocks, _ = READERS["markdown"].read(data, "a.md")
    assert squeezed("".join(b.text for b in blocks)).translate({124: None, 92: None}) == squeezed(
        data.decode("utf-8-sig")
    ).translate({124: None, 92: None})


@unhurried
@given(
    st.one_of(st.binary(max_size=200), TEXTS.map(lambda text: text.encode("utf-8", "ignore"))),
    st.sampled_from(sorted(READERS)),
)
def test_any_bytes_are_read_or_refused(data: bytes, form: str):
    name = "a" + READERS[form].SUFFIXES[0]
    try:
        document = read_bytes(data, name)
    except ReadError:
        return
    assert all(block.text.strip() for block in document.blocks)


@unhurried
@given(TEXTS)
def test_a_page_is_read_however_its_tags_are_nested(text: str):
    try:
        document = read_bytes(b"<html><body>" + text.encode("utf-8", "ignore"), "a.html")
    except NothingToRead:
        return
    except ReadError:
        assert "\0" in text or "<!" in text
        return
    assert [block.locator.source for block in document.blocks] == ["a.html"] * len(document.blocks)


@unhurried
@given(LINES)
def test_marking_boilerplate_twice_is_marking_it_once(lines: list[tuple[str, int | None, str]]):
    blocks = tuple(Block(text, Locator(page=page), hint=hint) for text, page, hint in lines)  # type: ignore[arg-type]
    once = mark_boilerplate(blocks)
    assert mark_boilerplate(once) == once
    assert [block.text for block in once] == [block.text for block in blocks]


@unhurried
@given(TEXTS, st.sampled_from(["zh", "en"]))
def test_a_line_is_of_the_same_kind_whatever_blanks_or_bullet_stand_before_it(text: str, lang: Lang):
    line = re.sub(r"\s+", " ", text).strip()
    assume(not re.match(r"[•·●○▪◦*-]", line))
    kind = matter_kind(line, lang)
    assert matter_kind(f"\u3000{line} ", lang) == kind
    assert matter_kind(f"• {line}", lang) == kind


@unhurried
@given(TEXTS, st.sampled_from(["zh", "en"]))
def test_a_line_behind_a_sentence_is_no_byline_or_credit(text: str, lang: Lang):
    assert matter_kind(f"渡口有两百年的历史，渡船每天往返，雨季才停航。{text}", lang) not in (
        "byline",
        "credit",
        "keywords",
    )


@unhurried
@given(TEXTS)
def test_dates_are_found_in_order_and_apart(text: str):
    found = find_dates(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", each.iso) for each in found)
