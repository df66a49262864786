"""What decided a pair is told key by key."""

from __future__ import annotations

import pytest

from corpus.alignment.explain import explain

ZH = ["茶园面积 12.4 万亩。", "草甸上记录到鸟类 213 种。", "本页完", "湖水很清。"]
EN = ["There are 124000 mu of tea gardens.", "213 species of birds live on the meadows.", "", "The lake is clear."]


def test_the_weights_add_up_and_the_strongest_reason_comes_first() -> None:
    explanation = explain(ZH, EN, 0)
    total = explanation.length + sum(reason.weight for reason in explanation.reasons)
    assert explanation.weight == pytest.approx(total)
    assert {"=124000", "茶园"} & {reason.key for reason in explanation.reasons[:4] if reason.matched}


def test_the_counterparts_of_the_neighbours_weigh_less() -> None:
    explanation = explain(ZH, EN, 1)
    assert {(rival.zh, rival.en) for rival in explanation.rivals} == {(1, 0), (1, 3), (0, 1), (2, 1), (3, 1)}
    assert max(rival.weight for rival in explanation.rivals) < explanation.weight


def test_a_passage_with_one_side_has_nothing_to_explain() -> None:
    with pytest.raises(ValueError, match="one side"):
        explain(ZH, EN, 2)
