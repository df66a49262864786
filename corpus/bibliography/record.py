"""From passages to a bibliographic record: what the lines about a document say, field by field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.bibliography.matter import KEYWORDS, matter_kind, read_imprint
from corpus.bibliography.names import is_agency, person_names
from corpus.folding import is_han, simplify
from corpus.types import COLLECTION, LANGS, Lang, Passage, Reference

SMALLEST_SHARE = 0.02
"""The share of a document's text from which a language counts as one of the document's.

A stray foreign word that extraction made a passage of its own stays far below it, an English abstract above.
"""

LONG: dict[Lang, int] = {"zh": 40, "en": 120}
"""Characters from which a paragraph is the text itself: who wrote it is said before the first or after the last."""

LONGEST_TITLE = 250
"""Characters over which nothing is a title. Laws and papers reach 150 in English."""

_SENTENCE_END = re.compile(r"[。；;]\s*\Z|\b[a-z]{3,}\.\s*\Z")
_NO_HAN = re.compile(r"[^\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")
_NO_LATIN = re.compile("[^A-Za-z]+")
_KEYWORD_GAP = re.compile(r"\s*[,，;；、|｜]\s*|\s{2,}|\u3000+")
_BLANKS = re.compile(r"\s+")
Found = tuple[str, str, Lang]
"""A role, its value and the side it was printed on."""


def find_reference(passages: tuple[Passage, ...], found: Reference) -> Reference:
    """Fill from the text what ``found``, the record in the file's own metadata, leaves empty.

    Titles are the text of the first passage of kind ``title``, where each side looks like one: its counterpart
    may be something else. Everything else comes from lines that say what they are (see ``matter_kind``) and stand
    at the head or the foot of the text; what no line says stays empty. Where both sides name the author, the
    Chinese side counts, so that one person isn't listed twice. Of a collection only the languages are found: what a
    line says there, it says of one of the works in it.
    """
    if found.type == COLLECTION:
        return replace(found, language=found.language or " ".join(_languages(passages)))
    said = tuple(_said(passages))
    title = next((passage for passage in passages if passage.kind == "title"), None)
    text = Reference(
        title_zh=_title(title, "zh") if title else "",
        title_en=_title(title, "en") if title else "",
        author=_persons(said, "author"),
        editor=_persons(said, "editor"),
        translator=_persons(said, "translator"),
        container_title=_container(said),
        issued=_first(said, "issued") or _first(said, "updated"),
        keywords=_keywords(passages),
        language=" ".join(_languages(passages)),
    )
    known = {name: value for name in Reference.__dataclass_fields__ if (value := getattr(found, name))}
    return replace(text, **known)


def _title(passage: Passage, lang: Lang) -> str:
    text = _BLANKS.sub(" ", passage.text(lang)).strip()
    other = len(text) > LONGEST_TITLE or _SENTENCE_END.search(text) or matter_kind(text, lang)
    return "" if other else text


def _around_the_text(passages: tuple[Passage, ...]) -> Iterator[Passage]:
    """The passages before the first long paragraph, the one directly under it, and those after the last.

    Inside, "By Business Segment" is a heading, and what follows a table is the source of its figures.
    """
    long = [n for n, passage in enumerate(passages) if passage.kind in ("paragraph", "clause") and _is_long(passage)]
    first, last = (long[0], long[-1]) if long else (len(passages), len(passages))
    for n, passage in enumerate(passages):
        if (n <= first + 1 or n > last) and (n == 0 or passages[n - 1].kind != "table"):
            yield passage


def _is_long(passage: Passage) -> bool:
    return any(len(passage.text(lang)) >= LONG[lang] for lang in LANGS)


def _said(passages: tuple[Passage, ...]) -> Iterator[Found]:
    """Every role and value that bylines and credits around the text state, in reading order."""
    for passage in _around_the_text(passages):
        if passage.kind not in ("byline", "credit"):
            continue
        for lang in LANGS:
            for line in passage.text(lang).splitlines():
                imprint = read_imprint(line, lang)
                yield from ((role, value, lang) for role, value in (imprint.fields if imprint else ()))


def _first(said: tuple[Found, ...], role: str) -> str:
    return next((value for given, value, _ in said if given == role), "")


def _container(said: tuple[Found, ...]) -> str:
    """The newspaper, agency or site that is named as the source; a bureau of statistics publishes figures."""
    return next((value for role, value, _ in said if role == "source" and is_agency(simplify(value))), "")


def _persons(said: tuple[Found, ...], role: str) -> tuple[str, ...]:
    """The names of the side that names any, in the order printed, each once."""
    for lang in LANGS:
        names = [name for given, value, side in said if (given, side) == (role, lang) for name in person_names(value)]
        if names:
            return tuple(dict.fromkeys(names))
    return ()


def _keywords(passages: tuple[Passage, ...]) -> tuple[str, ...]:
    words = [
        word
        for lang in LANGS
        for passage in passages
        if passage.kind == "keywords"
        for word in _listed(passage.text(lang))
    ]
    return tuple(dict.fromkeys(words))


def _listed(line: str) -> list[str]:
    """The keywords of a line: parted by marks, or by single blanks where a Chinese line has no marks."""
    label = KEYWORDS.match(simplify(line).lstrip(" •·"))
    body = line.lstrip(" •·")[label.end() if label else 0 :].strip(" \u3000.。;；")
    parts = [part for part in _KEYWORD_GAP.split(body) if part]
    if len(parts) == 1 and any(map(is_han, body)):
        return body.split()
    return parts


def _languages(passages: tuple[Passage, ...]) -> tuple[Lang, ...]:
    """The languages that the document is in, by letters; Chinese says in one character what English says in three."""
    weight = {
        "zh": 3 * sum(len(_NO_HAN.sub("", passage.zh)) for passage in passages),
        "en": sum(len(_NO_LATIN.sub("", passage.en)) for passage in passages),
    }
    return tuple(lang for lang in LANGS if weight[lang] > SMALLEST_SHARE * sum(weight.values()))
