"""What a word may be called in the other language, as conditions that an engine can decide."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from functools import lru_cache

from corpus.folding import fold, is_han
from corpus.lexicon import romanise, to_chinese, to_english
from corpus.lexicon.abbreviations import initials_of, of_initials
from corpus.lexicon.general_words import is_general
from corpus.words import chinese_words, stem
from indexer.analysis import squeeze, stems
from indexer.conditions import Chars, Segmented, Stems
from indexer.equivalents.policy_terms import chinese_terms, english_terms
from indexer.equivalents.terms import ABBREVIATIONS, SCALES, SENSES
from indexer.function_words import says_nothing

MOST = 16
"""Equivalents taken from the lexicon for a word: enough for lookups (8 lose 2 % of first places, 30 win nothing)."""

SURE = 8
"""How many of them decide whether a passage is found. Later glosses are rarer senses, with more noise than answers."""

MOST_OF_A_CHARACTER = 2
"""Glosses of a single character: further ones are senses that it has in other words (风: custom)."""

LATER = 2
"""Glosses of a word after these may be rare senses."""

SHORTEST_ABBREVIATION = 2  # letters

LEXICON_WEIGHT = 0.9
SPELLING_WEIGHT = 0.8  # of a name written in Pinyin, or of another spelling

LONGEST_PHRASE = 4  # English words that the dictionary may know as one term


@dataclass(frozen=True, slots=True)
class Equivalent:
    """A term that may stand for another: as people read it, as engines find it, and how much it counts beside it."""

    text: str
    atom: Chars | Stems | Segmented
    weight: float


Local = Callable[[str], tuple[Equivalent, ...]]
"""What a library knows of a word or phrase beyond the dictionary, surest first."""


def _nothing(_text: str) -> tuple[Equivalent, ...]:
    return ()


def _never(_text: str, _each: Equivalent) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """What may stand for a word or phrase of a query.

    ``local`` is what the library knows, ``doubts`` what its sentences speak against. ``joined`` are words that stand
    in a phrase which is widened as a whole: what single characters say of such a word (earths: 地) has nothing to do
    with the phrase.
    """

    local: Local = _nothing
    doubts: Callable[[str, Equivalent], bool] = _never
    joined: Set[str] = frozenset()

    def within(self, phrases: Iterable[str]) -> Thesaurus:
        """The thesaurus for a query that has these phrases."""
        joined = frozenset(word for phrase in phrases for word in phrase.split())
        return Thesaurus(self.local, self.doubts, joined)

    def __call__(self, text: str) -> tuple[Equivalent, ...]:
        """The surest equivalents: the library's own, then the dictionary's."""
        found = [each for each in equivalents(text) if not self.doubts(text, each)][:SURE]
        if text.lower() in self.joined:
            found = [each for each in found if not isinstance(each.atom, Segmented)]
        named = {each.atom: each for each in found}  # the dictionary's form of a word is the one to show
        merged = {each.atom: named.get(each.atom, each) for each in (*self.local(text), *found)}
        return tuple(merged.values())


@lru_cache(maxsize=1 << 12)
def equivalents(text: str) -> tuple[Equivalent, ...]:
    """The terms of the other language for a Chinese word, or for an English word or phrase in any inflection."""
    return tuple(_english(text) if any(map(is_han, text)) else _chinese(text))


def names(run: str) -> Iterator[Equivalent]:
    """How a name of two to four characters that no dictionary holds may be written: Pinyin, in one word or two."""
    readings = [romanise(char) for char in run]
    if not 2 <= len(run) <= 4 or not all(readings):
        return
    for cut in dict.fromkeys((0, 1, len(run) - 2)):
        words = [word for word in ("".join(readings[:cut]), "".join(readings[cut:])) if word]
        for order in (words, words[::-1]):
            yield Equivalent(" ".join(order), Stems("en", tuple(map(stem, order))), SPELLING_WEIGHT)


def phrases(
    words: tuple[str, ...], known: Callable[[str], tuple[Equivalent, ...]] = equivalents
) -> Iterator[tuple[int, int]]:
    """Where consecutive English words are one ``known`` term: half-open, longest first, never overlapping."""
    at = 0
    while at < len(words):
        size = next(
            (n for n in range(LONGEST_PHRASE, 1, -1) if at + n <= len(words) and known(" ".join(words[at : at + n]))),
            1,
        )
        if size > 1:
            yield at, at + size
        at += size


def _english(word: str) -> Iterator[Equivalent]:
    seen: set[tuple[str, ...]] = set()
    folded = squeeze(fold(word).text)
    listed = to_english(word)[: MOST if len(word) > 1 else MOST_OF_A_CHARACTER]
    glosses = [gloss for place, gloss in enumerate(listed) if place < LATER or _tells(gloss, folded)]
    for gloss in (*_initials(folded), *english_terms(folded), *glosses):
        found = stems(gloss)
        if found and found not in seen and not all(map(says_nothing, found)):
            seen.add(found)
            yield Equivalent(gloss, Stems("en", found), LEXICON_WEIGHT)
    if not seen and len(chinese_words(word)) == 1:
        yield from names(word)


def _tells(gloss: str, word: str) -> bool:
    """Whether the stem of a gloss says what the gloss says: that of looks (人才) is mostly the verb look."""
    base = next((form for form in base_forms(gloss.lower()) if form != gloss.lower() and to_chinese(form)), "")
    return not base or " " in gloss or word in to_chinese(base)


def in_english(short: str) -> tuple[str, ...]:
    """The long forms of an English abbreviation in small letters."""
    terms = (term for form in _short_forms(short) for term in ABBREVIATIONS.get(form, of_initials(form))[:1])
    return tuple(name for term in terms for name in (*english_terms(term), *to_english(term))[:1])


def _short_forms(word: str) -> tuple[str, ...]:
    """What may be an abbreviation, and without the s of its plural (EVs); a word of the language (gas) has none."""
    plural = word.endswith("s") and len(word) > SHORTEST_ABBREVIATION and not is_general(word)
    return (word, word[:-1]) if plural else (word,)


def _initials(word: str) -> tuple[str, ...]:
    """The English abbreviations of a Chinese term."""
    listed = (short for short, terms in ABBREVIATIONS.items() if word in terms and not short.endswith("s"))
    return tuple(short.upper() for short in dict.fromkeys((*listed, *initials_of(word))))


def _chinese(phrase: str) -> Iterator[Equivalent]:
    words = phrase.lower().split()
    if not words or all(map(says_nothing, words)) or words[-1] in SCALES:
        return
    forms = [" ".join([*words[:-1], last]) for last in base_forms(words[-1])]
    own = [term for form in forms for term in (*ABBREVIATIONS.get(form, ()), *SENSES.get(form, ()))]
    own += [term for form in _short_forms(phrase.lower()) for term in of_initials(form)] if phrase.isalpha() else []
    own += ABBREVIATIONS.get(_short_forms(phrase.lower())[-1], ()) if phrase.isalpha() else ()
    own += [term for form in forms for term in chinese_terms(form)]
    listed = () if own else next((found for form in forms if (found := to_chinese(form))), ())
    for term in dict.fromkeys((*own, *listed[:MOST])):
        folded = squeeze(fold(term).text)
        if len(folded) == 1 and term not in own and not _means_first(folded, forms):
            continue
        # A single character stands inside many words (青 in 青年): it has to be a word there.
        yield Equivalent(term, Chars("zh", folded) if len(folded) > 1 else Segmented(folded), LEXICON_WEIGHT)


def _means_first(char: str, forms: list[str]) -> bool:
    """Whether one of these is among the first glosses of a character (旗: banner, not 得: permit)."""
    return any(gloss.lower() in forms for gloss in to_english(char)[:MOST_OF_A_CHARACTER])


def base_forms(word: str) -> Iterator[str]:
    """The word, then what it may be an inflection of; the lexicon knows which one exists."""
    yield word
    for ending, bases in (
        ("ies", ("y",)),
        ("es", ("", "e")),
        ("s", ("",)),
        ("ied", ("y",)),
        ("ed", ("", "e")),
        ("ing", ("", "e")),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield from (word.removesuffix(ending) + base for base in bases)
