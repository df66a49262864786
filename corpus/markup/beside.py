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

_OF_NOTES = re.compile(r"note|cite|ftn|\bfn|\bref", re.IGNORECASE)
_CLASS = re.compile(
    r"mw-editsection|edit[-_]?section|header-?link|heading-?anchor|anchorjs-link|permalink|noprint|"
    r"sr-only|visually-?hidden|screen-reader(?:-text)?",
    re.IGNORECASE,
)
"""Classes of what is not printed or not shown: links to edit a section or to a heading, words for screen readers."""

LONGEST = 12
"""Characters of a mark, at most, with the blanks and line ends in it."""


def stands_beside(tag: Tag) -> bool:
    """Whether the text of an inline element is none of the line that it stands in."""
    if tag.name in _READINGS:
        return True
    if not tag.attrs:
        return False
    return is_hidden(tag) or any(map(_CLASS.fullmatch, classes(tag))) or (tag.name == "a" and _is_mark(tag))


def _is_mark(link: Tag) -> bool:
    """Whether a link inside the page is the mark of a note, or leads back from one.

    A bare figure may be a word of the sentence ("see section 3"): it has to be raised, or to lead to a note.
    """
    target = attribute(link, "href")
    if "#" not in target:
        return False
    text = "".join(islice(link.strings, 8)).strip()
    if len(text) > LONGEST or not (_MARK.fullmatch(text) or _BACK.fullmatch(text)):
        return False
    raised = any(each is not None and each.name == "sup" for each in (link.parent, link.find("sup")))
    said = _OF_NOTES.search(f"{attribute(link, 'class')} {target.partition('#')[2]} {attribute(link, 'role')}")
    return raised or bool(said) or (target.startswith("#") and (text[0] in "[【〔" or bool(_BACK.fullmatch(text))))
