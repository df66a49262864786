"""Styles that the library's user added: found by their files' names, checked, and unable to do harm."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest

from corpus.errors import CitationError, UnknownStyle
from corpus.types import Reference
from webapp.citations import added_styles, cite, find_style, styles
from webapp.citations.bundled_styles import STYLES
from webapp.citations.csl_files import checked

BOOK = Reference(type="book", title_zh="渡口", author=("何向南", "沈一"), publisher="远山出版社", issued="2012")
ENGLISH = Reference(type="book", title_en="The Ferry", author=("Clara M. Whitfield",), issued="2012")

LAYOUT = """<layout suffix="."><names variable="author"><name delimiter="/"/></names>
<text variable="title" prefix=" | "/></layout>"""

STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="{kind}" version="1.0">
<info><title>{title}</title><id>x</id><updated>2026-01-01T00:00:00+00:00</updated></info>
{macros}<citation>{layouts}</citation></style>"""


def style(layouts: str = LAYOUT, *, title: str = "House style", kind: str = "note", macros: str = "") -> str:
    return STYLE.format(layouts=layouts, title=title, kind=kind, macros=macros)


def calling(name: str) -> str:
    return f'<layout><text macro="{name}"/></layout>'


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "styles").mkdir()
    return tmp_path / "styles"


def cited(reference: Reference, folder: Path) -> str:
    return cite(reference, style=find_style("house", added_styles(folder.parent)))


def test_a_file_in_the_folder_is_a_style_by_its_name_and_its_title(folder):
    (folder / "House_Style 2.csl").write_text(style(), "utf-8")
    added = added_styles(folder.parent)
    assert [(each.name, each.label("zh")) for each in styles(added)[len(STYLES) :]] == [
        ("house-style-2", "House style")
    ]
    assert find_style("house style 2", added).name == "house-style-2"
    assert cite(BOOK, style=find_style("house-style-2", added)) == "何向南/沈一 | 渡口."


def test_a_style_without_title_goes_by_its_file(folder):
    (folder / "本刊.csl").write_text(style(title=""), "utf-8")
    assert find_style("本刊", added_styles(folder.parent)).label("en") == "本刊"


def test_without_a_folder_there_are_the_project_s_own_styles(tmp_path):
    added = added_styles(tmp_path / "nowhere")
    assert styles(added) == styles() == STYLES
    assert added.refused == ()


def test_one_library_s_styles_are_not_another_s(folder, tmp_path):
    (folder / "house.csl").write_text(style(), "utf-8")
    assert find_style("house", added_styles(tmp_path))
    with pytest.raises(UnknownStyle):
        find_style("house", added_styles(tmp_path / "other"))


def test_a_changed_file_is_read_anew(folder):
    path = folder / "house.csl"
    path.write_text(style(), "utf-8")
    before = cited(BOOK, folder)
    path.write_text(style(LAYOUT.replace(" | ", " = ")), "utf-8")
    os.utime(path, ns=(1, 1))
    assert (before, cited(BOOK, folder)) == ("何向南/沈一 | 渡口.", "何向南/沈一 = 渡口.")


def test_a_layout_for_works_in_english_is_used_for_these_alone(folder):
    layouts = LAYOUT + LAYOUT.replace("<layout", '<layout locale="en"').replace(" | ", ": ")
    (folder / "house.csl").write_text(style(layouts), "utf-8")
    assert cited(BOOK, folder) == "何向南/沈一 | 渡口."
    assert cited(ENGLISH, folder) == "Clara M. Whitfield: The Ferry."


def test_what_else_csl_m_has_is_refused_by_its_name():
    layouts = (
        LAYOUT + '<layout locale="en"><choose><if has-day="issued"><text variable="title"/></if></choose></layout>'
    )
    with pytest.raises(CitationError, match=r"not valid CSL 1\.0\.2, of whose extension CSL-M only"):
        checked(style(layouts).encode())


def test_a_style_that_keeps_given_names_whole_keeps_them(folder):
    whole = '<name initialize="false" initialize-with=". " delimiter="/"/>'
    (folder / "house.csl").write_text(style(LAYOUT.replace('<name delimiter="/"/>', whole)), "utf-8")
    assert cited(ENGLISH, folder) == "Clara M. Whitfield | The Ferry."


def test_a_file_with_the_name_of_another_style_is_refused(folder):
    (folder / "APA.csl").write_text(style(), "utf-8")
    assert [(each.file, each.reason) for each in added_styles(folder.parent).refused] == [
        ("APA.csl", "another style has this name already: rename the file")
    ]
    assert find_style("apa", added_styles(folder.parent)).source == "published"


