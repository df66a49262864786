"""Which stretch of a sentence's translation stands for a term: the span that its words explain and no others do.

A sentence and its translation are cut in two at once, inside and outside the term (Vogel 2005, PESA), so that a
single sentence is enough: a word belongs to the span when the term explains it better than the rest of the sentence.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.lexicon import to_english
from corpus.lexicon.affinity import IDLE, IDLE_CHINESE, affinities
from corpus.lexicon.aligned import Pair, Side, Token, chinese_side, divided
from corpus.lexicon.model import Model
from corpus.types import Lang

LONGEST: Mapping[Lang, int] = {"en": 7, "zh": 7}  # words of a span
FLOOR = 0.06  # what a word is explained by where nothing explains it
OPEN = 0.5  # cost of a word of the span that nobody explains
INNER = 0.2  # cost of a function word inside the span
MISSING = 2.4  # cost of a word of the term that nothing in the span stands for
COVERED = 0.8  # what it is worth that every word of the term has something that stands for it
FAR = 1.2  # cost of standing at the other end of the sentence
FEW = 2.0  # sentences in which a word learns by chance what nobody else explains
SEVERAL = 3  # sentences from which on shares are compared
CLEAR = 0.35  # the share from which on the likeliest of what was learned is believed
LEAST = 0.8  # a span that scores less says nothing
STANDS = 0.8  # the weight at which a character of a Chinese word stands for the term …
PARTLY = 0.5  # … if the word whole weighs less than this, …
LONG = 3  # … or is longer than this: then its parts are words
VALUE = 3  # digits of what is a value and no part of a name (CNY12000; not 5G, 14th)
MOST = 4  # spans of one sentence that are weighed against each other
KEPT = 1 << 13  # words of which is kept what they stand for: most of a library's, in some ten megabytes

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Choice:
    """A span ``[start, end)`` of the other side's folded text, the keys of its words, and how good it is.

    ``share`` is how likely it is among the spans of its sentence.
    """

    side: Side
    start: int
    end: int
    key: tuple[str, ...]
    score: float
    share: float = 0.0

    @property
    def text(self) -> str:
        """The words as folded."""
        return self.side.text.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Explainer:
    """How much Chinese words and English stems explain each other: by the dictionary and by what was learned.

    ``given`` holds what is known of the term asked about as a whole: stems or words of the other side with weights.
    What a word is found to stand for is kept with the model: sentences have most of their words in common.
    """

    model: Model = field(default_factory=Model)
    given: Mapping[str, float] = field(default_factory=dict)

    def stems(self, word: str) -> Weights:
        """The stems that stand for a Chinese word, each with its weight from 0 to 1."""
        return self._worked_out(word, whole=False)

    def own_stems(self, word: str) -> Weights:
        """The same for a word of the term, which may stand for several words in a row (试验区: pilot zone).

        Each of these has a share of it, so the largest share is the measure.
        """
        return self._worked_out(word, whole=True)

    def _worked_out(self, word: str, *, whole: bool) -> Weights:
        kept = self.model.worked_out
        found = kept.get((word, whole))
        if found is None:
            if len(kept) >= KEPT:
                kept.clear()
            learned = _believed(self.model, word) if whole else _learned(self.model, word)
            found = kept[word, whole] = _united(affinities(word), learned)
        return found


def _learned(model: Model, word: str) -> Weights:
    count = model.count(word)
    return {stem: share * count / (count + FEW) for stem, share in model.english(word).items()}


def _believed(model: Model, word: str) -> Weights:
    shares = model.english(word)
    top = max(shares.values(), default=0.0)
    return {stem: share * (min(1.0, top / CLEAR) / top) for stem, share in shares.items() if share}


def _united(one: Weights, other: Weights) -> Weights:
    return {stem: _either(one.get(stem, 0.0), other.get(stem, 0.0)) for stem in one.keys() | other.keys()}


def _either(one: float, other: float) -> float:
    return 1 - (1 - one) * (1 - other)


def choices(pair: Pair, lang: Lang, start: int, end: int, explainer: Explainer) -> list[Choice]:
    """The likeliest spans for the term at ``[start, end)`` of the folded text of its side ``lang``, best first."""
    own, other = pair.side(lang), pair.en if lang == "zh" else pair.zh
    inside, outside = _divided(own, lang, start, end)
    if not inside:
        return []
    explained = _Explained(lang, inside, outside, explainer)
    tokens = other.tokens if lang == "zh" else tuple(_refined(other.tokens, explained))
    place = (start + end) / 2 / max(1, len(own.text.text))
    found = [
        Choice(other, tokens[a].start, tokens[b - 1].end, tuple(t.key for t in tokens[a:b]), score)
        for a, b, score in _spans(tokens, other, explained, place)
    ]
    best: dict[tuple[str, ...], Choice] = {}
    for choice in sorted(found, key=lambda choice: -choice.score):
        best.setdefault(choice.key, choice)
    return _shared(list(best.values())[:MOST])


def _shared(best: list[Choice]) -> list[Choice]:
    kept = [choice for choice in best if choice.score >= LEAST]
    total = sum(math.exp(choice.score) for choice in kept)
    return [replace(choice, share=math.exp(choice.score) / total) for choice in kept]


def _divided(side: Side, lang: Lang, start: int, end: int) -> tuple[list[str], list[str]]:
    """The keys of the words inside the term, and of those outside that are not the same words again."""
    inside = [token.key for token in side.tokens if start <= token.start and token.end <= end]
    outside = [token.key for token in side.tokens if token.end <= start or token.start >= end]
    if lang == "zh":
        inside = [part for token in chinese_side(side.text.text[start:end]).tokens for part in _known_parts(token)]
        for token in side.tokens:
            if token.start < start < token.end:
                outside.append(side.text.text[token.start : start])
            if token.start < end < token.end:
                outside.append(side.text.text[end : token.end])
    idle = IDLE_CHINESE if lang == "zh" else IDLE
    said = [key for key in inside if key not in idle] or inside
    return said, [key for key in dict.fromkeys(outside) if key not in said]


@dataclass(frozen=True, slots=True)
class _Explained:
    """The two halves of a sentence as explanations of words of the other side."""

    lang: Lang
    inside: Sequence[str]
    outside: Sequence[str]
    explainer: Explainer

    def weights(self, key: str) -> list[float]:
        """How much each word of the term explains a word of the other side."""
        if self.lang == "zh":
            return [self.explainer.own_stems(each).get(key, 0.0) for each in self.inside]
        seldom = self.explainer.model.count(key) < SEVERAL  # and would take the shares of its neighbours
        said = self.explainer.stems(key) if seldom else self.explainer.own_stems(key)
        return [said.get(each, 0.0) for each in self.inside]

    def gains(self, keys: Iterable[str]) -> dict[str, float]:
        """What each of the words adds to a span it belongs to."""
        keys, given = tuple(keys), self.explainer.given
        outside = self._outside(keys)
        whole = self.explainer.own_stems("".join(self.inside)) if self.lang == "zh" else {}
        within = {key: max(*self.weights(key), whole.get(key, 0.0), given.get(key, 0.0)) for key in keys}
        return {key: _gain(within[key], outside[key]) for key in keys}

    def _outside(self, keys: Sequence[str]) -> dict[str, float]:
        """How much the rest of the sentence explains each of the words."""
        stems = self.explainer.stems
        if self.lang == "en":
            own = frozenset(self.outside)
            said = {key: stems(key) for key in keys}
            return {key: max((row[each] for each in own & row.keys()), default=0.0) for key, row in said.items()}
        best, rows = dict.fromkeys(keys, 0.0), map(stems, self.outside)
        for row in rows:
            for key in best.keys() & row.keys():
                best[key] = max(best[key], row[key])
        return best


def _gain(within: float, without: float) -> float:
    return math.log((within + FLOOR) / (without + FLOOR)) if within or without else -OPEN


def _refined(tokens: Sequence[Token], explained: _Explained) -> Iterator[Token]:
    """Chinese words, taken apart where a part of one says what the word whole does not (旗 in 旗县).

    What the dictionary doesn't have is often no word, but one with a piece of the next (设备更 in 设备更新).
    """
    for token in tokens:
        whole = max(explained.weights(token.key))
        known = bool(to_english(token.key))
        met = token.key in explained.explainer.given  # it stands beside the term again and again
        parts = list(_parts(token)) if len(token.key) > 1 and not met and not (known and whole >= STANDS) else []
        best = max((max(explained.weights(part.key)) for part in parts), default=0.0)
        if best >= STANDS and (whole < PARTLY or len(token.key) > LONG or not known):
            yield from parts
        else:
            yield token


def _known_parts(token: Token) -> list[str]:
    """A Chinese word that the dictionary has; of another the words that make it up, if they all are in it."""
    parts = [part.key for part in _parts(token)] if len(token.key) > LONG and not to_english(token.key) else []
    return parts if parts and all(len(part) > 1 for part in parts) else [token.key]


def _parts(token: Token) -> Iterator[Token]:
    """The dictionary's words in a longer word, else its characters."""
    at = 0
    while at < len(token.key):
        sizes = range(min(LONG, len(token.key) - 1, len(token.key) - at), 1, -1)
        size = next((n for n in sizes if to_english(token.key[at : at + n])), 1)
        yield Token(token.key[at : at + size], token.start + at, token.start + at + size)
        at += size


