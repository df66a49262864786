"""XML as readers take it: nothing is fetched, no entity is declared, no depth or size without end.

The only file of the corpus that imports lxml. What it parses may have been made to do harm: entities that grow without
end (https://cwe.mitre.org/data/definitions/776.html) or that read other files (611).
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from corpus.errors import DamagedFile

Element = Any
"""An element of lxml, which ships no types."""

_DECLARED = re.compile(rb"<!ENTITY", re.I)
_DOCTYPE = 4096  # bytes from the beginning in which a document type may be declared


def parse(data: bytes, name: str) -> Element:
    """The root element of a document. Raises DamagedFile where it is not well-formed, or declares entities."""
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise DamagedFile(
            f"{name} is not well-formed XML ({error.msg}). Save it anew with the program that made it."
        ) from error
    if root.getroottree().docinfo.internalDTD is not None and any(
        True for _ in root.getroottree().docinfo.internalDTD.iterentities()
    ):
        raise DamagedFile(f"{name} declares entities, which no such document needs. Save it anew without them.")
    return root


def local_name(element: Element) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
