"""Pieces of a text: whatever the spans, nothing is lost, doubled or moved."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from webapp.marks import merged, pieces

TEXTS = st.text(alphabet="运河a b<&", max_size=30)
SPANS = st.lists(st.tuples(st.integers(0, 32), st.integers(0, 32)), max_size=5)


@given(TEXTS, SPANS, st.tuples(st.integers(0, 30), st.integers(0, 30)))
def test_joined_pieces_are_the_text_again(text, spans, shown):
    start, end = sorted(min(edge, len(text)) for edge in shown)
    cut = pieces(text, spans, shown=(start, end))
    assert "".join(piece.text for piece in cut) == text
    assert "".join(piece.text for piece in cut if not piece.rest) == text[start:end]


@given(TEXTS, SPANS, SPANS)
def test_exactly_the_characters_of_the_spans_are_marked(text, spans, likely):
    marked = [(piece.marked, piece.likely) for piece in pieces(text, spans, likely) for _ in piece.text]
    found, guessed = ({at for start, end in each for at in range(start, end)} for each in (spans, likely))
    assert marked == [(at in found, at in guessed) for at in range(len(text))]


@given(SPANS)
def test_merged_spans_are_apart_and_in_order(spans):
    found = merged(spans, 30)
    assert all(a[1] < b[0] for a, b in pairwise(found))
    assert all(start < end for start, end in found)


@given(TEXTS, SPANS, SPANS)
def test_sentences_open_and_close_in_turns_around_their_text(text, spans, edges):
    sentences = dict(enumerate(merged(edges, len(text))))
    cut = pieces(text, spans, sentences=sentences)
    assert "".join(piece.text for piece in cut) == text
    found, at, opened = {}, 0, None
    for piece in cut:
        if piece.opens is not None:
            assert opened is None
            opened = (piece.opens, at)
        at += len(piece.text)
        if piece.closes:
            assert opened is not None
            found[opened[0]] = (opened[1], at)
            opened = None
    assert opened is None
    assert found == sentences
