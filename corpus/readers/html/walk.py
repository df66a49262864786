"""A walk through a parsed page that yields its pieces of text, in source order.

Pieces end where a block element begins or ends, not where the tree says: in pages with unclosed tags every
paragraph stands inside the one before. For the same reason the walk keeps its own stack and never recurses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from bs4 import BeautifulSoup
from bs4.element import PageElement, PreformattedString, Tag

from corpus.folding import is_chinese
from corpus.readers.html.grid import Grid, is_grid
from corpus.types import Hint


def _elements(names: str) -> frozenset[str]:
    return frozenset(names.split())


_SKIPPED = _elements("script style template svg noscript head title object iframe canvas rt rp")
_ASIDE = _elements("nav aside footer form button select textarea dialog menu")
_BLOCKS = _ASIDE | _elements(
    "address article blockquote body caption center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 "
    "header hr html label legend li main ol option p pre section summary table tbody td tfoot th thead tr ul"
)
_RESET = _elements("p div section article ul ol dl table blockquote main td th li")
"""Elements in which the heading or caption around them, left open, is over."""

_ASIDE_ROLE = _elements("navigation banner contentinfo complementary search dialog menu menubar toolbar")
_ASIDE_CLASS = re.compile(
    r"(?:[a-z0-9]+[-_]?)?(?:nav|navbar|navigation|menu|bread|breadcrumbs?|crumbs?|sidebar|footer|foot|share|sharing|social|"
    r"comments?|disqus|login|signin|related|recommend(?:ed)?|advert|ads?|pager|pagination|toolbar|cookies?|subscribe|newsletter|"
    r"qrcode|copyright|bshare|bdshare|jiathis|dqwz|weizhi|fenxiang|ewm)"
    r"(?:[-_]?(?:bar|box|list|links?|wrap(?:per)?|area|container|block|buttons?|btns?|tools?|inner|panel|news|\d+))?",
    re.IGNORECASE,
)
"""The class or id of a box around the text. The whole name must match: "related-work" is a section like any other."""

_CODE_CLASS = re.compile(r"highlight|codehilite|sourceCode|brush|(?:lang|language)-.*|programlisting", re.IGNORECASE)
"""The class of a ``<pre>`` with code, or of the element around it, as documentation generators write them."""

_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_INDENT = re.compile(r"\s*[\u3000\xa0]{2}")
_HINTS: dict[str, Hint] = {"li": "bullet", "caption": "caption", "figcaption": "caption"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text with what the page's structure says about it.

    ``linked`` counts its characters inside links; ``aside`` says that it stands in a navigation, comment
    or share box, ``inside`` that it stands in the region of the main text.
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


@dataclass(frozen=True, slots=True)
class _Context:
    """What holds for the text inside an element."""

    hint: Hint = ""
    level: int | None = None
    cell: str | None = None
    line: int | None = None
    link: bool = False
    aside: bool = False
    inside: bool = False
    verbatim: bool = False
    grid: Grid | None = None


@dataclass(slots=True)
class _Buffer:
    """Text collected since the last break, with the context it began in."""

    chunks: list[tuple[str, bool]] = field(default_factory=list)
    gap: bool = True
    breaks: int = 0
    item_open: bool = False


def walk(page: BeautifulSoup, region: Tag) -> Iterator[Piece]:
    """The pieces of the page; those under ``region`` are ``inside``."""
    buffer = _Buffer()
    around = frozenset(id(tag) for tag in (region, *region.parents))
    stack: list[tuple[PageElement, _Context, bool]] = [(page, _Context(), False)]
    while stack:
        node, context, leaving = stack.pop()
        if not isinstance(node, Tag):
            _collect(node, context, buffer)
        elif leaving:
            yield from _flush(buffer, context)
        elif node.name == "br":
            yield from _flush(buffer, context, soft=True)
        elif node.name not in _SKIPPED:
            within = _enter(node, context, region, around)
            if node.name in _BLOCKS:
                yield from _flush(buffer, context)
                buffer.item_open = buffer.item_open or node.name == "li"
                stack.append((node, within, True))
            stack.extend((child, within, False) for child in reversed(node.contents))
    yield from _flush(buffer, _Context())


def _enter(tag: Tag, context: _Context, region: Tag, around: frozenset[int]) -> _Context:
    """The context inside an element. ``around`` has the ids of the elements that hold the main text."""
    context = replace(context, inside=context.inside or tag is region)
    if tag.name == "a":
        return replace(context, link=not str(tag.get("href", "#")).startswith("#"))
    if tag.name not in _BLOCKS:
        return context
    context = replace(context, line=tag.sourceline or context.line, verbatim=context.verbatim or tag.name == "pre")
    context = replace(context, aside=context.aside or (id(tag) not in around and _is_aside(tag, context)))
    if tag.name in _RESET and context.hint in ("heading", "caption"):
        context = replace(context, hint="table" if context.cell else "", level=None)
    if tag.name in ("table", "tr", "td", "th"):
        return _enter_table(tag, context)
    if re.fullmatch("h[1-6]", tag.name):
        return replace(context, hint="heading", level=int(tag.name[1]))
    if tag.name == "pre" and _is_code(tag):
        return replace(context, hint="code", level=None)
    return replace(context, hint=_HINTS.get(tag.name, context.hint))


def _is_code(pre: Tag) -> bool:
    """Whether a ``<pre>`` holds code; many pages only keep the lines of a text with it."""
    names = [str(name) for tag in (pre, pre.parent) if tag for name in tag.get_attribute_list("class") if name]
    return any(map(_CODE_CLASS.fullmatch, names)) or pre.find(["code", "samp", "kbd"]) is not None


def _enter_table(tag: Tag, context: _Context) -> _Context:
    if tag.name == "table":
        return replace(context, grid=Grid() if is_grid(tag) else None, cell=None, hint="")
    if context.grid is None:
        return context
    if tag.name == "tr":
        context.grid.next_row()
        return context
    return replace(context, cell=context.grid.next_cell(tag), hint="table")


def _is_aside(tag: Tag, context: _Context) -> bool:
    """Whether an element that does not hold the main text is a box around it; an article's own footer is none."""
    names = [*tag.get_attribute_list("class"), *(tag.get_attribute_list("id") if tag.name != "section" else ())]
    return (
        (tag.name in _ASIDE and not (tag.name == "footer" and context.inside))
        or str(tag.get("role", "")) in _ASIDE_ROLE
        or any(_ASIDE_CLASS.fullmatch(str(name)) for name in names if name)
        or tag.has_attr("hidden")
        or bool(_HIDDEN.search(str(tag.get("style", ""))))
    )


