"""The smaller parts that pages are made of."""

from __future__ import annotations

import pytest

from corpus.assemble import assemble
from corpus.readers import read_bytes
from corpus.store import Draft, Original
from corpus.types import Boilerplate, Locator, Passage
from webapp.coverage import SLICES, coverage
from webapp.language_tags import language_tag
from webapp.outline import WHOLE, abridged, in_other_languages, others, outline


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("运河两岸种了许多柳树", "zh-Hans"),
        ("運河兩岸種了許多柳樹", "zh-Hant"),
        ("著名学者的著作在运河两岸流传甚广", "zh-Hans"),
        ("The canal", "en"),
        ("3.5亿 CNY", "zh-Hans"),
        ("", "en"),
    ],
)
def test_the_language_of_a_text_is_told_from_its_characters(text, tag):
    assert language_tag(text) == tag


def sequence(states: str) -> tuple[Passage, ...]:
    sides = {"+": ("水", "water", 0.9), "?": ("水", "water", 0.1), "-": ("水", "", None)}
    return tuple(
        Passage(i, "paragraph", sides[state][0], sides[state][1], confidence=sides[state][2], id=str(i))
        for i, state in enumerate(states)
    )


def test_coverage_tiles_the_document_in_runs():
    found = coverage(sequence("++-?+"))
    assert [(run.state, run.start, run.length) for run in found.runs] == [
        ("sure", 0, 2),
        ("absent", 2, 1),
        ("unsure", 3, 1),
        ("sure", 4, 1),
    ]
    assert found.counts == {"sure": 3, "unsure": 1, "absent": 1}
    assert found.firsts["unsure"].id == "3"


def test_a_gap_in_a_long_document_stays_visible():
    found = coverage(sequence("+" * 5000 + "-" + "+" * 5000))
    assert len(found.runs) <= SLICES
    assert sum(run.length for run in found.runs) == 10001
    (gap,) = (run for run in found.runs if run.state == "absent")
    assert gap.first.id == "5000"


def test_a_document_without_passages_has_an_empty_bar():
    assert coverage(()).runs == ()


def headings(*levels: int | None) -> tuple[Passage, ...]:
    return tuple(Passage(10 * i, "heading", "水", "", level=level) for i, level in enumerate(levels))


def test_the_outline_begins_at_the_highest_level_that_there_is():
    assert [(depth, heading.ordinal) for depth, heading in outline(headings(2, 3))] == [(1, 0), (2, 10)]
    assert [depth for depth, _ in outline(headings(2, 3, None))] == [2, 3, 1]
    assert outline(()) == ()


def test_a_long_outline_shows_the_upper_levels_and_all_of_the_part_that_is_read():
    full = outline(headings(*([1] + [2] * 9) * 20))
    shown = abridged(full, 100, 200, 400)
    assert len(full) > WHOLE >= len(shown)
    assert [heading.ordinal for depth, heading in shown if depth == 1] == list(range(0, 2000, 100))
    assert [heading.ordinal for depth, heading in shown if depth == 2] == list(range(110, 200, 10))


def test_of_a_long_outline_of_one_level_the_first_heading_of_each_part_leads_there():
    shown = abridged(outline(headings(*[1] * 200)), 0, 50, 400)
    assert [heading.ordinal for _, heading in shown] == [0, 10, 20, 30, 40, 400, 800, 1200, 1600]


def test_text_in_other_languages_stands_behind_the_passage_above_it():
    lines = [(0, 3), (1, 1), (2, 9)]
    places = tuple((i, (Locator("canal.txt", line=line),)) for i, line in lines)
    russian = Boilerplate("Вода канала чиста.", Locator("canal.txt", line=5))
    japanese = Boilerplate("運河の水はきれいです。", Locator("canal.txt", line=12))
    buttons = Boilerplate("首页 > 运河", Locator("canal.txt", line=4))
    assert in_other_languages((russian, buttons, japanese)) == (russian, japanese)
    assert others(places, (russian, japanese)) == {0: [russian.text], 2: [japanese.text]}
    assert others((), (russian,)) == {0: [russian.text]}


def test_the_reading_page_shows_text_in_other_languages(client, store):
    data = "运河的水很清。\n\nThe water is clear.\n\nВода канала чиста.\n".encode()
    assembly = assemble(read_bytes(data, "water.txt"))
    change = store.put(Draft("water.txt", (Original.of("water.txt", data),), "0" * 64, assembly))
    page = client.get(f"/documents/{change.document_id}").text
    assert '<p class="other" lang="" dir="auto">Вода канала чиста.</p>' in page
