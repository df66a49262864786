"""One entry of a glossary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

Status = Literal["", "preferred", "admitted", "deprecated"]
STATUSES: tuple[str, ...] = get_args(Status)


@dataclass(frozen=True, slots=True)
class Entry:
    """A Chinese and an English term that stand for each other, how the owner likes that, and a remark."""

    zh: str
    en: str
    status: Status = ""
    note: str = ""


def merged(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Each pair of terms once, in the place where it came first, with what was said of it last."""
    return tuple({(each.zh, each.en): each for each in entries}.values())
