"""The same documents, saved by real tools in every format and layout, are read back whole and where they stood."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from beside import module

from corpus.assemble import assemble
from corpus.readers import read_bytes, readable_suffixes
from corpus.types import LANGS, Assembly, Locator, Passage

HERE = Path(__file__).parent / "formats"
MADE = HERE / "made"
REQUIRED_PLACES = 0.97
"""The share of the sides of whole units whose page is the one on which they begin."""


gold = module(HERE / "gold.py")

GROUPS = {
    "docx": "*.docx",
    "epub": "*.epub",
    "html": "*.html",
    "markdown": "*.md",
    "odt": "*.odt",
    "tables": "*.office.[xct]*[sv]*",
    "tmx": "*.tmx",
    "xliff": "*.xlf",
    **{path.stem.replace(".", "_").replace("-", "_"): path.name for path in sorted(MADE.glob("*.pdf"))},
}
"""Floor → the files that it is for."""

_read: dict[Path, Assembly] = {}


def assembly(path: Path) -> Assembly:
    """What becomes of a file, worked out once."""
    if path not in _read:
        _read[path] = assemble(read_bytes(path.read_bytes(), path.name))
    return _read[path]


def counted(path: Path) -> tuple[int, int]:
    """Twice how many units are whole on both sides, and how many units and passages there are."""
    units = gold.units(path.name.split(".")[0])
    made = [(passage.zh, passage.en) for passage in assembly(path).passages]
    return 2 * len(gold.match(units, made)), len(units) + len(made)


@pytest.mark.parametrize("group", GROUPS)
def test_documents_of_every_format_are_read_back(hold, group: str) -> None:
    hits, both = map(sum, zip(*(counted(path) for path in sorted(MADE.glob(GROUPS[group]))), strict=True))
    hold(f"formats_{group}", hits / both)


def test_every_file_of_a_format_that_is_read_is_held_to_a_floor() -> None:
    held = {path for pattern in GROUPS.values() for path in MADE.glob(pattern)}
    assert {path for path in MADE.iterdir() if path.suffix in readable_suffixes()} == held


def whole_units(path: Path) -> Iterator[tuple[int, Passage]]:
    """The units of a file that came back whole: their number and their passage."""
    units = gold.units(path.name.split(".")[0])
    passages = assembly(path).passages
    for number, at in gold.match(units, [(passage.zh, passage.en) for passage in passages]).items():
        yield number, passages[at]


def begins(passage: Passage, lang: str) -> Locator:
    """Where a side of a passage begins."""
    return (passage.zh_locators if lang == "zh" else passage.en_locators)[0]


@pytest.mark.parametrize("path", sorted(MADE.glob("*.pdf")), ids=lambda path: path.stem)
def test_passages_of_a_pdf_stand_on_the_pages_where_they_begin(path: Path) -> None:
    places = json.loads((HERE / "places.json").read_text("utf-8"))[path.name]
    told = [
        (begins(passage, lang).page, page)
        for number, passage in whole_units(path)
        for lang, page in zip(LANGS, places[number], strict=True)
        if page
    ]
    assert len(told) > 20
    assert sum(page == wanted for page, wanted in told) >= REQUIRED_PLACES * len(told)


PRINTED = {
    "annual.amounts": 1,
    "interview.facing": 24,
    "interview.ruby": 1,
    "law.columns": 1,
    "law.scan": 1,
    "lease.line-numbers": 1,
    "news.beside": 7,
    "news.stacked": 31,
    "news.watermark": 21,
    "report.journal": 113,
    "shade.latex": 8,
    "shade.two-columns": 45,
}
"""The number printed on the first page of a file."""


@pytest.mark.parametrize("path", sorted(MADE.glob("*.pdf")), ids=lambda path: path.stem)
def test_the_numbers_printed_on_pages_are_told_and_no_others(path: Path) -> None:
    first = PRINTED.get(path.stem)
    places = {begins(passage, lang) for _, passage in whole_units(path) for lang in LANGS}
    assert {(place.page, place.label) for place in places} == {
        (place.page, str(first - 1 + (place.page or 0)) if first else "") for place in places
    }


@pytest.mark.parametrize("path", sorted(MADE.glob(GROUPS["tables"])), ids=lambda path: path.name)
def test_rows_of_a_spreadsheet_are_told_by_their_number_and_column(path: Path) -> None:
    for number, passage in whole_units(path):
        assert [begins(passage, lang).cell for lang in LANGS] == [f"r{number + 2}c1", f"r{number + 2}c2"]


def test_passages_of_a_book_stand_in_their_chapters() -> None:
    units, chapters = gold.units("law"), dict.fromkeys(LANGS, "")
    for number, passage in sorted(whole_units(MADE / "law.pandoc.epub")):
        for lang in LANGS:
            if units[number].kind == "h1":
                chapters[lang] = units[number].text(lang)
            assert begins(passage, lang).part in (chapters[lang], units[0].text(lang))
