"""What holds for any quotation."""

from __future__ import annotations

import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from indexer.check import check
from indexer.index import Index
from indexer.quoting.edits import EDIT, fit
from indexer.quoting.parts import by_language
from indexer.quoting.pieces import pieces

ROWS = (
    (
        "paragraph",
        "凡在本镇开设茶馆的，应当於每年三月底前向镇公所申报座位数与水源，逾期不报的处以 1,200 元以下罚款。",
        "Whoever keeps a tea house in this town shall report its seats and its water source to the town office "
        "by the end of March; late reports cost up to CNY1,200.",
    ),
    (
        "paragraph",
        "茶馆不得向行人泼水，烟囱每季清扫一次；“文明茶馆”减收水费 15%。",
        "Tea houses shall not throw water at passers-by and shall sweep the chimney every quarter; "
        "a “model tea house” pays 15% less for water.",
    ),
    (
        "paragraph",
        "镇公所按座位收取水费：二十座以下每月 8.5 元，二十座以上每月 12.75 元。",
        "The town office charges for water by seats: CNY8.5 a month up to twenty, CNY12.75 above.",
    ),
)
TRADITIONAL = str.maketrans("镇开设馆应当报数与处罚款烟囱扫减费", "鎮開設館應當報數與處罰款煙囪掃減費")


@pytest.fixture(scope="module")
def index(new_shelf):
    shelf = new_shelf()
    shelf.put("town", ROWS, title_zh="茶馆规则")
    with tempfile.TemporaryDirectory() as home, Index.open(Path(home), shelf) as opened:
        yield opened


@st.composite
def quotations(draw: st.DrawFn, least: int = 1) -> tuple[str, str, int, list[tuple[int, int]]]:
    """A side of a passage, and a run of its pieces: the text, the language, the passage, the pieces' spans."""
    row = draw(st.integers(0, len(ROWS) - 1))
    lang = draw(st.sampled_from(("zh", "en")))
    text = ROWS[row][1 if lang == "zh" else 2]
    items = pieces(text).items
    start = draw(st.integers(0, len(items) - least))
    end = draw(st.integers(start + least, len(items)))
    return text, lang, row, [(piece.start, piece.end) for piece in items[start:end]]


def held(found):
    return {passage.id for place in found.places for passage in place.passages}


def written(found, quotation):
    """Whether every place's steps give the quotation and the text as they are written."""
    for part in found.parts:
        for place in part.places:
            assert "".join(step.quoted for step in place.differences) == part.text
            stored = "".join(step.stored for step in place.differences)
            if len(place.stretches) == 1:
                assert place.stretches[0].text == stored.strip("\n")
            for step in place.differences:
                if step.inner:
                    assert "".join(each.quoted for each in step.inner) == step.quoted
                    assert "".join(each.stored for each in step.inner) == step.stored


@settings(max_examples=60)
@given(chosen=quotations())
def test_any_words_in_a_row_are_verbatim_where_they_stand(index, chosen):
    text, _lang, row, spans = chosen
    quotation = text[spans[0][0] : spans[-1][1]]
    assume(any(map(str.isalnum, quotation)))
    found = check(quotation, index, limit=50)
    assert found.verdict == "verbatim"
    assert f"town.{row}" in held(found)
    written(found, quotation)


@settings(max_examples=60)
@given(chosen=quotations(6), data=st.data())
def test_white_space_width_script_and_case_never_make_it_unfaithful(index, chosen, data):
    text, lang, row, spans = chosen
    quotation = text[spans[0][0] : spans[-1][1]]
    if lang == "zh":
        at = data.draw(st.integers(0, len(quotation)))
        blank = data.draw(st.sampled_from((" ", "\n", "\u3000", "")))
        quotation = (quotation[:at] + blank + quotation[at:]).translate(TRADITIONAL).replace("1", "１")
    else:
        quotation = data.draw(st.sampled_from((quotation.upper(), quotation.replace(" ", "\n  "))))
    found = check(quotation, index)
    assert (found.verdict, f"town.{row}" in held(found)) == ("verbatim", True)
    written(found, quotation)


@settings(max_examples=80)
@given(chosen=quotations(9), data=st.data())
def test_a_word_changed_added_or_left_out_makes_it_near_and_the_steps_give_both_texts(index, chosen, data):
    text, lang, row, spans = chosen
    at = data.draw(st.integers(1, len(spans) - 2))
    word = data.draw(st.sampled_from(("鲸", "龍", "77") if lang == "zh" else ("whale", "seventyfold", "77")))
    start, end = spans[at]
    kind = data.draw(st.sampled_from(("changed", "added", "missing")))
    blank = "" if lang == "zh" else " "
    middle = {"changed": word, "added": f"{word}{blank}{text[start:end]}", "missing": ""}[kind]
    quotation = text[spans[0][0] : start] + middle + text[end : spans[-1][1]]
    found = check(quotation, index)
    assert (found.verdict, f"town.{row}" in held(found)) == ("near", True)
    written(found, quotation)
    if word == "77" and kind != "missing":
        assert "figures" in found.places[0].alarms


@settings(max_examples=30)
@given(st.lists(st.sampled_from(("鲸鱼", "歌唱", "月亮", "noisy", "whales", "sing", "below")), min_size=1, max_size=30))
def test_what_has_nothing_to_do_with_the_library_is_not_found(index, words):
    assert check(" ".join(words), index).verdict == "not-found"


@settings(max_examples=60)
@given(st.text(max_size=80))
def test_no_text_raises_an_error(index, text):
    found = check(text, index, document=text[:20], page=text[-5:])
    assert found.verdict in ("verbatim", "near", "not-found")


@settings(max_examples=100)
@given(st.text(alphabet="ab茶水 1.-,\n“", max_size=40))
def test_pieces_stand_where_they_say_in_order(text):
    found = pieces(text)
    ends = [0, *(piece.end for piece in found.items)]
    assert all(end <= piece.start < piece.end for end, piece in zip(ends, found.items, strict=False))
    assert found.key == "".join(piece.key for piece in found.items)


@settings(max_examples=100)
@given(st.text(alphabet="ab茶水 1.\n“reform of the land", max_size=80))
def test_the_parts_by_language_never_overlap(text):
    spans = [span for _, span in by_language(text)]
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@settings(max_examples=100)
@given(st.lists(st.sampled_from("abc"), max_size=6), st.lists(st.sampled_from("abc"), max_size=9))
def test_a_fit_uses_up_the_quotation_and_costs_no_more_than_leaving_all_of_it_out(quotation, text):
    pairs = fit(quotation, text).pairs
    assert [a for a, _ in pairs if a is not None] == list(range(len(quotation)))
    places = [b for _, b in pairs if b is not None]
    assert places == list(range(places[0], places[-1] + 1)) if places else True
    edits = sum(a is None or b is None or quotation[a] != text[b] for a, b in pairs)
    assert edits * EDIT <= 2 * len(quotation) * EDIT
    if "".join(quotation) in "".join(text):
        assert edits == 0
