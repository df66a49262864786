"""The numbers of lists and headings, which a Word document does not hold as text: they are counted as Word counts.

ISO/IEC 29500-1, 17.9: a paragraph names an instance of a list and a level; the list says how each level looks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.readers.numerals import LONGEST_LABEL, numeral
from corpus.readers.office.settings import setting, switched_on, whole_number
from corpus.readers.xml.tree import Element, attribute, child, children

DEEPEST = 9
"""Levels of a list (17.9.6)."""

_PLACE = re.compile(r"%([1-9])")
_CHINESE_END = re.compile(r"[\u2e80-\u9fff\uff00-\uffef、。]$")


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a list item: its number with what separates it from the text, or only a bullet."""

    text: str = ""
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int
    after: str
    style: str
    arabic: bool
    restarts: bool


Levels = Mapping[int, _Level]


@dataclass(slots=True)
class Lists:
    """The lists of a document and how far each has been counted, which goes on as paragraphs ask for their labels."""

    kinds: Mapping[str, Levels]
    """List → its levels."""
    instances: Mapping[str, tuple[str, Mapping[int, int], Levels]]
    """Instance → its list, the levels that begin anew with a number, and levels of its own."""
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def label(self, instance: str, level: str) -> Label:
        """The label of the next paragraph in an instance, at a level, or at that of ``style NAME``."""
        if instance not in self.instances:
            return Label()
        kind, starts, own = self.instances[instance]
        levels = {**self.kinds.get(kind, {}), **own}
        at = _at(levels, level)
        if at not in levels:
            return Label()
        numbers = self.counts.setdefault(kind, {})
        if instance not in self.begun:
            self.begun.add(instance)
            numbers.update({each: start - 1 for each, start in starts.items()})
        _count(numbers, levels, at)
        return _label(levels, at, numbers)


def read_lists(root: Element | None) -> Lists:
    """The lists in the part of this root."""
    given = {attribute(each, "abstractNumId"): each for each in children(root, "abstractNum")}
    linked = {setting(each, "styleLink"): key for key, each in given.items() if setting(each, "styleLink")}
    kinds = {key: _levels(given[linked.get(setting(each, "numStyleLink"), key)]) for key, each in given.items()}
    return Lists(kinds, {attribute(each, "numId"): _instance(each) for each in children(root, "num")})


def _instance(num: Element) -> tuple[str, Mapping[int, int], Levels]:
    overrides = tuple(children(num, "lvlOverride"))
    starts = {
        whole_number(attribute(each, "ilvl")): whole_number(setting(each, "startOverride"), 1)
        for each in overrides
        if child(each, "startOverride") is not None
    }
    own: dict[int, _Level] = {}
    for each in overrides:
        own.update(_levels(each))
    return setting(num, "abstractNumId"), starts, own


def _levels(holder: Element) -> Levels:
    return {whole_number(attribute(each, "ilvl")): _level(each) for each in children(holder, "lvl")}


def _level(given: Element) -> _Level:
    start = child(given, "start")
    return _Level(
        form=setting(given, "numFmt") or "decimal",
        text=setting(given, "lvlText")[:LONGEST_LABEL],
        start=1 if start is None else whole_number(attribute(start, "val"), 1),
        after={"nothing": "", "space": " "}.get(setting(given, "suff"), "\t"),
        style=setting(given, "pStyle"),
        arabic=switched_on(given, "isLgl"),
        restarts=setting(given, "lvlRestart") != "0",
    )


def _at(levels: Levels, level: str) -> int:
    """The level meant: by its number, or by the style that it belongs to."""
    if not level.startswith("style "):
        return min(whole_number(level), DEEPEST - 1)
    return next((at for at, each in levels.items() if each.style and f"style {each.style}" == level), 0)


def _count(numbers: dict[int, int], levels: Levels, at: int) -> None:
    """Go on at a level: those above begin if they have not, those below begin anew."""
    for above in range(at):
        if above in levels:
            numbers.setdefault(above, levels[above].start)
    numbers[at] = numbers.get(at, levels[at].start - 1) + 1
    for below in [each for each in numbers if each > at and each in levels and levels[each].restarts]:
        del numbers[below]


def _label(levels: Levels, at: int, numbers: Mapping[int, int]) -> Label:
    level = levels[at]
    if level.form == "bullet":
        return Label(bullet=True)

    def number(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        if place not in levels or place not in numbers:
            return ""
        form = levels[place].form
        if form == "none":
            return ""
        return numeral(numbers[place], "decimal" if level.arabic else form)

    text = _PLACE.sub(number, level.text)[:LONGEST_LABEL].strip()
    after = " " if level.after and text and not _CHINESE_END.search(text) else ""
    return Label(text + after)
