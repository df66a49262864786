"""PDF: the pages of a document as whole paragraphs in reading order, with the printed numbers of their pages.

PDFium (the engine of Chromium) works in a process of its own (`apart`, `corpus.pdfium`). The way is: glyphs at their
places (`turning`, `vertical`), what is no text of its own or stands in it otherwise (`overprint`, `ruby`, `initials`),
lines and tables (`glyph_rows`, `lines`, `grid`), running heads, page and line numbers (`furniture`, `counted`,
`labels`), columns (`bands`, `order`), paragraphs (`paragraphs`), what they are (`roles`), and what pages cut (`again`,
`seams`, `floats`).
"""

from __future__ import annotations

from corpus.types import Block, Reference

SUFFIXES: tuple[str, ...] = (".pdf",)
CUT = True


def read(data: bytes, name: str) -> tuple[tuple[Block, ...], Reference]:
    """A block for each paragraph, heading, note and table cell, in reading order; running heads are boilerplate.

    A table with one language a column gives units, one a row. A locator has the page of the file, the number printed
    on it and, in tables, the cell. Raises DamagedFile, ProtectedFile, and NothingToRead where there is no text.
    """
    # Imported here for the start-up time: the library is large, and few commands read files.
    from corpus.readers.pdf.document import read_document

    return read_document(data, name)
