"""Search never misses and never makes up: 2,000 strings, words and quoted strings against the texts themselves, and 500
queries over every operator on both engines.

Truth is worked out here from the stored texts alone, without any code of the index.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import Stemmer
from opencc import OpenCC

import webapp
from corpus.inflections import BASES
from corpus.pipeline import ingest_sources
from corpus.readers import readable_suffixes
from corpus.sources import collect
from corpus.store import Store
from corpus.types import Passage
from indexer.index import ENGINES, Index
from indexer.search import search

ASKED = {"strings": 900, "traditional": 100, "mixed": 200, "words": 400, "quoted": 400}
BARE = 200
QUERIES = {"samples": 500, "seeds": 150}  # on the seeds the referee takes a second for three

SIMPLIFY, TRADITIONAL = OpenCC("t2s").convert, OpenCC("s2t").convert
LETTERS = r"[^\W\d_\u3007\u3400-\u4dbf\u4e00-\u9fff]"  # of a word outside Chinese
HAN = re.compile(r"[\u4e00-\u9fff]")
WORD = re.compile(rf"{LETTERS}+")
STEMMER = Stemmer.Stemmer("english")

Asked = tuple[str, Callable[[Passage], bool]]
"""A query, and whether a passage answers it."""


def _library(home: Path, source: Path):
    with Store.open(home) as store:
        found = collect([source], readable_suffixes())
        assert not any(outcome.error for outcome in ingest_sources(found.sources, store))
        yield tuple(store.all_passages()), [Index.open(home, store, engine) for engine in ENGINES]


@pytest.fixture(scope="module")
def seeds(tmp_path_factory, shared):
    yield from _library(tmp_path_factory.mktemp("seeds"), shared / "seeds")


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    yield from _library(tmp_path_factory.mktemp("samples"), Path(webapp.__file__).parent / "samples")


@pytest.fixture(params=["seeds", "samples"])
def library(request):
    return request.getfixturevalue(request.param)


@cache
def narrow(text: str) -> str:
    """The text as people compare it: narrow, lower case, Simplified, straight quotation marks, single blanks."""
    plain = unicodedata.normalize("NFKC", text).lower().translate(str.maketrans("“”‘’", "\"\"''"))
    return " ".join("".join(map(SIMPLIFY, plain)).split())


@cache
def solid(text: str) -> str:
    """The same without blanks."""
    return narrow(text).replace(" ", "")


@cache
def stem(word: str) -> str:
    """What the inflections of a word share, irregular ones by their table."""
    return STEMMER.stemWord(BASES.get(word, word))


@cache
def stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in WORD.findall(narrow(text)))


def pieces(passages: tuple[Passage, ...], draw: random.Random) -> Iterator[str]:
    """Strings of the Chinese, of all lengths, with whatever stands in it."""
    texts = [passage.zh for passage in passages if passage.zh]
    while True:
        text = draw.choice(texts)
        start = draw.randrange(len(text))
        piece = text[start : start + draw.choice((1, 2, 2, 3, 4, 5, 7, 10, 16))].strip()
        if solid(piece) and not re.search('["“”「」『』]', piece):
            yield piece


def strewn(text: str, draw: random.Random) -> str:
    """The string as layout and keyboards write it: with blanks, over two lines, in wide letters."""
    middle = len(text) // 2
    wide = "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)
    return draw.choice((text, text, " ".join(text), f"{text[:middle]}\n{text[middle:]}", wide))


def strings(passages: tuple[Passage, ...], draw: random.Random) -> Iterator[Asked]:
    for piece in pieces(passages, draw):
        wanted = solid(piece)
        if HAN.search(piece) and draw.random() < 0.5:
            yield (
                f'"{strewn(piece, draw)}"',
                lambda passage, wanted=wanted: wanted in solid(passage.zh) or wanted in solid(passage.en),
            )
        else:
            yield f'zh:"{strewn(piece, draw)}"', lambda passage, wanted=wanted: wanted in solid(passage.zh)


def traditional(passages: tuple[Passage, ...], draw: random.Random) -> Iterator[Asked]:
    for piece in pieces(passages, draw):
        asked = "".join(map(TRADITIONAL, piece))  # one by one: conversion by phrase makes other texts
        if asked != piece:
            wanted = solid(asked)
            yield f'zh:"{asked}"', lambda passage, wanted=wanted: wanted in solid(passage.zh)


def mixed(passages: tuple[Passage, ...], draw: random.Random) -> Iterator[Asked]:
    for query, answers in strings(passages, draw):
        if re.search(r"[0-9A-Za-z]", narrow(query.removeprefix("zh:"))):
            yield query, answers


def words(passages: tuple[Passage, ...], draw: random.Random) -> Iterator[Asked]:
    """Words of the English, and others of the same stem."""
    known = sorted({word for passage in passages for word in WORD.findall(narrow(passage.en))})
    while True:
        word = draw.choice(known)
        other = draw.choice(
            [word, word, *(word + ending for ending in ("s", "ing", "ed") if stem(word + ending) == stem(word))]
        )
        asked = draw.choice((other, other.upper(), other.capitalize()))
        if asked not in ("S", "AND", "OR", "NOT", "NEAR"):
            wanted = stem(word)
            yield f"en:{asked}", lambda passage, wanted=wanted: wanted in stems(passage.en)


def quoted(passages: tuple[Passage, ...], draw: random.Random) -> Iterator[Asked]:
    """Words in a row of the English, with what stands between them."""
    texts = [passage.en for passage in passages if WORD.search(passage.en)]
    while True:
        text = draw.choice(texts)
        places = [found.span() for found in WORD.finditer(text)]
        first = draw.randrange(len(places))
        last = min(len(places) - 1, first + draw.choice((0, 1, 1, 2, 3, 5)))
        piece = text[places[first][0] : places[last][1]]
        if re.search('["“”「」『』]', piece) or HAN.search(piece):
            continue
        asked = draw.choice((piece, piece.upper(), piece.replace(" ", "\n"), piece.replace(" ", "  ")))
        pattern = re.compile(rf"(?<!{LETTERS}){re.escape(narrow(piece))}(?!{LETTERS})")
        yield f'en:"{asked}"', lambda passage, pattern=pattern: pattern.search(narrow(passage.en)) is not None


KINDS = {"strings": strings, "traditional": traditional, "mixed": mixed, "words": words, "quoted": quoted}


@pytest.mark.parametrize("kind", KINDS)
def test_everything_that_stands_in_the_texts_is_found_where_it_stands_and_nowhere_else(library, kind, hold):
    passages, indexes = library
    right = wanted_in_all = found_in_all = 0
    for _, (query, answers) in zip(range(ASKED[kind]), KINDS[kind](passages, random.Random(kind)), strict=False):
        wanted = {passage.id for passage in passages if answers(passage)}
        for index in indexes:
            answer = search(query, index, limit=1000, widen=False)
            found = {hit.passage.id for hit in answer.hits}
            assert answer.total == len(answer.hits) == len(found)
            assert all(any(hit.matches.values()) for hit in answer.hits), f"{query} is not marked"
            right += len(found & wanted)
            wanted_in_all += len(wanted)
            found_in_all += len(found)
    assert wanted_in_all >= ASKED[kind]
    hold("search_recall", right / wanted_in_all)
    hold("search_precision", right / found_in_all)


def test_a_bare_string_is_found_wherever_it_stands_whatever_it_was_cut_from(library):
    """Also where it ends inside a figure, or holds blanks and marks."""
    passages, indexes = library
    for _, piece in zip(range(BARE), pieces(passages, random.Random(31)), strict=False):
        if not HAN.search(piece):
            continue
        wanted = {passage.id for passage in passages if solid(piece) in solid(passage.zh)}
        for index in indexes:
            hits = search(piece, index, limit=1000, widen=False).hits
            assert wanted <= {hit.passage.id for hit in hits}, piece


def queries(passages: tuple[Passage, ...], draw: random.Random) -> Iterator[str]:
    """Queries over every operator, of words and strings of the texts."""
    strings_, words_ = pieces(passages, draw), sorted({w for p in passages for w in WORD.findall(narrow(p.en))})
    amounts = sorted({found.group() for p in passages for found in re.finditer(r"\d[\d.,]*(?:%|[万亿]元|万|年)", p.zh)})
    plain = [
        "%",
        "million",
        "2021",
        "2015..2022",
        ">10%",
        "<=5万元",
        "100..5000万元",
        "~20%",
        "5.. km",
        ">1 million yuan",
    ]

    def leaf() -> str:
        word, run = draw.choice(words_), "".join(HAN.findall(next(strings_))) or "发展"
        found = (
            word, run, run[:2], f'"{run}"', f'"{word}"', draw.choice(amounts or plain), draw.choice(plain),
            f"{word[:3]}*", f"{word[:2]}?{word[3:]}", f"{word} NEAR/{draw.randrange(6)} {draw.choice(words_)}",
            f"zh:{run[:2]} NEAR/{draw.randrange(9)} zh:{run[-1:]}",
            draw.choice(("kind:paragraph", "kind:heading", "year:2015..", "status:official", "source:wind", "doc:tea")),
        )  # fmt: skip
        return draw.choice(("", "", "zh:", "en:")) + draw.choice(found)

    def grown(depth: int) -> str:
        if depth == 0 or draw.random() < 0.25:
            return leaf()
        parts = [grown(depth - 1) for _ in range(draw.choice((2, 2, 3)))]
        return draw.choice((
            " ".join(parts), " AND ".join(parts), f"({' OR '.join(parts)})", f"{parts[0]} NOT ({parts[1]})",
            f"{parts[0]} -({parts[1]})", f"({' OR '.join(parts[:-1])}) {parts[-1]}", f"zh:({parts[0]} OR {parts[1]})",
        ))  # fmt: skip

    while True:
        yield grown(draw.choice((0, 1, 1, 2, 2, 3)))


def test_both_engines_give_the_same_passages_in_the_same_tiers_to_every_query(library, request):
    passages, (one, other) = library
    draw, finding, count = random.Random(500), 0, QUERIES[request.node.callspec.params["library"]]
    for _, query in zip(range(count), queries(passages, draw), strict=False):
        extra = {"widen": draw.random() < 0.5}
        if draw.random() < 0.2:
            extra |= {
                draw.choice(("having", "lacking")): draw.choice(("development", "发展", '"the"', "green OR 绿色"))
            }
        expected, found = (
            {(hit.passage.id, hit.tier) for hit in search(query, index, limit=1000, **extra).hits}
            for index in (one, other)
        )
        assert found == expected, (query, extra)
        finding += bool(found)
    assert finding > count // 4
