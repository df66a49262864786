"""What a text says as one number, so that formulas which a library repeats are known without comparing texts."""

from __future__ import annotations

import re
from hashlib import blake2b

from corpus.folding import fold
from corpus.numbering import leading_number

SHORT = 200
"""Characters: a printed number stands at the head of headings and short formulas; others are taken as they are."""

_SAID = re.compile(r"[^\W_]+|(?<=\d)[\W_](?=[\W_]*\d)")
"""Letters and digits, and a mark between digits, which says something too: 12.5 is not 125."""


def fingerprint(text: str, folded: str | None = None) -> int:
    """The same number for texts whose letters and digits are the same, 0 for a text that has none.

    Blanks, punctuation, width, script and case don't count, nor does the printed number of a heading or a clause.
    Figures do: who states another figure says something else. Two texts share a number by accident once in 10^18.
    ``folded`` is the text folded, where that is known.
    """
    number = leading_number(text) if len(text) < SHORT else None
    if number or folded is None:
        folded = fold(text[number.end :] if number else text).text
    said = "".join(_SAID.findall(folded))
    return int.from_bytes(blake2b(said.encode(), digest_size=8).digest()) >> 1 if said else 0
