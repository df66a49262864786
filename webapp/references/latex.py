"""Text as LaTeX reads it: the ten characters that it keeps for itself written out, capitals of titles protected."""

from __future__ import annotations

import re

# Braces are written as commands: BibTeX counts them even behind a backslash, and one without a partner ends the file.
COMMANDS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}

_SPECIAL = re.compile("|".join(map(re.escape, COMMANDS)))

# What stands between the words of a title is no word; what follows an apostrophe is none of its own.
_WORD = re.compile(r"(?<![’'])\b[\w&]+\b")

# A word that loses its sense in small letters: an abbreviation (GDP, NATO’s), a name with a capital inside (WeChat).
_CAPITALS = re.compile(r"[\w&]*[^\W\d_][\w&]*[A-Z][\w&]*")

SMALL = frozenset(
    """a about across after against along among amongst an and around as at before behind between beyond but by during
    for from if in into is near nor of off on onto or over per since so than that the through throughout to toward
    towards under until up upon versus via vs when with within without yet""".split()
)
"""Words that stand in small letters in titles whose other words are capitalised."""

# An address may hold anything but what would end the field.
_BREAKS_ADDRESS = {"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20"}


def escaped(text: str) -> str:
    """The text with LaTeX's own characters written out."""
    return _SPECIAL.sub(lambda found: COMMANDS[found[0]], text)


def title(text: str) -> str:
    """A title: escaped, words in braces that keep their capitals, for some styles write titles in small letters.

    These are words with a capital inside; and in a title that is itself in small letters (“The politics of translation
    in China”) every later word with a capital, for that is a name. BibTeX leaves the first letter after a colon alone.
    """
    names = _in_small_letters(text)
    out, at = [], 0
    for word in _WORD.finditer(text):
        begins = at == 0 or text[: word.start()].rstrip().endswith(":")
        kept = _CAPITALS.fullmatch(word[0]) or (names and not begins and word[0][0].isupper())
        out += [escaped(text[at : word.start()]), f"{{{escaped(word[0])}}}" if kept else escaped(word[0])]
        at = word.end()
    return "".join((*out, escaped(text[at:])))


def _in_small_letters(text: str) -> bool:
    return any(word.islower() and word not in SMALL for word in _WORD.findall(text)[1:])


def address(url: str) -> str:
    """An address on the web: packages that print it want it as it is, save what would break the file."""
    return "".join(_BREAKS_ADDRESS.get(char, char) for char in url)
