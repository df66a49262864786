"""English numbers: 2.05 trillion, three hundred and fifty-four, one and a half million, half a dozen, 3.5bn."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from corpus.quantities.figures import EXACT, FIGURE, figure, times
from corpus.quantities.units import alternatives

ONES = {word: value for value, word in enumerate(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split(), 1)}  # fmt: skip
TENS = {
    word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT = {"mn": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12}
_LETTERS = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}
DOZEN = 12

_WORD = alternatives({*ONES, *TENS, *SCALES})
_AND = "|".join(rf"(?<={scale}) and " for scale in SCALES)
_SPELLED = re.compile(rf"(?:{_WORD})(?:(?:[ -]{{1,2}}|{_AND})(?:{_WORD})){{0,12}}(?![a-z])", re.IGNORECASE)
_ONE_WORD = re.compile(rf"(?:{_WORD})(?=fold(?![a-z]))", re.IGNORECASE)
_SCALE = re.compile(
    rf"[ -]?(?P<scale>{'|'.join(SCALES)})(?: (?P<more>million|billion|trillion))?(?![a-z])", re.IGNORECASE
)
_SHORT_SCALE = re.compile(rf" ?(?P<scale>{'|'.join(_SHORT)})(?![A-Za-z])", re.IGNORECASE)
_LETTER_SCALE = re.compile(r" ?(?P<scale>[kmbtKMBT])(?![A-Za-z])")
_AND_A_HALF = re.compile(
    rf" and (?:a|one) (?P<part>half|quarter)(?![a-z])(?:[ -](?P<scale>{'|'.join(SCALES)})(?![a-z]))?", re.IGNORECASE
)
_MORE = re.compile(
    rf"[ -]?(?:{alternatives({*SCALES, *_SHORT})})| ?[kmbt](?![a-z])| and (?:a|one) | dozen", re.IGNORECASE
)
"""The beginning of what may stand behind a number as a part of it."""

_DOZEN = re.compile(r" dozen(?![a-z])", re.IGNORECASE)
_ARTICLE = re.compile(
    rf"an? (?:(?P<scale>{'|'.join(SCALES)})(?: (?P<more>million|billion|trillion))?|(?P<dozen>dozen))(?![a-z])",
    re.IGNORECASE,
)
_ZERO = re.compile(r"zero(?![a-z])", re.IGNORECASE)
_HALF_SCALE = re.compile(rf"half (?:an? )?(?:(?P<scale>{'|'.join(SCALES)})|(?P<dozen>dozen))(?![a-z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and where it ends; ``scale`` is what it was multiplied by, ``spelled`` whether it is in words."""

    value: Decimal
    end: int
    scale: Decimal
    spelled: bool


def numeral_at(text: str, at: int, *, money: bool) -> Numeral | None:
    """The number that begins at this place; ``money``: a single letter may be its scale (€1.2m)."""
    if found := FIGURE.match(text, at):
        return _scaled(text, Numeral(figure(found), found.end(), Decimal(1), spelled=False), money=money)
    if found := _ARTICLE.match(text, at):
        return _with_article(text, found)
    if found := _ZERO.match(text, at):
        return Numeral(Decimal(0), found.end(), Decimal(1), spelled=True)
    if found := _HALF_SCALE.match(text, at):
        scale = _scale(found)
        return Numeral(times(Decimal("0.5"), scale), found.end(), scale, spelled=True)
    return _spelled(text, at)


def _with_article(text: str, found: re.Match[str]) -> Numeral:
    """A million; a hundred and twenty."""
    scale = _scale(found)
    rest = _SPELLED.match(text, found.start("scale")) if found["scale"] else None
    value = value_of(f"one {rest.group()}") if rest else None
    if rest and value is not None and value != scale:
        return Numeral(value, rest.end(), Decimal(1), spelled=True)
    return Numeral(scale, found.end(), scale, spelled=True)


def _scale(found: re.Match[str]) -> Decimal:
    if found["scale"] is None:
        return Decimal(DOZEN)
    more = found.groupdict().get("more")
    return times(Decimal(SCALES[found["scale"].lower()]), Decimal(SCALES[more.lower()] if more else 1))


def _scaled(text: str, number: Numeral, *, money: bool) -> Numeral:
    """With the scale behind it, and a half or a dozen."""
    if not _MORE.match(text, number.end):  # as behind most numbers
        return number
    if found := _SCALE.match(text, number.end):
        scale = _scale(found)
        return Numeral(times(number.value, scale), found.end(), scale, number.spelled)
    short = _SHORT_SCALE.match(text, number.end) or (_LETTER_SCALE.match(text, number.end) if money else None)
    if short:
        scale = Decimal((_SHORT | _LETTERS)[short["scale"].lower()])
        return Numeral(times(number.value, scale), short.end(), scale, number.spelled)
    if found := _AND_A_HALF.match(text, number.end):
        scale = _scale(found) if found["scale"] else Decimal(1)
        part = Decimal("0.5" if found["part"].lower() == "half" else "0.25")
        return Numeral(times(EXACT.add(number.value, part), scale), found.end(), scale, number.spelled)
    if found := _DOZEN.match(text, number.end):
        return Numeral(times(number.value, Decimal(DOZEN)), found.end(), Decimal(DOZEN), number.spelled)
    return number


