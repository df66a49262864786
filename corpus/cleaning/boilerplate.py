"""Boilerplate: what a page prints around its text. It is marked and kept, never shown as passages.

Titles, headings, bylines, dates, keywords and credits are matter of the document and are never marked, also
where buttons stand in the same line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from corpus.bibliography import matter_kind
from corpus.cleaning.furniture import ARROW, BREADCRUMB, PAGE_NUMBER, are_buttons, is_button, is_furniture, is_site
from corpus.types import LANGS, Block

HEADLINE = 150
"""Characters up to which a line can be a headline."""

MASTHEAD = 3
"""How many lines above a breadcrumb the name of the site stands."""

RUNNING = 3
"""How often a line stands at the edge of a page to be a running head: chapter titles come twice."""

_BARE_NUMBER = re.compile(r"\s*\d{1,4}(?:\s*/\s*\d{1,4})?\s*")
_STOP = re.compile(r"[。.;；…:：,，]['\"”’)）]*\s*$")


def mark_boilerplate(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Give the hint ``boilerplate`` to every block that no reader of the document came for. Idempotent."""
    marked = {n for rule in RULES for n in rule(blocks)}
    return tuple(
        replace(block, hint="boilerplate", level=None) if n in marked else block for n, block in enumerate(blocks)
    )


def furniture(blocks: Sequence[Block]) -> Iterator[int]:
    """Navigation, comment boxes, share bars and legal lines, known by their whole wording."""
    yield from (n for n, block in enumerate(blocks) if _is_open(block) and is_furniture(block.text))


def button_bars(blocks: Sequence[Block]) -> Iterator[int]:
    """Buttons that stand together, one a line: none of them would be told alone."""
    for together, group in groupby(range(len(blocks)), lambda n: _is_open(blocks[n]) and is_button(blocks[n].text)):
        bar = list(group)
        if together and are_buttons([blocks[n].text for n in bar]):
            yield from bar


def mastheads(blocks: Sequence[Block]) -> Iterator[int]:
    """The name of the site or of its channel above the breadcrumb, where the headline follows below.

    The channel is the breadcrumb's last step; a site is known by its name. Without another line that can be
    the headline, the line above is the headline itself.
    """
    for n, block in enumerate(blocks):
        crumbs = BREADCRUMB.fullmatch(block.text) if len(block.text) <= HEADLINE else None
        if not crumbs:
            continue
        channel = re.split(ARROW, crumbs["trail"] or "")[-1].strip()
        for at in range(n) if _headline_follows(blocks[n + 1 :], channel) else ():
            line = blocks[at].text.strip()
            if _is_open(blocks[at]) and (line == channel or (n - at <= MASTHEAD and is_site(line))):
                yield at


def page_numbers(blocks: Sequence[Block]) -> Iterator[int]:
    """Page numbers that say they are; a bare number only at the edge of a known page."""
    edges = set(_page_edges(blocks))
    for n, block in enumerate(blocks):
        bare = n in edges and _BARE_NUMBER.fullmatch(block.text)
        if _is_open(block) and (bare or PAGE_NUMBER.fullmatch(block.text)):
            yield n


def running_heads(blocks: Sequence[Block]) -> Iterator[int]:
    """Lines repeated at the edges of pages. The first of them stays: it may be the title itself."""
    edges = [n for n in _line_edges(blocks) if _is_open(blocks[n]) and len(blocks[n].text) <= HEADLINE]
    often = Counter(_wording(blocks[n]) for n in edges)
    seen: set[str] = set()
    for n in edges:
        wording = _wording(blocks[n])
        if often[wording] >= RUNNING and wording in seen and any(map(str.isalpha, wording)):
            yield n
        seen.add(wording)


RULES: tuple[Callable[[Sequence[Block]], Iterator[int]], ...] = (
    furniture,
    button_bars,
    mastheads,
    page_numbers,
    running_heads,
)
"""Each rule looks at the blocks as they came, whatever the others or a reader marked: their order is no matter.

Only open blocks (see ``_is_open``) are marked, and a marked block is still open: marking twice is marking once.
"""


def _is_open(block: Block) -> bool:
    """Whether a block may be told by its wording: a heading "Comments" or a cell "12" is text."""
    return block.hint not in ("title", "heading", "table", "caption", "code")


def _headline_follows(below: Sequence[Block], channel: str) -> bool:
    """Whether the first line below a breadcrumb that is no furniture can be a headline other than the channel's."""
    first = next((block.text.strip() for block in below if not is_furniture(block.text)), "")
    is_matter = any(matter_kind(first, lang) for lang in LANGS)
    return 0 < len(first) <= HEADLINE and first != channel and not _STOP.search(first) and not is_matter


def _page_edges(blocks: Sequence[Block]) -> Iterator[int]:
    """The first and the last block of every page, where pages are known."""
    pages = [block.locator.page for block in blocks]
    for n, page in enumerate(pages):
        if page is not None and (page not in pages[max(n - 1, 0) : n] or page not in pages[n + 1 : n + 2]):
            yield n


def _line_edges(blocks: Sequence[Block]) -> list[int]:
    """The edges of pages, and the lines next to a page number: it is an edge too, where pages are unknown."""
    numbers = set(page_numbers(blocks))
    near = {at for n in numbers for at in (n - 1, n + 1) if 0 <= at < len(blocks)}
    return sorted((set(_page_edges(blocks)) | near) - numbers)


def _wording(block: Block) -> str:
    """The line without its figures: running heads often carry the number of the page."""
    return re.sub(r"\d+", "#", " ".join(block.text.split()))
