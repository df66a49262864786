"""Which language a format says that a text is in: by a tag (``zh-CN``) or by the heading of a column (``英文译文``)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from corpus.folding import simplify
from corpus.types import Lang

Named = Literal["zh", "en", "other", ""]
"""A language that is paired, another one, or nothing said."""

_TAGS: Mapping[str, Lang] = {
    **dict.fromkeys("zh zho chi cmn yue wuu hak nan gan hsn lzh cn chs cht".split(), "zh"),
    **dict.fromkeys("en eng enu ens".split(), "en"),
}
"""First subtags of BCP 47 and ISO 639, and the three letters by which Windows names the same languages."""

_UNSAID = frozenset({"", "und", "mul", "mis", "zxx", "x", "i", "*all*"})

_WORDS: Mapping[str, Lang] = {
    **_TAGS,
    **dict.fromkeys("chinese mandarin putonghua cantonese zhcn zhtw zhhk zhhans zhhant".split(), "zh"),
    **dict.fromkeys("english enus engb".split(), "en"),
}
_CHINESE_WORDS: Mapping[str, Lang] = {
    **dict.fromkeys("中文 汉语 华语 华文 汉文 国语 简体 繁体 简中 繁中 文言 白话 中译 汉译".split(), "zh"),
    **dict.fromkeys("英文 英语 英译".split(), "en"),
}
_ALONE: Mapping[str, Lang] = {**dict.fromkeys("中 汉 简 繁 sc tc".split(), "zh"), "英": "en"}
"""What names a language where nothing else stands in the heading."""

_BOTH = re.compile("[中汉漢]英|英[中汉漢]")
_OTHERS = frozenset(
    "fr fra french de deu ger german ja jpn japanese ko kor korean es spa spanish ru rus russian pt por portuguese "
    "法语 法文 德语 德文 日语 日文 韩语 韩文 西班牙语 俄语 俄文 葡萄牙语".split()
)

LONGEST_NAME = 40
"""Characters over which a cell is no heading but a text."""

_LATIN = re.compile("[a-z]+")
_HUMP = re.compile("(?<=[a-z])(?=[A-Z])")  # zhText, textEn


@lru_cache(maxsize=1 << 10)
def tagged(tag: str) -> Named:
    """The language of a tag, whatever its case, script and region: ``zh-Hant-TW``, ``EN_us``."""
    first = re.split("[-_]", tag.strip().lower(), maxsplit=1)[0]
    return _TAGS.get(first, "" if first in _UNSAID else "other")


def named(heading: str) -> Named:
    """The language that a column's heading or a key names; nothing where it names several, or none."""
    plain = simplify(unicodedata.normalize("NFKC", heading)).strip()
    if not plain or len(plain) > LONGEST_NAME or _BOTH.search(plain):
        return ""
    plain, words = plain.lower(), _LATIN.findall(_HUMP.sub(" ", plain).lower())
    if plain in _ALONE:
        return _ALONE[plain]
    found: set[Lang] = {_WORDS[word] for word in words if word in _WORDS}
    found |= {lang for word, lang in _CHINESE_WORDS.items() if word in plain}
    if len(found) == 1:
        return found.pop()
    return "other" if not found and any(word in _OTHERS for word in (*words, plain)) else ""
