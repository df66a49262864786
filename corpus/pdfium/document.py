"""The bytes of a PDF → what is on its pages, and why they can't be had. This package alone imports pypdfium2."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as c

from corpus.pdfium.drawing import rules_of
from corpus.pdfium.frames import BROKEN, LOCKED, TOO_MANY_CHARACTERS, TOO_MANY_PAGES
from corpus.pdfium.page import Info, Mark, RawPage

MOST_PAGES = 20_000
"""Pages of a file: the longest collections of laws in one volume have a tenth."""

MOST_MISSING = 200
"""Pages in a row that a file names and doesn't have."""

MOST_CHARACTERS = 1_000_000
"""Characters of a page: one of a newspaper has 20,000, a whole web page printed as one may have ten times that."""

_WIDE = (" ", "\u3000")
_NOWHERE = (0.0, 0.0, 0.0, 0.0)
_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")


class Refused(Exception):
    """The document can't be read: ``why`` is one of the reasons in `frames`, with the page and the count it is for."""

    def __init__(self, why: str, number: int = 0, count: int = 0) -> None:
        super().__init__(why)
        self.why, self.number, self.count = why, number, count


def opened(data: bytes) -> pypdfium2.PdfDocument:
    """The document in these bytes. Raises Refused."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in (c.FPDF_ERR_PASSWORD, c.FPDF_ERR_SECURITY)
        raise Refused(LOCKED if locked else BROKEN) from error


def info(document: pypdfium2.PdfDocument) -> Info:
    """What the document says of itself."""
    found = document.get_metadata_dict(skip_empty=True)
    day = _DATE.match(found.get("CreationDate", ""))
    created = "-".join(part for part in day.groups() if part) if day else ""
    return Info(_line(found, "Title"), _line(found, "Author"), _line(found, "Keywords"), created)


def _line(found: dict[str, str], key: str) -> str:
    return " ".join(found.get(key, "").split()).replace("\0", "")


def pages(document: pypdfium2.PdfDocument) -> Iterator[RawPage]:
    """The pages in order. Raises Refused where there are too many, or too many characters on one.

    Where many in a row are missing, the rest is taken to be missing too.
    """
    if len(document) > MOST_PAGES:
        raise Refused(TOO_MANY_PAGES, count=len(document))
    missing = 0
    for number in range(1, len(document) + 1):
        try:
            page = document[number - 1]
        except pypdfium2.PdfiumError:
            missing += 1
            if missing > MOST_MISSING:
                return
            yield RawPage(number, _NOWHERE, (), ())
            continue
        missing = 0
        try:
            yield _page(page, number)
        finally:
            page.close()


def _page(page: pypdfium2.PdfPage, number: int) -> RawPage:
    try:
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return RawPage(number, _NOWHERE, (), ())
    try:
        if (count := c.FPDFText_CountChars(text)) > MOST_CHARACTERS:
            raise Refused(TOO_MANY_CHARACTERS, number, count)
        marks = tuple(_marks(text.raw, count))
    finally:
        text.close()
    return RawPage(number, page.get_bbox(), marks, rules_of(page))


def _marks(text: object, count: int) -> Iterator[Mark]:
    """The characters of a page in the order of its text layer, blanks told by what follows them."""
    read, style, blank = _Measure(text), (0, 1.0, False), ""
    lead = 0
    for at in range(count):
        code = c.FPDFText_GetUnicode(text, at)
        if code < 0xD800 and chr(code).isspace():
            blank = blank if c.FPDFText_IsGenerated(text, at) == 1 or code in (10, 13) else _WIDE[code == 0x3000]
            continue
        if 0xD800 <= code < 0xDC00:
            lead = code
            continue
        if lead and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((lead - 0xD800) << 10) + code - 0xDC00
        lead = 0
        style = read.style(at, style)
        yield read.mark(at, code, style[1], style[2], blank)
        blank = ""


class _Measure:
    """Where the characters of a page stand, through buffers that are used again for each."""

    def __init__(self, text: object) -> None:
        self._text = text
        self._box, self._matrix = c.FS_RECTF(), c.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def style(self, at: int, before: tuple[int, float, bool]) -> tuple[int, float, bool]:
        """The text object that a character is part of, with its em in points and whether it is bold."""
        found = c.FPDFText_GetTextObject(self._text, at)
        key = ctypes.addressof(found.contents) if found else 0
        if key and key == before[0]:
            return before
        c.FPDFText_GetMatrix(self._text, at, self._matrix)
        scale = (self._matrix.c**2 + self._matrix.d**2) ** 0.5
        size = abs(c.FPDFText_GetFontSize(self._text, at)) * (scale or 1.0)
        return key, size or 1.0, self._bold(at)

    def _bold(self, at: int) -> bool:
        if c.FPDFText_GetFontWeight(self._text, at) >= 600:
            return True
        name = ctypes.create_string_buffer(128)
        c.FPDFText_GetFontInfo(self._text, at, name, 128, None)
        return any(word in name.value.lower() for word in (b"bold", b"heavy", b"black", b"simhei", b"heiti"))

    def mark(self, at: int, code: int, size: float, bold: bool, blank: str) -> Mark:
        """A character, its box in the coordinates of the file."""
        box, x, y = self._box, self._x, self._y
        c.FPDFText_GetLooseCharBox(self._text, at, box)
        c.FPDFText_GetCharOrigin(self._text, at, x, y)
        angle = c.FPDFText_GetCharAngle(self._text, at)
        return Mark(code, box.left, box.bottom, box.right, box.top, angle, x.value, y.value, size, bold, blank)
