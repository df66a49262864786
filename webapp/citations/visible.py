"""Text as it may be copied: nothing in it that a reader can't see."""

from __future__ import annotations

import re
import unicodedata

from corpus.folding import is_han

# Control and format characters (zero-width blanks, soft hyphens, marks of direction, byte-order marks).
# The last plane's private characters belong to `shield.py`; those of the first plane are rare hanzi in old files.
HIDDEN = re.compile("[\U00100000-\U0010ffff]")


def visible(text: str) -> str:
    """The text without hidden characters and trailing blanks; line breaks stay, empty lines go."""
    lines = (_line(line) for line in re.split(r"[\n\r\v\f\x85\u2028\u2029]+", text))
    return "\n".join(line for line in lines if line)


def one_line(text: str) -> str:
    """The text as one line: every run of white space is one blank."""
    return " ".join(visible(text).split())


def has_han(text: str) -> bool:
    """Whether any of the text is Chinese."""
    return any(map(is_han, text))


def _line(text: str) -> str:
    kept = "".join(char for char in text.replace("\t", " ") if unicodedata.category(char) not in {"Cc", "Cf"})
    return HIDDEN.sub("", kept.replace("\u00a0", " ")).strip()
