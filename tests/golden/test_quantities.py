"""The cases of ``quantities.zh.txt`` and ``quantities.en.txt``: what a sentence states, and where.

A case is a line: the sentence with each quantity in braces, ``=>``, the values and units in order.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpus.quantities import find_quantities
from corpus.types import LANGS, Lang


def lines(lang: Lang) -> list[str]:
    text = (Path(__file__).parent / f"quantities.{lang}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


CASES = [(lang, line) for lang in LANGS for line in lines(lang)]


def written(text: str, lang: Lang) -> str:
    """The sentence as a case, with what is found in it."""
    found = find_quantities(text, lang)
    for quantity in reversed(found):
        text = f"{text[: quantity.start]}{{{text[quantity.start : quantity.end]}}}{text[quantity.end :]}"
    return f"{text} => {' | '.join(f'{each.value} {each.unit}'.strip() for each in found)}".strip()


@pytest.mark.parametrize(("lang", "case"), CASES)
def test_a_sentence_states_these_quantities(lang: Lang, case: str) -> None:
    text = re.sub("[{}]", "", case.rpartition(" =>")[0])
    assert written(text, lang) == case


@pytest.mark.parametrize("lang", LANGS)
def test_there_are_hundreds_of_cases(lang: Lang) -> None:
    assert len(lines(lang)) >= 200
