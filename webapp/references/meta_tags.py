"""The tags in a page's head from which add-ons of browsers take a work into a reference manager.

The names are those of HighWire Press that Google Scholar and Zotero's documentation (“Exposing Your Metadata”) ask for.
Zotero tells the type of a work by the tag that names its container; types that have none there it takes from
``z.itemType``, and the container then from ``prism.publicationName``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.types import Document
from webapp.references.dates import iso
from webapp.references.entries import Entry, entries
from webapp.references.names import for_ris

CONTAINERS = {
    "article-journal": "citation_journal_title",
    "review": "citation_journal_title",
    "review-book": "citation_journal_title",
    "chapter": "citation_inbook_title",
    "entry": "citation_inbook_title",
    "paper-conference": "citation_conference_title",
}
"""The tag of a container that tells the type of what is in it too."""

INSTITUTIONS = {
    "report": "citation_technical_report_institution",
    "standard": "citation_technical_report_institution",
    "thesis": "citation_dissertation_institution",
}
"""The tag of a publisher that tells the type of what it published too."""

ITEM_TYPES = {
    "article-journal": "journalArticle",
    "article-magazine": "magazineArticle",
    "article-newspaper": "newspaperArticle",
    "bill": "bill",
    "book": "book",
    "broadcast": "tvBroadcast",
    "chapter": "bookSection",
    "classic": "book",
    "collection": "book",
    "dataset": "dataset",
    "entry-dictionary": "dictionaryEntry",
    "entry-encyclopedia": "encyclopediaArticle",
    "hearing": "hearing",
    "interview": "interview",
    "legal_case": "case",
    "legislation": "statute",
    "manuscript": "manuscript",
    "map": "map",
    "paper-conference": "conferencePaper",
    "patent": "patent",
    "personal_communication": "letter",
    "post": "forumPost",
    "post-weblog": "blogPost",
    "regulation": "statute",
    "report": "report",
    "review": "journalArticle",
    "review-book": "journalArticle",
    "software": "computerProgram",
    "speech": "presentation",
    "standard": "report",
    "thesis": "thesis",
    "treaty": "statute",
    "webpage": "webpage",
}
"""Zotero's types by CSL's, for works whose container or publisher does not tell; others are documents."""

Tag = tuple[str, str]


def meta_tags(document: Document) -> tuple[Tag, ...]:
    """Names and contents of the tags for a work, in its own language; nothing is left to be guessed that is known."""
    return tuple(_tags(entries(document)[0]))


def _tags(entry: Entry) -> Iterator[Tag]:
    yield "citation_title", entry.text("title")
    for role in ("author", "editor"):
        yield from ((f"citation_{role}", for_ris(name)) for name in entry.item.get(role, ()))
    if issued := iso(entry.item.get("issued", {})):
        yield "citation_publication_date", issued.replace("-", "/")
    yield "citation_language", entry.text("language")
    yield from _typed(entry)
    for variable in ("volume", "issue"):
        if value := entry.text(variable):
            yield f"citation_{variable}", value
    yield from _pages(entry.text("page"))
    for variable in ("DOI", "ISBN", "ISSN"):
        if value := entry.text(variable):
            yield f"citation_{variable.lower()}", value
    if entry.text("URL"):
        yield "citation_public_url", entry.text("URL")
    yield from (("citation_keywords", word) for word in entry.keywords)


def _typed(entry: Entry) -> Iterator[Tag]:
    """What tells the type of the work, with its container, publisher, place and edition."""
    kind, container, publisher = entry.text("type"), entry.text("container-title"), entry.text("publisher")
    told = (container and CONTAINERS.get(kind, "")) or (publisher and INSTITUTIONS.get(kind, ""))
    if not told:
        yield "z.itemType", ITEM_TYPES.get(kind, "document")
    if container:
        yield CONTAINERS.get(kind, "prism.publicationName"), container
    if publisher:
        yield INSTITUTIONS.get(kind, "citation_publisher"), publisher
    if number := entry.text("number"):
        yield ("citation_technical_report_number" if kind in {"report", "standard"} else "prism.number"), number
    if place := entry.text("publisher-place"):
        yield "eprints.place_of_pub", place
    if edition := entry.text("edition"):
        yield "prism.edition", edition


def _pages(pages: str) -> Iterator[Tag]:
    if pages:
        first, _, last = re.sub("[–—]", "-", pages).partition("-")
        yield "citation_firstpage", first.strip()
        if last.strip():
            yield "citation_lastpage", last.strip()
