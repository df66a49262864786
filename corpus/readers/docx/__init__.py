"""DOCX, the format of Word since 2007: paragraphs, lists, tables and notes of a document in reading order.

WordprocessingML (ECMA-376, ISO/IEC 29500), as Word, WPS, LibreOffice, pandoc and Google write it. What a reader of the
document would see is text: numbers of lists and headings are counted, tracked changes are taken as accepted. What
stands around it (headers, footers, comments, contents, hidden text) is kept as boilerplate. Pages are not known: the
format has none until a program lays them out.
"""

from __future__ import annotations

from corpus.types import Block, Reference

SUFFIXES: tuple[str, ...] = (".docx", ".docm", ".dotx")
CUT = False


def read(data: bytes, name: str) -> tuple[tuple[Block, ...], Reference]:
    """Blocks in reading order, notes behind their paragraphs; a table with a language a column as units.

    A block in a table has a locator like ``r3c2``, in a table inside a cell like ``r3c2/r1c1``. Raises ReadError.
    """
    # Imported here for the start-up time: XML takes long to load.
    from corpus.readers.docx.document import read_document

    return read_document(data, name)
