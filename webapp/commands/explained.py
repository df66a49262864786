"""`duizhao align --explain`: what the words, values and lengths of a passage say for its pair and against it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table

from corpus.alignment.evidence import Reason
from corpus.alignment.explain import Explanation, explain
from corpus.errors import BadParameter
from corpus.types import Passage
from webapp.commands.screen import screen

MOST_REASONS = 40  # the rest weighs next to nothing
_NAMES = {"=": "value", "#": "printed number", "~": "mark"}


def print_explanation(passages: Sequence[Passage], number: int) -> None:
    """Print passage ``number`` (from 1, as ¶ counts), what spoke for and against its pair, and how others would weigh.

    Raises BadParameter where there is no such passage or it has one side only.
    """
    if not 1 <= number <= len(passages):
        raise BadParameter(f"There is no passage ¶ {number}: the passages are numbered 1 to {len(passages)}.")
    ordinal = number - 1
    passage = passages[ordinal]
    if not (passage.zh and passage.en):
        raise BadParameter(f"Passage ¶ {number} has one side only, so no pair to explain. Name one with both.")
    explanation = explain([each.zh for each in passages], [each.en for each in passages], ordinal)
    out = screen()
    out.print(f"¶ {number} · confidence {passage.confidence} · weight {explanation.weight:+.2f}")
    for text in (passage.zh, passage.en):
        out.print(text, soft_wrap=True)
    out.print(_reasons(explanation))
    if (more := len(explanation.reasons) - MOST_REASONS) > 0:
        out.print(f"… and {more} more that weigh less")
    for rival in explanation.rivals:
        out.print(f"instead: Chinese of ¶ {rival.zh + 1} with English of ¶ {rival.en + 1}: {rival.weight:+.2f}")


def _reasons(explanation: Explanation) -> Table:
    table = Table("weight", "evidence", "stands in", "the other side", box=None, pad_edge=False)
    table.add_row(f"{explanation.length:+.2f}", "lengths", "both", "")
    for reason in explanation.reasons[:MOST_REASONS]:
        side = "Chinese" if reason.chinese else "English"
        table.add_row(f"{reason.weight:+.2f}", _name(reason), side, "has it" if reason.matched else "lacks it")
    return table


def _name(reason: Reason) -> str:
    kind = _NAMES.get(reason.key[0])
    return f"{kind} {reason.key[1:]}" if kind else reason.key
