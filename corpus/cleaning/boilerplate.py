"""Boilerplate: what a page prints around its text. It is marked and kept, never shown as passages.

Titles, headings, bylines, dates, keywords and credits are matter of the document and are never marked, also
where buttons stand in the same line. A line that a text could have as well is told by where it stands: around
the text, or beside other furniture. Nothing that stands alone between two paragraphs is marked by one sign.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from corpus.bibliography import matter_kind
from corpus.cleaning.furniture import ARROW, BREADCRUMB, PAGE_NUMBER, Grade, buttons, grade, is_site
from corpus.types import LANGS, Block

HEADLINE = 150
"""Characters up to which a line can be a headline."""

MASTHEAD = 3
"""How many lines above a breadcrumb the name of the site stands."""

RUNNING = 3
"""How often a line stands at the edge of a page to be a running head: chapter titles come twice."""

_BARE_NUMBER = re.compile(r"\s*\d{1,4}(?:\s*/\s*\d{1,4})?\s*")
_PAGE_LABEL = re.compile(
    r"\A[-—–·|｜]?\s?\d{1,4}(?:\s{0,3}[-—–·|｜]\s*|\s{2,9})|(?:\s{0,3}[-—–·|｜]\s?|\s{2,9})\d{1,4}\s?[-—–·|｜]?\Z|"
    r"\s?(?:Page \d{1,4}|第\s?\d{1,4}\s?页)\Z"
)
_COLON = re.compile(r"[:：]\s*$")
_STOP = re.compile(r"[。.;；…:：,，]['\"”’)）]*\s*$")


def mark_boilerplate(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Give the hint ``boilerplate`` to every block that no reader of the document came for. Idempotent."""
    marked: set[int] = set()
    while new := {n for rule in RULES for n in rule(blocks)} - marked:
        marked |= new  # again, because what is marked is no text that others could stand inside of
        blocks = tuple(replace(b, hint="boilerplate", level=None) if n in new else b for n, b in enumerate(blocks))
    return blocks


def furniture(blocks: Sequence[Block]) -> Iterator[int]:
    """Navigation, comment boxes, share bars and legal lines, by their wording, their place and their company."""
    grades = [grade(block.text) if _is_open(block) else Grade.NONE for block in blocks]
    body = [n for n, block in enumerate(blocks) if grades[n] < Grade.LIKELY and _is_body(block)]
    first, last = (body[0], body[-1]) if body else (len(blocks), -1)
    for is_group, run in groupby(range(len(blocks)), lambda n: grades[n] > Grade.NONE):
        group = list(run)
        if not is_group:
            continue
        around = group[-1] < first or group[0] > last
        company = len(group) > 1 or any(_is_matter(block) for block in _beside(blocks, group))
        known = {n for n in group if grades[n] == Grade.CERTAIN or (grades[n] == Grade.LIKELY and (around or company))}
        yield from group if known or (group[0] == 0 and _is_bar([blocks[n] for n in group])) else ()


def _is_bar(group: Sequence[Block]) -> bool:
    """Whether lines above the headline without any sure sign are buttons all the same: there are several."""
    return len({word for block in group for word in buttons(block.text) if len(word) > 1}) > 2


def _is_body(block: Block) -> bool:
    """Whether a block is running text: a sentence, or long."""
    text = block.text.strip()
    return block.hint != "boilerplate" and (
        len(text) > HEADLINE or bool(_STOP.search(text) and not _COLON.search(text))
    )


def _is_matter(block: Block) -> bool:
    return any(matter_kind(block.text, lang) in ("byline", "credit") for lang in LANGS)


def _beside(blocks: Sequence[Block], group: Sequence[int]) -> Iterator[Block]:
    yield from (blocks[n] for n in (group[0] - 1, group[-1] + 1) if 0 <= n < len(blocks))


def mastheads(blocks: Sequence[Block]) -> Iterator[int]:
    """The name of the site or of its channel above the breadcrumb, where the headline follows below.

    The channel is the breadcrumb's last step; a site is known by its name. Without another line that can be
    the headline, the line above is the headline itself.
    """
    above: dict[str, list[int]] = {}
    below = _first_lines(blocks)
    for n, block in enumerate(blocks):
        crumbs = BREADCRUMB.fullmatch(block.text) if len(block.text) <= HEADLINE else None
        channel = re.split(ARROW, crumbs["trail"] or "")[-1].strip() if crumbs else ""
        if crumbs and _is_headline(below[n], channel):
            yield from above.pop(channel, ())
            sites = range(max(n - MASTHEAD, 0), n)
            yield from (at for at in sites if _is_open(blocks[at]) and is_site(blocks[at].text.strip()))
        if _is_open(block):
            above.setdefault(block.text.strip(), []).append(n)


def page_numbers(blocks: Sequence[Block]) -> Iterator[int]:
    """Page numbers that say they are; a bare number only at the edge of a known page."""
    edges = set(_page_edges(blocks))
    for n, block in enumerate(blocks):
        bare = n in edges and _BARE_NUMBER.fullmatch(block.text)
        if _is_open(block) and (bare or PAGE_NUMBER.fullmatch(block.text)):
            yield n


def running_heads(blocks: Sequence[Block]) -> Iterator[int]:
    """Lines repeated at the edges of pages. The first of them stays: it may be the title itself.

    The number of the page may stand beside them, but set off: "Article 1", "Article 2" are the text.
    """
    edges = [n for n in _line_edges(blocks) if _is_open(blocks[n]) and len(blocks[n].text) <= HEADLINE]
    pages: dict[str, set[int]] = {}
    for n in edges:
        pages.setdefault(_wording(blocks[n]), set()).add(blocks[n].locator.page or -n)
    seen: set[str] = set()
    for n in edges:
        wording = _wording(blocks[n])
        if len(pages[wording]) >= RUNNING and wording in seen and _is_head(wording):
            yield n
        seen.add(wording)


def _is_head(wording: str) -> bool:
    return any(map(str.isalpha, wording)) and not _STOP.search(wording)


RULES: tuple[Callable[[Sequence[Block]], Iterator[int]], ...] = (
    furniture,
    mastheads,
    page_numbers,
    running_heads,
)
"""Each rule looks at the blocks as they came: their order is no matter. What is marked makes others see less text.

Only open blocks (see ``_is_open``) are marked, and a marked block is still open: marking twice is marking once.
"""


def _is_open(block: Block) -> bool:
    """Whether a block may be told by its wording: a heading "Comments" or a cell "12" is text."""
    return block.hint not in ("title", "heading", "table", "caption", "code")


def _first_lines(blocks: Sequence[Block]) -> list[str]:
    """For each block, the first line below it that is no furniture."""
    below, line = [""] * len(blocks), ""
    for n in reversed(range(len(blocks))):
        below[n] = line
        if grade(blocks[n].text) < Grade.LIKELY:
            line = blocks[n].text.strip()
    return below


def _is_headline(line: str, channel: str) -> bool:
    """Whether a line can be a headline other than that of the channel."""
    is_matter = any(matter_kind(line, lang) for lang in LANGS)
    return 0 < len(line) <= HEADLINE and line != channel and not _STOP.search(line) and not is_matter


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
    """The line without the number of its page."""
    return " ".join(_PAGE_LABEL.sub("", block.text.strip()).split())
