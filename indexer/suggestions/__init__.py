"""Help while typing: what the library holds that begins like this, or that may be meant by it, each with its hits.

Suggestions are never applied by themselves. Pinyin in particular is one way to type Chinese, and not a match.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.types import Document, Lang
from indexer.engine import Snapshot
from indexer.filters import resolver
from indexer.index import Index
from indexer.kept import Kept
from indexer.query.meaning import condition, own
from indexer.query.parser import parse
from indexer.suggestions.completions import completions
from indexer.suggestions.drafts import Count, Draft, Reason
from indexer.suggestions.known_terms import KnownTerms, known_terms
from indexer.suggestions.meant import corrected, seems_odd

__all__ = ["LIMIT", "Reason", "Suggestion", "did_you_mean", "suggest"]

LIMIT = 8
LONGEST = 200  # characters of a query that is helped with: nobody types more
COUNTED = 4096  # queries whose hits are remembered


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A query that may be meant: its whole ``text``, and ``term``, what is new in it, of the language ``lang``.

    ``passages`` is how many passages it finds by itself, without equivalents (``search`` with ``widen=False``).
    """

    text: str
    term: str
    lang: Lang
    passages: int
    kind: Reason


_kept = Kept(1)


def suggest(text: str, index: Index, *, limit: int = LIMIT) -> tuple[Suggestion, ...]:
    """Queries that begin like what is typed, the likeliest first; where there are none, what else may be meant.

    Only the end of the query is completed, whatever stands before it stays. No text raises an error.
    """
    if len(text) > LONGEST or not text.strip():
        return ()
    known, library, kept = _at_hand(index)

    def ask(snapshot: Snapshot) -> tuple[Suggestion, ...]:
        count = _Hits(snapshot, library, kept)
        found = _counted(text, completions(text, known, limit), count, limit)
        return found or _counted(text, corrected(text, known, count), count, limit)

    return index.read(ask)


def did_you_mean(text: str, index: Index, *, limit: int = 3) -> tuple[Suggestion, ...]:
    """What may be meant by a query that finds nothing or little; nothing for one that finds something."""
    if len(text) > LONGEST or not text.strip():
        return ()
    known, library, kept = _at_hand(index)

    def ask(snapshot: Snapshot) -> tuple[Suggestion, ...]:
        count = _Hits(snapshot, library, kept)
        return _counted(text, corrected(text, known, count), count, limit) if seems_odd(text, count) else ()

    return index.read(ask)


def _at_hand(index: Index) -> tuple[KnownTerms, Sequence[Document], dict[str, int]]:
    """The terms of the library, its documents, and how many passages queries were found to have."""
    return known_terms(index), index.catalogue(), _kept.get(index, "hits", dict[str, int])


def _counted(typed: str, drafts: Iterable[Draft], count: Count, limit: int) -> tuple[Suggestion, ...]:
    """The first of the drafts that find something, each text once, and not what is typed already."""
    found: dict[str, Suggestion] = {}
    for draft in drafts:
        if len(found) == limit:
            break
        key = draft.text.casefold()
        if key not in found and draft.text != typed and (passages := count(draft.text)):
            found[key] = Suggestion(draft.text, draft.term, draft.lang, passages, draft.kind)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class _Hits:
    """Counts the passages that a query finds by itself; ``counted`` are those counted before."""

    snapshot: Snapshot
    library: Sequence[Document]
    counted: dict[str, int]

    def __call__(self, text: str) -> int:
        if text not in self.counted:
            if len(self.counted) >= COUNTED:
                self.counted.clear()
            wanted = condition(parse(text).query, own, resolver(self.library, []))
            self.counted[text] = len(self.snapshot.search(wanted).rows)
        return self.counted[text]
