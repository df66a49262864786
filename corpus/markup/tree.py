"""A page as a tree, as deep as browsers build it, and with the end tags that HTML lets authors leave out.

Of the HTML standard's rules for building a tree
(https://html.spec.whatwg.org/multipage/parsing.html#tree-construction) those are kept that decide where a paragraph,
an item or a cell ends. Nothing is moved, made up or left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.errors import DamagedFile
from corpus.markup.tokens import NONE, Attributes, Start, tokens

DEEPEST = 256
"""Elements inside one another; what is nested deeper stands side by side. Browsers stop at 512 or before."""

MOST = 3_000_000
"""Elements of a page, about 1 GB of memory: no page of this size was written for readers."""


def _elements(names: str) -> frozenset[str]:
    return frozenset(names.split())


_VOID = _elements("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr")
_CLOSE_PARAGRAPH = _elements(
    "address article aside blockquote center details dialog dir div dl dd dt li fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section summary table ul"
)
_HEADINGS = _elements("h1 h2 h3 h4 h5 h6")
_TEXT_BEGINS = _elements("p div section article ul ol dl table blockquote main td th li")
"""Elements that begin the text under a heading, where the heading has no end tag."""

_WALLS = _elements("html body table caption td th button object template marquee applet")
"""Elements out of which no end tag and no implied end reaches, but those of tables."""

_INLINE = _elements(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike "
    "strong sub sup time tt u var"
)
_PARAGRAPH = _elements("p")
_BETWEEN_ITEMS = _elements("ul ol menu dl dir")

# Tag → the open elements that it ends, and those that it stops at.
_ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (_elements("li"), _BETWEEN_ITEMS | _WALLS),
    "dt": (_elements("dt dd"), _BETWEEN_ITEMS | _WALLS),
    "dd": (_elements("dt dd"), _BETWEEN_ITEMS | _WALLS),
    "option": (_elements("option"), _elements("select optgroup datalist") | _WALLS),
    "optgroup": (_elements("optgroup option"), _elements("select") | _WALLS),
    "td": (_elements("td th"), _elements("table tr")),
    "th": (_elements("td th"), _elements("table tr")),
    "tr": (_elements("tr caption"), _elements("table")),
    **dict.fromkeys(("tbody", "thead", "tfoot"), (_elements("tbody thead tfoot caption"), _elements("table"))),
    "a": (_elements("a"), _WALLS | _CLOSE_PARAGRAPH),
    "rt": (_elements("rt rp"), _elements("ruby rtc") | _WALLS),
    "rp": (_elements("rt rp"), _elements("ruby rtc") | _WALLS),
}


@dataclass(slots=True, eq=False)
class Element:
    """An element; a child that is a string is text. ``line`` counts from 1."""

    name: str
    attributes: Attributes
    line: int
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    def get(self, name: str, default: str = "") -> str:
        """The value of an attribute."""
        return self.attributes.get(name, default)

    def names(self) -> tuple[str, ...]:
        """The classes and the id of the element."""
        return (*self.get("class").split(), *self.get("id").split())

    def iter(self, *names: str) -> Iterator[Element]:
        """The elements inside this one, outer ones first, in source order; of these names only, where any are given."""
        stack = [child for child in reversed(self.children) if isinstance(child, Element)]
        while stack:
            element = stack.pop()
            if not names or element.name in names:
                yield element
            stack.extend(child for child in reversed(element.children) if isinstance(child, Element))

    def ancestors(self) -> Iterator[Element]:
        """The elements that this one is in, the innermost first."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    def text(self) -> str:
        """All text inside the element, as it stands."""
        parts: list[str] = []
        stack: list[Element | str] = [self]
        while stack:
            node = stack.pop()
            if isinstance(node, str):
                parts.append(node)
            else:
                stack.extend(reversed(node.children))
        return "".join(parts)


