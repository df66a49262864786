"""Shards hold what was put into them, also after being made one, and words are found by their places."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from corpus.types import LANGS, Passage
from indexer.analysis import words
from indexer.engines.whoosh import WhooshEngine
from indexer.engines.whoosh.adjacency import in_a_row
from indexer.engines.whoosh.arrays import load, save
from indexer.engines.whoosh.batch import Batch, placed_words
from indexer.engines.whoosh.merging import Extent, Living, chosen, merged
from indexer.engines.whoosh.schema import TABLES
from indexer.engines.whoosh.shard import Shard, decoded
from indexer.engines.whoosh.table import Occurrences, Table
from indexer.engines.whoosh.terms import Terms

LETTERS = "茶园改革,。 5G12.3\n𠮷"
WORDS = ["tea", "garden", "gardens", "5G", "1,200", "2021.06.09", "绿", "state-owned", "and,", "internationalisation"]


def passages(count: int, document: str = "d") -> list[Passage]:
    draw = random.Random(document)
    return [
        Passage(
            at,
            draw.choice(["paragraph", "heading"]),
            "".join(draw.choices(LETTERS, k=draw.randint(0, 30))),
            " ".join(draw.choices(WORDS, k=draw.randint(0, 12))),
            id=f"{document}.{at}",
            document=document,
        )
        for at in range(count)
    ]


def shard(path: Path, held: list[Passage]) -> Shard:
    batch = Batch()
    for passage in held:
        batch.add(passage)
    batch.contents().save(path)
    return Shard(path)


def told(found: Shard) -> dict[str, object]:
    """All that a shard holds, in the words of people."""
    tables = {}
    for name in TABLES:
        table = found.table(name)
        each = enumerate(table.terms.texts())
        tables[name] = {term: (table.rows(at).tolist(), table.places(at).tolist()) for at, term in each}
    facts = found.facts
    rows = range(len(found))
    return {
        **tables,
        "ids": facts.ids.tolist(),
        "documents": [facts.documents.names[at] for at in facts.documents.which],
        "kinds": [facts.kinds.names[at] for at in facts.kinds.which],
        **{name: getattr(facts, name).tolist() for name in ("ordinals", "sizes", "prints")},
        "texts": [decoded(lang, found.texts(lang)[row]) for lang in LANGS for row in rows],
        "sides": found.sides.tolist(),
    }


@pytest.mark.parametrize("count", [1, 40, 700])  # of 700 rows the lists of the commonest terms are long ones
def test_a_shard_tells_what_was_put_into_it(tmp_path, count):
    held = passages(count)
    found = told(shard(tmp_path / "one", held))
    assert found["ids"] == [passage.id for passage in held]
    for at, lang in enumerate(LANGS):
        each = [list(words(text)) for text in found["texts"][at * count : (at + 1) * count]]
        expected: dict[str, list[int]] = {}
        for row, of_row in enumerate(each):
            for word in of_row:
                expected.setdefault(word.text, []).append(row)
        assert {term: rows for term, (rows, _) in found[f"{lang}_words"].items()} == expected
    solid = [text.replace(" ", "") for text in found["texts"][:count]]
    for gram in ("茶", "茶园", "g1", "𠮷"):
        rows = [row for row, text in enumerate(solid) for at in range(len(text)) if text.startswith(gram, at)]
        assert found["zh_grams"].get(gram, ([],))[0] == rows
    assert all(found[name] == dict(sorted(found[name].items())) for name in TABLES)


def test_shards_made_one_hold_what_one_shard_of_what_is_left_holds(tmp_path):
    held = [passages(60, "one"), passages(300, "two"), passages(1, "three")]
    deleted = [{3, 4, 59}, set(range(0, 300, 7)), set()]
    parts = []
    for at, (some, gone) in enumerate(zip(held, deleted, strict=True)):
        alive = np.array([row not in gone for row in range(len(some))])
        parts.append(Living(shard(tmp_path / f"part{at}", some), alive))
    merged(parts).save(tmp_path / "together")
    left = [p for some, gone in zip(held, deleted, strict=True) for row, p in enumerate(some) if row not in gone]
    assert told(Shard(tmp_path / "together")) == told(shard(tmp_path / "anew", left))


@pytest.mark.parametrize(
    ("rows", "deleted", "expected"),
    [
        ([], [], []),
        ([100], [0], []),
        ([100, 100], [0, 0], [0, 1]),
        ([1000, 100], [0, 0], []),
        ([300, 100], [0, 0], [0, 1]),
        ([30_000, 25_000], [0, 0], []),
        ([1000, 100, 100], [0, 0, 0], [1, 2]),
        ([900, 500], [400, 0], [0, 1]),
        ([900, 10], [400, 0], [0]),
        ([50_000, 10], [20_000, 0], [0]),
    ],
)
def test_shards_of_like_size_are_made_one_and_wasteful_ones_are_written_anew(rows, deleted, expected):
    shards = [Extent(all_rows, gone, 0) for all_rows, gone in zip(rows, deleted, strict=True)]
    assert sorted(chosen(shards, 50_000, 1)) == expected


@pytest.mark.parametrize(
    ("characters", "expected"),
    [([500, 400], [0, 1]), ([600, 500], []), ([600, 500, 300], [0, 2]), ([2000, 300, 300], [1, 2])],
)
def test_shards_of_too_many_characters_together_are_not_made_one(characters, expected):
    assert sorted(chosen([Extent(100, 0, each) for each in characters], 50_000, 1000)) == expected


def test_the_memory_of_a_shard_is_bounded_however_long_passages_are(new_shelf, tmp_path, monkeypatch):
    monkeypatch.setattr("indexer.engines.whoosh.writing.MOST_CHARACTERS", 1000)
    engine, shelf = WhooshEngine(tmp_path), new_shelf()
    for number in range(6):
        shelf.put(f"d{number}", [("paragraph", "茶园改革" * 100, "")])
        engine.update(shelf)
    assert len(list(tmp_path.rglob("*.lists"))) == 3  # two passages each


def test_many_small_additions_leave_few_shards(tmp_path):
    sizes: list[int] = []
    for _ in range(500):
        sizes.append(20)
        taken = chosen([Extent(size, 0, size) for size in sizes], 50_000, 50_000)
        if taken:
            sizes = [*(size for at, size in enumerate(sizes) if at not in taken), sum(sizes[at] for at in taken)]
    assert sum(sizes) == 10_000
    assert len(sizes) <= 8


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("tea garden", [0, 2]),
        ("tea, garden", [0, 3]),
        ("tea 绿 garden", [0, 4]),
        ("5g", [0, 3]),
        ("on 2021.06.09 it", [0, 2, 5, 8, 10]),
        ("绿", []),
        ("", []),
    ],
)
def test_places_tell_what_parts_two_words(text, places):
    found, at = placed_words(text)
    assert list(at) == places
    assert list(found) == [word.text for word in words(text)]


def test_words_of_an_endless_passage_stay_in_it():
    last = 2**24 - 1
    terms, which = Terms.of(["garden", "tea"]), np.array([1, 1, 0, 0], dtype=np.uint32)
    found = Occurrences.sort(
        terms, which, np.array([0, 0, 0, 1]), np.array([0, last + 5, last + 7, 2], dtype=np.uint32)
    )
    assert found.rows.tolist() == [0, 1, 0, 0]
    table = Table({f"t.{name}": array for name, array in found.arrays(2, counted=False).items()}, "t", 2)
    assert in_a_row(table, [[1], [0]], (2, 3)).tolist() == []


def test_terms_are_found_whatever_their_length(tmp_path):
    terms = sorted({"a", "a\0", "\0", "ab", "internal", "international", "internationalise", "茶", "茶园", "𠮷𠮷", "é"})
    table = Terms.of(sorted(terms, key=lambda term: term.replace("\0", "\ufffe")))
    assert sorted(table.texts()) == terms
    assert [table.texts()[table.find(term)] for term in terms] == terms
    assert [table.find(term) for term in ("", "internat", "internationali", "b", "園", "茶园区")] == [-1] * 6
    for prefix in ("", "a", "intern", "internation", "茶", "z"):
        found = table.beginning(prefix)
        assert {table.texts()[at] for at in found} == {term for term in terms if term.startswith(prefix)}


def test_arrays_come_back_as_they_were_and_a_broken_file_is_told(tmp_path):
    path = tmp_path / "arrays"
    arrays = {"one": np.arange(5, dtype=np.uint16), "none": np.empty(0, np.uint8), "other": np.array([1.5, -2.0])}
    save(path, arrays.items())
    assert {name: array.tolist() for name, array in load(path).items()} == {n: a.tolist() for n, a in arrays.items()}
    for broken in (path.read_bytes()[:-9], b"\xff" * 200, b"DZarray1", b""):
        path.write_bytes(broken)
        with pytest.raises((ValueError, OSError)):
            load(path)
