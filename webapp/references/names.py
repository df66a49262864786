"""Names as files for reference managers write them: the family name, a comma, the given name; others whole."""

from __future__ import annotations

from webapp.citations.names import CslName


def for_bibtex(name: CslName) -> str:
    """A split name as BibTeX reads it: ``van Doe, Jr., Jane``."""
    return ", ".join(filter(None, (_family(name), name.get("suffix", ""), name.get("given", ""))))


def for_ris(name: CslName) -> str:
    """A name as RIS reads it: ``van Doe, Jane, Jr.``.

    What follows the first comma is a given name there, so a name that stands whole (``Academy of Letters, Qinglan``)
    loses its commas.
    """
    if is_whole(name):
        return " ".join(str(name["literal"]).replace(",", " ").split())
    return ", ".join(filter(None, (_family(name), name.get("given", ""), name.get("suffix", ""))))


def is_whole(name: CslName) -> bool:
    """Whether a name may not be taken apart: an institution, or a person written in Han characters."""
    return "literal" in name


def _family(name: CslName) -> str:
    return " ".join(filter(None, (name.get("non-dropping-particle", ""), name.get("family", ""))))
