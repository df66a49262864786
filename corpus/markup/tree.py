"""A page as a tree of Beautiful Soup's, as deep as browsers build it, and with the end tags that authors may leave out.

Beautiful Soup makes the tree; the tags and texts that it makes it of are ours (``tokens.py``). Of its own sources
Python's ``html.parser`` takes a time that grows with the square of a page's length, and lxml's tells no lines, loses
what stands in tags without end and refuses half characters.

Of the HTML standard's rules for building a tree
(https://html.spec.whatwg.org/multipage/parsing.html#tree-construction) those are kept that decide where a paragraph,
an item or a cell ends. Nothing is moved, made up or left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from bs4.builder import HTMLTreeBuilder

from corpus.errors import DamagedFile
from corpus.markup.tokens import NONE, Start, tokens

DEEPEST = 256
"""Elements inside one another; what is nested deeper stands side by side. Browsers stop at 512 or before."""

MOST = 1_250_000
"""Elements of a page: a million paragraphs and what they hold. A paragraph of one character takes 1.1 kB, one with two
attributes and a line end behind it 1.8 kB, so that no page takes much more than 2 GB."""


def _elements(names: str) -> frozenset[str]:
    return frozenset(names.split())


_CLOSE_PARAGRAPH = _elements(
    "address article aside blockquote center details dialog dir div dl dd dt li fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section summary table ul"
)
_ONCE = _elements("html body head")
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


@dataclass(slots=True)
class _Growth:
    """A tree that grows; its open elements are in ``tagStack``, the outermost first."""

    soup: BeautifulSoup

    def start(self, tag: Start) -> None:
        """Begin an element, after what it implies the end of."""
        if tag.name in _ONCE and self.soup.open_tag_counter[tag.name]:
            return
        self.soup.endData()
        self._imply(tag.name)
        if len(self.soup.tagStack) >= DEEPEST:
            self._close(len(self.soup.tagStack) - 1)
        self.soup.handle_starttag(tag.name, None, None, tag.attributes, sourceline=tag.line)
        if self.soup.builder.can_be_empty_element(tag.name):
            self.soup.popTag()

    def end(self, name: str) -> None:
        """End the innermost element of this name, and what is open in it; without one, nothing happens."""
        if name == "br":
            self.start(Start("br", NONE, self.soup.tagStack[-1].sourceline or 1))
        if not self.soup.open_tag_counter[name]:
            return
        stops = _ELEMENT_STOPS.get(name, _WALLS)
        for at in range(len(self.soup.tagStack) - 1, 0, -1):
            inner = self.soup.tagStack[at].name
            if inner == name:
                self._close(at, ended=True)
                return
            if inner in stops or (name in _INLINE and inner not in _INLINE):
                return

    def finish(self) -> None:
        """Close what is still open."""
        self._close(1)

    def _imply(self, name: str) -> None:
        """Close what the beginning of an element of this name ends."""
        if name in _ENDS and any(self.soup.open_tag_counter[each] for each in _ENDS[name][0]):
            self._close_first(*_ENDS[name])
        if name in _CLOSE_PARAGRAPH and self.soup.open_tag_counter["p"]:
            self._close_first(_PARAGRAPH, _WALLS)
        if name in _HEADINGS and self.soup.tagStack[-1].name in _HEADINGS:
            self._close(len(self.soup.tagStack) - 1)

    def _close_first(self, ended: frozenset[str], stops: frozenset[str]) -> None:
        for at in range(len(self.soup.tagStack) - 1, 0, -1):
            if self.soup.tagStack[at].name in ended:
                self._close(at)
                return
            if self.soup.tagStack[at].name in stops:
                return

    def _close(self, at: int, *, ended: bool = False) -> None:
        """Close what is open from ``at`` on; ``ended`` says that the outermost of it has its end tag."""
        self.soup.endData()
        while len(self.soup.tagStack) > at:
            tag = self.soup.tagStack[-1]
            self.soup.popTag()
            if tag.name in _HEADINGS and not (ended and len(self.soup.tagStack) == at):
                _cut_short(tag)


def _cut_short(heading: Tag) -> None:
    """End a heading that lacks its end tag where the text under it begins; nothing stands behind the heading yet.

    The order of the page's elements stays, so that no link but those at the cut needs to change; moving the children
    by ``extract`` and ``append`` takes a time that grows with the square of their number.
    """
    cut = (at for at, child in enumerate(heading.contents) if isinstance(child, Tag) and child.name in _TEXT_BEGINS)
    above, first = heading.parent, next(cut, None)
    if above is None or first is None:
        return
    moved = heading.contents[first:]
    del heading.contents[first:]
    if heading.contents:
        heading.contents[-1].next_sibling = None
    heading.next_sibling, moved[0].previous_sibling = moved[0], heading
    for child in moved:
        child.parent = above
    above.contents.extend(moved)


_ELEMENT_STOPS = {
    "td": _elements("table tr"),
    "th": _elements("table tr"),
    "caption": _elements("table"),
    **dict.fromkeys(("tr", "tbody", "thead", "tfoot"), _elements("table")),
    "table": frozenset[str](),
    **dict.fromkeys(("html", "body"), frozenset[str]()),
}
"""End tag → the elements out of which it does not reach, where these are not the walls."""


class _Builder(HTMLTreeBuilder):
    """What Beautiful Soup gets its tree from.

    The builder holds the page itself: where Beautiful Soup gets a short text, it warns of addresses and file names.
    """

    def __init__(self, text: str, name: str) -> None:
        super().__init__(multi_valued_attributes={}, preserve_whitespace_tags=set(), string_containers={})
        self._text = text
        self._name = name

    def feed(self, _markup: object) -> None:
        """Grow the whole tree."""
        if self.soup is None:
            return
        tree = _Growth(self.soup)
        made = 0
        for token in tokens(self._text):
            if isinstance(token, str):
                self.soup.handle_data(token)
            elif isinstance(token, Start):
                made += 1
                tree.start(token)
            else:
                tree.end(token.name)
            if made > MOST:
                message = f"{self._name} has more than {MOST:,} elements. Split it into several pages and add those."
                raise DamagedFile(message)
        tree.finish()


class _Soup(BeautifulSoup):
    """A tree in which texts of white space stay as they are; some are empty lines of a ``<pre>``."""

    ASCII_SPACES = ""


def parse(text: str, name: str = "The page") -> Tag:
    """The tree of a page. Raises DamagedFile, with the page's ``name``, for too many elements."""
    return _Soup("", builder=_Builder(text, name))
