"""Documents as trees, whole or an element at a time.

What is parsed may have been made to do harm: entities that grow without end
(https://cwe.mitre.org/data/definitions/776.html) or that read other files (611).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from lxml import etree

from corpus.errors import DamagedFile
from corpus.readers.container import Container
from corpus.readers.decoding import decode
from corpus.readers.xml.stand_ins import held
from corpus.readers.xml.tree import Element, local

MOST_ELEMENTS = 4_000_000
"""Elements of a document, or of one element that is asked for: about a gigabyte of memory where they are many. A
thousand pages as Word writes them have a quarter of it."""

DECLARATION = 256
"""Characters of a document among which its XML declaration stands: it has three short pseudo-attributes."""

_CHUNK = 1 << 16  # bytes read at a time; what they held and nobody wants is freed after each

_SAFELY = {"encoding": "utf-8", "resolve_entities": False, "load_dtd": False, "no_network": True}
_SUBSET = re.compile(rb"""(?:\s+|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE(?:[^\[>"']|"[^"]*"|'[^']*')*+\[""", re.DOTALL)
_UTF_8 = frozenset({"", "utf-8", "utf8", "us-ascii", "ascii"})
_DECLARATION = re.compile(r"\ufeff?\s*<\?xml\b[^>]*?(?:\bencoding\s*=\s*[\"']([\w.:-]+)[\"'][^>]*)?\?>")
_BLANK = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]*")


def parse(data: bytes, name: str, most: int = MOST_ELEMENTS) -> Element:
    """The root element of a document. Raises DamagedFile where it is not well-formed, declares entities, or has more
    elements than ``most``; and the errors of decoding.
    """
    data = _in_utf_8(data, name)
    _refuse_entities(data, name)
    if _weight(data) > most:
        raise _too_many(name, most)
    try:
        return etree.fromstring(data, etree.XMLParser(remove_comments=True, **_SAFELY))
    except etree.XMLSyntaxError as error:
        raise _broken(name, error) from error


def parse_part(container: Container, part: str) -> Element:
    """The root element of a part of an office document or a book. Raises ReadError."""
    return parse(container.read(part), f"{part} in {container.name}")


def elements(data: bytes, name: str, names: Collection[str]) -> Iterator[Element]:
    """The elements of these local names, the outermost of them, in the order of the document; each is gone at the next.

    The encoding may be another than the one declared, and characters that XML can't hold are let through: see
    :mod:`corpus.readers.xml.stand_ins`. Raises DamagedFile as :func:`parse` does, and the errors of decoding.
    """
    plain = _prepared(data, name)
    if not plain:
        return
    _refuse_entities(plain, name)
    try:
        yield from _outermost(plain, name, names)
    except etree.XMLSyntaxError as error:
        raise _broken(name, error) from error


def _outermost(plain: bytes, name: str, names: Collection[str]) -> Iterator[Element]:
    root, found, depth, weight = None, None, 0, 0
    wanted = [f"{{*}}{each}" for each in names]
    first = _root_tag(plain)
    passed_over = first if local(first) not in names else ""
    parser = etree.XMLPullParser(
        ("start", "end"), tag=[*wanted, first], remove_comments=True, remove_pis=True, **_SAFELY
    )
    for chunk in _chunks(plain):
        parser.feed(chunk)
        for event, element in parser.read_events():
            root = element if root is None else root
            if element.tag == passed_over:
                continue
            depth += 1 if event == "start" else -1
            found = element if found is None else found
            if not depth:
                yield element
                _forget(element)
                found, weight = None, 0
        weight += _weight(chunk) if found is not None else 0
        if weight > MOST_ELEMENTS:
            raise _too_many(name, MOST_ELEMENTS)
        _prune(root, found)
    parser.close()


def _root_tag(plain: bytes) -> str:
    """The name of the outermost element, by which the tree is got hold of while it grows."""
    parser = etree.XMLPullParser(("start",), remove_comments=True, remove_pis=True, **_SAFELY)
    for chunk in _chunks(plain):
        parser.feed(chunk)
        for _event, element in parser.read_events():
            return str(element.tag)
    parser.close()
    return "*"


def _chunks(plain: bytes) -> Iterator[bytes]:
    return (plain[at : at + _CHUNK] for at in range(0, len(plain), _CHUNK))


def _weight(data: bytes) -> int:
    """What these bytes may take, in elements: an entity that nobody declared takes as much, an attribute half."""
    return max(data.count(b"<") - data.count(b"</") + data.count(b"&"), data.count(b"=") // 2)


def _prune(root: Element | None, found: Element | None) -> None:
    """Free what nobody asked for: everything before the end, but for what is in the element that is being found."""
    above = root
    while above is not None and above is not found and len(above):
        del above[:-1]
        above = above[-1]


def _prepared(data: bytes, name: str) -> bytes:
    """The document in UTF-8, without a declaration and with stand-ins; empty where there is nothing in it.

    Tools write files whose declaration lies about their encoding, and references to control characters (``&#x1F;``),
    at which a parser stops.
    """
    declared = _declaration(data)
    text = decode(data, name, (declared and declared[1]) or "")
    text = text[said.end() :] if (said := _DECLARATION.match(text[:DECLARATION])) else text.removeprefix("\ufeff")
    if _BLANK.fullmatch(text):
        return b""
    lines = "\n" * (declared[0].count("\n") if declared else 0)
    return (lines + held(text)).lstrip(" \t").encode("utf-8")


def _declaration(data: bytes) -> re.Match[str] | None:
    head = data[:DECLARATION].replace(b"\0", b"").decode("latin-1")
    return _DECLARATION.match(head.removeprefix("ÿþ").removeprefix("þÿ").removeprefix("ï»¿"))


def _in_utf_8(data: bytes, name: str) -> bytes:
    """The document in the one encoding in which its bytes are looked at before it is parsed."""
    declared = _declaration(data)
    if b"\0" not in data[:4] and ((declared and declared[1]) or "").lower() in _UTF_8:
        return data
    return decode(data, name, (declared and declared[1]) or "").encode("utf-8")


def _refuse_entities(data: bytes, name: str) -> None:
    """Raises DamagedFile where the declarations before the first element declare entities."""
    if b"<!ENTITY" in data and _SUBSET.match(data.removeprefix(b"\xef\xbb\xbf")):
        raise DamagedFile(f"{name} declares entities, which no such document needs. Save it anew without them.")


def _too_many(name: str, most: int) -> DamagedFile:
    return DamagedFile(f"{name} has more than {most:,} elements. Add the document in several files.")


def _forget(element: Element) -> None:
    """Free what was read: a memory of gigabytes is read in the space of one unit."""
    element.clear(keep_tail=True)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _broken(name: str, error: etree.XMLSyntaxError) -> DamagedFile:
    return DamagedFile(f"{name} is not well-formed XML ({error.msg}). Save it anew with the program that made it.")
