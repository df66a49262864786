"""What a paragraph or sentence offers as evidence: its keys, and what each of them may be in the other language.

A key is a short string: the stem of an English word (``reform``), a Chinese word (``改革``), a value (``=354``),
a printed number (``#12``), a mark of the sentence (``~?``). English keys are what Chinese keys are matched with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.folding import is_han, simplify
from corpus.lexicon import romanise, to_english
from corpus.numbering import leading_number
from corpus.quantities import find_quantities
from corpus.remembering import remembered
from corpus.sentences import split_sentences
from corpus.types import Lang
from corpus.words import cut, english_texts
from corpus.words import regular_stem as stem  # was and be tell nothing apart; confidence was measured without them

KEPT = 1024  # texts of a language: what settled the paragraphs of a document is what aligns them
KEPT_SENTENCES = 4096  # … and their sentences, which are paired when they are
MAX_TERMS = 12  # glosses of a word that count; later ones are rare senses
# Words that the other language often has no word for. Pronouns, negations and question words are not among them:
# in stories they are half of the evidence.
_STOP_STEMS = frozenset(
    stem(word)
    for word in (
        "a an the of and or to in on at by for with from as is are was were be been being it its this that these those "
        "which whom whose would shall should could might than do does did has have had having also such any each other "
        "very into onto up out about over under between among per etc sb sth one s t"
    ).split()
)
_STOP_WORDS = frozenset("的 了 和 与 等 之 于 所 个 一 者".split())
_MARKS = (
    ("~?", ("?", "？")), ("~!", ("!", "！")), ('~"', ("“", '"', "「", "『")), ("~(", ("(", "（")), ("~…", ("…", "...")),
)  # fmt: skip
_COLONS = (":", "：")
_CLOSING = frozenset(".!?;:,。！？；：，…")
_LOWER = re.compile(r"[\W_]*[a-z]")
_SPEECH_END = re.compile(r"[”\"’'?!,—–-]\s*$")
_JOINS = re.compile(r"(?:and|or|of|to|in|for|with|by|which|that|as|from) ")


@dataclass(frozen=True, slots=True)
class Unit:
    """One paragraph or sentence as evidence.

    ``keys`` are its own; ``reach`` holds, for each Chinese key, the English keys it may be matched with
    (an English unit reaches only its own keys). ``length`` is in characters without blanks. ``label`` says that
    no mark of running text ends it, ``continues`` that it goes on with the sentence before it (``asked the fox.``).
    """

    keys: frozenset[str]
    reach: dict[str, frozenset[str]]
    length: int
    label: bool = False
    continues: bool = False


SEAM = ""
"""No text: what stands behind the Chinese units of a section."""


@lru_cache(maxsize=1 << 16)
def _terms(word: str) -> frozenset[str]:
    """The stems of the English terms of a Chinese word."""
    stems = {stem(part) for term in to_english(word)[:MAX_TERMS] for part in english_texts(term)}
    return frozenset(stems - _STOP_STEMS)


@lru_cache(maxsize=1 << 16)
def _equivalents(word: str) -> dict[str, frozenset[str]]:
    """A Chinese word, or the dictionary's words inside it, with the stems they may be matched with."""
    if not is_han(word[:1]) or word in _STOP_WORDS:
        return {}
    terms = _terms(word)
    if len(word) == 1:
        return {word: terms} if terms else {}
    found = {word: terms | _names(word)}
    if not terms and len(word) > 2:
        found |= {part: _terms(part) for part in _inner_words(word)}
    return {key: stems for key, stems in found.items() if stems}


def _names(word: str) -> frozenset[str]:
    """How a name may be spelled in Latin letters: whole, and as family and given name."""
    spelled = {romanise(word), romanise(word[1:]), romanise(word[2:])} if len(word) <= 5 else {romanise(word)}
    return frozenset(stem(each) for each in spelled if len(each) >= 4)


