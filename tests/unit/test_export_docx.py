"""The two-column Word document: what is in its columns, what it says of itself, and that it can be read back."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import replace
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import BadParameter
from corpus.export import Found, Heading, Level, Work, exporter
from corpus.readers import read_bytes
from corpus.ready import ready_passages
from corpus.types import Document, Kind, Passage, Reference, SentenceBead

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENT = Document(
    id="abcd2345",
    path="canal.zh.txt + canal.en.txt",
    source=("canal.zh.txt", "canal.en.txt"),
    digest="0" * 64,
    reference=Reference(title_zh="水渠章程", title_en="Canal & Sluice <Rules>", author=("林望舒",), issued="2021"),
    languages=("zh", "en"),
    added="2024-05-06T07:08:09+00:00",
    passages=2,
)
PASSAGES = (
    Passage(0, "heading", "总则", "General Provisions", 2, 0.9, id="abcd2345-a"),
    Passage(1, "paragraph", "渡船停了。“谁付钱？”", "The ferry stopped.\nWho pays?\t& why", None, 0.8, id="abcd2345-b"),
    Passage(2, "paragraph", "", "Only\x0bEnglish, \U0001f4a7", id="abcd2345-c"),
)
WORK = Work(DOCUMENT, PASSAGES)


def packed(*works: Work, level: Level = "passage", heading: Heading | None = None) -> ZipFile:
    return ZipFile(io.BytesIO(exported(*works, level=level, heading=heading)))


def exported(*works: Work, level: Level = "passage", heading: Heading | None = None) -> bytes:
    out = io.TextIOWrapper(io.BytesIO(), "utf-8")
    exporter("docx").write(works, out, level, heading)
    return out.buffer.getvalue()  # type: ignore[attr-defined]


def body(archive: ZipFile) -> ElementTree.Element:
    return ElementTree.fromstring(archive.read("word/document.xml"))


def text(element: ElementTree.Element) -> str:
    signs = {f"{W}tab": "\t", f"{W}br": "\n"}
    return "".join(each.text or "" if each.tag == f"{W}t" else signs.get(each.tag, "") for each in element.iter())


def rows(archive: ZipFile) -> list[list[str]]:
    return [[text(cell) for cell in row.iter(f"{W}tc")] for row in body(archive).iter(f"{W}tr")]


def test_a_passage_is_a_row_of_two_columns_under_the_names_of_the_languages():
    assert rows(packed(WORK)) == [
        ["中文", "English"],
        ["总则", "General Provisions"],
        ["渡船停了。“谁付钱？”", "The ferry stopped.\nWho pays?\t& why"],
        ["", "OnlyEnglish, \U0001f4a7"],
    ]


def test_a_sentence_may_be_a_row():
    beads = (SentenceBead((0, 5), (0, 18)), SentenceBead((5, 11), (19, 34)))
    work = Work(DOCUMENT, (replace(PASSAGES[1], sentences=beads),))
    assert rows(packed(work, level="sentence"))[1:] == [
        ["渡船停了。", "The ferry stopped."],
        ["“谁付钱？”", "Who pays?\t& why"],
    ]


def test_every_run_says_its_language():
    for row in list(body(packed(WORK)).iter(f"{W}tr"))[1:]:
        langs = [{lang.get(f"{W}val") for lang in cell.iter(f"{W}lang")} for cell in row.iter(f"{W}tc")]
        assert langs[0] <= {"zh-CN"}
        assert langs[1] <= {"en-US"}
        assert all(run.find(f"{W}rPr/{W}lang") is not None for run in row.iter(f"{W}r"))


def test_the_names_of_the_languages_come_again_on_every_page():
    first = next(body(packed(WORK)).iter(f"{W}tr"))
    assert first.find(f"{W}trPr/{W}tblHeader") is not None


def test_each_document_has_a_table_of_its_own_and_says_where_it_is_from():
    made = body(packed(WORK, WORK))
    assert len(list(made.iter(f"{W}tbl"))) == 2
    above = [text(each) for each in made.findall(f"{W}body/{W}p")][:4]
    assert above[:2] == ["水渠章程", "Canal & Sluice <Rules>"]
    assert "canal.zh.txt + canal.en.txt · abcd2345 · 2024-05-06" in above[2]
    assert above[3] == "林望舒 · 2021"


def test_who_translated_a_work_is_not_named_as_one_who_wrote_it():
    record = replace(DOCUMENT.reference, translator=("Amelia Stone", "许青禾"))
    above = [
        text(each) for each in body(packed(replace(WORK, document=replace(DOCUMENT, reference=record)))).iter(f"{W}p")
    ]
    assert above[3] == "林望舒 · translated by Amelia Stone, 许青禾 · 2021"


HIT = Work(DOCUMENT, (PASSAGES[1],), found=Found(3.25, 1, {"zh": ((0, 2), (6, 7)), "en": ((4, 9),)}))
ASKED = Heading({"query": "渡船 <b>", "total": 1, "exported": "2024-05-06T07:08:09+00:00", "tool": "Duizhao 1.0"})


def test_what_a_search_found_is_marked_and_says_where_it_stands():
    archive = packed(HIT, HIT, heading=ASKED)
    made = body(archive)
    assert len(list(made.iter(f"{W}tbl"))) == 1
    place, hit = list(made.iter(f"{W}tr"))[1:3]
    assert "canal.zh.txt + canal.en.txt" in text(place)
    assert "¶ 2 · abcd2345-b" in text(place)
    marked = [text(run) for run in hit.iter(f"{W}r") if run.find(f"{W}rPr/{W}highlight") is not None]
    assert marked == ["渡船", "谁", "ferry"]
    assert [text(cell) for cell in hit.iter(f"{W}tc")] == [PASSAGES[1].zh, PASSAGES[1].en]


def test_what_was_asked_stands_before_all_in_the_properties_and_at_the_foot():
    archive = packed(HIT, heading=ASKED)
    assert text(next(body(archive).iter(f"{W}p"))) == "query: 渡船 <b>"
    assert "渡船 &lt;b&gt;" in archive.read("docProps/core.xml").decode()
    foot = text(ElementTree.fromstring(archive.read("word/footer1.xml")))
    assert foot.startswith("渡船 <b> · Duizhao 1.0 · 2024-05-06T07:08:09+00:00")
    properties = ElementTree.fromstring(archive.read("docProps/custom.xml"))
    assert {each.get("name"): "".join(each.itertext()) for each in properties} == {
        "query": "渡船 <b>",
        "total": "1",
        "exported": "2024-05-06T07:08:09+00:00",
        "tool": "Duizhao 1.0",
    }


def test_a_file_without_a_search_says_its_documents_its_date_and_its_tool():
    archive = packed(WORK)
    core = archive.read("docProps/core.xml").decode()
    assert "<dc:title>水渠章程</dc:title>" in core
    assert "Duizhao" in text(ElementTree.fromstring(archive.read("word/footer1.xml")))


def test_every_part_is_listed_and_every_listed_part_is_there():
    archive = packed(WORK)
    names = set(archive.namelist())
    listed = {
        each.get("PartName", "").lstrip("/") for each in ElementTree.fromstring(archive.read("[Content_Types].xml"))
    }
    assert listed - {""} <= names
    assert archive.namelist()[0] == "[Content_Types].xml"
    for name in names:
        ElementTree.fromstring(archive.read(name))


def test_an_empty_library_is_a_document():
    archive = packed()
    assert text(body(archive)) == ""
    assert archive.testzip() is None


def test_passages_are_written_as_they_come():
    out = io.TextIOWrapper(io.BytesIO(), "utf-8")
    sizes = []

    def works() -> Iterator[Work]:
        for number in range(50):
            sizes.append(out.buffer.tell())
            said = "".join(chr(0x4E00 + (number * 7919 + at * at * 31) % 20_000) for at in range(5_000))
            yield Work(DOCUMENT, (Passage(0, "paragraph", said, ""),))

    exporter("docx").write(works(), out)
    assert sizes[0] < sizes[10] < sizes[25] < sizes[49]


def test_a_terminal_is_refused_with_advice():
    class Terminal(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    with pytest.raises(BadParameter, match=r"-o passages\.docx"):
        exporter("docx").write([WORK], Terminal(io.BytesIO()))


def read_back(*passages: Passage) -> list[tuple[str, int | None, str, str]]:
    blocks = read_bytes(exported(Work(DOCUMENT, passages)), "back.docx").blocks
    made = ready_passages([block for block in blocks if block.unit])
    return [(each.kind, each.level, each.zh, each.en) for each in made]


CHINESE = st.text(st.sampled_from("渡船停了谁付钱，。“”\n"), min_size=1).filter(lambda t: t.strip())
ENGLISH = st.text(st.sampled_from("ferry STOP &<>.,'\"\n"), min_size=1).filter(lambda t: any(map(str.isalpha, t)))


def squeezed(said: str) -> str:
    return "\n".join(line.strip() for line in said.split("\n") if line.strip())


@given(st.lists(st.tuples(CHINESE, ENGLISH), min_size=3, max_size=6))
def test_what_is_read_back_are_the_same_pairs(pairs: list[tuple[str, str]]):
    fixed = [("渡船每天清早从东岸出发。", "The ferry leaves the east bank every morning.")] * 3
    passages = [Passage(at, "paragraph", zh, en) for at, (zh, en) in enumerate([*fixed, *pairs])]
    texts = [(zh, en) for _, _, zh, en in read_back(*passages)]
    wanted = [(squeezed(passage.zh), squeezed(passage.en)) for passage in passages]
    assert texts[-len(wanted) :] == wanted


@pytest.mark.parametrize(("kind", "level"), [("heading", 1), ("heading", 3), ("title", 1), ("note", None)])
def test_headings_titles_and_notes_come_back_as_what_they_were(kind: Kind, level: int | None):
    first = Passage(0, "paragraph", "渡船每天清早从东岸出发。", "The ferry leaves the east bank every morning.")
    second = Passage(1, kind, "过河的规矩", "Rules of Crossing", level)
    assert read_back(first, second)[-1] == (kind, level, "过河的规矩", "Rules of Crossing")
