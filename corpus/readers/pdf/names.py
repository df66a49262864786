"""The names that a PDF gives its pages (ISO 32000-1, 12.4.2): iv, 23, A-1."""

from __future__ import annotations

from bisect import bisect_right

from corpus.readers.numerals import letters, roman
from corpus.readers.pdf.objects import Objects, Ref, Value

MOST_NODES = 5_000
"""Nodes of the tree that are looked at: each is for pages in a row."""

_MOST = 100_000  # a number that is written in Roman figures or letters, at most


def page_names(data: bytes, count: int) -> tuple[str, ...]:
    """The names of so many pages; all empty where the file has none, or only counts its pages, which says nothing."""
    ranges = _ranges(Objects(data))
    starts = sorted(ranges)
    names = tuple(_name(ranges, starts, index) for index in range(count)) if starts else ("",) * count
    counted = all(name in ("", str(index + 1)) for index, name in enumerate(names))
    return ("",) * count if counted else names


def _ranges(objects: Objects) -> dict[int, dict[str, Value]]:
    """The first page of each range → how its pages are named."""
    found: dict[int, dict[str, Value]] = {}
    waiting, seen = [objects.after(b"/PageLabels")], set[int]()
    while waiting and len(seen) < MOST_NODES:
        value = waiting.pop()
        if isinstance(value, Ref):
            if value.number in seen:
                continue
            seen.add(value.number)
        node = objects.resolved(value)
        if not isinstance(node, dict):
            continue
        numbers, kids = objects.resolved(node.get("Nums")), objects.resolved(node.get("Kids"))
        if isinstance(numbers, list):
            for first, named in zip(numbers[::2], numbers[1::2], strict=False):
                how = objects.resolved(named)
                if isinstance(first, int) and isinstance(how, dict):
                    found[first] = how
        waiting.extend(kid for kid in kids if isinstance(kid, Ref)) if isinstance(kids, list) else None
    return found


def _name(ranges: dict[int, dict[str, Value]], starts: list[int], index: int) -> str:
    at = bisect_right(starts, index) - 1
    if at < 0:
        return ""
    how = ranges[starts[at]]
    first, before, style = how.get("St", 1), how.get("P"), how.get("S")
    value = (first if isinstance(first, int) else 1) + index - starts[at]
    return (_text(before) if isinstance(before, bytes) else "") + _written(
        value, style if isinstance(style, str) else ""
    )


def _text(data: bytes) -> str:
    text = data[2:].decode("utf-16-be", "replace") if data.startswith(b"\xfe\xff") else data.decode("latin-1")
    return "".join(char for char in text if char.isprintable()).strip()


def _written(value: int, style: str) -> str:
    if not style or not 0 < value < _MOST:
        return ""
    if style == "D":
        return str(value)
    text = roman(value) if style.lower() == "r" else letters(value)
    return text.upper() if style.isupper() else text
