"""What holds for any text and any query."""

from __future__ import annotations

import re
import tempfile
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.folding import fold
from corpus.quantities.figures import plain
from indexer.conditions import AmountBetween
from indexer.highlight import excerpt
from indexer.index import Index
from indexer.query import unparse
from indexer.query.parser import parse
from indexer.search import search

# Few letters, so that texts and queries meet; with what makes trouble: width, scripts, blanks, figures, marks.
ZH = "茶園园改革圖图书，。 \n5G1.2%Ａb（〇"
EN = [
    "tea",
    "Gardens",
    "garden",
    "reform",
    "reformed",
    "5G",
    "1,200",
    "1.5",
    "IoT",
    "isn’t",
    "-",
    ",",
    ".",
    "\n",
    "(",
    "绿",
]

zh_texts = st.text(alphabet=ZH, max_size=24)
en_texts = st.lists(st.sampled_from(EN), max_size=10).map(" ".join)
rows = st.lists(st.tuples(st.sampled_from(["paragraph", "heading"]), zh_texts, en_texts), min_size=1, max_size=6)

words = st.sampled_from(
    [
        "茶园",
        "改革",
        "图",
        "书5G",
        "5G",
        "1.2%",
        "b",
        "tea",
        "garden",
        "reforming",
        "1200",
        "gard*",
        "te?",
        "gar?en",
        "IoT",
        "isn't",
        "绿",
        "5%",
        "1.2 million yuan",
        "120万元",
        "園1.2%",
        ">1%",
        "1%..2%",
        "<=1,200",
        "~1.1%",
        "1..1.5 million yuan",
        "..5",
        "2020..",
    ]
)
quoted = st.one_of(zh_texts, en_texts).map(lambda text: '"' + text.replace('"', "") + '"')
leaves = st.tuples(st.sampled_from(["", "zh:", "en:"]), st.one_of(words, quoted)).map("".join)
near = st.tuples(leaves, st.integers(0, 4), leaves).map(lambda p: f"{p[0]} NEAR/{p[1]} {p[2]}")
filters = st.sampled_from(
    ["kind:heading", "doc:one", "year:2020", "status:official", "collection:first", "source:two.txt"]
)
queries = st.recursive(
    st.one_of(leaves, leaves, leaves, near, filters),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: "(" + " ".join(parts) + ")"),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: "(" + " OR ".join(parts) + ")"),
        inner.map(lambda part: f"-({part})"),
    ),
    max_leaves=5,
)
syntax = st.lists(
    st.sampled_from(
        [
            *'()-*?"“”「」：:，',
            " ",
            "AND",
            "OR",
            "NOT",
            "NEAR/3",
            "zh:",
            "en:",
            "kind:",
            "year:20",
            "改革",
            "tea",
            "x*y",
            "5",
            "million",
            "yuan",
            "亿元",
            "CNY",
            "增5",
            "亿元余",
            "%",
            "..",
            ">",
            "<=",
            "~",
            "2020",
        ]
    ),
    max_size=14,
).map("".join)


@given(st.one_of(st.text(max_size=40), syntax, queries))
@settings(max_examples=400, deadline=None)
def test_any_text_parses_and_its_canonical_text_is_the_same_query(text):
    query = parse(text).query
    assert parse(unparse(query)).query == query


def _indexes(new_shelf, one, two):
    shelf = new_shelf()
    shelf.put("one", one, ["first", "second"], issued="2020")
    shelf.put("two", two, status="official")
    folder = Path(tempfile.mkdtemp(dir=_indexes.folder))
    return shelf, [Index.open(folder, shelf, engine) for engine in ("memory", "whoosh")]


@pytest.fixture(autouse=True, scope="module")
def _folder(tmp_path_factory):
    _indexes.folder = tmp_path_factory.mktemp("indexes")


