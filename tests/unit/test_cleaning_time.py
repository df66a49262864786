"""Whatever is repeated in a line or in a document, each rule takes time that grows with its length."""

from __future__ import annotations

from time import process_time

import pytest

from corpus.cleaning import RULES
from corpus.readers import READERS

LIMIT = 1.5
"""Seconds of processor time: a rule that grows with the square of the length takes many."""

IN_A_LINE = (
    "**a ", "**a**", "***", "*a ", "__a ", "[", "[a](/x", "![", "](/b)", "`", "`a` ", "<!--", "<!-- a -->",
    "# ", "- # ", "■ ", "• ", " ", "\u3000", "<br", " <br> ", "\\", "\\#", "C:\\", "$1", "$a^", "\\text{", "渡 ",
    "渡口", "，", "1 ", "首页 > ", "登录 ", "(", "a-", "2021-06-09 ", "By A ", "|",
)  # fmt: skip
IN_LINES = ("渡口", "1\n\f", "首页 > 渡口", "登录", "```", "```sh", "<!--", "- a", "2021-06-09")


def hold(text: str) -> None:
    blocks, _ = READERS["plain"].read(text.encode(), "a.txt")
    for name, rule in RULES:
        began = process_time()
        blocks = rule(blocks)
        assert process_time() - began < LIMIT, name


@pytest.mark.parametrize("piece", IN_A_LINE)
def test_no_rule_is_stopped_by_what_a_line_repeats(piece: str) -> None:
    hold(piece * (60_000 // len(piece)))


@pytest.mark.parametrize("line", IN_LINES)
def test_no_rule_is_stopped_by_what_a_document_repeats(line: str) -> None:
    hold(f"{line}\n" * 4000)
