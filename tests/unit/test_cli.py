from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from corpus.errors import DuizhaoError
from webapp.cli import COMMANDS, program
from webapp.commands import list as list_command

CANAL = """# 水渠章程

# Canal Rules

各村每年清理一次水渠，费用由用水户按田亩分担，每亩二元。

Each village clears its canals once a year; the water users share the cost by the area of their fields.

水闸由管水员看守，夜间不得擅自开启。

The sluice is kept by the water warden and may not be opened at night.
"""

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def call(*args: str | Path, **more: Any) -> Result:
        return CliRunner().invoke(
            program, [str(arg) for arg in args], env={"DUIZHAO_HOME": str(tmp_path / "home")}, **more
        )

    return call


@pytest.fixture
def canal(tmp_path: Path) -> Path:
    path = tmp_path / "documents" / "canal.txt"
    path.parent.mkdir()
    path.write_text(CANAL, encoding="utf-8")
    return path


@pytest.fixture
def library(run: Run, canal: Path) -> str:
    """A library with one document; its id."""
    assert run("add", canal).exit_code == 0
    return str(answer(run("list", "--json"))["documents"][0]["id"])


def answer(result: Result) -> dict[str, Any]:
    """The one JSON object that a command has printed."""
    (line,) = result.stdout.splitlines()
    row: dict[str, Any] = json.loads(line)
    return row


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


# The program


def test_the_help_lists_every_command_and_each_command_agrees_with_it(run: Run):
    overview = run("--help").stdout
    for name, said in COMMANDS.items():
        assert f"  {name} " in overview
        shown = run(name, "--help")
        assert shown.exit_code == 0, shown.output
        assert shown.stdout.startswith("Usage: ")
        assert said.endswith(".")


HEAVY = ("jieba", "whoosh", "flask", "numpy", "rich")


