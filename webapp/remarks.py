"""The notes that the application itself adds to an answer, beside those of the index (``indexer.notes``)."""

from __future__ import annotations

from collections.abc import Mapping

from indexer.notes import Note

SENTENCES: Mapping[str, str] = {
    "clipped": "At most {count} passages are given at a time.",
    "looked-up": "The query has more than {count} characters; it was looked up as a passage.",
}


def remark(kind: str, **params: str) -> Note:
    """The note of this kind, with its English sentence filled in."""
    return Note(kind, SENTENCES[kind].format(**params), params)
