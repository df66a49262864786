"""What a library and its owner know about terms, beyond the dictionary: equivalents for one state of the library."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from threading import Lock

from corpus.folding import fold, is_han
from corpus.lexicon import to_chinese, to_english
from corpus.lexicon.abbreviations import could_shorten, in_chinese, of_initials, shortenings
from corpus.words import stem
from indexer.analysis import squeeze, stems
from indexer.conditions import Chars, Stems, all_of
from indexer.engine import Snapshot
from indexer.equivalents import LEXICON_WEIGHT, SPELLING_WEIGHT, Equivalent, Thesaurus, equivalents, in_english
from indexer.equivalents.lesson import Lesson
from indexer.equivalents.name_spellings import Names, is_common, is_named
from indexer.equivalents.variants import SHORTEST
from indexer.index import Index
from indexer.kept import Kept

GLOSSARY_WEIGHT = 1.0
TAUGHT_WEIGHT = 0.95  # of what the library's own sentences say, against the word itself
SHORT_WEIGHT = 0.9  # of an abbreviation or of what it stands for
MOST_LONGER = 3
MOST_EXPANDED = 4  # equivalents of what an abbreviation stands for
MOST_UNKNOWN = 8
"""Unknown words of one query that are compared with the library's spellings; each takes some milliseconds."""

MOST_KEPT = 5000
"""Words whose equivalents are kept, those asked for last: some megabytes, and more than a day's queries have."""

_kept = Kept(1)


def local_terms(index: Index, snapshot: Snapshot) -> LocalTerms:
    """The terms of the library as it is in this snapshot, collected once for what it is known to teach."""
    lesson = index.learned.lesson()
    return _kept.get(index, (snapshot.generation, lesson), lambda: LocalTerms(snapshot, lesson))


@dataclass
class LocalTerms:
    """Equivalents of a word or phrase that this library has: by its owner's glossary, its own sentences, its names."""

    snapshot: Snapshot
    lesson: Lesson
    _found: OrderedDict[str, tuple[Equivalent, ...]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def thesaurus(self) -> Thesaurus:
        """What may stand for a word of a query to this library."""
        return Thesaurus(self, self.doubts)

    def __call__(self, text: str) -> tuple[Equivalent, ...]:
        """The equivalents, surest first."""
        folded = fold(text).text
        with self._lock:
            if folded in self._found:
                self._found.move_to_end(folded)
                return self._found[folded]
        found = tuple(self._chinese(squeeze(folded)) if any(map(is_han, folded)) else self._latin(folded))
        known = tuple({each.atom: each for each in reversed(found)}.values())[::-1]
        with self._lock:
            self._found[folded] = known
            while len(self._found) > MOST_KEPT:
                self._found.popitem(last=False)
        return known

    def doubts(self, word: str, each: Equivalent) -> bool:
        """Whether the library's sentences show that a Chinese word is not called this, whatever the dictionary says."""
        return isinstance(each.atom, Stems) and self.lesson.speaks_against(word, each.atom.stems)

    def _chinese(self, word: str) -> Iterator[Equivalent]:
        yield from (_english(text, GLOSSARY_WEIGHT) for text in self.lesson.glossary.english(word))
        yield from self._taught(word)
        for other in self._other_forms(word):
            yield Equivalent(other, Chars("zh", other), SHORT_WEIGHT)
            named = [each for each in (*self._taught(other), *equivalents(other)) if isinstance(each.atom, Stems)]
            yield from named[:MOST_EXPANDED]
        yield from self._together(word)
        for spelling in self._names.latin(word):
            yield Equivalent(spelling, Stems("en", (stem(spelling),)), SPELLING_WEIGHT)

    def _together(self, word: str) -> Iterator[Equivalent]:
        """The places that a word like 呼包鄂 puts together, one after the other as texts list them."""
        places = self._names.each(word)
        for end in ("", "市") if places else ():
            listed = "、".join(place.removesuffix("市") + end for place in places)
            yield Equivalent(listed, Chars("zh", fold(listed).text), SHORT_WEIGHT)
        spelled = [next((e.text for e in equivalents(p) if isinstance(e.atom, Stems)), "") for p in places]
        if spelled and all(spelled):
            yield _english(", ".join(spelled), SHORT_WEIGHT)
            yield _english(f"{', '.join(spelled[:-1])} and {spelled[-1]}", SHORT_WEIGHT)

    def _taught(self, word: str) -> Iterator[Equivalent]:
        return (_english(pair.en, TAUGHT_WEIGHT * pair.share) for pair in self.lesson.english(word))

    def _other_forms(self, word: str) -> tuple[str, ...]:
        """What a Chinese word is short for, or may be shortened to, in this library or by the dictionary."""
        found = [*in_chinese(word), *self.lesson.aliases(word)]
        if len(word) <= 4 and not to_english(word):
            longer = (pair.zh for pair in self.lesson.terms if could_shorten(word, pair.zh))
            found += list(dict.fromkeys(longer))[:MOST_LONGER]
        found += [short for short in shortenings(word) if not to_english(short)]
        return tuple(dict.fromkeys(found))

    def _latin(self, folded: str) -> Iterator[Equivalent]:
        key = stems(folded)
        for text in self.lesson.glossary.chinese(key):
            yield _chinese_equivalent(text, GLOSSARY_WEIGHT)
        yield from (_chinese_equivalent(pair.zh, TAUGHT_WEIGHT * pair.share) for pair in self.lesson.chinese(key))
        for text in of_initials(folded) if folded.isalpha() else ():
            yield _chinese_equivalent(text, LEXICON_WEIGHT)
        for text in (*self.lesson.aliases(folded), *in_english(folded)):
            yield _english(text, SHORT_WEIGHT)
        if folded.isalpha() and len(folded) >= SHORTEST:
            yield from self._named(folded)

    def _named(self, word: str) -> Iterator[Equivalent]:
        """Other spellings of a name, and the Chinese name; for a word that the dictionary has, only as a name."""
        if is_common(word):
            return
        chinese = [name for name in to_chinese(word) if is_named(name, word)]
        spellings = dict.fromkeys(self._names.spellings(word))
        chinese = chinese or [*self._names.chinese(word)]  # what the dictionary has needs no guess by its sound
        for spelling in spellings:
            chinese += [name for name in to_chinese(spelling) if is_named(name, spelling)]
            chinese += self._names.chinese(spelling)
        for name in dict.fromkeys(chinese):
            yield _chinese_equivalent(name, SPELLING_WEIGHT)
            spellings |= dict.fromkeys(self._names.latin(name))
        for spelling in spellings:
            if stem(spelling) != stem(word):  # other inflections are found anyway
                yield Equivalent(spelling, Stems("en", (stem(spelling),)), SPELLING_WEIGHT)

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return frozenset(self.snapshot.vocabulary("en"))

    @cached_property
    def _names(self) -> Names:
        # Nothing in it leads back to these terms: they go when the next are made, and wait for no collector of garbage.
        return Names(self._vocabulary, self.snapshot.segments(), partial(_meet, self.snapshot))


def _meet(snapshot: Snapshot, name: str, spelling: str) -> bool:
    """Whether a passage has the Chinese name on one side and the spelling on the other."""
    both = all_of([Chars("zh", fold(name).text), Stems("en", (stem(spelling),))])
    return bool(len(snapshot.search(both).rows))


def _english(text: str, weight: float) -> Equivalent:
    return Equivalent(text, Stems("en", stems(text)), weight)


def _chinese_equivalent(text: str, weight: float) -> Equivalent:
    return Equivalent(text, Chars("zh", squeeze(fold(text).text)), weight)
