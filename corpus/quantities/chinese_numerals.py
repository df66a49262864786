"""Chinese numerals: 一千零五十, 两万五千, 三点五万亿, and with figures among them, 1亿2000万."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce

from corpus.quantities.figures import BLANK, EXACT, FIGURE, figure, times

DIGITS = {
    char: digit
    for digit, chars in enumerate(("零〇○", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
    for char in chars
}
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_WAN, _YI, _ZHAO = 10**4, 10**8, 10**12
_LARGE = {"万": _WAN, "亿": _YI, "兆": _ZHAO}
HAN = "".join(DIGITS) + "".join(_SMALL) + "万亿"
RUN = re.compile(rf"[{HAN}]+")
_POINT = re.compile(rf"[点.]([{''.join(DIGITS)}]{{1,20}})(?![{''.join(_SMALL)}分])")
_SCALE = re.compile(
    rf"{BLANK}{{0,2}}((?:[百千](?!分|瓦|米|克(?!拉)|卡|赫|伏|焦|帕|字节|方百计)|万(?!一(?!千|百|[元人亩吨个]))|亿|"
    r"兆(?=[元美日韩新港欧]))+)"
)
_ABOUT = re.compile(r"[多余来]([万亿]+)")
_SINGLE = {char: Decimal(digit) for char, digit in DIGITS.items()} | {"十": Decimal(10)}
_CONTINUED = frozenset(HAN + "点.多余来")
LONGEST = 24  # characters: longer than any numeral that a text spells out


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and where it ends; ``scale`` is what its last part was multiplied by, ``han``: it is in characters."""

    value: Decimal
    end: int
    scale: Decimal
    han: bool


def numeral_at(text: str, at: int) -> Numeral | None:
    """The number that begins at this place, in figures or in characters; None for about so many (两三, 七八百)."""
    if text[at] in _SINGLE and text[at + 1 : at + 2] not in _CONTINUED:
        return Numeral(_SINGLE[text[at]], at + 1, Decimal(1), han=True)
    if text[at] in DIGITS or text[at] in _SMALL:
        found = _spelled(text, at)
    else:
        printed = FIGURE.match(text, at)
        found = _printed(text, printed) if printed else None
    return _about(text, found) if found and text[found.end : found.end + 1] in tuple("多余来") else found


def _about(text: str, number: Numeral) -> Numeral:
    """200多万 is 2000000, as far as it says."""
    more = _ABOUT.match(text, number.end)
    if not more:
        return number
    scale = evaluate([Decimal(1), *more[1]]) or Decimal(1)
    return Numeral(times(number.value, scale), more.end(), times(number.scale, scale), number.han)


def _printed(text: str, found: re.Match[str]) -> Numeral:
    parts: list[Decimal | str] = [figure(found)]
    end = found.end()
    while len(parts) < LONGEST and (scales := _SCALE.match(text, end)):
        parts += scales[1]
        end = scales.end()
        more = FIGURE.match(text, end)
        if not more or more["alone"]:
            break
        parts.append(figure(more))
        end = more.end()
    value = evaluate(parts)
    if value is None:  # 5万30 人 and the like: two numbers beside each other
        return Numeral(figure(found), found.end(), Decimal(1), han=False)
    return Numeral(value, end, _last_scale(parts), han=False)


def _spelled(text: str, at: int) -> Numeral | None:
    found = RUN.match(text, at)
    if not found or found.end() - at > LONGEST:
        return None
    run, end = found.group(), found.end()
    if run[-1] in "千百" and len(run) > 1 and text[end : end + 1] and text[end] in "克瓦卡赫伏焦帕":
        run, end = run[:-1], end - 1  # 九十五千克 is 95 kg
    parts: list[Decimal | str] = [Decimal(DIGITS[char]) if char in DIGITS else char for char in run]
    if point := _POINT.match(text, end):
        return _with_point(text, parts, point)
    value = _digit_by_digit(run) if all(char in DIGITS for char in run) else evaluate(parts, spoken=True)
    return None if value is None else Numeral(value, end, _last_scale(parts), han=True)


def _with_point(text: str, parts: list[Decimal | str], point: re.Match[str]) -> Numeral | None:
    whole = evaluate(parts)
    if whole is None:
        return None
    value = Decimal(f"{whole}." + "".join(str(DIGITS[char]) for char in point[1]))
    scales = _SCALE.match(text, point.end())
    scaled: list[Decimal | str] = [value, *(scales[1] if scales else "")]
    result = evaluate(scaled)
    return (
        None
        if result is None
        else Numeral(result, scales.end() if scales else point.end(), _last_scale(scaled), han=True)
    )


def _digit_by_digit(run: str) -> Decimal | None:
    """二〇二五 is 2025; 两三 and 七八 are about so many."""
    about = len(run) == 2 and not any(DIGITS[char] == 0 for char in run)
    return None if about else Decimal("".join(str(DIGITS[char]) for char in run))


def _last_scale(parts: list[Decimal | str]) -> Decimal:
    """What the scales at the very end come to (千万 in 五千万)."""
    scale = Decimal(1)
    for part in reversed(parts):
        if not isinstance(part, str) or part in "十拾":
            break
        scale = times(scale, Decimal((_SMALL | _LARGE)[part]))
    return scale


def evaluate(parts: list[Decimal | str], *, spoken: bool = False) -> Decimal | None:
    """The value of numbers and scales in a row; None where they don't make one number.

    万 multiplies what stands since the last 亿, 亿 what stands since the one before it. ``spoken``: 三千五 is 3500.
    """
    yi = wan = section = Decimal(0)
    digit: Decimal | None = None
    last_small, before = 10**5, ""
    for part in parts:
        if isinstance(part, Decimal):
            if digit is not None and digit != 0:
                return None
            digit = part
        elif part in _SMALL:
            if _SMALL[part] >= last_small or (not digit and part not in "十拾"):
                return None
            section = EXACT.add(section, times(digit or Decimal(1), Decimal(_SMALL[part])))
            digit, last_small = None, _SMALL[part]
        else:
            section = EXACT.add(section, digit or Decimal(0))
            if not (section or wan or (part == "亿" and before == "亿")) or (part == "万" and wan):
                return None
            yi, wan = _large(part, yi, wan, section)
            section, digit, last_small = Decimal(0), None, 10**5
        before = part if isinstance(part, str) else ""
    return _sum(parts, (yi, wan, section), digit, spoken=spoken)


def _large(scale: str, yi: Decimal, wan: Decimal, section: Decimal) -> tuple[Decimal, Decimal]:
    if scale == "万":
        return yi, EXACT.add(wan, times(section, Decimal(_WAN)))
    amount = EXACT.add(wan, section)
    return EXACT.add(yi, times(amount, Decimal(_LARGE[scale]))), Decimal(0)


def _sum(
    parts: list[Decimal | str], sums: tuple[Decimal, ...], digit: Decimal | None, *, spoken: bool
) -> Decimal | None:
    total = reduce(EXACT.add, sums)
    if digit is None:
        return total
    before = parts[-2] if len(parts) > 1 else ""
    if not isinstance(before, str) or not before:
        return EXACT.add(total, digit)
    scale = (_SMALL | _LARGE)[before]
    if digit >= scale:
        return None
    if spoken and scale > 10 and digit:
        return EXACT.add(total, times(digit, Decimal(scale // 10)))
    return EXACT.add(total, digit)
