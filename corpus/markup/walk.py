"""A walk through a parsed page that yields its pieces of text, in source order.

Pieces end where a block element begins or ends. The walk keeps its own stack and never recurses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from bs4.element import PageElement, Tag

from corpus.folding import is_chinese
from corpus.markup.attributes import classes
from corpus.markup.beside import stands_beside
from corpus.markup.boxes import BOXES, is_box
from corpus.markup.grid import Grid, grid_of
from corpus.remembering import WORDS, remembered
from corpus.types import Hint


def _elements(names: str) -> frozenset[str]:
    return frozenset(names.split())


_SKIPPED = _elements(
    "script style template svg noscript head title object iframe canvas audio video datalist annotation"
)
_BLOCKS = BOXES | _elements(
    "address article blockquote body caption center dd details dir div dl dt fieldset figcaption figure frameset h1 h2 "
    "h3 h4 h5 h6 header hgroup hr html label legend li main noframes ol optgroup option p plaintext pre search section "
    "summary table tbody td tfoot th thead tr ul xmp"
)
_VERBATIM = _elements("pre xmp plaintext listing")
_CAPTION_CLASS = re.compile(
    r"(?:wp|image|img|photo|picture|media|figure|gallery|article|news|slide)?[-_]*"
    r"(?:caption|cutline)(?:[-_]?(?:text|full|truncated|remote|wrap(?:per)?|content|body|container))?",
    re.IGNORECASE,
)
"""The class of what stands under a picture."""

_LONGEST_NAME = 64  # characters of a class that can be one of these
_CODE_CLASS = re.compile(r"highlight|codehilite|sourceCode|brush|(?:lang|language)-.*|programlisting", re.IGNORECASE)
"""The class of a ``<pre>`` with code, or of the element around it, as documentation generators write them."""

_BLANK = " \t\f"
_LINES = re.compile(r"[\r\n]+")
_SPACE = re.compile(r"[ \t\f]+")
_INDENT = re.compile(r"\s*[\u3000\xa0]{2}")
_SET_OFF = re.compile(r"第[一二三四五六七八九十百千零〇\d]{1,6}[编編篇部卷章节節条條]")
_HEADING = re.compile("h[1-6]")
_HINTS: dict[str, Hint] = {"li": "bullet", "caption": "caption", "figcaption": "caption"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text with what the page's structure says about it.

    ``linked`` counts its characters inside links, and ``links`` are these; ``aside`` says that it stands in a
    navigation, comment or share box, or beside the text as the reading of characters does; ``inside`` that it stands in
    the region of the main text. ``element`` is the innermost block that it stands in; ``table`` counts the tables of a
    page from 1 and is 0 outside of them; ``span`` is over how many columns and how many rows of it its cell reaches.
    """

    text: str
    hint: Hint
    level: int | None
    gap: bool
    line: int | None
    cell: str | None
    linked: int
    aside: bool
    inside: bool
    element: Tag = field(compare=False)  # Beautiful Soup compares all that elements hold
    table: int = 0
    span: tuple[int, int] = (1, 1)
    links: str = ""


@dataclass(frozen=True, slots=True)
class _Context:
    """What holds for the text inside an element."""

    element: Tag
    hint: Hint = ""
    level: int | None = None
    cell: str | None = None
    span: tuple[int, int] = (1, 1)
    line: int | None = None
    link: bool = False
    aside: bool = False
    inside: bool = False
    verbatim: bool = False
    beside: bool = False
    grid: Grid | None = None


@dataclass(slots=True)
class _Buffer:
    """Text collected since the last break, and what stands beside it."""

    chunks: list[tuple[str, bool]] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    line: int = 0
    gap: bool = True
    breaks: int = 0
    item_open: bool = False


def walk(page: Tag, region: Tag, shown: Iterable[Tag] = ()) -> Iterator[Piece]:
    """The pieces of the page; those under ``region`` are ``inside``. What is in ``shown`` is no box beside the text."""
    buffer = _Buffer()
    around = frozenset(map(id, (region, *region.parents, *shown)))
    whole = _Context(page, inside=page is region)
    tables = count(1)
    stack: list[tuple[PageElement, _Context, bool]] = [(page, whole, False)]
    while stack:
        node, context, leaving = stack.pop()
        if not isinstance(node, Tag):
            _collect(str(node), context, buffer)
        elif leaving:
            yield from _flush(buffer, context)
        elif node.name == "br":
            yield from _flush(buffer, context, soft=True)
            buffer.line = node.sourceline or 0
        elif node.name not in _SKIPPED:
            within = _enter(node, context, region, around)
            if node.name == "table" and within.grid:
                within.grid.number = next(tables)
            if node.name in _BLOCKS:
                yield from _flush(buffer, context)
                buffer.line = node.sourceline or 0
                buffer.item_open = buffer.item_open or node.name == "li"
                stack.append((node, within, True))
            stack.extend((child, within, False) for child in reversed(node.contents))
    yield from _flush(buffer, whole)