def loaded_by(*args: str) -> list[str]:
    """The heavy packages that a process has loaded when a command is done."""
    script = (
        "import sys; from webapp.cli import program\n"
        f"try: program({list(args)!r})\n"
        "except SystemExit: pass\n"
        f"print([name for name in {(*HEAVY, 'sqlalchemy', 'bs4')!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, encoding="utf-8")
    names: list[str] = json.loads(done.stdout.splitlines()[-1].replace("'", '"'))
    return names


def test_the_help_loads_neither_text_nor_search():
    assert loaded_by("--help") == []


def test_adding_what_is_there_already_loads_neither_dictionaries_nor_engine(library: str, canal: Path, tmp_path: Path):
    assert not set(HEAVY) & set(loaded_by("--home", str(tmp_path / "home"), "add", str(canal)))


def test_an_unknown_command_is_answered_with_the_nearest_one(run: Run):
    result = run("serch", "x")
    assert result.exit_code == 2
    assert "search" in result.stderr
    assert "duizhao --help" in run("zzz").stderr


def test_errors_have_one_shape_as_json_and_are_sentences_otherwise(run: Run):
    as_json = run("show", "nowhere", "--json")
    assert as_json.exit_code == 3
    row = answer(as_json)
    assert set(row) == {"ok", "error", "kind", "status"}
    assert (row["ok"], row["kind"], row["status"]) == (False, "UnknownDocument", 404)
    plain = run("show", "nowhere")
    assert (plain.stdout, plain.exit_code) == ("", 3)
    assert plain.stderr.startswith("Error: There is no document 'nowhere'.")


def test_mistakes_in_the_options_have_that_shape_too(run: Run):
    result = run("list", "--json", "--bogus")
    assert (result.exit_code, answer(result)["kind"], answer(result)["status"]) == (2, "BadParameter", 400)
    assert run("list", "--bogus").exit_code == 2


@pytest.mark.parametrize("command", ["search", "lookup"])
def test_a_query_that_begins_with_a_minus_is_told_where_it_goes(run: Run, library: str, command: str):
    result = run(command, "-水渠")
    assert result.exit_code == 2
    assert "goes after --" in result.stderr
    assert run(command, "--", "-水渠").exit_code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes that tell of a reader who left")
@pytest.mark.parametrize("args", [("export",), ("search", "水渠"), ("list",), ("list", "--json")])
def test_a_reader_who_has_had_enough_is_no_failure(tmp_path: Path, library: str, args: tuple[str, ...]):
    script = "import sys; from webapp.cli import main; main()"
    command = [sys.executable, "-c", script, "--home", str(tmp_path / "home"), *args]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read().decode()
        assert [line for line in said.splitlines() if not line.startswith("Note: ")] == []
        assert process.wait() == 0


def test_a_failure_that_nobody_foresaw_is_still_an_answer(run: Run, monkeypatch: pytest.MonkeyPatch):
    def fail() -> None:
        raise RuntimeError("the roof")

    monkeypatch.setattr(list_command, "open_store", fail)
    result = run("list", "--json")
    assert (result.exit_code, answer(result)["kind"]) == (1, "InternalError")
    assert "the roof" in result.stderr  # with the traceback that a report needs


def test_every_error_of_ours_leaves_with_its_own_exit_code(run: Run, monkeypatch: pytest.MonkeyPatch):
    kinds = [DuizhaoError]
    for kind in kinds:
        kinds.extend(kind.__subclasses__())
    for kind in kinds:

        def fail(kind: type[DuizhaoError] = kind) -> None:
            raise kind("What happened. What to do.")

        monkeypatch.setattr(list_command, "open_store", fail)
        assert run("list").exit_code == kind.exit_code


def test_the_library_may_be_named_before_or_after_the_command(run: Run, tmp_path: Path, canal: Path):
    elsewhere = tmp_path / "else" / "where"
    run("--home", elsewhere, "add", canal)
    assert answer(run("list", "--home", elsewhere, "--json"))["total"] == 1
    assert answer(run("list", "--json"))["total"] == 0


# Adding and the list


def test_adding_says_what_became_of_each_file(run: Run, canal: Path):
    first = run("add", canal)
    assert first.exit_code == 0
    assert first.stdout.startswith("Added: canal.txt (")
    assert run("add", canal).stdout.startswith("Unchanged: canal.txt (")
    canal.write_text(CANAL + "\n末段。\n", encoding="utf-8")
    assert run("add", canal).stdout.startswith("Changed: canal.txt (")
    copy = canal.with_name("copy.txt")
    copy.write_text(canal.read_text(encoding="utf-8"), encoding="utf-8")
    assert run("add", copy).stdout.startswith("Already there: copy.txt has the content of canal.txt (")


def test_adding_answers_scripts_with_every_file(run: Run, canal: Path):
    canal.with_name("empty.txt").write_text("", encoding="utf-8")
    canal.with_name("photo.jpg").write_bytes(b"\xff\xd8\xff")
    result = run("add", canal.parent, "--json")
    row = answer(result)
    assert result.exit_code == 10
    assert (row["ok"], row["kind"], row["status"]) == (False, "NothingToRead", 422)
    assert [(each["path"], each["status"]) for each in row["documents"]] == [
        ("canal.txt", "added"),
        ("empty.txt", "failed"),
    ]
    assert row["documents"][0]["changes"]["added"] == row["documents"][0]["passages"] > 0
    assert row["skipped"] == ["photo.jpg"]


def test_what_failed_and_what_was_skipped_goes_to_stderr(run: Run, canal: Path):
    canal.with_name("empty.txt").write_text("", encoding="utf-8")
    canal.with_name("photo.jpg").write_bytes(b"\xff\xd8\xff")
    result = run("add", canal.parent)
    assert result.exit_code == 10
    assert "Failed: empty.txt" in result.stderr
    assert "photo.jpg" in result.stderr
    assert "2 documents: 1 added, 1 failed." in result.stdout


def test_a_file_of_unknown_format_that_is_named_is_a_failure(run: Run, tmp_path: Path):
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"\xff\xd8\xff")
    assert run("add", photo).exit_code == 10


