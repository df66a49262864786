"""Tables as spreadsheets and people write them: which columns are a bitext, and what their cells show."""

from __future__ import annotations

import io
import tracemalloc
from pathlib import Path
from time import process_time
from zipfile import ZipFile

import pytest

from corpus.errors import DamagedFile, NothingToRead, ProtectedFile
from corpus.readers import read_bytes
from corpus.readers.table.number_formats import NumberFormat
from corpus.ready import ready_passages
from corpus.types import Block

TABLES = Path(__file__).parent / "tables"


def read(text: str, name: str = "terms.csv", encoding: str = "utf-8") -> tuple[Block, ...]:
    return read_bytes(text.encode(encoding), name).blocks


def pairs(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    return [(passage.zh, passage.en) for passage in ready_passages([block for block in blocks if block.unit])]


def kept(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text for block in blocks if block.hint == "boilerplate"]


PAIRS = [
    ("渡船在天亮前靠岸。", "The ferry lands before dawn."),
    ("渡口管理员说：“先下后上。”", 'The keeper said, "First off, then on."'),
    ("盐和苹果", "Salt and apples"),
]


@pytest.mark.parametrize("name", ["bitext.csv", "bitext.xlsx"])
def test_a_table_of_a_spreadsheet_is_a_bitext_whose_other_columns_are_kept(name: str):
    blocks = read_bytes((TABLES / name).read_bytes(), name).blocks
    assert blocks[0].text == "渡口手册 词汇与例句"
    assert blocks[0].unit is None
    assert pairs(blocks) == PAIRS
    assert kept(blocks)[0] == "序号\t中文\tEnglish\t日期\t占比"
    assert kept(blocks)[1].startswith("1\t2021-06-09\t12.5")
    assert [block.locator.cell for block in blocks if block.unit and block.hint == ""][:2] == ["r3c2", "r3c3"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_line_ends_and_encodings_are_told(sign: str, encoding: str, end: str):
    rows = ('渡口{0}"Ferry, landing"', '船{0}"A ""boat"""', "盐和苹果{0}Salt and apples")
    text = end.join(row.format(sign) for row in rows)
    assert pairs(read(text, "terms.csv", encoding)) == [
        ("渡口", "Ferry, landing"), ("船", 'A "boat"'), ("盐和苹果", "Salt and apples")
    ]  # fmt: skip


@pytest.mark.parametrize(
    "heading",
    [
        "zh,en",
        "中文,英文",
        "原文（简体中文）,英语译文",
        "Chinese,English (UK)",
        "text_zh,text_en",
        "源语言 zh-CN,en-US",
    ],
)
def test_headings_in_either_language_name_the_columns(heading: str):
    blocks = read(f"{heading}\n渡船,Ferry\n")
    assert (pairs(blocks), kept(blocks)) == ([("渡船", "Ferry")], [heading.replace(",", "\t")])


def test_a_heading_of_roles_is_no_pair():
    assert pairs(read("Source\tTarget\nThe ferry\t渡船\nSalt\t盐\n", "a.tsv")) == [
        ("渡船", "The ferry"),
        ("盐", "Salt"),
    ]


def test_without_headings_the_columns_are_told_by_what_is_in_them():
    rows = (
        "T1,The ferry lands before dawn.,渡船在天亮前靠岸。,ok\nT2,Salt and apples for the town,给镇上的盐和苹果,ok\n"
    )
    blocks = read(rows)
    assert pairs(blocks)[1] == ("给镇上的盐和苹果", "Salt and apples for the town")
    assert kept(blocks) == ["T1\tok", "T2\tok"]


def test_titles_with_texts_are_two_pairs_of_a_row():
    text = "标题_zh,正文_zh,title_en,text_en\n渡口,渡船停了。,Quay,The ferry stopped.\n"
    assert pairs(read(text)) == [("渡口", "Quay"), ("渡船停了。", "The ferry stopped.")]


@pytest.mark.parametrize(
    "text", ["姓名,年龄\n王小渡,31\n", "船名,邮箱\n白鹭号,egret@quay.example\n", "渡口的早晨\n渡船停了\n"]
)
def test_a_table_that_is_no_bitext_is_read_cell_by_cell(text: str):
    blocks = read(text)
    assert "\n".join(block.text for block in blocks) == text.replace(",", "\n").strip()
    assert {(block.hint, block.unit) for block in blocks} == {("table", None)}


STACKED = [
    ("zh", "en"), ("中文", "英文"), ("zh-CN", "en-US"), ("简体中文", "English"), ("ZH_TW", "EN"),
]  # fmt: skip


@pytest.mark.parametrize(("zh", "en"), STACKED)
@pytest.mark.parametrize("by_language", [False, True])
def test_rows_of_one_language_are_pairs_by_their_number(zh: str, en: str, by_language: bool):
    rows = [(at, lang, text) for at, pair in enumerate(PAIRS, 1) for lang, text in zip((zh, en), pair, strict=True)]
    rows = sorted(rows, key=lambda row: row[1] == en) if by_language else rows
    text = "id\tlang\ttext\n" + "".join(f"T{at}\t{lang}\t{text}\n" for at, lang, text in rows)
    blocks = read(text, "a.tsv")
    assert pairs(blocks) == PAIRS
    assert kept(blocks)[:2] == ["id\tlang\ttext", "T1"]
    assert {block.locator.cell for block in blocks if block.unit and not block.hint} == {f"r{n}c3" for n in range(2, 8)}


def test_a_number_may_take_two_columns_and_other_languages_stay_beside():
    lines = [
        f"{name},{at},{lang},{text}"
        for name, many in (("quay", (0, 2)), ("ship", (0, 2)))
        for at in many
        for lang, text in (("zh", PAIRS[at][0] + name), ("en", f"{PAIRS[at][1]} {name}".replace(",", "")), ("fr", "le"))
    ]
    blocks = read("file,line,language,string\n" + "\n".join(lines))
    assert [zh for zh, _ in pairs(blocks)] == [PAIRS[at][0] + name for name in ("quay", "ship") for at in (0, 2)]
    assert "quay\t0\tfr\tle" in kept(blocks)


@pytest.mark.parametrize(
    "text",
    [
        "author,language,book\nLu,zh,渡口的早晨\nLu,zh,盐和苹果\nMa,en,The Ferry at Dawn\nMa,en,Salt and Apples\n",
        "id,lang,text\n1,zh,渡口\n2,en,The quay\n3,zh,渡船\n4,en,The ferry\n",  # every text has its own number
        "id,lang,code\n1,zh,QX-77\n1,en,QX-78\n2,zh,QX-79\n2,en,QX-80\n",  # no text
    ],
)
def test_rows_that_name_a_language_and_have_no_counterpart_are_read_cell_by_cell(text: str):
    assert {(block.hint, block.unit) for block in read(text)} == {("table", None)}


def test_quotation_marks_between_tabs_are_the_texts_own_unless_a_spreadsheet_wrote_them():
    assert pairs(read('“渡”\t"Ferry"\n“船”\t"Boat" ahoy\n', "a.tsv")) == [("“渡”", '"Ferry"'), ("“船”", '"Boat" ahoy')]
    assert pairs(read('渡口\t"the ""quay"""\n船\tboat\n', "a.tsv")) == [("渡口", 'the "quay"'), ("船", "boat")]


def test_where_every_text_is_enclosed_a_spreadsheet_was_told_to_do_so():
    text = '1\t"渡口"\t"quay"\n2\t"船"\t"boat"\n3\t"盐"\t"salt"\n'
    assert pairs(read(text, "a.tsv")) == [("渡口", "quay"), ("船", "boat"), ("盐", "salt")]
    assert pairs(read(text.replace('"船"', "船"), "a.tsv"))[0] == ('"渡口"', '"quay"')


def test_a_cell_that_runs_over_rows_belongs_to_all_of_them():
    merged = workbook(
        row(1, A="zh", B="en") + row(2, A="渡船停了，没有人付钱。", B="The ferry stopped.") + row(3, B="Nobody paid."),
        '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>',
    )
    assert pairs(read_bytes(merged, "a.xlsx").blocks) == [
        ("渡船停了，没有人付钱。", "The ferry stopped.\nNobody paid.")
    ]


def test_ranges_that_are_merged_over_each_other_cost_no_more_than_their_rows():
    rows = row(1, A="zh", B="en") + "".join(row(at, A=f"渡船{at}", B=f"Ferry {at}") for at in range(2, 300))
    ranges = "".join(f'<mergeCell ref="A{at}:C{1_000_000 + at}"/>' for at in range(250, 260)) * 300
    begun = process_time()
    merged = pairs(read_bytes(workbook(rows, f"<mergeCells>{ranges}</mergeCells>"), "a.xlsx").blocks)
    assert process_time() - begun < 4
    assert len(merged) == 249
    assert merged[-1][1].endswith("Ferry 298\nFerry 299")


def test_a_sheet_that_is_listed_many_times_is_read_once():
    rows = "".join(row(at, A=f"渡船{at}", B=f"Ferry {at}") for at in range(1, 9))
    assert len(pairs(read_bytes(workbook(rows, times=50), "a.xlsx").blocks)) == 8


def test_a_text_that_many_cells_refer_to_is_held_once():
    cells = '<row><c t="s"><v>0</v></c></row>' * 300
    text = f"<si><t> {'渡船 ferry ' * 20_000}</t></si>"
    tracemalloc.start()
    blocks = read_bytes(workbook(cells, strings=text), "a.xlsx").blocks
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(blocks) == 300
    assert most < 20_000_000


@pytest.mark.parametrize("limit", ["MOST_CELLS", "MOST_BLANK", "MOST_CHARACTERS"])
def test_what_all_sheets_show_together_is_bounded(limit: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(f"corpus.readers.table.workbook.{limit}", 100)
    cells = "".join(row(at, A="渡", B="Quay") for at in range(1, 21))
    if limit == "MOST_BLANK":  # in which a row weighs as much as five cells
        monkeypatch.setattr(f"corpus.readers.table.workbook.{limit}", 150)
    assert len(read_bytes(workbook(cells), "a.xlsx").blocks) == 40
    with pytest.raises(DamagedFile, match=r"more than 100 cells|more rows, cells|more text"):
        read_bytes(workbook(cells, sheets=("甲", "乙", "丙")), "a.xlsx")


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_the_words_of_a_hidden_sheet_are_kept_aside_unless_they_are_pairs(state: str):
    listed, paired = row(1, A="已核对") + row(2, A="待定"), row(1, A="渡船停了。", B="The ferry stopped.")

    def hidden(rows: str) -> bytes:
        data = io.BytesIO()
        with ZipFile(io.BytesIO(workbook(rows))) as made, ZipFile(data, "w") as archive:
            for name in made.namelist():
                text = made.read(name).decode().replace('sheetId="1"', f'sheetId="1" state="{state}"')
                archive.writestr(name, text)
        return data.getvalue()

    assert [block.hint for block in read_bytes(hidden(listed), "a.xlsx").blocks] == ["boilerplate"] * 2
    assert pairs(read_bytes(hidden(paired), "a.xlsx").blocks) == [("渡船停了。", "The ferry stopped.")]


@pytest.mark.parametrize("blank", ["\n", ",\n", '"",""\r\n'])
def test_more_blank_lines_than_any_table_has_are_refused(blank: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("corpus.readers.table.delimited.MOST_BLANK", 100)
    table = "渡船,ferry\n水渠,canal\n"
    assert len(read_bytes((table + 90 * blank).encode(), "a.csv").blocks) == 4
    with pytest.raises(DamagedFile, match="more than 100 blank rows"):
        read_bytes((table + 110 * blank).encode(), "a.csv")


def test_parts_that_only_describe_the_sheets_are_bounded(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("corpus.readers.table.workbook.MOST_IN_A_PART", 100)
    with pytest.raises(DamagedFile, match="more than 100 elements"):
        read_bytes(workbook(row(1, A="渡船", B="Ferry"), times=200), "a.xlsx")


@pytest.mark.parametrize("digits", ["9" * 5_000, "٣" * 8])
def test_numbers_that_are_too_long_refer_to_nothing(digits: str):
    cells = f'<row r="{digits}"><c t="s"><v>{digits}</v></c><c s="{digits}"><v>7</v></c></row>'
    assert [block.text for block in read_bytes(workbook(cells), "a.xlsx").blocks] == ["7"]


def test_of_a_formula_the_value_is_shown_and_of_a_string_no_reading():
    cells = (
        '<row r="1"><c r="A1" t="str"><f>B1</f><v>渡船</v></c><c r="B1" t="inlineStr"><is><r><t>Fer</t></r>'
        '<r><t>ry</t></r><rPh sb="0" eb="1"><t>reading</t></rPh></is></c>'
        '<c r="C1"><f>SUM(D1)</f></c><c r="D1" t="b"><v>1</v></c></row>'
    )
    blocks = read_bytes(workbook(cells), "a.xlsx").blocks
    assert (pairs(blocks), kept(blocks)) == ([("渡船", "Ferry")], ["=SUM(D1)\tTRUE"])


def test_a_sheet_is_a_part_where_there_are_several():
    blocks = read_bytes(workbook(row(1, A="渡船", B="Ferry"), sheets=("甲", "乙")), "a.xlsx").blocks
    assert [block.locator.part for block in blocks] == ["甲", "甲", "乙", "乙"]
    assert len({block.unit for block in blocks}) == 2


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("0.1", "General", "0.1"), ("1234", "General", "1234"),
        ("0.30000000000000004", "General", "0.30000000000000004"),
        ("1234567.891", "#,##0.00", "1,234,567.89"), ("0.125", "0.0%", "12.5%"), ("0.125", "0%", "13%"),
        ("-5", "0.00;(0.00)", "(5.00)"), ("12", '0"万元"', "12万元"), ("1234567", '#,##0,"千"', "1,235千"),
        ("3.5", "[$¥-804]#,##0.00", "¥3.50"), ("7", "000", "007"), ("2.50", "0.##", "2.5"),
        ("1e999999", "0", "1e999999"), ("1e30", "0.00", "1e30"), ("-1e300", "0%", "-1e300"),
        ("44356", "yyyy-mm-dd", "2021-06-09"), ("44356", 'yyyy"年"m"月"d"日"', "2021年6月9日"),
        ("44356.75", "h:mm AM/PM", "6:00 PM"), ("44356.75", "yyyy/m/d h:mm", "2021/6/9 18:00"),
        ("1", "yyyy-mm-dd", "1900-01-01"),
        ("0.5", "mm:ss", "00:00"), ("44356", "d mmm yy", "9 Jun 21"), ("nan", "0", "nan"), ("9", "@", "9"),
    ],
)  # fmt: skip
def test_numbers_and_dates_are_shown_as_their_format_says(value: str, code: str, shown: str):
    assert NumberFormat(code).shown(value) == shown


def test_dates_may_count_from_1904():
    assert NumberFormat("yyyy-mm-dd").shown("42894", since_1904=True) == "2021-06-09"


def test_a_locked_or_broken_workbook_is_refused():
    data = workbook(row(1, A="渡船", B="Ferry"))
    with pytest.raises(DamagedFile):
        read_bytes(data.replace(b"<worksheet", b"<workshee<"), "a.xlsx")
    locked = bytearray(data)
    locked[data.rindex(b"PK\x01\x02", 0, data.rindex(b"xl/workbook.xml")) + 8] |= 1
    locked[data.index(b"PK\x03\x04") + 6] |= 1
    with pytest.raises(ProtectedFile, match="password"):
        read_bytes(bytes(locked), "a.xlsx")


def test_an_empty_workbook_has_no_text():
    with pytest.raises(NothingToRead):
        read_bytes(workbook(""), "a.xlsx")


def test_a_row_wider_than_any_table_is_kept_whole():
    text = "渡," * 20_000
    assert sum(block.text.count("渡") for block in read(text)) == 20_000


def row(number: int, **cells: str) -> str:
    inside = "".join(
        f'<c r="{column}{number}" t="inlineStr"><is><t>{text}</t></is></c>' for column, text in cells.items()
    )
    return f'<row r="{number}">{inside}</row>'


def workbook(rows: str, after: str = "", sheets: tuple[str, ...] = ("甲",), strings: str = "", times: int = 1) -> bytes:
    """A workbook of sheets that are alike; each is listed so many times."""
    numbered = list(enumerate(sheets))
    named = "".join(f'<sheet name="{name}" sheetId="1" r:id="r{at}"/>' * times for at, name in numbered)
    related = (f'<R Id="r{at}" Type="x/worksheet" Target="/xl/worksheets/sheet{at}.xml"/>' for at, _name in numbered)
    shared = '<R Id="s" Type="x/sharedStrings" Target="sharedStrings.xml"/>'
    members = {
        "xl/workbook.xml": f'<workbook xmlns:r="r"><sheets>{named}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<R>{''.join(related)}{shared}</R>",
        "xl/sharedStrings.xml": f"<sst>{strings}</sst>",
    }
    for at, _name in numbered:
        members[f"xl/worksheets/sheet{at}.xml"] = f"<worksheet><sheetData>{rows}</sheetData>{after}</worksheet>"
    data = io.BytesIO()
    with ZipFile(data, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return data.getvalue()
