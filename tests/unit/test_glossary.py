"""A user's glossary: read from TSV and TBX, written, kept, and asked."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.errors import DamagedFile, NothingToRead
from corpus.glossary.entry import Entry
from corpus.glossary.files import FORMATS, format_of, read_glossary
from corpus.glossary.terms import Glossary
from corpus.store import Store
from webapp.cli import program

ENTRIES = (
    Entry("茶园", "tea garden", "preferred", "not plantation"),
    Entry("茶园", "tea plantation", "deprecated"),
    Entry("水渠", "canal & ditch <small>"),
)

DCA = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><text><body><termEntry id="c1">
<langSet xml:lang="zh-CN"><tig><term>茶园</term></tig></langSet>
<langSet xml:lang="en-US"><tig><term>tea garden</term>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote><note>not plantation</note></tig>
<ntig><termGrp><term>tea plantation</term>
<termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termGrp></ntig></langSet>
<langSet xml:lang="fr"><tig><term>jardin</term></tig></langSet>
</termEntry></body></text></martif>"""

NEWER_DCA = """<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="c1"><langSec xml:lang="zh"><termSec><term>水渠</term></termSec></langSec>
<langSec xml:lang="en"><termSec><term>canal</term>
<termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termSec></langSec></conceptEntry>
</body></text></tbx>"""


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_written_is_read_again(form):
    written = "".join(f"{line}\n" for line in FORMATS[form](ENTRIES))
    assert read_glossary(f"g.{form}", written.encode()) == ENTRIES


def test_both_styles_of_tbx_are_read_and_languages_that_are_not_ours_left_out():
    assert read_glossary("g.tbx", DCA.encode()) == (
        Entry("茶园", "tea garden", "preferred", "not plantation"),
        Entry("茶园", "tea plantation", "deprecated"),
    )
    assert read_glossary("g.tbx", NEWER_DCA.encode()) == (Entry("水渠", "canal", "admitted"),)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-8"])
@pytest.mark.parametrize("declaration", ["", '<?xml version="1.0" encoding="{}"?>\n'])
def test_tbx_with_a_byte_order_mark_is_read(encoding, declaration):
    text = f"\ufeff{declaration.format(encoding.removesuffix('-le').removesuffix('-be'))}{NEWER_DCA}"
    assert read_glossary("g.tbx", text.encode(encoding)) == (Entry("水渠", "canal", "admitted"),)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "entry",
    [
        Entry("#一号渠", "canal no. 1"),
        Entry("“渠”", '"canal"', "", 'said "so"'),
        Entry('"', '""', "", '"a" or "b"'),
        Entry("渠", "canal\u2028ditch", "", "# no remark"),
    ],
)
def test_signs_that_mean_something_to_tables_are_written_so_that_they_are_read_again(form, entry):
    written = "".join(f"{line}\n" for line in FORMATS[form]([entry]))
    expected = replace(entry, en=entry.en.replace("\u2028", " "))
    assert read_glossary(f"g.{form}", written.encode()) == (expected,)


def test_characters_that_xml_cannot_hold_are_left_out_of_tbx():
    written = "".join(FORMATS["tbx"]([Entry("茶\x00园", "tea\x0b garden", "", "\x1b\ufffe\udc80note")]))
    assert read_glossary("g.tbx", written.encode()) == (Entry("茶园", "tea garden", "", "note"),)


def test_a_concept_of_a_thousand_terms_in_each_language_is_refused():
    terms = "".join(f"<termSec><term>{number}</term></termSec>" for number in range(1000))
    sections = "".join(f'<langSec xml:lang="{lang}">{terms}</langSec>' for lang in ("zh", "en"))
    with pytest.raises(DamagedFile, match="The concept 'c7' has 1,000 Chinese and 1,000 English terms"):
        read_glossary("g.tbx", f'<tbx><conceptEntry id="c7">{sections}</conceptEntry></tbx>'.encode())


def test_of_a_pair_that_comes_twice_the_later_entry_counts(tmp_path):
    later = Entry("茶园", "tea garden", "deprecated", "not any more")
    table = "茶园\ttea garden\tpreferred\n水渠\tcanal\n茶园\ttea garden\tdeprecated\tnot any more\n"
    assert read_glossary("g.tsv", table.encode()) == (later, Entry("水渠", "canal"))
    with Store.open(tmp_path) as store:
        store.set_glossary(ENTRIES)
        assert store.set_glossary([later], keep=True) == store.glossary() == (later, *ENTRIES[1:])