def test_a_folder_without_documents_says_what_can_be_read(run: Run, tmp_path: Path):
    (tmp_path / "empty").mkdir()
    result = run("add", tmp_path / "empty")
    assert result.exit_code == 10
    assert ".txt" in result.stderr


def test_both_editions_can_be_named_whatever_they_are_called(run: Run, tmp_path: Path):
    (tmp_path / "a.txt").write_text("水闸由管水员看守，夜间不得擅自开启。\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text(
        "The sluice is kept by the warden and may not be opened at night.\n", encoding="utf-8"
    )
    result = run("add", "--zh", tmp_path / "a.txt", "--en", tmp_path / "b.txt", "--json")
    assert answer(result)["documents"][0]["path"] == "a.txt + b.txt"
    assert answer(run("list", "--json"))["documents"][0]["source"] == ["a.txt", "b.txt"]


@pytest.mark.parametrize("args", [(), ("--zh", "a.txt"), ("c.txt", "--zh", "a.txt", "--en", "b.txt")])
def test_arguments_that_name_no_documents_are_refused(run: Run, args: tuple[str, ...]):
    assert run("add", *args).exit_code == 2


def test_one_document_can_be_replaced_but_not_by_several(run: Run, canal: Path, library: str):
    new = canal.with_name("new.txt")
    new.write_text(CANAL + "\n末段。\n", encoding="utf-8")
    assert answer(run("add", new, "--as", library, "--json"))["documents"][0]["status"] == "changed"
    assert run("add", new, canal, "--as", library).exit_code == 2
    assert [row["id"] for row in answer(run("list", "--json"))["documents"]] == [library]


def test_the_list_has_the_shape_that_scripts_rely_on(run: Run, library: str):
    listed = answer(run("list", "--json"))
    assert (listed["ok"], listed["total"]) == (True, 1)
    assert listed["documents"][0] == {
        "id": library,
        "title_zh": "水渠章程",
        "title_en": listed["documents"][0]["title_en"],
        "source": ["canal.txt"],
        "languages": ["zh", "en"],
        "passages": 3,
        "added": listed["documents"][0]["added"],
    }


def test_the_list_is_a_table_for_people_and_an_empty_one_says_what_to_do(run: Run, canal: Path):
    assert "duizhao add" in run("list").stderr
    run("add", canal)
    shown = run("list").stdout
    assert "水渠章程" in shown
    assert "1 document, 3 passages." in shown


# One document


def test_a_document_is_shown_with_its_record_and_all_its_passages(run: Run, library: str):
    shown = run("show", "canal.txt").stdout
    assert shown.startswith("水渠章程\n")
    for text in ("title_zh: 水渠章程", "夜间不得擅自开启", "may not be opened at night", library):
        assert text in shown
    row = answer(run("show", library, "--json"))
    assert (row["document"]["reference"]["title_zh"], row["total"]) == ("水渠章程", len(row["passages"]))


def test_edits_are_shown_and_survive_adding_again(run: Run, canal: Path, library: str):
    edited = run(
        "edit", library, "--title-en", "Canal Rules", "--author", "李渠", "--author", "A. Weir", "--issued", "1931"
    )
    assert edited.exit_code == 0, edited.output
    canal.write_text(CANAL + "\n末段。\n", encoding="utf-8")
    run("add", canal)
    reference = answer(run("show", library, "--json"))["document"]["reference"]
    assert (reference["title_en"], reference["author"], reference["issued"]) == (
        "Canal Rules",
        ["李渠", "A. Weir"],
        "1931",
    )


def test_fields_may_be_spelt_with_underscores_and_cleared(run: Run, library: str):
    run("edit", library, "--container_title", "水利志", "--title_en", "Rules")
    cleared = answer(run("edit", library, "--clear", "container-title", "--clear", "title_zh", "--json"))
    reference = cleared["document"]["reference"]
    assert (reference["container-title"], reference["title_zh"], reference["title_en"]) == ("", "", "Rules")


