"""Figures that differ between the two sides are found, and right translations raise no alarm.

Errors are planted as translators make them: a digit, a scale, a unit or a date goes wrong on one side.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.assemble import assemble, assemble_editions
from corpus.quantities.agreement import Pair, compare
from corpus.readers import read_bytes, readable_suffixes
from corpus.sources import collect
from corpus.types import LANGS, Assembly, Lang, Quantity

Text = dict[Lang, str]
Change = Callable[[str, Lang, random.Random], str]

_SCALES: dict[Lang, tuple[tuple[str, str], ...]] = {
    "zh": (("亿", "万"), ("億", "萬"), ("万", "亿"), ("萬", "億")),
    "en": (("trillion", "billion"), ("billion", "million"), ("million", "billion"), ("thousand", "million")),
}
_UNITS = {
    "zh": """个百分点 % | % 个百分点 | 美元 欧元 | 元 美元 | 公里 米 | 吨 公斤 | 小时 分钟 | 分钟 小时 | 个月 年 | 天 周
        | 亩 公顷 | 秒 分钟 | 英里 公里 | 年 个月""",
    "en": """percentage-points percent | percent percentage-points | % -percentage-points | yuan dollars
        | miles kilometers | kilometers miles | tons kilograms | years months | months years | days weeks
        | hours minutes | minutes hours | seconds minutes | feet meters | hectares mu | kW MW""",
}
_SIGNS = (("US$", "€"), ("NT$", "US$"), ("$", "€"), ("£", "$"))
_MONTHS = "January February March April May June July August September October November December".split()
_NUMERALS = {"zh": "二三四五六七八九", "en": "two three four five six seven eight nine ten eleven twelve".split()}


@dataclass(frozen=True)
class Planted:
    """A parallel text with an error, and the pair of figures that it spoiled, on that side."""

    kind: str
    texts: Text
    lang: Lang
    span: tuple[int, int]
    counterpart: Quantity

    def found(self, pairs: tuple[Pair, ...]) -> bool:
        """Whether a disagreement points at the spoiled figure or at its counterpart."""
        other = LANGS[self.lang == "zh"]
        return any(
            getattr(pair, other) == self.counterpart
            or (getattr(pair, self.lang).start < self.span[1] and self.span[0] < getattr(pair, self.lang).end)
            for pair in pairs
        )


def plant(zh: str, en: str, rng: random.Random) -> Planted | None:
    """One error in one of the figures that agree, or None where there is none to spoil."""
    result = compare(zh, en)
    pairs = [*result.agreed, *result.rounded]
    rng.shuffle(pairs)
    return next((made for pair in pairs for made in _spoiled(pair, {"zh": zh, "en": en}, rng)), None)


def _spoiled(pair: Pair, texts: Text, rng: random.Random) -> Iterator[Planted]:
    for lang in rng.sample(LANGS, 2):
        quantity: Quantity = getattr(pair, lang)
        said = texts[lang][quantity.start : quantity.end]
        kinds = ["date"] if quantity.unit == "date" else rng.sample(["digit", "scale", "unit"], 3)
        for kind in kinds:
            wrong = CHANGES[kind](said, lang, rng)
            if wrong != said:
                text = texts[lang][: quantity.start] + wrong + texts[lang][quantity.end :]
                span = (quantity.start, quantity.start + len(wrong))
                yield Planted(kind, {**texts, lang: text}, lang, span, pair.en if lang == "zh" else pair.zh)


def _digit(said: str, lang: Lang, rng: random.Random) -> str:
    places = [at for at, char in enumerate(said) if char.isdecimal()]
    if places:
        at = rng.choice(places)
        return said[:at] + rng.choice([digit for digit in "123456789" if digit != said[at]]) + said[at + 1 :]
    for numeral in _NUMERALS[lang]:
        other = rng.choice([each for each in _NUMERALS[lang][:8] if each != numeral])
        wrong = re.sub(numeral if lang == "zh" else rf"\b{numeral}\b", other, said, count=1, flags=re.IGNORECASE)
        if wrong != said:
            return wrong
    return said


def _scale(said: str, lang: Lang, rng: random.Random) -> str:
    return next((said.replace(right, wrong, 1) for right, wrong in _SCALES[lang] if right in said), said)


def _swaps(lang: Lang) -> Iterator[tuple[str, str]]:
    for swap in _UNITS[lang].split("|"):
        right, wrong = swap.split()
        yield right.replace("-", " "), wrong.replace("-", " ")


def _unit(said: str, lang: Lang, rng: random.Random) -> str:
    if said.startswith(("CNY", "RMB", "人民币")) or said.endswith(("工作日", "working days", "milliseconds")):
        return said
    behind = (said[: -len(right)] + wrong for right, wrong in _swaps(lang) if said.endswith(right))
    before = (wrong + said[len(right) :] for right, wrong in _SIGNS if said.startswith(right))
    return next(iter((*behind, *before, said)))


def _date(said: str, lang: Lang, rng: random.Random) -> str:
    month = next((each for each in _MONTHS if each in said), "")
    if month and rng.random() < 0.5:
        return said.replace(month, rng.choice([each for each in _MONTHS if each != month]))
    return _digit(said, lang, rng)


CHANGES: dict[str, Change] = {"digit": _digit, "scale": _scale, "unit": _unit, "date": _date}


Texts = list[tuple[str, str]]

ROUNDS = 10
"""How often each text is spoiled: the figure and the error are drawn by lot."""


@pytest.fixture(scope="module")
def ours() -> Texts:
    text = (Path(__file__).parent / "figures.tsv").read_text(encoding="utf-8")
    return [(zh, en) for zh, _, en in (line.partition("\t") for line in text.splitlines())]


@pytest.fixture(scope="module")
def theirs(shared: Path) -> Texts:
    """The texts of the documents beside the project that people linked one to one."""
    documents = [json.loads(path.read_text("utf-8")) for path in sorted((shared / "eval" / "data").glob("*/*.json"))]
    return [
        (document["zh"][zh[0]], document["en"][en[0]])
        for document in documents
        for zh, en in document["links"]
        if len(zh) == 1 == len(en)
    ]


def alarms(texts: Texts) -> int:
    return sum(bool(compare(zh, en).disagreeing) for zh, en in texts)


def scores(texts: Texts, rounds: int) -> tuple[float, float]:
    """Precision and recall over the texts as they are and with one error each."""
    rng = random.Random(2025)
    found = missed = false = 0
    for zh, en in texts * rounds:
        false += bool(compare(zh, en).disagreeing)
        if not (planted := plant(zh, en, rng)):
            continue
        pairs = compare(planted.texts["zh"], planted.texts["en"]).disagreeing
        found += planted.found(pairs)
        missed += not planted.found(pairs)
        false += bool(pairs) and not planted.found(pairs)
    return found / (found + false), found / (found + missed)


def test_right_translations_raise_no_alarm(hold, ours: Texts) -> None:
    hold("figures_without_alarm", 1 - alarms(ours) / len(ours))


def samples() -> Iterator[Assembly]:
    """The bundled samples, those of two editions as one."""
    folder = Path(__file__).parents[2] / "webapp" / "samples"
    for source in collect([folder], readable_suffixes()).sources:
        raws = [read_bytes(file.path.read_bytes(), file.path.name) for file in source.files]
        yield assemble_editions(*raws) if len(raws) > 1 else assemble(raws[0])


def test_the_bundled_samples_raise_no_alarm() -> None:
    passages = [passage for assembly in samples() for passage in assembly.passages]
    compared = [compare(passage.zh, passage.en) for passage in passages]
    assert sum(len(result.agreed) for result in compared) > 50
    assert [result.disagreeing for result in compared if result.disagreeing] == []


def test_planted_errors_are_found(hold, ours: Texts) -> None:
    precision, recall = scores(ours, ROUNDS)
    hold("figures_precision", precision)
    hold("figures_recall", recall)


def test_right_translations_of_others_raise_no_alarm(hold, theirs: Texts) -> None:
    hold("figures_without_alarm_shared", 1 - alarms(theirs) / len(theirs))


def test_errors_planted_in_translations_of_others_are_found(hold, theirs: Texts) -> None:
    precision, recall = scores(theirs, 1)
    hold("figures_precision_shared", precision)
    hold("figures_recall_shared", recall)
