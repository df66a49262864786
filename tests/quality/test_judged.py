"""Search and lookup over the bundled samples are as good as people judge them to be (judged.toml).

Järvelin & Kekäläinen, Cumulated gain-based evaluation of IR techniques (2002), for nDCG.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from math import log2
from pathlib import Path
from statistics import mean

import pytest

import webapp
from corpus.pipeline import ingest_sources
from corpus.readers import readable_suffixes
from corpus.sources import collect
from corpus.store import Store
from indexer import ranking
from indexer.conditions import Chars, Segmented
from indexer.index import Index
from indexer.lookup import lookup
from indexer.search import search

JUDGED = tomllib.loads((Path(__file__).parent / "judged.toml").read_text("utf-8"))
QUERIES = [row for row in JUDGED["query"] if "about" in row]
CONTROLS = [row["text"] for row in JUDGED["query"] if "nothing" in row]
READ, BEST = 20, 10  # hits: a page of results, and those that most people look at
LOOKED_THROUGH = 200  # hits of the pasted passage's own document are passed over


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    home = tmp_path_factory.mktemp("judged")
    source = Path(webapp.__file__).parent / "samples"
    with Store.open(home) as store:
        assert not any(
            outcome.error for outcome in ingest_sources(collect([source], readable_suffixes()).sources, store)
        )
        with Index.open(home, store) as index:
            index.refresh()
            yield store, index


@pytest.fixture(scope="module")
def places(samples):
    """The judged passages by their names."""
    store, _ = samples
    stems = {document.id: document.source[0].partition(".")[0] for document in store.documents()}
    found = {}
    for name, (stem, words) in JUDGED["passages"].items():
        holding = [
            passage
            for passage in store.all_passages()
            if stems[passage.document] == stem and words in f"{passage.zh}\n{passage.en}"
        ]
        assert len(holding) == 1, f"{words!r} stands in {len(holding)} passages of {stem}"
        found[name] = holding[0]
    return found


def ids(places, names: Sequence[str]) -> set[str]:
    return {places[name].id for name in names}


def ranked(row, answer, places) -> list[int]:
    """The grades of the hits, best first: what is open or judged nowhere (titles and the like) is passed over."""
    about, names = ids(places, row["about"]), ids(places, row.get("names", ()))
    judged = {passage.id for passage in places.values()} - ids(places, row.get("open", ()))
    return [
        2 if hit.passage.id in about else int(hit.passage.id in names)
        for hit in answer.hits
        if hit.passage.id in judged
    ]


def ndcg(grades: Sequence[int], row) -> float:
    ideal = [2] * len(row["about"]) + [1] * len(row.get("names", ()))
    gain, most = (
        sum((2**grade - 1) / log2(at + 2) for at, grade in enumerate(each[:BEST])) for each in (grades, ideal)
    )
    return gain / most


def recall(grades: Sequence[int], row) -> float:
    return sum(map(bool, grades[:READ])) / (len(row["about"]) + len(row.get("names", ())))


def judge_search(index, places) -> tuple[float, float]:
    """Mean recall in the first page of hits and mean nDCG in the first ten."""
    graded = [(ranked(row, search(row["text"], index, limit=READ), places), row) for row in QUERIES]
    return mean(recall(*each) for each in graded), mean(ndcg(*each) for each in graded)


def first_right(row, index, places) -> int | None:
    """The rank, from 0, of the first right hit of another document; None where there is none."""
    pasted = places[row["passage"]]
    text = pasted.en if row["lang"] == "zh" else pasted.zh
    hits = lookup(text, index, lang=row["lang"], limit=LOOKED_THROUGH).hits
    others = [hit.passage.id for hit in hits if hit.passage.document != pasted.document]
    right = ids(places, row["same"])
    return next((at for at, passage in enumerate(others) if passage in right), None)


def test_queries_of_both_languages_find_what_people_would_find(samples, places, hold):
    _, index = samples
    found, order = judge_search(index, places)
    hold("judged_recall20", found)
    hold("judged_ndcg10", order)


def test_a_query_about_nothing_here_finds_nothing_or_says_that_only_parts_match(samples):
    _, index = samples
    for text in CONTROLS:
        answer = search(text, index)
        assert not answer.hits or any(note.kind in ("partial", "none-whole") for note in answer.notes), text


def test_a_pasted_passage_finds_what_other_documents_report_in_the_other_language(samples, places, hold):
    _, index = samples
    ranks = [first_right(row, index, places) for row in JUDGED["lookup"]]
    hold("judged_lookup_top1", mean(rank == 0 for rank in ranks))
    hold("judged_lookup_top5", mean(rank is not None and rank < 5 for rank in ranks))


def test_the_words_that_jieba_cuts_take_part_in_the_ranking(samples, places, monkeypatch):
    _, index = samples
    _, with_words = judge_search(index, places)
    plain = ranking.scores

    def without_words(found, atoms, features, curve=ranking.SEARCH):
        return plain(found, atoms, [replace(each, atoms=tuple(characters_of(each))) for each in features], curve)

    monkeypatch.setattr(ranking, "scores", without_words)
    _, without = judge_search(index, places)
    assert without < with_words


def characters_of(feature):
    """What ranks for a word of the query, without its being a word in the text: its characters stand there too."""
    standing = {atom.text for atom, _ in feature.atoms if isinstance(atom, Chars)}
    return (each for each in feature.atoms if not (isinstance(each[0], Segmented) and each[0].text in standing))
