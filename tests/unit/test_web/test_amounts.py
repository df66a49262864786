"""The sign between the columns: amounts that agree, and those that can't both be right."""

from __future__ import annotations

import pytest

from corpus.types import Passage
from webapp.amounts import Amounts, compare


def compared(zh: str, en: str) -> Amounts:
    return compare(Passage(0, "paragraph", zh, en))


def test_one_amount_in_two_notations_agrees():
    assert compared("耗资 3.5亿元。", "It cost CNY350 million.") == Amounts(agreed=("3.5亿元",))


def test_one_amount_that_differs_clashes():
    found = compared("耗资 3.5亿元。", "It cost CNY3.5 million.")
    assert found.agreed == ()
    assert [zh for zh, _ in found.clashing] == ["3.5亿元"]


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("耗资 3.5亿元。", "It cost much."),
        ("耗资 3.5亿元。", "It cost USD50 million."),
        ("先付 2亿元，再付 1.5亿元。", "It cost CNY350 million."),
        ("三座桥。", "four bridges"),
        ("耗资 3.5亿元。", ""),
    ],
)
def test_what_may_have_another_reason_is_no_clash(zh, en):
    assert compared(zh, en).clashing == ()