@given(rows, rows, st.lists(queries, min_size=1, max_size=6), st.booleans())
@settings(max_examples=40, deadline=None)
def test_engines_find_the_same_passages_in_the_same_tiers(new_shelf, one, two, asked, widen):
    _, (memory, whoosh) = _indexes(new_shelf, one, two)
    with memory, whoosh:
        for query in asked:
            expected, found = (
                {(hit.passage.id, hit.tier) for hit in search(query, index, limit=99, widen=widen).hits}
                for index in (memory, whoosh)
            )
            assert found == expected, query


ends = st.none() | st.fractions(min_value=-10, max_value=10**7, max_denominator=1000)
quantities = st.tuples(
    st.decimals(min_value=-10, max_value=10**7, places=3).map(lambda value: f"{value.normalize():f}"),
    st.sampled_from(["km", "m", "li", "mi", "%", "‰", "CNY", "", "times", "ordinal", "year", "month", "mu", "ha"]),
) | st.sampled_from([("2/3", ""), ("2021-06", "date"), ("--06", "date"), ("1980", "decade"), ("09:30", "time")])


@given(
    st.sampled_from(["length", "area", "ratio", "CNY", "months", "date", "times", "", None]), ends, ends,
    st.tuples(st.booleans(), st.booleans()), st.lists(quantities, max_size=30),
)  # fmt: skip
@settings(max_examples=300, deadline=None)
def test_a_rough_look_at_many_amounts_decides_as_the_exact_one(measure, low, high, beyond, stated):
    wanted = AmountBetween("zh", measure, low, high, beyond)
    rough = wanted.decider()
    # The ends themselves are the hard cases.
    stated += [(plain(end), unit) for end in (low, high) if end is not None for unit in ("m", "CNY", "", "%", "m2")]
    assert [rough(*each) for each in stated] == [wanted.admits(*each) for each in stated]


UNITS = {
    "zh": [("{}元", 1), ("{} 万元", 10**4), ("{}亿元", 10**8)],
    "en": [("CNY{}", 1), ("{} million yuan", 10**6), ("RMB{} billion", 10**9)],
}
sums = st.tuples(st.sampled_from(["zh", "en"]), st.sampled_from(["0.5", "2", "12", "120", "1,200"]), st.integers(0, 2))


def _sum(lang, number, unit):
    """A sum of money in words, and its worth."""
    words, scale = UNITS[lang][unit]
    return words.format(number), Decimal(number.replace(",", "")) * scale


@given(st.lists(sums, min_size=1, max_size=6), sums)
@settings(max_examples=40, deadline=None)
def test_a_sum_of_money_finds_the_same_sum_in_either_language_first_and_marks_it(new_shelf, stated, asked):
    rows = [("paragraph", *(f"共 {_sum(*each)[0]}。" if each[0] == lang else "" for lang in UNITS)) for each in stated]
    query, worth = _sum(*asked)
    equal = {f"one.{at}" for at, each in enumerate(stated) if _sum(*each)[1] == worth}
    _, indexes = _indexes(new_shelf, rows, [])
    for index in indexes:
        with index:
            hits = search(query, index, limit=99).hits
            assert {hit.passage.id for hit in hits[: len(equal)]} == equal
            assert all(hit.tier == 1 for hit in hits)
            for hit in hits[: len(equal)]:
                (lang,) = (lang for lang in UNITS if hit.passage.text(lang))
                ((start, end),) = hit.matches[lang]
                assert hit.passage.text(lang)[start:end] == hit.passage.text(lang)[2:-1]
            # Other sums are found only where the characters of this one stand in them (2亿元 in 12亿元).
            assert all(query.replace(" ", "") in hit.passage.zh.replace(" ", "") for hit in hits[len(equal) :])


