"""What a paragraph is by how it is set: a title, a heading and its level, a note, a caption, running text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.readers.pdf.characters import UNKNOWN
from corpus.readers.pdf.paragraphs import Laid, is_centred, is_closed
from corpus.readers.pdf.style import LARGER, Style
from corpus.types import Hint

SMALLER = 0.95  # times the size of the text, up to which a paragraph at the foot of a column is a note
LONGEST = {True: 60, False: 140}  # characters of a heading, in Chinese and in English
MOST_LINES = 4  # of a heading
GARBLED = 0.3  # share of the characters that have no meaning, from which on a text is of no use
GROUP = 0.4  # points by which the sizes of headings of one level may differ

_NOTE = re.compile(
    r"[①-⑳❶-❿＊*†‡]|[\[〔【(（]\d{1,3}[\]〕】)）]|\d{1,3}(?:[\s.、]|(?=[\u4e00-\u9fffA-Z]))|(?:注|Notes?|资料来源|Source)\s*[:：\d]"
)


CAPTION = re.compile(
    r"(?P<word>[图圖表]|Fig(?:ure|\.)?|Table|Chart|Plate)\s*(?P<number>[A-Z]?\d{1,3}(?:[.\u2010-\u2013-]\d{1,3})*)(?=[\s.:：、|]|\Z)",
    re.IGNORECASE,
)
"""How the caption of a figure or table begins."""


@dataclass(frozen=True, slots=True)
class Role:
    """What a paragraph is, with the level of a heading."""

    hint: Hint = ""
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Headings:
    """The sizes of the headings of a document, largest first, and that of its title; 0 where it has none."""

    sizes: dict[bool, tuple[float, ...]]
    title: dict[bool, float]


def headings(pages: Sequence[Sequence[Laid]], style: Style) -> Headings:
    """The sizes that the headings of these pages have, Chinese and others apart."""
    sizes: dict[bool, tuple[float, ...]] = {}
    title: dict[bool, float] = {}
    for chinese in (True, False):
        held = [laid for page in pages for laid in page if laid.first.chinese == chinese]
        found = [laid.first.size for laid in held if _is_larger(laid, style)]
        title[chinese] = _title(held, max(found, default=0.0), style) if len(found) > 1 else 0.0
        sizes[chinese] = _levels([size for size in found if not title[chinese] or size <= title[chinese] - GROUP])
    return Headings(sizes, title)


def _title(held: Sequence[Laid], largest: float, style: Style) -> float:
    """The largest size, where one paragraph alone has it, or two in a row, before any running text; else 0."""
    places = [at for at, laid in enumerate(held) if laid.first.size > largest - GROUP]
    texts = (at for at, laid in enumerate(held) if not _is_larger(laid, style) and len(laid.lines) > 1)
    alone = len(places) <= 2 and places[-1] - places[0] <= 1
    return largest if alone and places[-1] < next(texts, len(held)) else 0.0


def _levels(sizes: Sequence[float]) -> tuple[float, ...]:
    levels: list[float] = []
    for size in sorted(sizes, reverse=True):
        if not levels or levels[-1] - size > GROUP:
            levels.append(size)
    return tuple(levels)


def role(laid: Laid, style: Style, known: Headings) -> Role:
    """What a paragraph in the flow of the text is; notes are told by where they stand, see :func:`notes`."""
    chinese, size = laid.first.chinese, laid.first.size
    if is_garbled("".join(line.text for line in laid.lines)):
        return Role("boilerplate")
    if _is_caption(laid, style):
        return Role("caption")
    if _is_larger(laid, style):
        if known.title[chinese] and size > known.title[chinese] - GROUP:
            return Role("title", 1)
        level = next((at for at, each in enumerate(known.sizes[chinese], 1) if size > each - GROUP), 1)
        return Role("heading", level)
    if _is_bold_heading(laid, style):
        return Role("heading", len(known.sizes[chinese]) + 1)
    return Role()


def _is_caption(laid: Laid, style: Style) -> bool:
    """Whether a paragraph is set as a caption is, smaller than the text or in the middle, and numbered as one."""
    if (
        not CAPTION.match(laid.first.text)
        or sum(len(line.text) for line in laid.lines) > 2 * LONGEST[laid.first.chinese]
    ):
        return False
    smaller = laid.first.size <= SMALLER * style.of(laid.first).size
    return smaller or is_centred(laid.first, (laid.left, laid.right))


def is_garbled(text: str) -> bool:
    """Whether the file doesn't say what characters these are."""
    return text.count(UNKNOWN) > GARBLED * len(text)


def _is_larger(laid: Laid, style: Style) -> bool:
    return laid.first.size > LARGER * style.of(laid.first).size and _is_short(laid)


def _is_bold_heading(laid: Laid, style: Style) -> bool:
    """Whether a paragraph is set in bold where the text is not, and could be a heading by its wording."""
    bold = all(line.bold for line in laid.lines) and not style.of(laid.first).bold
    text = style.of(laid.first).size * SMALLER
    return bold and laid.first.size > text and len(laid.lines) <= 2 and _is_short(laid) and not is_closed(laid.last)


def _is_short(laid: Laid) -> bool:
    length = sum(len(line.text) for line in laid.lines)
    words = any(map(str.isalpha, laid.first.text))
    return words and length <= LONGEST[laid.first.chinese] and len(laid.lines) <= MOST_LINES


def note_mark(laid: Laid) -> str:
    """The mark that a note begins with, which stands in the text too; empty where it has none."""
    text = laid.first.text
    if laid.first.raised:
        return text[: laid.first.raised]
    found = _NOTE.match(text)
    return found[0].strip() if found else ""


def notes(column: Sequence[Laid], style: Style) -> int:
    """From which paragraph on those of a column are notes at its foot: the length of the column where none is."""
    first = len(column)
    for at in range(len(column) - 1, -1, -1):
        line = column[at].first
        if line.raised or (line.size <= SMALLER * style.of(line).size and _NOTE.match(line.text)):
            first = at
        elif line.size > SMALLER * style.of(line).size:
            break
    return first