def _spelled(text: str, at: int) -> Numeral | None:
    """The longest row of words from here that makes one number."""
    found = _SPELLED.match(text, at) or _ONE_WORD.match(text, at)
    if not found:
        return None
    ends = [word.end() + at for word in re.finditer(r"[A-Za-z]+", found.group())]
    for end in reversed(ends):
        value = value_of(text[at:end])
        if value is not None:
            words = text[at:end].lower().split()
            scale = Decimal(SCALES.get(words[-1], 1))
            return _scaled(text, Numeral(value, end, scale, spelled=True), money=False)
    return None


def value_of(text: str) -> Decimal | None:
    """The value of a number in words (three hundred and fifty-four), or None where the words make none."""
    total = section = 0
    words = [word for word in re.split(r"[\s-]+", text.lower()) if word != "and"]
    if not words or words[0] in SCALES:
        return None
    for word in words:
        value = ONES.get(word) or TENS.get(word, 0)
        if value:
            # nineteen ninety-eight is a year in words, not a sum
            if section % 100 if value >= 10 else section % 10 or 10 <= section % 100 < 20:
                return None
            section += value
        elif word == "hundred":
            if section >= 100:
                return None
            section = (section or 1) * 100
        else:  # five thousand million: the scale multiplies what stands alone before it
            total = total + section * SCALES[word] if section else total * SCALES[word]
            section = 0
    return Decimal(total + section)


_ORDINAL_ONES = {word: value for value, word in enumerate(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth".split(), 1)}  # fmt: skip
_ORDINAL_ROUND = {
    "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80,
    "ninetieth": 90, "hundredth": 100, "thousandth": 1000, "millionth": 10**6,
}  # fmt: skip
ORDINALS = _ORDINAL_ONES | _ORDINAL_ROUND
_ORDINAL = re.compile(
    rf"(?P<before>(?:(?:{_WORD})(?:[ -]{{1,2}}|{_AND})){{0,12}}?)(?P<last>{alternatives(ORDINALS)})(?![a-z])",
    re.IGNORECASE,
)
_DENOMINATORS = {word: value for word, value in ORDINALS.items() if value > 2} | {"half": 2, "quarter": 4}
_FRACTION = re.compile(
    rf"(?P<top>an?|{alternatives({*ONES, *TENS})})(?P<join>[ -])(?P<bottom>{alternatives(_DENOMINATORS)}|halve)"
    r"(?P<many>s?)(?![a-z])",
    re.IGNORECASE,
)
_QUARTERS_OF_A_YEAR = re.compile(
    r"(?:first|last|past|next|previous|consecutive|straight|for|in|every|each|per|this|that) $",
    re.IGNORECASE,
)

_ONE_IN = re.compile(r"one in (?:every )?(?=[\da-z])", re.IGNORECASE)
_NOT_ONE_IN = re.compile(r" (?:years?|months?|weeks?|days?|hours?|minutes?)\b|[:/%]|-\w")
LARGEST_ONE_IN = 1000  # one in 2019 is another thing


def ordinal_at(text: str, at: int) -> tuple[int, int] | None:
    """The value of the ordinal in words that begins at this place and where it ends (twenty-first)."""
    found = _ORDINAL.match(text, at)
    if not found:
        return None
    last, before = ORDINALS[found["last"].lower()], found["before"].strip(" -")
    before = re.sub(r" and$", "", before, flags=re.IGNORECASE)
    if not before:
        return last, found.end()
    value = value_of(before)
    if value is None:
        return None
    if last >= 100:
        return int(value) * last, found.end()
    tens = last < 10 and value % 100 >= 20 and value % 10 == 0
    fits = tens or value % 100 == 0
    return (int(value) + last, found.end()) if fits else None


def one_in_at(text: str, at: int) -> tuple[Fraction, int] | None:
    """One in five, and where it ends."""
    found = _ONE_IN.match(text, at)
    number = numeral_at(text, found.end(), money=False) if found else None
    if number is None or not 1 < number.value <= LARGEST_ONE_IN or _NOT_ONE_IN.match(text, number.end):
        return None
    return Fraction(1) / Fraction(number.value), number.end


def fraction_at(text: str, at: int) -> tuple[Fraction, int] | None:
    """The fraction in words that begins at this place and where it ends (two-thirds, one eighth, a quarter of)."""
    found = _FRACTION.match(text, at)
    if not found:
        return None
    top = found["top"].lower()
    value = 1 if top in ("a", "an") else ONES.get(top) or TENS[top]
    bottom = _DENOMINATORS[found["bottom"].lower().replace("halve", "half")]
    of = text[found.end() : found.end() + 4].lower().startswith(" of ")
    if top in ("a", "an") and not of:
        return None
    if bool(found["many"]) != (value > 1) or (value >= 20 and bottom < 100):
        return None
    of_a_year = not of or (value > 1 and _QUARTERS_OF_A_YEAR.search(text[max(0, at - 16) : at]))
    if found["bottom"].lower() == "quarter" and found["join"] == " " and of_a_year:
        return None
    return Fraction(value, bottom), found.end()
