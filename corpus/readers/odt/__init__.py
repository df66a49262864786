"""ODT, the format of LibreOffice and OpenOffice for texts: paragraphs, lists, tables and notes in reading order.

OpenDocument (OASIS, ISO/IEC 26300). What a reader of the document would see is text: numbers of lists are counted, what
was deleted with changes being recorded is gone. What stands around it (headers, footers, comments, contents) is kept as
boilerplate.
"""

from __future__ import annotations

from corpus.types import Block, Reference

SUFFIXES: tuple[str, ...] = (".odt", ".ott")
CUT = False


def read(data: bytes, name: str) -> tuple[tuple[Block, ...], Reference]:
    """Blocks in reading order, notes behind their paragraphs; a table with a language a column as units.

    A block in a table has a locator like ``r3c2``, in a table inside a cell like ``r3c2/r1c1``. Raises ReadError.
    """
    # Imported here for the start-up time: XML takes long to load.
    from corpus.readers.odt.document import read_document

    return read_document(data, name)
