"""What should be known before a quotation or its citation is copied: what the record lacks, what is not sure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from corpus.quantities.agreement import compare
from corpus.types import Document, Passage, Reference
from webapp.citations import Style, csl_item, missing_fields
from webapp.citations.items import CslItem
from webapp.citations.kinds import PRINTED
from webapp.citations.prepare import pinpoint
from webapp.citations.printed_pages import is_printed, quoted_pages
from webapp.citations.quotation import titled
from webapp.citations.visible import has_han
from webapp.doubts import SURE
from webapp.references.entries import titles_in

Kind = Literal[
    "missing",
    "access-day",
    "other-language",
    "no-page",
    "file-page",
    "machine",
    "unofficial",
    "unsure-pairing",
    "amounts-differ",
]

MESSAGES: dict[Kind, str] = {
    "missing": "The record lacks what this style wants: {fields}.",
    "access-day": "The date of access is the day on which the document was added: the record has none.",
    "other-language": (
        "In the English citation these are in Chinese: {fields}. The record may give both, with a slash between them."
    ),
    "no-page": "The page of the quotation is not known: add it by hand.",
    "file-page": "The page is that of the file: the number printed on it is not sure.",
    "machine": "The English is a machine translation: say so where it is quoted.",
    "unofficial": "The translation is unofficial: say so where it is quoted.",
    "unsure-pairing": "It is not sure that these two texts belong together: compare them before quoting.",
    "amounts-differ": "The two sides state different amounts: compare them before quoting.",
}
"""The words of each caveat for the terminal and the API; the pages have their own, in both languages."""


@dataclass(frozen=True, slots=True)
class Caveat:
    """One thing to know before copying; ``fields`` are the record's that it is about, by the names of ``edit``."""

    kind: Kind
    fields: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        """The caveat as a sentence."""
        return MESSAGES[self.kind].format(fields=", ".join(self.fields))


def caveats(passage: Passage, document: Document, style: Style | str) -> tuple[Caveat, ...]:
    """What is to be known before a passage is quoted with its citation in this style, the record's lacks first.

    Raises:
        UnknownStyle: there is no such style.
    """
    reference = titled(document)
    return (*_of_record(document, reference, style), *_of_place(passage, reference), *_of_text(passage, reference))


def lacking(document: Document, style: Style | str) -> tuple[str, ...]:
    """The fields that the style wants and the record lacks, and nothing stands in for. Raises UnknownStyle."""
    missing = missing_fields(titled(document), style)
    return tuple(field for field in missing if field != "accessed" or not document.added)


def _of_record(document: Document, reference: Reference, style: Style | str) -> Iterator[Caveat]:
    missing = lacking(document, style)
    if missing:
        yield Caveat("missing", missing)
    if missing != missing_fields(reference, style):
        yield Caveat("access-day")
    if "en" in titles_in(reference) and (foreign := chinese_fields(csl_item(reference, "en"))):
        yield Caveat("other-language", foreign)


def chinese_fields(item: CslItem) -> tuple[str, ...]:
    """The fields of an English entry whose words are Chinese, by the names of ``edit``."""
    names = [role for role in ("author", "editor", "translator") if any(map(_is_chinese, item.get(role, ())))]
    texts = [name for name in ("container-title", "publisher", "publisher-place") if has_han(item.get(name, ""))]
    return (*names, *texts)


def _is_chinese(name: dict[str, str]) -> bool:
    return any(has_han(str(part)) for part in name.values())


def _of_place(passage: Passage, reference: Reference) -> Iterator[Caveat]:
    item = csl_item(reference)
    places = [place for place in (*passage.zh_locators, *passage.en_locators) if place.page]
    if item["type"] in PRINTED and "URL" not in item and not places:
        yield Caveat("no-page")
    if pinpoint(item, quoted_pages(places)) and not all(map(is_printed, places)):
        yield Caveat("file-page")


def _of_text(passage: Passage, reference: Reference) -> Iterator[Caveat]:
    if passage.zh and passage.en:
        if reference.status == "machine":
            yield Caveat("machine")
        elif reference.status == "unofficial":
            yield Caveat("unofficial")
        if passage.confidence is not None and passage.confidence < SURE:
            yield Caveat("unsure-pairing")
        if compare(passage.zh, passage.en).disagreeing:
            yield Caveat("amounts-differ")
