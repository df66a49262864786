"""What holds for any text that is named, stored and exported."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.export import Work, exporter
from corpus.identity import name_passages, successors
from corpus.store import Draft, Original, Store
from corpus.types import Assembly, Locator, Passage, Reference

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12) | st.sampled_from(
    ["水渠", "Ｗater", "", "a\tb\\n"]
)
PAIRS = st.lists(st.tuples(TEXTS, TEXTS), max_size=8)


def passages(pairs: list[tuple[str, str]]) -> tuple[Passage, ...]:
    place = (Locator("a.txt", line=1),)
    return tuple(Passage(n, "paragraph", zh, en, zh_locators=place) for n, (zh, en) in enumerate(pairs))


def draft(pairs: list[tuple[str, str]]) -> Draft:
    original = Original.of("a.txt", repr(pairs).encode())
    return Draft("a.txt", (original,), original.digest, Assembly(passages(pairs), (), Reference()))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("home")) as opened:
        yield opened


@given(PAIRS)
def test_ids_are_unique_and_belong_to_the_text(pairs: list[tuple[str, str]]):
    named = name_passages("doc", passages(pairs))
    assert len({passage.id for passage in named}) == len(pairs)
    assert [replace(passage, id="", document="") for passage in named] == list(passages(pairs))
    backwards = name_passages("doc", passages(pairs[::-1]))
    assert {passage.id for passage in backwards} == {passage.id for passage in named}


@given(PAIRS, PAIRS)
def test_every_passage_that_is_gone_is_accounted_for(before: list[tuple[str, str]], after: list[tuple[str, str]]):
    old, new = name_passages("doc", passages(before)), name_passages("doc", passages(after))
    present = {passage.id for passage in new}
    gone = [passage for passage in old if passage.id not in present]
    found = successors(gone, new)
    assert list(found) == [passage.id for passage in gone]
    assert set(found.values()) <= present | {None}


@settings(max_examples=40)
@given(first=PAIRS, second=PAIRS)
def test_what_is_stored_comes_back_and_every_old_id_is_known(
    store: Store, first: list[tuple[str, str]], second: list[tuple[str, str]]
):
    store.put(draft(first))
    before = store.passages("a.txt")
    change = store.put(draft(second))
    after = store.passages("a.txt")
    assert [(passage.zh, passage.en) for passage in after] == second
    assert [replace(passage, id="", document="") for passage in after] == list(passages(second))
    assert set(change.added) | set(change.kept) == {passage.id for passage in after}
    assert {passage.id for passage in before} == set(change.kept) | set(change.redirected) | set(change.retired)
    assert {store.resolve(name) for name in change.redirected} <= {passage.id for passage in after}


@settings(max_examples=40)
@given(PAIRS)
def test_exported_lines_hold_the_texts_whatever_they_are(store: Store, pairs: list[tuple[str, str]]):
    store.put(draft(pairs))
    work = Work(store.document("a.txt"), store.passages("a.txt"))
    lines = {}
    for form in ("jsonl", "tsv"):
        out = io.StringIO(newline="")
        exporter(form).write([work], out)
        lines[form] = out.getvalue().split("\n")[:-1]
    assert [(row["zh"], row["en"]) for row in map(json.loads, lines["jsonl"])] == pairs
    assert len(lines["tsv"]) == 1 + len(pairs)
    assert {line.count("\t") for line in lines["tsv"]} == {9}
