"""Every text that can be copied of a passage: its sides as quotations, its citations, and all of it together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from corpus.errors import BadParameter
from corpus.types import LANGS, Document, Lang, Passage
from webapp.citations import Style, quotation
from webapp.citations.quotation import titled
from webapp.references.entries import titles_in

Text = Literal["all", "zh", "en", "citation", "in_text", "citation_zh", "citation_en", "paired"]

TEXTS: tuple[Text, ...] = get_args(Text)
"""All of it; each quotation; the citation in the language of what is quoted, as it stands in the running text where the
style has such a form, in each language, and in both."""


def texts(passage: Passage, document: Document, style: Style | str, lang: Lang | None = None) -> dict[str, str]:
    """Every text of a passage in a style, empty where the passage or the record has nothing for it.

    ``lang`` is the side to put first and to cite in, where the record has a title in it. ``paired`` is the citation in
    the work's own language with that in the other one under it, as GB/T 7714-2015 (6.1) allows and many journals ask;
    the 2025 edition (5.1) asks for the work's own language alone.

    Raises:
        UnknownStyle: there is no such style.
        CitationError: the style can't print this record.
    """
    titles = titles_in(titled(document))
    own = _cited_in(passage, titles, lang)
    cited = {each: quotation(passage, document, style=style, part="citation", lang=each) for each in titles}
    sides = {side: quotation(passage, document, style=style, part=side) for side in LANGS}
    first = lang or "zh"
    order = sorted(LANGS, key=lambda side: side != first)
    return {
        "all": "\n".join(filter(None, (*(sides[side] for side in order), cited[own]))),
        "zh": sides["zh"],
        "en": sides["en"],
        "citation": cited[own],
        "in_text": quotation(passage, document, style=style, part="in_text", lang=own),
        "citation_zh": cited.get("zh", ""),
        "citation_en": cited.get("en", ""),
        "paired": "\n".join(cited.values()) if len(cited) > 1 else "",
    }


def held(texts: Mapping[str, str], part: str) -> str:
    """One of the texts. Raises BadParameter where the passage or the record has nothing for it."""
    if texts[part]:
        return texts[part]
    raise BadParameter(f"There is no {part} of this passage: the side, or the title in that language, is missing.")


def _cited_in(passage: Passage, titles: tuple[Lang, ...], lang: Lang | None) -> Lang:
    """The language to cite in: the one asked for, else that of the one side there is, else the work's own."""
    sides = [side for side in LANGS if passage.text(side)]
    wanted = lang or (sides[0] if len(sides) == 1 else titles[0])
    return wanted if wanted in titles else titles[0]
