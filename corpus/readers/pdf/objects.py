"""The objects of a PDF as they are written (ISO 32000-1, 7.3), as far as the names of its pages need them.

PDFium reads these names too, but follows a tree that is its own branch until the process dies. Here every node is
looked at once.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

MOST_STREAMS = 4_000
"""Object streams of a file that are unpacked: each holds a hundred objects or two."""

MOST_UNPACKED = 16 * 1024 * 1024
"""Bytes that they may unpack to, all together."""

DEEPEST = 30  # arrays and dictionaries inside each other
LONGEST = 200_000  # bytes of an object that are read

_TOKEN = re.compile(
    rb"(?P<blank>\s+|%[^\r\n]*)|(?P<ref>\d+\s+\d+\s+R\b)|(?P<mark><<|>>|\[|\])|(?P<name>/[^\s<>\[\](){}/%]*)"
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

    def after(self, key: bytes) -> Value:
        """What stands behind a key that only one dictionary of the file has; None where none has it."""
        at = self._data.rfind(key)
        if at >= 0:
            return parsed(self._data, at + len(key))
        found = next((stream for stream, _ in _streams(self._data) if key in stream), b"")
        return parsed(found, found.rfind(key) + len(key)) if found else None

    def resolved(self, value: Value) -> Value:
        """The object that a value refers to, or the value itself."""
        if not isinstance(value, Ref):
            return value
        if self._places is None:
            self._places = dict(_places(self._data))
        found = self._places.get(value.number)
        return parsed(*found) if found else None


def parsed(data: bytes, at: int) -> Value:
    """The object that is written at a place; None where none is."""
    return _read(_tokens(data[at : at + LONGEST]), DEEPEST)


def _tokens(data: bytes) -> Iterator[re.Match[bytes]]:
    at = 0
    while token := _TOKEN.match(data, at):
        at = token.end()
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


def _places(data: bytes) -> Iterator[tuple[int, tuple[bytes, int]]]:
    """Where each object is written: those of object streams first, since the file's own are younger."""
    for stream, number_of in _streams(data):
        for number, at in number_of:
            yield number, (stream, at)
    for found in _OBJECT.finditer(data):
        yield int(found[1]), (data, found.end())


def _streams(data: bytes) -> Iterator[tuple[bytes, list[tuple[int, int]]]]:
    """The object streams of a file (7.5.7), unpacked, with the number and the place of each object in them."""
    left = MOST_UNPACKED
    for _, found in zip(range(MOST_STREAMS), _OBJECT_STREAM.finditer(data), strict=False):
        begin = data.rfind(b"obj", 0, found.start())
        described = parsed(data, begin + 3) if begin >= 0 else None
        stream = _STREAM.search(data, found.end(), found.end() + LONGEST)
        if not (isinstance(described, dict) and stream):
            continue
        unpacked = _unpacked(data, stream.end(), left)
        left -= len(unpacked)
        if left <= 0:
            return
        yield unpacked, _numbers(unpacked, described)


def _unpacked(data: bytes, at: int, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(memoryview(data)[at:], most)
    except zlib.error:
        return b""


def _numbers(stream: bytes, described: dict[str, Value]) -> list[tuple[int, int]]:
    first = described.get("First")
    if not isinstance(first, int):
        return []
    pairs = [int(each) for each in stream[: max(first, 0)].split() if each.isdigit()]
    return [(number, first + at) for number, at in zip(pairs[::2], pairs[1::2], strict=False)]
