"""What an OpenDocument text says besides its letters: lists that are counted, tables, notes, changes, boxes."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZipFile

import pytest

from corpus.errors import DamagedFile, ProtectedFile, UnknownFormat
from corpus.readers import read_bytes
from corpus.types import Block, RawDocument

NAMES = " ".join(f'xmlns:{name}="urn:{name}"' for name in ("office", "text", "style", "table", "draw", "meta", "dc"))
TEXT = "application/vnd.oasis.opendocument.text"


def packed(members: Mapping[str, str]) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return data.getvalue()


def made(body: str, styles: str = "", **parts: str) -> RawDocument:
    """A document with this body and these automatic styles; further parts by their names without suffix."""
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    members = {"mimetype": TEXT, "content.xml": content} | {
        f"{name}.xml": f"<office:root {NAMES}>{text}</office:root>" for name, text in parts.items()
    }
    return read_bytes(packed(members), "note.odt")


def shown(body: str, styles: str = "", **parts: str) -> list[tuple[str, str]]:
    return [(block.hint, block.text) for block in made(body, styles, **parts).blocks]


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def numbered(name: str, *levels: tuple[str, str, str, int]) -> str:
    """A list style: for each level its form, what stands before and behind a number, and how many levels it shows."""
    inner = "".join(
        f'<text:list-level-style-number text:level="{at}" style:num-format="{form}" style:num-prefix="{before}" '
        f'style:num-suffix="{behind}" text:display-levels="{count}"/>'
        for at, (form, before, behind, count) in enumerate(levels, start=1)
    )
    return f'<text:list-style style:name="{name}">{inner}</text:list-style>'


def listed(*items: str, style: str = "L", more: str = "") -> str:
    inner = "".join(f"<text:list-item>{each}</text:list-item>" for each in items)
    return f'<text:list text:style-name="{style}" {more}>{inner}</text:list>'


def test_headings_have_the_level_of_their_element():
    (block,) = made('<text:h text:outline-level="2">渡口</text:h>').blocks
    assert (block.hint, block.level) == ("heading", 2)


def test_a_style_is_what_the_style_is_that_it_is_based_on():
    based = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
    assert shown(p("渡口记", "P1"), based) == [("title", "渡口记")]


def test_styles_are_known_by_their_names():
    body = p("渡口", "Heading_20_3") + p("图一", "Illustration") + p("码头 3", "Contents_20_1")
    assert [hint for hint, _ in shown(body)] == ["heading", "caption", "boilerplate"]


def test_white_space_is_counted_as_the_format_counts_it():
    body = p('渡口 \n  <text:span>一</text:span><text:s text:c="3"/>二<text:tab/>三<text:line-break/>四')
    assert [text for _, text in shown(body)] == ["渡口 一   二\t三", "四"]


def test_lists_are_numbered_as_they_are_printed():
    inner = listed(p("东岸"), p("西岸"), style="")
    styles = numbered("L", ("1", "", ".", 1), ("1", "", "", 2))
    assert [text for _, text in shown(listed(p("渡口") + inner, p("码头")), styles)] == [
        "1. 渡口", "1.1 东岸", "1.2 西岸", "2. 码头",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "before", "behind", "printed"),
    [
        ("一, 二, 三, ...", "（", "）", "（一）渡口"),
        ("I", "", ")", "I) 渡口"),
        ("甲, 乙, 丙, ...", "", ".", "甲. 渡口"),
    ],
)
def test_lists_have_numbers_of_every_form(form: str, before: str, behind: str, printed: str):
    assert [text for _, text in shown(listed(p("渡口")), numbered("L", (form, before, behind, 1)))] == [printed]


def test_what_stands_around_a_number_is_no_longer_than_word_processors_write_it():
    styles = numbered("L", ("1", "x" * 5000, "y" * 5000, 1))
    assert [text for _, text in shown(listed(p("渡口"), p("码头")), styles)] == [
        "x" * 255 + " 渡口",
        "x" * 255 + " 码头",
    ]


def test_a_list_begins_anew_unless_it_goes_on():
    styles = numbered("L", ("1", "", ".", 1))
    body = listed(p("渡口")) + listed(p("码头"), more='text:continue-numbering="true"') + listed(p("灯塔"))
    assert [text for _, text in shown(body, styles)] == ["1. 渡口", "2. 码头", "1. 灯塔"]


def test_only_the_first_paragraph_of_an_item_has_its_number():
    styles = numbered("L", ("1", "", ".", 1))
    assert [text for _, text in shown(listed(p("渡口") + p("还有")), styles)] == ["1. 渡口", "还有"]


def test_bullets_have_a_hint_and_no_sign():
    bullets = '<text:list-style style:name="L"><text:list-level-style-bullet text:level="1"/></text:list-style>'
    assert shown(listed(p("渡口")), bullets) == [("bullet", "渡口")]


def test_headings_are_numbered_where_the_outline_is():
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="一" style:num-prefix="第" '
        'style:num-suffix="章"/></text:outline-style>'
    )
    heads = '<text:h text:outline-level="1">总则</text:h><text:h text:outline-level="1">附则</text:h>'
    assert [text for _, text in shown(heads, styles=outline)] == ["第一章总则", "第二章附则"]


def test_notes_and_comments_follow_their_paragraph():
    body = f"<text:note-body>{p('因为大风。')}</text:note-body>"
    note = f"<text:note><text:note-citation>1</text:note-citation>{body}</text:note>"
    comment = f"<office:annotation><dc:creator>甲</dc:creator>{p('是吗？')}</office:annotation>"
    assert shown(p(f"渡船停了{note}{comment}。") + p("码头")) == [
        ("", "渡船停了。"), ("note", "因为大风。"), ("boilerplate", "是吗？"), ("", "码头"),
    ]  # fmt: skip


def test_what_was_deleted_is_gone():
    changes = f"<text:tracked-changes><text:changed-region>{p('从前')}</text:changed-region></text:tracked-changes>"
    assert shown(changes + p("渡口")) == [("", "渡口")]


def test_a_table_of_contents_is_boilerplate():
    body = f"<text:table-of-content><text:index-body>{p('渡口 1')}</text:index-body></text:table-of-content>{p('渡口')}"
    assert shown(body) == [("boilerplate", "渡口 1"), ("", "渡口")]


def test_text_in_boxes_follows_its_paragraph_and_ruby_stands_aside():
    box = f"<draw:frame><draw:text-box>{p('告示')}</draw:text-box></draw:frame>"
    ruby = "<text:ruby><text:ruby-base>渡</text:ruby-base><text:ruby-text>dù</text:ruby-text></text:ruby>"
    assert shown(p(f"{ruby}口{box}")) == [("", "渡口"), ("boilerplate", "dù"), ("", "告示")]


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<table:table-cell>{p(cell)}</table:table-cell>" for cell in row) for row in rows)
    return f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in cells)}</table:table>"


FERRY = ("渡船每天清早从东岸出发。", "The ferry leaves the east bank early every morning.")
TOLL = ("过河的人每人付两文钱。", "Whoever crosses the river pays two coppers.")


def test_a_table_with_a_language_a_column_is_made_of_units():
    blocks = made(table(FERRY, TOLL)).blocks
    assert [(block.unit and block.unit.number, block.text) for block in blocks] == [
        (0, FERRY[0]), (0, FERRY[1]), (1, TOLL[0]), (1, TOLL[1]),
    ]  # fmt: skip


def test_the_rows_that_a_cell_runs_over_are_one_unit():
    body = table(FERRY, ("", "It has done so for years."), TOLL)
    deep = body.replace("<table:table-cell>", '<table:table-cell table:number-rows-spanned="2">', 1)
    deep = deep.replace(f"<table:table-cell>{p('')}</table:table-cell>", "<table:covered-table-cell/>")
    assert {block.unit.number for block in made(deep).blocks[:3] if block.unit} == {0}
    assert [block.text for block in made(deep).blocks] == [*FERRY, "It has done so for years.", *TOLL]


def test_a_table_of_data_is_read_cell_by_cell():
    blocks: tuple[Block, ...] = made(table(("年份", "渡船"), ("2020", "12"))).blocks
    assert [(block.hint, block.locator.cell) for block in blocks] == [
        ("table", "r1c1"), ("table", "r1c2"), ("table", "r2c1"), ("table", "r2c2"),
    ]  # fmt: skip


def test_covered_and_repeated_cells_keep_their_columns():
    row = (
        '<table:table-row><table:table-cell table:number-columns-repeated="2"/><table:covered-table-cell/>'
        f"<table:table-cell>{p('渡口')}</table:table-cell></table:table-row>"
    )
    assert [block.locator.cell for block in made(f"<table:table>{row}</table:table>").blocks] == ["r1c4"]


@pytest.mark.parametrize("kind", ["header", "header-first", "header-left", "footer", "footer-first", "footer-left"])
def test_headers_and_footers_are_boilerplate(kind: str):
    pages = f"<office:master-styles><style:{kind}>{p('章程')}</style:{kind}></office:master-styles>"
    body = f"<office:body><office:text>{p('渡口')}</office:text></office:body>"
    members = {
        "mimetype": TEXT,
        "content.xml": f"<office:d {NAMES}>{body}</office:d>",
        "styles.xml": f"<office:d {NAMES}>{pages}</office:d>",
    }
    blocks = read_bytes(packed(members), "note.odt").blocks
    assert [(block.hint, block.text) for block in blocks] == [("", "渡口"), ("boilerplate", "章程")]


def test_the_record_has_what_the_text_repeats():
    meta = "<office:meta><dc:title>渡口记</dc:title><meta:initial-creator>林望舒</meta:initial-creator></office:meta>"
    reference = made(p("渡口记") + p("林望舒"), meta=meta).reference
    assert (reference.title_zh, reference.author) == ("渡口记", ("林望舒",))
    assert made(p("码头"), meta=meta).reference.title_zh == ""


def test_a_document_with_a_password_is_refused():
    manifest = '<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    data = packed({"mimetype": TEXT, "content.xml": "?", "META-INF/manifest.xml": manifest})
    with pytest.raises(ProtectedFile, match="password"):
        read_bytes(data, "note.odt")


def test_a_document_without_its_text_is_damaged():
    with pytest.raises(DamagedFile, match="lost its text part"):
        read_bytes(packed({"mimetype": TEXT, "styles.xml": "<a/>"}), "note.odt")


def test_other_open_documents_are_refused():
    data = packed({"mimetype": "application/vnd.oasis.opendocument.presentation", "content.xml": "<a/>"})
    with pytest.raises(UnknownFormat, match="an OpenDocument file"):
        read_bytes(data, "talk.odp")


@pytest.mark.parametrize("shape", ["custom-shape", "rect", "ellipse"])
def test_shapes_that_somebody_wrote_in_have_paragraphs_of_their_own(shape: str):
    inner = f"<draw:{shape}>{p('渡船靠岸。')}{p('The ferry lands.')}</draw:{shape}>"
    assert shown(p(f"{inner}章程")) == [("", "章程"), ("", "渡船靠岸。"), ("", "The ferry lands.")]


def test_text_in_a_style_that_is_not_shown_stands_aside():
    hidden = (
        '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>'
    )
    body = p('渡船<text:span text:style-name="T1">旧稿</text:span>靠岸。')
    assert shown(body, hidden) == [("", "渡船靠岸。"), ("boilerplate", "旧稿")]
