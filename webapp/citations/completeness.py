"""What a style wants of a record and the record lacks, so that it can be said before somebody copies."""

from __future__ import annotations

from corpus.types import Reference
from webapp.citations.choosing import find_style
from webapp.citations.items import likely_type
from webapp.citations.prepare import EDITED
from webapp.citations.styles import DEFAULT_STYLE

WANTED = {
    "article-journal": ("container-title", "issue", "page"),
    "article-magazine": ("container-title",),
    "article-newspaper": ("container-title",),
    "chapter": ("container-title", "publisher", "page"),
    "paper-conference": ("container-title",),
    "book": ("publisher",),
    "report": ("publisher",),
    "thesis": ("publisher",),
    "webpage": ("url",),
    "post-weblog": ("url",),
}

STANDARDS = frozenset({"gbt7714", "gbt7714-2025"})

PLACED = frozenset({"book", "chapter", "thesis", "report"})


def missing_fields(reference: Reference, style: str = DEFAULT_STYLE) -> tuple[str, ...]:
    """The fields that this style wants for a work of this type and the record lacks, by the names of ``edit``.

    ``title`` is missing where there is one in neither language. An access date is wanted of online works
    by GB/T 7714, and by APA and Chicago where the work itself has no date.

    Raises:
        UnknownStyle: there is no such style.
    """
    family = find_style(style).family
    kind = likely_type(reference)
    wanted = ["author", "title", "issued", *WANTED.get(kind, ())]
    if family in STANDARDS:
        wanted += ["publisher-place"] if kind in PLACED and not reference.url else []
        wanted += [] if reference.type or kind != "document" else ["type"]
    if reference.url and (family in STANDARDS or not reference.issued):
        wanted.append("accessed")
    return tuple(field for field in wanted if not _has(reference, field))


def _has(reference: Reference, field: str) -> bool:
    if field == "title":
        return bool(reference.title_zh or reference.title_en)
    if field == "author":
        return bool(reference.author or (reference.editor and likely_type(reference) in EDITED))
    if field == "issue":  # many a Chinese journal counts its issues by the year, without volumes
        return bool(reference.volume or reference.issue)
    if field == "publisher" and reference.url:
        return True
    return bool(getattr(reference, field.replace("-", "_")))