@pytest.mark.parametrize(
    "args",
    [
        (),
        ("--autor", "x"),
        ("--issued", "June"),
        ("--status", "offical"),
        ("--type", "artcle"),
        ("--clear", "autor"),
        ("--publisher", "x", "--publisher", "y"),
        ("--publisher", "x", "--clear", "publisher"),
    ],
)
def test_an_edit_that_cannot_be_meant_is_refused_and_changes_nothing(run: Run, library: str, args: tuple[str, ...]):
    before = answer(run("show", library, "--json"))
    result = run("edit", library, *args)
    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert answer(run("show", library, "--json")) == before


def test_removing_a_document_takes_it_out_of_list_and_index(run: Run, library: str):
    assert answer(run("remove", "canal.txt", "--json"))["removed"] == [{"id": library, "path": "canal.txt"}]
    assert answer(run("list", "--json"))["total"] == 0
    assert answer(run("search", "水闸", "--json"))["total"] == 0


def test_a_misspelt_name_among_several_removes_nothing(run: Run, library: str):
    assert run("remove", library, "nowhere").exit_code == 3
    assert answer(run("list", "--json"))["total"] == 1


# Passages out


def test_export_and_align_print_the_same_passages(run: Run, canal: Path, library: str):
    exported, aligned = rows(run("export")), rows(run("align", canal))
    assert exported == aligned
    assert [row["ordinal"] for row in exported] == [0, 1, 2]
    assert {row["document"] for row in exported} == {library}


def test_align_finds_out_which_of_two_files_is_the_chinese_one(run: Run, tmp_path: Path):
    zh, en = tmp_path / "a.txt", tmp_path / "b.txt"
    zh.write_text("水闸由管水员看守，夜间不得擅自开启。\n", encoding="utf-8")
    en.write_text("The sluice is kept by the warden and may not be opened at night.\n", encoding="utf-8")
    (row,) = rows(run("align", en, zh))
    assert row["zh"].startswith("水闸")
    assert row["en"].startswith("The sluice")
    assert rows(run("align", zh, en)) == [row]
    assert run("align", zh, en, zh).exit_code == 2


def test_align_explains_what_speaks_for_a_pair(run: Run, canal: Path):
    told = run("align", canal, "--explain", 1)
    assert told.exit_code == 0
    assert "confidence" in told.stdout
    assert "has it" in told.stdout
    missing = run("align", canal, "--explain", 99)
    assert missing.exit_code == 2
    assert "numbered 1 to 3" in missing.stderr


def test_align_leaves_the_library_alone(run: Run, canal: Path, tmp_path: Path):
    run("align", canal)
    assert not (tmp_path / "home").exists()


def test_export_can_be_narrowed_written_to_a_file_and_told_a_format(run: Run, library: str, tmp_path: Path):
    out = tmp_path / "out.tsv"
    assert run("export", library, "--format", "tsv", "--output", out).exit_code == 0
    assert out.read_text(encoding="utf-8").count("\n") == 4
    assert [path.name for path in tmp_path.iterdir() if "partial" in path.name] == []
    assert run("export", "nowhere").exit_code == 3
    assert run("export", "--format", "odt").exit_code == 2
    assert run("export", "--format", "tmx", "--boilerplate").exit_code == 2


def test_sentences_are_exported_where_they_are_asked_for(run: Run, library: str):
    memory = run("export", "--format", "tmx", "--level", "sentence").stdout
    assert "<seg>各村每年清理一次水渠，费用由用水户按田亩分担，每亩二元。</seg>" in memory
    assert 'segtype="sentence"' in memory
    assert all(row["sentences"] for row in rows(run("export", "--level", "sentence")))
    assert not any("sentences" in row for row in rows(run("export")))
    heading, first, *_ = run("export", "--format", "tsv", "--level", "sentence").stdout.splitlines()
    assert heading.endswith("\tconfidence\tsentence")
    assert first.endswith("\t0")


def joined(run: Run, folder: Path) -> Path:
    """The export of the library's document with its last two passages made one."""
    table = rows(run("export"))
    table[-2] |= {lang: f"{table[-2][lang]}\n{table[-1][lang]}" for lang in ("zh", "en")}
    path = folder / "corrected.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in table[:-1]), encoding="utf-8")
    return path