def _inner_words(word: str) -> Iterator[str]:
    """The dictionary's words inside one that it doesn't hold, longest first from the left."""
    at = 0
    while at < len(word):
        part = next((word[at:end] for end in range(min(len(word), at + 4), at + 1, -1) if _terms(word[at:end])), "")
        if part and part != word:
            yield part
        at += len(part) or 1


def _values(text: str, lang: Lang) -> Iterator[str]:
    for quantity in find_quantities(text, lang):
        yield f"={quantity.value}"
        if quantity.unit == "date":  # its parts too: one side may leave out the year or the day
            yield from (f"={int(part)}" for part in quantity.value.split("-") if part.isdecimal())


def _number(text: str) -> Iterator[str]:
    number = leading_number(text)
    if number and number.value is not None:
        yield f"#{number.value}"


def _marks(text: str) -> Iterator[str]:
    for key, marks in _MARKS:
        if any(mark in text for mark in marks):
            yield key
    if text.rstrip().endswith(_COLONS):
        yield "~:"


def _closed(text: str) -> bool:
    """Whether a mark of running text stands behind the last letter or figure."""
    for char in reversed(text):
        if char in _CLOSING:
            return True
        if char.isalnum():
            break
    return False


def _latin(text: str) -> set[str]:
    return {stem(word) for word in set(english_texts(text)) if not word.isdecimal()} - _STOP_STEMS


def _length(text: str) -> int:
    return sum(map(len, text.split()))


def english_unit(text: str, before: str = "", *, one: bool = False) -> Unit:
    """The evidence of an English text, ``one`` sentence or any; ``before`` is the text that stands before it."""
    goes_on = bool(before) and bool(_SPEECH_END.search(before) or (_JOINS.match(text) and not _closed(before)))
    continues = bool(_LOWER.match(text)) and goes_on
    return Unit(_english_keys(text, one), {}, _length(text), not _closed(text), continues)


@remembered(KEPT)
def _english_keys(text: str, one: bool) -> frozenset[str]:
    said = map(_said_in_english, [text] if one else _sentences(text, "en"))
    return frozenset(_number(text)).union(_marks(text), *said)


@remembered(KEPT_SENTENCES)
def _said_in_english(sentence: str) -> frozenset[str]:
    return frozenset((*_latin(sentence), *_values(sentence, "en")))


@remembered(KEPT)
def chinese_unit(text: str, one: bool = False) -> Unit:
    """The evidence of a Chinese text, in either script, ``one`` sentence or any."""
    reach: dict[str, frozenset[str]] = {}
    for said in map(_said_in_chinese, [text] if one else _sentences(text, "zh")):
        reach.update(said)
    for key in (*_number(simplify(text)), *_marks(text)):
        reach[key] = frozenset([key])
    return Unit(frozenset(reach), reach, _length(text), not _closed(text))


@remembered(KEPT_SENTENCES)
def _said_in_chinese(sentence: str) -> dict[str, frozenset[str]]:
    simplified = simplify(sentence)
    reach: dict[str, frozenset[str]] = {}
    for word in cut(simplified):
        if found := _equivalents(word):
            reach.update(found)
    for key in (*_latin(simplified), *_values(simplified, "zh")):
        reach[key] = frozenset([key])
    return reach


def _sentences(text: str, lang: Lang) -> Iterator[str]:
    """The sentences of a text: their words and values are its own, and are asked for again when they are paired."""
    return (sentence.text for sentence in split_sentences(text, lang))


def units(texts: Sequence[str], lang: Lang, *, sentences: bool = False) -> tuple[Unit, ...]:
    """The evidence of each text; they may be said to be ``sentences``."""
    if lang == "zh":
        return tuple(chinese_unit(text, sentences) for text in texts)
    found = [english_unit(text, before, one=sentences) for before, text in zip(["", *texts], texts, strict=False)]
    # What the next one continues is no label, though no stop ends it.
    later = [*(unit.continues for unit in found[1:]), False]
    return tuple(
        replace(unit, label=False) if unit.label and goes_on else unit
        for unit, goes_on in zip(found, later, strict=False)
    )
