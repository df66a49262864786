"""A quotation taken apart: by language where it holds both, and at the marks that say that something is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corpus.folding import is_han
from corpus.types import Lang
from indexer.lookup.pasted import language

Span = tuple[int, int]

LEAST_WORDS = 4  # English words without Chinese between them that are a text of their own, not a name in a Chinese one
LEAST_CHARACTERS = 5  # Chinese characters in a row, likewise

OMISSION = re.compile(
    r"""\s*(?:
      [\[\(［（〔【]\s*(?:…+|⋯+|\.{3,}|\.\s\.\s\.|。{3,})\s*[\]\)］）〕】]
    | …+ | ⋯+ | \.{3,} | \.(?:\s\.){2,} | 。{3,} | ·{6}
    )\s*""",
    re.VERBOSE,
)
INSERTION = re.compile(r"\s*[\[［][^\[\]［］]{1,80}[\]］]\s*")

_ENGLISH = re.compile(r"(?:(?:^|(?<=[\n。！？；]))\s*[\d$€¥£(“\"'][\d,.%\s]*)?[A-Za-z][^\u3400-\u4dbf\u4e00-\u9fff]*")
_NEXT_FIGURE = re.compile(r"(?:[.!?]|\n)[\s”\"')]*(\d[\d,.]*\s*)$")
"""A number behind the end of an English sentence begins the Chinese one."""
_AROUND = (("“", "”"), ("‘", "’"), ('"', '"'), ("「", "」"), ("『", "』"), ("«", "»"), ("《", "》"), ("'", "'"))
_WORD = re.compile(r"[A-Za-z]{2,}")
_EDGE = re.compile(r"\A[\s/／|｜:：;；,，、.。—–-]+|[\s/／|｜]+\Z")


def by_language(text: str) -> tuple[tuple[Lang, Span], ...]:
    """The stretches of a quotation in either language, in order; one where it is all of one language."""
    whole: Span = (0, len(text))
    cuts = list(_english(text))
    rest = _between(cuts, len(text))
    if not cuts or sum(is_han(char) for start, end in rest for char in text[start:end]) < LEAST_CHARACTERS:
        return ((language(text), whole),)
    parts: list[tuple[Lang, Span]] = [("en", span) for span in cuts]
    parts += [("zh", span) for span in rest if any(map(str.isalnum, text[slice(*span)]))]
    return tuple(sorted(((lang, trimmed(text, span)) for lang, span in parts), key=lambda part: part[1]))


def _english(text: str) -> Iterator[Span]:
    for found in _ENGLISH.finditer(text):
        if len(_WORD.findall(found.group())) >= LEAST_WORDS:
            figure = _NEXT_FIGURE.search(found.group())
            yield found.start(), found.start() + figure.start(1) if figure else found.end()


@lru_cache(maxsize=64)
def marks(text: str) -> tuple[Span, ...]:
    """Where the quoter left something out or put words of his own in brackets, with the blanks around."""
    omissions = [found.span() for found in OMISSION.finditer(text)]
    inserted = (found.span() for found in INSERTION.finditer(text))
    return tuple(sorted(omissions + [each for each in inserted if not any(_meet(each, other) for other in omissions)]))


def segments(text: str) -> tuple[Span, ...]:
    """What is quoted between omission marks."""
    omissions = [found.span() for found in OMISSION.finditer(text)]
    return tuple(span for span in _between(omissions, len(text)) if any(map(str.isalnum, text[slice(*span)])))


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def unquoted(text: str) -> str:
    """The text without blanks around it, and without quotation marks that hold all of it."""
    text = text.strip()
    for opening, closing in _AROUND:
        inside = text[1:-1]
        if len(text) > 2 and text[0] == opening and text[-1] == closing and not {opening, closing} & set(inside):
            return inside.strip()
    return text


def trimmed(text: str, span: Span) -> Span:
    """The span without what divides it from the other language."""
    inside = text[slice(*span)]
    kept = _EDGE.sub("", inside)
    start = span[0] + inside.find(kept)
    return start, start + len(kept)


def _between(marks: list[Span], length: int) -> list[Span]:
    return list(_gaps(marks, length))


def _gaps(marks: list[Span], length: int) -> Iterator[Span]:
    done = 0
    for start, end in [*marks, (length, length)]:
        if start > done:
            yield done, start
        done = max(done, end)