def test_columns_are_taken_by_their_names_and_in_the_usual_order_without_any():
    named = 'English\tChinese\tRemark\n"tea ""garden"""\t茶园\tgreen\n\n# a remark\ncanal\t水渠\n'
    assert read_glossary("g.tsv", named.encode("utf-16")) == (
        Entry("茶园", 'tea "garden"', "", "green"),
        Entry("水渠", "canal"),
    )
    assert read_glossary("g.tsv", "\ufeff茶园\ttea garden\r\n".encode()) == (Entry("茶园", "tea garden"),)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'<!DOCTYPE t [\n<!ENTITY a "aa">\n<!ENTITY b "&a;&a;">]>\n<tbx>&b;</tbx>', "Line 2 declares an entity"),
        (b"<tbx>\n<text>\n</tbx>", "Line 3 is no well-formed XML"),
        (b"<html/>", "no TBX"),
        ("茶园\ttea garden\n水渠\t\n".encode(), "Line 2 has no Chinese or no English term"),
        ("tea garden\t茶园\n".encode(), "Line 1 has Chinese in the English column"),
        ("茶园\ttea garden\tbest\n".encode(), "Line 1: the status 'best'"),
        (b"a\tb\n\xb2\xe8\tc\n", "Line 2 is not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_line(data, said):
    with pytest.raises(DamagedFile, match=said.replace("(", r"\(")):
        read_glossary("g", data)


def test_a_file_without_entries_is_refused():
    with pytest.raises(NothingToRead):
        read_glossary("g.tsv", b"zh\ten\n")


def test_a_glossary_is_asked_in_either_script_and_any_inflection_and_keeps_quiet_about_what_is_deprecated():
    glossary = Glossary((Entry("茶园", "tea estate"), *ENTRIES))
    assert glossary.english("茶园") == ("tea garden", "tea estate")
    assert glossary.english("茶館") == ()
    assert glossary.chinese(("tea", "garden")) == ("茶园",)
    assert glossary.chinese(("tea", "plantat")) == ()


def test_the_format_of_a_file_is_what_its_name_says():
    assert [format_of(Path(name)) for name in ("a.TBX", "a.xml", "a.tsv", "a")] == ["tbx", "tbx", "tsv", "tsv"]


def test_the_store_keeps_a_glossary_whole_and_counts_it_as_a_change(tmp_path):
    with Store.open(tmp_path) as store:
        before = store.generation()
        assert store.set_glossary(ENTRIES) == ENTRIES == store.glossary()
        assert store.generation() == before + 1
        assert store.set_glossary((*ENTRIES[:1], Entry("水", "water")), keep=True)[3:] == (Entry("水", "water"),)
    with Store.open(tmp_path) as store:
        assert len(store.glossary()) == 4
        assert store.set_glossary(()) == store.glossary() == ()


def test_the_terminal_takes_a_glossary_in_and_gives_it_out(tmp_path):
    def run(*args):
        return CliRunner().invoke(program, ["glossary", *map(str, args)], env={"DUIZHAO_HOME": str(tmp_path / "home")})

    source, copy = tmp_path / "in.tsv", tmp_path / "out.tbx"
    source.write_text("".join(f"{line}\n" for line in FORMATS["tsv"](ENTRIES)), "utf-8")
    assert json.loads(run("import", source, "--json").stdout) == {"ok": True, "read": 3, "total": 3}
    assert json.loads(run("import", source, "--add", "--json").stdout)["total"] == 3
    assert json.loads(run("list", "--json").stdout)["entries"][0]["en"] == "tea garden"
    assert "茶园 = tea garden  (preferred · not plantation)" in run("list").stdout
    assert run("export", copy).exit_code == 0
    assert read_glossary(copy.name, copy.read_bytes()) == ENTRIES
    assert run("export").stdout.splitlines()[1] == "茶园\ttea garden\tpreferred\tnot plantation"
    source.write_text("茶园\n", "utf-8")
    refused = run("import", source)
    assert (refused.exit_code, "Line 1" in refused.stderr) == (10, True)
    assert run("import", tmp_path / "nowhere.tsv").exit_code == 10
    assert json.loads(run("clear", "--json").stdout) == {"ok": True, "removed": 3, "total": 0}
    assert json.loads(run("list", "--json").stdout)["total"] == 0
