"""Sentences: whatever the text, nothing is lost, doubled or moved, and a sentence stays one."""

from __future__ import annotations

import pytest
from effort import growth
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from corpus.sentences import split_sentences
from corpus.types import LANGS, Lang

SIGNS = "。！？；，、：…“”「」『』‘’《》（）()[]【】.!?,;:\"' \n\u3000\u2028①²"
WORDS = (
    *(
        "他说",
        "水渠",
        "问道",
        "的",
        "一、",
        "（二）",
        "……",
        "Mr",
        "No",
        "U.S",
        "e.g",
        "Who",
        "asked",
        "went",
        "The",
        "A",
    ),
    *("I", "12", "3.5", "1.", "(a)", "[3]", "...", ". . .", "Yahoo!"),
)
PIECES = st.sampled_from([*SIGNS, *WORDS])
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=30).map("".join))
SIDES = st.sampled_from(LANGS)


@given(TEXTS, SIDES)
def test_sentences_tile_the_text_apart_from_white_space(text: str, lang: Lang) -> None:
    sentences = split_sentences(text, lang)
    assert all(text[each.start : each.end] == each.text for each in sentences)
    covered = [at for each in sentences for at in range(each.start, each.end)]
    assert covered == sorted(set(covered))
    assert not "".join(char for at, char in enumerate(text) if at not in set(covered)).strip()


@given(TEXTS, SIDES)
def test_no_sentence_is_empty_or_has_white_space_at_its_ends(text: str, lang: Lang) -> None:
    assert all(each.text and each.text == each.text.strip() for each in split_sentences(text, lang))


@hypothesis_settings(max_examples=500)
@given(TEXTS, SIDES)
def test_a_sentence_that_is_split_again_stays_whole(text: str, lang: Lang) -> None:
    for sentence in split_sentences(text, lang):
        assert [each.text for each in split_sentences(sentence.text, lang)] == [sentence.text]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "pattern",
    [
        "（水。",
        "“水。”他说",
        "水……",
        "a. b. ",
        "((((",
        "」。",
        '"水。',
        "U.S. ",
        ". . ",
        "。” ”",
        "[1]",
        "1.1.1.",
        "x" * 40,
    ],
)
def test_time_grows_with_the_length_of_the_text(pattern: str, lang: Lang) -> None:
    def split(size: int) -> None:
        split_sentences(pattern * (size // len(pattern)), lang)

    assert growth(split, 20_000, 200_000, bound=40) < 40
