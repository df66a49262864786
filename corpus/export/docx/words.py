"""Text as Word holds it: runs in a language, breaks and tabs as elements, what was found marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.export_xml import xml_text
from corpus.types import Kind, Lang

Spans = Iterable[tuple[int, int]]

_SIGNS = re.compile("([\t\n\r\u2028])")
_ELEMENTS = {"\t": "<w:tab/>", "\n": "<w:br/>", "\r": "<w:br/>", "\u2028": "<w:br/>"}

_LANGUAGES = {
    "zh": '<w:rFonts w:hint="eastAsia"/>{}<w:lang w:val="zh-CN" w:eastAsia="zh-CN"/>',
    "en": '{}<w:lang w:val="en-US" w:eastAsia="zh-CN"/>',
}
"""Settings of a run, with room for the mark. The hint makes quotation marks as wide as Chinese ones."""

_MARK = '<w:highlight w:val="yellow"/>'

_STYLES: dict[Kind, str] = {
    "title": "Title",
    "bullet": "ListBullet",
    "caption": "Caption",
    "note": "FootnoteText",
}


def style_of(kind: Kind, level: int | None, deepest: int) -> str:
    """The paragraph style of a passage; ``""`` for the normal one."""
    if kind == "heading":
        return f"Heading{min(max(level or 1, 1), deepest)}"
    return _STYLES.get(kind, "")


def paragraph(text: str, lang: Lang, style: str = "", marks: Spans = ()) -> str:
    """A paragraph in a style; the ``marks`` are half-open spans of its text, in any order."""
    settings = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{settings}{''.join(_runs(text, lang, marks))}</w:p>"


def _runs(text: str, lang: Lang, marks: Spans) -> Iterator[str]:
    at = 0
    for start, end in sorted(marks):
        start, end = max(start, at), min(end, len(text))
        if start < end:
            yield _run(text[at:start], lang, marked=False)
            yield _run(text[start:end], lang, marked=True)
            at = end
    yield _run(text[at:], lang, marked=False)


def _run(text: str, lang: Lang, *, marked: bool) -> str:
    if not text:
        return ""
    settings = _LANGUAGES[lang].format(_MARK if marked else "")
    return f"<w:r><w:rPr>{settings}</w:rPr>{''.join(map(_piece, _SIGNS.split(text)))}</w:r>"


def _piece(text: str) -> str:
    if text in _ELEMENTS:
        return _ELEMENTS[text]
    return f'<w:t xml:space="preserve">{xml_text(text)}</w:t>' if text else ""
