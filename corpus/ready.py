"""Translation units that a format holds ready (a memory, a table with a language a column) → passages, unaligned.

Nothing in them is cleaned, joined or taken apart: whoever paired them has said what belongs together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from corpus.folding import is_han
from corpus.kinds_of_rows import Row, kinds_of_rows
from corpus.types import LANGS, Block, Kind, Lang, Passage

SURE = 1.0  # of what a format pairs without saying how sure it is

Sides = dict[Lang, list[Block]]


def apart(blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """Blocks in source order as stretches: of those with a unit, and of those without.

    What is left out between two units, as the line that Markdown draws under a row, parts nothing.
    """
    groups = [list(part) for _, part in groupby(blocks, key=lambda block: block.unit is not None)]
    held: list[Block] = []
    for at, group in enumerate(groups):
        inside = 0 < at < len(groups) - 1 and all(block.hint == "boilerplate" for block in group)
        if held and (held[0].unit is None or not (inside or group[0].unit)):
            yield tuple(held)
            held = []
        held += group
    if held:
        yield tuple(held)


def ready_passages(blocks: Sequence[Block], *, first: bool = False) -> tuple[Passage, ...]:
    """A passage for each unit, in source order; what is boilerplate or blank in it is left out.

    ``first`` says that no text stands before them in their document: the first of them may be its title.
    """
    text = [block for block in blocks if block.hint != "boilerplate" and block.text.strip()]
    units = [tuple(part) for _, part in groupby(text, key=lambda block: block.unit)]
    sides = [_sides(unit) for unit in units]
    kinds = kinds_of_rows([_row(*each) for each in zip(units, sides, strict=True)], first=first)
    found = enumerate(zip(units, sides, kinds, strict=True))
    return tuple(_passage(number, *each) for number, each in found)


def _sides(blocks: Sequence[Block]) -> Sides:
    return {lang: [block for block in blocks if _lang(block) == lang] for lang in LANGS}


def _row(blocks: Sequence[Block], sides: Sides) -> Row:
    unit = blocks[0].unit
    assert unit is not None
    return Row(_text(sides["zh"]), _text(sides["en"]), unit.kind, unit.level)


def _text(blocks: Sequence[Block]) -> str:
    return "\n".join(block.text for block in blocks)


def _passage(ordinal: int, blocks: Sequence[Block], sides: Sides, what: tuple[Kind, int | None]) -> Passage:
    unit = blocks[0].unit
    assert unit is not None
    both = all(sides.values())
    return Passage(
        ordinal=ordinal,
        kind=what[0],
        zh=_text(sides["zh"]),
        en=_text(sides["en"]),
        level=what[1],
        confidence=(SURE if unit.confidence is None else unit.confidence) if both else None,
        zh_locators=unit.zh_locators or tuple(dict.fromkeys(block.locator for block in sides["zh"])),
        en_locators=unit.en_locators or tuple(dict.fromkeys(block.locator for block in sides["en"])),
    )


def _lang(block: Block) -> Lang:
    """The language that the format names; else Chinese where there is Chinese in it."""
    return block.lang or ("zh" if any(map(is_han, block.text)) else "en")