def test_a_document_is_repaired_by_hand_and_the_repair_is_listed_lasts_and_is_taken_back(
    run: Run, canal: Path, library: str, tmp_path: Path
):
    before = [row["id"] for row in rows(run("export"))]
    path = joined(run, tmp_path)
    assert "Would make 1 correction" in run("import", "--replace", library, path, "--dry-run").stdout
    assert [row["id"] for row in rows(run("export"))] == before
    assert "1 new correction, 1 correction in all" in run("import", "--replace", library, path).stdout
    after = [row["id"] for row in rows(run("export"))]
    assert (len(after), after[0]) == (2, before[0])
    assert answer(run("search", "水闸", "--json"))["hits"][0]["id"] == after[1]
    assert "corrected" in run("show", library).stdout
    (listed,) = answer(run("corrections", "--json"))["corrections"]
    assert (listed["applied"], len(listed["before"]), len(listed["after"])) == (True, 2, 1)
    shown = run("corrections", library).stdout
    assert "- paragraph" in shown
    assert "+ paragraph" in shown
    canal.write_text(CANAL.replace("章程", "规章"), encoding="utf-8")
    assert "; 1 correction kept" in run("add", canal).stdout
    canal.write_text(CANAL.replace("夜间", "深夜"), encoding="utf-8")
    waiting = run("add", canal).stdout
    assert "1 waiting" in waiting
    assert "`duizhao corrections" in waiting
    assert "waits" in run("corrections", library).stdout
    canal.write_text(CANAL, encoding="utf-8")
    assert answer(run("add", canal, "--json"))["documents"][0]["changes"]["corrections"] == 1
    assert "0 corrections left" in run("corrections", library, "--undo", listed["id"]).stdout
    assert [row["id"] for row in rows(run("export"))] == before
    assert "There is none" in run("corrections", library, "--undo-all").stdout
    assert "Nothing was corrected" in run("corrections").stdout


def test_an_import_says_as_json_what_it_did(run: Run, library: str, tmp_path: Path):
    done = answer(run("import", "--replace", library, joined(run, tmp_path), "--json"))
    assert (done["ok"], len(done["made"]), done["corrections"], done["changes"]["kept"]) == (True, 1, 1, 1)
    assert done["missing"] == done["new"] == done["restored_lines"] == []
    undone = answer(run("corrections", library, "--undo-all", "--json"))
    assert (undone["corrections"], undone["changes"]["added"]) == (0, 2)


def test_an_import_that_loses_text_is_refused_unless_it_is_meant(run: Run, library: str, tmp_path: Path):
    table = rows(run("export"))[:-1]
    path = tmp_path / "short.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in table), encoding="utf-8")
    refused = run("import", "--replace", library, path)
    assert refused.exit_code == 10
    assert "--allow-changes" in refused.stderr
    taken = run("import", "--replace", library, path, "--allow-changes")
    assert taken.exit_code == 0
    assert "Missing from the Chinese" in taken.stderr


def test_an_import_needs_a_document_and_a_file(run: Run, library: str, tmp_path: Path):
    assert run("import", tmp_path / "none.tsv").exit_code == 2
    assert run("import", "--replace", library, tmp_path / "none.tsv").exit_code == 10
    assert run("import", "--replace", "nowhere", joined(run, tmp_path)).exit_code == 3
    assert run("corrections", "--undo-all").exit_code == 2
    assert run("corrections", library, "--undo", "x").exit_code == 2


def test_boilerplate_is_exported_when_it_is_asked_for(run: Run, tmp_path: Path):
    page = tmp_path / "page.txt"
    page.write_text(
        "Home> Water> Rules\n\n水闸由管水员看守，夜间不得擅自开启。\n\nTell Us What You Think\n", encoding="utf-8"
    )
    run("add", page)
    assert "boilerplate" not in {row["kind"] for row in rows(run("export"))}
    left_out = [row for row in rows(run("export", "--boilerplate")) if row["kind"] == "boilerplate"]
    assert "Home> Water> Rules" in {row["text"] for row in left_out}


