"""How likely it is that some paragraphs translate some others: a log-likelihood ratio over what they share.

For each key of a bead the question is: how much likelier is it that the other side matches this key (or
fails to) if the two are translations, than if they were put together by chance? Chance is counted in the
document itself: a word that half of the other side could match says nothing, a figure that stands once says
almost everything. Because the ratio is taken over all keys of a bead, beads of different size compare.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.alignment.features import Unit

# How often a key of a true translation is matched by the other side: measured on 35 documents of news, law and
# technical text with human links (words .55 to .70, values and printed numbers .80 to .95).
MATCHED_WORD = 0.6
MATCHED_VALUE = 0.85
# … and how often one that nothing in the whole other text can match would have been matched by a translation; the
# lexicon lacks many words, and a printed number is often left out.
LOST_WORD = 0.25
LOST = {"=": 0.6, "#": 0.0}
BOTH_WAYS = 0.6  # the two directions see the same pairs of words: each counts for a part
MAX_SURPRISE = 6.0  # no single key decides alone
LENGTH_SPREAD = 0.22  # standard deviation of the log ratio of lengths between long translations …
LENGTH_SPREAD_SHORT = 1.1  # … and what short ones add to its variance, divided by their length in Chinese characters
LENGTH_SPREAD_CHANCE = 0.9  # … and between paragraphs put together by chance
RATIO = 3.0  # English letters for a Chinese character, where the document is too small to tell


@dataclass(frozen=True, slots=True)
class Side:
    """One language of a document, seen from the other: what each unit may be matched by, and how often by chance.

    ``own`` are the keys that each unit asks to be matched, ``offers`` what each unit can match of the other
    side's keys. ``rate`` is, for each key of the *other* side, the number of units here that match it for
    each character of text here.
    """

    own: tuple[frozenset[str], ...]
    offers: tuple[frozenset[str], ...]
    lengths: tuple[int, ...]
    rate: dict[str, float]


def _rates(offers: Iterable[frozenset[str]], characters: int) -> dict[str, float]:
    counts = Counter(key for offer in offers for key in offer)
    return {key: count / max(1, characters) for key, count in counts.items()}


def sides(zh: Sequence[Unit], en: Sequence[Unit]) -> tuple[Side, Side]:
    """Both languages of a document as evidence; English words that no Chinese word could match are left out."""
    present = frozenset(key for unit in en for key in unit.keys)
    reached = [{key: stems & present for key, stems in unit.reach.items()} for unit in zh]
    offers_en = tuple(frozenset(stem for stems in unit.values() for stem in stems) for unit in reached)
    words_of: dict[str, set[str]] = {}
    for unit in reached:
        for word, stems in unit.items():
            for stem in stems:
                words_of.setdefault(stem, set()).add(word)
    offers_zh = tuple(frozenset(word for key in unit.keys for word in words_of.get(key, ())) for unit in en)
    own_zh = tuple(frozenset(unit) for unit in reached)
    own_en = tuple(frozenset(key for key in unit.keys if key in words_of or key[0] == "=") for unit in en)
    length_zh, length_en = tuple(u.length for u in zh), tuple(u.length for u in en)
    return (
        Side(own_zh, offers_en, length_zh, _rates(offers_en, sum(length_zh))),
        Side(own_en, offers_zh, length_en, _rates(offers_zh, sum(length_en))),
    )


class Evidence:
    """Scores beads of one document: ``score(i, m, j, n)`` for Chinese ``i … i+m-1`` and English ``j … j+n-1``."""

    def __init__(self, zh: Sequence[Unit], en: Sequence[Unit]) -> None:
        self.zh, self.en = sides(zh, en)
        total_zh, total_en = sum(self.zh.lengths), sum(self.en.lengths)
        self._ratio = total_en / total_zh if min(total_zh, total_en) > 400 else RATIO
        self._spans: dict[tuple[int, int, int], tuple[frozenset[str], frozenset[str], int]] = {}

    def _span(self, side: int, start: int, count: int) -> tuple[frozenset[str], frozenset[str], int]:
        found = self._spans.get((side, start, count))
        if found is None:
            data = self.en if side else self.zh
            own = frozenset().union(*data.own[start : start + count])
            offers = frozenset().union(*data.offers[start : start + count])
            found = (own, offers, sum(data.lengths[start : start + count]))
            self._spans[side, start, count] = found
        return found

    def score(self, i: int, m: int, j: int, n: int) -> float:
        """The log-likelihood ratio that these translate each other, against chance."""
        own_zh, offers_en, length_zh = self._span(0, i, m)
        own_en, offers_zh, length_en = self._span(1, j, n)
        words = _matches(own_en, offers_en, length_zh, self.zh.rate) + _matches(
            own_zh, offers_zh, length_en, self.en.rate
        )
        return BOTH_WAYS * words + self.length_score(length_zh, length_en)

    def length_score(self, length_zh: int, length_en: int) -> float:
        """How much likelier these two lengths are for translations than for texts put together by chance."""
        off = math.log((length_en + 1) / ((length_zh + 1) * self._ratio))
        variance = LENGTH_SPREAD**2 + LENGTH_SPREAD_SHORT / (length_zh + 1)
        chance = LENGTH_SPREAD_CHANCE**2 + variance
        return 0.5 * (math.log(chance / variance) + off * off / chance - off * off / variance)


def _matches(own: frozenset[str], offers: frozenset[str], length: int, rate: dict[str, float]) -> float:
    total = 0.0
    for key in own:
        if key not in rate:
            total += math.log(1.0 - LOST.get(key[0], LOST_WORD))
            continue
        true = MATCHED_VALUE if key[0] in "=#" else MATCHED_WORD
        chance = 1.0 - math.exp(-rate.get(key, 0.0) * length)
        if chance >= true:
            continue
        if key in offers:
            total += min(MAX_SURPRISE, math.log(true / max(chance, 1e-9)))
        else:
            total += math.log((1.0 - true) / (1.0 - chance))
    return total
