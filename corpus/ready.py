"""Translation units that a format holds ready (a memory, a table with a language a column) → passages, unaligned.

Nothing in them is cleaned, joined or taken apart: whoever paired them has said what belongs together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from corpus.folding import is_han
from corpus.types import LANGS, Block, Lang, Passage

SURE = 1.0  # of what a format pairs without saying how sure it is


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
    return Passage(
        ordinal=ordinal,
        kind=unit.kind or "paragraph",
        zh="\n".join(block.text for block in sides["zh"]),
        en="\n".join(block.text for block in sides["en"]),
        level=unit.level,
        confidence=(SURE if unit.confidence is None else unit.confidence) if both else None,
        zh_locators=tuple(dict.fromkeys(block.locator for block in sides["zh"])),
        en_locators=tuple(dict.fromkeys(block.locator for block in sides["en"])),
    )


def _lang(block: Block) -> Lang:
    """The language that the format names; else Chinese where there is Chinese in it."""
    return block.lang or ("zh" if any(map(is_han, block.text)) else "en")