def _enter(tag: Tag, context: _Context, region: Tag, around: frozenset[int]) -> _Context:
    """The context inside an element. ``around`` has the ids of the elements that hold the main text."""
    if tag.name not in _BLOCKS:
        return _enter_inline(tag, context, region)
    hint, level = context.hint, context.level
    if _HEADING.fullmatch(tag.name):
        hint, level = "heading", int(tag.name[1])
    elif tag.name in _VERBATIM and not context.verbatim and _is_code(tag):
        hint, level = "code", None
    context = replace(
        context,
        element=tag,
        line=tag.sourceline,
        inside=context.inside or tag is region,
        verbatim=context.verbatim or tag.name in _VERBATIM,
        aside=context.aside or (id(tag) not in around and is_box(tag, context.inside)),
        hint=_HINTS.get(tag.name) or ("caption" if _is_caption(tag) else hint),
        level=level,
    )
    return _enter_table(tag, context) if tag.name in ("table", "tr", "td", "th") else context


def _enter_inline(tag: Tag, context: _Context, region: Tag) -> _Context:
    if tag is region:
        return replace(context, inside=True)
    if stands_beside(tag):
        return replace(context, beside=True)
    if tag.name == "a":
        return replace(context, link=not str(tag.get("href", "#")).startswith("#"))
    return context


def _is_caption(tag: Tag) -> bool:
    return tag.name in ("div", "p", "span") and bool(tag.attrs) and any(map(_names_a_caption, classes(tag)))


@remembered(4096, WORDS)
def _names_a_caption(name: str) -> bool:
    return len(name) <= _LONGEST_NAME and _CAPTION_CLASS.fullmatch(name) is not None


def _is_code(pre: Tag) -> bool:
    """Whether a ``<pre>`` holds code; many pages only keep the lines of a text with it."""
    names = (*classes(pre), *(classes(pre.parent) if pre.parent else ()))
    return any(map(_CODE_CLASS.fullmatch, names)) or pre.find(["code", "samp", "kbd"]) is not None


def _enter_table(tag: Tag, context: _Context) -> _Context:
    if tag.name == "table":
        return replace(context, grid=grid_of(tag), cell=None, span=(1, 1), hint="")
    if context.grid is None:
        return context
    if tag.name == "tr":
        context.grid.next_row()
        return context
    name = context.grid.next_cell(tag)
    return replace(context, cell=name, span=context.grid.span, hint="table")


def _collect(text: str, context: _Context, buffer: _Buffer) -> None:
    if context.beside:
        buffer.beside.append(text)
    else:
        buffer.chunks.append((text, context.link))


def _flush(buffer: _Buffer, context: _Context, soft: bool = False) -> Iterator[Piece]:
    """The text collected, as pieces; a ``soft`` break (``<br>``) leaves no gap unless there are two in a row."""
    text = "".join(chunk for chunk, _ in buffer.chunks)
    linked = [chunk.strip() for chunk, link in buffer.chunks if link]
    buffer.chunks.clear()
    if text and not text.isspace():
        yield from _pieces(text, linked, buffer, context)
    elif context.verbatim and "\n" in text:
        buffer.gap = True
    yield from _beside(buffer, context)
    buffer.breaks += soft
    buffer.gap = buffer.gap or not soft or buffer.breaks > 1


def _pieces(text: str, linked: list[str], buffer: _Buffer, context: _Context) -> Iterator[Piece]:
    hint = context.hint
    if hint == "bullet" and not buffer.item_open:
        hint = ""  # a further paragraph of the same list item
    letters, links = sum(map(len, linked)), "" if context.verbatim else _collapse(" ".join(linked))
    for line in re.split(r"\r?\n|\r", text) if context.verbatim else (text,):
        shown = line.rstrip() if context.verbatim else _collapse(line)
        if shown.strip():
            gap = buffer.gap or bool(_INDENT.match(line))
            at = max(buffer.line, context.line or 0) or None
            own = (hint, context.level, gap, at, context.cell)
            where = (context.aside, context.inside, context.element, _table(context), context.span)
            yield Piece(shown, *own, min(letters, len(shown)), *where, links)
            buffer.item_open, buffer.breaks, buffer.gap = False, 0, False
        elif context.verbatim:
            buffer.gap = True


def _beside(buffer: _Buffer, context: _Context) -> Iterator[Piece]:
    """What stands beside the text that has just ended, as one piece."""
    text = _collapse(" ".join(buffer.beside)) if buffer.beside else ""
    buffer.beside.clear()
    if text:
        at = max(buffer.line, context.line or 0) or None
        where = (True, context.inside, context.element, _table(context), context.span)
        yield Piece(text, "boilerplate", None, True, at, context.cell, 0, *where)


def _table(context: _Context) -> int:
    return context.grid.number if context.grid and context.cell else 0


def _collapse(text: str) -> str:
    """White space as a browser shows it, but for line breaks of the source between Chinese characters."""
    if "\n" in text or "\r" in text:
        shown = ""
        parts: list[str] = []
        for line in filter(None, (line.strip(_BLANK) for line in _LINES.split(text))):
            numbered = len(parts) == 1 and _SET_OFF.fullmatch(parts[0])  # the blank behind the number of an article
            if shown and (numbered or not (is_chinese(shown) and is_chinese(line[0]))):
                parts.append(" ")
            parts.append(line)
            shown = line[-1]
        text = "".join(parts)
    return _SPACE.sub(" ", text).strip()
