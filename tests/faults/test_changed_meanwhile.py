"""The library changes in the middle of a question: before each of the looks that answering it takes, in turn.

So every order of a reader's looks and one writer's change is tried, which a load test meets by chance alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from corpus.types import Document, Passage
from indexer.check import check
from indexer.concordance import concordance
from indexer.counting.collocates import collocates
from indexer.counting.frequencies import frequencies
from indexer.equivalents.translations import translations
from indexer.index import ENGINES, Index
from indexer.lookup import lookup
from indexer.search import search
from indexer.suggestions import did_you_mean, suggest
from indexer.versions import likely_versions

QUESTIONS: dict[str, Callable[[Index], Any]] = {
    "search": lambda index: _shown(search("warehouse 仓库", index)),
    "search-limited": lambda index: _shown(search("en:warehouse*", index, years=("2021",), sort="date")),
    "search-folded": lambda index: _shown(search("warehouse", index, fold=True, sort="oldest")),
    "two-sided": lambda index: _shown(search("zh:仓库", index, having="green")),
    "lookup": lambda index: _shown(lookup("绿色仓库不收租金。", index)),
    "check": lambda index: check("绿色仓库不收租金", index, document="tea"),
    "translations": lambda index: translations("绿色仓库", index),
    "translations-limited": lambda index: translations("warehouse", index, years=("2022",), statuses=("official",)),
    "concordance": lambda index: concordance("warehouses", index),
    "collocates": lambda index: collocates("warehouses", index, least=1),
    "frequencies": lambda index: frequencies(index, "en", years=("2021", "2023")),
    "suggest": lambda index: suggest("ware", index),
    "meant": lambda index: did_you_mean("warehuoses", index),
    "versions": lambda index: likely_versions(index),
}


def _shown(answer: Any) -> Any:
    return answer.total, answer.hits, dict(answer.facets), answer.notes


class Meddled:
    """A library in which something is changed before the ``turn``-th look at it."""

    def __init__(self, shelf: Any, change: Callable[[Any], None]) -> None:
        self._shelf, self._change = shelf, change
        self.turn = 0

    def _look(self) -> Any:
        self.turn -= 1
        if self.turn == 0:
            self._change(self._shelf)
        return self._shelf

    def generation(self) -> int:
        return self._look().generation()

    def changes_since(self, generation: int) -> Any:
        return self._look().changes_since(generation)

    def documents(self) -> tuple[Document, ...]:
        return self._look().documents()

    def passages(self, name: str) -> tuple[Passage, ...]:
        return self._look().passages(name)

    def get_many(self, ids: Iterable[str]) -> dict[str, Passage]:
        return self._look().get_many(list(ids))


DEPOT = [
    ("title", "粮食仓库", "Granaries"),
    ("paragraph", "绿色仓库不收租金，旧仓库减半。", "Green warehouses pay no rent; old warehouses pay half."),
]
CHANGES: dict[str, Callable[[Any], None]] = {
    "added": lambda shelf: shelf.put("depot", DEPOT, title_en="Granaries", issued="2023", status="official"),
    "removed": lambda shelf: shelf.remove("tea"),
    "replaced": lambda shelf: shelf.put("harbour", DEPOT, title_en="Harbour news", issued="2024"),
}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_answered_whenever_the_library_changes(question, change, engine, town_rows, new_shelf, tmp_path):
    looks = 0
    while True:
        looks += 1
        shelf = new_shelf()
        shelf.put("tea", town_rows["tea"], title_zh="云溪县茶业发展指南", issued="2022-03", status="official")
        shelf.put("notice", town_rows["notice"], title_zh="數位圖書館", issued="2019")
        shelf.put("harbour", town_rows["harbour"], title_en="Harbour news", issued="2021-11-05", status="unofficial")
        meddled = Meddled(shelf, CHANGES[change])
        with Index.open(tmp_path / str(looks), meddled, engine) as index:
            index.refresh()
            meddled.turn = looks
            QUESTIONS[question](index)
            if meddled.turn > 0:
                break  # answered in fewer looks
            meddled.turn = 0
            asked_again = QUESTIONS[question](index)
        with Index.open(tmp_path / f"{looks}-afterwards", shelf, engine) as afterwards:
            assert asked_again == QUESTIONS[question](afterwards)
    assert looks > 1
