"""Names in the spellings that a library has: what sounds like a Chinese name, or like a Latin spelling of one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import cache, cached_property

from corpus.folding import is_han
from corpus.lexicon import cedict, romanise, to_chinese, to_english
from corpus.lexicon.general_words import is_general, named_with
from corpus.lexicon.old_spellings import OLD
from corpus.lexicon.sounds import ALIKE_FEW, Sounds, distance, is_pinyin
from indexer.equivalents import base_forms
from indexer.equivalents.variants import slips, variants

CLOSER = 0.04
"""How much farther than the nearest spelling another may be and still count."""

MOST = 3
LEAST_TOGETHER = 3
MOST_TOGETHER = 4  # places of which a word takes the first characters
LEAST_SYLLABLES = 3  # of a Chinese name that is known by its sound alone: shorter ones sound like much else
SAME = 0.04  # the largest distance of two spellings in Pinyin of one name of so many syllables
_VOWELS = re.compile("[aeiouv]+")
FAR = 0.12  # the largest distance of a Chinese name from a spelling typed
_KINDS = "市县旗盟州省区镇乡"
_PLACE = re.compile(r"\b(?:city|county|prefecture|league|banner|province|district|region|town|capital|river)\b", re.I)
_LONGEST = 6  # characters of a place's name


def _never(_name: str, _spelling: str) -> bool:
    return False


class Names:
    """The names of one state of a library: ``latin`` are its Latin words, ``chinese`` its Chinese ones
    with the number of passages that hold each; ``meet`` says whether a passage has a Chinese name and a spelling."""

    def __init__(self, latin: Set[str], chinese: Mapping[str, int], meet: Callable[[str, str], bool] = _never) -> None:
        self._latin = latin
        self._chinese = chinese
        self._meet = meet

    def latin(self, name: str) -> tuple[str, ...]:
        """The spellings in the library of a Chinese name; nothing for what is no name."""
        bare = name[:-1] if len(name) > 2 and name[-1] in _KINDS and not _is_name(name) else name
        glosses = [gloss.lower() for gloss in to_english(bare) if gloss[:1].isupper() and " " not in gloss]
        if not (glosses and _is_name(bare)) and (to_english(bare) or len(bare) < LEAST_SYLLABLES):
            return ()
        known = (*glosses, romanise(bare))
        near = [each for spelling in known for each in _nearest(self._latin_sounds.near(spelling))]
        found = [
            spelling
            for spelling in dict.fromkeys(near)
            if not means_other(spelling, {bare, name})
            and not other_pinyin(spelling, known)
            and (_close(spelling, known) or bare in named_with(spelling) or self._meet(bare, spelling))
        ]
        slipped = [other for spelling in found for other in variants(spelling, self._latin)]
        kept = (s for s in slipped if not means_other(s, {bare, name}) and not other_pinyin(s, known))
        return tuple(dict.fromkeys((*found, *kept)))[:MOST]

    def spellings(self, word: str) -> tuple[str, ...]:
        """The other spellings in the library of what may be a name in Latin letters; those of a Chinese name that it
        sounds like are ``latin`` of this."""
        if word in OLD:
            return self.latin(OLD[word])
        chinese = self.chinese(word)
        known = (word, *map(romanise, chinese))
        # What the library has itself is no slip, so that other Pinyin is of another name; a name is no slip for a word.
        strict, named = word in self._latin, is_pinyin(word) or bool(chinese)
        slipped = [
            each
            for each in variants(word, self._latin)
            if not (strict and other_pinyin(each, known)) and not ((strict or named) and is_common(each))
        ]
        held = any(name in self._chinese for name in chinese)
        near = [] if held else [(far, each) for far, each in self._latin_sounds.near(word) if each != word]
        own = set(to_chinese(word))
        heard = [
            each
            for each in _nearest(near)
            if not (is_pinyin(word) and other_pinyin(each, known))
            and not (means_other(each, own) if own else is_common(each))
            and (_close(each, known) or is_spelling(each))
        ]
        return tuple(dict.fromkeys((*slipped, *heard[:MOST])))

    def each(self, short: str) -> tuple[str, ...]:
        """The places whose first characters a short word puts together (呼包鄂), the library's commonest; else none."""
        if not LEAST_TOGETHER <= len(set(short)) == len(short) <= MOST_TOGETHER or to_english(short):
            return ()
        found = [name for char in short for name in self._beginning.get(char, [])[:1]]
        return tuple(found) if len(found) == len(short) else ()

    def chinese(self, word: str) -> tuple[str, ...]:
        """The Chinese names that sound like a Latin spelling, those of the library where it has any."""
        if word in OLD:
            return (OLD[word],)
        places, placed = _places()
        heard = sorted({*placed.near(word), *self._chinese_sounds.near(word)})
        near = [pair for pair in heard if pair[0] <= FAR]
        names = [
            name for spelling in _nearest(near) for held in (places, self._spelled) for name in held.get(spelling, ())
        ]
        held = [name for name in names if name in self._chinese]
        return tuple(dict.fromkeys(held or names))[:MOST]

    @cached_property
    def _latin_sounds(self) -> Sounds:
        return Sounds(word for word in self._latin if word.isascii())

    @cached_property
    def _beginning(self) -> Mapping[str, list[str]]:
        """First character → the places of the library that begin so, the commonest first."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(self._chinese, key=lambda word: -self._chinese[word]):
            if _is_place(word):
                found[word[0]].append(word)
        return found

    @cached_property
    def _spelled(self) -> Mapping[str, list[str]]:
        """Pinyin → words of the library that the dictionary doesn't have."""
        words = (word for word in self._chinese if len(word) >= LEAST_SYLLABLES and all(map(is_han, word)))
        return _by_spelling(word for word in words if not to_english(word))

    @cached_property
    def _chinese_sounds(self) -> Sounds:
        return Sounds(self._spelled)


