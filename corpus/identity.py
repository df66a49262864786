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
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, count
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
COMMON = 32
"""In how many texts of a document a run may stand to tell where one of them went, and how many texts are looked at.

What the rows of a long table all say tells nothing, and to follow it takes the square of their number: without
this limit 1 000 rows of one sentence each take 19 s, with it 0.2 s.
"""

CORRECTION_LENGTH = 6
"""Characters in a correction's id: 30 bits inside one document, and an id that is taken gives way to the next."""

_AND = " + "
_COMMANDS = re.compile(r"[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_ADDRESS = re.compile(r"https?://\S+")


def document_id(path: str, taken: Collection[str] = ()) -> str:
    """A short id for the document known by ``path``: lower-case letters and digits, not one of ``taken``."""
    return next(name for name in (_digest(path, str(n), DOCUMENT_LENGTH) for n in count()) if name not in taken)


def correction_id(what: str, taken: Collection[str] = ()) -> str:
    """A short id for a correction of a document, made from ``what`` it changes; not one of ``taken``."""
    return next(name for name in (_digest(what, str(n), CORRECTION_LENGTH) for n in count()) if name not in taken)


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
    return next((cut for cut in cuts if all(map(_is_known_as, cut, ends))), (path,))


def _is_known_as(path: str, name: str) -> bool:
    """Whether a file of this base name is known by ``path``; a page that was fetched is known by its address."""
    return PurePosixPath(path).name == name or bool(_ADDRESS.fullmatch(path))


def printable(name: str) -> str:
    """``name`` without what must not be shown: surrogates that stand for bytes that are no text in this system's
    encoding, controls, which terminals obey, and marks that turn round the text behind them (UAX #9, 2.1 to 2.4).
    """
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return _COMMANDS.sub("\N{REPLACEMENT CHARACTER}", text)


def name_passages(document: str, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """``passages`` with their ids: the same text in the same document has the same id.

    Of several passages with the same text the first has the plain id, the next ones differ by their
    place among them.
    """
    named: dict[str, Passage] = {}
    places: dict[str, Iterator[int]] = defaultdict(count)
    for passage in passages:
        text = f"{document}\n{normal(passage.zh)}\n{normal(passage.en)}"
        names = (f"{document}-{_digest(text, str(n), PASSAGE_LENGTH)}" for n in places[text])
        name = next(name for name in names if name not in named)
        named[name] = replace(passage, id=name, document=document)
    return tuple(named.values())


def successors(gone: Sequence[Passage], present: Sequence[Passage]) -> Mapping[str, str | None]:
    """Where each passage of ``gone`` went: the id of the passage that holds most of its text, or None.

    ``present`` is in reading order; of equal holders the one nearest in it is taken, of two as near the first.
    """
    texts = {passage.id: _units(passage) for passage in gone}
    homes: dict[Run, list[Passage]] = defaultdict(list)
    for passage in present:
        homes[_units(passage)].append(passage)
    shelves = {size: _Shelf(homes, size) for size in {_run_length(text) for text in texts.values()}}
    # Tables repeat themselves: what holds a text is found once for all passages that have it.
    holders = {text: shelves[_run_length(text)].holders(text) for text in set(texts.values())}
    found: dict[str, str | None] = {}
    for passage in gone:
        near = [_nearest(homes[text], passage.ordinal) for text in holders[texts[passage.id]]]
        found[passage.id] = min(near, key=lambda one: _distance(one, passage.ordinal)).id if near else None
    return found


def normal(text: str) -> str:
    """The form of ``text`` that its id is made from."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _digest(text: str, salt: str, length: int) -> str:
    digest = hashlib.sha256(f"{text}\n{salt}".encode("utf-8", "surrogatepass")).digest()
    return b32encode(digest[:length]).decode("ascii").lower()[:length]  # a byte makes more than one character


Run = tuple[str, ...]
"""Units that stand in a row."""


def _units(passage: Passage) -> Run:
    """The text of both sides as words of letters and digits and single other characters (Han above all)."""
    text = unicodedata.normalize("NFKC", f"{passage.zh}\n{passage.en}").casefold()
    return tuple(re.findall(r"[a-z0-9]+|[^\W_]", text))


def _run_length(text: Run) -> int:
    """How long the runs are by which a text is found again."""
    return min(RUN, max(2, len(text) // 3))


def _runs(text: Run, size: int) -> list[Run]:
    """Every run of ``size`` units, by the place where it begins."""
    return [text[start : start + size] for start in range(len(text) - size + 1)]


class _Shelf:
    """Texts by their runs of one length."""

    def __init__(self, texts: Iterable[Run], size: int) -> None:
        self._size = size
        self._runs = {text: frozenset(_runs(text, size)) for text in texts}
        self._where: dict[Run, list[Run]] = defaultdict(list)
        for text, runs in self._runs.items():
            for run in runs:
                self._where[run].append(text)

    def holders(self, text: Run) -> list[Run]:
        """The texts that hold the largest share of the characters of ``text``, where that is enough."""
        runs = _runs(text, self._size)
        shares = {other: self._share(text, runs, other) for other in self._candidates(runs)}
        largest = max(shares.values(), default=0.0)
        enough = largest >= (HELD_SHORT if len(text) < SHORT else HELD)
        return [other for other, share in shares.items() if share == largest] if enough else []

    def _candidates(self, runs: Iterable[Run]) -> list[Run]:
        """The texts that have most of the telling runs among ``runs``."""
        telling = (where for run in runs if len(where := self._where.get(run, ())) <= COMMON)
        return [text for text, _ in Counter(chain.from_iterable(telling)).most_common(COMMON)]

    def _share(self, text: Run, runs: Sequence[Run], other: Run) -> float:
        """How much of the characters of ``text`` its runs cover that ``other`` has too."""
        starts = (start for start, run in enumerate(runs) if run in self._runs[other])
        covered = {at for start in starts for at in range(start, start + self._size)}
        return sum(len(text[at]) for at in covered) / sum(map(len, text))


def _nearest(passages: Sequence[Passage], ordinal: int) -> Passage:
    """Of passages in reading order the one nearest to a place in it."""
    at = bisect_left(passages, ordinal, key=lambda passage: passage.ordinal)
    return min(passages[max(0, at - 1) : at + 1], key=lambda passage: _distance(passage, ordinal))


def _distance(passage: Passage, ordinal: int) -> tuple[int, int]:
    return abs(passage.ordinal - ordinal), passage.ordinal
