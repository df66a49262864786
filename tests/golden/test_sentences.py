"""The cases of ``sentences.md``: where sentences end, in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from corpus.sentences import split_sentences
from corpus.types import Lang

DOCUMENT = (Path(__file__).parent / "sentences.md").read_text(encoding="utf-8")


def cases(lang: Lang) -> list[str]:
    part = re.split(r"^## ", DOCUMENT, flags=re.MULTILINE)
    (own,) = (text for text in part if text.startswith(f"{lang}\n"))
    return re.findall(r"^- (.+)$", own, re.MULTILINE)


CASES = [(lang, case) for lang in get_args(Lang) for case in cases(lang)]


def test_there_are_sixty_cases_for_each_language() -> None:
    assert min(len(cases(lang)) for lang in get_args(Lang)) >= 60


@pytest.mark.parametrize(("lang", "case"), CASES, ids=[case for _lang, case in CASES])
def test_sentences_end_where_they_should(lang: Lang, case: str) -> None:
    wanted = [piece.replace("⏎", "").strip() for piece in case.split("¦")]
    text = case.replace("¦", "").replace("⏎", "\n")
    assert [sentence.text for sentence in split_sentences(text, lang)] == wanted
