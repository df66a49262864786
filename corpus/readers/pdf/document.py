"""A PDF as a whole: its sheets one by one, its blocks, and its own record."""

from __future__ import annotations

import re

from corpus.errors import NothingToRead, UndecodableText
from corpus.folding import is_han
from corpus.pdfium.page import Info
from corpus.readers.pdf.apart import told
from corpus.readers.pdf.compose import blocks
from corpus.readers.pdf.names import page_names
from corpus.readers.pdf.roles import is_garbled
from corpus.readers.pdf.sheet import Sheet, sheet
from corpus.readers.pdf.turning import upright
from corpus.types import Block, Reference

_NO_TITLE = ("microsoft word", "untitled", "无标题", "powerpoint", "doc", "新建")
"""How titles begin that a program made up."""


def read_document(data: bytes, name: str) -> tuple[tuple[Block, ...], Reference]:
    """The blocks of a PDF and its record. Raises ReadError."""
    said, sheets = Info(), list[Sheet]()
    with told(data, name) as contents:
        for each in contents:
            if isinstance(each, Info):
                said = each
            else:
                sheets.append(sheet(upright(each)))
    found = blocks(sheets, page_names(data, len(sheets)), name)
    text = sum(len(block.text) for block in found)
    if not text:
        raise NothingToRead(
            f"{name} has no text, only pictures of pages. Recognise its text first (with OCRmyPDF, say) and add "
            "the result."
        )
    if is_garbled("".join(block.text for block in found)):
        raise UndecodableText(
            f"{name} shows text, but doesn't say which characters it is. Recognise its text first (with OCRmyPDF and "
            "--force-ocr, say) and add the result."
        )
    return found, _reference(said)


def _reference(said: Info) -> Reference:
    """The record that a PDF has of itself: only a title that is none of a program's making."""
    title = said.title if _is_title(said.title) else ""
    chinese = any(map(is_han, title))
    return Reference(title_zh=title if chinese else "", title_en="" if chinese else title)


def _is_title(title: str) -> bool:
    made_up = title.lower().startswith(_NO_TITLE) or re.search(r"\.[a-z]{2,4}$", title.lower())
    return not made_up and (" " in title or any(map(is_han, title)))
