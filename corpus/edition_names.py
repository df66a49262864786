"""Names that say which language a file or a folder is in: ``guide.zh-CN.txt``, ``指南（英文版）.docx``, ``docs/en/``.

A name alone proves little; two that differ in their language and in nothing else are the editions of one work. So what
is taken for a mark of a language here may be short, but never a word that titles are made of: "Learn Chinese" and
"Learn English", 商务汉语 and 商务英语 are different works.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

from corpus.types import LANGS, Lang

_CODES: dict[Lang, str] = {
    "zh": r"zh(?:[-_]?(?:cn|sg|tw|hk|mo|hans|hant)){0,2}|cn|chs|cht|chi|zho|sc|tc",
    "en": r"en(?:[-_](?:us|gb|uk|au|ca|sg|hk))?|eng",
}
_WORDS: dict[Lang, str] = {
    "zh": "chinese|中文|汉语|漢語|中译|中譯|汉译|漢譯",
    "en": "english|英文|英语|英語|英译|英譯",
}
_SIGN = r"[._\-\s]"
_VERSION = "[版本稿]"


def _patterns(lang: Lang) -> tuple[re.Pattern[str], ...]:
    """How a name says its language: at its end, at its beginning, or in between.

    A code may stand between signs, 中文版 anywhere, a bare word only at the end behind a sign and in brackets.
    """
    codes, words = _CODES[lang], _WORDS[lang]
    bracketed = rf"[(\[（【]\s*(?:{codes}|(?:{words}){_VERSION}?|[{'中' if lang == 'zh' else '英'}])\s*[)\]）】]"
    at_end = rf"{_SIGN}+(?:{codes})|\s*[._\-]{_SIGN}*(?:{words})|{_SIGN}*(?:{words}){_VERSION}|{_SIGN}*{bracketed}"
    at_start = rf"(?:{codes}){_SIGN}+|(?:(?:{words}){_VERSION}|{bracketed}){_SIGN}*"
    between = rf"[._\-](?:{codes})(?=[._\-])|{_SIGN}*(?:(?:{words})版|{bracketed})"
    whole = (rf"(?P<name>.+?)(?:{at_end})", rf"(?:{at_start})(?P<name>.+)", rf"(?P<name>.+?)(?:{between})(?P<rest>.+)")
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in whole)


_NAMES: dict[Lang, tuple[re.Pattern[str], ...]] = {lang: _patterns(lang) for lang in LANGS}
_FOLDERS: dict[Lang, re.Pattern[str]] = {
    lang: re.compile(rf"(?:{_CODES[lang]}|(?:{_WORDS[lang]}){_VERSION}?)", re.IGNORECASE) for lang in LANGS
}


def edition_of(file_name: str) -> tuple[str, Lang] | None:
    """The name of the work and the language, where a file's name says its language: ``guide.zh-CN.txt``.

    Where it says both, it says neither.
    """
    stem = unicodedata.normalize("NFC", PurePath(file_name).stem)
    for patterns in zip(*_NAMES.values(), strict=True):  # the end of a name counts before its beginning and its middle
        found = [
            (match["name"] + match.groupdict().get("rest", ""), lang)
            for lang, pattern in zip(LANGS, patterns, strict=True)
            if (match := pattern.fullmatch(stem))
        ]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def folder_language(name: str) -> Lang | None:
    """The language of a folder whose name says that and nothing else: ``zh-CN``, ``English``, ``中文版``."""
    plain = unicodedata.normalize("NFC", name)
    return next((lang for lang, pattern in _FOLDERS.items() if pattern.fullmatch(plain)), None)
