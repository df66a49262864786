"""Which language a run of text on a page is marked with, so that fonts, screen readers and spelling follow it."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.folding import is_han, simplify
from corpus.types import LANGS, Lang

TRADITIONAL_SHARE = 0.1
"""Of the Han characters, how many differ from their Simplified form before a text is Traditional.

Running Traditional text has 25 to 40 %; Simplified text has below 1 % (著, 乾 and the like, which both scripts write).
"""


@lru_cache(maxsize=1 << 12)
def language_tag(text: str) -> str:
    """The BCP 47 tag for a text: ``zh-Hant``, ``zh-Hans`` or ``en``, told from its characters alone."""
    han = [char for char in text if is_han(char)]
    if not han:
        return "en"
    joined = "".join(han)
    changed = sum(a != b for a, b in zip(joined, simplify(joined), strict=True))
    return "zh-Hant" if changed > TRADITIONAL_SHARE * len(han) else "zh-Hans"


_SYNTAX = re.compile(r"(?:doc|kind|year|status):\S*|(?:zh|en):|\b(?:AND|OR|NOT|NEAR(?:/\d+)?)\b", re.ASCII)


def languages_of(query: str) -> frozenset[Lang]:
    """The languages that a query or a pasted text speaks; both where neither shows, as in a bare number."""
    words = _SYNTAX.sub(" ", query)
    spoken: dict[Lang, bool] = {"zh": any(map(is_han, words)), "en": re.search("[A-Za-z]", words) is not None}
    return frozenset(lang for lang in LANGS if spoken[lang]) or frozenset(LANGS)
