"""Entries for BibTeX, and for biblatex, whose names of types and fields are finer.

Han characters stay as they are: the file is UTF-8, for biber and for BibTeX with the styles of GB/T 7714. ``langid``
tells those styles the language of each entry. There is no field ``language``: biblatex would print it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from corpus.types import Lang
from webapp.citations.names import CslName
from webapp.references import latex
from webapp.references.dates import iso, parts
from webapp.references.entries import Entry
from webapp.references.names import for_bibtex, is_whole

LANGUAGES: Mapping[Lang, str] = {"zh": "chinese", "en": "english"}
"""The languages under the names that babel knows."""

ARTICLES = frozenset({"article-journal", "article-magazine", "article-newspaper", "review", "review-book"})
PARTS = frozenset({"chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia"})


@dataclass(frozen=True, slots=True)
class Dialect:
    """What sets BibTeX and biblatex apart: types by CSL type, fields by CSL variable, dates in one or in parts."""

    types: Mapping[str, str]
    fields: Mapping[str, str]
    publisher: Mapping[str, str]
    container: str
    one_date: bool


BIBTEX = Dialect(
    types={
        **dict.fromkeys(ARTICLES, "article"),
        **dict.fromkeys(("book", "classic", "collection"), "book"),
        **dict.fromkeys(("pamphlet",), "booklet"),
        **dict.fromkeys(PARTS, "incollection"),
        "paper-conference": "inproceedings",
        "thesis": "phdthesis",
        "report": "techreport",
        "standard": "techreport",
        "manuscript": "unpublished",
    },
    fields={"publisher-place": "address", "volume": "volume", "issue": "number", "number": "number"},
    publisher={"thesis": "school", "report": "institution", "standard": "institution"},
    container="journal",
    one_date=False,
)

BIBLATEX = Dialect(
    types={
        **BIBTEX.types,
        **dict.fromkeys(("webpage", "post", "post-weblog"), "online"),
        **dict.fromkeys(("entry", "entry-dictionary", "entry-encyclopedia"), "inreference"),
        **dict.fromkeys(("bill", "legislation", "regulation", "treaty"), "legislation"),
        "collection": "collection",
        "dataset": "dataset",
        "legal_case": "jurisdiction",
        "patent": "patent",
        "personal_communication": "letter",
        "report": "report",
        "software": "software",
        "standard": "standard",
        "thesis": "thesis",
    },
    fields={"publisher-place": "location", "volume": "volume", "issue": "number", "number": "number"},
    publisher=BIBTEX.publisher,
    container="journaltitle",
    one_date=True,
)

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

SUBTYPES = {"article-newspaper": "newspaper", "article-magazine": "magazine"}


def bibtex(entries: Iterable[Entry]) -> str:
    """A file of entries that every BibTeX reads."""
    return "\n".join(_written(entry, BIBTEX) for entry in entries)


def biblatex(entries: Iterable[Entry]) -> str:
    """A file of entries for biblatex and biber."""
    return "\n".join(_written(entry, BIBLATEX) for entry in entries)


def _written(entry: Entry, dialect: Dialect) -> str:
    kind = dialect.types.get(entry.text("type"), "misc")
    fields = dict(_fields(entry, dialect))
    lines = "".join(f"  {name} = {value},\n" for name, value in fields.items())
    return f"@{kind}{{{entry.key},\n{lines}}}\n"


def _fields(entry: Entry, dialect: Dialect) -> Iterator[tuple[str, str]]:
    """The fields in the order in which people read an entry, each value with its braces."""
    yield from _named(("author", "editor"), entry)
    yield "title", f"{{{latex.title(entry.text('title'))}}}"
    if entry.text("container-title"):
        yield _container(entry, dialect), f"{{{latex.title(entry.text('container-title'))}}}"
    yield from _named(("translator",), entry)
    yield from _plain(entry, dialect)
    yield from _dated(entry, dialect)
    if entry.text("URL"):
        yield "url", f"{{{latex.address(entry.text('URL'))}}}"
    if "accessed" in entry.item:
        yield "urldate", f"{{{iso(entry.item['accessed'])}}}"
    yield "langid", f"{{{LANGUAGES[entry.lang]}}}"
    if entry.keywords:
        yield "keywords", f"{{{latex.escaped(', '.join(_without_commas(word) for word in entry.keywords))}}}"
    if entry.note:
        yield "annote", f"{{{latex.escaped(entry.note)}}}"


def _without_commas(word: str) -> str:
    return " ".join(word.replace(",", " ").split())


def _container(entry: Entry, dialect: Dialect) -> str:
    kind = entry.text("type")
    if kind in ARTICLES:
        return dialect.container
    if kind in PARTS:
        return "booktitle"
    return "organization" if kind in {"webpage", "post", "post-weblog"} else "series"


def _named(roles: Iterable[str], entry: Entry) -> Iterator[tuple[str, str]]:
    for role in roles:
        if names := entry.item.get(role):
            yield role, f"{{{' and '.join(map(_name, names))}}}"


def _name(name: CslName) -> str:
    """A name; one that stands whole is in braces where BibTeX would take it apart."""
    if not is_whole(name):
        return latex.escaped(for_bibtex(name))
    text = latex.escaped(str(name["literal"]))
    return f"{{{text}}}" if " " in text or "," in text or text.casefold() in {"and", "others"} else text


def _plain(entry: Entry, dialect: Dialect) -> Iterator[tuple[str, str]]:
    kind = entry.text("type")
    if dialect.one_date and kind in SUBTYPES:
        yield "entrysubtype", f"{{{SUBTYPES[kind]}}}"
    if kind == "thesis" and dialect.one_date:
        yield "type", "{" + (latex.escaped(entry.text("genre")) or "phdthesis") + "}"
    elif kind == "report":
        yield from [("type", f"{{{latex.escaped(genre)}}}")] if (genre := entry.text("genre")) else []
    if publisher := entry.text("publisher"):
        yield dialect.publisher.get(kind, "publisher"), f"{{{latex.escaped(publisher)}}}"
    for variable, field in dialect.fields.items():
        if value := entry.text(variable):
            yield field, f"{{{latex.escaped(value)}}}"
    for variable, field in (("edition", "edition"), ("DOI", "doi"), ("ISBN", "isbn"), ("ISSN", "issn")):
        if value := entry.text(variable):
            yield field, f"{{{latex.escaped(value)}}}"
    if pages := entry.text("page"):
        yield "pages", f"{{{latex.escaped(pages.replace('–', '-').replace('-', '--'))}}}"


def _dated(entry: Entry, dialect: Dialect) -> Iterator[tuple[str, str]]:
    issued = entry.item.get("issued")
    if not issued:
        return
    found = parts(issued)
    if not found or dialect.one_date:
        yield ("date" if found else "year"), f"{{{latex.escaped(iso(issued))}}}"
        return
    yield "year", f"{{{found[0]}}}"
    if len(found) > 1:
        month = MONTHS[found[1] - 1]
        yield "month", f'{month} # "~{found[2]}"' if len(found) > 2 else month
