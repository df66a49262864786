"""Search over real documents: nothing is missed, nothing is made up, and it is quick.

Truth is worked out here from the stored texts alone, without any code of the index.
"""

from __future__ import annotations

import random
import re
import statistics
import time
import unicodedata
from pathlib import Path

import pytest
from opencc import OpenCC

import webapp
from corpus.pipeline import ingest_sources
from corpus.readers import readable_suffixes
from corpus.sources import collect
from corpus.store import Store
from indexer.index import Index
from indexer.lookup import lookup
from indexer.search import search

STRINGS = 1000
WORDS = 200
SEARCH_MS = 50
LOOKUP_MS = 400

SIMPLIFY = OpenCC("t2s").convert


def _library(tmp_path_factory, source: Path, name: str):
    home = tmp_path_factory.mktemp(name)
    store = Store.open(home)
    assert not any(outcome.error for outcome in ingest_sources(collect([source], readable_suffixes()).sources, store))
    index = Index.open(home, store)
    index.refresh()
    return store, index


@pytest.fixture(scope="module")
def seeds(tmp_path_factory, shared):
    store, index = _library(tmp_path_factory, shared / "seeds", "seeds")
    with store, index:
        yield tuple(store.all_passages()), index


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    store, index = _library(tmp_path_factory, Path(webapp.__file__).parent / "samples", "samples")
    with store, index:
        yield tuple(store.all_passages()), index


@pytest.fixture(params=["seeds", "samples"])
def library(request):
    return request.getfixturevalue(request.param)


def plain(text: str) -> str:
    """The text as people compare it: narrow, lower case, Simplified, without white space."""
    narrow = unicodedata.normalize("NFKC", text).lower()
    return re.sub(r"\s+", "", "".join(map(SIMPLIFY, narrow)))


def strings(passages, count: int, draw: random.Random):
    """Pieces of the Chinese, of all lengths; every fifth with a digit or a Latin letter in it."""
    texts = [passage.zh for passage in passages if passage.zh]
    mixed = re.compile(r"(?=[\d\w]*[A-Za-z0-9])")
    while count:
        text = draw.choice(texts)
        start = draw.randrange(len(text))
        piece = text[start : start + draw.choice((1, 2, 2, 3, 4, 5, 7, 10, 16))].strip()
        if not plain(piece) or '"' in piece or (count % 5 == 0 and not mixed.match(plain(piece))):
            continue
        count -= 1
        yield piece


def test_a_thousand_strings_of_the_chinese_are_each_found_wherever_they_stand_and_nowhere_else(library, hold):
    passages, index = library
    texts = {passage.id: plain(passage.zh) for passage in passages}
    right = wanted_in_all = found_in_all = 0
    for piece in strings(passages, STRINGS, random.Random(20261121)):
        answer = search(f'zh:"{piece}"', index, limit=1000)
        wanted = {name for name, text in texts.items() if plain(piece) in text}
        found = {hit.passage.id for hit in answer.hits}
        assert answer.total == len(answer.hits) == len(found)
        right += len(found & wanted)
        wanted_in_all += len(wanted)
        found_in_all += len(found)
        for hit in answer.hits:
            assert all(plain(piece) in plain(hit.passage.zh[a:b]) for a, b in hit.matches["zh"])
            assert hit.matches["zh"]
    assert wanted_in_all >= STRINGS
    hold("search_recall", right / wanted_in_all)
    hold("search_precision", right / found_in_all)


def test_traditional_strings_find_the_simplified_text(library):
    passages, index = library
    to_traditional = OpenCC("s2t").convert
    texts = {passage.id: plain(passage.zh) for passage in passages}
    for piece in strings(passages, 100, random.Random(7)):
        # Character by character: conversion by phrase makes other texts.
        asked = "".join(map(to_traditional, piece))
        wanted = {name for name, text in texts.items() if plain(asked) in text}
        assert {hit.passage.id for hit in search(f'zh:"{asked}"', index, limit=1000).hits} == wanted


def test_a_bare_run_that_stands_in_the_text_is_always_in_the_answer(library):
    passages, index = library
    texts = {passage.id: plain(passage.zh) for passage in passages}
    draw = random.Random(3)
    runs = re.findall(r"[\u4e00-\u9fff]{4,}", " ".join(passage.zh for passage in passages))
    for _ in range(100):
        run = draw.choice(runs)[: draw.choice((4, 5, 6))]
        answer = search(run, index, limit=1000)
        whole = {name for name, text in texts.items() if plain(run) in text}
        assert whole <= {hit.passage.id for hit in answer.hits if hit.tier == 1}
        assert {hit.passage.id for hit in answer.hits[: len(whole)]} == whole


def test_english_words_are_found_as_written_in_quotes_and_bare_in_any_case(library):
    passages, index = library
    draw = random.Random(5)
    known = sorted({word for passage in passages for word in re.findall(r"[A-Za-z]{3,}", passage.en)})
    for word in draw.sample(known, min(WORDS, len(known))):
        pattern = re.compile(rf"(?<![^\W\d_]){word}(?![^\W\d_])", re.IGNORECASE)
        wanted = {passage.id for passage in passages if pattern.search(passage.en)}
        assert {hit.passage.id for hit in search(f'en:"{word}"', index, limit=1000).hits} == wanted
        assert {hit.passage.id for hit in search(word.upper(), index, limit=1000).hits if hit.tier == 1} >= wanted


def test_each_side_of_a_passage_finds_the_other_as_its_counterpart(library):
    passages, index = library
    pairs = [passage for passage in passages if len(passage.zh) > 20 and len(passage.en) > 60]
    for passage in random.Random(11).sample(pairs, min(25, len(pairs))):
        for text in (passage.zh, passage.en):
            (first, *_) = lookup(text, index, limit=1).hits
            assert (first.passage.id, first.relation) == (passage.id, "counterpart")


QUERIES = (
    "绿色工厂", "稀土", "综合保税区", "营商环境", "放管服", "高新技术企业有什么奖励？", "5G基站",
    "zh:补贴 -en:subsidies",
    "What subsidies are there for green factories?", "wind power", "rare earth industry", "bonded zone OR border trade",
    '"high-quality development"', "invest* year:2021", "20514.2亿元", "Ulangab",
)  # fmt: skip


def test_search_and_lookup_are_quick(seeds):
    passages, index = seeds
    pasted = [passage.zh or passage.en for passage in passages if len(passage.zh + passage.en) > 100][:12]
    search("预热 warm up", index)  # dictionaries are read once in the life of a server
    lookup(pasted[0], index)

    def median_ms(ask, questions) -> float:
        taken = []
        for question in questions:
            index.close()  # as for the first who asks this: no posting list and no passage is remembered
            index.read(lambda snapshot: snapshot.generation)
            start = time.perf_counter()
            ask(question, index)
            taken.append(1000 * (time.perf_counter() - start))
        return statistics.median(taken)

    assert median_ms(search, QUERIES) < SEARCH_MS
    assert median_ms(lookup, pasted) < LOOKUP_MS
