"""PDFium is asked from another process, so that no file ends or stops the one that reads it.

PDFium is a large program in C++, and PDFs come from anywhere: one may crash it, or keep it busy for hours with a few
lines (drawings that draw each other twice), which nothing inside a process can interrupt.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from corpus.errors import DamagedFile, ProtectedFile, ReadError, UnforeseenFailure
from corpus.pdfium import frames
from corpus.pdfium.page import Info, RawPage

SECONDS, SECONDS_A_MEGABYTE, MOST_SECONDS = 20.0, 60.0, 1200.0
"""How long PDFium may work for a file: a page takes 0.03 to 0.08 seconds, a megabyte of nothing but text 11 to 16. The
most is below what reading a whole document may take (`corpus.ahead.PATIENCE`)."""

MEMORY, MEMORY_A_BYTE = 1 << 30, 8
"""Bytes of memory that it may have, and for each byte of the file: Python and PDFium take 170 MB of addresses to begin
with, documents of the formats' tests less than 40 more."""

_ROOT = str(Path(__file__).parents[3])


@contextmanager
def told(data: bytes, name: str) -> Iterator[Iterator[Info | RawPage]]:
    """What PDFium tells of a PDF: what the file says of itself, then its pages in order.

    Raises ProtectedFile; DamagedFile also where PDFium dies of it or takes too long; UnforeseenFailure.
    """
    with _begun(len(data), name) as child:
        try:
            yield _received(child, data, name)
        finally:
            child.kill()


def _begun(size: int, name: str) -> subprocess.Popen[bytes]:
    seconds = min(SECONDS + SECONDS_A_MEGABYTE * size / 1e6, MOST_SECONDS)
    try:
        return subprocess.Popen(
            _command(seconds, MEMORY + MEMORY_A_BYTE * size),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError as error:
        raise UnforeseenFailure(f"{name} can't be read now: no process can be begun for it ({error}).") from error


def _command(seconds: float, memory: int) -> list[str]:
    """Python with the places where this process finds modules, and nothing else that takes time to begin."""
    places = [*sys.path, _ROOT]
    code = f"import sys; sys.path[:] = {places!a}; from corpus.pdfium.program import main; main({seconds}, {memory})"
    return [sys.executable, "-S", "-P", "-c", code]


def _received(child: subprocess.Popen[bytes], data: bytes, name: str) -> Iterator[Info | RawPage]:
    into, out = child.stdin, child.stdout
    assert into
    assert out
    if frames.receive(out) != (frames.READY, b""):
        raise UnforeseenFailure(f"{name} can't be read: the process for it ended at once (with {child.wait()}).")
    with suppress(OSError), into:  # where it dies before it has all, its end is looked at below
        into.write(data)
    yield from _contents(child, out, name)


def _contents(child: subprocess.Popen[bytes], out: IO[bytes], name: str) -> Iterator[Info | RawPage]:
    while frame := frames.receive(out):
        kind, content = frame
        if kind == frames.END:
            return
        try:
            found = _content(kind, content, name)
        except frames.Garbled as error:
            raise _death(name, -1) from error
        yield found
    raise _death(name, child.wait())


def _content(kind: int, content: bytes, name: str) -> Info | RawPage:
    if kind == frames.REFUSED:
        raise _refusal(name, *frames.unpacked_refusal(content))
    return frames.unpacked_info(content) if kind == frames.INFO else frames.unpacked_page(content)


def _refusal(name: str, why: str, number: int, count: int) -> ReadError:
    if why == frames.LOCKED:
        return ProtectedFile(
            f"{name} is locked with a password. Save it without one (print it to a new PDF) and add that."
        )
    if why == frames.TOO_MANY_PAGES:
        return DamagedFile(f"{name} claims {count} pages, more than any document has. Check what it is.")
    if why == frames.TOO_MANY_CHARACTERS:
        return DamagedFile(f"Page {number} of {name} has {count} characters, more than any page. Check what it is.")
    return DamagedFile(f"{name} is damaged or cut short, or no PDF. Get the complete file again and add that.")


def _death(name: str, code: int) -> ReadError:
    """What the end of the process says of the file, before all pages were told."""
    if code == frames.SLOW:
        return DamagedFile(
            f"{name} takes longer to read than any document of its size does. Print it to a new PDF and add that."
        )
    if code == frames.LARGE:
        return DamagedFile(
            f"{name} needs more memory than any document of its size does. Print it to a new PDF and add that."
        )
    if code == 1:  # Python's own end with an error
        return UnforeseenFailure(f"{name} can't be read: a mistake of ours came to light in its pages.")
    return DamagedFile(
        f"{name} is damaged: the program that reads PDFs died of it. Get the file again, or open it in a viewer, print "
        "it to a new PDF and add that."
    )
