"""What a library's sentences teach, and the file in which that is kept."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from corpus.glossary.entry import Entry
from corpus.lexicon.aligned import pairs_of
from corpus.lexicon.model import Model, learn
from corpus.lexicon.terms import term_pairs
from corpus.types import Passage
from indexer.engines.memory import MemoryEngine
from indexer.equivalents import learned, lesson_file
from indexer.equivalents.learned import Learned
from indexer.equivalents.lesson import Lesson
from indexer.equivalents.local_terms import local_terms
from indexer.index import Index

TEA = [
    ("paragraph", "青螺茶产于云溪。", "Qingluo tea comes from Yunxi."),
    ("paragraph", "今年青螺茶的产量下降。", "The output of Qingluo tea has fallen this year."),
    ("paragraph", "县里补贴种青螺茶的农户。", "The county subsidises farmers who grow Qingluo tea."),
    ("paragraph", "云溪的水闸已经修好。", "The sluice at Yunxi has been mended."),
]


def pairs(rows):
    return [pair for at, (kind, zh, en) in enumerate(rows) for pair in pairs_of(Passage(at, kind, zh, en))]


@pytest.fixture
def shelf(new_shelf):
    shelf = new_shelf()
    shelf.put("tea", TEA)
    return shelf


def test_words_that_return_together_are_learned_and_the_dictionary_is_believed_first():
    model = learn(pairs(TEA))
    assert model.english("水闸")["sluic"] > 0.5
    assert max(model.english("云溪"), key=model.english("云溪").get) == "yunxi"
    assert model.english("不在") == {}
    assert model.count("云溪") == 2
    assert learn([]).total == Model().total == 0


def test_terms_are_pairs_of_phrases_that_explain_each_other():
    found = {(pair.zh, pair.en) for pair in term_pairs(pairs(TEA), learn(pairs(TEA)))}
    assert ("水闸", "sluice") in found
    assert ("农户", "farmers") in found
    assert not {en for zh, en in found if zh == "水闸"} & {"tea", "yunxi", "the"}


def test_a_lesson_is_kept_and_read_again_as_it_was(shelf, tmp_path):
    file = tmp_path / "index" / "learned.npz"
    first = Learned(shelf, file).lesson()
    kept = lesson_file.read(file)
    assert kept is not None
    assert (kept.generation, kept.terms, kept.model.zh, kept.model.english("水闸")) == (
        first.generation,
        first.terms,
        first.model.zh,
        first.model.english("水闸"),
    )
    assert [path.name for path in file.parent.iterdir()] == ["learned.npz"]


@pytest.mark.parametrize("damage", [b"", b"no archive", b"PK\x03\x04 cut short"])
def test_a_file_that_cannot_be_read_is_made_again(shelf, tmp_path, damage):
    file = tmp_path / "learned.npz"
    file.write_bytes(damage)
    assert lesson_file.read(file) is None
    assert Learned(shelf, file).lesson().terms
    assert lesson_file.read(file) is not None


def test_a_file_of_another_version_is_made_again(shelf, tmp_path, monkeypatch):
    file = tmp_path / "learned.npz"
    lesson_file.write(file, Lesson(7))
    monkeypatch.setattr(lesson_file, "VERSION", lesson_file.VERSION + 1)
    assert lesson_file.read(file) is None


def test_a_flipped_bit_makes_a_lesson_no_lesson(shelf, tmp_path):
    file = tmp_path / "learned.npz"
    Learned(shelf, file).lesson()
    whole = file.read_bytes()
    chance = random.Random(4)
    for _ in range(200):
        file.write_bytes(flipped(whole, chance))
        assert lesson_file.read(file) is None


def test_not_even_a_sealed_lesson_with_flipped_bits_breaks_anything(shelf, tmp_path, monkeypatch):
    file = tmp_path / "learned.npz"
    monkeypatch.setattr(lesson_file, "_seal", lambda *_: bytes(32))
    Learned(shelf, file).lesson()
    whole = file.read_bytes()
    chance = random.Random(5)
    for _ in range(1000):
        file.write_bytes(flipped(whole, chance))
        found = lesson_file.read(file)
        if found:
            assert all(
                found.model.count(word) is not None and found.model.english(word) != 0 for word in found.model.zh
            )
            assert all(found.model.share(word) is not None for word in found.model.en)


@pytest.mark.parametrize(
    "wrong",
    [
        {"zh_counts": np.zeros(1, np.int64)},
        {"en_counts": np.zeros((2, 2), np.int64)},
        {"columns": np.array([0, 2])},
        {"rows": np.array([1, 0])},
        {"rows": np.array([-1, 0])},
        {"rows": np.array([0.0, 1.0])},
        {"weights": np.array([0.5])},
        {"weights": np.array([0.5, np.nan])},
    ],
)
def test_arrays_that_do_not_fit_each_other_are_no_lesson(tmp_path, wrong):
    counts = np.ones(2, np.int64)
    model = Model(("茶", "水"), ("tea", "water"), counts, counts, np.array([0, 1]), np.array([0, 1]), np.ones(2), 2)
    file = tmp_path / "learned.npz"
    lesson_file.write(file, Lesson(1, model))
    assert lesson_file.read(file) is not None
    lesson_file.write(file, Lesson(1, replace(model, **wrong)))
    assert lesson_file.read(file) is None


def flipped(data: bytes, chance: random.Random) -> bytes:
    bits = bytearray(data)
    bits[chance.randrange(len(bits))] ^= 1 << chance.randrange(8)
    return bytes(bits)


def test_a_lesson_copied_from_another_library_is_not_taken(shelf, tmp_path):
    Learned(shelf, tmp_path / "one" / "learned.npz").lesson()
    (tmp_path / "two").mkdir()
    copied = (tmp_path / "one" / "learned.npz").rename(tmp_path / "two" / "learned.npz")
    assert lesson_file.read(copied) is None


@pytest.mark.parametrize("more", [0, 1, 3])
def test_a_lesson_is_not_taken_where_the_library_was_put_back_or_another_put_in_its_place(
    shelf, new_shelf, tmp_path, monkeypatch, more
):
    file = tmp_path / "learned.npz"
    shelf.put("second", TEA)
    assert Learned(shelf, file).lesson().english("水闸")
    monkeypatch.setattr(learned, "SMALL", 0)  # so that it is not learned from at once
    other = new_shelf()
    for number in range(1 + more):
        other.put(f"birds{number}", [("paragraph", "候鸟归来。", "The birds are back.")])
    known = Learned(other, file)
    assert known.lesson().generation == -1
    known.update()
    assert known.lesson().generation == other.generation()
    assert known.lesson().english("水闸") == ()


@pytest.mark.parametrize("taught_before", [False, True])
def test_a_server_takes_what_another_process_learned_meanwhile(shelf, tmp_path, monkeypatch, taught_before):
    file = tmp_path / "learned.npz"
    monkeypatch.setattr(learned, "SMALL", 0)
    monkeypatch.setattr(learned, "TINY", 0)
    if taught_before:
        Learned(shelf, file).update()
        shelf.put("ferry", [("paragraph", "渡口关闭了。", "The ferry is closed.")] * 9)
    server = Learned(shelf, file)
    before = server.lesson()
    assert before.generation < shelf.generation()
    Learned(shelf, file).update()
    assert server.lesson().generation == shelf.generation()
    assert server.lesson() is server.lesson() is not before


def test_one_can_learn_anew_whatever_the_file_says(shelf, tmp_path):
    file = tmp_path / "learned.npz"
    known = Learned(shelf, file)
    lesson_file.write(file, replace(known.lesson(), terms=()))
    fresh = Learned(shelf, file)
    fresh.update()
    assert fresh.lesson().terms == ()
    fresh.update(anew=True)
    assert fresh.lesson().terms == lesson_file.read(file).terms != ()


def test_a_folder_that_cannot_be_written_costs_the_cache_alone(shelf, tmp_path):
    (tmp_path / "index").write_text("a file stands where the folder would")
    assert Learned(shelf, tmp_path / "index" / "learned.npz").lesson().terms


def test_what_changes_in_a_small_library_is_learned_at_once(shelf):
    known = Learned(shelf)
    assert known.lesson().english("渡口") == ()
    shelf.put(
        "ferry",
        [("paragraph", "渡口关闭。", "The ferry crossing is closed."), ("paragraph", "渡口。", "Ferry crossing")],
    )
    assert known.lesson().model.count("渡口") == 2


def test_readers_of_a_library_that_somebody_adds_to_go_on_with_what_was_learned(shelf, monkeypatch):
    monkeypatch.setattr(learned, "TINY", 1)
    known = Learned(shelf)
    before = known.lesson()
    assert before.terms
    before.chosen["page"] = ()
    shelf.put("ferry", [("paragraph", "渡口关闭。", "The ferry crossing is closed.")] * 9)
    assert known.lesson() is before
    assert known.lesson().chosen  # what was worked out by it is still there
    known.update()
    assert known.lesson().model.count("渡口") == 9
    assert not known.lesson().chosen


def test_a_large_library_is_not_learned_from_while_somebody_waits_for_an_answer(shelf, monkeypatch):
    monkeypatch.setattr(learned, "SMALL", 1)
    known = Learned(shelf)
    assert known.lesson().terms == ()
    assert known.lesson(patient=True).terms
    before = known.lesson()
    shelf.put("more", [("paragraph", "渡口。", "Ferry")])
    assert replace(known.lesson(), generation=before.generation).terms == before.terms
    known.update()
    assert known.lesson().generation == shelf.generation()


def test_the_glossary_counts_at_once(shelf):
    class Owned:
        """The same library with a glossary."""

        def __getattr__(self, name):
            return getattr(shelf, name)

        def glossary(self):
            return (Entry("水闸", "floodgate"),)

    assert Learned(Owned()).lesson().glossary.english("水闸") == ("floodgate",)


def test_what_a_word_is_never_called_in_the_library_is_doubted():
    rows = [("paragraph", f"第{n}个人才到了。", f"Talent number {n} has arrived.") for n in range(8)]
    lesson = Lesson(1, learn(pairs(rows)))
    assert lesson.speaks_against("人才", ("look",))
    assert not lesson.speaks_against("人才", ("talent",))
    assert not lesson.speaks_against("水闸", ("look",))


def test_a_server_that_is_asked_for_many_words_keeps_the_last_ones(shelf, monkeypatch):
    monkeypatch.setattr("indexer.equivalents.local_terms.MOST_KEPT", 3)
    asked: list[str] = []
    with Index(shelf, MemoryEngine()) as index:
        known = index.read(lambda snapshot: local_terms(index, snapshot))
        monkeypatch.setattr(known, "_chinese", lambda word: asked.append(word) or iter(()))
        for word in "甲乙丙甲丁甲乙":
            known(word)
    assert asked == [*"甲乙丙丁乙"]


def test_words_are_asked_of_the_newest_lesson(shelf, tmp_path, monkeypatch):
    monkeypatch.setattr(learned, "SMALL", 0)
    with Index(shelf, MemoryEngine(), tmp_path / "learned.npz") as index:
        assert index.read(lambda snapshot: local_terms(index, snapshot)).lesson.terms == ()
        Learned(shelf, tmp_path / "learned.npz").update()
        assert index.read(lambda snapshot: local_terms(index, snapshot)).lesson.terms
