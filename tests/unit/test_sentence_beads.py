"""The sentences inside a passage: which translate which, and that none is left out."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.sentence_beads import pair_sentences
from corpus.types import LANGS, Passage

CANAL = Passage(
    0,
    "paragraph",
    "水渠全长 42 公里。各村每年清理一次。违者罚款 10 元，由村里收取。",
    "The canal is 42 kilometers long. Each village clears it once a year. Offenders are fined 10 yuan. "
    "The village collects the fine.",
    confidence=0.9,
)


def texts(passage: Passage) -> list[tuple[str, str]]:
    return [(passage.zh[slice(*bead.zh)], passage.en[slice(*bead.en)]) for bead in passage.sentences]


def test_sentences_are_paired_and_several_may_stand_for_one() -> None:
    (passage,) = pair_sentences([CANAL])
    assert texts(passage) == [
        ("水渠全长 42 公里。", "The canal is 42 kilometers long."),
        ("各村每年清理一次。", "Each village clears it once a year."),
        ("违者罚款 10 元，由村里收取。", "Offenders are fined 10 yuan. The village collects the fine."),
    ]
    assert all(bead.confidence is not None and 0 < bead.confidence <= 1 for bead in passage.sentences)


def test_one_sentence_a_side_is_as_sure_as_its_passage() -> None:
    (passage,) = pair_sentences([Passage(0, "paragraph", "渡船停了。", "The ferry has stopped.", confidence=0.75)])
    assert texts(passage) == [("渡船停了。", "The ferry has stopped.")]
    assert passage.sentences[0].confidence == 0.75


def test_what_has_no_counterpart_is_split_and_stands_alone() -> None:
    zh, en = pair_sentences(
        [Passage(0, "paragraph", "雨停了。天晴了。", ""), Passage(1, "note", "", "It rained. Once.")]
    )
    assert texts(zh) == [("雨停了。", ""), ("天晴了。", "")]
    assert texts(en) == [("", "It rained."), ("", "Once.")]
    assert [bead.confidence for bead in (*zh.sentences, *en.sentences)] == [None] * 4


def test_nothing_else_of_a_passage_changes() -> None:
    (passage,) = pair_sentences([CANAL])
    names = [name for name in Passage.__slots__ if name != "sentences"]
    assert [getattr(passage, name) for name in names] == [getattr(CANAL, name) for name in names]


SENTENCES = {
    "zh": st.sampled_from(["水渠全长 42 公里。", "渡船停了！", "谁付钱？", "“走吧。”他说。", "茶", "\n", " "]),
    "en": st.sampled_from(["The canal is 42 kilometers long. ", "The ferry stopped! ", "Who pays? ", "Tea", "\n", " "]),
}


@settings(max_examples=60)
@given(*(st.lists(SENTENCES[lang], max_size=6).map("".join) for lang in LANGS))
def test_beads_cover_each_side_once_in_order(zh: str, en: str) -> None:
    passage = Passage(0, "paragraph", zh, en)
    (paired,) = pair_sentences([passage])
    for lang in LANGS:
        text = passage.text(lang)
        spans = [bead.span(lang) for bead in paired.sentences]
        assert [edge for span in spans for edge in span] == sorted(edge for span in spans for edge in span)
        covered = {at for start, end in spans for at in range(start, end)}
        assert not "".join(char for at, char in enumerate(text) if at not in covered).strip()
    assert all(bead.zh[0] < bead.zh[1] or bead.en[0] < bead.en[1] for bead in paired.sentences)