def _spans(
    tokens: Sequence[Token], side: Side, explained: _Explained, place: float
) -> Iterator[tuple[int, int, float]]:
    """Every stretch of words that could be a term, with its score."""
    idle = IDLE if explained.lang == "zh" else IDLE_CHINESE
    longest = LONGEST["en" if explained.lang == "zh" else "zh"]
    gains = explained.gains({token.key for token in tokens})
    weights = {key: explained.weights(key) for key in gains}
    figures = {key: sum(map(str.isdecimal, key)) if key not in explained.inside else 0 for key in gains}
    text, length = side.text.text, max(1, len(side.text.text))
    for a, first in enumerate(tokens):
        if first.key in idle or gains[first.key] <= -FAR:
            continue
        score, covered = 0.0, [0.0] * len(explained.inside)
        for b in range(a, min(len(tokens), a + longest)):
            token = tokens[b]
            if b > a and divided(text[tokens[b - 1].end : token.start]):
                break
            if figures[token.key] >= (1 if gains[token.key] <= 0 else VALUE):
                break  # no figure stands for a term that says nothing of it
            score += -INNER if token.key in idle else gains[token.key]
            if token.key in idle:
                continue
            covered = [max(pair) for pair in zip(covered, weights[token.key], strict=True)]
            covers = sum(covered) / len(covered)
            missing = MISSING * (1 - covers) * len(covered) ** 0.5 - COVERED * covers
            far = FAR * abs((first.start + token.end) / 2 / length - place)
            yield a, b + 1, score - missing - far
