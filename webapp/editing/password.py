"""The editor's password: kept as a hash, compared in constant time, and not to be guessed by trying."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Callable
from threading import Lock
from time import monotonic

from werkzeug.security import check_password_hash, generate_password_hash

WINDOW = 300.0
"""Seconds for which an attempt is remembered."""

FEW, MANY = 5, 40
"""Attempts that one address, and all together, have in that time.

A person who mistypes needs three. With 40 in five minutes a word of a list of 10 000 is guessed in a day, eight
random letters in fifty thousand years.
"""

_HASH = re.compile(r"(?:scrypt:\d+:\d+:\d+|pbkdf2:sha(?:256|512):\d+)\$[^$]+\$[0-9a-f]+")


class Password:
    """A password that can be compared and not be read. An empty one is none: nothing is equal to it."""

    def __init__(self, given: str) -> None:
        self._hash = given if not given or _HASH.fullmatch(given) else generate_password_hash(given)

    def __bool__(self) -> bool:
        return bool(self._hash)

    def is_(self, typed: str) -> bool:
        """Whether this is what somebody typed."""
        return bool(self._hash) and check_password_hash(self._hash, typed)


class Attempts:
    """Who tried how often of late, for any number of threads."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._made: dict[str, deque[float]] = defaultdict(deque)

    def wait(self, who: str) -> int:
        """Seconds until ``who`` may try; 0 counts as one attempt, before it is known whether it succeeds."""
        with self._lock:
            now = self._clock()
            self._forget(now - WINDOW)
            own = self._made[who]
            everyone = sorted(when for times in self._made.values() for when in times)
            full = [times[-limit] for times, limit in ((own, FEW), (everyone, MANY)) if len(times) >= limit]
            if not full:
                own.append(now)
                return 0
            return max(1, round(max(full) + WINDOW - now))

    def succeeded(self, who: str) -> None:
        """Forget the attempts of somebody who knows the password."""
        with self._lock:
            self._made.pop(who, None)

    def _forget(self, before: float) -> None:
        for who in list(self._made):
            times = self._made[who]
            while times and times[0] <= before:
                times.popleft()
            if not times:
                del self._made[who]
