"""How one process tells another what a PDF holds: frames of plain numbers and JSON, each with its kind and length.

Nothing that is received is run or unpickled: it comes from a process that has parsed what anybody may have written.
"""

from __future__ import annotations

import json
import struct
from typing import IO, Any

from corpus.pdfium.page import Info, Mark, RawPage, Rule

READY, INFO, PAGE, REFUSED, END = range(5)
"""The kinds: it has begun; what the document says of itself; a page; why it can't be read; all pages were sent."""

LONGEST = 1 << 28
"""Bytes of a frame: a page with as many characters and lines as are looked at takes a fifth."""

Garbled = (struct.error, ValueError, TypeError, IndexError, RecursionError)
"""What is raised where a content is none of its kind."""

LOCKED, BROKEN, TOO_MANY_PAGES, TOO_MANY_CHARACTERS = "locked", "broken", "pages", "characters"
"""Why a document can't be read."""

SLOW, LARGE, ORPHANED = 70, 71, 72
"""How the process ends that took too long, needed too much memory, or has nobody to work for."""

_BLANKS = ("", " ", "\u3000")
_FRAME = struct.Struct("<BQ")
_PAGE = struct.Struct("<I4dII")
_MARK = struct.Struct("<I5f3dB")
_RULE = struct.Struct("<?3d")


def send(pipe: IO[bytes], kind: int, content: bytes = b"") -> None:
    """Write a frame."""
    pipe.write(_FRAME.pack(kind, len(content)) + content)


def receive(pipe: IO[bytes]) -> tuple[int, bytes] | None:
    """The kind and content of the next frame; None where the pipe has ended, in a frame or behind one."""
    head = pipe.read(_FRAME.size)
    if len(head) < _FRAME.size:
        return None
    kind, length = _FRAME.unpack(head)
    content = pipe.read(min(length, LONGEST))
    return (kind, content) if len(content) == length else None


def packed_page(page: RawPage) -> bytes:
    """A page as bytes."""
    head = _PAGE.pack(page.number, *page.box, len(page.marks), len(page.rules))
    marks = (_MARK.pack(*mark[:9], mark.bold + 2 * _BLANKS.index(mark.blank)) for mark in page.marks)
    return head + b"".join(marks) + b"".join(_RULE.pack(*rule) for rule in page.rules)


def unpacked_page(content: bytes) -> RawPage:
    """The page that these bytes are."""
    number, *box, marks, rules = _PAGE.unpack_from(content)
    held = memoryview(content)[_PAGE.size :]
    size = marks * _MARK.size
    return RawPage(
        number,
        (box[0], box[1], box[2], box[3]),
        tuple(_mark(told) for told in _MARK.iter_unpack(held[:size])),
        tuple(Rule(*told) for told in _RULE.iter_unpack(held[size : size + rules * _RULE.size])),
    )


def _mark(told: tuple[Any, ...]) -> Mark:
    return Mark._make((*told[:9], bool(told[9] & 1), _BLANKS[told[9] >> 1]))


def packed_info(info: Info) -> bytes:
    """What a document says of itself as bytes."""
    return json.dumps(info).encode("ascii")


def unpacked_info(content: bytes) -> Info:
    """What these bytes say of a document."""
    return Info(*(str(each) for each in json.loads(content)))


def packed_refusal(why: str, number: int = 0, count: int = 0) -> bytes:
    """Why a document can't be read, on which page, and how many there are of what is too many."""
    return json.dumps([why, number, count]).encode("ascii")


def unpacked_refusal(content: bytes) -> tuple[str, int, int]:
    """The same from these bytes."""
    why, number, count = json.loads(content)
    return str(why), int(number), int(count)
