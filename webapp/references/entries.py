"""What a reference manager is given of a work: one entry for each language in which the record names it."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.types import LANGS, Document, Lang, Reference
from webapp.citations import csl_item
from webapp.citations.items import CslItem, language
from webapp.citations.quotation import added_on, titled
from webapp.citations.visible import one_line
from webapp.language_tags import language_tag
from webapp.references.keys import citation_key

TRADITIONAL = "zh-Hant"
"""The language of a work in Traditional characters (BCP 47): ``zh-CN`` would be untrue of it, ``zh-TW`` may be."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A work as it is cited in one language, ``lang``.

    ``item`` is CSL-JSON without an ``id``, ``key`` names the entry in ASCII letters and digits, ``other_title`` is the
    title in the other language, ``keywords`` are the record's. ``note`` is what somebody took along with it.
    """

    key: str
    lang: Lang
    item: CslItem
    other_title: str = ""
    keywords: tuple[str, ...] = ()
    note: str = ""

    def text(self, variable: str) -> str:
        """A variable of the item that is a text; empty where the item has none."""
        return str(self.item.get(variable, ""))


def entries(document: Document, lang: Lang | None = None, note: str = "") -> tuple[Entry, ...]:
    """The entries of a work, that in its own language first (GB/T 7714-2015, 6.1); with ``lang`` that one alone.

    A work with a title in one language has one entry, whatever ``lang`` says: nothing is translated here. Where the
    record of an online work has no date of access, the day on which it was added is that day.
    """
    reference = titled(document)
    wanted = (lang,) if lang else titles_in(reference)
    return tuple(_entry(document, reference, each, len(wanted) > 1, note) for each in wanted)


def titles_in(reference: Reference) -> tuple[Lang, ...]:
    """The languages in which the record has a title, the work's own language first."""
    own = language(csl_item(reference))
    held: dict[Lang, str] = {"zh": reference.title_zh, "en": reference.title_en}
    return tuple(each for each in sorted(LANGS, key=lambda each: each != own) if one_line(held[each])) or (own,)


def _entry(document: Document, reference: Reference, lang: Lang, several: bool, note: str) -> Entry:
    item = csl_item(reference, lang)
    cited_in = language(item)
    added = added_on(document)
    if "URL" in item and "accessed" not in item and added:
        item["accessed"] = {"date-parts": [[added.year, added.month, added.day]]}
    if cited_in == "zh" and language_tag(item.get("title", "")) == TRADITIONAL:
        item["language"] = TRADITIONAL
    key = citation_key(csl_item(reference, "en"), one_line(reference.title_en), document.id)
    other = one_line(reference.title_en if cited_in == "zh" else reference.title_zh)
    keywords = tuple(filter(None, map(one_line, reference.keywords)))
    return Entry(f"{key}-{lang}" if several else key, cited_in, item, other, keywords, note)
