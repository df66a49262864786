"""What the styles of a Word document say of its paragraphs: title, heading and how deep, caption, table of contents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from corpus.readers.office.named_styles import heading_level, hint_of
from corpus.readers.office.settings import setting, whole_number
from corpus.readers.xml.tree import Element, attribute, children
from corpus.types import Hint

BODY = 9
"""The outline level of what is no heading (ISO/IEC 29500-1, 17.3.1.20); that of the highest headings is 0."""


LONGEST = 20
"""Styles that a style is based on, one on the other, as far as they are followed; Word allows ten or so."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph is by its style. ``numbering`` is a list and a level in it, as far as the style says."""

    hint: Hint = ""
    level: int | None = None
    numbering: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by id; ``default`` is that of paragraphs that name none."""

    by_id: Mapping[str, Style]
    default: str = ""

    def of(self, settings: Element | None) -> Style:
        """What a paragraph with these settings is, by its style and by its own outline level, which goes before."""
        style = self.by_id.get(setting(settings, "pStyle") or self.default, Style())
        level = setting(settings, "outlineLvl")
        if level and style.hint in ("", "heading"):
            return _headed(style, whole_number(level, BODY))
        return style


def read_styles(root: Element | None) -> Styles:
    """The styles in the part of this root."""
    given = {attribute(each, "styleId"): each for each in children(root, "style") if _is_paragraph(each)}
    default = next((key for key, each in given.items() if attribute(each, "default") in ("1", "true", "on")), "")
    return Styles({key: _style(tuple(islice(_line(key, given), LONGEST)), key) for key in given}, default)


def _is_paragraph(style: Element) -> bool:
    return attribute(style, "type") in ("", "paragraph")


def _line(key: str, given: Mapping[str, Element]) -> Iterator[Element]:
    """A style and those that it is based on, each once: a broken file may go round in circles."""
    seen: set[str] = set()
    while key in given and key not in seen:
        seen.add(key)
        yield given[key]
        key = setting(given[key], "basedOn")


def _style(line: tuple[Element, ...], key: str) -> Style:
    hints = [hint for each in line if (hint := hint_of(setting(each, "name")))]
    level = next((level for each in line if (level := setting(each, "pPr", "outlineLvl"))), "")
    named = next(filter(None, (heading_level(setting(each, "name")) for each in line)), BODY + 1)
    numbering = tuple(_first(line, "pPr", "numPr", name) for name in ("numId", "ilvl"))
    style = Style(
        hints[0] if hints else "", 1 if hints[:1] == ["title"] else None, (numbering[0], numbering[1] or f"style {key}")
    )
    if hints:
        return style
    return _headed(style, whole_number(level, BODY) if level else named - 1)


def _headed(style: Style, outline: int) -> Style:
    """The style with an outline level, as Word counts these."""
    if 0 <= outline < BODY:
        return Style("heading", outline + 1, style.numbering)
    return Style(numbering=style.numbering)


def _first(line: tuple[Element, ...], *path: str) -> str:
    return next((value for each in line if (value := setting(each, *path))), "")
