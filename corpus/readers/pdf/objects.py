"""The objects of a PDF as they are written (ISO 32000-1, 7.3), as far as the names of its pages need them.

PDFium reads these names too, but follows a tree that is its own branch until the process dies. Here every node is
looked at once.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

MOST_STREAMS = 4_000
"""Object streams of a file that are unpacked: each holds a hundred objects or two."""

MOST_UNPACKED = 32 * 1024 * 1024
"""Bytes that they may unpack to, all together; each is unpacked twice."""

MOST_OBJECTS = 2_000_000
"""Objects whose places are noted: a book of ten thousand pages has a tenth of it."""

MOST_PACKED = 64 * 1024 * 1024
"""Bytes from which they are unpacked, all together; of one a sixteenth."""

MOST_TOKENS = 2_000_000
"""Tokens that are read of a file in all. The names of ten thousand pages, each named apart, have a tenth of it."""

DESCRIPTION = 4_096  # bytes of the dictionary before a stream: that of an object stream has some two hundred
DEEPEST = 30  # arrays and dictionaries inside each other
LONGEST = 200_000  # bytes of an object that are read
LONGEST_NUMBER = 10  # digits of a number: that of an object has nine at most in a file of 10 GB

_TOKEN = re.compile(
    rb"(?P<blank>\s+|%[^\r\n]*)|(?P<ref>\d{1,10}+\s++\d{1,5}+\s++R\b)|(?P<mark><<|>>|\[|\])|(?P<name>/[^\s<>\[\](){}/%]*)"
    rb"|(?P<number>[-+]?\d+)(?:\.\d*)?|\((?P<text>(?:\\.|[^\\()])*)\)|<(?P<hex>[0-9A-Fa-f\s]*)>",
    re.DOTALL,
)
_OBJECT = re.compile(rb"(?<!\d)(\d{1,9})\s+\d{1,5}\s+obj\b")
_OBJECT_STREAM = re.compile(rb"/Type\s*/ObjStm\b")
_STREAM = re.compile(rb"\bstream\r?\n")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to an object by its number."""

    number: int


Value = dict[str, "Value"] | list["Value"] | Ref | bytes | str | int | None
"""An object: a name is text, a string is bytes."""


class Objects:
    """The objects of a file by number, each found where the file has it last."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._places: dict[int, tuple[bytes, int]] | None = None
        self._budget = _Budget()

    def after(self, key: bytes) -> Value:
        """What stands behind a key that only one dictionary of the file has; None where none has it."""
        at = self._data.rfind(key)
        if at >= 0:
            return _parsed(self._data, at + len(key), self._budget)
        found = next((stream for stream, _ in _streams(self._data, self._budget) if key in stream), b"")
        return _parsed(found, found.rfind(key) + len(key), self._budget) if found else None

    def resolved(self, value: Value) -> Value:
        """The object that a value refers to, or the value itself."""
        if not isinstance(value, Ref):
            return value
        if self._places is None:
            self._places = dict(_places(self._data, self._budget))
        found = self._places.get(value.number)
        return _parsed(*found, self._budget) if found else None


@dataclass(slots=True)
class _Budget:
    """What may still be read of a file, however often it leads to the same place."""

    tokens: int = MOST_TOKENS
    packed: int = MOST_PACKED
    unpacked: int = MOST_UNPACKED


def _parsed(data: bytes, at: int, budget: _Budget, most: int = LONGEST) -> Value:
    """The object that is written at a place; None where none is."""
    return _read(_tokens(data[at : at + most], budget), DEEPEST)


def _tokens(data: bytes, budget: _Budget) -> Iterator[re.Match[bytes]]:
    at = 0
    while budget.tokens > 0 and (token := _TOKEN.match(data, at)):
        at = token.end()
        budget.tokens -= 1
        if token["blank"] is None:
            yield token


def _read(tokens: Iterator[re.Match[bytes]], depth: int) -> Value:
    token = next(tokens, None)
    return None if token is None else _value(token, tokens, depth)


def _value(token: re.Match[bytes], tokens: Iterator[re.Match[bytes]], depth: int) -> Value:
    if token["mark"] in (b"<<", b"["):
        held = list(_held(tokens, depth - 1)) if depth else []
        if token["mark"] == b"[":
            return held
        return {key: value for key, value in zip(held[::2], held[1::2], strict=False) if isinstance(key, str)}
    if token["ref"]:
        return Ref(int(token["ref"].split()[0]))
    if token["name"]:
        return token["name"][1:].decode("latin-1")
    if token["number"]:
        return int(token["number"][:9])
    if token["hex"] is not None:
        digits = b"".join(token["hex"].split())
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    return _ESCAPE.sub(_unescaped, token["text"] or b"")


def _held(tokens: Iterator[re.Match[bytes]], depth: int) -> Iterator[Value]:
    for token in tokens:
        if token["mark"] in (b">>", b"]"):
            return
        yield _value(token, tokens, depth)


def _unescaped(found: re.Match[bytes]) -> bytes:
    return bytes([int(found[1], 8) & 0xFF]) if found[1].isdigit() else found[1]


def _places(data: bytes, budget: _Budget) -> Iterator[tuple[int, tuple[bytes, int]]]:
    """Where each object is written: those of object streams first, since the file's own are younger."""
    for stream, number_of in _streams(data, budget):
        for number, at in number_of:
            yield number, (stream, at)
    for found in islice(_OBJECT.finditer(data), MOST_OBJECTS):
        yield int(found[1]), (data, found.end())


def _streams(data: bytes, budget: _Budget) -> Iterator[tuple[bytes, list[tuple[int, int]]]]:
    """The object streams of a file (7.5.7), unpacked, with the number and the place of each object in them."""
    seen = set[int]()
    for found in islice(_OBJECT_STREAM.finditer(data), MOST_STREAMS):
        begin = data.rfind(b"obj", max(0, found.start() - DESCRIPTION), found.start())
        stream = _STREAM.search(data, found.end(), found.end() + DESCRIPTION)
        if begin < 0 or stream is None or seen & {begin, stream.end()}:
            continue
        seen |= {begin, stream.end()}
        described = _parsed(data, begin + 3, budget, DESCRIPTION)
        if isinstance(described, dict) and (unpacked := _unpacked(data, stream.end(), budget)):
            yield unpacked, _numbers(unpacked, described, budget)


def _unpacked(data: bytes, at: int, budget: _Budget) -> bytes:
    """What is packed at a place, as far as the budget allows; nothing where it does not."""
    end = data.find(b"endstream", at, at + MOST_PACKED // 16)
    packed = data[at : end if end >= 0 else at + MOST_PACKED // 16]
    budget.packed -= len(packed)
    if budget.packed < 0 or budget.unpacked <= 0:
        return b""
    try:
        unpacked = zlib.decompressobj().decompress(packed, budget.unpacked)
    except zlib.error:
        return b""
    budget.unpacked -= len(unpacked)
    return unpacked


def _numbers(stream: bytes, described: dict[str, Value], budget: _Budget) -> list[tuple[int, int]]:
    first = described.get("First")
    if not isinstance(first, int):
        return []
    written = stream[: max(first, 0)].split(maxsplit=max(budget.tokens, 0))
    budget.tokens -= len(written)
    pairs = [int(each) for each in written if each.isdigit() and len(each) <= LONGEST_NUMBER]
    return [(number, first + at) for number, at in zip(pairs[::2], pairs[1::2], strict=False)]
