"""What a pasted text says: the words, phrases, names and quantities by which it is found in either language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from corpus.folding import fold, is_han
from corpus.quantities import find_quantities
from corpus.quantities.extents import extent
from corpus.quantities.likeness import figures
from corpus.types import LANGS, Lang, Quantity
from corpus.words import chinese_words
from indexer.analysis import squeeze, words
from indexer.conditions import Amount, AmountBetween, Chars, Phrase, Segmented, Stems
from indexer.engine import Snapshot
from indexer.equivalents import Equivalent, equivalents, phrases
from indexer.function_words import says_nothing
from indexer.plan.clues import Feature, Mark, Weighted, weighted
from indexer.ranking import rarity

MAX_FEATURES = 120  # the rarest words of a pasted page say enough, and each costs some posting lists
MAX_AMOUNTS = 60
REPEATED = 0.5  # a word said n times weighs n ** REPEATED
AMOUNT_WEIGHT = 1.5  # against a word

ROUNDED_WEIGHT = 0.6  # of nearly the same amount, against the same
ROUNDED_FIGURES = 3  # of fewer significant digits one amount is easily near another
ROUNDED_FROM = 10_000  # a bare figure below counts something exactly
ROUNDED = Fraction(1, 200)
"""How far a rounded amount may be off: 2.05 trillion for 20514.2亿."""

Known = Callable[[str], tuple[Equivalent, ...]]


@dataclass(frozen=True, slots=True)
class Clue:
    """Something the pasted text says: how it is found on either side, how much it weighs, what to mark."""

    feature: Feature
    mark: Mark


def language(text: str) -> Lang:
    """The language of a text: Chinese where its Chinese characters outweigh its English words."""
    folded = fold(text).text
    latin = sum(1 for word in words(folded) if word.text.isalpha())
    return "zh" if sum(map(is_han, folded)) > latin else "en"


def whole(text: str, written: Lang) -> tuple[Chars | Phrase, ...]:
    """The text itself as a condition; nothing for a text of blanks."""
    folded = fold(text).text
    if written == "zh":
        return (Chars("zh", squeeze(folded)),) if squeeze(folded) else ()
    return (Phrase("en", folded),) if folded else ()


def clues(text: str, written: Lang, snapshot: Snapshot, known: Known = equivalents) -> tuple[Clue, ...]:
    """What the text says: its quantities, then its words, of a long text those that it says often and others seldom.

    ``known`` says what a word or phrase is called in the other language.
    """
    said = _chinese_terms(text) if written == "zh" else _english_terms(text, known)
    if len(said) > MAX_FEATURES:
        said = _telling(said, snapshot.segments() if written == "zh" else snapshot.frequencies("en"))
    make = _chinese_clues if written == "zh" else _latin_clues
    found = (clue for term, times in said.items() for clue in make(term, times**REPEATED, known))
    return (*_amount_clues(text, written), *found)


def _telling(said: Mapping[str, int], held: Mapping[str, int]) -> dict[str, int]:
    """The terms that weigh most; ``held`` says how many passages hold each word of a side."""
    total = max(held.values(), default=1)
    weights = {
        term: times**REPEATED * rarity(min(held.get(word, 0) for word in term.split()), total)
        for term, times in said.items()
    }
    return {term: said[term] for term in sorted(weights, key=lambda term: -weights[term])[:MAX_FEATURES]}


def _chinese_terms(text: str) -> dict[str, int]:
    folded = squeeze(fold(text).text)
    said = Counter(word.text for word in chinese_words(folded) if any(map(str.isalnum, word.text)))
    return {word: times for word, times in said.items() if not says_nothing(word)}


def _english_terms(text: str, known: Known) -> dict[str, int]:
    sequence = tuple(word.text for word in words(fold(text).text) if word.text.isalpha())
    said = Counter(" ".join(sequence[start:end]) for start, end in phrases(sequence, known))
    said.update(word for word in sequence if len(word) > 1 and not says_nothing(word))
    return dict(said)


def _chinese_clues(word: str, weight: float, known: Known) -> Iterator[Clue]:
    if not any(map(is_han, word)):
        yield from _latin_clues(word, weight, known)
        return
    added = known(word)
    own: Weighted = ((Segmented(word), 1.0),) if len(word) == 1 else ((Chars("zh", word), 1.0),)
    yield Clue(Feature((*own, *weighted(added)), weight), Mark(tuple(atom for atom, _ in own), (), added))


def _latin_clues(term: str, weight: float, known: Known) -> Iterator[Clue]:
    """A Latin word or phrase: it may stand on either side as it is, or as its Chinese equivalents."""
    stemmed = tuple(word.stem for word in words(term))
    if not stemmed or all(part.isdecimal() for part in stemmed):
        return  # bare numbers are amounts, or nothing
    added = known(term)
    own = tuple((Stems(lang, stemmed), 1.0) for lang in LANGS)
    yield Clue(Feature((*own, *weighted(added)), weight), Mark(tuple(atom for atom, _ in own), (), added))


def _amount_clues(text: str, written: Lang) -> Iterator[Clue]:
    stated = {(found.value, found.unit): found for found in find_quantities(text, written)}
    for quantity in list(stated.values())[:MAX_AMOUNTS]:
        same = tuple(Amount(lang, quantity.value, quantity.unit) for lang in LANGS)
        near = tuple(_nearly(quantity))
        atoms: Weighted = (*((atom, 1.0) for atom in same), *((atom, ROUNDED_WEIGHT) for atom in near))
        yield Clue(Feature(atoms, AMOUNT_WEIGHT), Mark((*same, *near)))


def _nearly(quantity: Quantity) -> Iterator[AmountBetween]:
    """Nearly the same amount, as somebody rounds it; none for dates and for short or bare figures."""
    size = extent(quantity.value, quantity.unit)
    if not size or quantity.unit == "date" or len(figures(quantity)) < ROUNDED_FIGURES:
        return
    if not quantity.unit and abs(size.low) < ROUNDED_FROM:
        return
    off = abs(size.low) * ROUNDED
    for lang in LANGS:
        yield AmountBetween(lang, size.measure, size.low - off, size.high + off)
