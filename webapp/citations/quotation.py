"""What the copy buttons give: a quotation, its counterpart and the citation, with nothing hidden in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Literal

from corpus.types import LANGS, Document, Lang, Locator, Passage, Reference
from webapp.citations.bundled_styles import DEFAULT_STYLE, Style
from webapp.citations.choosing import as_style
from webapp.citations.in_text import in_text
from webapp.citations.printed_pages import quoted_pages
from webapp.citations.quotes import quoted
from webapp.citations.visible import has_han, visible
from webapp.citations.writing import written

Part = Literal["all", "zh", "en", "citation", "in_text"]


def quotation(
    passage: Passage,
    document: Document,
    *,
    style: Style | str = DEFAULT_STYLE,
    part: Part = "all",
    lang: Lang | None = None,
    lines: bool = False,
) -> str:
    """The text of a copy button: one side between the quotation marks of its language, the citation, or all.

    ``in_text`` is what author-date styles put after the quotation, ``(Spence, 1990, p. 12)``; empty in other styles.

    ``all`` gives quotation, counterpart and citation, one newline between them; a side that is empty is
    left out. The side in ``lang`` (else the Chinese) comes first and the citation is in ``lang``. With ``lines``
    each quotation says on which lines of which file it stands, where there are no pages. The day that the
    document was added stands for the day of access where the record has none.

    Raises:
        UnknownStyle: there is no such style.
        CitationError: the style can't print this record.
    """
    sides = [side for side in ((lang, *LANGS) if lang else LANGS) if passage.text(side)]
    sides = list(dict.fromkeys(sides)) if part == "all" else [side for side in LANGS if side == part]
    parts = [_side(passage, side, lines) for side in sides]
    if part in {"all", "citation"}:
        parts.append(_citation(passage, document, style, lang))
    if part == "in_text":
        parts.append(in_text(titled(document), as_style(style), *_place(passage, lang)))
    return "\n".join(text for text in parts if text)


def _side(passage: Passage, side: Lang, lines: bool) -> str:
    text = visible(passage.text(side))
    if not text:
        return ""
    return quoted(text, side) + (_lines(_locators(passage, side), side) if lines else "")


def _citation(passage: Passage, document: Document, style: Style | str, lang: Lang | None) -> str:
    return written(titled(document), as_style(style), *_place(passage, lang), added_on(document))


def _place(passage: Passage, lang: Lang | None) -> tuple[str, Lang | None]:
    """The page or pages quoted from, and the language to cite in: that of the one side there is, unless asked for."""
    sides = [side for side in LANGS if passage.text(side)]
    lang = lang or (sides[0] if len(sides) == 1 else None)
    return quoted_pages(_locators(passage, lang or "zh") or _locators(passage, "en")), lang


def titled(document: Document) -> Reference:
    """The document's record; where it has no title, the file's name is what the work is known by."""
    reference = document.reference
    if reference.title_zh or reference.title_en:
        return reference
    name = document.title
    return replace(reference, title_zh=name) if has_han(name) else replace(reference, title_en=name)


def added_on(document: Document) -> date | None:
    """The day on which the document came into the library."""
    return datetime.fromisoformat(document.added).date() if document.added else None


def _locators(passage: Passage, side: Lang) -> tuple[Locator, ...]:
    return passage.zh_locators if side == "zh" else passage.en_locators


def _lines(locators: tuple[Locator, ...], side: Lang) -> str:
    numbers = [at.line for at in locators if at.line and not at.page]
    if not numbers:
        return ""
    source = next((f"{at.source}, " for at in locators if at.source), "")
    where = _range(numbers).replace("-", "–")
    if side == "zh":
        return f" ({source}第 {where} 行)"
    return f" ({source}line{'s' if '–' in where else ''} {where})"


def _range(numbers: list[int]) -> str:
    if not numbers:
        return ""
    first, last = min(numbers), max(numbers)
    return str(first) if first == last else f"{first}-{last}"
