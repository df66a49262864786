"""Texts and records as XML holds them: what the formats made of XML have in common."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from xml.sax.saxutils import escape, quoteattr

from corpus.export_columns import filled_fields
from corpus.types import Reference

# Characters that XML 1.0 can't hold in any spelling (production 2, "Char").
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str, instead: Callable[[int], str] | None = None) -> str:
    """The content of an element; for the code point of a character that XML can't hold stands what ``instead`` says."""
    escaped = escape(text, {"\r": "&#13;"})
    return _FORBIDDEN.sub(lambda found: instead(ord(found[0])) if instead else "", escaped)


def holdable(text: str) -> str:
    """The text without the characters that XML can't hold in any spelling."""
    return _FORBIDDEN.sub("", text)


def xml_attribute(text: str) -> str:
    """The value of an attribute, with its quotation marks."""
    return quoteattr(holdable(text))


def record_text(reference: Reference) -> str:
    """The fields of a record that are filled, as JSON."""
    return json.dumps(filled_fields(reference), ensure_ascii=False)
