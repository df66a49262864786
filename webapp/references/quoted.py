"""The entries of a work with what is quoted from it: the quotation goes along as a note."""

from __future__ import annotations

from corpus.types import Document, Lang, Passage
from webapp.citations import quotation
from webapp.references.entries import Entry, entries


def quoted_entries(passage: Passage, document: Document, lang: Lang | None = None) -> tuple[Entry, ...]:
    """The entries of a work, each with the quotation and its counterpart as a note."""
    sides = filter(None, (quotation(passage, document, part="zh"), quotation(passage, document, part="en")))
    return entries(document, lang, " — ".join(sides))
