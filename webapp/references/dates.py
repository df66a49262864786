"""Dates of a CSL item as other formats write them."""

from __future__ import annotations

from typing import Any


def parts(date: dict[str, Any]) -> tuple[int, ...]:
    """Year, month and day of a CSL date, as far as they are known; none where the date is but words."""
    return tuple(int(part) for part in date.get("date-parts", [[]])[0])


def iso(date: dict[str, Any]) -> str:
    """A CSL date in ISO 8601, as exact as it is (``2019-04``); what is but words stays so."""
    found = parts(date)
    return "-".join(f"{part:0{4 if at == 0 else 2}}" for at, part in enumerate(found)) or str(date.get("literal", ""))


def slashed(date: dict[str, Any]) -> str:
    """A CSL date as RIS writes it, all three slashes in place (``2019/04//``)."""
    found = parts(date)
    if not found:
        return ""
    year, month, day = (*(f"{part:02}" for part in found), "", "")[:3]
    return f"{year:0>4}/{month}/{day}/"
