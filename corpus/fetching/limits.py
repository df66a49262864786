"""How long a page may take and how large it may be, and what keeps it to that, whatever its server does."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock, Thread
from time import monotonic
from typing import Generic, TypeVar

from corpus.errors import DuizhaoError, UnforeseenFailure, UnreachablePage


@dataclass(frozen=True, slots=True)
class Limits:
    """``seconds`` for all of it, redirects too; ``connecting`` for one address of the server; ``silence`` until a
    server that is connected says more; ``size`` in bytes, packed and unpacked; ``redirects`` that are followed."""

    seconds: float = 60.0
    connecting: float = 10.0
    silence: float = 20.0
    size: int = 64 << 20
    redirects: int = 10


T = TypeVar("T")

_GRACE = 0.5
"""Seconds in which a thread that notices the end of its time by itself may say so."""


class Line:
    """The connection in use. Another thread may cut it, which ends whatever waits for the server."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._until = monotonic() + limits.seconds
        self._socket: socket.socket | None = None
        self._lock = Lock()
        self._cut = False

    def hold(self, connected: socket.socket | None) -> None:
        """Use another connection from now on. Raises TimeoutError where the time is over."""
        with self._lock:
            self._socket = connected
        self.check()

    def check(self) -> None:
        """Raise TimeoutError where the time is over."""
        if self._cut or monotonic() > self._until:
            raise TimeoutError

    def cut(self) -> None:
        """End the connection; none is begun any more."""
        with self._lock:
            self._cut = True
            connected = self._socket
        if connected:
            with suppress(OSError):
                connected.shutdown(socket.SHUT_RDWR)


def within(limits: Limits, work: Callable[[Line], T], what: str) -> T:
    """What ``work`` answers, which is done in a thread of its own and left behind when its time is over.

    Not every wait can be ended from outside, a resolver's for instance. Raises UnreachablePage where the time is over,
    and the DuizhaoError that ``work`` raises.
    """
    line = Line(limits)
    thread = _Work(line, work)
    thread.start()
    try:
        thread.join(limits.seconds + _GRACE)
    finally:
        line.cut()  # also where somebody pressed Ctrl-C
    if thread.is_alive():
        raise too_slow(what)
    if thread.error:
        raise thread.error
    if not thread.answers:
        raise UnforeseenFailure(
            f"Fetching {what} failed in an unforeseen way. Please report it, with what Duizhao printed in its terminal."
        )
    return thread.answers[0]


def too_slow(what: str) -> UnreachablePage:
    """What to say where the time is over."""
    return UnreachablePage(f"{what} did not come in time. Try again later, or save the page in a browser and add that.")


class _Work(Thread, Generic[T]):
    """A thread that nobody waits for at the end, with what came of it."""

    def __init__(self, line: Line, work: Callable[[Line], T]) -> None:
        super().__init__(daemon=True)
        self._line, self._work = line, work
        self.answers: list[T] = []
        self.error: DuizhaoError | None = None

    def run(self) -> None:
        """Work."""
        try:
            self.answers.append(self._work(self._line))
        except DuizhaoError as error:
            self.error = error
