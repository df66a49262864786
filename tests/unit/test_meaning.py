"""Sentence vectors decide where words leave a doubt, and nothing needs them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

import corpus.alignment
import corpus.alignment.meaning
from corpus import vectors
from corpus.alignment import align

# Words that no lexicon holds: only the vectors below know that they mean the same.
ZH = ["甲乙丙丁。", "戊己庚辛。", "子丑寅卯。", "辰巳午未。"]
EN = ["Zorb flim.", "Quax drell.", "Nurv plok.", "Vemp tring.", "Skolb wund."]
MEANING = {text: at for texts in (ZH, [EN[0], EN[1], EN[3], EN[4]]) for at, text in enumerate(texts)} | {EN[2]: 1}


def by_hand(texts: Sequence[str]) -> vectors.Vectors:
    return np.eye(8, dtype=np.float32)[[MEANING[text] for text in texts]]


@pytest.fixture
def with_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus.alignment, "available", lambda: True)
    monkeypatch.setattr(corpus.alignment.meaning, "embed", by_hand)


def test_meaning_decides_where_the_words_say_nothing(with_vectors: None) -> None:
    assert [(bead.zh, bead.en) for bead in align(ZH, EN)] == [((0,), (0,)), ((1,), (1, 2)), ((2,), (3,)), ((3,), (4,))]


def test_what_is_sure_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    zh = ["茶园面积 12.4 万亩，其中三十亩树龄超过三百年。", "草甸上记录到鸟类 213 种，适合慢慢走、慢慢看。"]
    en = [
        "There are 124000 mu of tea gardens, thirty mu of which are more than three hundred years old.",
        "213 species of birds have been recorded on the meadows, a place to walk and look without hurry.",
    ]
    asked: list[str] = []

    def embed(texts: Sequence[str]) -> vectors.Vectors:
        asked.extend(texts)
        return np.ones((len(texts), 2), np.float32)

    monkeypatch.setattr(corpus.alignment, "available", lambda: True)
    monkeypatch.setattr(corpus.alignment.meaning, "embed", embed)
    assert [(bead.zh, bead.en) for bead in align(zh, en)] == [((0,), (0,)), ((1,), (1,))]
    assert not asked


@pytest.mark.skipif(not vectors.available(), reason="the extra duizhao[vectors] is not installed")
def test_a_sentence_is_nearest_to_its_translation_in_either_script() -> None:
    simplified, traditional, right, wrong = vectors.embed(
        [
            "湖水很清，鱼很多。",
            "湖水很清，魚很多。",
            "The lake is clear and full of fish.",
            "The committee meets on Friday.",
        ]
    )
    assert simplified @ right > simplified @ wrong + 0.3
    assert np.allclose(simplified, traditional)
