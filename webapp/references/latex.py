"""Text as LaTeX reads it: the ten characters that it keeps for itself written out, capitals protected."""

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

# A word that loses its sense in small letters: an abbreviation (GDP, NATO’s), a name with a capital inside (WeChat).
_CAPITALS = re.compile(r"\b[\w&]*[^\W\d_][\w&]*[A-Z][\w&]*\b")

# An address may hold anything but what would end the field.
_BREAKS_ADDRESS = {"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20"}


def escaped(text: str) -> str:
    """The text with LaTeX's own characters written out."""
    return _SPECIAL.sub(lambda found: COMMANDS[found[0]], text)


def title(text: str) -> str:
    """A title: escaped, words with a capital inside in braces, for some styles write titles in small letters."""
    out, at = [], 0
    for word in _CAPITALS.finditer(text):
        out += [escaped(text[at : word.start()]), "{", escaped(word[0]), "}"]
        at = word.end()
    return "".join((*out, escaped(text[at:])))


def address(url: str) -> str:
    """An address on the web: packages that print it want it as it is, save what would break the file."""
    return "".join(_BREAKS_ADDRESS.get(char, char) for char in url)
