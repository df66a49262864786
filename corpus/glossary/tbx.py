"""Glossaries in TBX (ISO 30042:2019, dialect TBX-Basic): styles DCA and DCT are read, DCT is written; also TBX of 2008.

A concept with several terms in a language gives an entry for every Chinese term with every English one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any
from xml.etree import ElementTree
from xml.parsers import expat
from xml.sax.saxutils import escape

from corpus.errors import DamagedFile
from corpus.glossary.entry import Entry, Status

CORE = "urn:iso:std:iso:30042:ed-2"
BASIC = "http://www.tbxinfo.net/ns/basic"
_CONCEPTS = frozenset(("conceptEntry", "termEntry"))
_LANGUAGES = frozenset(("langSec", "langSet"))
_TERMS = frozenset(("termSec", "tig", "ntig"))
_STATUS_NAMES = frozenset(("administrativeStatus", "normativeAuthorization"))
_READ: dict[str, Status] = {
    "preferred": "preferred",
    "admitted": "admitted",
    "deprecated": "deprecated",
    "superseded": "deprecated",
}
_WRITTEN: dict[Status, str] = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "deprecatedTerm-admn-sts",
}
MOST_PAIRS = 1000
"""Pairs that the terms of one concept may make; of a real one they make a few dozen at most."""

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2

Term = tuple[str, Status, str]
"""A term, its status and its note."""


def read_tbx(data: bytes) -> tuple[Entry, ...]:
    """The entries of a TBX file.

    Raises DamagedFile, with the line, where it is not well-formed, declares entities (which nothing in TBX needs, and
    which can be made to grow without end), is no TBX, or has a concept of more than ``MOST_PAIRS`` pairs.
    """
    root = _parsed(data)
    if _name(root) not in ("tbx", "martif"):
        raise DamagedFile(f"The file's first element is <{_name(root)}>: this is no TBX. Give a TBX or a TSV file.")
    return tuple(dict.fromkeys(entry for each in root.iter() if _name(each) in _CONCEPTS for entry in _entries(each)))


def write_tbx(entries: Iterable[Entry]) -> Iterator[str]:
    """The lines of a TBX-Basic file in style DCT: a concept for each Chinese term."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<tbx style="dct" type="TBX-Basic" xml:lang="en" xmlns="{CORE}" xmlns:basic="{BASIC}">'
    yield "<tbxHeader><fileDesc><sourceDesc><p>Duizhao glossary</p></sourceDesc></fileDesc></tbxHeader>"
    yield "<text><body>"
    concepts: dict[str, list[Entry]] = {}
    for each in entries:
        concepts.setdefault(each.zh, []).append(each)
    for number, (zh, terms) in enumerate(concepts.items(), start=1):
        yield f'<conceptEntry id="c{number}">'
        yield f'<langSec xml:lang="zh"><termSec><term>{_escaped(zh)}</term></termSec></langSec>'
        yield '<langSec xml:lang="en">' + "".join(map(_term_section, terms)) + "</langSec>"
        yield "</conceptEntry>"
    yield "</body></text>"
    yield "</tbx>"


def _term_section(entry: Entry) -> str:
    status = _WRITTEN.get(entry.status, "")
    parts = [f"<term>{_escaped(entry.en)}</term>"]
    parts += [f"<basic:administrativeStatus>{status}</basic:administrativeStatus>"] if status else []
    parts += [f"<note>{_escaped(entry.note)}</note>"] if entry.note else []
    return f"<termSec>{''.join(parts)}</termSec>"


def _escaped(text: str) -> str:
    """A text as XML; characters that XML can't hold at all are left out."""
    return escape(_NOT_XML.sub("", text))


def _parsed(data: bytes) -> ElementTree.Element:
    builder = ElementTree.TreeBuilder()
    parser: Any = expat.ParserCreate(namespace_separator="}")

    def refuse(*_: object) -> None:
        raise DamagedFile(f"Line {parser.CurrentLineNumber} declares an entity, which no TBX needs: it was not read.")

    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler = refuse
    parser.buffer_text = True
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", 1)
        raise DamagedFile(f"Line {line} is no well-formed XML ({error}). Export the glossary again.") from error
    return builder.close()


def _entries(concept: ElementTree.Element) -> Iterator[Entry]:
    terms: dict[str, list[Term]] = {"zh": [], "en": []}
    for section in concept.iter():
        if _name(section) in _LANGUAGES and (lang := _language(section)) in terms:
            terms[lang] += [found for each in section.iter() if _name(each) in _TERMS and (found := _term(each))]
    if len(terms["zh"]) * len(terms["en"]) > MOST_PAIRS:
        name = concept.get("id", "") or terms["zh"][0][0]
        raise DamagedFile(
            f"The concept {name!r} has {len(terms['zh']):,} Chinese and {len(terms['en']):,} English terms, which make "
            f"more than {MOST_PAIRS:,} pairs. Divide it into concepts of terms that stand for each other."
        )
    for (zh, first, said), (en, second, more) in product(terms["zh"], terms["en"]):
        both = "deprecated" if "deprecated" in (first, second) else second or first
        yield Entry(zh, en, both, more or said)


def _term(section: ElementTree.Element) -> Term | None:
    text, status, note = "", "", ""
    found: Status = ""
    for each in section.iter():
        value = " ".join("".join(each.itertext()).split())
        if _name(each) == "term":
            text = text or value
        elif _name(each) in _STATUS_NAMES or each.get("type") in _STATUS_NAMES:
            status = value.lower()
            found = next((ours for name, ours in _READ.items() if status.startswith(name)), "")
        elif _name(each) == "note":
            note = note or value
    return (text, found, note) if text else None


def _language(section: ElementTree.Element) -> str:
    tag = next((value for name, value in section.attrib.items() if name.split("}")[-1] in ("lang", "xml:lang")), "")
    return tag.lower().replace("_", "-").split("-")[0]


def _name(element: ElementTree.Element) -> str:
    return element.tag.split("}")[-1]
