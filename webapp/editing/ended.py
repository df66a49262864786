"""Sessions that were logged out before their time: remembered beside the key, for the browser may keep its cookie."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from time import time

FILE_NAME = "sessions-ended.txt"


class Ended:
    """The names of such sessions, each as long as its cookie could be worth anything: ``lasts`` seconds.

    Where the folder can't be written they are remembered as long as the server runs.
    """

    def __init__(self, folder: Path, lasts: float, clock: Callable[[], float] = time) -> None:
        self._path, self._lasts, self._clock = folder / FILE_NAME, lasts, clock
        self._lock = Lock()
        self._until = self._read()

    def __contains__(self, name: str) -> bool:
        return name in self._until

    def __len__(self) -> int:
        return len(self._until)

    def add(self, name: str) -> None:
        """End a session."""
        with self._lock:
            now = self._clock()
            # Read again: another server may look after the same library.
            known = self._read() | self._until | {name: now + self._lasts}
            self._until = {each: until for each, until in known.items() if until > now}
            self._write()

    def _read(self) -> dict[str, float]:
        with suppress(OSError, ValueError):
            rows = [line.split() for line in self._path.read_text(encoding="ascii").splitlines()]
            return {name: float(until) for name, until in rows}
        return {}

    def _write(self) -> None:
        rows = "".join(f"{name} {until:.0f}\n" for name, until in self._until.items())
        with suppress(OSError):
            handle, name = tempfile.mkstemp(dir=self._path.parent, prefix=f".{FILE_NAME}-")
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(rows)
            Path(name).replace(self._path)
