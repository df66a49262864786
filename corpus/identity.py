"""Names that last: the ids of documents and passages, and where a passage went when its text changed.

A document's id comes from the path it is known by, a passage's id from its document and its own text,
so adding the same file again, or a corrected one, gives unchanged text its old ids.
The normal form used here is deliberately our own and frozen (Unicode NFKC, which never changes for
assigned characters, case folded, no white space): an id must not depend on the version of a
conversion table.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from base64 import b32encode
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import count
from pathlib import PurePath, PurePosixPath

from corpus.types import Passage

DOCUMENT_LENGTH = 8
"""Characters in a document's id: 40 bits, and an id that is taken gives way to the next."""

PASSAGE_LENGTH = 8
"""Characters in a passage's id after its document's: 40 bits inside one document."""

RUN = 6
"""How many words or Han characters in a row must agree to count as text that went elsewhere."""

SHORT = 25
"""Words and Han characters under which a passage is short: a heading, a label, a line of a list."""

HELD, HELD_SHORT = 0.3, 0.7
"""The least share of a passage, and of a short one, that another must hold for the old id to lead there.

A passage cut into three equal parts leaves 0.33 in each. Measured in the five documents of a bilingual library
(guide, articles, report): of 107 passages of 50 words or more, 3 have a stranger in their document that holds
0.3 of them, none one that holds 0.5; of 54 short ones 14 have one that holds 0.5, because headings share
their words with each other and with the text below them.
"""

_AND = " + "


def document_id(path: str, taken: Collection[str] = ()) -> str:
    """A short id for the document known by ``path``: lower-case letters and digits, not one of ``taken``."""
    return next(name for name in (_digest(path, str(n), DOCUMENT_LENGTH) for n in count()) if name not in taken)


def known_path(path: PurePath) -> str:
    """``path`` in the one spelling by which a document is known on every system: NFC, with ``/``."""
    return unicodedata.normalize("NFC", printable(path.as_posix()))


def joined_path(paths: Sequence[str]) -> str:
    """What a document is known by whose files are known by ``paths``."""
    return _AND.join(paths)


def edition_paths(path: str, names: Sequence[str]) -> tuple[str, ...]:
    """What the files of the document ``path`` are known by, one by one; ``names`` are their base names."""
    if len(names) == 1:
        return (path,)
    # A path may itself hold the sign that joins the two; the base names tell where one ends.
    parts, ends = path.split(_AND), [known_path(PurePosixPath(name)) for name in names]
    cuts = ((_AND.join(parts[:at]), _AND.join(parts[at:])) for at in range(1, len(parts)))
    return next((cut for cut in cuts if [PurePosixPath(part).name for part in cut] == ends), (path,))


def printable(name: str) -> str:
    """``name`` without the surrogates that stand for bytes that are no text in this system's encoding."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def name_passages(document: str, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """``passages`` with their ids: the same text in the same document has the same id.

    Of several passages with the same text the first has the plain id, the next ones differ by their
    place among them.
    """
    named: dict[str, Passage] = {}
    for passage in passages:
        text = f"{document}\n{normal(passage.zh)}\n{normal(passage.en)}"
        names = (f"{document}-{_digest(text, str(n), PASSAGE_LENGTH)}" for n in count())
        name = next(name for name in names if name not in named)
        named[name] = replace(passage, id=name, document=document)
    return tuple(named.values())


def successors(gone: Sequence[Passage], present: Sequence[Passage]) -> Mapping[str, str | None]:
    """Where each passage of ``gone`` went: the id of the passage that holds most of its text, or None.

    Of equal holders the one nearest in reading order is taken.
    """
    texts = {passage.id: _units(passage) for passage in (*gone, *present)}
    places = {passage.id: passage.ordinal for passage in present}
    sizes = {passage.id: min(RUN, max(2, len(texts[passage.id]) // 3)) for passage in gone}
    shelves = {size: _shelve({name: texts[name] for name in places}, size) for size in set(sizes.values())}
    found: dict[str, str | None] = {}
    for passage in gone:
        shares = _shares(texts[passage.id], sizes[passage.id], shelves[sizes[passage.id]])
        best = max(shares, key=lambda name: (shares[name], -abs(places[name] - passage.ordinal)), default=None)
        needed = HELD_SHORT if len(texts[passage.id]) < SHORT else HELD
        found[passage.id] = best if best and shares[best] >= needed else None
    return found


def normal(text: str) -> str:
    """The form of ``text`` that its id is made from."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _digest(text: str, salt: str, length: int) -> str:
    digest = hashlib.sha256(f"{text}\n{salt}".encode("utf-8", "surrogatepass")).digest()
    return b32encode(digest).decode("ascii").lower()[:length]


Run = tuple[str, ...]
"""Units that stand in a row."""


def _units(passage: Passage) -> Run:
    """The text of both sides as words of letters and digits and single other characters (Han above all)."""
    text = unicodedata.normalize("NFKC", f"{passage.zh}\n{passage.en}").casefold()
    return tuple(re.findall(r"[a-z0-9]+|[^\W_]", text))


def _shelve(texts: Mapping[str, Run], size: int) -> Mapping[Run, set[str]]:
    """Every run of ``size`` units with the ids of the passages it stands in."""
    shelf: dict[Run, set[str]] = defaultdict(set)
    for name, units in texts.items():
        for start in range(len(units) - size + 1):
            shelf[units[start : start + size]].add(name)
    return shelf


def _shares(units: Run, size: int, shelf: Mapping[Run, set[str]]) -> Mapping[str, float]:
    """For each passage that shares a run with ``units``: how much of their characters its runs cover."""
    covered: dict[str, set[int]] = defaultdict(set)
    for start in range(len(units) - size + 1):
        for name in shelf.get(units[start : start + size], ()):
            covered[name].update(range(start, start + size))
    total = sum(map(len, units))
    return {name: sum(len(units[at]) for at in places) / total for name, places in covered.items()}
