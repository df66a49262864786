"""What a Word document says besides its letters: lists that are counted, tables, notes, changes, boxes."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZipFile

import pytest

from corpus.assemble import assemble
from corpus.errors import DamagedFile, NothingToRead, ProtectedFile, UnknownFormat
from corpus.readers import read_bytes
from corpus.types import Block, RawDocument

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
ROLE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(members: Mapping[str, str]) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return data.getvalue()


def document(body: str, names: str = W, **parts: str) -> bytes:
    """A Word document with this body; further parts by their roles."""
    links = "".join(f'<Relationship Id="{role}" Type="{ROLE}/{role}" Target="{role}.xml"/>' for role in parts)
    return packed(
        {
            "word/document.xml": f"<w:document {names}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": f"<Relationships>{links}</Relationships>",
            **{f"word/{role}.xml": text for role, text in parts.items()},
        }
    )


def read(body: str, **parts: str) -> tuple[Block, ...]:
    return read_bytes(document(body, **parts), "note.docx").blocks


def p(*runs: str, settings: str = "") -> str:
    """A paragraph; a run that is no markup yet is text."""
    inner = "".join(run if run.startswith("<") else f"<w:r><w:t>{run}</w:t></w:r>" for run in runs)
    return f"<w:p><w:pPr>{settings}</w:pPr>{inner}</w:p>"


def texts(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text for block in blocks]


def shown(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    return [(block.hint, block.text) for block in blocks]


def styles(*given: str) -> str:
    return f"<w:styles {W}>{''.join(given)}</w:styles>"


def style(key: str, name: str, settings: str = "", based: str = "", default: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"{default}><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based}"/><w:pPr>{settings}</w:pPr></w:style>'
    )


def styled(key: str, text: str) -> str:
    return p(text, settings=f'<w:pStyle w:val="{key}"/>')


class TestHeadings:
    def test_are_told_by_the_outline_level_of_their_style_or_of_one_that_it_is_based_on(self):
        given = styles(style("a", "mine", '<w:outlineLvl w:val="1"/>'), style("b", "narrower", based="a"))
        (block,) = read(styled("b", "渡口的由来"), styles=given)
        assert (block.hint, block.level) == ("heading", 2)

    @pytest.mark.parametrize("name", ["heading 3", "标题 3", "标题3", "Heading 3"])
    def test_are_told_by_the_name_of_their_style(self, name: str):
        (block,) = read(styled("a", "渡口的由来"), styles=styles(style("a", name)))
        assert (block.hint, block.level) == ("heading", 3)

    def test_are_told_by_their_own_outline_level(self):
        (block,) = read(p("渡口的由来", settings='<w:outlineLvl w:val="0"/>'))
        assert (block.hint, block.level) == ("heading", 1)

    def test_are_none_at_the_level_of_the_body(self):
        given = styles(style("a", "heading 1", '<w:outlineLvl w:val="0"/>'))
        settings = '<w:pStyle w:val="a"/><w:outlineLvl w:val="9"/>'
        (block,) = read(p("渡船从东岸出发。", settings=settings), styles=given)
        assert (block.hint, block.level) == ("", None)

    def test_of_styles_that_are_based_on_each_other_are_found_all_the_same(self):
        given = styles(style("a", "one", based="b"), style("b", "heading 2", based="a"))
        (block,) = read(styled("a", "渡口的由来"), styles=given)
        assert (block.hint, block.level) == ("heading", 2)

    @pytest.mark.parametrize(
        ("name", "hint"),
        [
            ("Title", "title"),
            ("caption", "caption"),
            ("toc 1", "boilerplate"),
            ("TOC Heading", "boilerplate"),
            ("Table Caption", "caption"),
            ("Quote", ""),
        ],
    )
    def test_and_other_things_are_told_by_the_names_of_styles(self, name: str, hint: str):
        (block,) = read(styled("a", "渡口的由来"), styles=styles(style("a", name)))
        assert block.hint == hint

    def test_count_for_the_style_of_paragraphs_that_name_none(self):
        given = styles(style("a", "heading 1", default=' w:default="1"'))
        (block,) = read(p("渡口的由来"), styles=given)
        assert block.hint == "heading"


def levels(*given: tuple[str, str], after: str = "tab") -> str:
    """A list with a form of number and a text for each level."""
    inner = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:suff w:val="{after}"/></w:lvl>'
        for at, (form, text) in enumerate(given)
    )
    return (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="7">{inner}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>'
    )


def item(text: str, level: int = 0, instance: int = 1) -> str:
    return p(text, settings=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{instance}"/></w:numPr>')


class TestLists:
    def test_have_labels_no_longer_than_word_writes_them(self):
        given = levels(("decimal", "x" * 5000), ("lowerRoman", "%2" * 200))
        first, second = texts(read(item("渡口") + item("东岸", 1), numbering=given))
        assert first == "x" * 255 + " 渡口"
        assert second.startswith("i" * 127)

    def test_are_numbered_as_they_are_printed(self):
        body = item("渡口") + item("东岸", 1) + item("西岸", 1) + item("码头") + item("南岸", 1)
        given = levels(("decimal", "%1."), ("decimal", "%1.%2"))
        assert texts(read(body, numbering=given)) == ["1. 渡口", "1.1 东岸", "1.2 西岸", "2. 码头", "2.1 南岸"]

    @pytest.mark.parametrize(
        ("form", "text", "printed"),
        [
            ("chineseCounting", "第%1条", "第一条渡口"),
            ("chineseCountingThousand", "（%1）", "（一）渡口"),
            ("japaneseCounting", "%1、", "一、渡口"),
            ("upperRoman", "%1)", "I) 渡口"),
            ("lowerLetter", "(%1)", "(a) 渡口"),
            ("ideographTraditional", "%1.", "甲. 渡口"),
            ("decimalEnclosedCircle", "%1", "① 渡口"),
            ("decimalZero", "%1", "01 渡口"),
            ("none", "附录", "附录渡口"),
            ("a form of the future", "%1.", "1. 渡口"),
        ],
    )
    def test_have_numbers_of_every_form(self, form: str, text: str, printed: str):
        assert texts(read(item("渡口"), numbering=levels((form, text)))) == [printed]

    def test_begin_anew_where_an_instance_says_so_and_go_on_where_not(self):
        body = item("渡口") + item("码头") + item("船坞", instance=2) + item("灯塔")
        assert texts(read(body, numbering=levels(("decimal", "%1.")))) == ["1. 渡口", "2. 码头", "1. 船坞", "2. 灯塔"]

    def test_number_a_paragraph_without_text_and_print_nothing_for_it(self):
        body = item("渡口") + item("") + item("灯塔")
        assert texts(read(body, numbering=levels(("decimal", "%1.")))) == ["1. 渡口", "3. 灯塔"]

    def test_with_bullets_have_a_hint_and_no_sign(self):
        assert shown(read(item("渡口"), numbering=levels(("bullet", "•")))) == [("bullet", "渡口")]

    def test_may_be_a_matter_of_style(self):
        given = styles(style("a", "heading 1", '<w:numPr><w:numId w:val="1"/></w:numPr>'))
        (block,) = read(
            styled("a", "总则"), styles=given, numbering=levels(("chineseCounting", "第%1章"), after="space")
        )
        assert (block.hint, block.text) == ("heading", "第一章总则")

    def test_that_are_not_there_number_nothing(self):
        assert texts(read(item("渡口", instance=9))) == ["渡口"]

    def test_are_left_by_the_instance_zero(self):
        given = styles(style("a", "listed", '<w:numPr><w:numId w:val="1"/></w:numPr>'))
        settings = '<w:pStyle w:val="a"/><w:numPr><w:numId w:val="0"/></w:numPr>'
        assert texts(read(p("渡口", settings=settings), styles=given, numbering=levels(("decimal", "%1.")))) == ["渡口"]


class TestText:
    def test_of_inserted_and_moved_words_is_there_and_of_deleted_ones_is_not(self):
        body = p(
            "渡船",
            "<w:ins><w:r><w:t>每天</w:t></w:r></w:ins>",
            "<w:del><w:r><w:delText>不</w:delText></w:r></w:del>",
            "<w:moveFrom><w:r><w:t>从前</w:t></w:r></w:moveFrom>",
            "<w:moveTo><w:r><w:t>清早</w:t></w:r></w:moveTo>",
            "出发。",
        )
        assert texts(read(body)) == ["渡船每天清早出发。"]

    def test_keeps_tabs_and_hyphens_and_breaks(self):
        body = p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:br/><w:t>d</w:t></w:r>")
        blocks = read(body)
        assert texts(blocks) == ["a\tb-c", "d"]
        assert [block.gap for block in blocks] == [True, False]

    def test_has_a_gap_after_two_breaks(self):
        blocks = read(p("<w:r><w:t>a</w:t><w:br/><w:br/><w:t>b</w:t></w:r>"))
        assert [block.gap for block in blocks] == [True, True]

    def test_of_a_field_is_its_result_also_across_paragraphs(self):
        begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
        middle, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("separate", "end"))
        body = p("见", begin, "<w:r><w:t>代码</w:t></w:r>", middle, "第二") + p("章", end, "。")
        assert shown(read(body)) == [("", "见第二"), ("boilerplate", "代码"), ("", "章。")]

    def test_behind_a_field_that_never_ends_is_there(self):
        begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        assert texts(read(p("渡口", begin * 3) + p("码头"))) == ["渡口", "码头"]

    def test_of_contents_made_by_a_field_is_boilerplate(self):
        begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
        middle, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("separate", "end"))
        body = p(begin, middle, "渡口 1") + p("码头 2", end) + p("渡口")
        assert shown(read(body)) == [("boilerplate", "渡口 1"), ("boilerplate", "码头 2"), ("", "渡口")]

    def test_of_contents_put_in_from_the_gallery_is_boilerplate(self):
        gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        body = f"<w:sdt>{gallery}<w:sdtContent>{p('目录')}</w:sdtContent></w:sdt>"
        assert shown(read(body + p("渡口"))) == [("boilerplate", "目录"), ("", "渡口")]

    def test_that_is_hidden_or_above_the_line_stands_aside(self):
        ruby = "<w:ruby><w:rt><w:r><w:t>dù</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>渡</w:t></w:r></w:rubyBase></w:ruby>"
        hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>内部</w:t></w:r>"
        body = p(f"<w:r>{ruby}</w:r>", hidden, "口")
        assert shown(read(body)) == [("", "渡口"), ("boilerplate", "dù"), ("boilerplate", "内部")]

    def test_in_a_box_follows_its_paragraph_once(self):
        box = f"<w:txbxContent>{p('告示')}</w:txbxContent>"
        both = f"<AlternateContent><Choice>{box}</Choice><Fallback>{box}</Fallback></AlternateContent>"
        assert texts(read(p("渡口", f"<w:r>{both}</w:r>") + p("码头"))) == ["渡口", "告示", "码头"]

    def test_of_symbols_is_what_they_show(self):
        body = p('<w:r><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>')
        assert texts(read(body)) == ["α☑"]

    def test_in_links_and_smart_tags_and_blocks_of_content_is_there(self):
        run = "<w:r><w:t>渡</w:t></w:r>"
        body = p(
            f"<w:hyperlink>{run}</w:hyperlink>", f"<w:smartTag>{run}</w:smartTag>",
            f"<w:sdt><w:sdtContent>{run}</w:sdtContent></w:sdt>", f"<w:fldSimple>{run}</w:fldSimple>",
        )  # fmt: skip
        assert texts(read(body)) == ["渡渡渡渡"]

    def test_of_the_strict_variant_is_read_alike(self):
        blocks = read_bytes(document(p("渡口", settings='<w:outlineLvl w:val="0"/>'), STRICT), "note.docx").blocks
        assert shown(blocks) == [("heading", "渡口")]


def notes(kind: str, *given: tuple[str, str]) -> str:
    inner = "".join(f'<w:{kind} w:id="{key}">{p(text)}</w:{kind}>' for key, text in given)
    return f'<w:{kind}s {W}><w:{kind} w:type="separator" w:id="-1">{p("---")}</w:{kind}>{inner}</w:{kind}s>'


class TestNotes:
    def test_follow_the_paragraph_that_refers_to_them(self):
        body = p("渡船停了。", '<w:r><w:footnoteReference w:id="2"/></w:r>') + p("The ferry stopped.")
        blocks = read(body, footnotes=notes("footnote", ("2", "因为大风。")))
        assert shown(blocks) == [("", "渡船停了。"), ("note", "因为大风。"), ("", "The ferry stopped.")]

    def test_at_the_end_of_the_document_do_so_too(self):
        body = p("渡船停了。", '<w:r><w:endnoteReference w:id="2"/></w:r>')
        assert shown(read(body, endnotes=notes("endnote", ("2", "因为大风。"))))[1] == ("note", "因为大风。")

    def test_are_read_once_even_if_they_refer_to_themselves(self):
        again = '<w:r><w:footnoteReference w:id="2"/></w:r>'
        given = f'<w:footnotes {W}><w:footnote w:id="2">{p("因为大风。", again)}</w:footnote></w:footnotes>'
        assert texts(read(p("渡船停了。", again, again), footnotes=given)) == ["渡船停了。", "因为大风。"]

    def test_that_comment_are_boilerplate(self):
        body = p("渡船停了。", '<w:r><w:commentReference w:id="0"/></w:r>')
        assert shown(read(body, comments=notes("comment", ("0", "是吗？"))))[1] == ("boilerplate", "是吗？")

    def test_of_deleted_text_are_gone(self):
        body = p("渡船停了。", '<w:del><w:r><w:footnoteReference w:id="2"/></w:r></w:del>')
        assert texts(read(body, footnotes=notes("footnote", ("2", "因为大风。")))) == ["渡船停了。"]


def table(*rows: tuple[str, ...]) -> str:
    """A table; a cell that is no markup yet is one paragraph."""
    cells = ("".join(f"<w:tc>{c if c.startswith('<') else p(c)}</w:tc>" for c in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


FERRY = ("渡船每天清早从东岸出发。", "The ferry leaves the east bank early every morning.")
TOLL = ("过河的人每人付两文钱。", "Whoever crosses the river pays two coppers.")


def units(body: str, **parts: str) -> list[tuple[int | None, str | None, str, str]]:
    blocks = read(body, **parts)
    return [(b.unit and b.unit.number, b.lang, b.hint, b.text) for b in blocks]  # type: ignore[misc]


class TestTables:
    def test_with_a_language_a_column_are_units(self):
        assert units(table(FERRY, TOLL)) == [
            (0, "zh", "", FERRY[0]),
            (0, "en", "", FERRY[1]),
            (1, "zh", "", TOLL[0]),
            (1, "en", "", TOLL[1]),
        ]

    def test_may_have_the_english_first(self):
        assert [(n, lang) for n, lang, _, _ in units(table(FERRY[::-1], TOLL[::-1]))] == [
            (0, "zh"), (0, "en"), (1, "zh"), (1, "en"),
        ]  # fmt: skip

    def test_may_have_a_head_and_a_column_of_numbers_which_are_no_text(self):
        made = units(table(("序号", "中文", "English"), ("1", *FERRY), ("2", *TOLL)))
        assert [text for _, _, hint, text in made if hint == "boilerplate"] == ["序号", "中文", "English", "1", "2"]
        assert [text for _, _, hint, text in made if not hint] == [*FERRY, *TOLL]

    def test_may_have_notes_beside_the_two_languages(self):
        rows = ((str(at), *FERRY, "待核" if at == 3 else "") for at in range(1, 6))
        made = units(table(("编号", "原文", "译文", "备注"), *rows))
        assert [text for _, _, hint, text in made if hint == "boilerplate"][-3:] == ["待核", "4", "5"]
        assert len({number for number, lang, hint, _ in made if lang and not hint}) == 5

    def test_are_tables_where_other_columns_are_what_they_are_about(self):
        rows = (
            ("桐油", "tung oil", "每桶八十元整", "青岚镇南街仓库"),
            ("清漆", "varnish", "每桶六十元整", "白鹭湖东岸仓库"),
        )
        assert {block.hint for block in read(table(*rows))} == {"table"}

    def test_of_data_are_cells_in_their_order(self):
        blocks = read(table(("年份", "渡船", "乘客"), ("2020", "12", "3,400"), ("2021", "15", "4,100")))
        assert {block.hint for block in blocks} == {"table"}
        assert [block.locator.cell for block in blocks][:4] == ["r1c1", "r1c2", "r1c3", "r2c1"]
        assert all(block.unit is None for block in blocks)

    def test_of_data_with_names_in_both_languages_lose_no_figures(self):
        rows = (("渡船", "Ferries", "12"), ("乘客", "Passengers", "3,400"), ("码头", "Piers", "7"))
        assert [block.hint for block in read(table(*rows))] == ["table"] * 9

    def test_with_several_paragraphs_on_both_sides_of_a_row_are_left_to_be_aligned(self):
        row = (p(FERRY[0]) + p(TOLL[0]), p(FERRY[1]) + p(TOLL[1]))
        made = units(table(row))
        assert [unit for unit, *_ in made] == [None] * 4
        assert [text for *_, text in made] == [FERRY[0], TOLL[0], FERRY[1], TOLL[1]]

    def test_with_several_paragraphs_on_one_side_are_still_units(self):
        made = units(table(FERRY, (TOLL[0], p("Whoever crosses") + p("pays two coppers."))))
        assert [unit for unit, *_ in made] == [0, 0, 1, 1, 1]

    def test_have_notes_that_are_units_of_their_own(self):
        refer = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
        row = (p(FERRY[0], refer.format(2)), p(FERRY[1], refer.format(3)))
        given = notes("footnote", ("2", "冬天除外。"), ("3", "Except in winter."))
        assert units(table(TOLL, row), footnotes=given)[-2:] == [
            (2, "zh", "note", "冬天除外。"),
            (2, "en", "note", "Except in winter."),
        ]

    def test_have_headings_whose_level_the_unit_keeps(self):
        heads = ("渡口", "The Ferry")
        marked = tuple(p(text, settings='<w:outlineLvl w:val="1"/>') for text in heads)
        (first, *_) = read(table(marked, FERRY, TOLL))
        assert first.unit is not None
        assert (first.unit.kind, first.unit.level) == ("heading", 2)

    def test_may_have_a_row_across_them_in_both_languages(self):
        wide = f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("渡口")}{p("The Ferry")}</w:tc></w:tr>'
        body = table(FERRY, TOLL).replace("</w:tbl>", f"{wide}</w:tbl>")
        assert units(body)[-2:] == [(2, "zh", "", "渡口"), (2, "en", "", "The Ferry")]

    def test_inside_a_cell_are_tables_of_their_own(self):
        inner = table(FERRY, TOLL)
        blocks = read(table((p("渡口") + inner + p(""), "码头")))
        assert [block.locator.cell for block in blocks] == [
            "r1c1", "r1c1/r1c1", "r1c1/r1c2", "r1c1/r2c1", "r1c1/r2c2", "r1c2",
        ]  # fmt: skip
        assert blocks[1].unit is not None

    def test_of_one_cell_are_only_a_frame(self):
        assert shown(read(table(("告示",)))) == [("", "告示")]

    def test_lose_the_rows_that_were_deleted(self):
        body = table(FERRY, TOLL).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1)
        assert texts(read(body)) == list(TOLL)

    def test_keep_their_cells_behind_merged_ones(self):
        body = table(("渡口", "东"), ("甲", "乙", "丙")).replace(
            "<w:tc>", '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>', 1
        )
        assert [block.locator.cell for block in read(body)] == ["r1c1", "r1c3", "r2c1", "r2c2", "r2c3"]

    def test_make_one_unit_of_the_rows_that_a_merged_cell_runs_over(self):
        body = table(FERRY, ("", "It has done so for years."), TOLL)
        at = body.index("<w:tc>"), body.index("<w:tc>", body.index("<w:tr>", 1 + body.index("<w:tr>")))
        merged = [f"<w:tc><w:tcPr><w:vMerge{val}/></w:tcPr>" for val in (' w:val="restart"', "")]
        body = body[: at[0]] + merged[0] + body[at[0] + 6 : at[1]] + merged[1] + body[at[1] + 6 :]
        passages = assemble(read_bytes(document(body), "note.docx")).passages
        assert [(passage.zh, passage.en) for passage in passages] == [
            (FERRY[0], f"{FERRY[1]}\nIt has done so for years."),
            TOLL,
        ]

    def test_become_passages_as_they_stand(self):
        passages = assemble(read_bytes(document(table(FERRY, TOLL)), "note.docx")).passages
        assert [(passage.zh, passage.en) for passage in passages] == [FERRY, TOLL]


class TestAround:
    def test_headers_and_footers_are_boilerplate_each_text_once(self):
        blocks = read(
            p("渡口"), header=f"<w:hdr {W}>{p('章程')}{p('章程')}</w:hdr>", footer=f"<w:ftr {W}>{p('3')}</w:ftr>"
        )
        assert shown(blocks) == [("", "渡口"), ("boilerplate", "章程"), ("boilerplate", "3")]


def with_properties(title: str, creator: str, *paragraphs: str) -> RawDocument:
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    data = packed(
        {
            "_rels/.rels": f'<Relationships><Relationship Type="{core}" Target="docProps/core.xml"/></Relationships>',
            "docProps/core.xml": f"<core><title>{title}</title><creator>{creator}</creator></core>",
            "word/document.xml": f"<w:document {W}><w:body>{''.join(map(p, paragraphs))}</w:body></w:document>",
        }
    )
    return read_bytes(data, "note.docx")


class TestRecord:
    def test_has_the_title_and_the_author_that_the_text_repeats(self):
        reference = with_properties("水渠章程", "林望舒", "水渠章程", "作者：林望舒", "渡船停了。").reference
        assert (reference.title_zh, reference.author) == ("水渠章程", ("林望舒",))

    def test_has_no_title_of_a_template_and_no_name_of_an_account(self):
        reference = with_properties("Normal", "Administrator", "水渠章程", "渡船停了。").reference
        assert (reference.title_en, reference.author) == ("", ())


class TestBadFiles:
    def test_with_a_password_are_told_from_old_ones(self):
        old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
        with pytest.raises(UnknownFormat, match="before 2007"):
            read_bytes(old, "note.docx")
        with pytest.raises(ProtectedFile, match="password"):
            read_bytes(old + "EncryptedPackage".encode("utf-16-le"), "note.docx")

    def test_without_their_text_are_damaged(self):
        data = packed({"word/document1.xml": "<a/>", "word/styles.xml": "<a/>"})
        with pytest.raises(DamagedFile, match="lost its text part"):
            read_bytes(data, "note.docx")

    def test_without_a_body_are_no_documents(self):
        with pytest.raises(DamagedFile, match="no text document"):
            read_bytes(packed({"word/document.xml": "<a/>"}), "note.docx")

    def test_that_declare_entities_are_refused(self):
        bomb = '<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>'
        with pytest.raises(DamagedFile, match="entities"):
            read_bytes(packed({"word/document.xml": bomb}), "note.docx")

    def test_without_words_have_nothing_to_read(self):
        with pytest.raises(NothingToRead):
            read_bytes(document(p("")), "note.docx")

    def test_nested_without_end_are_refused(self):
        body = "<w:tbl><w:tr><w:tc>" * 5000
        with pytest.raises(DamagedFile):
            read_bytes(document(body + p("x") + "</w:tc></w:tr></w:tbl>" * 5000), "note.docx")

    @pytest.mark.parametrize("depth", [20, 80])
    def test_nested_as_deep_as_xml_may_be_are_read(self, depth: int):
        body = "<w:tbl><w:tr><w:tc>" * depth + p("渡口") + "</w:tc></w:tr></w:tbl>" * depth
        assert texts(read(body)) == ["渡口"]
