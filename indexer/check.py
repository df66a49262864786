"""Quotation check: is it there, word for word, and is it where somebody says it is? With what the other language says.

So that nobody translates an official text back: the published counterpart is handed out with every answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from corpus.folding import fold
from corpus.types import LANGS, Document, Lang, Passage
from indexer.analysis import squeeze
from indexer.conditions import AllOf, Chars, Condition, InDocuments, Phrase
from indexer.engine import PassageSource, Snapshot
from indexer.index import Index
from indexer.notes import Note, note
from indexer.quoting import claims
from indexer.quoting.parts import by_language, segments, unquoted
from indexer.quoting.pieces import Pieces, pieces
from indexer.quoting.places import Laid, claimed, nearest, place, ranked, verbatim
from indexer.quoting.verdict import (
    Alarm,
    Change,
    Check,
    Claim,
    Difference,
    Part,
    Place,
    Standing,
    Stretch,
    Typography,
    Verdict,
)
from indexer.quoting.windows import Candidates, Window, candidates, joined, window

__all__ = [
    "Alarm", "Change", "Check", "Claim", "Difference", "Part", "Place", "Standing", "Stretch", "Typography", "Verdict",
    "check",
]  # fmt: skip

MAX_QUOTATION = 3_000  # characters; a longer text is no quotation
READ = 200  # passages that are read in search of the quotation itself …
PROMISING = 0.9  # … if they hold so much of its rare characters and words
CLOSELY = 8  # passages on which it is laid, with their neighbours, in search of what is near


@dataclass(frozen=True, slots=True)
class _Library:
    """What is asked: a state of the index, the passages behind it, the documents in their order."""

    snapshot: Snapshot
    source: PassageSource
    documents: dict[str, Document]
    order: dict[str, int]


def check(quotation: str, index: Index, *, document: str = "", page: str = "", limit: int = 10) -> Check:
    """Whether a quotation stands in the library, and whether it stands where it is said to (``document``, ``page``).

    ``document`` may be an id, a file, a title or a whole citation, and ``page`` may stand in it. Each part gives at
    most ``limit`` places. White space, width, script, case and punctuation never make a quotation unfaithful, they
    are told; words, figures, negations and what is left out do. A ``page`` without a document says nothing.
    """
    text = quotation.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    notes: list[Note] = [note("text-shortened", count=str(MAX_QUOTATION))] if len(text) > MAX_QUOTATION else []
    text = unquoted(text[:MAX_QUOTATION])
    documents = index.source.documents()
    name, number = claims.read(document, page)
    meant = claims.meant(name, documents) if name else ()

    def ask(snapshot: Snapshot) -> list[Part]:
        order = {each.id: at for at, each in enumerate(documents)}
        library = _Library(snapshot, index.source, {each.id: each for each in documents}, order)
        return [_part(text, span, lang, library, meant, number) for lang, span in by_language(text)]

    parts = index.read(ask) if any(map(str.isalnum, text)) else []
    stated = claims.claim(name, number, meant, [part.places for part in parts]) if name else None
    shown = tuple(replace(part, places=_shown(part.places, limit)) for part in parts)
    return Check(text, _least([part.verdict for part in parts]), shown, stated, _together(parts), tuple(notes))


def _shown(places: Sequence[Place], limit: int) -> tuple[Place, ...]:
    """The best places, and the best of those where the quotation is said to stand."""
    best, claimed_at = places[:limit], [each for each in places if each.claimed]
    return (*best[:-1], claimed_at[0]) if claimed_at and claimed_at[0] not in best else tuple(best)


def _least(verdicts: Sequence[Verdict]) -> Verdict:
    """The least faithful of some verdicts."""
    if not verdicts or "not-found" in verdicts:
        return "not-found"
    return "near" if "near" in verdicts else "verbatim"


def _together(parts: Sequence[Part]) -> bool | None:
    """Whether parts in two languages stand in the same passages."""
    if len({part.lang for part in parts}) < 2:
        return None
    held = [{passage.id for each in part.places for passage in each.passages} for part in parts]
    return bool(set.intersection(*held))


def _part(
    text: str, span: tuple[int, int], lang: Lang, library: _Library, meant: tuple[Document, ...], page: int | None
) -> Part:
    """A part of the quotation: its places everywhere, and in the documents meant even if others are better."""
    quoted = pieces(text[slice(*span)])
    inside = InDocuments(frozenset(each.id for each in meant)) if meant else None
    found: list[Place] = []
    total = 0
    for side in (lang, *(other for other in LANGS if other != lang)):
        everywhere, total = _everywhere(quoted, side, library, None)
        here = _everywhere(quoted, side, library, inside)[0] if inside else []
        found = [*here, *everywhere]
        if found:
            break
    ids = frozenset(each.id for each in meant)
    places = ranked([claimed(each, ids, page) if meant else each for each in found], library.order)
    verdict: Verdict = places[0].verdict if places else "not-found"
    return Part(*span, quoted.text, lang, verdict, places, max(total, sum(each.verdict == verdict for each in places)))


def _everywhere(quoted: Pieces, lang: Lang, library: _Library, within: Condition | None) -> tuple[list[Place], int]:
    """The places on the sides of one language, and how many passages hold the quotation as it is."""
    if not len(quoted):
        return [], 0
    exact = _as_written(quoted, lang, library, within)
    around = candidates(library.snapshot, quoted, lang, within, READ)
    alike = [name for name, share in zip(around.ids, around.shares, strict=True) if share >= PROMISING]
    read = library.source.get_many(dict.fromkeys((*exact[:READ], *alike)))
    found = [each for passage in read.values() for each in _inside(quoted, passage, lang, library)]
    if found:
        return found, len({*exact, *(passage.id for each in found for passage in each.passages)})
    return list(_around(quoted, around, lang, library)), 0


def _as_written(quoted: Pieces, lang: Lang, library: _Library, within: Condition | None) -> list[str]:
    """The passages that hold the quotation with its very marks, in the order of the library."""
    folded = fold(quoted.text.strip()).text
    condition = Chars(lang, squeeze(folded)) if lang == "zh" else Phrase(lang, folded)
    rows = library.snapshot.search(AllOf((condition, *((within,) if within else ())))).rows
    order = [library.order.get(document, 0) for document in rows.documents]
    return [str(rows.ids[at]) for at in np.lexsort((rows.ordinals, np.array(order, dtype=np.int64)))]


def _inside(quoted: Pieces, passage: Passage, lang: Lang, library: _Library) -> Iterator[Place]:
    """The places inside one passage where the quotation stands verbatim."""
    around = joined([passage], lang)
    if around and passage.document in library.documents:
        for each in verbatim(quoted, around):
            yield _placed(quoted, each, around, library)


def _around(quoted: Pieces, around: Candidates, lang: Lang, library: _Library) -> Iterator[Place]:
    """The places near the likeliest passages: over their borders, with words that differ, with parts left out."""
    done: set[str] = set()
    for name in around.ids[:CLOSELY]:
        if name in done or not (found := window(name, around, library.source, lang, len(quoted))):
            continue
        places = list(_laid(quoted, found, library))
        yield from places
        done.update(passage.id for each in places for passage in each.passages)
    if len(parts := segments(quoted.text)) > 1:
        yield from _apart([pieces(quoted.text[slice(*part)]) for part in parts], quoted, around, lang, library)


def _laid(quoted: Pieces, around: Window, library: _Library) -> Iterator[Place]:
    if around.passages[0].document not in library.documents:
        return
    exactly = list(verbatim(quoted, around))
    closest = None if exactly else nearest(quoted, around)
    for laid in exactly or ([closest] if closest else []):
        yield _placed(quoted, laid, around, library)


def _apart(
    parts: Sequence[Pieces], quoted: Pieces, around: Candidates, lang: Lang, library: _Library
) -> Iterator[Place]:
    """The places where what stands between omission marks stands far apart, in one document."""
    documents = dict.fromkeys(passage.document for passage in library.source.get_many(around.ids[:CLOSELY]).values())
    for document in list(documents)[:CLOSELY]:
        within = InDocuments(frozenset((document,)))
        likely = [candidates(library.snapshot, part, lang, within, 3) for part in parts]
        names = dict.fromkeys(name for each in likely for name in each.ids)
        chosen = sorted(library.source.get_many(names).values(), key=lambda passage: passage.ordinal)
        if found := joined(chosen, lang):
            yield from _laid(quoted, found, library)


def _placed(quoted: Pieces, laid: Laid, around: Window, library: _Library) -> Place:
    return place(quoted, laid, around, library.documents[around.passages[0].document])
