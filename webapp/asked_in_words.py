"""What a search asked and found, in words: for the heads of files that people read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from corpus.errors import UnknownDocument
from corpus.store import Store
from indexer.notes import Note
from webapp.i18n import N_
from webapp.parameters import SearchRequest
from webapp.vocabulary import VOCABULARY

Say = Callable[[str], str]
"""Gives a message in the language of whoever reads it; the messages are English themselves."""

SEARCHED = N_("Searched for")
TYPED = N_("Only the words as they were typed.")
FOUND = N_("Passages found")
REMARK = N_("Remark")


def asked_in_words(
    asked: SearchRequest, total: int, notes: Iterable[Note], store: Store, say: Say
) -> Iterator[tuple[str, str]]:
    """Labels and what stands beside them: the query, what it was limited to, how many answers it has, the notes."""
    limits = VOCABULARY["limit"]
    if asked.text:
        yield say(SEARCHED), asked.text
    for name, value in (("with", asked.having), ("without", asked.lacking)):
        if value:
            yield say(limits[name]), value
    for name, values in asked.filters().items():
        if values:
            yield say(limits[name]), ", ".join(_value(name, each, store, say) for each in values)
    if not asked.widen:
        yield say(REMARK), say(TYPED)
    yield say(limits["sort"]), say(VOCABULARY["sort"][asked.sort])
    yield say(FOUND), f"{total:,}"
    for note in notes:
        words = VOCABULARY["note"].get(note.kind)
        yield say(REMARK), say(words) % note.params if words else note.text


def _value(name: str, value: str, store: Store, say: Say) -> str:
    """A value of a filter; of a document its title, where there is such a document."""
    if name == "document":
        try:
            return store.document(value).title
        except UnknownDocument:
            return value
    return say(VOCABULARY.get(name, {}).get(value, value))
