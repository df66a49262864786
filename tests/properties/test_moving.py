"""Passages cut, joined and shifted by hand, for any text: no letter is lost, and every step can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.correcting import put_rows, undo
from corpus.corrections.moving import Cut, edges, join, move_back, move_on, split
from corpus.store import Draft, Original, Store
from corpus.types import LANGS, Assembly, Lang, Passage, Reference

ZH = st.sampled_from(["渡船停开。", "水位下降！", "堤坝如故", "\n", "（一）", "甲。乙。"])
EN = st.sampled_from(["The ferry stopped. ", "Mr. Li left! ", "water", "\n", "A. B. "])
SIDES = [st.lists(pieces, max_size=4).map("".join).map(str.strip) for pieces in (ZH, EN)]
TEXTS = st.lists(st.tuples(*SIDES).filter(any), min_size=2, max_size=5)
DEEDS = st.lists(
    st.tuples(st.sampled_from(["split", "on", "back", "join"]), *[st.integers(0, 9)] * 3), min_size=1, max_size=5
)


def passages(texts: list[tuple[str, str]]) -> tuple[Passage, ...]:
    return tuple(
        Passage(at, "paragraph", zh, en, confidence=0.5 if zh and en else None) for at, (zh, en) in enumerate(texts)
    )


def place(text: str, lang: Lang, number: int) -> int | None:
    """One of the places where a text may be cut, or none."""
    choices = (None, *edges(text, lang))
    return choices[number % len(choices)]


def done(rows: tuple[Passage, ...], deed: tuple[str, int, int, int]) -> tuple[Passage, ...]:
    what, number, zh, en = deed
    at = number % len(rows)
    cut = Cut(place(rows[at].zh, "zh", zh), place(rows[at].en, "en", en))
    if what == "split":
        return split(rows, at, cut)
    if what == "on" and at + 1 < len(rows):
        return move_on(rows, at, cut)
    if what == "back" and at:
        return move_back(rows, at, cut)
    return join(rows, at) if what == "join" and at + 1 < len(rows) else rows


def sides(rows: tuple[Passage, ...]) -> tuple[str, ...]:
    """All of each language, white space apart."""
    return tuple("".join("".join(row.text(lang) for row in rows).split()) for lang in LANGS)


def stored(store: Store, texts: list[tuple[str, str]]) -> str:
    original = Original.of("a.txt", repr(texts).encode())
    assembly = Assembly(passages(texts), (), Reference())
    return store.put(Draft("a.txt", (original,), original.digest, assembly)).document_id


def states(store: Store, document: str, deeds: list[tuple[str, int, int, int]]) -> Iterator[list[tuple[str, str]]]:
    """The document before each deed that changed it."""
    for deed in deeds:
        laid = store.laid(document)
        if put_rows(store, document, laid, done(laid.passages, deed), "move"):
            yield [(each.zh, each.en) for each in laid.passages]


@given(TEXTS, DEEDS)
def test_text_keeps_its_letters_its_order_and_its_side(
    texts: list[tuple[str, str]], deeds: list[tuple[str, int, int, int]]
):
    rows = passages(texts)
    for deed in deeds:
        after = done(rows, deed)
        assert sides(after) == sides(rows)
        assert all(row.zh or row.en for row in after)
        rows = after


@settings(max_examples=60)
@given(TEXTS, DEEDS)
def test_steps_are_undone_one_after_the_other_back_to_what_the_stages_made(
    texts: list[tuple[str, str]], deeds: list[tuple[str, int, int, int]]
):
    with TemporaryDirectory() as home, Store.open(Path(home)) as store:
        document = stored(store, texts)
        ids = [passage.id for passage in store.passages(document)]
        before = list(states(store, document, deeds))
        steps = store.history(document)
        assert len(steps) == len(before)
        for step, state in zip(steps, reversed(before), strict=True):
            assert undo(store, document, step.number)
            assert [(each.zh, each.en) for each in store.passages(document)] == state
        assert store.corrections(document) == ()
        assert [passage.id for passage in store.passages(document)] == ids
        assert {store.resolve(name) for name in ids} == set(ids)
