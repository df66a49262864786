"""Translation units that a format holds ready (a memory, a table with a language a column) → passages, unaligned.

Nothing in them is cleaned, joined or taken apart: whoever paired them has said what belongs together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from corpus.folding import is_han
from corpus.numbering import leading_number
from corpus.types import LANGS, Block, Kind, Lang, Passage

SURE = 1.0  # of what a format pairs without saying how sure it is


_HEADINGS = {"part": 1, "chapter": 1, "section": 2}
"""Style of a number → the level of the headings that have it."""

LONGEST_HEADING = 60
"""Characters of a text with such a number that is a heading and no sentence."""


def apart(blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """Blocks in source order as stretches: of those with a unit, and of those without."""
    for _, part in groupby(blocks, key=lambda block: block.unit is not None):
        yield tuple(part)


def ready_passages(blocks: Sequence[Block]) -> tuple[Passage, ...]:
    """A passage for each unit, in source order; what is boilerplate or blank in it is left out."""
    text = [block for block in blocks if block.hint != "boilerplate" and block.text.strip()]
    units = (tuple(part) for _, part in groupby(text, key=lambda block: block.unit))
    return tuple(_passage(number, part) for number, part in enumerate(units))


def _passage(ordinal: int, blocks: Sequence[Block]) -> Passage:
    unit = blocks[0].unit
    assert unit is not None
    sides: dict[Lang, list[Block]] = {lang: [block for block in blocks if _lang(block) == lang] for lang in LANGS}
    both = all(sides.values())
    kind, level = (unit.kind, unit.level) if unit.kind else _kind((sides["zh"] or sides["en"])[0].text)
    return Passage(
        ordinal=ordinal,
        kind=kind,
        zh="\n".join(block.text for block in sides["zh"]),
        en="\n".join(block.text for block in sides["en"]),
        level=level,
        confidence=(SURE if unit.confidence is None else unit.confidence) if both else None,
        zh_locators=unit.zh_locators or tuple(dict.fromkeys(block.locator for block in sides["zh"])),
        en_locators=unit.en_locators or tuple(dict.fromkeys(block.locator for block in sides["en"])),
    )


def _kind(text: str) -> tuple[Kind, int | None]:
    """What a text that its format says nothing of is by its number, and at which level if it is a heading."""
    number = leading_number(text)
    if number is None:
        return "paragraph", None
    level = _HEADINGS.get(number.style) if len(text) <= LONGEST_HEADING else None
    return ("heading", level) if level else ("clause", None)


def _lang(block: Block) -> Lang:
    """The language that the format names; else Chinese where there is Chinese in it."""
    return block.lang or ("zh" if any(map(is_han, block.text)) else "en")
