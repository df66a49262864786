"""Whatever a passage holds, our own exports give it back: its texts to the character, what it is, and how sure."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from corpus.assemble import assemble
from corpus.export import Heading, Level, Work, exporter
from corpus.export_xml import holdable
from corpus.readers import read_bytes
from corpus.ready import ready_passages
from corpus.types import LANGS, Document, Kind, Locator, Passage, RawDocument, Reference, SentenceBead

FORMATS = ("csv", "jsonl", "tmx", "tsv", "xliff")
SUFFIXES = {"xliff": "xlf"}
KINDS: tuple[Kind, ...] = ("title", "heading", "paragraph", "clause", "bullet", "table", "note", "other")

ODD = "\0\x01\t\n\v\f\r\x1b\x1f\x7f\x85\xa0\u2028\u2029\ufdd0\ufdef\ufeff\ufffe\uffff\u200f\u202e\U0001f6a2\U000e0001"
PIECES = st.one_of(
    st.sampled_from(
        ("渡船", "。", "“快走”", "Ferry", "a ", '"', '""', "\\", "\\n", "=1+1", "@", "&amp;", "<b>", "]]>")
    ),
    st.sampled_from(("\r\n", "\t", "# ", ",", ";", "|", "{}", "&#x1F;", "_x000D_", "sep=;")),
    st.sampled_from(tuple(ODD)),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=3),
)
TEXTS = st.lists(PIECES, min_size=1, max_size=8).map("".join).filter(str.strip)
SIDES = st.one_of(st.tuples(TEXTS, TEXTS), st.tuples(TEXTS, st.just("")), st.tuples(st.just(""), TEXTS))
SURE = st.floats(0, 1)

RECORD = Reference(title_zh="渡口", title_en="The <ferry> & its boat", author=("林渡",), issued="2021")
DOCUMENT = Document("abcd2345", "ferry.txt", ("ferry.txt",), "0" * 64, RECORD, LANGS, "2024-05-06T07:08:09+00:00", 1)
HEADING = Heading({"exported": "2024-05-06T07:08:09+00:00", "tool": "Duizhao 1.0"})


@st.composite
def passages(draw: st.DrawFn) -> tuple[Passage, ...]:
    """Passages of one document, as a library holds them."""
    found = []
    for at, (zh, en) in enumerate(draw(st.lists(SIDES, min_size=1, max_size=4))):
        kind = draw(st.sampled_from(KINDS))
        level = draw(st.integers(1, 9)) if kind in ("title", "heading") else None
        sure = draw(SURE) if zh and en else None
        found.append(Passage(at, kind, zh, en, level, sure, id=f"abcd2345-{at}", document="abcd2345"))
    return tuple(found)


def exported(name: str, works: tuple[Work, ...], level: Level = "passage", heading: Heading | None = None) -> bytes:
    data = io.BytesIO()
    out = io.TextIOWrapper(data, "utf-8", newline="\n", write_through=True)
    exporter(name).write(works, out, level, heading)
    out.flush()
    return data.getvalue()


def read_back(raw: RawDocument) -> tuple[Passage, ...]:
    return ready_passages([block for block in raw.blocks if block.unit])


def beads(passage: Passage) -> tuple[SentenceBead, ...]:
    """Sentences of a passage: what stands between blanks, in turn; of the shorter side some are empty."""
    sides = [[found.span() for found in re.finditer(r"\S+", text)] for text in (passage.zh, passage.en)]
    ends = [spans[-1][1] if spans else 0 for spans in sides]
    count = max(map(len, sides))
    zh, en = ([*spans, *[(end, end)] * (count - len(spans))] for spans, end in zip(sides, ends, strict=True))
    return tuple(SentenceBead(*spans) for spans in zip(zh, en, strict=True))


def faces(found: tuple[Passage, ...]) -> list[tuple[object, ...]]:
    return [(p.ordinal, p.kind, p.level, p.zh, p.en, p.confidence) for p in found]


@pytest.mark.parametrize("heading", [None, HEADING])
@pytest.mark.parametrize("name", FORMATS)
@given(found=passages())
def test_what_was_exported_is_read_back_as_it_was(name: str, heading: Heading | None, found: tuple[Passage, ...]):
    raw = read_bytes(exported(name, (Work(DOCUMENT, found),), heading=heading), f"ferry.{SUFFIXES.get(name, name)}")
    assert faces(read_back(raw)) == faces(found)


PRINTED = Passage(
    0,
    "paragraph",
    "渡船停了。",
    "The ferry stopped.",
    None,
    1.0,
    (Locator("ferry.pdf", page=9, label="iii"), Locator("ferry.pdf", page=10, label="4", certain=False)),
    (Locator("ferry.pdf", 70, page=24, part="Notices"),),
    id="abcd2345-0",
)


@pytest.mark.parametrize("level", ["passage", "sentence"])
@pytest.mark.parametrize("name", ["html", "jsonl", "tmx", "xliff"])
def test_pages_and_chapters_come_back(name: str, level: Level):
    given = replace(PRINTED, sentences=beads(PRINTED))
    raw = read_bytes(exported(name, (Work(DOCUMENT, (given,)),), level), f"ferry.{SUFFIXES.get(name, name)}")
    found = assemble(raw).passages[0]  # in a page that has a row for each sentence, the first of them
    for lang in LANGS:
        before, after = (getattr(each, f"{lang}_locators") for each in (PRINTED, found))
        assert {place.source for place in after} == {raw.source}
        assert [(p.page, p.label, p.certain) for p in after] == [(p.page, p.label, p.certain) for p in before]
    assert found.en_locators[0].part == "Notices"


@pytest.mark.parametrize(
    "said",
    ["[]", "{", '{"zh": 1}', '{"zh": [1, {"page": true}, {"page": -1}, {"page": 1e9}, {"label": 4}]}', "[" * 9_000],
)
def test_places_that_cannot_be_meant_are_passed_over(said: str):
    written = exported("tmx", (Work(DOCUMENT, (PRINTED,)),)).decode()
    changed = re.sub('(x-places">)[^<]*', lambda found: found[1] + said, written)
    (found,) = assemble(read_bytes(changed.encode(), "ferry.tmx")).passages
    assert [place.page for place in (*found.zh_locators, *found.en_locators)] == [None, None]


def page_holds(passage: Passage) -> Passage:
    """The passage as a page can hold it; XML's characters are HTML's too."""
    zh, en = holdable(passage.zh), holdable(passage.en)
    return replace(passage, zh=zh, en=en, confidence=passage.confidence if zh and en else None)


@given(found=passages().map(lambda found: tuple(map(page_holds, found))))
def test_a_page_gives_back_the_passages_that_are_in_it_and_nothing_else(found: tuple[Passage, ...]):
    sides = [[bool(passage.text(lang).strip()) for lang in LANGS] for passage in found]
    assume(all(any(held) and held == [bool(p.zh), bool(p.en)] for held, p in zip(sides, found, strict=True)))
    raw = read_bytes(exported("html", (Work(DOCUMENT, found),)), "ferry.html")
    assert faces(read_back(raw)) == faces(found)
    assert faces(assemble(raw).passages) == faces(found)
    assert raw.reference == RECORD


@pytest.mark.parametrize("name", ["jsonl", "tmx", "xliff"])
@given(found=passages())
def test_sentences_are_put_together_again(name: str, found: tuple[Passage, ...]):
    paired = tuple(replace(passage, sentences=beads(passage)) for passage in found)
    raw = read_bytes(exported(name, (Work(DOCUMENT, paired),), "sentence"), f"ferry.{SUFFIXES.get(name, name)}")
    assert faces(read_back(raw)) == faces(found)


@pytest.mark.parametrize("name", FORMATS)
def test_the_text_stages_leave_what_was_exported_as_it_was(name: str):
    texts = (
        ("# 渡口\t（一）\n", "**Ferry** \\$5 \n and so on"),
        ("一、·  船", ""),
        ("", "- 12 -"),
        ("第 3 页", "Page 3"),
    )
    found = tuple(Passage(at, "clause", zh, en, None, 0.5 if zh and en else None) for at, (zh, en) in enumerate(texts))
    raw = read_bytes(exported(name, (Work(DOCUMENT, found),)), f"ferry.{SUFFIXES.get(name, name)}")
    assert faces(assemble(raw).passages) == faces(found)


def test_quotation_marks_are_text_in_our_own_table_also_below_what_it_says_of_itself():
    found = tuple(Passage(at, "note", '"', '"', None, 1.0, id=f"abcd2345-{at}") for at in range(2))
    raw = read_bytes(exported("tsv", (Work(DOCUMENT, found),), heading=HEADING), "ferry.tsv")
    assert faces(read_back(raw)) == faces(found)


@pytest.mark.parametrize("name", ["tmx", "xliff"])
def test_the_record_of_a_document_comes_back(name: str):
    found = (Passage(0, "paragraph", "渡船", "Ferry", None, 1.0, id="abcd2345-0"),)
    raw = read_bytes(exported(name, (Work(DOCUMENT, found),)), f"ferry.{SUFFIXES.get(name, name)}")
    assert raw.reference == RECORD


OTHER = replace(
    DOCUMENT, id="efgh2345", source=("mill.txt",), reference=Reference(title_zh="磨坊", author=("周磨",), issued="1999")
)


@pytest.mark.parametrize("heading", [None, HEADING])
@pytest.mark.parametrize("name", [*FORMATS, "html"])
def test_several_documents_in_a_file_are_a_collection_of_which_none_lends_its_record(
    name: str, heading: Heading | None
):
    works = [
        Work(document, (Passage(0, "title", title, "", 1), Passage(1, "byline", f"作者：{author}", "")))
        for document, title, author in ((DOCUMENT, "渡口", "林渡"), (OTHER, "磨坊", "周磨"))
    ]
    made = assemble(read_bytes(exported(name, tuple(works), heading=heading), f"two.{SUFFIXES.get(name, name)}"))
    record = made.reference
    assert (record.type, record.title_zh, record.author, record.issued) == ("collection", "渡口 · 磨坊", (), "")
    parts = [passage.zh_locators[0].part for passage in made.passages]
    assert parts == (["ferry.txt"] * 2 + ["mill.txt"] * 2 if name == "xliff" else ["渡口"] * 2 + ["磨坊"] * 2)


@pytest.mark.parametrize("name", FORMATS)
def test_of_many_documents_in_a_file_the_first_name_it(name: str):
    works = tuple(
        Work(replace(DOCUMENT, id=f"d{at}", reference=Reference(title_zh=title)), (Passage(0, "note", title, ""),))
        for at, title in enumerate("甲 乙 丙 丁 丙".split())
    )
    raw = read_bytes(exported(name, works), f"many.{SUFFIXES.get(name, name)}")
    assert (raw.reference.title_zh, raw.reference.title_en) == ("甲 · 乙 · 丙 · …", "")
