"""The words of a fixed phrase are not widened."""

from __future__ import annotations

import pytest

from indexer.equivalents import Thesaurus
from indexer.plan.fixed import without_parts
from indexer.query import Term


def test_the_words_of_a_phrase_of_the_dictionary_have_no_equivalents():
    thesaurus = without_parts(Thesaurus(), [Term("一带一路")])
    assert not thesaurus("一带")
    assert thesaurus("一带一路")


@pytest.mark.parametrize("typed", [("一带一路", "一带"), ("一带",), ("绿色仓库一带",)])
def test_a_word_that_is_typed_alone_or_in_a_run_of_words_has_equivalents(typed):
    assert without_parts(Thesaurus(), [*map(Term, typed)])("一带")
