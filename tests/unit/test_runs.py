"""Chinese runs taken apart."""

from __future__ import annotations

import pytest

from indexer.conditions import Stems
from indexer.equivalents import Equivalent, Thesaurus
from indexer.plan.runs import TermOf, content, inside, texts_of, units
from indexer.query import Value

HARBOUR_OFFICE = Equivalent("harbour office", Stems("en", ("harbour", "offic")), 1.0)
THESAURUS = Thesaurus(lambda text: (HARBOUR_OFFICE,) if text == "港口办公室" else ())


def said(run, thesaurus=THESAURUS):
    return [each.text if isinstance(each, Value | TermOf) else each for each in units(run, thesaurus)]


def test_words_that_make_a_term_are_taken_together_and_function_words_left_out():
    assert said("港口办公室的工人") == ["港口办公室", "工人"]
    assert said("港口办公室的工人", None) == ["港口", "办公室", "工人"]


def test_the_run_itself_is_no_term_inside_it():
    assert said("港口办公室") == ["港口", "办公室"]


def test_amounts_are_units_of_their_own():
    assert said("补贴港口办公室20万元") == ["补贴", "港口办公室", "20万元"]


def test_single_characters_mean_something_only_where_there_is_no_more():
    assert content("买船票", None) == ("船票",)
    assert content("付", None) == ("付",)
    assert content("为什么", None) == ("为什么",)


def test_a_term_and_its_words_may_have_equivalents():
    (term, worker) = content("港口办公室的工人", THESAURUS)
    assert texts_of(term) == ("港口办公室", "港口", "办公室")
    assert texts_of(worker) == ("工人",)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [("鹿溪镇", ("鹿溪", "溪镇")), ("双循环", ("双循", "循环")), ("图书馆", ()), ("茶园", ()), ("鹿溪镇政府", ())],
)
def test_words_that_the_dictionary_knows_are_not_taken_apart(word, pieces):
    assert inside(word) == pieces