@given(st.lists(sums, min_size=1, max_size=6), sums, sums, st.sampled_from([">", ">=", "<", "<=", "..", "~"]))
@settings(max_examples=60, deadline=None)
def test_an_interval_finds_the_sums_that_lie_in_it_whatever_they_are_written_in(new_shelf, stated, one, other, sign):
    rows = [("paragraph", *(f"共 {_sum(*each)[0]}。" if each[0] == lang else "" for lang in UNITS)) for each in stated]
    low, high = sorted((_sum(*one), _sum(*other)), key=lambda each: each[1])
    inside = {
        ">": lambda worth: worth > low[1],
        ">=": lambda worth: worth >= low[1],
        "<": lambda worth: worth < low[1],
        "<=": lambda worth: worth <= low[1],
        "..": lambda worth: low[1] <= worth <= high[1],
        "~": lambda worth: low[1] * Decimal("0.99") <= worth <= low[1] * Decimal("1.01"),
    }[sign]
    query = f"{low[0]}..{high[0]}" if sign == ".." else sign + low[0]
    wanted = {f"one.{at}" for at, each in enumerate(stated) if inside(_sum(*each)[1])}
    _, indexes = _indexes(new_shelf, rows, [])
    for index in indexes:
        with index:
            hits = search(query, index, limit=99).hits
            found = {hit.passage.id for hit in hits}
            # What is written in few digits may be rounded from more: ~2亿元 reaches from 1.5 to 2.5.
            assert found >= wanted if sign == "~" else found == wanted
            for hit in hits:
                (lang,) = (lang for lang in UNITS if hit.passage.text(lang))
                ((start, end),) = hit.matches[lang]
                assert hit.passage.text(lang)[start:end] == hit.passage.text(lang)[2:-1]


@given(rows, st.data())
@settings(max_examples=40, deadline=None)
def test_every_piece_of_the_chinese_is_found_and_nothing_else(new_shelf, one, data):
    shelf, (memory, whoosh) = _indexes(new_shelf, one, [])
    texts = {passage.id: re.sub(r"\s", "", fold(passage.zh).text) for passage in shelf.passages("one")}
    with memory, whoosh:
        for _ in range(5):
            whole = data.draw(st.sampled_from(one))[1]
            start = data.draw(st.integers(0, len(whole)))
            piece = whole[start : start + data.draw(st.integers(1, 8))]
            wanted = re.sub(r"\s", "", fold(piece).text)
            if not wanted:
                continue
            for index in (memory, whoosh):
                found = {hit.passage.id for hit in search(f'zh:"{piece}"', index, limit=99).hits}
                assert found == {name for name, text in texts.items() if wanted in text}


@given(rows, st.lists(queries, min_size=1, max_size=4))
@settings(max_examples=30, deadline=None)
def test_marks_lie_in_the_text_in_order_and_taking_them_away_gives_the_text_back(new_shelf, one, asked):
    _, (memory, whoosh) = _indexes(new_shelf, one, [])
    with memory, whoosh:
        for query in asked:
            for hit in search(query, memory, limit=99).hits:
                for lang, spans in hit.matches.items():
                    text = hit.passage.text(lang)
                    ends = [0, *(edge for span in spans for edge in span), len(text)]
                    assert ends == sorted(ends)
                    assert all(start < end for start, end in spans)
                    assert "".join(text[a:b] for a, b in pairwise(ends)) == text


@given(st.text(alphabet="a b。茶c\n", max_size=60), st.data())
@settings(max_examples=200, deadline=None)
def test_an_excerpt_is_a_part_of_the_text_and_cuts_no_match(text, data):
    edges = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    width = data.draw(st.integers(5, 40))
    shown = excerpt(text, spans, width)
    assert 0 <= shown.start <= shown.end <= len(text)
    assert shown.end - shown.start <= max(width, len(text) if len(text) <= width else width)
    fitting = [span for span in spans if span[1] - span[0] <= width]
    assert not fitting or any(shown.start <= a and b <= shown.end for a, b in fitting)
    assert not any(a < edge < b for a, b in fitting for edge in (shown.start, shown.end))
