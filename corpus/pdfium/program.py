"""What the process of PDFium does: a PDF from its input, what is on the pages to its output, and an end in time."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
from threading import Thread
from typing import IO

from corpus.pdfium.document import Refused, info, opened, pages
from corpus.pdfium.frames import (
    END,
    INFO,
    LARGE,
    ORPHANED,
    PAGE,
    READY,
    REFUSED,
    SLOW,
    packed_info,
    packed_page,
    packed_refusal,
    send,
)

LOOK = 0.2  # seconds after which the time that was used is looked at again


def main(seconds: float, memory: int) -> None:
    """Tell what is on the pages, in so many seconds of work and bytes of memory at most; then the process ends.

    The seconds are those that the process itself works, so that a busy machine refuses no document.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever waits for the pages hears Ctrl-C, and ends this
    Thread(target=_watch, args=(seconds, os.getppid()), daemon=True).start()
    try:
        with os.fdopen(os.dup(1), "wb") as pipe:
            os.dup2(2, 1)  # whatever prints, prints into no page
            send(pipe, READY)
            pipe.flush()
            _limit(memory)
            _tell(sys.stdin.buffer.read(), pipe)
    except MemoryError:
        os._exit(LARGE)
    except BrokenPipeError:
        os._exit(ORPHANED)
    os._exit(0)  # without tidying up what the system takes back anyway


def _tell(data: bytes, pipe: IO[bytes]) -> None:
    try:
        document = opened(data)
        send(pipe, INFO, packed_info(info(document)))
        for page in pages(document):
            send(pipe, PAGE, packed_page(page))
    except Refused as refused:
        send(pipe, REFUSED, packed_refusal(refused.why, refused.number, refused.count))
    send(pipe, END)


def _watch(seconds: float, parent: int) -> None:
    """End the process when it has worked too long, or for nobody: PDFium itself can't be interrupted."""
    while time.process_time() < seconds:
        time.sleep(LOOK)
        if os.getppid() != parent:
            os._exit(ORPHANED)
    os._exit(SLOW)


def _limit(memory: int) -> None:
    """Have the system refuse more memory, where it does such things."""
    try:
        import resource
    except ImportError:  # Windows has none
        return
    with contextlib.suppress(ValueError, OSError):  # a stricter limit holds already, or the system knows none
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