def test_statistics_count_both_languages(run: Run, library: str):
    numbers = answer(run("stats", "--json"))
    assert (numbers["documents"], numbers["passages"], numbers["paired"], numbers["zh_only"]) == (1, 3, 3, 0)
    assert numbers["kinds"]["title"] == 1
    assert "english words" in run("stats").stdout


# Searching


def test_search_answers_scripts_as_the_api_does(run: Run, library: str):
    found = answer(run("search", 'zh:"夜间不得"', "--json"))
    assert found["total"] == 1
    (hit,) = found["hits"]
    (start, end), *_ = hit["matches"]["zh"]
    assert hit["zh"][start:end] == "夜间不得"


def test_search_shows_people_both_sides_and_the_total(run: Run, library: str):
    shown = run("search", "warden").stdout
    assert "管水员" in shown
    assert shown.endswith("1 passage.\n")


def test_search_can_be_narrowed_to_documents_and_kinds(run: Run, library: str):
    assert answer(run("search", "水渠", "--kind", "title", "--doc", "canal.txt", "--json"))["total"] == 1
    assert run("search", "水渠", "--kind", "tilte").exit_code == 2
    assert "No document is called “nowhere”." in run("search", "水渠", "--doc", "nowhere").stderr
    assert run("search", "水渠", "--limit", "none").exit_code == 2


def test_an_empty_library_finds_nothing(run: Run):
    assert run("search", "水闸").stdout == "0 passages.\n"
    assert run("lookup", "水闸").stdout == "0 passages.\n"


def test_lookup_finds_the_counterpart_of_a_passage_also_from_stdin(run: Run, library: str):
    text = "水闸由管水员看守，夜间不得擅自开启。"
    found = answer(run("lookup", text, "--json"))
    assert found["hits"][0]["relation"] == "counterpart"
    assert "water warden" in found["hits"][0]["en"]
    assert answer(run("lookup", "-", "--json", input=text)) == found
    assert answer(run("lookup", text, "--exclude", "canal.txt", "--json"))["total"] == 0


@pytest.mark.parametrize(
    ("form", "sign"), [("ris", "TY  - "), ("bibtex", "@"), ("biblatex", "@"), ("csl-json", '"language"')]
)
def test_a_work_is_written_for_a_reference_manager(run: Run, library: str, form: str, sign: str):
    name = rows(run("export"))[2]["id"]
    assert sign in run("cite", name, "--format", form).stdout


def test_a_text_that_a_passage_lacks_is_refused(run: Run, library: str):
    run("edit", library, "--title_zh", "水闸", "--title_en", "")
    result = run("cite", rows(run("export"))[2]["id"], "--part", "paired")
    assert result.exit_code != 0
    assert "There is no paired of this passage" in result.stderr


def test_a_passage_can_be_cited_and_quoted(run: Run, library: str):
    run("edit", library, "--author", "李渠", "--issued", "1931", "--type", "book")
    name = rows(run("export"))[2]["id"]
    assert "李渠" in run("cite", name).stdout
    quoted = run("cite", name, "--part", "all").stdout
    assert "夜间不得擅自开启" in quoted
    assert "may not be opened" in quoted
    assert answer(run("cite", name, "--style", "apa", "--json"))["citation"]
    assert run("cite", name, "--style", "nonsense").exit_code == 14
    assert run("cite", "nowhere").exit_code == 3


def test_the_index_can_be_made_anew_and_documents_with_it(run: Run, library: str):
    assert answer(run("rebuild", "--json")) == {"ok": True, "documents_made_again": 0, "passages": 3}
    assert answer(run("rebuild", "--documents", "--json"))["documents_made_again"] == 1
    assert answer(run("search", "管水员", "--json"))["total"] == 1


def test_the_demo_adds_the_samples_and_can_stop_there(run: Run):
    assert re.fullmatch(r"Added \d+ sample documents, \d+ passages\.\n", run("demo", "--no-serve").stdout)
    assert answer(run("list", "--json"))["total"] == 0  # in a library of its own
