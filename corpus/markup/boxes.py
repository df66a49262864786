"""Boxes around a text: navigation, what is to be shared, comments, what is not shown. They say so themselves."""

from __future__ import annotations

import re

from bs4.element import Tag

from corpus.markup.attributes import attribute, classes, is_hidden
from corpus.remembering import WORDS, remembered

BOXES = frozenset(
    "nav aside footer form button select textarea dialog menu amp-sidebar amp-consent amp-lightbox".split()
)
"""Elements that are boxes."""

HIDDEN = "display: none"
"""Stands for a name where an element is a box because it is not shown."""

_ROLES = frozenset("navigation banner contentinfo complementary search dialog menu menubar toolbar".split())
_NAME = re.compile(
    r"(?:(?:[a-z0-9]+[-_]?)?"
    r"(?:nav|navbar|navigation|menu|breadcrumbs?|crumbs?|sidebar|footer|share|sharing|social|comments?|disqus|login|signin|"
    r"related|recommend(?:ed)?|advert|pager|pagination|toolbar|cookies?|subscribe|newsletter|qrcode|copyright|sharedaddy|"
    r"socials|promo|author[-_]?(?:bio|box|description)|akismet|bshare|bdshare|jiathis|dqwz|weizhi|fenxiang|ewm|xgxw|xgyd|"
    r"xgwz|xiangguan|tuijian|pinglun)|"
    r"(?:[a-z0-9]+[-_])?(?:ads?|foot|bread|toc|rank))"  # "lead" ends in "ad" and "frank" in "rank"
    r"(?:[-_]?(?:bar|box|list|links?|wrap(?:per)?|area|container|block|buttons?|btns?|tools?|inner|panel|news|posts?|"
    r"articles?|stories|title|form|\d+))?|"
    r"(?:[a-z0-9]+[-_])?(?:print|fontsize|zihao|dayin)(?:[-_]?(?:bar|links?|buttons?|btns?|tools?|\d+))?|noprint|"
    r"(?:(?:footer|header|sidebar)[-_])?(?:text)?widgets?(?:[-_]area|_\w+)?",
    re.IGNORECASE,
)
"""The class or id of a box around the text. The whole name must match: "related-work" is a section like any other, and
what is to be printed stands in a "print-area"."""

_BUILT = re.compile(r"elementor|siteorigin|so-|sow-|panel-")
"""How classes begin that builders of pages give to all that they set: to them every paragraph is a widget."""

_LONGEST = 64  # characters of a class that can be one of these
_CONTENTS = re.compile(r"Table of Contents\d+")
_RUNNING = frozenset(("header", "footer"))


def is_box(tag: Tag, inside: bool) -> bool:
    """Whether an element that does not hold the main text is a box around it.

    ``inside`` says that it stands in the main text: an article's own footer is no box.
    """
    if tag.name in BOXES and not (tag.name == "footer" and inside):
        return True
    return bool(tag.attrs) and (attribute(tag, "role") in _ROLES or _is_office(tag) or bool(box_names(tag)))


def box_names(tag: Tag) -> tuple[str, ...]:
    """The names, in small letters, by which an element is a box, and :data:`HIDDEN` where it is not shown."""
    if not tag.attrs:
        return ()
    names = classes(tag) if tag.name == "section" else [*classes(tag), *attribute(tag, "id").split()]
    built = any(map(_BUILT.match, names))
    found = () if built else tuple(name.lower() for name in names if _names_a_box(name))
    return (*found, HIDDEN) if is_hidden(tag) else found


def _is_office(tag: Tag) -> bool:
    """Whether LibreOffice wrote the element: around the header of its pages, or around contents that it made."""
    return attribute(tag, "title") in _RUNNING or _CONTENTS.fullmatch(attribute(tag, "id")) is not None


@remembered(4096, WORDS)
def _names_a_box(name: str) -> bool:
    return len(name) <= _LONGEST and _NAME.fullmatch(name) is not None
