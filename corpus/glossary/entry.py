"""One entry of a glossary."""

from __future__ import annotations

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
