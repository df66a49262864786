"""A CSL file that somebody else wrote, checked before it may print anything: it may be broken, or hostile.

It is read once for each language. Files for Chinese writers often hold a layout of their own for works in English
(``<layout locale="en">``, an extension called CSL-M, which CSL 1.0.2 lacks and citeproc-py does not know): each
language gets the file with its own layout alone. What is left must be valid CSL 1.0.2.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from xml.parsers import expat

from citeproc import SCHEMA_PATH
from lxml import etree

from corpus.errors import CitationError
from corpus.types import LANGS, Lang
from webapp.citations.csl_costs import NAMESPACE, Costs

LONGEST = 512 * 1024
"""Bytes of a file: twice the longest of the 2,900 published styles."""

MOST_STEPS = 100_000
"""What one citation may cost in the longest branches, in steps of :class:`Costs`: three times the costliest of the
published styles (Chicago's 17th edition, 31,450)."""


ABOUT = '<info xmlns="http://purl.org/net/xbiblio/csl"><title/><id/><updated>2026-11-22T00:00:00+00:00</updated></info>'


@dataclass(frozen=True, slots=True)
class CheckedStyle:
    """A style that may be used: its title, whether it is set in notes, and its XML for each language."""

    title: str
    notes: bool
    xml: dict[Lang, bytes]


def checked(data: bytes) -> CheckedStyle:
    """The style in the bytes of a file.

    Raises:
        CitationError: it can't be used; the message is the reason, to be set after the file's name.
    """
    if len(data) > LONGEST:
        raise CitationError(f"it is longer than {LONGEST >> 10} KB, which no style needs")
    _refuse_entities(data)
    root = _tree(data)
    trees = {lang: _tree(data) for lang in LANGS}
    for lang, tree in trees.items():
        _keep_layout(tree, lang)
        _drop_sorting(tree)
        _keep_given_names(tree)
    extended = _has_layouts_of_languages(root)
    for tree in trees.values() if extended else [trees["zh"]]:
        _validate(tree, extended)
        _bound(tree)
    title = root.findtext(f"{NAMESPACE}info/{NAMESPACE}title") or ""
    notes = root.get("class") == "note" or root.find(f"{NAMESPACE}bibliography") is None
    return CheckedStyle(" ".join(title.split()), notes, {lang: etree.tostring(tree) for lang, tree in trees.items()})


def _refuse_entities(data: bytes) -> None:
    """Entities stand for files, and for entities in entities; no style needs any, so none may be declared."""

    def refuse(*_: object) -> None:
        raise CitationError("it declares a document type, which a CSL file has no use for")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise CitationError(f"it is no well-formed XML ({error})") from error
    except (ValueError, LookupError) as error:  # so expat says that it can't read an encoding, such as GBK
        raise CitationError(f"its encoding can't be read ({error}): save it as UTF-8") from error


def _tree(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise CitationError(f"it is no well-formed XML ({error})") from error
    if root.tag != f"{NAMESPACE}style":
        raise CitationError("it is XML, but no CSL style")
    if root.find(f"{NAMESPACE}info/{NAMESPACE}link[@rel='independent-parent']") is not None:
        raise CitationError("it only refers to another style (independent-parent): put that style's file here instead")
    return root


def _has_layouts_of_languages(root: etree._Element) -> bool:
    return any(layout.get("locale") for layout in root.iter(f"{NAMESPACE}layout"))


def _keep_layout(root: etree._Element, lang: Lang) -> None:
    """Of several layouts, that of the language; the one for all others where the language has none."""
    for part in ("citation", "bibliography"):
        layouts = root.findall(f"{NAMESPACE}{part}/{NAMESPACE}layout")
        own = [each for each in layouts if any(tag.startswith(lang) for tag in each.get("locale", "").split())]
        kept = (own or [each for each in layouts if not each.get("locale")] or layouts)[:1]
        for layout in layouts:
            if layout in kept:
                layout.attrib.pop("locale", None)
            else:
                layout.getparent().remove(layout)


def _drop_sorting(root: etree._Element) -> None:
    """Leave out what CSL-M adds for lists of works: one citation has nothing to sort and no range of numbers."""
    root.attrib.pop("default-locale-sort", None)
    for term in root.findall(f".//{NAMESPACE}term[@name='citation-range-delimiter']"):
        term.getparent().remove(term)


def _keep_given_names(root: etree._Element) -> None:
    """``initialize="false"`` keeps given names whole; citeproc-py goes by ``initialize-with`` alone."""
    for element in root.iter():
        if element.get("initialize") == "false":
            element.attrib.pop("initialize-with", None)


def _validate(root: etree._Element, extended: bool) -> None:
    """Refuse what is no CSL; what a file says about itself prints nothing, so that may be as it likes."""
    schema = _schema()
    again = deepcopy(root)
    for info in again.findall(f"{NAMESPACE}info"):
        info[:] = etree.fromstring(ABOUT)
    if not schema.validate(again):
        error = schema.error_log[0]
        more = ", of whose extension CSL-M only the layouts of languages are known here" if extended else ""
        raise CitationError(f"it is not valid CSL 1.0.2{more} (line {error.line}: {error.message})")


@cache
def _schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SCHEMA_PATH))


def _bound(root: etree._Element) -> None:
    """Refuse macros that are not there, that call themselves, or that multiply without end.

    Raises:
        CitationError: with the reason.
    """
    macros = {str(macro.get("name")): macro for macro in root.findall(f"{NAMESPACE}macro")}
    costs = Costs(macros)
    parts = [element for part in ("citation", "bibliography") for element in root.findall(f"{NAMESPACE}{part}")]
    try:
        steps = max((costs.of(part).printing for part in parts), default=0)
    except RecursionError as error:
        raise CitationError("its macros call each other too deeply") from error
    if steps > MOST_STEPS:
        raise CitationError("its macros call each other so often that a citation would never be finished")
