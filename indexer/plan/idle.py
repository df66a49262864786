"""What of a query need not stand in an answer: the function words that hold a question together."""

from __future__ import annotations

from collections.abc import Iterator

from indexer.analysis import holds_han
from indexer.equivalents import Thesaurus, phrases
from indexer.function_words import measures, says_nothing
from indexer.query import And, Between, Near, Or, Query, Quoted, Sought, Term, Value, Wild, conjunction, disjunction
from indexer.query.meaning import run_words


def essence(query: Query, thesaurus: Thesaurus | None) -> Query:
    """The query without its bare function words, unless they are all that is sought.

    Those inside a term of several words (Belt and Road) belong to it.
    """
    match query:
        case Or(parts):
            return disjunction([essence(part, thesaurus) for part in parts])
        case And(parts):
            idle = _idle(parts, thesaurus)
            kept = conjunction([essence(part, thesaurus) for at, part in enumerate(parts) if at not in idle])
            return kept if any(True for _ in sought(kept)) else query
    return query


def sought(query: Query) -> Iterator[Sought]:
    """The parts that have to stand in the text; what stands under NOT does not."""
    match query:
        case And(parts) | Or(parts):
            for part in parts:
                yield from sought(part)
        case Term() | Quoted() | Wild() | Value() | Between() | Near():
            yield query


def is_idle(part: Query) -> bool:
    """Whether a part is bare and consists of function words."""
    if not isinstance(part, Term) or part.lang:
        return False
    return all(map(says_nothing, run_words(part.text) if holds_han(part.text) else (part.text.lower(),)))


def bare_words(parts: tuple[Query, ...]) -> tuple[str, ...]:
    """The bare English words among the parts of a conjunction, in lower case, each at its place; else empty texts."""
    return tuple(
        part.text.lower() if isinstance(part, Term) and not part.lang and not holds_han(part.text) else ""
        for part in parts
    )


def terms(texts: tuple[str, ...], thesaurus: Thesaurus) -> Iterator[tuple[int, int]]:
    """Where neighbouring words are one term that the thesaurus knows: half-open."""
    at = 0
    while at < len(texts):
        end = next((end for end in range(at, len(texts)) if not texts[end]), len(texts))
        yield from ((at + start, at + stop) for start, stop in phrases(texts[at:end], thesaurus))
        at = end + 1


def _idle(parts: tuple[Query, ...], thesaurus: Thesaurus | None) -> set[int]:
    texts = bare_words(parts)
    idle = {at for at, part in enumerate(parts) if is_idle(part)}
    idle |= {at + 1 for at in range(len(texts) - 1) if measures(texts[at], texts[at + 1])}
    known = [set(range(start, end)) for start, end in terms(texts, thesaurus)] if idle and thesaurus else []
    return idle.difference(*(places for places in known if not places <= idle))
