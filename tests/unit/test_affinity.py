"""Which English words the dictionary lets stand for a Chinese word."""

from __future__ import annotations

import pytest

from corpus.lexicon.affinity import affinities
from corpus.words import stem


@pytest.mark.parametrize(("word", "also"), [("牧民", "herder"), ("牧民", "herdsmen"), ("渔民", "fisher")])
def test_another_word_for_the_same_person_stands_for_it(word, also):
    assert affinities(word)[stem(also)] > 0.5


def test_the_word_that_a_long_gloss_explains_stands_for_a_word_but_not_for_longer_ones():
    assert affinities("盟")[stem("league")] > 0.5
    assert stem("league") not in affinities("盟友")
