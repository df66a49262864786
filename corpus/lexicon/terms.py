"""Terms that aligned sentences teach: phrases that stand for each other, surely enough to search by.

Each English word is linked with the Chinese word that explains it best; phrases whose links stay among themselves
are a pair (Och, Tillmann & Ney 1999). Kept are pairs that return, and such as the dictionary supports word by word.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.folding import is_han
from corpus.lexicon import to_english
from corpus.lexicon.affinity import IDLE, IDLE_CHINESE, affinities
from corpus.lexicon.aligned import Pair, Token, interrupted
from corpus.lexicon.model import Model
from corpus.words import chinese_words, english_words, stem

LINK = 0.3  # the least weight of a link …
MARGIN = 1.3  # … and how many times that of the next best
LONGEST_ZH = 4  # words
LONGEST_EN = 6  # words
LOOSE = 1  # words of an English phrase that no Chinese word explains
TWICE = 2  # sentences that have to teach what the dictionary does not support
OFTEN = 5  # sentences that teach what seems to be said only in part …
OWN = 0.5  # … and the share of the English phrase that has to be this's
USUAL = 0.4  # the least share of a Chinese phrase's pairs
SUPPORTED = 0.4  # the least affinity of every word of a pair that stands in one sentence
MOST_TOKENS = 200  # words of a side; longer "sentences" are tables and lists
MOST = 20_000

Link = tuple[int, int, bool]
"""Which Chinese word, which English word, and whether the dictionary knows."""


@dataclass(frozen=True, slots=True)
class TermPair:
    """A Chinese and an English phrase, the stems of the English one, and the share of the Chinese one's pairs."""

    zh: str
    en: str
    stems: tuple[str, ...]
    share: float

    @classmethod
    def of(cls, zh: str, en: str, share: float) -> TermPair:
        """The pair of these two phrases."""
        return cls(zh, en, tuple(stem(word.text) for word in english_words(en)), share)


def term_pairs(pairs: Iterable[Pair], model: Model) -> tuple[TermPair, ...]:
    """The terms that the pairs teach, those first that stand in most sentences."""
    counts: Counter[tuple[str, tuple[str, ...]]] = Counter()
    forms: defaultdict[tuple[str, tuple[str, ...]], Counter[str]] = defaultdict(Counter)
    supported: set[tuple[str, tuple[str, ...]]] = set()
    known: dict[str, Mapping[str, float]] = {}
    for pair in pairs:
        if len(pair.zh.tokens) > MOST_TOKENS or len(pair.en.tokens) > MOST_TOKENS:
            continue
        for zh, stems, form, sure in set(_phrases(pair, _links(pair, model, known))):
            counts[zh, stems] += 1
            forms[zh, stems][form] += 1
            if sure:
                supported.add((zh, stems))
    totals: Counter[str] = Counter()
    english: Counter[tuple[str, ...]] = Counter()
    for (zh, stems), count in counts.items():
        totals[zh] += count
        english[stems] += count
    kept = [
        TermPair(*_written(key, forms[key]), count / totals[key[0]])
        for key, count in counts.most_common()
        if count / totals[key[0]] >= USUAL
        and (count >= TWICE or key in supported)
        and ((count >= OFTEN and count >= OWN * english[key[1]]) or not _partial(*key))
    ]
    return tuple(kept[:MOST])


def _partial(zh: str, stems: tuple[str, ...]) -> bool:
    """Whether the English seems to say only a part of the Chinese: of what the dictionary calls it, or of its parts."""
    glossed = {tuple(stem(word.text) for word in english_words(gloss)) for gloss in to_english(zh)}
    if glossed:
        return stems not in glossed and any(set(stems) < set(gloss) for gloss in glossed)
    words = [word.text for word in chinese_words(zh)]
    parts = [part for word in words for part in ([word] if to_english(word) else word)]
    said = [not affinities(part).keys().isdisjoint(stems) for part in parts]
    return any(said) and not all(said)


def _written(key: tuple[str, tuple[str, ...]], forms: Counter[str]) -> tuple[str, str, tuple[str, ...]]:
    return key[0], forms.most_common(1)[0][0], key[1]


def _links(pair: Pair, model: Model, known: dict[str, Mapping[str, float]]) -> list[Link]:
    """For each English word the Chinese word that explains it, where one does and no other nearly as well."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, token in enumerate(pair.en.tokens):
        if token.key not in IDLE:
            places[token.key].append(at)
    best: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for i, token in enumerate(pair.zh.tokens):
        if token.key in IDLE_CHINESE:
            continue
        if token.key not in known:
            known[token.key] = _explained(token.key, model)
        for english in known[token.key].keys() & places.keys():
            for j in places[english]:
                best[j].append((known[token.key][english], i))
    found: list[Link] = []
    for j, offers in best.items():
        weight, i = max(
            offers, key=lambda offer: (offer[0], -abs(offer[1] / len(pair.zh.tokens) - j / len(pair.en.tokens)))
        )
        key = pair.zh.tokens[i].key
        next_best = max((other for other, at in offers if pair.zh.tokens[at].key != key), default=0.0)
        if weight >= LINK and weight >= MARGIN * next_best:
            found.append((i, j, affinities(key).get(pair.en.tokens[j].key, 0.0) >= SUPPORTED))
    return found


def _explained(key: str, model: Model) -> Mapping[str, float]:
    found = dict(affinities(key))
    for english, weight in model.english(key).items():
        found[english] = 1 - (1 - found.get(english, 0.0)) * (1 - weight)
    return found


def _phrases(pair: Pair, links: Sequence[Link]) -> Iterator[tuple[str, tuple[str, ...], str, bool]]:
    """Every pair of phrases whose links stay among themselves."""
    zh, en = pair.zh.tokens, pair.en.tokens
    by_zh: defaultdict[int, list[int]] = defaultdict(list)
    owner = {j: i for i, j, _ in links}
    sure = {j for _, j, supported in links if supported}
    for i, j, _ in links:
        by_zh[i].append(j)
    for first in by_zh:
        reached: list[int] = []
        for last in range(first, min(len(zh), first + LONGEST_ZH)):
            if last > first and zh[last].start != zh[last - 1].end:
                break
            if last not in by_zh:
                break
            reached += by_zh[last]
            low, high = min(reached), max(reached)
            if high - low < LONGEST_EN and _closed(owner, range(low, high + 1), first, last, en):
                text = pair.zh.text.text[zh[first].start : zh[last].end]
                if len(text) > 1 and is_han(text[0]) and not interrupted(pair.en, low, high):
                    stems = tuple(token.key for token in en[low : high + 1])
                    yield text, stems, pair.en.text.text[en[low].start : en[high].end], sure.issuperset(reached)


def _closed(owner: Mapping[int, int], places: range, first: int, last: int, en: Sequence[Token]) -> bool:
    """Whether no word of the English phrase belongs to another Chinese word, and few belong to none."""
    loose = 0
    for j in places:
        if j in owner:
            if not first <= owner[j] <= last:
                return False
        elif en[j].key not in IDLE:
            loose += 1
    return loose <= LOOSE
