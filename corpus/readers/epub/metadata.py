"""The record of a book in its package document: Dublin Core, with the roles of persons.

https://www.w3.org/TR/epub-33/#sec-pkg-metadata; in EPUB 2 the roles are attributes, in EPUB 3 elements that refine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from corpus.bibliography import iso_date
from corpus.folding import is_han
from corpus.readers.xml.tree import Element, attribute, children
from corpus.types import Reference

_TRANSLATORS, _EDITORS, _AUTHORS = ("trl",), ("edt", "red", "com"), ("", "aut", "cre", "dub", "aui")
_NO_TITLE = ("untitled", "unknown", "未知", "无标题")
MAX_KEYWORDS = 15
"""Subjects over which a list is a shop's classification and not the book's."""

_BOTH = " / "  # between the Chinese and the English of one title, as librarians write it (ISBD)


def book_reference(metadata: Element | None) -> Reference:
    """What a book says of itself; empty where it says nothing."""
    if metadata is None:
        return Reference()
    titles = [part for title in _texts(metadata, "title") for part in _parts(title)]
    roles = _refinements(metadata, "role")
    subjects = tuple(dict.fromkeys(_texts(metadata, "subject")))
    return Reference(
        type="book",
        title_zh=next((title for title in titles if any(map(is_han, title))), ""),
        title_en=next((title for title in titles if not any(map(is_han, title))), ""),
        author=tuple(_persons(metadata, roles, ("creator",), _AUTHORS)),
        translator=tuple(_persons(metadata, roles, ("creator", "contributor"), _TRANSLATORS)),
        editor=tuple(_persons(metadata, roles, ("creator", "contributor"), _EDITORS)),
        publisher=_first(_texts(metadata, "publisher")),
        issued=_issued(metadata),
        keywords=subjects if len(subjects) <= MAX_KEYWORDS else (),
        **_identifiers(_texts(metadata, "identifier")),
    )


def _parts(title: str) -> Iterator[str]:
    """A title, taken apart where one half is Chinese and the other is not."""
    parts = title.split(_BOTH)
    both = len(parts) == 2 and any(map(is_han, parts[0])) != any(map(is_han, parts[1]))
    yield from (part for part in (parts if both else [title]) if part.lower() not in _NO_TITLE)


def _persons(
    metadata: Element, roles: Mapping[str, str], elements: tuple[str, ...], wanted: tuple[str, ...]
) -> Iterator[str]:
    seen: set[str] = set()
    for each in children(metadata, *elements):
        role = attribute(each, "role") or roles.get(f"#{attribute(each, 'id')}", "")
        person = _turned(_spaced(each))
        if person and role.lower() in wanted and person not in seen and person.lower() not in _NO_TITLE:
            seen.add(person)
            yield person


def _turned(name: str) -> str:
    """A name in the order in which its language writes it; catalogues turn Western ones round ("Doe, Jane")."""
    parts = [part.strip() for part in name.split(",")]
    return " ".join(reversed(parts)) if len(parts) == 2 and not any(map(is_han, name)) else name


def _refinements(metadata: Element, wanted: str) -> Mapping[str, str]:
    """What elements of EPUB 3 say of others, by the others' ids."""
    refined = [each for each in children(metadata, "meta") if attribute(each, "property") == wanted]
    return {attribute(each, "refines"): _spaced(each) for each in refined}


def _issued(metadata: Element) -> str:
    """The date of publication; other dates that a book of EPUB 2 gives are those of its file."""
    dates = [(attribute(each, "event").lower(), _spaced(each)) for each in children(metadata, "date")]
    kept = [value for event, value in dates if "publication" in event] or [value for event, value in dates if not event]
    return _first(iso_date(value[:10]) for value in kept)


def _identifiers(values: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for value in values:
        bare = value.removeprefix("doi:").removeprefix("https://doi.org/")
        if bare.startswith("10.") and "/" in bare:
            found.setdefault("doi", bare)
        elif value.startswith(("http://", "https://")):
            found.setdefault("url", value)
    return found


def _texts(metadata: Element, name: str) -> list[str]:
    return [text for each in children(metadata, name) if (text := _spaced(each))]


def _spaced(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _first(values: Iterable[str]) -> str:
    return next((value for value in values if value), "")
