"""What a style wants of a record and the record lacks, so that it can be said before somebody copies."""

from __future__ import annotations

from corpus.types import Reference
from webapp.citations.bundled_styles import DEFAULT_STYLE, Family, Style
from webapp.citations.choosing import as_style
from webapp.citations.items import likely_type
from webapp.citations.kinds import EDITED

WANTED = {
    "article-journal": ("container-title", "issue", "page"),
    "article-magazine": ("container-title",),
    "article-newspaper": ("container-title",),
    "chapter": ("container-title", "publisher", "page"),
    "paper-conference": ("container-title",),
    "book": ("publisher",),
    "report": ("publisher",),
    "thesis": ("publisher",),
    "standard": ("number",),
    "patent": ("number",),
    "webpage": ("url",),
    "post-weblog": ("url",),
}

STANDARDS = frozenset({"gbt7714", "gbt7714-2025"})

PLACED = frozenset({"book", "chapter", "thesis", "report"})

PLACING = STANDARDS | {"footnote"}
"""The styles that print the place of publication, and the page of a newspaper."""

# GB/T 7714-2025 gives the day of access of web pages, data sets and preprints alone (8.11, 8.14, 8.15).
WITHOUT_ACCESS = frozenset(
    """article-journal article-magazine article-newspaper book chapter classic collection entry-dictionary
    entry-encyclopedia manuscript map pamphlet paper-conference patent periodical report review review-book standard
    thesis""".split()
)


def missing_fields(reference: Reference, style: Style | str = DEFAULT_STYLE) -> tuple[str, ...]:
    """The fields that this style wants for a work of this type and the record lacks, by the names of ``edit``.

    ``title`` is missing where there is one in neither language. An access date is wanted of online works
    by GB/T 7714-2015 and in Chinese footnotes, of web pages, data sets and preprints by GB/T 7714-2025, and by APA and
    Chicago where the work itself has no date.

    Raises:
        UnknownStyle: there is no such style.
    """
    family = as_style(style).family
    kind = likely_type(reference)
    wanted = ["author", "title", "issued", *WANTED.get(kind, ())]
    if family == "gbt7714-2025" and kind == "standard":  # 8.9.1: its number says all
        wanted = ["title", "number"]
    if family in PLACING and not reference.url:
        wanted += ["publisher-place"] if kind in PLACED else ["page"] if kind == "article-newspaper" else []
    if family in STANDARDS:
        wanted += [] if reference.type or kind != "document" else ["type"]
    elif kind == "thesis":
        wanted.append("genre")
    if reference.url and _wants_access(family, kind, reference):
        wanted.append("accessed")
    return tuple(field for field in wanted if not _has(reference, field))


def _wants_access(family: Family, kind: str, reference: Reference) -> bool:
    if family == "gbt7714-2025":
        return kind not in WITHOUT_ACCESS
    return family in PLACING or not reference.issued


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
