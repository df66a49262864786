"""Chinese typed or pasted with a blank behind every character (投 资 环 境) is the run it stands for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from corpus.folding import is_han
from corpus.words import frequency
from indexer.notes import Note, note
from indexer.query import And, Not, Or, Query, Term, conjunction, disjunction, negation
from indexer.query.meaning import characters

SURE = 3
"""So many single characters in a row are a run; two are one where they are a word: 茶 纸 asks for both."""


def without_blanks(query: Query, notes: list[Note]) -> Query:
    """The query with bare characters in a row made one run, which is told in the notes."""
    match query:
        case And(parts):
            return conjunction(_joined(parts, notes))
        case Or(parts):
            return disjunction([without_blanks(part, notes) for part in parts])
        case Not(part):
            return negation(without_blanks(part, notes))
    return query


def _joined(parts: Sequence[Query], notes: list[Note]) -> list[Query]:
    out: list[Query] = []
    for single, group in groupby(parts, key=_is_character):
        row = list(group)
        run = "".join(part.text for part in row if isinstance(part, Term))
        if single and (len(row) >= SURE or (len(row) == 2 and frequency(characters(run)))):
            out.append(Term(run))
            notes.append(note("joined", part=" ".join(run), run=run))
        else:
            out += row if single else [without_blanks(part, notes) for part in row]
    return out


def _is_character(part: Query) -> bool:
    return isinstance(part, Term) and part.lang is None and len(part.text) == 1 and is_han(part.text)
