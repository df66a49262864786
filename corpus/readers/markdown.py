"""Markdown: the lines of plain text, with what block syntax says about them.

Text keeps its inline markup (cleaning removes it), save in tables with a language a column: their rows are pairs that
are not cleaned. Lines that are nothing but markup (rules, fences, the underline of a heading, front matter) and the
marks of footnotes become boilerplate, so that nothing of the file is lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.bibliography.dates import iso_date
from corpus.folding import is_han
from corpus.readers.bitext.tables import paired_tables
from corpus.readers.decoding import decode
from corpus.readers.lines import Line, lines
from corpus.types import Block, Hint, Reference

SUFFIXES: tuple[str, ...] = (".md", ".markdown", ".mdown", ".mkd")
CUT = True

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t\u3000]+|$)")
_BULLET = re.compile(r"\s*[-*+][ \t]+\S")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)\s*")
_FENCE = re.compile(r"[ \t]*(`{3,}(?!.*`)|~{3,})")  # indented as far as the list item it may stand in
_MARKUP = re.compile(r"\s*(?:([-*_])(?:\s*\1){2,}|<!--|-->)\s*")
_DELIMITERS = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_PIPE = re.compile(r"(?<!\\)\|")
_NOTE = re.compile(r" {0,3}(\[\^(?P<label>[^\]\s]{1,100})\]:)[ \t]*")
_INDENTED = re.compile(r" {4}|\t")
_REFERENCE = re.compile(r"`[^`\n]*`|\[\^(?P<label>[^\]\s]{1,100})\](?!\()")  # what stands between backticks is code
_FIELD = re.compile(r"(\w+)\s*:\s*(.*?)\s*")

Taken = tuple[int, tuple[Block, ...]]
"""How many lines a rule used up, and the blocks it made of them; 0 where it does not apply."""


def read(data: bytes, name: str) -> tuple[tuple[Block, ...], Reference]:
    """Blocks line by line, tables cell by cell, and the record in the front matter."""
    found = tuple(lines(decode(data, name)))
    labels = frozenset(match["label"] for line in found if (match := _NOTE.match(line.text)))
    blocks = _without_references(_separated(_blocks(found, name)), labels)
    return tuple(map(_plain_pair, paired_tables(blocks))), _front_matter(found)


def _plain_pair(block: Block) -> Block:
    """The block; without inline markup where it is one side of a pair."""
    if block.unit is None:
        return block
    from corpus.cleaning.markup import markup  # here for the start-up time: with the rules come their dictionaries

    return replace(block, text=markup(block).text)


def _without_references(blocks: Iterable[Block], labels: frozenset[str]) -> Iterator[Block]:
    """The blocks, with the marks of the notes that have these labels behind the text they stood in."""
    gap = False
    for each in blocks:
        block = replace(each, gap=each.gap or gap)
        found = () if block.hint in ("code", "boilerplate") else tuple(_references(block.text, labels))
        text = _without(found, block.text)
        gap = block.gap and not text.strip()
        if text.strip():
            yield replace(block, text=text)
        if found:
            marks = " ".join(match[0] for match in found)
            yield replace(block, text=marks, hint="boilerplate", level=None)


def _references(text: str, labels: frozenset[str]) -> Iterator[re.Match[str]]:
    return (match for match in _REFERENCE.finditer(text) if match["label"] in labels)


def _without(found: Sequence[re.Match[str]], text: str) -> str:
    ends = (0, *(match.end() for match in found))
    begins = (*(match.start() for match in found), len(text))
    return "".join(text[end:begin] for end, begin in zip(ends, begins, strict=True))


def _blocks(found: Sequence[Line], name: str) -> Iterator[Block]:
    at = 0
    while at < len(found):
        count, blocks = next(taken for rule in _RULES if (taken := rule(found, at, name))[0])
        yield from blocks
        at += count


def _separated(blocks: Iterator[Block]) -> Iterator[Block]:
    """Give a gap to every block that syntax, if not a blank line, sets apart from the one before."""
    before: Hint = ""
    for block in blocks:
        apart = block.hint != "" or before not in ("", "bullet")  # a list item's next line belongs to it
        yield replace(block, gap=block.gap or (apart and not (block.hint == before and before in ("code", "note"))))
        before = block.hint


def _front(found: Sequence[Line], at: int, name: str) -> Taken:
    """``---``, fields, ``---`` at the top of the file."""
    count = _front_length(found) if at == 0 else 0
    return count, tuple(_block(line, name, "boilerplate") for line in found[:count])


def _fence(found: Sequence[Line], at: int, name: str) -> Taken:
    """Fenced code, whatever its lines look like."""
    opening = _FENCE.match(found[at].text)
    if not opening:
        return 0, ()
    mark = opening[1]
    end = next((i for i in range(at + 1, len(found)) if _closes(found[i].text.strip(), mark)), len(found))
    code = tuple(_block(line, name, "code") for line in found[at + 1 : end])
    closing = tuple(_block(line, name, "boilerplate") for line in found[end : end + 1])
    return end + 1 - at, (_block(found[at], name, "boilerplate"), *code, *closing)


def _closes(line: str, mark: str) -> bool:
    return line.startswith(mark) and not line.strip(mark[0])


def _note(found: Sequence[Line], at: int, name: str) -> Taken:
    """A footnote: its mark, and its lines as far as they are indented or follow without a blank line."""
    mark = _NOTE.match(found[at].text)
    if not mark:
        return 0, ()
    end = next((i for i in range(at + 1, len(found)) if not _goes_on(found[i])), len(found))
    texts = (replace(found[at], text=found[at].text[mark.end() :]), *found[at + 1 : end])
    notes = (_block(line, name, "note") for line in texts if line.text.strip())
    return end - at, (replace(_block(found[at], name, "boilerplate"), text=mark[1]), *notes)


def _goes_on(line: Line) -> bool:
    """Whether a line belongs to the note before it."""
    other = any(pattern.match(line.text) for pattern in (_NOTE, _HEADING, _BULLET, _FENCE))
    return _INDENTED.match(line.text) is not None or not (line.gap or other)


def _table(found: Sequence[Line], at: int, name: str) -> Taken:
    """A table: a block for each cell, in the order of its rows; the head is row 1."""
    if "|" not in found[at].text or not _follows(found, at + 1, _DELIMITERS):
        return 0, ()
    end = at + 2
    while end < len(found) and not found[end].gap and "|" in found[end].text:
        end += 1
    body = [block for row, line in enumerate(found[at + 2 : end], start=2) for block in _cells(line, row, name)]
    return end - at, (*_cells(found[at], 1, name), _block(found[at + 1], name, "boilerplate"), *body)


def _cells(line: Line, row: int, name: str) -> Iterator[Block]:
    texts = _PIPE.split(line.text.strip().removeprefix("|").removesuffix("|"))
    for column, text in enumerate(texts, start=1):
        if text.strip():
            locator = line.locator(name, f"r{row}c{column}")
            yield Block(text.strip().replace(r"\|", "|"), locator, hint="table")


def _underlined(found: Sequence[Line], at: int, name: str) -> Taken:
    """A heading with a line of ``=`` or ``-`` under it."""
    if _HEADING.match(found[at].text) or _MARKUP.fullmatch(found[at].text) or not _follows(found, at + 1, _UNDERLINE):
        return 0, ()
    level = 1 if "=" in found[at + 1].text else 2
    return 2, (_block(found[at], name, "heading", level), _block(found[at + 1], name, "boilerplate"))


def _line(found: Sequence[Line], at: int, name: str) -> Taken:
    """Any other line."""
    line = found[at]
    if _MARKUP.fullmatch(line.text):
        return 1, (_block(line, name, "boilerplate"),)
    if heading := _HEADING.match(line.text):
        return 1, (_block(line, name, "heading", len(heading[1])),)
    return 1, (_block(line, name, "bullet" if _BULLET.match(line.text) else ""),)


_RULES: tuple[Callable[[Sequence[Line], int, str], Taken], ...] = (_front, _fence, _note, _table, _underlined, _line)
"""Tried in this order: what holds in several lines before what holds in one."""


def _follows(found: Sequence[Line], at: int, pattern: re.Pattern[str]) -> bool:
    return at < len(found) and not found[at].gap and pattern.fullmatch(found[at].text) is not None


def _block(line: Line, name: str, hint: Hint, level: int | None = None) -> Block:
    return Block(line.text, line.locator(name), hint=hint, level=level, gap=line.gap)


def _front_length(found: Sequence[Line]) -> int:
    """The lines of the front matter, its two rules included; 0 where there is none."""
    if not found or found[0].text.rstrip() != "---":
        return 0
    end = next((i for i, line in enumerate(found[1:], start=1) if line.text.rstrip() in ("---", "...")), 0)
    return end + 1 if end and any(_FIELD.fullmatch(line.text) for line in found[1:end]) else 0


def _front_matter(found: Sequence[Line]) -> Reference:
    """Title, author and date, where they are given as plain ``field: value``."""
    fields = {
        match[1].lower(): match[2].strip("\"'")
        for line in found[: _front_length(found)]
        if (match := _FIELD.fullmatch(line.text))
    }
    title = fields.get("title", "")
    chinese = any(map(is_han, title))
    author = fields.get("author", "").strip("[]")
    return Reference(
        title_zh=title if chinese else "",
        title_en="" if chinese else title,
        author=tuple(name.strip(" \"'") for name in re.split("[,，、;；]", author) if name.strip()),
        issued=iso_date(fields.get("date", "")),
    )