def _nearest(near: list[tuple[float, str]]) -> Iterator[str]:
    return (spelling for far, spelling in near if far <= near[0][0] + CLOSER)


def is_common(word: str) -> bool:
    """Whether an English word is general vocabulary, in any inflection, and no name of a place."""
    if word in OLD or is_spelling(word):
        return False
    return any(is_general(form) for form in base_forms(word))


def means_other(word: str, names: Set[str]) -> bool:
    """Whether the dictionary has the word for something else than what is called by these names."""
    holders = named_with(word)
    if any(name in holder or holder == name[:-1] for holder in holders for name in names):
        return False
    return bool(holders) or is_common(word)


def other_pinyin(word: str, known: Iterable[str]) -> bool:
    """Whether a word is the Pinyin of another name than of these spellings: in Pinyin each sound is written one way."""
    allowed = SAME if len(_VOWELS.findall(word)) >= LEAST_SYLLABLES else 0.0
    return is_pinyin(word) and all(distance(word, spelling) > allowed for spelling in known)


def _close(word: str, known: Iterable[str]) -> bool:
    """Whether a spelling needs no passage to speak for it."""
    return any(distance(word, spelling) < ALIKE_FEW or slips(word, spelling) <= 1 for spelling in known)


def is_spelling(word: str) -> bool:
    """Whether the dictionary spells a Chinese name like the word."""
    return any(is_named(name, word) for name in to_chinese(word))


def is_named(name: str, spelling: str) -> bool:
    """Whether the dictionary spells a Chinese name so."""
    return len(name) > 1 and any(gloss.lower() == spelling and gloss[:1].isupper() for gloss in to_english(name))


def _is_name(word: str) -> bool:
    """Whether the dictionary knows the word as a name first of all."""
    readings = cedict.readings(word)
    return bool(readings) and readings[0].pinyin[:1].isupper() and bool(to_english(word)) and len(word) > 1


def _is_place(word: str) -> bool:
    return len(word) > 1 and any(
        entry.pinyin[:1].isupper() and _PLACE.search(entry.senses) for entry in cedict.readings(word)
    )


@cache  # they are the same for every state of every library
def _places() -> tuple[Mapping[str, list[str]], Sounds]:
    """The dictionary's places, their short names by their Pinyin, and how these sound."""
    named = (entry.simplified for entry in cedict.matching(_PLACE) if entry.pinyin[:1].isupper())
    found = _by_spelling(name for name in named if 2 <= len(name) <= _LONGEST and not _is_word(name))
    return found, Sounds(found)


def _by_spelling(names: Iterable[str]) -> Mapping[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        if spelling := romanise(name):
            found[spelling].append(name)
    return dict(found)


def _is_word(name: str) -> bool:
    """Whether a name is a common word too (成功), which is what it nearly always is."""
    return any(entry.pinyin[:1].islower() for entry in cedict.readings(name))
