"""Parallel text on two-column pages, and what an extraction makes of such pages: a simulator of disorder.

Units are laid out first (:func:`lay_out`): Chinese wraps by characters, English by words, a unit that does not fit
is cut where the page ends, in each column at its own line. Then :func:`extract` reads each page in one of the
modes in which extractions of PDF are seen to read them, with the troubles that go with it. The units are the gold.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,%/_:+~-]*(?<![.,:])|\s+|.", re.DOTALL)
_NOT_FIRST = frozenset("，。、；：？！）》”’」』】,.;:)%?!")
_HAN_PAIR = re.compile(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])")
STREWN = 0.04  # share of the places between two Chinese characters where a blank is strewn


@dataclass(frozen=True, slots=True)
class Unit:
    """One logical unit as the author meant it; either side may be empty."""

    zh: str
    en: str
    kind: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Cell:
    """What of one unit stands on one page: its lines in either column, and which of them continue the page before."""

    unit: Unit
    zh: tuple[str, ...]
    en: tuple[str, ...]
    zh_tail: bool = False
    en_tail: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """The page: characters a line in either column, and lines."""

    zh: int = 22
    en: int = 62
    height: int = 40


def wrap_chinese(text: str, width: int) -> tuple[str, ...]:
    """Lines of at most about ``width`` characters; Latin words and figures stay whole, no mark begins a line."""
    lines, line = [], ""
    for token in _TOKEN.findall(text):
        if line and len(line) + len(token) > width and token not in _NOT_FIRST and not token.isspace():
            lines.append(line.strip())
            line = ""
        line += token
    return (*lines, line.strip()) if line.strip() else tuple(lines)


def wrap_english(text: str, width: int) -> tuple[str, ...]:
    """Lines of whole words."""
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + len(word) >= width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return (*lines, line) if line else tuple(lines)


def lay_out(units: Sequence[Unit], paper: Paper, rng: random.Random) -> list[list[Cell]]:
    """Pages of cells: both sides of a unit begin at the same height, and are cut where the page ends."""
    pages: list[list[Cell]] = [[]]
    room = paper.height - rng.randrange(paper.height // 2)
    for unit in units:
        zh, en = wrap_chinese(unit.zh, paper.zh), wrap_english(unit.en, paper.en)
        zh_tail = en_tail = False
        while zh or en:
            if room < min(2, max(len(zh), len(en))):
                pages.append([])
                room = paper.height
            pages[-1].append(Cell(unit, zh[:room], en[:room], zh_tail and bool(zh), en_tail and bool(en)))
            used = min(room, max(len(zh), len(en)))
            zh_tail, en_tail = zh_tail or bool(zh[:room]), en_tail or bool(en[:room])
            zh, en, room = zh[room:], en[room:], room - used - 1
    return [page for page in pages if page]


def _joined_chinese(lines: Sequence[str], blank: str) -> str:
    text = ""
    for line in lines:
        latin = text[-1:].isascii() and text[-1:].isalnum() and line[:1].isascii() and line[:1].isalnum()
        text += (" " if latin else blank if text else "") + line
    return text


def _strewn(text: str, rng: random.Random) -> str:
    return _HAN_PAIR.sub(lambda _: " " if rng.random() < STREWN else "", text)


@dataclass(frozen=True, slots=True)
class Piece:
    """The text of one cell in one column, as a block."""

    text: str
    tail: bool


Column = list[Piece]
Pair = tuple[Piece, Piece]


def _pairs(page: Sequence[Cell], rng: random.Random) -> list[Pair]:
    """The cells of a page as pieces, a side of which may be empty.

    On some pages blanks are strewn into Chinese, or left where lines ended, and headings are in bold.
    """
    blank = rng.choice(("", "", " "))
    strew, bold = rng.random() < 0.3, rng.random() < 0.2
    pairs = []
    for cell in page:
        zh, en = _joined_chinese(cell.zh, blank), " ".join(cell.en)
        zh = _strewn(zh, rng) if strew else zh
        if bold and not (_CLOSED.search(cell.unit.zh) or cell.zh_tail or cell.en_tail):
            zh, en = (f"**{text}**" if text else "" for text in (zh, en))
        pairs.append((Piece(zh, cell.zh_tail), Piece(en, cell.en_tail)))
    return pairs


def _texts(pieces: Sequence[Piece]) -> list[str]:
    return [piece.text for piece in pieces if piece.text]


def _column(pieces: Column, rng: random.Random) -> list[str]:
    """A column's blocks; its first, a tail, may be displaced behind the next paragraph or be made a list item."""
    pieces = [piece for piece in pieces if piece.text]
    listed = rng.random() < 0.2
    if len(pieces) > 1 and pieces[0].tail and rng.random() < 0.3:
        pieces[:2] = [pieces[1], pieces[0]]
    texts = []
    for piece in pieces:
        item = listed or (piece.tail and rng.random() < 0.15)
        texts.append(f"- {piece.text}" if item else piece.text)
    return texts


