"""Numbers of Chinese text with what they measure: 20514.2 亿元, 两年半, 三元五角, 3—5万吨, 35.6万 人."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from corpus.quantities.chinese_numerals import DIGITS, HAN, Numeral, numeral_at
from corpus.quantities.chinese_words import MEASURES, PART_OF_WORD
from corpus.quantities.figures import BLANK, EXACT, RANGE, SYMBOL, Reading, currency_before, minus_before, spread
from corpus.quantities.units import CHINESE_UNITS, COUNTED_UNITS, SYMBOLS, alternatives

_B = f"{BLANK}{{0,2}}"
_NO_UNIT = (  # characters behind that make another word of what looks like a unit
    r"(?!(?<=元)[素旦宵首帅件勋老朝]|(?<=年)[级代轻货糕味画薪]|(?<=天)[津空然涯窗线]|(?<=周)[期边围末密转报长折]|(?<=米)[粉饭色兰]"
    r"|(?<=度)[假过]|(?<=里)[程面斯约昂]|(?<=升)[级值温至起]|(?<=克)[服隆]|(?<=日)[元本均产报常程]|(?<=[尺寸])[度骨]"
    r"|(?<=星期)[一二三四五六日天几]|(?<=周)[一二三四五六日]|(?<=伏)尔|(?<=桶)装|(?<=码)头|(?<=丈)夫|(?<=瓦)[斯房]|(?<=倍)[数频])"
)
_UNCOUNTED = {*CHINESE_UNITS} - {"月"}
_UNIT = re.compile(
    rf"[多余来]?{_B}(?:个(?P<counted>{alternatives(COUNTED_UNITS)})|(?P<unit>{alternatives(_UNCOUNTED)})){_NO_UNIT}"
)
_HALVED = re.compile(rf"{_B}个半(?P<unit>小时|钟头|月|星期|世纪)")
_HALF_MORE = re.compile(r"半(?![数以个夜天年径])")
_MONEY_TAIL = re.compile(rf"(?:(?P<jiao>[\d{''.join(DIGITS)}])角)?(?:(?P<fen>[\d{''.join(DIGITS)}])分(?!之))?整?")
_PRICE = re.compile(rf"块(?P<tenths>[\d{''.join(DIGITS)}])(?:[毛角]钱?)?(?![\d{HAN}.个名位条块])")
_TALLER = re.compile(rf"[{''.join(DIGITS)}]{{1,2}}(?![{HAN}个名位条年月日点米])")
_STARTS_UNIT = frozenset(name[0] for name in (*CHINESE_UNITS, *SYMBOLS)) | frozenset(
    "多余来个 \t\u00a0\u2009\u202f\u3000"
)
_BEFORE_NUMBER = re.compile(rf"[\d{HAN}$¥￥€£+]")
_BELOW_ZERO = re.compile(r"(?:零下|负)$")
_HALVES = frozenset({"year", "h", "month", "day", "week", "kg", "jin", "km", "times"})
_THIS_ONE = re.compile("(?<![以之])[前后上下同每这那某另新头任有的]$")
"""Before 一 they make it point and not count: 前一交易日, 同一年."""
_TEN = Decimal(10)


def amount_at(text: str, at: int, floor: int, low: Numeral) -> list[Reading]:
    """The amount, or the two ends of the range, that begins with this number; empty where it counts nothing.

    ``floor`` is where the quantity before ended: signs and prefixes stand behind it.
    """
    if low.han and _is_part_of_word(text, at):
        return []
    first = _measured(text, at, low)
    if pair := _range(text, first, low):
        return [_signed(text, pair[0], floor), _shared_sign(text, pair, floor)]
    return [_signed(text, first, floor)] if _counts(text, low, first) else []


def _is_part_of_word(text: str, at: int) -> bool:
    before = text[max(0, at - 3) : at]
    return bool(PART_OF_WORD.search(before)) or (text[at] == "十" and before[-1:] in ("几", "数"))


def _range(text: str, first: Reading, low: Numeral) -> tuple[Reading, Reading] | None:
    to = RANGE.match(text, first.end)
    if not to or not (at := _number_after(text, to.end())):
        return None
    high = numeral_at(text, at)
    if high is None:
        return None
    second = _measured(text, at, high)
    bare = not first.unit and not second.unit and first.scale == 1 == second.scale
    if bare and (low.han or high.han) and not (MEASURES.match(text, high.end)):
        return None
    if re.match(r"-\d", text[high.end : high.end + 2]):
        return None
    return spread(first, replace(second, start=to.end()), high.scale)


def _number_after(text: str, at: int) -> int | None:
    """Where the number begins, behind a currency sign at most."""
    found = _BEFORE_NUMBER.match(text, at)
    if not found:
        return None
    return at if found.group() not in "$¥￥€£+" else at + 1 if text[at + 1 : at + 2].isdecimal() else None


def _measured(text: str, at: int, number: Numeral) -> Reading:
    """The number with its unit, if it has one."""
    bare = Reading(number.value, "", at, number.end, number.scale)
    if text[number.end : number.end + 1] not in _STARTS_UNIT:
        return bare
    if halved := _HALVED.match(text, number.end):
        return replace(
            bare, value=EXACT.add(number.value, Decimal("0.5")), unit=CHINESE_UNITS[halved["unit"]], end=halved.end()
        )
    if price := _PRICE.match(text, number.end):
        more = _digit(price["tenths"]) / _TEN
        return replace(bare, value=EXACT.add(number.value, more), unit="CNY", end=price.end())
    found = _UNIT.match(text, number.end)
    if not found:
        symbol = SYMBOL.match(text, number.end)
        return replace(bare, unit=SYMBOLS[symbol["unit"]], end=symbol.end()) if symbol else bare
    if found["unit"] == "度" and number.han and number.value < _TEN and text[max(0, at - 2) : at] != "零下":
        return bare  # 两度, 三度 are times, seldom degrees
    reading = replace(bare, unit=CHINESE_UNITS[found["counted"] or found["unit"]], end=found.end())
    return _with_tail(text, reading, number)


def _with_tail(text: str, reading: Reading, number: Numeral) -> Reading:
    """What a unit may have behind it: 三元五角, 两年半, 一米八."""
    if reading.unit == "CNY" and (tail := _MONEY_TAIL.match(text, reading.end)) and tail.group():
        more = sum(
            (_digit(tail[name]) * size for name, size in (("jiao", Decimal("0.1")), ("fen", Decimal("0.01")))),
            Decimal(),
        )
        return replace(reading, value=EXACT.add(number.value, more), end=tail.end())
    if reading.unit == "°" and number.han and (taller := _TALLER.match(text, reading.end)):
        return replace(reading, value=EXACT.add(number.value, _decimals(taller.group())), end=taller.end())
    if reading.unit in _HALVES and _HALF_MORE.match(text, reading.end):
        return replace(reading, value=EXACT.add(number.value, Decimal("0.5")), end=reading.end + 1)
    if reading.unit == "m" and number.han and number.value < _TEN and (taller := _TALLER.match(text, reading.end)):
        return replace(reading, value=EXACT.add(number.value, _decimals(taller.group())), end=taller.end())
    return reading


def _decimals(digits: str) -> Decimal:
    return Decimal("0." + "".join(str(DIGITS[char]) for char in digits))


def _digit(text: str | None) -> Decimal:
    return Decimal(0) if text is None else Decimal(DIGITS.get(text, text))


def _counts(text: str, number: Numeral, reading: Reading) -> bool:
    """Whether the number counts or measures something; small numerals are often parts of words."""
    behind = text[number.end : number.end + 1]
    if behind == "几":
        return False
    if not number.han:
        return True
    if number.value <= 1 and (not reading.unit or _points(text, reading)):
        return False
    if reading.unit:
        return True
    run = text[reading.start : number.end]
    spelled_out = len(run) > 1 and any(char not in DIGITS for char in run)
    measured = MEASURES.match(text, number.end + (behind in tuple("多余来")))
    return bool(measured) or (spelled_out and number.value > _TEN)


def _points(text: str, reading: Reading) -> bool:
    """Whether 一 points at one of them (前一交易日, 同一年) and does not count (施行后一年内)."""
    counted = text[reading.end : reading.end + 1] in tuple("内以之后里多左")
    return not counted and _THIS_ONE.search(text[max(0, reading.start - 2) : reading.start]) is not None


def _signed(text: str, reading: Reading, floor: int) -> Reading:
    """With the currency or minus before it."""
    at = reading.start
    if (before := currency_before(text, at)) and before[1] >= floor and reading.unit in ("", "CNY", before[0]):
        return replace(reading, unit=before[0], start=before[1])
    if (below := _BELOW_ZERO.search(text[max(floor, at - 2) : at])) and (reading.unit or below.group() == "负"):
        return replace(reading, value=-reading.value, start=at - len(below.group()))
    if at > floor and text[at - 1] == "+" and reading.unit:
        return replace(reading, start=at - 1)
    start = minus_before(text, at, reading.unit)
    return replace(reading, value=-reading.value, start=start) if floor <= start < at else reading


def _shared_sign(text: str, pair: tuple[Reading, Reading], floor: int) -> Reading:
    """The upper end, which has the currency that stands before the lower one."""
    before = currency_before(text, pair[0].start)
    shared = before and before[1] >= floor and pair[1].unit in ("", "CNY")
    return replace(pair[1], unit=before[0]) if before and shared else pair[1]
