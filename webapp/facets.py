"""The filters beside the results: what an answer divides into, each value a link that adds it or takes it out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from indexer.answer import Answer
from webapp.parameters import SearchRequest

SHOWN = 12
"""How many values of a facet stand open; the others are one key away."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet: how many passages have it, and whether the answer is limited to it."""

    value: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet by the name of its parameter; ``more`` are the values that don't stand open."""

    name: str
    shown: tuple[Choice, ...]
    more: tuple[Choice, ...]

    @property
    def chosen(self) -> bool:
        """Whether the answer is limited by this facet."""
        return any(choice.chosen for choice in (*self.shown, *self.more))


def facets(answer: Answer, asked: SearchRequest) -> list[Facet]:
    """The facets that divide an answer or limit it, in the order of the page."""
    chosen = asked.filters()
    found = [_facet(name, answer.facets.get(name, ()), chosen[name]) for name in chosen]
    return [facet for facet in found if _divides(facet, answer) or facet.chosen]


def documents_in(answer: Answer, asked: SearchRequest) -> int:
    """In how many documents the passages of an answer stand."""
    found = [name for name, _ in answer.facets.get("document", ())]
    return sum(not asked.documents or name in asked.documents for name in found)


def _divides(facet: Facet, answer: Answer) -> bool:
    """Whether choosing a value would leave fewer passages, and files tell more than the documents read from them."""
    if facet.name == "source" and len(answer.facets.get("source", ())) == len(answer.facets.get("document", ())):
        return False
    return len(facet.shown) > 1 or any(choice.count < answer.total for choice in facet.shown)


def _facet(name: str, counts: tuple[tuple[str, int], ...], chosen: Collection[str]) -> Facet:
    # What is chosen stands here also where nothing has it: else it could not be taken out.
    absent = [(value, 0) for value in chosen if value not in dict(counts)]
    choices = tuple(Choice(value, count, value in chosen) for value, count in (*absent, *counts))
    return Facet(name, choices[:SHOWN], choices[SHOWN:])