def test_a_broken_file_is_in_no_menu_and_says_why_when_it_is_asked_for(folder):
    (folder / "house.csl").write_text("<style", "utf-8")
    assert styles() == STYLES
    with pytest.raises(UnknownStyle, match=r"styles/house\.csl can't be used: it is no well-formed XML"):
        cited(BOOK, folder)


def doubling(depth: int, inside: str = "{0}{0}") -> str:
    calls = [inside.format(f'<text macro="m{number + 1}"/>') for number in range(depth)]
    macros = [f'<macro name="m{number}">{call}</macro>' for number, call in enumerate(calls)]
    return "".join(macros) + f'<macro name="m{depth}"><text variable="title"/></macro>'


CHOOSING = '<choose><if type="book"><text variable="title"/></if><else>{0}{0}</else></choose>'

HOSTILE = {
    "declares a document type": '<!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;">]>' + style().split("?>")[1],
    "declares a document type, ": '<!DOCTYPE a SYSTEM "file:///etc/passwd">' + style().split("?>")[1],
    "longer than 512 KB": style(macros=f"<!-- {'x' * 600_000} -->"),
    "no well-formed XML": style() + "<",
    "no well-formed XML ": "\x00\x01",
    "no CSL style": "<html/>",
    "refers to another style": style().replace("</info>", '<link rel="independent-parent" href="http://a/b"/></info>'),
    "not valid CSL 1.0.2 (line": style('<layout><text nonsense="1"/></layout>'),
    "not valid CSL 1.0.2": style("").replace("<citation></citation>", ""),
    "a macro 'no' that it does not have": style(calling("no")),
    "its macro 'a' calls itself": style(calling("a"), macros='<macro name="a"><text macro="a"/></macro>'),
    "calls itself": style(calling("m0"), macros=doubling(3).replace('variable="title"', 'macro="m1"')),
    "would never be finished": style(calling("m0"), macros=doubling(30)),
    "would never be finished ": style(calling("m0"), macros=doubling(30, "<group>" + CHOOSING + "</group>")),
    "too deeply": style(calling("m0"), macros=doubling(3000, "{0}")),
    "not valid CSL 1.0.2 (": style(calling("a'b"), macros="<macro name=\"a'b\"><text variable='title'/></macro>"),
}


@pytest.mark.parametrize(("reason", "text"), HOSTILE.items())
def test_what_is_broken_or_hostile_is_refused_at_once_with_its_reason(reason, text):
    start = time.process_time()
    with pytest.raises(CitationError, match=re.escape(reason.strip())):
        checked(text.encode())
    assert time.process_time() - start < 5  # 0.1 s alone


def test_a_file_in_another_encoding_can_hide_no_entities():
    text = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY b "b">]>' + style().split("?>")[1]
    with pytest.raises(CitationError, match="declares a document type"):
        checked(text.encode("utf-16"))


@pytest.mark.parametrize("encoding", ["GBK", "big5", "no-such"])
def test_a_file_in_an_encoding_that_can_not_be_read_is_refused_with_advice(encoding):
    with pytest.raises(CitationError, match="save it as UTF-8"):
        checked(f'<?xml version="1.0" encoding="{encoding}"?><style/>'.encode())


@pytest.mark.parametrize("name", [b"\xb1\xbe\xbf\xaf.csl", b"a\x1b[2J.csl"])
def test_a_file_with_a_name_that_can_not_be_printed_is_refused_and_takes_no_other_along(folder, name):
    (folder / "house.csl").write_text(style(), "utf-8")
    (folder / os.fsdecode(name)).write_text(style(), "utf-8")
    added = added_styles(folder.parent)
    assert [each.name for each in added.styles] == ["house"]
    assert [each.reason for each in added.refused] == ["its name can't be printed: rename the file"]
    assert added.refused[0].file.isprintable()
    added.refused[0].file.encode()


def test_branches_of_which_one_is_printed_are_not_counted_together():
    many = "".join(f'<else-if type="report"><text macro="m{number}"/></else-if>' for number in range(9))
    choose = f'<layout><choose><if type="book"><text macro="m0"/></if>{many}</choose></layout>'
    assert checked(style(choose, macros=doubling(8)).encode()).notes


def test_what_a_style_stumbles_over_is_told_with_advice(folder):
    twice = '<locale xml:lang="zh"/><locale xml:lang="zh"/>'
    (folder / "house.csl").write_text(style(macros=twice), "utf-8")
    with pytest.raises(CitationError, match=r"“house” can't print this record"):
        cited(BOOK, folder)


@pytest.mark.parametrize(
    "name", sorted({each.file(lang) for each in STYLES if each.source == "own" for lang in ("zh", "en")})
)
def test_the_project_s_own_styles_are_valid_csl(name):
    from webapp.citations.engine import OWN

    assert checked((OWN / f"{name}.csl").read_bytes()).title
