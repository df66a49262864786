"""The numbers of lists, headings and pages as they are printed: 1, iv, （三）, 甲, ①.

The names of the forms are those of Office Open XML (ISO/IEC 29500-1, 17.18.59, ST_NumberFormat).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

_DIGITS = "〇一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_FORMAL_DIGITS = str.maketrans(f"{_DIGITS}零十百千", "零壹贰叁肆伍陆柒捌玖零拾佰仟")
_TRADITIONAL_DIGITS = str.maketrans(f"{_DIGITS}零十百千", "零壹貳參肆伍陸柒捌玖零拾佰仟")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
LARGEST = 9999
"""The largest number that is written in letters: beyond it no list is numbered but by those who mean harm."""

MOST_TURNS = 10
"""How often the alphabet is gone through before a number in letters is written in digits."""

LONGEST_LABEL = 255
"""Characters of a number with what stands around it: Word's own fields for them take no more. A file may say one of
any length once and have it before each of its paragraphs, so what is longer is cut."""


def numeral(number: int, form: str) -> str:
    """The number in this form; in digits where the form is not known, or has no sign for the number."""
    if not 0 < number <= LARGEST:
        return str(number)
    return _FORMS.get(form, str)(number)


def roman(number: int) -> str:
    """A number in small Roman figures; nothing for zero."""
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def letters(number: int) -> str:
    """a to z, then aa, bb, as word processors and PDF count (ISO 32000-1, 12.4.2); in digits where that grows long."""
    turn, at = divmod(number - 1, 26)
    return chr(ord("a") + at) * (turn + 1) if turn < MOST_TURNS else str(number)


def _chinese(number: int) -> str:
    """一, 十二, 一百零五."""
    digits = str(number)
    written, empty = "", False
    for at, digit in enumerate(digits):
        if digit == "0":
            empty = bool(written)
            continue
        written += ("零" if empty else "") + _DIGITS[int(digit)] + _UNITS[len(digits) - at - 1]
        empty = False
    return written[1:] if written.startswith("一十") else written


def _formal(number: int) -> str:
    return ("一" * (10 <= number < 20) + _chinese(number)).translate(_FORMAL_DIGITS)


def _traditional(number: int) -> str:
    return ("一" * (10 <= number < 20) + _chinese(number)).translate(_TRADITIONAL_DIGITS)


def _digit_by_digit(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _one_of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if number <= len(signs) else str(number)


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _row(first: str, count: int) -> str:
    return "".join(chr(ord(first) + n) for n in range(count))


_FORMS: Mapping[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "ordinal": _ordinal,
    "numberInDash": lambda number: f"- {number} -",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _one_of(_row("①", 20) + _row("㉑", 15) + _row("㊱", 15)),
    "decimalEnclosedCircleChinese": _one_of(_row("①", 20) + _row("㉑", 15) + _row("㊱", 15)),
    "decimalEnclosedParen": _one_of(_row("⑴", 20)),
    "decimalEnclosedFullstop": _one_of(_row("⒈", 20)),
    "ideographEnclosedCircle": _one_of(_row("㊀", 10)),
    "ideographTraditional": _one_of("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _one_of("子丑寅卯辰巳午未申酉戌亥"),
    "ideographDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
         "taiwaneseCountingThousand"),
        _chinese,
    ),
    "chineseLegalSimplified": _formal,
    "ideographLegalTraditional": _traditional,
    "japaneseLegal": _traditional,
}  # fmt: skip
