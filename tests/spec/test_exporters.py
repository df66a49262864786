"""What every export format promises, and what each of them says in its own words."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import pytest

from corpus.corrections.reading import read_rows
from corpus.corrections.writing_out import face
from corpus.errors import BadParameter
from corpus.export import Level, Work, exporter, formats
from corpus.types import Boilerplate, Document, Locator, Passage, Reference, SentenceBead
from webapp.present import passage_json

DOCUMENT = Document(
    id="abcd2345",
    path="canal.zh.txt + canal.en.txt",
    source=("canal.zh.txt", "canal.en.txt"),
    digest="0" * 64,
    reference=Reference(title_zh="水渠章程", title_en="Canal & Sluice <Rules>"),
    languages=("zh", "en"),
    added="2024-05-06T07:08:09+00:00",
    passages=4,
)
PLACE = Locator("canal.zh.txt", line=3, page=2)
PASSAGES = (
    Passage(
        0, "title", "水渠章程", "Canal & Sluice <Rules>", 1, 0.99, (PLACE,), (Locator("canal.en.txt", 1),), "abcd2345-a"
    ),
    Passage(
        1,
        "clause",
        "第一条\n费用\t分担；路径 C:\\渠。",
        'The "water users"\nshare it.',
        None,
        0.5,
        (),
        (),
        "abcd2345-b",
    ),
    Passage(2, "paragraph", "只有中文", "", id="abcd2345-c"),
    Passage(3, "note", "", "Only\u2028English\x0b, \x85with a form\x0cfeed \U0001f4a7", id="abcd2345-d"),
)
WORK = Work(
    DOCUMENT, PASSAGES, (Boilerplate("首页 > 水利", Locator("canal.zh.txt", 1)), Boilerplate("- 2 -", Locator()))
)


def written(name: str, *works: Work, level: Level = "passage") -> str:
    out = io.StringIO(newline="")
    exporter(name).write(works, out, level)
    return out.getvalue()


def texts(name: str, exported: str) -> list[tuple[str, str]]:
    """The passages' texts, read with another program's reader of the format."""
    if name == "jsonl":
        rows = [json.loads(line) for line in exported.splitlines()]
        return [(row["zh"], row["en"]) for row in rows if row["kind"] != "boilerplate"]
    if name == "tsv":
        lines = csv.DictReader(exported.split("\n")[:-1], delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(unescaped(line["zh"]), unescaped(line["en"])) for line in lines]
    if name == "tmx":
        root = ElementTree.fromstring(exported)
        lang = "{http://www.w3.org/XML/1998/namespace}lang"
        units = [{tuv.get(lang): tuv.findtext("seg") for tuv in unit.iter("tuv")} for unit in root.iter("tu")]
        return [(unit.get("zh") or "", unit.get("en") or "") for unit in units]
    raise AssertionError(f"the format {name} has no reader here: write one")


def unescaped(field: str) -> str:
    parts = (part.replace(r"\t", "\t").replace(r"\n", "\n").replace(r"\r", "\r") for part in field.split("\\\\"))
    return "\\".join(parts)


@pytest.mark.parametrize("name", formats())
def test_every_passage_comes_through_whole_and_in_order(name: str):
    forbidden = {ord("\x0b"): None, ord("\x0c"): None} if name == "tmx" else {}  # XML can't hold them
    assert texts(name, written(name, WORK)) == [(p.zh, p.en.translate(forbidden)) for p in PASSAGES]


@pytest.mark.parametrize("name", formats())
def test_several_documents_make_one_file(name: str):
    assert len(texts(name, written(name, Work(DOCUMENT, PASSAGES), Work(DOCUMENT, PASSAGES[:2])))) == 6


@pytest.mark.parametrize("name", formats())
def test_an_empty_library_is_a_valid_file(name: str):
    assert texts(name, written(name)) == []


@pytest.mark.parametrize("name", formats())
def test_a_file_ends_with_a_line_end_and_has_no_carriage_returns(name: str):
    exported = written(name, WORK)
    assert exported.endswith("\n")
    assert "\r" not in exported


def test_an_unknown_format_is_answered_with_those_there_are():
    with pytest.raises(BadParameter, match="jsonl, tmx, tsv"):
        exporter("docx")
    with pytest.raises(BadParameter):
        exporter("../tsv")


def test_a_json_line_is_the_passage_that_scripts_rely_on():
    assert json.loads(written("jsonl", WORK).splitlines()[0]) == {
        "id": "abcd2345-a",
        "document": "abcd2345",
        "title": "水渠章程",
        "source": "canal.zh.txt + canal.en.txt",
        "ordinal": 0,
        "kind": "title",
        "level": 1,
        "zh": "水渠章程",
        "en": "Canal & Sluice <Rules>",
        "confidence": 0.99,
        "locators": {
            "zh": [{"source": "canal.zh.txt", "line": 3, "page": 2, "cell": None}],
            "en": [{"source": "canal.en.txt", "line": 1, "page": None, "cell": None}],
        },
    }


def test_a_json_line_is_what_the_api_says_of_the_passage():
    lines = written("jsonl", Work(DOCUMENT, PASSAGES)).splitlines()
    assert list(map(json.loads, lines)) == [passage_json(passage, DOCUMENT) for passage in PASSAGES]


def test_boilerplate_follows_its_documents_passages_as_json_lines():
    rows = [json.loads(line) for line in written("jsonl", WORK).splitlines()[len(PASSAGES) :]]
    assert rows == [
        {"kind": "boilerplate", "document": "abcd2345", "source": "canal.zh.txt", "text": "首页 > 水利"},
        {"kind": "boilerplate", "document": "abcd2345", "source": "canal.zh.txt + canal.en.txt", "text": "- 2 -"},
    ]


def test_tsv_has_one_line_a_passage_and_says_nothing_for_what_is_not_known():
    lines = written("tsv", WORK).split("\n")[:-1]
    assert lines[0].split("\t") == "id document title source ordinal kind level zh en confidence".split()
    assert len(lines) == 1 + len(PASSAGES)
    assert [line.count("\t") for line in lines] == [9] * len(lines)
    assert lines[3].endswith("\t2\tparagraph\t\t只有中文\t\t")


def test_a_tmx_unit_says_where_it_comes_from_and_has_only_the_sides_there_are():
    root = ElementTree.fromstring(written("tmx", WORK))
    header = root.find("header")
    assert header is not None
    required = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"}
    assert required <= set(header.keys())
    first, _second, third, _fourth = root.iter("tu")
    assert (first.get("tuid"), first.get("creationdate")) == ("abcd2345-a", "20240506T070809Z")
    properties = {prop.get("type"): prop.text for prop in first.iter("prop")}
    assert properties["x-kind"] == "title"
    assert properties["x-confidence"] == "0.990"
    assert len(third.findall("tuv")) == 1


FERRY = Passage(
    4,
    "paragraph",
    "渡船停了。谁付钱？没有人。",
    "The ferry stopped. Nobody.",
    confidence=0.8,
    id="abcd2345-e",
    sentences=(
        SentenceBead((0, 5), (0, 18), 0.7),
        SentenceBead((5, 9), (18, 18)),
        SentenceBead((9, 13), (19, 26), 0.6),
    ),
)


def test_a_tmx_unit_may_be_a_sentence():
    exported = written("tmx", Work(DOCUMENT, (FERRY,)), level="sentence")
    assert texts("tmx", exported) == [("渡船停了。", "The ferry stopped."), ("谁付钱？", ""), ("没有人。", "Nobody.")]
    root = ElementTree.fromstring(exported)
    header = root.find("header")
    assert header is not None
    assert header.get("segtype") == "sentence"
    units = list(root.iter("tu"))
    assert [unit.get("tuid") for unit in units] == ["abcd2345-e.0", "abcd2345-e.1", "abcd2345-e.2"]
    properties = [{prop.get("type"): prop.text for prop in unit.iter("prop")} for unit in units]
    assert [each["x-passage"] for each in properties] == ["abcd2345-e"] * 3
    assert [each.get("x-confidence") for each in properties] == ["0.700", None, "0.600"]


def test_json_lines_say_which_sentences_translate_which_where_that_is_asked_for():
    (row,) = map(json.loads, written("jsonl", Work(DOCUMENT, (FERRY,)), level="sentence").splitlines())
    assert row == passage_json(FERRY, DOCUMENT) | {
        "sentences": [
            {"zh": [0, 5], "en": [0, 18], "confidence": 0.7},
            {"zh": [5, 9], "en": [18, 18], "confidence": None},
            {"zh": [9, 13], "en": [19, 26], "confidence": 0.6},
        ]
    }


@pytest.mark.parametrize("name", ["jsonl", "tsv"])
def test_an_export_read_back_is_the_document_again(name: str):
    passages = tuple(replace(passage, document=DOCUMENT.id) for passage in PASSAGES)
    exported = written(name, Work(DOCUMENT, passages)).encode()
    read = read_rows(exported, f"canal.{name}", DOCUMENT, passages)
    assert list(map(face, read.passages)) == list(map(face, passages))
