"""What comes first of the passages that a query finds."""

from __future__ import annotations

import pytest

from indexer.index import ENGINES, Index
from indexer.search import search

ROWS = {
    "notes": [
        ("paragraph", "", "Rope, rope and more rope: rope is sold by the coil, and rope by the yard."),
        ("paragraph", "", "The ferry carries passengers, and its rope is new; the pier was painted in spring."),
        ("paragraph", "", "Tickets are sold on board."),
        ("keywords", "", "Keywords: lighthouse"),
        ("paragraph", "", "The keeper of the lighthouse writes down the weather twice a day, at six and at six."),
        ("paragraph", "本港务处的办公室每天开放。", ""),
        ("paragraph", "港务的处理见办公规定。", ""),
    ]
}


@pytest.fixture(params=sorted(ENGINES))
def index(request, tmp_path, new_shelf):
    shelf = new_shelf()
    for name, rows in ROWS.items():
        shelf.put(name, rows)
    with Index.open(tmp_path, shelf, engine=request.param) as opened:
        opened.refresh()
        yield opened


def first(query, index):
    return search(query, index).hits[0].passage.ordinal


def test_two_of_the_words_come_before_one_of_them_however_often(index):
    assert first("ferry rope timetable", index) == 1
    assert first("rope", index) == 0


def test_what_says_something_of_a_thing_comes_before_what_names_it(index):
    assert first("lighthouse", index) == 4


def test_a_word_comes_before_its_characters_in_other_words(index):
    assert first("办公室 港务处", index) == 5
