"""What a pasted text says: the words, phrases, names and quantities by which it is found in either language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.folding import fold, is_han
from corpus.quantities import find_quantities
from corpus.types import LANGS, Lang
from corpus.words import chinese_words
from indexer.analysis import squeeze, words
from indexer.clues import Feature, Mark, Weighted, weighted
from indexer.conditions import Amount, Chars, Phrase, Segmented, Stems
from indexer.equivalents import equivalents, phrases
from indexer.function_words import says_nothing

MAX_FEATURES = 120  # the rarest words of a pasted page say enough, and each costs some posting lists
REPEATED = 0.5  # a word said n times weighs n ** REPEATED
AMOUNT_WEIGHT = 1.5  # against a word


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


def clues(text: str, written: Lang) -> Iterator[Clue]:
    """What the text says, quantities first, then its words by how often it says them."""
    said = list(_chinese_clues(text) if written == "zh" else _english_clues(text))
    yield from _amount_clues(text, written)
    yield from said[:MAX_FEATURES]


def _chinese_clues(text: str) -> Iterator[Clue]:
    folded = squeeze(fold(text).text)
    said = Counter(word.text for word in chinese_words(folded) if any(map(str.isalnum, word.text)))
    for word, times in said.most_common():
        if says_nothing(word):
            continue
        weight = times**REPEATED
        if not any(map(is_han, word)):
            yield from _latin_clue((word,), weight)
            continue
        added = equivalents(word)
        own: Weighted = ((Segmented(word), 1.0),) if len(word) == 1 else ((Chars("zh", word), 1.0),)
        yield Clue(Feature((*own, *weighted(added)), weight), Mark(tuple(atom for atom, _ in own), (), added))


def _english_clues(text: str) -> Iterator[Clue]:
    sequence = tuple(word.text for word in words(fold(text).text) if word.text.isalpha())
    said = Counter(" ".join(sequence[start:end]) for start, end in phrases(sequence))
    said.update(word for word in sequence if len(word) > 1 and not says_nothing(word))
    for term, times in said.most_common():
        yield from _latin_clue(tuple(term.split()), times**REPEATED)


def _latin_clue(term: tuple[str, ...], weight: float) -> Iterator[Clue]:
    """A Latin word or phrase: it may stand on either side as it is, or as its Chinese equivalents."""
    stemmed = tuple(word.stem for word in words(" ".join(term)))
    if not stemmed or all(part.isdecimal() for part in stemmed):
        return  # bare numbers are amounts, or nothing
    added = equivalents(" ".join(term))
    own = tuple((Stems(lang, stemmed), 1.0) for lang in LANGS)
    yield Clue(Feature((*own, *weighted(added)), weight), Mark(tuple(atom for atom, _ in own), (), added))


def _amount_clues(text: str, written: Lang) -> Iterator[Clue]:
    stated = Counter((found.value, found.unit) for found in find_quantities(text, written))
    for value, unit in stated:
        atoms = tuple((Amount(lang, value, unit), 1.0) for lang in LANGS)
        yield Clue(Feature(atoms, AMOUNT_WEIGHT), Mark(tuple(atom for atom, _ in atoms)))
