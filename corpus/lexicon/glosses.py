"""From a dictionary's glosses to terms that can be looked for in a text."""

from __future__ import annotations

import re
import unicodedata

_ASIDE = re.compile(r"\([^()]*\)|\[[^\]]*\]")
_POINTER = re.compile(
    r"(?:CL:|see |variant of|old variant|archaic variant|erhua variant|Japanese variant|also written|also pr|used in|"
    r"equivalent of|equivalent to|abbr\. (?:for|of|to)|Taiwan pr|pr\. |lit\. |fig\. |same as)"
)
_LEAD = re.compile(r"^(?:to be |to |a |an |the |PRC (?=[A-Z]))(?=\w)")  # texts don't say whose ministry it is
_ABBREVIATED = re.compile(r",? \(?abbr\. (?:to|for|of) .*")
_KIND_OF_PLACE = re.compile(
    r" (?:\S+-level |autonomous |special |municipal |subprovincial )*"
    r"(?:city|county|prefecture|district|banner|league|province|region|town|township|municipality)\b.*"
)
_MAX_WORDS = 5  # longer glosses explain, they don't translate
_MAX_NAME_WORDS = 9  # names of institutions are longer (Ministry of Human Resources and Social Security)


def terms(senses: str) -> tuple[str, ...]:
    """The short English terms among the glosses of an entry, in the dictionary's order, without doubles.

    Pointers to other entries, classifiers, asides in brackets and explanations are left out;
    ``to`` and articles at the head are dropped. Names keep their capitals.
    """
    found: dict[str, None] = {}
    for sense in re.split(r"[/;]", senses):
        text = _ASIDE.sub(" ", sense)
        text = _ABBREVIATED.sub("", text.replace("sb's", "").replace("sth", ""))
        text = " ".join(text.split()).strip(" ,.:!?")
        if not text or _POINTER.match(text):
            continue
        text = _LEAD.sub("", text.removeprefix("surname "))
        text = _name(text)
        longest = _MAX_NAME_WORDS if text[:1].isupper() else _MAX_WORDS
        if text and len(text.split()) <= longest and text.isascii() and any(c.isalpha() for c in text):
            found.setdefault(text, None)
    return tuple(found)


def _name(text: str) -> str:
    """A name without accents and what explains it: ``Ürümqi prefecture-level city in Xinjiang`` is ``Urumqi``."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    head = plain.split(",")[0].strip()
    return _KIND_OF_PLACE.sub("", head) if head[:1].isupper() else plain


def expansions(senses: str) -> tuple[str, ...]:
    """The words that an abbreviation stands for: ``abbr. for 綜合保稅區|综合保税区[…]`` → 综合保税区."""
    found = re.findall(r"abbr\. (?:for|of|to) (?:[^\s|/\[]*\|)?([\u4e00-\u9fff]+)", senses)
    return tuple(dict.fromkeys(found))


def expansion(senses: str) -> str:
    """The first of them, or ``""``."""
    return next(iter(expansions(senses)), "")
