"""The files that reference managers take: one file of this folder a format, one row a name that it goes by."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from webapp.references.entries import Entry
from webapp.references.formats.bibtex import biblatex, bibtex
from webapp.references.formats.csl_json import csl_json
from webapp.references.formats.ris import ris


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: the name in addresses, the one in menus, how a file's name ends, its media type, its writer."""

    name: str
    label: str
    suffix: str
    media_type: str
    write: Callable[[Iterable[Entry]], str]


FORMATS = (
    Format("ris", "RIS", "ris", "application/x-research-info-systems", ris),
    Format("bibtex", "BibTeX", "bib", "application/x-bibtex", bibtex),
    Format("biblatex", "BibLaTeX", "bib", "application/x-biblatex", biblatex),
    Format("csl-json", "CSL-JSON", "json", "application/vnd.citationstyles.csl+json", csl_json),
)
"""Every format, that which most programs take first."""

FORMAT_NAMES = tuple(form.name for form in FORMATS)


def form_named(name: str) -> Format:
    """The format of this name. Raises KeyError: names are checked where they come in."""
    return {form.name: form for form in FORMATS}[name]
