"""Words with wildcards: which words they match, and how long that takes."""

from __future__ import annotations

from fnmatch import fnmatchcase
from time import process_time

import pytest
from effort import effort
from hypothesis import given
from hypothesis import strategies as st

from indexer.index import Index
from indexer.query.parser import parse
from indexer.search import search
from indexer.spans import compiled

SECOND = 1.0

letters = st.text(alphabet="abc", max_size=12)
patterns = st.text(alphabet="ab*?", max_size=10)


@given(patterns, letters)
def test_a_pattern_matches_the_words_that_the_shell_would_match(pattern, word):
    assert bool(compiled(pattern).fullmatch(word)) == fnmatchcase(word, pattern)


@pytest.mark.parametrize("pattern", ["int" + "*" * 40 + "q", "int" + "*a" * 40 + "q", "int" + "*?" * 40 + "q"])
def test_no_pattern_takes_long_on_any_word(pattern):
    assert not compiled(pattern).fullmatch("int" + "a" * 200)
    assert effort(lambda: compiled(pattern).fullmatch("int" + "a" * 200)) < SECOND


def test_a_query_of_many_stars_is_answered_at_once(new_shelf, tmp_path):
    shelf = new_shelf()
    shelf.put("words", [("paragraph", "", "Internationalisation of interconnected intermediaries, int" + "a" * 60)])
    with Index.open(tmp_path, shelf) as index:
        begun = process_time()
        assert search("int****************q int" + "*a" * 30 + "q", index).total == 0
        assert search("int***a*a*a", index).total == 1
        assert process_time() - begun < 5 * SECOND


def test_stars_in_a_row_are_one_star():
    assert parse("wor*****d").query == parse("wor*d").query
