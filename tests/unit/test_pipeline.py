from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from corpus.errors import BadParameter, UnforeseenFailure, UnknownDocument
from corpus.pipeline import Outcome, ingest_source, ingest_sources, outdated, remake
from corpus.readers import readable_suffixes
from corpus.sources import File, Source, collect
from corpus.store import Store
from corpus.types import Reference

CANAL = """# 水渠章程

# Canal Rules

各村每年清理一次水渠，费用由用水户按田亩分担，每亩二元。

Each village clears its canals once a year; the water users share the cost by the area of their fields.

水闸由管水员看守，夜间不得擅自开启。

The sluice is kept by the water warden and may not be opened at night.
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "home") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "documents"
    path.mkdir()
    return path


def write(path: Path, text: str = CANAL) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def add(path: Path, store: Store, replacing: str | None = None) -> Outcome:
    return ingest_source(Source((File(path, path.name),)), store, replacing)


def ingest(path: Path, store: Store) -> list[Outcome]:
    return list(ingest_sources(collect([path], readable_suffixes()).sources, store))


def test_a_file_becomes_a_document_with_passages_on_both_sides(folder: Path, store: Store):
    (outcome,) = ingest(write(folder / "canal.txt"), store)
    assert (outcome.path, outcome.status, outcome.error) == ("canal.txt", "added", None)
    assert outcome.document is not None
    texts = [(passage.zh, passage.en) for passage in store.passages(outcome.document.id)]
    assert any("管水员" in zh and "water warden" in en for zh, en in texts)


def test_the_same_file_again_changes_nothing(folder: Path, store: Store):
    path = write(folder / "canal.txt")
    ingest(path, store)
    before = (store.generation(), tuple(store.all_passages()))
    assert [outcome.status for outcome in ingest(path, store)] == ["unchanged"]
    assert (store.generation(), tuple(store.all_passages())) == before


def test_the_same_content_under_another_name_is_reported_and_changes_nothing(folder: Path, store: Store):
    first = add(write(folder / "canal.txt"), store).document
    outcome = add(write(folder / "copy.txt"), store)
    assert (outcome.status, outcome.document) == ("duplicate", first)
    assert len(store.documents()) == 1


def test_a_changed_file_keeps_the_ids_of_unchanged_passages(folder: Path, store: Store):
    before = add(write(folder / "canal.txt"), store).change
    outcome = add(write(folder / "canal.txt", CANAL.replace("夜间不得擅自开启", "夜间一律不得擅自开启")), store)
    assert outcome.status == "changed"
    assert before is not None
    assert outcome.change is not None
    assert len(outcome.change.kept) == len(before.added) - 1
    assert len(outcome.change.redirected) == 1
    assert outcome.change.retired == ()


def test_one_bad_file_never_stops_the_rest(folder: Path, store: Store):
    write(folder / "a.txt", "")
    write(folder / "b.txt")
    (folder / "c.html").write_bytes(b"%PDF-1.7 not a page at all")
    statuses = {outcome.path: outcome.status for outcome in ingest(folder, store)}
    assert statuses == {"a.txt": "failed", "b.txt": "added", "c.html": "failed"}


@pytest.mark.parametrize("mistake", [ValueError("5 digits"), KeyError("x"), IndexError(), RecursionError("deep")])
@pytest.mark.parametrize("stage", ["corpus.pipeline.read_bytes", "corpus.assemble.assemble"])
def test_a_mistake_in_the_text_stages_fails_its_file_alone(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch, stage: str, mistake: Exception
):
    document = add(write(folder / "b.txt"), store).document
    assert document is not None
    write(folder / "a.txt", "天旱时先灌秧田，后灌菜地。\n")
    write(folder / "b.txt", CANAL + "\n")

    def fail(*_arguments: object) -> NoReturn:
        raise mistake

    with monkeypatch.context() as patched:
        patched.setattr(stage, fail)
        outcomes = ingest(folder, store)
        again = remake(document, store)
    assert [outcome.status for outcome in (*outcomes, again)] == ["failed"] * 3
    assert isinstance(outcomes[0].error, UnforeseenFailure)
    assert "Reading a.txt failed in an unforeseen way" in str(outcomes[0].error)
    assert f"({type(mistake).__name__}: " in str(outcomes[0].error)
    assert "; test_pipeline.py, line " in str(outcomes[0].error)
    assert [outcome.status for outcome in ingest(folder, store)] == ["added", "changed"]


def test_a_file_that_is_missing_fails_with_advice(folder: Path, store: Store):
    (outcome,) = ingest(folder / "nowhere.txt", store)
    assert outcome.status == "failed"
    assert "nowhere.txt" in str(outcome.error)


def test_a_failed_file_leaves_the_document_of_its_path_as_it_was(folder: Path, store: Store):
    path = write(folder / "canal.txt")
    ingest(path, store)
    before = tuple(store.all_passages())
    write(path, "   \n")
    assert [outcome.status for outcome in ingest(path, store)] == ["failed"]
    assert tuple(store.all_passages()) == before


def test_two_editions_are_one_document(folder: Path, store: Store):
    write(folder / "rule.zh.txt", "水闸由管水员看守，夜间不得擅自开启。\n\n天旱时先灌秧田，后灌菜地。\n")
    write(folder / "rule.en.txt", "The sluice is kept by the warden.\n\nIn a drought the seedbeds are watered first.\n")
    (outcome,) = ingest(folder, store)
    document = store.document("rule.en.txt")
    assert outcome.document == document
    assert document.source == ("rule.zh.txt", "rule.en.txt")
    assert document.languages == ("zh", "en")
    assert [outcome.status for outcome in ingest(folder, store)] == ["unchanged"]


def test_an_edition_that_was_added_alone_becomes_a_pair_when_the_other_arrives(folder: Path, store: Store):
    zh = write(folder / "rule.zh.txt", "水闸由管水员看守，夜间不得擅自开启。\n")
    alone = add(zh, store).document
    write(folder / "rule.en.txt", "The sluice is kept by the warden and may not be opened at night.\n")
    (outcome,) = ingest(folder, store)
    assert outcome.status == "changed"
    assert alone is not None
    assert [document.id for document in store.documents()] == [alone.id]
    assert add(zh, store).status == "unchanged"  # as one edition of the pair


@pytest.fixture
def editions(folder: Path) -> tuple[Path, Path]:
    zh = write(folder / "rule.zh.txt", "水闸由管水员看守，夜间不得擅自开启。\n\n天旱时先灌秧田，后灌菜地。\n")
    en = write(
        folder / "rule.en.txt",
        "The sluice is kept by the warden and may not be opened at night.\n\n"
        "In a drought the seedbeds are watered first and the gardens after them.\n",
    )
    return zh, en


def paths(store: Store) -> list[str]:
    return [document.path for document in store.documents()]


def test_two_editions_that_were_added_one_by_one_become_one_document(
    folder: Path, store: Store, editions: tuple[Path, Path]
):
    zh, en = (add(path, store) for path in editions)
    assert zh.document is not None
    assert en.document is not None
    assert en.change is not None
    store.edit(en.document.id, Reference(title_en="The Rule", publisher="Canal Press"))
    store.edit(zh.document.id, Reference(publisher="水利会"))
    (outcome,) = ingest(folder, store)
    assert outcome.status == "changed"
    assert paths(store) == ["rule.zh.txt + rule.en.txt"]
    (document,) = store.documents()
    assert document.id == zh.document.id
    assert (document.reference.publisher, document.reference.title_en) == ("水利会", "The Rule")
    for passage, name in zip(store.passages(document.id), en.change.added, strict=True):
        assert store.passage(name) == passage  # ids of the English edition lead to the pair
    assert en.document.id in store.changes_since(0).removed
    assert [outcome.status for outcome in ingest(folder, store)] == ["unchanged"]


def test_an_edition_left_beside_its_pair_by_an_older_version_is_taken_in(
    folder: Path, store: Store, editions: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
):
    ingest(folder, store)
    with monkeypatch.context() as patched:
        patched.setattr("corpus.pipeline.completed", lambda loaded, _store: loaded)
        assert add(write(editions[1], "Nobody opens the sluice at night.\n"), store).status == "added"
    assert len(paths(store)) == 2
    assert [outcome.status for outcome in ingest(folder, store)] == ["changed"]
    assert paths(store) == ["rule.zh.txt + rule.en.txt"]


@pytest.mark.parametrize("which", [0, 1])
def test_a_corrected_edition_added_alone_changes_its_pair(
    folder: Path, store: Store, editions: tuple[Path, Path], which: int
):
    write(folder / "rule.toml", 'publisher = "水利会"\n')
    (before,) = ingest(folder, store)
    assert before.document is not None
    path = editions[which]
    write(path, path.read_text(encoding="utf-8") + ("\n违者罚款。\n", "\nOffenders are fined.\n")[which])
    outcome = add(path, store)
    assert (outcome.path, outcome.status) == (path.name, "changed")
    (document,) = store.documents()
    assert document == outcome.document
    assert (document.id, document.path) == (before.document.id, before.document.path)
    assert document.source == ("rule.zh.txt", "rule.en.txt")
    assert document.reference.publisher == "水利会"
    last = store.passages(document.id)[-1]
    assert (last.zh + last.en) == ("违者罚款。", "Offenders are fined.")[which]
    assert store.originals(document.id)[which] == (path.name, path.read_bytes())
    assert [outcome.status for outcome in ingest(folder, store)] == ["unchanged"]


def test_files_that_swap_their_contents_are_both_read_again(folder: Path, store: Store):
    texts = {"x.txt": "水闸由管水员看守。\n", "y.txt": "天旱时先灌秧田。\n"}
    for name, text in texts.items():
        write(folder / name, text)
    ingest(folder, store)
    for name, text in zip(texts, reversed(texts.values()), strict=True):
        write(folder / name, text)
    assert [outcome.status for outcome in ingest(folder, store)] == ["changed", "changed"]
    assert [passage.zh for passage in store.all_passages()] == ["天旱时先灌秧田。", "水闸由管水员看守。"]
    assert [outcome.status for outcome in ingest(folder, store)] == ["unchanged", "unchanged"]


def test_a_file_takes_the_place_of_a_document_also_where_another_one_has_its_content(folder: Path, store: Store):
    old = add(write(folder / "old.txt", "天旱时先灌秧田。\n"), store).document
    add(write(folder / "canal.txt"), store)
    assert old is not None
    assert add(write(folder / "copy.txt"), store, replacing=old.id).status == "changed"
    assert store.originals(old.id) == (("copy.txt", CANAL.encode()),)


def test_a_file_named_in_place_of_its_pair_is_a_document_of_its_own(
    folder: Path, store: Store, editions: tuple[Path, Path]
):
    ingest(folder, store)
    assert add(editions[0], store, replacing="rule.en.txt").status == "changed"
    assert paths(store) == ["rule.zh.txt"]


def test_a_sidecar_speaks_for_its_file_and_is_read_again_when_it_changes(folder: Path, store: Store):
    path = write(folder / "canal.txt")
    write(folder / "canal.toml", 'title_en = "Canal Rules"\nissued = "1931"\n')
    ingest(folder, store)
    assert store.document("canal.txt").reference.title_en == "Canal Rules"
    write(folder / "canal.toml", 'title_en = "Rules of the Canal"\n')
    assert [outcome.status for outcome in ingest(path, store)] == ["changed"]
    reference = store.document("canal.txt").reference
    assert (reference.title_en, reference.issued) == ("Rules of the Canal", "")
    assert [outcome.status for outcome in ingest(path, store)] == ["unchanged"]


def test_one_sidecar_may_speak_for_both_editions(folder: Path, store: Store):
    write(folder / "Rule.zh.txt", "水闸由管水员看守，夜间不得擅自开启。\n")
    write(folder / "Rule.en.txt", "The sluice is kept by the warden and may not be opened at night.\n")
    write(folder / "Rule.toml", 'publisher = "水利会"\n')
    ingest(folder, store)
    assert store.document("Rule.zh.txt").reference.publisher == "水利会"


def test_a_sidecar_that_cannot_be_used_fails_its_document_alone(folder: Path, store: Store):
    write(folder / "canal.txt")
    write(folder / "canal.toml", 'issued = "last summer"\n')
    write(folder / "other.txt", "天旱时先灌秧田，后灌菜地。\n")
    outcomes = {outcome.path: outcome for outcome in ingest(folder, store)}
    assert "canal.toml" in str(outcomes["canal.txt"].error)
    assert outcomes["other.txt"].status == "added"


def test_a_file_can_take_the_place_of_a_document(folder: Path, store: Store):
    old = add(write(folder / "old.txt"), store).document
    assert old is not None
    outcome = add(write(folder / "new.txt", CANAL + "\n第三段是新的。\n"), store, replacing="old.txt")
    assert outcome.status == "changed"
    assert [(document.id, document.path) for document in store.documents()] == [(old.id, "new.txt")]


def test_replacing_a_document_that_is_not_there_or_is_another_is_refused(folder: Path, store: Store):
    path = write(folder / "canal.txt")
    with pytest.raises(UnknownDocument):
        add(path, store, replacing="nowhere")
    add(path, store)
    other = add(write(folder / "other.txt", "天旱时先灌秧田，后灌菜地。\n"), store).document
    assert other is not None
    with pytest.raises(BadParameter):
        add(write(path, CANAL + "\n再加一段。\n"), store, replacing=other.id)


def test_documents_made_by_this_version_are_not_outdated_and_are_made_the_same_again(folder: Path, store: Store):
    write(folder / "canal.toml", 'title_en = "Canal Rules"\n')
    document = add(write(folder / "canal.txt"), store).document
    assert document is not None
    assert outdated(store) == ()
    before = tuple(store.all_passages())
    outcome = remake(document, store)
    assert outcome.change is not None
    assert len(outcome.change.kept) == len(before)
    assert tuple(store.all_passages()) == before
    assert store.document(document.id).reference == document.reference


def test_two_files_of_one_path_in_one_call_do_not_replace_each_other(tmp_path: Path, store: Store):
    for name, text in (("a", CANAL), ("b", "天旱时先灌秧田，后灌菜地。\n"), ("c", CANAL)):
        (tmp_path / name).mkdir()
        write(tmp_path / name / "rules.txt", text)
    sources = collect([tmp_path / name for name in "abc"], (".txt",)).sources
    first, second, third = ingest_sources(sources, store)
    assert (first.status, second.status, third.status) == ("added", "failed", "unchanged")
    assert "both be known as rules.txt" in str(second.error)
    (tmp_path / "b" / "rules.txt").rename(tmp_path / "b" / "rules.zh.txt")
    write(tmp_path / "b" / "rules.en.txt", "In a drought the seedbeds are watered first.\n")
    write(tmp_path / "c" / "rules.zh.txt", "水闸由管水员看守。\n")
    sources = collect([tmp_path / name for name in "bc"], (".txt",)).sources
    outcomes = {outcome.path: outcome for outcome in ingest_sources(sources, store)}
    assert outcomes["rules.zh.txt + rules.en.txt"].status == "added"
    assert "both be known as rules.zh.txt" in str(outcomes["rules.zh.txt"].error)
    assert paths(store) == ["rules.txt", "rules.zh.txt + rules.en.txt"]
