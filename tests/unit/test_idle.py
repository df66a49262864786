"""Which words of a question need not stand in an answer."""

from __future__ import annotations

import pytest

from indexer.conditions import Chars
from indexer.equivalents import Equivalent, Thesaurus
from indexer.plan.idle import essence
from indexer.query import unparse
from indexer.query.parser import parse

BELT_AND_ROAD = Equivalent("一带一路", Chars("zh", "一带一路"), 1.0)
THESAURUS = Thesaurus(lambda text: (BELT_AND_ROAD,) if text == "belt and road" else ())


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ("What subsidies are there for tea gardens?", "subsidies tea gardens"),
        ("how long is the harbour wall", "harbour wall"),
        ("how the long wall was built", "long wall built"),
        ("a long wall", "long wall"),
        ("哪些 茶园 有 补贴", "茶园 补贴"),
        ("几条 航线", "航线"),
        ("the Belt and Road", "Belt and Road"),
        ("belts and roads", "belts roads"),
        ('the "of the" wall', '"of the" wall'),
        ("en:the wall", "en:the wall"),
        ("(what is tea) OR coffee", "tea OR coffee"),
    ],
)
def test_function_words_and_asked_measures_go_and_everything_else_stays(asked, left):
    assert unparse(essence(parse(asked).query, THESAURUS)) == unparse(parse(left).query)


@pytest.mark.parametrize("asked", ["to be or not to be", "the", "为什么", "what -harbour", "the kind:title"])
def test_where_nothing_else_is_sought_function_words_are_what_is_meant(asked):
    query = parse(asked).query
    assert essence(query, THESAURUS) == query
