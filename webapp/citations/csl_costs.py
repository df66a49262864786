"""What a CSL file costs to print, told from its macros before it is run.

A macro that calls another one twice, which calls another one twice, costs a thousand steps at the tenth and a million
at the twentieth: a file of two kilobytes can keep a processor busy for years.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from corpus.errors import CitationError

NAMESPACE = "{http://purl.org/net/xbiblio/csl}"

LETTERS_A_STEP = 100
"""Letters of an element's own text that count as one more step, so that long texts can't be multiplied either."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Steps of printing an element, and of asking whether it would print a variable, as citeproc-py does for groups."""

    printing: int = 0
    asking: int = 0

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.printing + other.printing, self.asking + other.asking)


class Costs:
    """The costs of the elements of one style; each macro is counted once and remembered."""

    def __init__(self, macros: Mapping[str, etree._Element]) -> None:
        self._macros = macros
        self._known: dict[str, Cost | None] = {}

    def of(self, element: etree._Element) -> Cost:
        """What an element costs with all that it calls.

        Raises:
            CitationError: a macro is missing, or calls itself; the message is the reason.
        """
        inner = [self.of(child) for child in element]
        if name := element.get("macro"):
            inner.append(self._macro(str(name)))
        own = 1 + sum(map(len, element.attrib.values())) // LETTERS_A_STEP
        asked = sum(cost.asking for cost in inner)
        if element.tag == f"{NAMESPACE}choose":  # one branch is printed, all are asked
            return Cost(own + max((cost.printing for cost in inner), default=0), 1 + asked)
        printed = own + sum(cost.printing for cost in inner)
        if element.tag == f"{NAMESPACE}group":  # asks each part twice while it prints, and answers at once when asked
            return Cost(printed + 2 * asked, 1)
        return Cost(printed, 1 + asked)

    def _macro(self, name: str) -> Cost:
        if name not in self._macros:
            raise CitationError(f"it calls a macro {name!r} that it does not have")
        if name not in self._known:
            self._known[name] = None
            self._known[name] = self.of(self._macros[name])
        known = self._known[name]
        if known is None:
            raise CitationError(f"its macro {name!r} calls itself")
        return known
