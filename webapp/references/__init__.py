"""References on their way out: files for reference managers, tags for browsers' add-ons, links into the original."""

from __future__ import annotations

from webapp.references.entries import Entry, entries, titles_in
from webapp.references.formats import FORMAT_NAMES, FORMATS, Format, form_named

__all__ = ["FORMATS", "FORMAT_NAMES", "Entry", "Format", "entries", "form_named", "titles_in"]
