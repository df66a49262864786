"""What is printed before headings, clauses and list items: ``一、`` ``（十二）`` ``第三条`` ``IV.``, and bullets."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HAN_DIGITS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

_DIGIT = "0"  # stands for every digit
_HAN_FIRST = "一二三四五六七八九十百零〇两"
_HAN = f"[{_HAN_FIRST}]{{1,5}}"
_SET_OFF = r"(?=\s|$|[:：、.．(（])"  # 第三节车厢 and 第三部门 are no sections and parts
# What an article begins with where no blank stands behind its number (第三条为…, but not 第二条高速公路, 第一条件).
_ARTICLE = "为為本依凡对對在从從经經因除申各当當根国國省市县縣违違由任按未公有下前非所应應凡其"
_STYLES: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("part", "第", re.compile(rf"第({_HAN}|\d{{1,3}})[编編篇部卷]分?{_SET_OFF}")),
    ("chapter", "第", re.compile(rf"第({_HAN}|\d{{1,3}})章")),
    ("section", "第", re.compile(rf"第({_HAN}|\d{{1,3}})[节節]{_SET_OFF}")),
    (
        "article",
        "第",
        re.compile(rf"第({_HAN}|\d{{1,4}})[条條](?:之[一二三四五六七八九十])?(?:{_SET_OFF}|(?=[{_ARTICLE}]))"),
    ),
    ("part", "P", re.compile(r"(?:PART|Part)\s+([IVXLC]{1,6}|\d{1,3})\b[.:]?")),
    ("chapter", "C", re.compile(r"(?:CHAPTER|Chapter)\s+([IVXLC]{1,6}|\d{1,3})\b[.:]?")),
    ("section", "S", re.compile(r"(?:SECTION|Section)\s+([IVXLC]{1,6}|\d{1,3})\b[.:]?")),
    ("article", "A", re.compile(r"(?:ARTICLE|Article|Art\.)\s+(\d{1,4}(?:-\d+)?)\b[.:]?")),
    ("han comma", _HAN_FIRST, re.compile(rf"({_HAN})\s*、(?!{_HAN}[、线線级級期次批类類产產])")),
    ("han bracket", "(（", re.compile(rf"[(（]\s*({_HAN})\s*[)）]\s*[.、]?")),
    ("bracket", "(（", re.compile(r"[(（]\s*(\d{1,3})\s*[)）]\s*[.、]?")),
    ("half bracket", _DIGIT, re.compile(r"(\d{1,3})[)）]")),
    ("roman", "IVXLC", re.compile(r"(?![LC]\.)([IVXLC]{1,6})\.(?!\w)")),
    ("small roman", "ivxl", re.compile(r"([ivxl]{1,6})\.(?!\w)")),
    ("roman bracket", "(（", re.compile(r"[(（]\s*([ivxl]{1,6})\s*[)）]")),
    ("letter bracket", "(（", re.compile(r"[(（]\s*([a-z])\s*[)）]")),
    (
        "decimal",
        _DIGIT,
        re.compile(
            r"([1-9]\d?(?:\.\d{1,2}){1,3})\.?\s*(?=[A-Z](?![A-Z]{1,2}\b)|(?![万亿元吨公平米亩个千百])[\u4e00-\u9fff])"
        ),
    ),
    ("point", _DIGIT, re.compile(r"(\d{1,3})\s*[.．、](?![\d])")),
    ("circled", _CIRCLED, re.compile(rf"([{_CIRCLED}])")),
)
"""What a style is called, the characters that its numbers begin with, and how they are printed."""

_BULLET = re.compile(r"^\s*[•·●○▪◦*-]\s+")

_BY_FIRST = {
    char: tuple((style, pattern) for style, first, pattern in _STYLES if char in first)
    for char in {char for _, first, _ in _STYLES for char in first}
}


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number at the head of a text: how it looks, its value, and where it ends."""

    style: str
    value: int | None
    text: str
    end: int


def han_number(text: str) -> int | None:
    """The value of a small Chinese numeral (十二, 一百零五, 二〇), or None where it is none."""
    if text and all(char in _HAN_DIGITS for char in text):
        return int("".join(str(_HAN_DIGITS[char]) for char in text))
    total = digit = 0
    for char in text:
        if char in _HAN_UNITS:
            total += (digit or 1) * _HAN_UNITS[char]
            digit = 0
        elif char in _HAN_DIGITS:
            digit = _HAN_DIGITS[char]
        else:
            return None
    return total + digit if text else None


def roman_number(text: str) -> int | None:
    """The value of a Roman numeral up to 399, in either case, or None where it is none."""
    values = [_ROMAN_DIGITS.get(char, 0) for char in text.lower()]
    if not values or 0 in values:
        return None
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def _value(text: str) -> int | None:
    if text[0] in _CIRCLED:
        return _CIRCLED.index(text[0]) + 1
    if text.isdecimal():
        return int(text)
    if text[0].isdecimal():
        return int(re.split(r"[.-]", text)[-1])
    if text.isascii():
        return roman_number(text) or (ord(text) - ord("a") + 1 if len(text) == 1 else None)
    return han_number(text)


def leading_number(text: str) -> Number | None:
    """The printed number that a text begins with, or None."""
    start = len(text) - len(text.lstrip()) if text[:1].isspace() else 0
    first = text[start : start + 1]
    for style, pattern in _BY_FIRST.get(_DIGIT if first.isdecimal() else first, ()):
        found = pattern.match(text, start)
        if found:
            value = ord(found.group(1)) - ord("a") + 1 if style == "letter bracket" else _value(found.group(1))
            return Number(style, value, found.group().strip(), found.end())
    return None


def without_bullet(line: str) -> str:
    """A line without the bullet and the blanks before it, and without blanks at its ends."""
    found = _BULLET.match(line)
    return (line[found.end() :] if found else line).strip()
