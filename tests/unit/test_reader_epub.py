"""What an electronic book says besides the text of its pages: order, chapters, notes, contents, its record."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from time import process_time
from zipfile import ZipFile

import pytest

from corpus.errors import DamagedFile, NothingToRead, ProtectedFile
from corpus.readers import read_bytes
from corpus.types import RawDocument, Reference

ROOT = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
OPF = 'xmlns:opf="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"'
EPUB = 'xmlns:epub="http://www.idpf.org/2007/ops"'


def packed(members: Mapping[str, str | bytes]) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return data.getvalue()


def page(body: str, attributes: str = "") -> str:
    return f"<html {EPUB}><head><title>A page</title></head><body {attributes}>{body}</body></html>"


def package(pages: Mapping[str, str | bytes], metadata: str = "", more: str = "", spine: tuple[str, ...] = ()) -> str:
    items = "".join(f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in pages)
    order = "".join(f'<itemref idref="{name}"/>' for name in spine or pages)
    lists = f"<manifest>{items}{more}</manifest><spine>{order}</spine>"
    return f"<package {OPF}><metadata>{metadata}</metadata>{lists}</package>"


def book(
    pages: Mapping[str, str | bytes],
    metadata: str = "",
    more: str = "",
    spine: tuple[str, ...] = (),
    **files: str,
) -> RawDocument:
    """A book of these pages, in their order or that of the spine; ``files`` are others, by their names without dots."""
    members: dict[str, str | bytes] = {
        "META-INF/container.xml": ROOT,
        "OPS/book.opf": package(pages, metadata, more, spine),
    }
    members |= {f"OPS/{name}": text for name, text in pages.items()}
    members |= {f"OPS/{name.replace('_', '.')}": text for name, text in files.items()}
    return read_bytes(packed(members), "book.epub")


def shown(document: RawDocument) -> list[tuple[str, str]]:
    return [(block.hint, block.text) for block in document.blocks]


def parts(document: RawDocument) -> list[tuple[str, str]]:
    return [(block.locator.part, block.text) for block in document.blocks if block.hint != "boilerplate"]


EAST, WEST = page("<h1>东岸</h1><p>渡船靠岸。</p>"), page("<h1>The West Bank</h1><p>Nobody is there.</p>")
NAV = '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
CONTENTS = page(
    '<nav epub:type="toc"><ol><li><a href="a.xhtml">第一章 东岸</a></li>'
    '<li><a href="b.xhtml#x">Two: West</a></li></ol></nav>'
    '<nav epub:type="page-list"><ol><li><a href="b.xhtml">7</a></li></ol></nav>'
)


def test_pages_come_in_the_order_of_the_spine():
    made = book({"a.xhtml": EAST, "b.xhtml": WEST}, spine=("b.xhtml", "a.xhtml"))
    assert [text for _, text in shown(made)] == ["The West Bank", "Nobody is there.", "东岸", "渡船靠岸。"]


def test_pages_that_are_not_in_the_spine_are_no_text():
    assert len(book({"a.xhtml": EAST, "b.xhtml": WEST}, spine=("a.xhtml", "a.xhtml", "none")).blocks) == 2


def test_a_part_is_what_the_contents_call_the_page():
    made = book({"a.xhtml": EAST, "b.xhtml": WEST}, more=NAV, nav_xhtml=CONTENTS)
    assert {part for part, _ in parts(made)} == {"第一章 东岸", "Two: West"}


def test_a_part_is_what_the_contents_of_an_old_book_call_the_page():
    point = '<navPoint><navLabel><text>东岸</text></navLabel><content src="a.xhtml"/></navPoint>'
    ncx = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    made = book({"a.xhtml": EAST}, more=ncx, toc_ncx=f"<ncx><navMap>{point}</navMap></ncx>")
    assert {part for part, _ in parts(made)} == {"东岸"}


def test_a_page_that_the_book_lists_several_times_is_read_once():
    again = "".join(
        f'<item id="i{n}" href="a.xhtml" media-type="application/xhtml+xml" properties="x{n}"/>' for n in range(50)
    )
    made = book({"a.xhtml": EAST}, more=again, spine=("a.xhtml", *(f"i{n}" for n in range(50))))
    assert [text for _, text in shown(made)] == ["东岸", "渡船靠岸。"]


def test_contents_are_read_once_however_often_the_book_lists_them_and_however_many_there_are():
    links = '<a href="a.xhtml">东岸</a>' * 500
    again = "".join(
        f'<item id="n{n}" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav x{n}"/>'
        f'<item id="m{n}" href="./nav{n}.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        for n in range(100)
    )
    more = {f"nav{n}_xhtml": page(f"<nav>{links}</nav>") for n in range(100)}
    begun = process_time()
    made = book({"a.xhtml": EAST}, more=NAV + again, nav_xhtml=page(f"<nav>{links}</nav>"), **more)
    assert {part for part, _ in parts(made)} == {"东岸"}
    assert process_time() - begun < 1


def test_contents_inside_contents_are_read_once():
    nested = "<nav>" * 200 + '<a href="a.xhtml">东岸</a>' * 5000 + "</nav>" * 200
    begun = process_time()
    made = book({"a.xhtml": EAST}, more=NAV, nav_xhtml=page(nested))
    assert {part for part, _ in parts(made)} == {"东岸"}
    assert process_time() - begun < 1


def test_broken_contents_cost_the_names_alone():
    ncx = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    assert len(book({"a.xhtml": EAST}, more=ncx, toc_ncx="<ncx").blocks) == 2


def test_a_page_without_a_name_goes_on_with_the_chapter_before_it():
    made = book({"a.xhtml": EAST, "c.xhtml": page("<p>还有一页。</p>")}, more=NAV, nav_xhtml=CONTENTS)
    assert parts(made)[-1] == ("第一章 东岸", "还有一页。")


def test_several_chapters_of_one_page_begin_at_their_headings():
    nav = page('<nav epub:type="toc"><a href="a.xhtml#one">一</a><a href="a.xhtml#two">二</a></nav>')
    made = book({"a.xhtml": page("<h2>一</h2><p>渡口。</p><h2>二</h2><p>码头。</p>")}, more=NAV, nav_xhtml=nav)
    assert parts(made) == [("一", "一"), ("一", "渡口。"), ("二", "二"), ("二", "码头。")]


def test_without_contents_a_part_is_the_heading_of_its_page():
    assert {part for part, _ in parts(book({"a.xhtml": EAST}))} == {"东岸"}


def test_contents_in_the_spine_are_boilerplate():
    made = book({"nav.xhtml": CONTENTS, "a.xhtml": EAST}, more=NAV)
    assert ("boilerplate", "第一章 东岸") in shown(made)
    assert [text for _, text in parts(made)] == ["东岸", "渡船靠岸。"]


@pytest.mark.parametrize("kind", ["cover", "toc"])
def test_the_cover_and_the_contents_of_an_old_book_are_boilerplate(kind: str):
    guide = f'</manifest><guide><reference type="{kind}" href="c.xhtml"/></guide><manifest>'
    made = book({"c.xhtml": page("<p>青岚出版社</p>"), "a.xhtml": EAST}, more=guide)
    assert shown(made)[0] == ("boilerplate", "青岚出版社")


def test_a_title_page_is_no_second_title():
    front = page('<section epub:type="titlepage"><h1>渡口记</h1></section>')
    made = book({"t.xhtml": front, "a.xhtml": page("<h1>渡口记</h1><p>渡船靠岸。</p>")})
    assert shown(made)[:2] == [("boilerplate", "渡口记"), ("heading", "渡口记")]
    assert shown(book({"t.xhtml": front, "a.xhtml": EAST}))[0] == ("title", "渡口记")


def test_notes_are_notes_and_their_marks_stand_aside():
    body = (
        '<p>渡船停了。<a epub:type="noteref" href="#n">[1]</a></p>'
        '<aside epub:type="footnote" id="n"><p>因为大风。</p></aside>'
        "<p>没有人过河。</p>"
    )
    assert shown(book({"a.xhtml": page(body)})) == [
        ("", "渡船停了。"),
        ("boilerplate", "[1]"),
        ("note", "因为大风。"),
        ("", "没有人过河。"),
    ]


def test_an_aside_that_is_no_note_is_text():
    made = book({"a.xhtml": page("<p>渡船停了。</p><aside><p>说到风。</p></aside>")})
    assert shown(made)[1] == ("", "说到风。")


def test_a_table_with_a_language_a_column_is_made_of_units():
    rows = (
        "<tr><td>渡船停了。</td><td>The ferry stopped.</td></tr><tr><td>没有人过河。</td><td>Nobody crosses.</td></tr>"
    )
    made = book({"a.xhtml": page(f"<table>{rows}</table>")})
    assert [(block.unit and block.unit.number, block.lang) for block in made.blocks] == [
        (0, "zh"), (0, "en"), (1, "zh"), (1, "en"),
    ]  # fmt: skip


def test_two_tables_in_a_row_are_two():
    rows = (
        "<tr><td>渡船停了。</td><td>The ferry stopped.</td></tr><tr><td>没有人过河。</td><td>Nobody crosses.</td></tr>"
    )
    made = book({"a.xhtml": page(f"<table>{rows}</table><table>{rows}</table>")})
    assert [block.unit and block.unit.number for block in made.blocks] == [0, 0, 1, 1, 2, 2, 3, 3]


def test_a_page_in_gbk_is_read():
    body = '<?xml version="1.0" encoding="gbk"?>' + page("<p>渡船每天清早从东岸出发。</p>")
    assert shown(book({"a.xhtml": body.encode("gbk")}))[0][1] == "渡船每天清早从东岸出发。"


def test_a_page_that_is_no_xml_is_read_all_the_same():
    assert shown(book({"a.xhtml": "<body><p>渡口&nbsp;一<p>码头<br>灯塔"})) == [
        ("", "渡口\xa0一"), ("", "码头"), ("", "灯塔"),
    ]  # fmt: skip


def test_links_are_followed_whatever_their_case_and_spelling():
    opf = package({"Text%2F%E7%AB%A0.xhtml": ""})
    data = packed({"META-INF/container.xml": ROOT, "OPS/book.opf": opf, "OPS/text/章.xhtml": EAST})
    assert len(read_bytes(data, "book.epub").blocks) == 2


def record(metadata: str) -> Reference:
    return book({"a.xhtml": EAST}, metadata).reference


class TestRecord:
    def test_has_titles_persons_by_role_and_publication(self):
        made = record(
            "<dc:title>渡口记 / The Ferry</dc:title>"
            '<dc:creator opf:role="aut">林望舒</dc:creator><dc:creator opf:role="trl">Doe, Jane</dc:creator>'
            '<dc:contributor id="e">顾清河</dc:contributor><meta refines="#e" property="role">edt</meta>'
            "<dc:publisher>青岚出版社</dc:publisher><dc:date>2019-05-04T00:00:00Z</dc:date>"
            "<dc:identifier>doi:10.1234/ferry</dc:identifier><dc:subject>水运</dc:subject>"
        )
        assert (made.title_zh, made.title_en) == ("渡口记", "The Ferry")
        assert (made.author, made.translator, made.editor) == (("林望舒",), ("Jane Doe",), ("顾清河",))
        assert (made.publisher, made.issued, made.doi) == ("青岚出版社", "2019-05-04", "10.1234/ferry")
        assert (made.type, made.keywords) == ("book", ("水运",))

    def test_has_the_date_of_publication_and_not_that_of_the_file(self):
        made = record('<dc:date opf:event="modification">2022</dc:date><dc:date opf:event="publication">1998</dc:date>')
        assert made.issued == "1998"

    def test_has_no_title_that_says_there_is_none(self):
        assert record("<dc:title>Untitled</dc:title><dc:creator>Unknown</dc:creator>") == Reference(type="book")


class TestBadFiles:
    def locked(self, member: str) -> RawDocument:
        cipher = f'<EncryptedData><CipherData><CipherReference URI="{member}"/></CipherData></EncryptedData>'
        members = {
            "META-INF/container.xml": ROOT,
            "META-INF/encryption.xml": f"<encryption>{cipher}</encryption>",
            "OPS/book.opf": package({"a.xhtml": EAST}),
            "OPS/a.xhtml": EAST,
        }
        return read_bytes(packed(members), "book.epub")

    def test_whose_pages_are_encrypted_are_refused_with_advice(self):
        with pytest.raises(ProtectedFile, match="unprotected copy"):
            self.locked("OPS/a.xhtml")

    def test_whose_fonts_are_encrypted_are_read(self):
        assert len(self.locked("OPS/font.otf").blocks) == 2

    def test_without_a_package_are_damaged(self):
        with pytest.raises(DamagedFile, match="no list of its chapters"):
            read_bytes(packed({"META-INF/container.xml": ROOT}), "book.epub")

    def test_whose_container_leads_astray_have_the_package_that_is_there(self):
        members = {
            "META-INF/container.xml": ROOT.replace("OPS/book", "../../etc/passwd"),
            "OPS/book.opf": package({"a.xhtml": EAST}),
            "OPS/a.xhtml": EAST,
        }
        assert len(read_bytes(packed(members), "book.epub").blocks) == 2

    def test_of_pictures_have_nothing_to_read(self):
        with pytest.raises(NothingToRead):
            book({"a.xhtml": page('<img src="1.jpg"/>')})

    def test_of_very_many_links_and_notes_take_time_that_grows_with_their_length(self):
        notes = '<aside epub:type="footnote"><p>风。</p></aside>' * 20_000
        items = "".join(f'<item id="i{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(20_000))
        began = process_time()
        assert len(book({"a.xhtml": page(f"<p>渡口。</p>{notes}")}, more=items).blocks) == 20_001
        assert process_time() - began < 10


def test_every_block_says_its_line_in_its_page():
    made = book({"a.xhtml": page("\n<p>渡口。</p>\n<p>码头。</p>")})
    assert [block.locator.line for block in made.blocks] == [2, 3]


def test_notes_of_chinese_reading_programs_are_notes_and_their_marks_stand_beside_the_text():
    text = '<p>渡船靠岸。<a class="duokan-footnote" href="#n1">注</a></p>'
    notes = '<ol class="duokan-footnote-content"><li class="duokan-footnote-item" id="n1">清晨五点。</li></ol>'
    assert shown(book({"a.xhtml": page(text + notes)})) == [
        ("", "渡船靠岸。"),
        ("boilerplate", "注"),
        ("note", "清晨五点。"),
    ]


def test_paragraphs_that_are_but_lines_of_a_converted_page_leave_no_gap():
    lines = (
        "The keeper lit the lamp at dusk and",
        "put it out when the first of the",
        "boats came home, which was never",
        "before six and sometimes not until",
        "eight in summer.",
    )
    found = book({"a.xhtml": page("".join(f"<p>{line}</p>" for line in lines))})
    assert [block.gap for block in found.blocks] == [True, False, False, False, False]
