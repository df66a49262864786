"""What a value of a backup must be to be taken: tests of JSON values, put together from small ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import datetime

from corpus.errors import BadParameter
from corpus.reference_fields import is_kept
from corpus.store.values import collection_name
from corpus.types import Reference

Test = Callable[[object], bool]
"""Whether a value that was read from JSON is of the kind that is wanted."""

MOST = 2**53
"""The largest number that every reader of JSON and the database hold exactly."""

_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")

_DIGEST = re.compile(r"[0-9a-f]{64}")

_HALF = re.compile("[\ud800-\udfff]")


def is_text(value: object) -> bool:
    """A text of whole characters."""
    return isinstance(value, str) and not _HALF.search(value)


def is_id(value: object) -> bool:
    """What can stand in an address as it is."""
    return isinstance(value, str) and bool(_ID.fullmatch(value))


def is_digest(value: object) -> bool:
    """A SHA-256 in hexadecimal."""
    return isinstance(value, str) and bool(_DIGEST.fullmatch(value))


def is_time(value: object) -> bool:
    """An ISO 8601 time."""
    try:
        return is_text(value) and bool(datetime.fromisoformat(str(value)))
    except ValueError:
        return False


def is_whole(value: object) -> bool:
    """A whole number from 0 up, however large."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def is_count(value: object) -> bool:
    """A whole number from 0 up that can be stored."""
    return isinstance(value, int) and is_whole(value) and value < MOST


def is_share(value: object) -> bool:
    """A number from 0 to 1."""
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def is_flag(value: object) -> bool:
    """True or false."""
    return isinstance(value, bool)


def is_collection(value: object) -> bool:
    """The name of a collection as it is kept."""
    try:
        return isinstance(value, str) and collection_name(value) == value
    except BadParameter:
        return False


def is_reference(value: object) -> bool:
    """A bibliographic record, or some of its fields."""
    return isinstance(value, dict) and all(_is_field(name, each) for name, each in value.items())


def maybe(test: Test) -> Test:
    """The same, or null."""
    return lambda value: value is None or test(value)


def one_of(words: tuple[str, ...]) -> Test:
    """One of some words."""
    return lambda value: isinstance(value, str) and value in words


def many(test: Test) -> Test:
    """A list of such."""
    return lambda value: isinstance(value, list) and all(map(test, value))


def either(*tests: Test) -> Test:
    """Whatever one of these takes."""
    return lambda value: any(test(value) for test in tests)


def row(*tests: Test) -> Test:
    """A list of exactly these."""
    return lambda value: (
        isinstance(value, list)
        and len(value) == len(tests)
        and all(test(each) for test, each in zip(tests, value, strict=True))
    )


def record(tests: Mapping[str, Test]) -> Test:
    """An object with exactly these keys."""
    return lambda value: (
        isinstance(value, dict)
        and value.keys() == tests.keys()
        and all(test(value[key]) for key, test in tests.items())
    )


_DEFAULTS = {each.name: each.default for each in fields(Reference)}


def _is_field(name: str, value: object) -> bool:
    default = _DEFAULTS.get(name)
    if default is None:
        return False
    if isinstance(default, tuple):
        return many(is_text)(value)
    return is_text(value) and is_kept(name, str(value))
