"""Cleaning: blocks → blocks, by small rules in a fixed and visible order.

Every rule is idempotent, and so is the whole table. A rule may change white space and wraps, and take away
the signs of markup and of LaTeX; it never changes the width of characters, and no words or marks of the text
itself. What is left out is marked as boilerplate and kept; code is kept as it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from corpus.cleaning.boilerplate import mark_boilerplate
from corpus.cleaning.comments import comments
from corpus.cleaning.hard_wraps import hard_wraps
from corpus.cleaning.latex import latex
from corpus.cleaning.markup import markup
from corpus.cleaning.other_languages import other_languages
from corpus.cleaning.spaces import spaces
from corpus.cleaning.verbatim import verbatim
from corpus.remembering import LONGEST
from corpus.types import Block

KEPT = 2048  # blocks

Rule = Callable[[tuple[Block, ...]], tuple[Block, ...]]


def _each(rule: Callable[[Block], Block]) -> Rule:
    """A rule for single blocks as a rule for all of them; boilerplate and code are kept as they were.

    The table is applied until nothing changes: what a rule made of a block is known when it is asked again.
    """
    known = lru_cache(maxsize=KEPT)(rule)

    def cleaned(block: Block) -> Block:
        if block.hint in ("boilerplate", "code"):
            return block
        return known(block) if len(block.text) <= LONGEST else rule(block)

    return lambda blocks: tuple(map(cleaned, blocks))


RULES: tuple[tuple[str, Rule], ...] = (
    ("verbatim", verbatim),  # first: nothing in code is what it looks like
    ("boilerplate", mark_boilerplate),  # before all that follows: it knows pages by their lines, as they came
    ("comments", comments),
    ("latex", _each(latex)),  # before markup, which would take a formula's backslashes and stars
    ("markup", _each(markup)),  # before wraps: a heading or list item ends the paragraph above
    ("hard_wraps", hard_wraps),  # before spaces, which would hide the indents
    ("spaces", _each(spaces)),
    ("other_languages", other_languages),  # last: only whole paragraphs tell their language
)


def clean(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Apply every rule in order, and again while that changes anything: a joined line may complete a sign.

    It ends because every rule only takes away: white space, signs, or a block's independence.
    """
    before: tuple[Block, ...] = ()
    cleaned = tuple(blocks)
    while cleaned != before:
        before = cleaned
        for _, rule in RULES:
            cleaned = rule(cleaned)
    return cleaned
