"""What a library's sentences teach, and the file in which that is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.glossary.entry import Entry
from corpus.lexicon.aligned import pairs_of
from corpus.lexicon.model import Model, learn
from corpus.lexicon.terms import term_pairs
from corpus.types import Passage
from indexer.equivalents import learned, lesson_file
from indexer.equivalents.learned import Learned
from indexer.equivalents.lesson import Lesson

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
