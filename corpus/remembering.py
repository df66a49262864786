"""Functions of a text that several stages ask about the same texts: the last answers are remembered."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

LONGEST = 5_000
"""Characters of a text that is remembered: longer ones come once in a while and would take the room of many."""


WORDS = 300
"""The same where the texts are names, attributes or what was typed, and thousands of answers are kept."""


def remembered(
    most: int, longest: int = LONGEST
) -> Callable[[Callable[Concatenate[str, P], T]], Callable[Concatenate[str, P], T]]:
    """A function whose answers for ``most`` texts (its first argument) are kept, the latest asked for.

    Texts of more than ``longest`` characters are answered and not remembered.
    """

    def decorated(function: Callable[Concatenate[str, P], T]) -> Callable[Concatenate[str, P], T]:
        known = lru_cache(maxsize=most)(function)

        @wraps(function)
        def asked(text: str, /, *more: P.args, **named: P.kwargs) -> T:
            found: T = (known if len(text) <= longest else function)(text, *more, **named)  # type: ignore[arg-type]
            return found

        return asked

    return decorated