@dataclass(slots=True)
class _Builder:
    """A tree that grows, and the elements that are open in it, the outermost first."""

    root: Element
    open: list[Element]
    count: Counter[str] = field(default_factory=Counter)
    made: int = 0

    def start(self, tag: Start) -> None:
        """Begin an element, after what it implies the end of."""
        if tag.name in ("html", "body", "head") and self.count[tag.name]:
            return
        self._imply(tag.name)
        if len(self.open) >= DEEPEST:
            self._close(len(self.open) - 1)
        element = Element(tag.name, tag.attributes, tag.line, self.open[-1])
        self.open[-1].children.append(element)
        self.made += 1
        if tag.name not in _VOID:
            self.open.append(element)
            self.count[tag.name] += 1

    def end(self, name: str) -> None:
        """End the innermost element of this name, and what is open in it; without one, nothing happens."""
        if name == "br":
            self.start(Start("br", NONE, self.open[-1].line))
        if not self.count[name]:
            return
        stops = _ELEMENT_STOPS.get(name, _WALLS)
        for at in range(len(self.open) - 1, 0, -1):
            inner = self.open[at].name
            if inner == name:
                self._close(at, ended=True)
                return
            if inner in stops or (name in _INLINE and inner not in _INLINE):
                return

    def _imply(self, name: str) -> None:
        """Close what the beginning of an element of this name ends."""
        if name in _ENDS and any(self.count[each] for each in _ENDS[name][0]):
            self._close_first(*_ENDS[name])
        if name in _CLOSE_PARAGRAPH and self.count["p"]:
            self._close_first(_PARAGRAPH, _WALLS)
        if name in _HEADINGS and self.open[-1].name in _HEADINGS:
            self._close(len(self.open) - 1)

    def _close_first(self, ended: frozenset[str], stops: frozenset[str]) -> None:
        for at in range(len(self.open) - 1, 0, -1):
            if self.open[at].name in ended:
                self._close(at)
                return
            if self.open[at].name in stops:
                return

    def _close(self, at: int, *, ended: bool = False) -> None:
        """Close what is open from ``at`` on; ``ended`` says that the outermost of it has its end tag."""
        for element in reversed(self.open[at:]):
            self.count[element.name] -= 1
            if element.name in _HEADINGS and not (ended and element is self.open[at]):
                _cut_short(element)
        del self.open[at:]

    def finish(self) -> None:
        """Close what is still open."""
        self._close(1)


def _cut_short(heading: Element) -> None:
    """End a heading that lacks its end tag where the text under it begins."""
    above = heading.parent
    cut = (at for at, child in enumerate(heading.children) if isinstance(child, Element) and child.name in _TEXT_BEGINS)
    if above is None or (first := next(cut, None)) is None:
        return
    moved = heading.children[first:]
    del heading.children[first:]
    above.children.extend(moved)
    for child in moved:
        if isinstance(child, Element):
            child.parent = above


_ELEMENT_STOPS = {
    "td": _elements("table tr"),
    "th": _elements("table tr"),
    "caption": _elements("table"),
    **dict.fromkeys(("tr", "tbody", "thead", "tfoot"), _elements("table")),
    "table": frozenset[str](),
    **dict.fromkeys(("html", "body"), frozenset[str]()),
}
"""End tag → the elements out of which it does not reach, where these are not the walls."""


def parse(text: str, name: str = "The page") -> Element:
    """The tree of a page; its root has no name. Raises DamagedFile, with the page's ``name``, for too many elements."""
    root = Element("", NONE, 1)
    builder = _Builder(root, [root])
    for token in tokens(text):
        if isinstance(token, str):
            builder.open[-1].children.append(token)
        elif isinstance(token, Start):
            builder.start(token)
        else:
            builder.end(token.name)
        if builder.made > MOST:
            raise DamagedFile(f"{name} has more than {MOST:,} elements. Split it into several pages and add those.")
    builder.finish()
    return root
