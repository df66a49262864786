"""Words of both languages: where they stand, and the stem under which English forms meet.

This file is the only one that imports jieba and the Snowball stemmer. jieba's words rank, suggest and
count; they never decide whether a Chinese string is found.
"""

from __future__ import annotations

import atexit
import logging
import re
import shutil
import sys
import tempfile
import warnings
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import Stemmer

from corpus.inflections import BASES
from corpus.segmentation import Segmenter

_ENGLISH_WORD = re.compile(r"[^\W_\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it stands: ``text`` is what the given text holds at ``[start, end)``."""

    text: str
    start: int
    end: int


class _CacheFolder:
    """Where jieba may keep its compiled dictionary; private, because jieba unmarshals what it finds there."""

    path: Path | None = None


def prepare(cache_folder: Path) -> None:
    """Let jieba keep its compiled dictionary in a folder of ours (made if missing), which saves a second a start.

    Without this call a private temporary folder is used. jieba's own choice, the shared temporary folder,
    would run whatever another user of the machine has put there.
    """
    cache_folder.mkdir(parents=True, exist_ok=True)
    _CacheFolder.path = cache_folder


def _cache_folder() -> Path:
    if _CacheFolder.path is None:
        folder = Path(tempfile.mkdtemp(prefix="duizhao-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        _CacheFolder.path = folder
    return _CacheFolder.path


@cache
def _segmenter() -> Any:  # noqa: ANN401 (jieba ships no types)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # invalid escapes in jieba's sources (Python 3.12 and later)
        # jieba asks setuptools for its files where it can, slowly and with a deprecation warning; it needn't.
        missing = "pkg_resources" not in sys.modules
        if missing:
            sys.modules["pkg_resources"] = None  # type: ignore[assignment]
        try:
            import jieba  # here and not above, because its dictionary takes a second to read
        finally:
            if missing:
                del sys.modules["pkg_resources"]
    jieba.setLogLevel(logging.WARNING)
    segmenter = jieba.Tokenizer()
    segmenter.tmp_dir = str(_cache_folder())
    segmenter.cache_file = "jieba.cache"
    segmenter.initialize()
    return segmenter


@cache
def _cutter() -> Segmenter:
    known = _segmenter()
    from jieba import finalseg  # after its dictionary, which is imported with care

    return Segmenter(known.FREQ, known.total, finalseg.start_P, finalseg.trans_P, finalseg.emit_P)


def cut(text: str) -> list[str]:
    """A Chinese text cut into its words (see ``chinese_words``)."""
    return _cutter().cut(text)


def chinese_words(text: str) -> tuple[Word, ...]:
    """The words of a Chinese text by jieba's default mode; they tile it (white space and marks are words too)."""
    words: list[Word] = []
    at = 0
    for piece in cut(text):
        words.append(Word(piece, at, at + len(piece)))
        at += len(piece)
    return tuple(words)


def frequency(word: str) -> float:
    """The share of a Chinese word among all words, as jieba's dictionary counted them; 0 for a word it doesn't hold."""
    segmenter = _segmenter()
    return float(segmenter.FREQ.get(word, 0) / segmenter.total)


def english_words(text: str) -> tuple[Word, ...]:
    """The runs of letters and digits outside Chinese: ``5G-based`` is two words, ``CNY5million`` is one."""
    return tuple(Word(found.group(), found.start(), found.end()) for found in _ENGLISH_WORD.finditer(text))


def english_texts(text: str) -> list[str]:
    """The texts of the words that ``english_words`` finds, where nobody asks where they stand."""
    return _ENGLISH_WORD.findall(text)


@cache
def _stemmer() -> Any:  # noqa: ANN401 (the stemmer ships no types)
    return Stemmer.Stemmer("english")


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The stem of an English word in lower case, irregular forms with their base (see ``inflections``)."""
    lower = word.lower()
    return regular_stem(BASES.get(lower, lower))


@lru_cache(maxsize=1 << 16)
def regular_stem(word: str) -> str:
    """The stem of an English word in lower case by rules alone: Snowball's English stemmer (Porter 2)."""
    return str(_stemmer().stemWord(word.lower()))
