"""HTML as a row of tags and texts, in time that grows with its length, whatever it holds.

Python's ``html.parser`` looks at the rest of the page again for every tag that does not end: 50 kB of ``<a `` take it
20 seconds. Here each search that came to the end of the page is never made again. The rules are those of the HTML
standard (https://html.spec.whatwg.org/multipage/parsing.html#tokenization), but that nothing is thrown away with a tag
that does not end: its characters are text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from types import MappingProxyType

from corpus.remembering import WORDS, remembered

Attributes = Mapping[str, str]

NONE: Attributes = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Start:
    """A start tag; ``line`` counts from 1. ``name`` and the names of attributes are in lower case."""

    name: str
    attributes: Attributes
    line: int


@dataclass(frozen=True, slots=True)
class End:
    """An end tag."""

    name: str


Token = Start | End | str
"""A string is text, its character references resolved."""

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)")
_REST = re.compile(r"""(?:[^>"'=]++|=\s*+"[^"]*+"|=\s*+'[^']*+'|["'=])*+>""")
"""What follows the name of a tag. A ``>`` in quotes ends no tag; quotes count only behind ``=``."""

_ATTRIBUTE = re.compile(r"""([^\s/>=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]*+)))?+""")
_RAW = frozenset("script style textarea title xmp iframe noembed".split())
"""Elements whose content is no markup."""

_DROPPED = frozenset(("script", "style"))  # their text is the page's end where their end tag is missing
_GIANT = re.compile(r"&#(?:0*+[1-9]\d{7,}+|[xX]0*+[1-9a-fA-F][0-9a-fA-F]{6,}+);?")
"""References to characters that Unicode does not have; Python converts no number of thousands of digits."""


@dataclass(slots=True)
class _Page:
    """A page that is being read, and what is known not to come any more."""

    text: str
    at: int = 0
    line: int = 1
    counted: int = 0
    ahead: dict[str, int] = field(default_factory=dict)
    """Sign → where it is found next, as far as that is known; -1 where it does not come any more."""
    naive: bool = False
    """Whether a tag was found that ends nowhere but inside quotes: from there on, quotes protect no ``>``."""

    def find(self, sign: str, start: int) -> int:
        """Where ``sign`` is found next, or -1; no part of the page is searched twice for the same."""
        known = self.ahead.get(sign, 0)
        if 0 <= known < start or sign not in self.ahead:
            known = self.ahead[sign] = self.text.find(sign, start)
        return known

    def line_of(self, position: int) -> int:
        """The number of the line of a position; positions must not go back."""
        self.line += self.text.count("\n", self.counted, position)
        self.counted = position
        return self.line


def tokens(text: str) -> Iterator[Token]:
    """The tags and texts of a page. Comments and declarations are left out, texts may come in several pieces."""
    page = _Page(text)
    while page.at < len(text):
        begin = text.find("<", page.at)
        if begin < 0:
            yield resolved(text[page.at :])
            return
        if begin > page.at:
            yield resolved(text[page.at : begin])
        page.at = begin
        yield from _markup(page)


def _markup(page: _Page) -> Iterator[Token]:
    """What begins with the ``<`` at which the page stands; behind it the page is read on."""
    begin = page.at
    if tag := _TAG.match(page.text, begin):
        end = _end_of_tag(page, tag.end())
        if end >= 0:
            page.at = end
            yield from _tag(page, tag, end)
            return
    elif page.text.startswith(("<!", "<?", "</"), begin):
        text, end = _declaration(page)
        if end >= 0:
            page.at = end
            yield from (text,) if text else ()
            return
    page.at = begin + 1
    yield "<"


def _end_of_tag(page: _Page, start: int) -> int:
    """The position behind a tag whose name ends at ``start``; -1 where it does not end."""
    if not page.naive:
        if found := _REST.match(page.text, start):
            return found.end()
        page.naive = True
    return page.find(">", start) + 1 or -1


def _tag(page: _Page, tag: re.Match[str], end: int) -> Iterator[Token]:
    name = tag[2].lower()
    if tag[1]:
        yield End(name)
        return
    yield Start(name, attributes(page.text[tag.end() : end - 1]), page.line_of(tag.start()))
    if name in _RAW:
        yield from _raw(page, name)


def _raw(page: _Page, name: str) -> Iterator[Token]:
    """The content of an element that holds no markup, and its end."""
    close = _closing(page, name)
    if close < 0 and name not in _DROPPED:
        yield End(name)
        return
    content = page.text[page.at : close] if close >= 0 else page.text[page.at :]
    page.at = close if close >= 0 else len(page.text)
    if content:
        yield content if name in _DROPPED else resolved(content)
    if close < 0:
        yield End(name)


def _closing(page: _Page, name: str) -> int:
    """Where the end tag of this name begins, in capitals or not; -1 where there is none."""
    if page.ahead.get(name) != -1:
        found = _end_tag(name).search(page.text, page.at)
        page.ahead[name] = found.start() if found else -1
    return page.ahead[name]


@lru_cache
def _end_tag(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)


def _declaration(page: _Page) -> tuple[str, int]:
    """The text of a CDATA section, none of anything else that is no tag; where it ends, -1 where it does not."""
    begin = page.at
    if page.text.startswith("<![CDATA[", begin) and (end := page.find("]]>", begin)) >= 0:
        return page.text[begin + 9 : end], end + 3
    if page.text.startswith("<!--", begin):
        for short in ("<!-->", "<!--->"):
            if page.text.startswith(short, begin):
                return "", begin + len(short)
        ends = [(at + len(sign)) for sign in ("-->", "--!>") if (at := page.find(sign, begin + 4)) >= 0]
        if ends:
            return "", min(ends)
    return "", page.find(">", begin) + 1 or -1


@remembered(4096, WORDS)  # a picture may stand in an attribute, as text
def attributes(written: str) -> Attributes:
    """The attributes of a tag, from what stands between its name and its end; of two of one name the first counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written):
        value = next((group for group in match.groups()[1:] if group is not None), "")
        found.setdefault(match[1].lower(), resolved(value))
    return MappingProxyType(found) if found else NONE


def resolved(text: str) -> str:
    """Text with its character references as the characters that they mean."""
    if "&" not in text:
        return text
    return unescape(_GIANT.sub("\ufffd", text) if "&#" in text else text)
