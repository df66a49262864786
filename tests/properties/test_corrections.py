"""Corrections: whatever a person does to the rows, it comes out as they wrote it and can be taken back."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from corpus.corrections.checking import added, missing
from corpus.corrections.comparing import changed
from corpus.corrections.fitting import fit
from corpus.corrections.laying import Laid, take_off
from corpus.corrections.replacing import replaced, taken_back
from corpus.corrections.writing_out import face
from corpus.types import Passage

WORDS = st.sampled_from(["水渠", "渡船每日两班。", "合计", "", "水闸由管理员看守，夜间不得开启。"])
ENGLISH = st.sampled_from(["canal", "The ferry runs twice a day.", "Total", "", "The sluice is kept by a warden."])


@st.composite
def passages(draw: st.DrawFn, least: int = 1) -> tuple[Passage, ...]:
    pairs = draw(st.lists(st.tuples(WORDS, ENGLISH).filter(any), min_size=least, max_size=8))
    kinds = draw(st.lists(st.sampled_from(["paragraph", "note"]), min_size=len(pairs), max_size=len(pairs)))
    return tuple(Passage(at, kind, *pair) for at, (kind, pair) in enumerate(zip(kinds, pairs, strict=True)))


def faces(found: tuple[Passage, ...]) -> list[object]:
    return [face(passage) for passage in found]


@given(st.lists(st.integers(0, 4), max_size=20), st.lists(st.integers(0, 4), max_size=20))
def test_outside_of_what_has_changed_both_versions_are_the_same(old: list[int], new: list[int]) -> None:
    at_old = at_new = 0
    rest = []
    for each in changed(old, new):
        rest += [(old[at_old : each.old_start], new[at_new : each.new_start])]
        at_old, at_new = each.old_end, each.new_end
    assert all(a == b for a, b in [*rest, (old[at_old:], new[at_new:])])


@given(passages(), st.lists(passages(), min_size=1, max_size=3))
def test_rows_come_out_as_they_were_written_however_often_a_document_is_repaired(
    made: tuple[Passage, ...], versions: list[tuple[Passage, ...]]
) -> None:
    laid = Laid(made, ())
    for rows in versions:
        laid = replaced(laid, rows, "d", "2026-01-01")
        assert faces(laid.passages) == faces(rows)
        assert [each.ordinal for each in laid.passages] == list(range(len(rows)))
        assert faces(take_off(laid)[0]) == faces(made)
        assert all(each.before and each.after for each in laid.corrections)
        assert len({each.id for each in laid.corrections}) == len(laid.corrections)


@given(passages(), passages())
def test_the_same_source_added_again_changes_nothing(made: tuple[Passage, ...], rows: tuple[Passage, ...]) -> None:
    laid = replaced(Laid(made, ()), rows, "d", "2026-01-01")
    assert fit(made, laid.corrections) == laid


@given(passages(), passages(), st.data())
def test_what_is_taken_back_is_as_it_was_made(
    made: tuple[Passage, ...], rows: tuple[Passage, ...], data: st.DataObject
) -> None:
    laid = replaced(Laid(made, ()), rows, "d", "2026-01-01")
    ids = [each.id for each in laid.corrections]
    some = data.draw(st.sets(st.sampled_from(ids)) if ids else st.just(set()))
    left = taken_back(laid, some)
    assert {each.id for each in left.corrections} == set(ids) - some
    assert taken_back(left, ids).passages == made


@given(passages(), passages(), passages())
def test_no_correction_is_lost_whatever_becomes_of_the_source(
    made: tuple[Passage, ...], rows: tuple[Passage, ...], other: tuple[Passage, ...]
) -> None:
    laid = replaced(Laid(made, ()), rows, "d", "2026-01-01")
    after = fit(other, laid.corrections)
    assert {each.id for each in after.corrections} == {each.id for each in laid.corrections}
    assert take_off(after)[0] == tuple(replace(each, ordinal=at) for at, each in enumerate(other))


@given(passages(), st.randoms())
def test_moving_rows_loses_no_text_and_makes_none(made: tuple[Passage, ...], random: object) -> None:
    moved = list(made)
    random.shuffle(moved)  # type: ignore[attr-defined]
    assert missing(made, moved) == added(made, moved) == ()


@given(passages())
def test_joining_all_rows_loses_no_text_and_makes_none(made: tuple[Passage, ...]) -> None:
    joined = [Passage(0, "paragraph", "".join(p.zh for p in made), " ".join(p.en for p in made))]
    assert missing(made, joined) == added(made, joined) == ()
