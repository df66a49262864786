"""How alike names sound that are written in Latin letters: Pinyin, older spellings, spellings from Mongolian or Uyghur.

乌兰察布 is Ulanqab, Ulangab, Ulanchab and Wulanchabu; all of them share their consonants, sounds that transcribers
confuse taken as one. Candidates share this skeleton up to one consonant; a weighted edit distance judges them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

ALIKE = 0.17
"""The largest distance, as a share of the longer spelling, at which two spellings may be one name. Chosen on places of
northern China in official, Pinyin and misspelt forms: at 0.13 a tenth of these is lost, at 0.22 strangers come in."""

SHORTEST = 4  # letters; what is shorter sounds like much else
FEW = 3  # consonants; with fewer the vowels have to agree better
ALIKE_FEW = 0.09

_DIGRAPHS = (
    ("zh", "J"), ("ch", "J"), ("ts", "J"), ("tz", "J"), ("dz", "J"), ("cs", "J"), ("sh", "S"), ("hs", "S"),
    ("kh", "K"), ("gh", "K"), ("ph", "P"), ("th", "T"), ("lh", "L"), ("rh", "L"), ("ck", "K"),
)  # fmt: skip
_SOUNDS = {
    **dict.fromkeys("bpfv", "P"), **dict.fromkeys("dt", "T"), **dict.fromkeys("gkh", "K"), **dict.fromkeys("qjcz", "J"),
    **dict.fromkeys("xs", "S"), **dict.fromkeys("lr", "L"), "m": "M", "n": "N",
}  # fmt: skip
_CONSONANTS = frozenset("PTKJSLMN")
_CLASSES = str.maketrans({**_SOUNDS, **dict.fromkeys("aeiouyw")})  # of vowels, nothing is left
_NASAL = re.compile(r"(?<=n)g(?![aeiouyw])")  # ng is one sound, but n and g before a vowel are two
_AGAIN = re.compile(r"(.)\1+")
_HEAD = re.compile(r"[zctdshkgplrw]*.?", re.I)  # what the first sound of a spelling depends on
_EXCHANGED = ({"N", "L"}, {"J", "S"}, {"K", "J"})

_PINYIN = re.compile(
    r"(?:[bpm](?:ang|eng|ing|ian|iao|ai|an|ao|ei|en|ie|in|iu|ou|a|e|i|o|u)|f(?:ang|eng|an|ei|en|ou|a|o|u)"
    r"|(?:[dtnl]|[gkh](?!i)|[zcs](?!i[a-z]))"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|a|e|i|o|u|v)"
    r"|[jqx](?:iang|iong|ian|iao|ing|uan|ia|ie|in|iu|ue|un|i|u)"
    r"|(?:zh|ch|sh|r)(?:uang|ang|eng|ong|uai|uan|ai|an|ao|ei|en|ou|ua|ui|un|uo|a|e|i|u)"
    r"|y(?:ang|ing|ong|uan|an|ao|in|ou|ue|un|a|e|i|u)|w(?:ang|eng|ai|an|ei|en|a|o|u)"
    r"|ang|ai|an|ao|ei|en|er|ou|a|e|o)+"
)

VOWEL = 0.3  # a vowel left out, added or changed
SAME_VOWEL = 0.15  # o for u, i for y or e
DOUBLED = 0.2  # a consonant written twice or once
BREATH = 0.4  # an h or g that one spelling leaves out
SOFT = 0.45  # k before i or e for j and q (Peking, Nanking); n for l
OTHER = 1.0


@lru_cache(maxsize=1 << 16)
def sounds(word: str) -> str:
    """The sounds of a spelling: classes of consonants as capitals, vowels as they are."""
    plain, out = _NASAL.sub("", _plain(word)), ""
    for at, char in enumerate(plain):
        after = plain[at + 1 : at + 2]
        if char == "w" and after in ("u", "o") and not out:
            continue
        out += _SOUNDS.get(char, {"w": "u", "y": "i", "v": "u"}.get(char, char))
    return out


def _plain(word: str) -> str:
    """The letters of a spelling, two that are one sound as its class."""
    plain = word.lower()
    if not (plain.isascii() and plain.isalpha()):
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if c.isascii() and c.isalpha())
    for pair, sound in _DIGRAPHS:
        plain = plain.replace(pair, sound)
    return plain


@lru_cache(maxsize=1 << 16)  # the words of a library are put in order again for each of its states
def skeleton(word: str) -> str:
    """The consonants of a spelling as classes of sound, doubles once; a vowel at the head counts as none."""
    return _AGAIN.sub(r"\1", _NASAL.sub("", _plain(word)).translate(_CLASSES))


@lru_cache(maxsize=1 << 14)
def distance(one: str, other: str) -> float:
    """How far two spellings are apart in sound: 0 to 1, as a share of the longer one."""
    a, b = sounds(one), sounds(other)
    before = [0.0]
    for j in range(len(b)):
        before.append(before[-1] + _gap(b, j))
    for i, sound in enumerate(a):
        row = [before[0] + _gap(a, i)]
        for j, heard in enumerate(b):
            row.append(
                min(before[j + 1] + _gap(a, i), row[j] + _gap(b, j), before[j] + _change(sound, heard, a, b, i, j))
            )
        before = row
    return before[-1] / max(len(a), len(b), 1)


def _gap(text: str, at: int) -> float:
    sound = text[at]
    if sound not in _CONSONANTS:
        return VOWEL
    if text[at - 1 : at] == sound and at:
        return DOUBLED
    return BREATH if sound == "K" else OTHER


def _change(sound: str, heard: str, a: str, b: str, i: int, j: int) -> float:
    if sound == heard:
        return 0.0
    both = {sound, heard}
    if not both & _CONSONANTS:
        return SAME_VOWEL if both in ({"o", "u"}, {"i", "e"}, {"a", "e"}, {"a", "o"}) else VOWEL
    front = (a[i + 1 : i + 2] + b[j + 1 : j + 2]).strip("aou") != ""
    if (both == {"K", "J"} and front) or both == {"N", "L"} or both == {"J", "S"}:
        return SOFT
    return OTHER


def alike(one: str, other: str) -> bool:
    """Whether two spellings may be of one name."""
    if not _begin_alike(sounds(one)[:1], sounds(other)[:1]):
        return False
    few = min(len(skeleton(one)), len(skeleton(other))) < FEW
    return distance(one, other) <= (ALIKE_FEW if few else ALIKE)


def _begin_alike(one: str, other: str) -> bool:
    """Whether two first sounds may be one: people seldom add or change the first consonant of a name."""
    consonants = {one, other} & _CONSONANTS
    return one == other or not consonants or consonants == {"K"} or {one, other} in _EXCHANGED


@lru_cache(maxsize=1 << 14)
def is_pinyin(word: str) -> bool:
    """Whether a word in small letters can be read as Pinyin from its first letter to its last."""
    return bool(_PINYIN.fullmatch(word))


class Sounds:
    """Spellings, to be found by other spellings of the same name.

    Those that begin alike are put in order when the first of them is asked for.
    """

    def __init__(self, spellings: Iterable[str]) -> None:
        self._beginning: defaultdict[str, list[str]] = defaultdict(list)
        for spelling in spellings:
            if len(spelling) >= SHORTEST and spelling.isalpha():
                self._beginning[_first(spelling)].append(spelling)
        self._tables: dict[str, Mapping[str, list[str]]] = {}

    def near(self, word: str) -> list[tuple[float, str]]:
        """The spellings that may be of the same name as the word, with their distances, nearest first."""
        if len(word) < SHORTEST or len(found := skeleton(word)) < 2:
            return []
        tables = [self._table(first) for first in self._beginning if _begin_alike(_first(word), first)]
        wanted = {found, *_shortened(found)}
        candidates = {each for table in tables for near in wanted for each in table.get(near, ())}
        return sorted((distance(word, each), each) for each in candidates if alike(word, each))

    def _table(self, first: str) -> Mapping[str, list[str]]:
        """The spellings that begin with this sound, by their skeletons and what these are without a consonant."""
        if first not in self._tables:
            table: defaultdict[str, list[str]] = defaultdict(list)
            for spelling in self._beginning[first]:
                if len(found := skeleton(spelling)) > 1:
                    for near in {found, *_shortened(found)}:
                        table[near].append(spelling)
            self._tables[first] = table
        return self._tables[first]


def _first(spelling: str) -> str:
    """The first sound of a spelling."""
    head = _HEAD.match(spelling) if spelling.isascii() and spelling.isalpha() else None
    return sounds(head.group() if head else spelling)[:1]


def _shortened(consonants: str) -> Iterator[str]:
    """The skeleton without one of its consonants, where enough is left."""
    if len(consonants) > FEW:
        yield from (consonants[:at] + consonants[at + 1 :] for at in range(len(consonants)))