def _collect(node: PageElement, context: _Context, buffer: _Buffer) -> None:
    if isinstance(node, PreformattedString):  # comments, declarations, CDATA
        return
    buffer.chunks.append((str(node), context.link))


def _flush(buffer: _Buffer, context: _Context, soft: bool = False) -> Iterator[Piece]:
    """The text collected, as pieces; a ``soft`` break (``<br>``) leaves no gap unless there are two in a row."""
    text = "".join(chunk for chunk, _ in buffer.chunks)
    linked = sum(len(chunk.strip()) for chunk, link in buffer.chunks if link)
    buffer.chunks.clear()
    hint = context.hint
    if hint == "bullet" and not buffer.item_open and text.strip():
        hint = ""  # a further paragraph of the same list item
    for line in re.split(r"\r?\n", text) if context.verbatim else (text,):
        shown = line.rstrip() if context.verbatim else _collapse(line)
        if shown.strip():
            gap = buffer.gap or bool(_INDENT.match(line))
            own = (hint, context.level, gap, context.line, context.cell)
            yield Piece(shown, *own, min(linked, len(shown)), context.aside, context.inside)
            buffer.item_open, buffer.breaks, buffer.gap = False, 0, False
        elif context.verbatim:
            buffer.gap = True
    buffer.breaks += soft
    buffer.gap = buffer.gap or not soft or buffer.breaks > 1


def _collapse(text: str) -> str:
    """White space as a browser shows it, but for line breaks of the source between Chinese characters."""

    def blank(match: re.Match[str]) -> str:
        if "\n" not in match[0] and "\r" not in match[0]:
            return " "
        before, after = text[max(match.start() - 1, 0) : match.start()], text[match.end() : match.end() + 1]
        return "" if before and after and is_chinese(before) and is_chinese(after) else " "

    return _SPACE.sub(blank, text).strip()
