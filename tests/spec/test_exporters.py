"""What every export format promises, and what each of them says in its own words."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from corpus.corrections.reading import read_rows
from corpus.corrections.writing_out import face
from corpus.errors import BadParameter, UnfitCorrections
from corpus.export import Found, Heading, Level, Work, exporter, formats
from corpus.export.csv import line
from corpus.export.csv import unguarded as csv_text
from corpus.export.tsv import unescaped as read_field
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
REST = {"label": "", "certain": True, "part": ""}
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


TEXTS = tuple(name for name in formats() if not exporter(name).BINARY)


def written(name: str, *works: Work, level: Level = "passage", heading: Heading | None = None) -> str:
    return packed(name, *works, level=level, heading=heading).decode()


def packed(name: str, *works: Work, level: Level = "passage", heading: Heading | None = None) -> bytes:
    data = io.BytesIO()
    out = io.TextIOWrapper(data, "utf-8", newline="\n", write_through=True)
    exporter(name).write(works, out, level, heading)
    out.flush()
    return data.getvalue()


def texts(name: str, exported: str) -> list[tuple[str, str]]:
    """The passages' texts, read with another program's reader of the format."""
    if name == "jsonl":
        rows = [json.loads(line) for line in exported.splitlines()]
        return [(row["zh"], row["en"]) for row in rows if row["kind"] not in ("boilerplate", "query", "export")]
    if name == "csv":
        lines = csv.DictReader(io.StringIO(exported.removeprefix("\ufeff"), newline=""), strict=True)
        return [(unguarded(line["zh"]), unguarded(line["en"])) for line in lines if line["id"]]
    if name == "tsv":
        table = [line for line in exported.split("\n")[:-1] if not line.startswith("# ")]
        lines = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(unescaped(line["zh"]), unescaped(line["en"])) for line in lines]
    if name == "tmx":
        root = ElementTree.fromstring(exported)
        lang = "{http://www.w3.org/XML/1998/namespace}lang"
        units = [
            {tuv.get(lang): "".join(seg.itertext()) for tuv in unit.iter("tuv") for seg in tuv.iter("seg")}
            for unit in root.iter("tu")
        ]
        return [(unit.get("zh") or "", unit.get("en") or "") for unit in units]
    if name == "html":
        rows = BeautifulSoup(exported, "html.parser").select("tbody tr")
        sides = [{cell.get("lang"): cell.get_text() for cell in row.find_all("td")} for row in rows]
        return [(side["zh"], side["en"]) for side in sides]
    if name == "xliff":
        units = [
            [part for part in unit if part.tag.endswith(("}segment", "}ignorable"))]
            for unit in ElementTree.fromstring(exported).iter("{urn:oasis:names:tc:xliff:document:2.0}unit")
        ]
        return [(side(unit, "source"), side(unit, "target")) for unit in units]
    raise AssertionError(f"the format {name} has no reader here: write one")


def side(unit: list[ElementTree.Element], name: str) -> str:
    texts = (each for part in unit for each in part if each.tag.endswith(name))
    return "".join("".join(text.itertext()) for text in texts)


def unguarded(cell: str) -> str:
    return cell[1:] if re.match(r"\\+[=+\-@＝＋－＠\t\r]", cell) else cell


def unescaped(field: str) -> str:
    parts = (part.replace(r"\t", "\t").replace(r"\n", "\n").replace(r"\r", "\r") for part in field.split("\\\\"))
    return "\\".join(parts)


@pytest.mark.parametrize("name", TEXTS)
def test_every_passage_comes_through_whole_and_in_order(name: str):
    forbidden = (
        {ord("\x0b"): None, ord("\x0c"): None} if name in ("html", "tmx", "xliff") else {}
    )  # XML can't hold them
    assert texts(name, written(name, WORK)) == [(p.zh, p.en.translate(forbidden)) for p in PASSAGES]


@pytest.mark.parametrize("name", TEXTS)
def test_several_documents_make_one_file(name: str):
    assert len(texts(name, written(name, Work(DOCUMENT, PASSAGES), Work(DOCUMENT, PASSAGES[:2])))) == 6


@pytest.mark.parametrize("name", TEXTS)
def test_an_empty_library_is_a_valid_file(name: str):
    assert texts(name, written(name)) == []


@pytest.mark.parametrize("name", TEXTS)
def test_a_file_ends_with_a_line_end_and_has_no_carriage_returns_but_where_they_end_rows(name: str):
    exported = written(name, WORK)
    assert exported.endswith("\n")
    assert "\r" not in (exported.replace("\r\n", "\n") if name == "csv" else exported)  # RFC 4180, 2.1


def test_an_unknown_format_is_answered_with_those_there_are():
    with pytest.raises(BadParameter, match="jsonl, tmx, tsv"):
        exporter("odt")
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
            "zh": [{"source": "canal.zh.txt", "line": 3, "page": 2, "cell": None} | REST],
            "en": [{"source": "canal.en.txt", "line": 1, "page": None, "cell": None} | REST],
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
    assert properties["x-confidence"] == "0.99"
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
    assert [each.get("x-confidence") for each in properties] == ["0.7", None, "0.6"]


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


ASKED = Heading(
    {
        "query": '茶 "rare\tearth" <b> -x',
        "document": ["abcd2345"],
        "widen": True,
        "total": 2,
        "exported": "2024-05-06T07:08:09+00:00",
        "tool": "Duizhao 1.0",
    }
)


def hit(passage: Passage, **matches: tuple[tuple[int, int], ...]) -> Work:
    return Work(DOCUMENT, (passage,), found=Found(3.25, 1, matches))  # type: ignore[arg-type]


HITS = (hit(PASSAGES[0], zh=((0, 2),)), hit(PASSAGES[1], en=((4, 15), (17, 22))))


@pytest.mark.parametrize("name", TEXTS)
def test_hits_come_through_whole_whatever_was_asked(name: str):
    assert texts(name, written(name, *HITS, heading=ASKED)) == [(p.zh, p.en) for p in PASSAGES[:2]]


@pytest.mark.parametrize("name", TEXTS)
def test_no_hits_are_a_valid_file_that_says_what_was_asked(name: str):
    exported = written(name, heading=ASKED)
    assert texts(name, exported) == []
    assert "2024-05-06T07:08:09+00:00" in exported


def test_a_tsv_of_hits_begins_with_what_was_asked():
    lines = written("tsv", *HITS, heading=ASKED).split("\n")
    assert lines[:6] == [
        r'# query: 茶 "rare\tearth" <b> -x',
        '# document: ["abcd2345"]',
        "# widen: true",
        "# total: 2",
        "# exported: 2024-05-06T07:08:09+00:00",
        "# tool: Duizhao 1.0",
    ]
    assert lines[6].split("\t")[-4:] == ["tier", "score", "found_zh", "found_en"]
    assert lines[7].split("\t")[-4:] == ["1", "3.2500", "水渠", ""]
    assert lines[8].split("\t")[-4:] == ["1", "3.2500", "", r'"water user | \nshar']


def test_json_lines_of_hits_begin_with_a_row_of_the_kind_query():
    first, second, _ = map(json.loads, written("jsonl", *HITS, heading=ASKED).splitlines())
    assert first == {"kind": "query", **ASKED.facts}
    assert second == passage_json(PASSAGES[0], DOCUMENT) | {
        "score": 3.25,
        "tier": 1,
        "matches": {"zh": [[0, 2]], "en": []},
    }


def test_the_header_of_a_memory_of_hits_says_what_was_asked():
    root = ElementTree.fromstring(written("tmx", *HITS, heading=ASKED))
    header = root.find("header")
    assert header is not None
    assert {"creationdate", "creationtoolversion"} <= set(header.attrib)
    assert {prop.get("type"): prop.text for prop in header} == {
        "x-query": '茶 "rare\tearth" <b> -x',
        "x-document": '["abcd2345"]',
        "x-widen": "true",
        "x-total": "2",
        "x-exported": "2024-05-06T07:08:09+00:00",
        "x-tool": "Duizhao 1.0",
    }
    unit = next(root.iter("tu"))
    assert {"x-tier": "1", "x-score": "3.2500"}.items() <= {p.get("type"): p.text for p in unit.iter("prop")}.items()


SCHEMAS = Path(__file__).parent / "schemas"
EXPORTS = (
    (WORK,),
    (WORK, Work(DOCUMENT, PASSAGES[:1]), Work(replace(DOCUMENT, id="efgh2345"), (FERRY,))),
    (*HITS, hit(FERRY, zh=((10, 12),))),
    (),
)


@pytest.mark.parametrize("works", EXPORTS)
@pytest.mark.parametrize("heading", [None, ASKED])
@pytest.mark.parametrize("level", ["passage", "sentence"])
def test_a_memory_is_valid_by_the_definition_of_tmx(works: tuple[Work, ...], heading: Heading | None, level: Level):
    definition = etree.DTD(SCHEMAS / "tmx14.dtd")
    definition.assertValid(etree.fromstring(packed("tmx", *works, level=level, heading=heading)))


@pytest.mark.parametrize("works", EXPORTS)
@pytest.mark.parametrize("heading", [None, ASKED])
@pytest.mark.parametrize("level", ["passage", "sentence"])
def test_xliff_is_valid_by_its_schemas(works: tuple[Work, ...], heading: Heading | None, level: Level):
    core = etree.XMLSchema(file=SCHEMAS / "xliff21" / "xliff_core_2.0.xsd")
    module = etree.XMLSchema(file=SCHEMAS / "xliff21" / "metadata.xsd")
    root = etree.fromstring(packed("xliff", *works, level=level, heading=heading))
    core.assertValid(root)
    for metadata in root.iter("{urn:oasis:names:tc:xliff:metadata:2.0}metadata"):
        module.assertValid(etree.fromstring(etree.tostring(metadata, with_tail=False)))
    assert len({file.get("id") for file in root}) == len(root)


def test_xliff_says_of_a_document_and_its_passages_what_is_known():
    root = etree.fromstring(packed("xliff", WORK, heading=ASKED))
    metas = [(meta.get("type"), meta.text) for meta in root.iter("{urn:oasis:names:tc:xliff:metadata:2.0}meta")]
    assert {("document", "abcd2345"), ("query", ASKED.facts["query"]), ("tool", "Duizhao 1.0")} <= set(metas)
    assert json.loads(dict(metas)["record"])["title_zh"] == "水渠章程"
    assert [value for name, value in metas if name == "confidence"] == ["0.99", "0.5"]


def test_a_segment_of_xliff_may_be_a_sentence_and_what_is_between_is_kept():
    space = Passage(0, "paragraph", "渡船停了。 有人付钱。", "", sentences=(
        SentenceBead((0, 5), (0, 0)), SentenceBead((6, 11), (0, 0))), id="abcd2345-f")  # fmt: skip
    root = etree.fromstring(packed("xliff", Work(DOCUMENT, (space,)), level="sentence"))
    (unit,) = root.iter("{urn:oasis:names:tc:xliff:document:2.0}unit")
    parts = [(etree.QName(part).localname, [side.text for side in part]) for part in unit[1:]]
    assert parts == [("segment", ["渡船停了。"]), ("ignorable", [" "]), ("segment", ["有人付钱。"])]


def test_a_character_that_xml_cannot_hold_stands_as_a_code():
    passage = Passage(0, "paragraph", "一\x0b二", "a\x00b\uffff", id="abcd2345-g")
    assert '<seg>一<ph type="x-character-000B"/>二</seg>' in written("tmx", Work(DOCUMENT, (passage,)))
    assert '<target>a<cp hex="0000"/>b<cp hex="FFFF"/></target>' in written("xliff", Work(DOCUMENT, (passage,)))


def test_a_spreadsheet_knows_the_encoding_of_csv_and_every_row_says_what_was_asked():
    exported = packed("csv", *HITS, heading=ASKED)
    assert exported.startswith(b"\xef\xbb\xbfid,document,title,")
    first, second = csv.DictReader(io.StringIO(exported.decode("utf-8-sig"), newline=""))
    assert first["query"] == second["query"] == ASKED.facts["query"]
    assert (first["found_zh"], first["exported"], first["tool"]) == ("水渠", ASKED.facts["exported"], "Duizhao 1.0")


@pytest.mark.parametrize("text", ["=1+1", "\\=x", "\\\\=x", "\t1", "\r1", "C:\\=", "\\x", "＝1", "a=b"])
def test_a_cell_of_csv_never_begins_as_a_formula_and_comes_back_as_it_was(text: str):
    (row,) = csv.reader(io.StringIO(line((text,)), newline=""))
    assert row[0][0] not in "=+-@＝＋－＠\t\r"
    assert unguarded(row[0]) == text


RUN_BEHIND_A_SEPARATOR = ["a;=1+1", "a;\t=1", "two\n=2", "two\r\n-2", ';"=1"', ";\\=1", ";;@sum", "x；=1", "\t\t=1"]
"""What LibreOffice 7.4 runs where semicolons separate cells, and texts that look like it."""


@pytest.mark.parametrize("text", RUN_BEHIND_A_SEPARATOR)
def test_where_semicolons_separate_cells_none_of_csv_begins_as_a_formula(text: str):
    (row,) = csv.reader(io.StringIO(line((text,)), newline=""))
    assert not [cell for cell in re.split("[;\t\r\n]", row[0]) if re.match('"*[=+@-]', cell)]
    assert csv_text(row[0]) == text


@pytest.mark.parametrize("text", ["a;=1+1", "a,=1+1", ';"=1"', '"=1"', ",,@sum", ";\\=1", "，=1", "a;\\\\-1"])
def test_wherever_a_spreadsheet_cuts_tsv_no_cell_begins_as_a_formula(text: str):
    passage = Passage(0, "paragraph", text, "x", id="abcd2345-x")
    cell = written("tsv", Work(DOCUMENT, (passage,))).split("\n")[1].split("\t")[7]
    assert not [each for each in re.split("[,;]", cell) if re.match('"*[=+@-]', each)]
    assert read_field(cell) == text


def test_of_a_hit_only_the_sentences_with_what_was_found_are_exported():
    found = hit(FERRY, zh=((10, 12),))
    assert texts("tmx", written("tmx", found, heading=ASKED, level="sentence")) == [("没有人。", "Nobody.")]
    assert texts("tsv", written("tsv", found, heading=ASKED, level="sentence")) == [("没有人。", "Nobody.")]
    assert len(texts("tsv", written("tsv", hit(FERRY), heading=ASKED, level="sentence"))) == 3


def test_a_sentence_of_a_hit_keeps_its_number_and_what_was_found_in_it():
    found = hit(FERRY, zh=((0, 2), (10, 12)))
    *_, first, second, end = written("tsv", found, heading=ASKED, level="sentence").split("\n")
    assert [line.split("\t")[10:] for line in (first, second)] == [
        ["0", "1", "3.2500", "渡船", ""],
        ["2", "1", "3.2500", "有人", ""],
    ]
    assert end == ""


@pytest.mark.parametrize("text", ["=1+1", "+86 471", "-5 度", "@sum", "＝1", "\\=x", "=a\tb", "\\", "a=b", "= "])
def test_a_cell_of_tsv_never_begins_as_a_formula_and_comes_back_as_it_was(text: str):
    passage = Passage(0, "paragraph", text, text, id="abcd2345-x")
    cells = written("tsv", Work(DOCUMENT, (passage,))).split("\n")[1].split("\t")
    assert cells[7][0] not in "=+-@＝＋－＠"
    assert [read_field(cell) for cell in cells[7:9]] == [text, text]


def test_a_corrected_text_that_begins_as_a_formula_can_be_read_back():
    passages = (replace(PASSAGES[0], document=DOCUMENT.id, zh="=水渠"),)
    read = read_rows(written("tsv", Work(DOCUMENT, passages)).encode(), "canal.tsv", DOCUMENT, passages)
    assert [passage.zh for passage in read.passages] == ["=水渠"]


@pytest.mark.parametrize("name", ["jsonl", "tsv"])
def test_hits_are_no_corrected_document(name: str):
    passages = tuple(replace(passage, document=DOCUMENT.id) for passage in PASSAGES)
    with pytest.raises(UnfitCorrections):
        read_rows(written(name, *HITS, heading=ASKED).encode(), f"hits.{name}", DOCUMENT, passages)
