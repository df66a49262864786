"""What a term may be called, put together from its parts, where no sentence of the library translates it.

电解铝 is 电解 and 铝, electrolysis and aluminum: of all ways to say that in two words or in one, those count that stand
in the library.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import lru_cache
from itertools import product

from corpus.lexicon import cedict, to_chinese, to_english
from corpus.types import Lang
from corpus.words import english_words, stem
from indexer.conditions import Chars, Stems
from indexer.engine import Snapshot

MOST_GLOSSES = 6
MOST_FORMS = 12  # words of the library for one part
SHARED = 5  # letters that a word and one derived from it begin with (electrolysis, electrolytic) …
MOSTLY = 0.6  # … and which share of either that is
FORM = 0.25  # share of the words with a combining form that have the character it stands for (ferro-: 铁)
LEAST_FORM = 3  # letters of a combining form


def composed(term: str, lang: Lang, snapshot: Snapshot) -> list[str]:
    """Terms of the other language that say the parts of a term and stand in the library, the commonest first."""
    drafts = _english(term, snapshot.vocabulary("en")) if lang == "zh" else _chinese(term)
    texts = list(dict.fromkeys(drafts))
    atoms = [Stems("en", _stems(text)) if lang == "zh" else Chars("zh", text) for text in texts]
    counts = [len(snapshot.search(atom).rows.ids) for atom in atoms]
    found = sorted(zip(counts, texts, strict=True), key=lambda pair: -pair[0])
    return [text for count, text in found if count]


def _english(term: str, vocabulary: Set[str]) -> Iterator[str]:
    parts = _parts(term)
    if len(parts) != 2:
        return
    first, second = (_forms(part, vocabulary) for part in parts)
    yield from (f"{one} {other}" for one, other in product(first, second))
    heads = {word: head for word in vocabulary for tail in _glosses(parts[1]) if (head := _head(word, tail))}
    yield from (word for word, head in heads.items() if _stands_for(head, parts[0]))


def _head(word: str, tail: str) -> str:
    """What stands before the tail in a word that is put together of two."""
    head = next((word.removesuffix(end) for end in (tail, tail + "s") if word.endswith(end)), "")
    return head if min(len(head), len(tail)) >= LEAST_FORM else ""


def _parts(term: str) -> list[str]:
    """The two words of the dictionary that make up a term; nothing where it is none or more."""
    for cut in sorted(range(1, len(term)), key=lambda at: abs(2 * at - len(term))):
        if to_english(term[:cut]) and to_english(term[cut:]):
            return [term[:cut], term[cut:]]
    return []


def _forms(part: str, vocabulary: Set[str]) -> list[str]:
    """The words of the library that a gloss of the part is, or is derived like."""
    glosses = _glosses(part)
    exact = [gloss for gloss in glosses if gloss in vocabulary]
    derived = [word for word in vocabulary for gloss in glosses if _derived(word, gloss)]
    return list(dict.fromkeys((*exact, *sorted(derived))))[:MOST_FORMS]


def _glosses(part: str) -> list[str]:
    return [gloss.lower() for gloss in to_english(part)[:MOST_GLOSSES] if gloss.isalpha()]


def _derived(word: str, gloss: str) -> bool:
    if word[:SHARED] != gloss[:SHARED] or len(gloss) < SHARED or word == gloss:
        return False
    shared = next((at for at, pair in enumerate(zip(word, gloss, strict=False)) if pair[0] != pair[1]), len(gloss))
    return shared >= MOSTLY * max(len(word), len(gloss))


@lru_cache(maxsize=1 << 10)
def _stands_for(form: str, part: str) -> bool:
    """Whether many of the dictionary's words with a combining form have the Chinese part: ferro- and 铁."""
    found = cedict.mentioning(form)
    entries = [each for each in found if any(w.text.startswith(form) for w in english_words(each.senses.lower()))]
    return bool(entries) and sum(part in entry.simplified for entry in entries) >= FORM * len(entries)


def _chinese(term: str) -> Iterator[str]:
    words = [word.text.lower() for word in english_words(term)]
    if len(words) != 2:
        return
    choices = [(*to_chinese(word), *to_chinese(stem(word)))[:MOST_GLOSSES] for word in words]
    yield from ("".join(pair) for pair in product(*choices))


def _stems(text: str) -> tuple[str, ...]:
    return tuple(stem(word.text) for word in english_words(text))
