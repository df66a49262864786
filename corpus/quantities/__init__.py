"""Numbers, amounts, shares, dates, ranges and ordinals as exact values, in both languages.

They are evidence when paragraphs are paired (20514.2亿元 = CNY2051.42 billion), are found by their value in a search,
and warn a translator where the two sides of a passage disagree (``corpus.quantities.agreement``).

What a quantity is
    **Value**: an exact decimal (``1230000``, ``-0.6``), or a fraction in lowest terms where no decimal is exact
    (``2/3``). **Unit**: one canonical name for both languages (``CNY``, ``%``, ``pp``, ``km``, ``year``; see
    ``units.py``), ``""`` for a bare number. Also units: ``ordinal`` (第十四 届, the 14th), ``times`` (1.2倍, tenfold,
    twice), ``decade`` (``1980``: 80年代, the 1980s), ``century``, ``time`` (``09:30``), ``date``.
Dates
    are ISO 8601 of as many parts as the text states: ``2025-03-15``, ``2025-03``, ``2025``; what it leaves out at the
    front is a hyphen, as in XML Schema: ``--03-15``, ``--03``, ``---15``. Quarters are ``2024-Q3`` and ``--Q3``; years
    before Christ count from ``0000`` = 1 BC. Years of the Republic (民國110年) are turned into ours. 03/04/2025 may be
    either of two days, so it is none.
Span
    The sign or currency (-, 零下, CNY, 人民币), the number, its scale and its unit, with what stands between them
    (1700多公里, 5.2个百分点). An article belongs to it where it means one (a million, a dozen, half an hour), a prefix
    where the value needs it (第十四, 民國110年, 上世纪80年代). Outside stay words of about (约, 近, 左右, over) and
    measure words (三百五十四 个, 35.6万 人), which are no units.
Ranges
    are two quantities, their ends. A scale, unit, year or month stated once goes for both: 3—5万吨, 10-15 percent,
    between 10 and 20 million, 2021年1—3月. The span of each is what is written of it.
Fractions and shares
    六成 and 百分之六十 are 60 ``%``; 三分之二 and two-thirds are ``2/3``, 一半 and half 0.5, 半年 0.5 ``year``.
No quantities are
    what is only about so many (两三个, 十几个, 几十万, several hundred, two or three), one and 一 as pronoun or
    article, numerals that are part of a word, idiom or name (一些, 十分, 万一, 千方百计, 一带一路, 十四五, 5G, G20,
    COVID-19, iPhone 15), what only tells things apart (telephone numbers, versions, addresses, 〔2023〕15号, [12]), and
    the markers of lists (一、 （一） 1. (1) 第一， First,).
"""

from __future__ import annotations

from corpus.quantities import chinese, english
from corpus.types import Lang, Quantity

__all__ = ["find_quantities"]


def find_quantities(text: str, lang: Lang) -> tuple[Quantity, ...]:
    """The quantities of a text in the order in which they stand; they never overlap. Linear in the text's length."""
    return chinese.find(text) if lang == "zh" else english.find(text)
