"""Keeps a record's own words out of the hands of a citation processor.

citeproc-py changes letter case, swallows repeated punctuation and knows no other text than its own. So
each value is rendered as one private-use character and put back at the end: what the record says is
printed as it says it, and repairs of the output can tell the style's punctuation from the record's.
"""

from __future__ import annotations

from collections.abc import Mapping

TITLE, CONTAINER, PUBLISHER, PLACE, URL, NO_DATE, NO_MEDIUM, RANGE, EDITION, GENRE, NUMBER, DOI = (
    chr(0x10F000 + n) for n in range(12)
)
"""The characters that stand for these fields and marks, for use in patterns."""

NAMES = "[\U0010f100-\U0010f8ff]"
"""A pattern for any name that is printed whole."""

FIRST_NAME = 0x10F100

# These stay in sight at the end of a value, so that the punctuation after it is chosen well (“Growth?” not “Growth?.”).
CLOSING = ".?!。？！…"


def shield(token: str, value: str) -> str:
    """What to hand to the processor in place of ``value``; a closing mark stays in sight."""
    return token + value[-1] if value[-1] in CLOSING else token


def reveal(text: str, values: Mapping[str, str]) -> str:
    """The text with each token replaced by its value, whose closing mark the text has already."""
    for token, value in values.items():
        text = text.replace(token, value[:-1] if value[-1] in CLOSING else value)
    return text
