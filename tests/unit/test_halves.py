"""A line that says the same in both languages comes apart, whichever of them stands first."""

from __future__ import annotations

import pytest

from corpus.language_runs import language_runs
from corpus.streams import demultiplex
from corpus.types import Block, Locator


def parts(text: str) -> list[tuple[str, str]]:
    return [(run.lang, text[run.start : run.end].strip()) for run in language_runs(text)]


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("第四章 其他", "Chapter 4 Miscellaneous"),
        ("第五条", "Article 5"),
        ("第二节 职责", "Section II Duties"),
        ("1. 引言", "1. Introduction"),
        ("一、总则", "I. General"),
        ("附件三 收费", "Annex 3 Fees"),
        ("附录二", "Appendix B"),
        ("2026年11月2日", "2 November 2026"),
        ("二〇二六年十一月二日", "November 2, 2026"),
        ("2026年11月2日于兰溪", "Lanxi, 2 November 2026"),
        ("2026年11月", "November 2026"),
    ],
)
def test_a_number_or_a_date_in_both_halves_tells_them_apart_in_either_order(zh: str, en: str) -> None:
    assert parts(f"{zh} {en}") == [("zh", zh), ("en", en)]
    assert parts(f"{en} {zh}") == [("en", en), ("zh", zh)]


@pytest.mark.parametrize(
    "text",
    [
        "Chapter 4 第五章",  # another number
        "2026年11月2日 2 December 2026",  # another day
        "Apple 于 2026年11月2日 发布 iOS 26",
        "iOS 26 于2026年发布",
        "5G 第五代",
        "2026 Docker 2026年",  # a year is a number like others
    ],
)
def test_what_does_not_say_the_same_twice_stays_whole(text: str) -> None:
    assert len(parts(text)) == 1


def test_headings_of_a_mixed_file_go_to_their_languages() -> None:
    block = Block("Chapter 4 Miscellaneous 第四章 其他", Locator("a.txt", line=1))
    found = demultiplex([block])
    assert {lang: [each.text for each in found[lang]] for lang in found} == {
        "zh": ["第四章 其他"],
        "en": ["Chapter 4 Miscellaneous"],
    }
