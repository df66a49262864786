"""What stands in a line and is no part of its text: readings above characters, marks of notes, what is not shown."""

from __future__ import annotations

import re
from itertools import islice

from bs4.element import Tag

from corpus.markup.attributes import attribute, classes, is_hidden

_READINGS = frozenset(("rt", "rp"))
_MARK = re.compile(r"[\[【〔(（]?\s*(?:注|註|note )?\s*(?:\d{1,3}|[a-z]|[ivx]{1,4}|[*†‡§]{1,3}|[①-⑳])\s*[\]】〕)）]?")
"""What a note is referred to by."""

_BACK = re.compile(r"[\^↑↩⤴⏎¶#§\ufe0e\ufe0f]{1,3}")
"""What leads back from a note, or to the heading it stands in."""

_BARE = re.compile(r"(?:注|註|note)?\s*(?:\d{1,3}|[a-z]{1,4})")
_NOTE = r"(?:sd|mw-|easy-)?(?:(?:foot|end)?notes?|fn|ftn|edn|cite|ref)(?:[-_:]?(?:note|ref|text|sym|anc|back))?"
_TO_NOTE = re.compile(rf"[-_]*{_NOTE}[-_:]{{0,2}}\d[\w.:-]*|cite[-_]?(?:note|ref)[-_].*", re.IGNORECASE)
"""The name of a note, or of the place that refers to it: "refugees" and "keynote" are other names."""

_SAYS_NOTE = re.compile(
    r"(?:sd)?(?:foot|end)note(?:s|sym|anc|[-_]?(?:ref(?:erence)?|back(?:ref)?|anchor|link|number|mark))?|"
    r"note-?ref|fn-?ref|fn|reference|doc-(?:noteref|backlink)",
    re.IGNORECASE,
)
"""The class or role of the mark of a note."""

_OFF_PRINT = re.compile(
    r"mw-editsection|edit[-_]?section|sr-only|visually-?hidden|screen-reader(?:-text)?", re.IGNORECASE
)
"""Classes of what is not printed or not shown: links to edit a section, words for screen readers."""

_TO_HEADING = re.compile(r"header-?link|heading-?anchor|anchorjs-link|permalink|noprint", re.IGNORECASE)
"""Classes of links to the heading that they stand in; some pages make the heading itself such a link."""

_LINKED_HERE = re.compile(r"\W*|.*\b(?:perma)?link\b.{0,24}|.{0,4}链接|anchor", re.IGNORECASE)

LONGEST = 12
"""Characters of a mark, at most, with the blanks and line ends in it."""


def stands_beside(tag: Tag) -> bool:
    """Whether the text of an inline element is none of the line that it stands in."""
    if tag.name in _READINGS:
        return True
    if not tag.attrs:
        return False
    names = classes(tag)
    if is_hidden(tag) or any(map(_OFF_PRINT.fullmatch, names)) or (tag.name == "a" and _is_mark(tag)):
        return True
    return any(map(_TO_HEADING.fullmatch, names)) and _LINKED_HERE.fullmatch(_text(tag)[: LONGEST * 4]) is not None


def _text(tag: Tag) -> str:
    """The beginning of an element's text, longer than a mark can be where there is more."""
    return "".join(islice(tag.strings, 8)).strip()


def _is_mark(link: Tag) -> bool:
    """Whether a link inside the page is the mark of a note, or leads back from one.

    A bare figure may be a word of the sentence ("see note 3"): it has to be raised, or to be said to be the mark.
    """
    target = attribute(link, "href")
    if "#" not in target:
        return False
    text = _text(link)
    if len(text) > LONGEST or not (_MARK.fullmatch(text) or _BACK.fullmatch(text)):
        return False
    raised = any(each is not None and each.name == "sup" for each in (link.parent, link.find("sup")))
    if raised or any(map(_SAYS_NOTE.fullmatch, (*classes(link), attribute(link, "role")))):
        return True
    if _BARE.fullmatch(text):
        return False
    named = _TO_NOTE.fullmatch(target.partition("#")[2]) is not None
    return named or (target.startswith("#") and (text[0] in "[【〔" or bool(_BACK.fullmatch(text))))