def columns(pairs: Sequence[Pair], rng: random.Random) -> list[str]:
    """The Chinese column, then the English one; at times their seam is no break."""
    zh, en = _column([p[0] for p in pairs], rng), _column([p[1] for p in pairs], rng)
    if zh and en and rng.random() < 0.1 and not en[0].startswith("- "):
        return [*zh[:-1], f"{zh[-1]} {en[0]}", *en[1:]]
    return [*zh, *en]


def english_first(pairs: Sequence[Pair], rng: random.Random) -> list[str]:
    """The English column, then the Chinese one."""
    return [*_column([p[1] for p in pairs], rng), *_column([p[0] for p in pairs], rng)]


def in_turns(pairs: Sequence[Pair], rng: random.Random) -> list[str]:
    """Some units of the Chinese column, then the same of the English one, and so on."""
    blocks, at = [], 0
    while at < len(pairs):
        count = rng.choice((1, 1, 1, 2, 3, 5, 8))
        blocks += [*_texts([p[0] for p in pairs[at : at + count]]), *_texts([p[1] for p in pairs[at : at + count]])]
        at += count
    return blocks


def paragraphs(pairs: Sequence[Pair], rng: random.Random) -> list[str]:
    """Paragraph by paragraph."""
    return [text for pair in pairs for text in _texts(pair)]


def one_line(pairs: Sequence[Pair], rng: random.Random) -> list[str]:
    """Both languages in one block, at times several units in one."""
    blocks, at = [], 0
    while at < len(pairs):
        count = rng.choice((1, 1, 1, 1, 2, 3))
        blocks.append(" ".join(text for pair in pairs[at : at + count] for text in _texts(pair)))
        at += count
    return blocks


def rows(page: Sequence[Cell], rng: random.Random) -> list[str]:
    """Line by line across both columns, a unit or several in a block."""
    blocks, block = [], []
    for cell in page:
        tall = max(len(cell.zh), len(cell.en))
        for at in range(tall):
            pair = [column[at] for column in (cell.en, cell.zh) if at < len(column)]
            block += pair if rng.random() < 0.8 else pair[::-1]
        if rng.random() < 0.7:
            blocks.append(" ".join(block))
            block = []
    return [*blocks, *([" ".join(block)] if block else [])]


Mode = Callable[[Sequence[Pair], random.Random], list[str]]
MODES: dict[str, Mode] = {
    "columns": columns, "english first": english_first, "in turns": in_turns, "paragraphs": paragraphs,
    "one line": one_line,
}  # fmt: skip


def _dropped_in(before: list[str], pairs: Sequence[Pair]) -> tuple[list[str], Sequence[Pair]]:
    """A Chinese tail dropped into the English sentence that the page end cut: head, Chinese tail, English tail."""
    zh, en = pairs[0]
    if not (before and zh.tail and en.tail and re.search(r"[A-Za-z,)\d]$", before[-1]) and zh.text and en.text):
        return before, pairs
    return [*before[:-1], f"{before[-1]} {zh.text} {en.text}"], pairs[1:]


def extract(pages: Sequence[Sequence[Cell]], mode: str, rng: random.Random) -> str:
    """The pages as one text, blocks parted by blank lines. ``mixed`` changes its mode from page to page."""
    blocks: list[str] = []
    for page in pages:
        here = rng.choice(sorted(MODES)) if mode in ("mixed", "all") else mode
        if mode == "rows" or (mode == "all" and rng.random() < 0.2):
            blocks += rows(page, rng)
            continue
        pairs: Sequence[Pair] = _pairs(page, rng)
        if here not in ("english first", "paragraphs") and rng.random() < 0.3:
            blocks, pairs = _dropped_in(blocks, pairs)
        blocks += MODES[here](pairs, rng)
    return "\n\n".join(blocks)


_HAN_NUMBERS = "零一二三四五六七八九十"
_CLOSED = re.compile(r"[。！？；：.!?;:”\"）)]$")


def han_number(value: int) -> str:
    """一 … 九十九."""
    tens, ones = divmod(value, 10)
    return (_HAN_NUMBERS[tens] if tens > 1 else "") + ("十" if tens else "") + (_HAN_NUMBERS[ones] if ones else "")


def numbered(units: Sequence[Unit], rng: random.Random) -> Iterator[Unit]:
    """Long units as clauses whose numbers start again, skip, and collide with those of other series."""
    value, style = 0, rng.choice((("（{}）", "({})"), ("（{}）", "({}) "), ("{}、", "{}. ")))
    for unit in units:
        if rng.random() < 0.08:
            value, style = 0, rng.choice((("（{}）", "({})"), ("{}、", "{}. ")))
        if not (_CLOSED.search(unit.zh) and unit.zh and unit.en):
            yield unit
            continue
        value += 1 + (rng.random() < 0.04)
        yield replace(
            unit, zh=style[0].format(han_number(value)) + unit.zh, en=style[1].format(value) + unit.en, kind="clause"
        )
