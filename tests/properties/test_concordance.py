"""What holds for any texts and queries: lines are the marks of search, counts are counts, suggestions stand there."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.folding import fold
from corpus.words import chinese_words
from indexer.analysis import squeeze, stems, words
from indexer.concordance import concordance
from indexer.counting.collocates import collocates, likelihood
from indexer.counting.frequencies import frequencies
from indexer.counting.neighbours import neighbours, pieces
from indexer.index import ENGINES, Index
from indexer.search import search
from indexer.suggestions import did_you_mean, suggest

ZH = "茶園园改革稀土，。 \n5G（〇的"
EN = ["tea", "Gardens", "garden", "reform", "reformed", "5G", "1,200", "the", ",", ".", "\n", "绿"]

zh_texts = st.text(alphabet=ZH, max_size=24)
en_texts = st.lists(st.sampled_from(EN), max_size=10).map(" ".join)
rows = st.lists(st.tuples(st.sampled_from(["paragraph", "heading"]), zh_texts, en_texts), min_size=1, max_size=6)
parts = st.sampled_from(
    ["茶", "改革", "稀土", "tea", "garden", "reforming", "gard*", "5G", '"茶园"', "en:tea", "zh:改"]
)
queries = st.lists(parts, min_size=1, max_size=3).map(" ".join)


@pytest.fixture(scope="module", params=ENGINES)
def engine(request) -> str:
    return request.param


def opened(new_shelf, engine: str, folder: str, held) -> Index:
    shelf = new_shelf()
    for number, each in enumerate(held):
        shelf.put(f"d{number}", each)
    return Index.open(Path(folder), shelf, engine)


@settings(max_examples=40)
@given(held=st.lists(rows, min_size=1, max_size=2), query=queries, widen=st.booleans())
def test_lines_are_the_marks_of_search(new_shelf, engine, held, query, widen):
    with tempfile.TemporaryDirectory() as folder, opened(new_shelf, engine, folder, held) as index:
        answer = search(query, index, widen=widen, limit=1000)
        marked = [
            (hit.passage, lang, span) for hit in answer.hits for lang, spans in hit.matches.items() for span in spans
        ]
        for sort in ("document", "left", "right", "node"):
            found = concordance(query, index, widen=widen, sort=sort, limit=1000)
            held_by = [
                [span for passage, side, span in marked if (passage.id, side) == place and a <= span[0] < b]
                for line in found.lines
                for place, (a, b) in [((line.passage.id, line.side), line.node)]
            ]
            assert sum(map(len, held_by)) == len(marked)
            for line, spans in zip(found.lines, held_by, strict=True):
                text = line.passage.text(line.side)
                assert (spans[0][0], spans[-1][1]) == line.node
                assert not any(text[one[1] : other[0]].strip() for one, other in pairwise(spans))
                assert len({tuple(stems(text[a:b])) or text[a:b] for a, b in spans}) == len(spans)
            assert found.total == len(found.lines) == sum(count for _, count in found.forms)
            assert found.passages == len({passage.id for passage, _, _ in marked})
        for line in found.lines:
            text = re.sub(r"\s", "", line.passage.text(line.side))
            assert re.sub(r"\s", "", line.left + line.found + line.right) in text


@settings(max_examples=25)
@given(held=st.lists(rows, min_size=1, max_size=2))
def test_words_are_counted_as_they_stand(new_shelf, engine, held):
    with tempfile.TemporaryDirectory() as folder, opened(new_shelf, engine, folder, held) as index:
        english = Counter(
            word.text for each in held for _, _, en in each for word in words(fold(en).text) if word.text.isalpha()
        )
        found = frequencies(index, "en", function_words=True, limit=1000)
        assert Counter(dict(form for word in found.words for form in word.forms)) == english
        assert found.running == english.total()
        for word in found.words:
            assert word.passages == search(f"en:{word.word}", index, widen=False).total
            assert sum(count for _, count in word.documents) == word.count
            assert len(word.documents) == word.spread


@settings(max_examples=40)
@given(typed=st.one_of(st.text(max_size=12), queries, st.text(alphabet=ZH + 'abtegxiu "()-:*?“”AND', max_size=12)))
def test_suggestions_never_fail_and_their_counts_are_what_search_finds(suggesting, typed):
    for each in (*suggest(typed, suggesting), *did_you_mean(typed, suggesting)):
        assert each.passages == search(each.text, suggesting, widen=False).total > 0
        assert each.text != typed


@pytest.fixture(scope="module")
def suggesting(new_shelf, town_rows, tmp_path_factory):
    shelf = new_shelf()
    for name, held in town_rows.items():
        shelf.put(name, held, title_zh=held[0][1], title_en=held[0][2])
    shelf.put("mine", [("paragraph", "稀土改革，茶园改造。", "Rare earth reform in tea gardens")] * 2)
    with Index.open(tmp_path_factory.mktemp("index"), shelf) as index:
        yield index


@given(zh_texts)
def test_pieces_are_the_words_of_the_whole_text(text):
    solid = squeeze(fold(text).text)
    assert list(pieces(text)) == [word.text for word in chinese_words(solid)]


@given(zh_texts, st.integers(1, 4), st.data())
def test_neighbours_stand_within_the_window_of_a_place(text, window, data):
    cuts = sorted(set(data.draw(st.lists(st.integers(0, len(text)), max_size=4))))
    places = [(a, b) for a, b in pairwise(cuts) if fold(text[a:b]).text]
    found = list(neighbours(text, "zh", places, window))
    assert len(found) <= 2 * window * len(places)
    tokens = Counter(word for word in pieces(text) if any(map(str.isalnum, word)))
    assert Counter(each.text for each in found) <= tokens
    if not places:
        assert not found


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 500))
def test_likelihood_is_the_sum_over_the_four_cells(near, apart, elsewhere, rest):
    size, overall, running = near + apart, near + elsewhere, near + apart + elsewhere + rest
    score = likelihood(near, size, overall, running)
    if running and near * running == size * overall:
        assert score == pytest.approx(0, abs=1e-6)
    else:
        assert (score > 0) == (near * running > size * overall) or score == 0


def test_likelihood_agrees_with_a_published_example():
    # Dunning (1993), section 6: k(A B) = 110, k(A ~B) = 2442, k(~A B) = 111, k(~A ~B) = 29114: 270.72
    assert likelihood(110, 110 + 2442, 110 + 111, 110 + 2442 + 111 + 29114) == pytest.approx(270.72, abs=0.01)


@settings(max_examples=25)
@given(held=rows, query=parts, window=st.integers(1, 5))
def test_collocates_are_never_more_than_there_are_words(new_shelf, engine, held, query, window):
    with tempfile.TemporaryDirectory() as folder, opened(new_shelf, engine, folder, [held]) as index:
        found = collocates(query, index, window=window, least=1, function_words=True, limit=1000)
        counted = {word.word: word for word in frequencies(index, found.lang, function_words=True, limit=1000).words}
        for word in found.words:
            assert word.left + word.right == word.count <= word.overall
            assert word.passages <= word.count
        assert sum(word.overall for word in found.words) <= sum(word.count for word in counted.values())
