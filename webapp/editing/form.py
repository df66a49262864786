"""The record of a document as a form: from what somebody typed to a record, with what is wrong beside each field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from werkzeug.datastructures import MultiDict

from corpus.errors import BadParameter
from corpus.reference_fields import FIELDS, LISTS, with_field
from corpus.sidecar import write_sidecar
from corpus.store import collection_name
from corpus.types import Document, Reference
from webapp.i18n import N_, gettext
from webapp.listing import alphabetical
from webapp.vocabulary import VOCABULARY

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("What it is"), ("type", "genre", "title_zh", "title_en", "language", "status", "keywords")),
    (N_("Who made it"), ("author", "translator", "editor")),
    (N_("Where and when it appeared"), ("container_title", "edition", "volume", "issue", "page", "number", "publisher",
        "publisher_place", "issued", "url", "doi", "accessed")),
)  # fmt: skip
"""The fields in the order of the form."""

COMMON_TYPES = (
    "article-journal", "book", "chapter", "report", "webpage", "article-newspaper", "article-magazine", "thesis",
    "paper-conference", "standard", "legislation", "regulation", "speech", "document",
)  # fmt: skip
"""The types that most documents of a library of two languages have, which the list of types begins with."""

ADVICE: Mapping[str, str] = {
    "issued": N_("A date is written 2021, 2021-06 or 2021-06-09."),
    "accessed": N_("A date is written 2021, 2021-06 or 2021-06-09."),
    "url": N_(
        "An address begins with http:// or https:// and has no blanks, quotation marks, hidden characters or passwords."
    ),
    "doi": N_("A DOI begins with 10. and has a slash: 10.1000/182."),
    "type": N_("Choose one of the list."),
    "status": N_("Choose one of the list."),
}
"""What to say of a field whose value can't be used."""

OTHER_ADVICE = N_("This can't be used.")

NAME_ADVICE = N_("The name of a collection has a letter or a digit, and 80 characters at most.")


@dataclass(frozen=True, slots=True)
class Typed:
    """A form as it stands: the text of each field, the names of collections, and what is wrong with a field.

    A field of several values has one on each line.
    """

    fields: Mapping[str, str]
    collections: tuple[str, ...]
    wrong: Mapping[str, str]


def choices(name: str) -> list[tuple[str, str]]:
    """The values of a field and their words in the page's language; of types the common ones, then by the alphabet."""
    said = {value: gettext(words) for value, words in VOCABULARY[name].items()}
    if name != "type":
        return list(said.items())
    rest = sorted(said.keys() - set(COMMON_TYPES), key=lambda value: alphabetical(said[value]))
    return [(value, said[value]) for value in (*COMMON_TYPES, *rest)]


def as_typed(reference: Reference, collections: Sequence[str] = ()) -> Typed:
    """The form that says a record."""
    return Typed({name: _text(reference, name) for name in FIELDS}, tuple(collections), {})


def read(form: MultiDict[str, str], document: Document) -> tuple[Typed, Reference, tuple[str, ...]]:
    """What somebody sent for a document: as it was typed, and what it makes of the record and of the collections.

    A field that was left as it is keeps its value, whatever that is.
    """
    texts = {name: form.get(name, "").replace("\r\n", "\n") for name in FIELDS}
    reference, wrong = document.reference, {}
    for name, text in texts.items():
        if text.strip() == _text(document.reference, name).strip():
            continue
        try:
            reference = with_field(reference, name, text.split("\n") if name in LISTS else [text])
        except BadParameter:
            wrong[name] = ADVICE.get(name, OTHER_ADVICE)
    asked = (*form.getlist("collection"), *form.get("new_collection", "").splitlines())
    names = tuple(dict.fromkeys(" ".join(name.split()) for name in asked if name.strip()))
    collections, refused = _collections(names)
    if refused:
        wrong["collection"] = NAME_ADVICE
    return Typed(texts, names, wrong), reference, collections


def stamp(document: Document) -> str:
    """Stands for a record as somebody saw it, so that what another has changed meanwhile is not overwritten."""
    seen = "\n".join((write_sidecar(document.reference), *document.collections))
    return sha256(seen.encode()).hexdigest()[:16]


def differing(typed: Typed, document: Document) -> dict[str, str]:
    """The fields in which a form differs from the record as it is now, and what the record says there."""
    now = as_typed(document.reference).fields
    return {name: text for name, text in now.items() if text.strip() != typed.fields[name].strip()}


def _text(reference: Reference, name: str) -> str:
    value: str | tuple[str, ...] = getattr(reference, name)
    return "\n".join(value) if isinstance(value, tuple) else value


def _collections(names: Sequence[str]) -> tuple[tuple[str, ...], bool]:
    """The names that can be used, and whether there is one that can't."""
    kept = []
    for name in names:
        try:
            kept.append(collection_name(name))
        except BadParameter:
            return (), True
    return tuple(kept), False
