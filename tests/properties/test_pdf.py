"""Whatever stands on the pages of a PDF, every character of its text layer is in one block, and only once."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from random import Random

import pypdfium2
import pypdfium2.raw as c
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfs import HEIGHT, WIDTH, Box, Leaf, Text, advance, pdf

from corpus.errors import ReadError
from corpus.pdfium.frames import Garbled, packed_info, packed_page, unpacked_info, unpacked_page
from corpus.pdfium.page import Info, Mark, RawPage, Rule
from corpus.readers import read_bytes

WORDS = st.text("江边小镇有老桥，。；“”（）一二三 abc-XYZ.,12345%•", min_size=1, max_size=30).filter(str.strip)
SIZES = st.sampled_from([6.0, 8.0, 10.0, 10.5, 14.0, 22.0])
TEXTS = st.builds(
    Text,
    WORDS,
    st.integers(-20, int(WIDTH)),
    st.integers(-20, int(HEIGHT) + 20),
    SIZES,
    st.booleans(),
    st.sampled_from([False] * 9 + [True]),
)
BOXES = st.builds(
    Box, st.integers(0, 300), st.integers(0, 400), st.integers(310, int(WIDTH)), st.integers(410, int(HEIGHT))
)
PAGES = st.lists(st.lists(st.one_of(TEXTS, TEXTS, TEXTS, BOXES), max_size=25), min_size=1, max_size=5)


def told(text: str) -> Counter[str]:
    """The characters of a text, blanks aside; a hyphen at the end of a line may be a soft one."""
    return Counter(char for char in text.replace("\u00ad", "-") if not char.isspace())


def layer(data: bytes) -> Counter[str]:
    """The characters of the text layer, as PDFium tells them one by one."""
    document = pypdfium2.PdfDocument(data)
    found: Counter[str] = Counter()
    for page in document:
        text = page.get_textpage()
        codes = (c.FPDFText_GetUnicode(text.raw, at) for at in range(c.FPDFText_CountChars(text.raw)))
        found += told("".join("-" if code == 2 else chr(code) for code in codes))
        text.close()
        page.close()
    document.close()
    return found


@settings(max_examples=30, deadline=None)
@given(PAGES)
def test_every_character_is_kept_once(pages: list[list[Text | Box]]):
    data = pdf(*pages)
    try:
        blocks = read_bytes(data, "random.pdf").blocks
    except ReadError:
        assert not layer(data)
        return
    assert sum((told(block.text) for block in blocks), Counter()) == layer(data)


LINES = st.permutations("江边小镇有老桥，。；“”（）‘’")


@settings(max_examples=60, deadline=None)
@given(LINES, st.integers(1, 5), st.randoms())
def test_a_line_reads_as_it_is_seen_in_whatever_order_it_was_drawn(line: list[str], size: int, chance: Random):
    parts = ["".join(line[at : at + size]) for at in range(0, len(line), size)]
    x, held = 60.0, list[Text | Box]()
    for part in parts:
        held.append(Text(part, x, 80))
        x += advance(part)
    chance.shuffle(held)
    blocks = read_bytes(pdf(held), "line.pdf").blocks
    assert "".join(block.text for block in blocks).replace(" ", "") == "".join(parts)


GRID = st.lists(st.tuples(WORDS, WORDS), min_size=2, max_size=12)


@settings(max_examples=40, deadline=None)
@given(GRID, st.sampled_from([0, 60, 200]), st.booleans())
def test_no_layout_loses_one(rows: list[tuple[str, str]], gap: float, ruled: bool):
    held: list[Text | Box] = []
    for number, (left, right) in enumerate(rows):
        top = 60.0 + 24 * number
        held += [Text("字" + left, 60, top + 14, 6), Text("字" + right, 280 + gap, top + 14, 6)]
        held += [Box(50, top, 270 + gap, top + 24), Box(270 + gap, top, 590, top + 24)] if ruled else []
    blocks = read_bytes(pdf(Leaf(tuple(held))), "rows.pdf").blocks
    wanted = sum((told("字" + text) for row in rows for text in row), Counter())
    assert sum((told(block.text) for block in blocks), Counter()) == wanted


REALS = st.floats(width=32)
MARKS = st.builds(
    Mark,
    st.integers(0, 2**32 - 1),
    *[REALS] * 7,
    st.floats(),
    st.booleans(),
    st.sampled_from(["", " ", "\u3000"]),
)
RULES = st.builds(Rule, st.booleans(), st.floats(), st.floats(), st.floats())
RAW = st.builds(
    RawPage,
    st.integers(1, 2**32 - 1),
    st.tuples(*[st.floats()] * 4),
    st.lists(MARKS, max_size=9).map(tuple),
    st.lists(RULES, max_size=9).map(tuple),
)


@given(RAW)
def test_pages_come_from_the_process_of_pdfium_as_they_were(page: RawPage):
    assert repr(unpacked_page(packed_page(page))) == repr(page)  # nan equals nothing


@given(st.builds(Info, *[st.text()] * 4))
def test_what_a_file_says_of_itself_comes_as_it_was(info: Info):
    assert unpacked_info(packed_info(info)) == info


@given(st.binary(max_size=200))
def test_bytes_that_are_no_page_are_none(data: bytes):
    with suppress(*Garbled):
        assert isinstance(unpacked_page(data), RawPage)
    with suppress(*Garbled):
        assert isinstance(unpacked_info(data), Info)
