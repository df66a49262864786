"""Quantities of Chinese text: which of its numerals are dates, ordinals, fractions, shares, amounts, and which none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from corpus.quantities.chinese_amounts import amount_at
from corpus.quantities.chinese_dates import Found, date_at
from corpus.quantities.chinese_numerals import DIGITS, HAN, RUN, Numeral, numeral_at
from corpus.quantities.chinese_words import CONGRESS, IDIOMS, NO_ORDINAL
from corpus.quantities.figures import BLANK, NAMED, VULGAR, currency_before, fraction_at, is_part_of_name, plain
from corpus.quantities.units import CHINESE_UNITS
from corpus.types import Quantity

_SIMPLE = str.maketrans(
    "０１２３４５６７８９．％＄億萬兩貳參陸餘幾點個條項戶種臺檯國歐鎊盧盤週歲時鐘間紀後噸頃畝華裡裏級屆層類處雙數倍約負圓塊錢縣區鄉團營聲頭張輛雜韓羅尋幣該禮開會員齡陽業內",
    "0123456789.%$亿万两贰叁陆余几点个条项户种台台国欧镑卢盘周岁时钟间纪后吨顷亩华里里级届层类处双数倍约负元块钱县区乡团营声头张辆杂韩罗寻币该礼开会员龄阳业内",
)
"""The full-width and Traditional forms of what is looked for, one character for one: spans stay true."""
_UNUSUAL = re.compile(f"[{''.join(map(chr, _SIMPLE))}]")

_B = f"{BLANK}{{0,2}}"
_NUMERALS = f"\\d{HAN}億萬兩貳參陸"
_BEHIND_ONE = "".join({name[0] for name in CHINESE_UNITS} | set(HAN)) + "点.．分成半季刻"
_ANYWHERE = re.compile(
    rf"[{_NUMERALS.replace('一', '')}{''.join(VULGAR)}半]|(?<=第)一"
    rf"|一(?=[{_BEHIND_ONE}億萬兩貳參陸餘點時歲週噸頃畝華裡裏公英]"
    r"|[个個](?:百分|基[点點]|月|星期|小[时時]|[工营營交]|世[纪紀]|半))"
)
"""Where a quantity may begin; 一 alone is mostly an article."""

_DATE_AHEAD = re.compile(rf"(?:\d+|[{HAN}]+){_B}(?:[年月日号季世时点:：/~～〜至到、−－–—‐-]|\.\d+\.\d)")
_PART = re.compile(rf"(?P<of>[百千万])分之{_B}(?=[\d{HAN}])")
_OF = re.compile(rf"{_B}分之{_B}(?=[\d{HAN}])")
_AND_TO = re.compile(rf"(?:至|到)(?:百分之)?(?=[\d{HAN}])")
_TENTHS = re.compile(
    r"成(?P<more>[半一二三四五六七八九](?![成个]))?(?![功为立员长就果份绩效都交了人名语品群型套年本像熟不书虫家活见因分])"
)
_HALF = re.compile(
    r"半个?(?P<unit>小时|钟头|月|世纪|年(?![级度])|天(?!时间内)|日|公里|公斤|斤|里)|半数|(?<=一)半(?![以])"
)
_MARKER_BEHIND = re.compile(r"[、.．](?!\d)|[)）]")
_CLAUSE_BEGINS = re.compile(r"(?:^|[\n。；;：:，,])[ \u3000(（]*第?$")
_LINE_BEGINS = re.compile(r"(?:^|\n)[ \u3000]*$")
_OUTLINE = re.compile(rf"\d{{1,2}}[.．]{_B}(?!\d)")
_OUTLINE_OF_TWO = re.compile(rf"\d{{1,2}}\.\d{{1,2}}{BLANK}+(?![\d万亿千百]|[a-zA-Z%])")
_LATIN = re.compile("[A-Za-z_]")
_BEFORE_MARKER = frozenset("\n。；;：:，, \u3000（(第")
_BEFORE_OF = frozenset("分 \u3000\t\u00a0")
_NUMERAL_CHARS = frozenset(HAN) | frozenset("0123456789")
_OTHER_DOLLARS = frozenset({"TWD", "HKD", "MOP", "SGD"})
_TEN = 10
_FEW = 3
_LAST_CONGRESS = 40  # 二十大; 五十万大军 is none
_DIGITS_END = re.compile(r"[\d.A-Za-z_]+")


def _simple(found: re.Match[str]) -> str:
    return chr(_SIMPLE[ord(found.group())])


def find(text: str) -> tuple[Quantity, ...]:
    """The quantities of a Chinese text, in order."""
    if not _ANYWHERE.search(text):
        return ()
    simple = _UNUSUAL.sub(_simple, text)
    found: list[Quantity] = []
    at = 0
    while anchor := _ANYWHERE.search(simple, at):
        quantities, at = _read(simple, anchor.start(), found[-1].end if found else 0)
        found += quantities
    return (
        tuple(_in_one_currency(simple, found)) if any(each.unit in _OTHER_DOLLARS for each in found) else tuple(found)
    )


def _in_one_currency(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """新台币六万元以上三十万元以下: the 元 of a sentence are of the currency that it names first."""
    named, since = "", 0
    for each in found:
        if each.unit in _OTHER_DOLLARS:
            named, since = each.unit, each.end
        plain_yuan = each.unit == "CNY" and text[each.end - 1] == "元" and text[each.start] in _NUMERAL_CHARS
        same = plain_yuan and named and "。" not in text[since : each.start]
        yield replace(each, unit=named) if same else each


def _read(text: str, at: int, floor: int) -> Found:
    """The quantities that begin at this numeral and where to go on."""
    if text[at] == "半":
        return _half(text, at, at) or ([], at + 1)
    if text[at].isdecimal():
        if is_part_of_name(text, at, floor) and not currency_before(text, at):
            return _latin_quarter(text, at) or ([], _past(text, at))
    elif idiom := IDIOMS.match(text, at):
        return [], idiom.end()
    if (not at or text[at - 1] in _BEFORE_MARKER) and _is_marker(text, at):
        return [], _past(text, at)
    if _DATE_AHEAD.match(text, at) and (dates := date_at(text, at)):
        return dates
    if text[at] in "百千万" and (part := _PART.match(text, at)):
        return _percentage(text, at, part) or ([], part.end())
    number = numeral_at(text, at)
    if number is None:
        return [], _past(text, at)
    return _number(text, at, floor, number) or ([], _past(text, at))


def _number(text: str, at: int, floor: int, number: Numeral) -> Found | None:
    """What a number that is no date tells."""
    if at and (text[at - 1] == "第" or text.startswith("第 ", at - 2)):
        return _ordinal(text, at, number)
    return _share(text, at, number) or _amount(text, at, floor, number)


def _past(text: str, at: int) -> int:
    """Behind the digits or numerals that stand here."""
    found = NAMED.match(text, at) or _DIGITS_END.match(text, at) or RUN.match(text, at)
    return found.end() if found else at + 1


def _is_marker(text: str, at: int) -> bool:
    """Whether the numeral is the marker of a list: 一、 （二） 1. 第一，"""
    window = text[max(0, at - 6) : at]
    if not window or _CLAUSE_BEGINS.search(window):
        end = _past(text, at)
        if window.endswith("第"):
            return text[end : end + 1] in tuple("，,、：:")
        if window[-1:] in ("(", "（"):
            return text[end : end + 1] in (")", "）") and end - at <= 5
        return bool(_MARKER_BEHIND.match(text, end) or (_LINE_BEGINS.search(window) and _is_outline(text, at)))
    return window[-1] in "（(" and bool(re.match(rf"(?:\d{{1,2}}|[{HAN}]{{1,3}})[)）]", text[at : at + 4]))


def _is_outline(text: str, at: int) -> bool:
    """The number of a heading: 1. 总体要求, 3.2 范围."""
    if _OUTLINE.match(text, at):
        return True
    found = _OUTLINE_OF_TWO.match(text, at)
    return found is not None and not any(text.startswith(unit, found.end()) for unit in CHINESE_UNITS)


def _latin_quarter(text: str, at: int) -> Found | None:
    """Q3 alone."""
    found = re.match(r"[Qq](?P<q>[1-4])(?![\dA-Za-z])", text[at - 1 : at + 2])
    alone = found and not (at > 1 and text[at - 2].isascii() and text[at - 2].isalnum())
    return ([Quantity(f"--Q{found['q']}", "date", at - 1, at + 1)], at + 1) if found and alone else None


def _ordinal(text: str, at: int, number: Numeral) -> Found | None:
    if number.value != number.value.to_integral_value():
        return None
    if NO_ORDINAL.match(text, number.end) and number.value <= _FEW:
        return [], number.end
    start = at - 1 if text[at - 1] == "第" else at - 2
    return [Quantity(plain(number.value), "ordinal", start, number.end)], number.end


def _half(text: str, at: int, start: int) -> Found | None:
    """半年, 半数, 一半."""
    found = _HALF.match(text, at)
    if not found or (start and found["unit"] and text[start - 1] in "上下前后头大多"):
        return None
    start = at - 1 if found.group() == "半" else start
    return [Quantity("0.5", CHINESE_UNITS.get(found["unit"] or "", ""), start, found.end())], found.end()


def _share(text: str, at: int, number: Numeral) -> Found | None:
    """三分之二, 1/3, 六成, 一半, 二十大: a number that is not itself the amount."""
    behind = text[number.end : number.end + 1]
    if behind in ("/", " ") and not number.han and (fraction := fraction_at(text, at)):
        return [fraction.quantity()], fraction.end
    if behind == "半" and number.value == 1:
        return _half(text, at + 1, at)
    if behind == "成" and number.value <= _TEN:
        return _tenths(text, at, number)
    if behind in _BEFORE_OF and (of := _OF.match(text, number.end)) and (top := numeral_at(text, of.end())):
        value = Fraction(top.value) / Fraction(number.value) if number.value else Fraction(0)
        return [Quantity(plain(value), "", at, top.end)], top.end
    term = behind == "届" and number.value > _TEN
    if number.han and (term or _is_congress(text, number)):
        return [Quantity(plain(number.value), "ordinal", at, number.end)], number.end
    return None


def _is_congress(text: str, number: Numeral) -> bool:
    """二十大, 四中全会."""
    within = _TEN + 1 < number.value <= _LAST_CONGRESS if text[number.end : number.end + 1] == "大" else True
    return within and bool(CONGRESS.match(text, number.end))


def _tenths(text: str, at: int, number: Numeral) -> Found | None:
    """六成, 三成五, 三成半."""
    found = _TENTHS.match(text, number.end)
    if not found:
        return None
    more = Decimal(5 if found["more"] == "半" else DIGITS[found["more"]] if found["more"] else 0)
    return [Quantity(plain(number.value * 10 + more), "%", at, found.end())], found.end()


def _percentage(text: str, at: int, part: re.Match[str]) -> Found | None:
    """百分之五点八; 百分之三至五 is a range; 万分之五 is 0.0005."""
    if text.startswith("百", part.end()) and part["of"] == "百":
        return [Quantity("100", "%", at, part.end() + 1)], part.end() + 1
    number = numeral_at(text, part.end())
    if number is None:
        return None
    found = [_part_of(part["of"], number.value, at, number.end)]
    if (to := _AND_TO.match(text, number.end)) and (high := numeral_at(text, to.end())):
        found.append(_part_of(part["of"], high.value, to.start() + 1, high.end))
    return found, found[-1].end


def _part_of(whole: str, value: Decimal, start: int, end: int) -> Quantity:
    if whole == "万":
        return Quantity(plain(Fraction(value) / 10000), "", start, end)
    return Quantity(plain(value), "%" if whole == "百" else "‰", start, end)


def _amount(text: str, at: int, floor: int, number: Numeral) -> Found | None:
    if not number.han and NAMED.match(text, at):
        return None
    readings = amount_at(text, at, floor, number)
    if not readings:
        return None
    end = readings[-1].end
    if text[end - 1].isdecimal() and _LATIN.match(text, end):
        return None  # 5G, 4K
    return [reading.quantity() for reading in readings], end
