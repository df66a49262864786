"""What the other side of a passage probably says for the words of a query: shown, and never counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from corpus.types import LANGS, Lang, Passage
from indexer.analysis import holds_han
from indexer.clues import content_words
from indexer.equivalents import Equivalent, Thesaurus, phrases
from indexer.highlight import Spans, joined, places
from indexer.query import Near, Quoted, Sought, Term
from indexer.spans import Span, atom_side


def likely_terms(parts: Iterable[Sought], thesaurus: Thesaurus) -> tuple[Equivalent, ...]:
    """The equivalents of everything that is sought, also of what is quoted or bound to a side."""
    texts = [text for part in parts for text in _texts(part)]
    return tuple(dict.fromkeys(each for text in dict.fromkeys(texts) for each in thesaurus(text)))


def likely_places(passage: Passage, terms: Iterable[Equivalent], asked: Mapping[Lang, Spans]) -> Mapping[Lang, Spans]:
    """Where these equivalents stand, apart from what was ``asked`` for and stands there itself."""
    found: dict[Lang, list[Span]] = {lang: [] for lang in LANGS}
    for term in terms:
        lang = atom_side(term.atom)
        found[lang] += [span for span in places(term.atom, passage) if not _overlaps(span, asked[lang])]
    return {lang: joined(spans) for lang, spans in found.items()}


def _texts(part: Sought) -> Iterator[str]:
    """What of a part may have equivalents: the whole of it, then its words."""
    if isinstance(part, Near):
        yield from _texts(part.left)
        yield from _texts(part.right)
    elif isinstance(part, Term | Quoted):
        yield part.text
        if holds_han(part.text):
            yield from content_words(part.text)
        elif len(words := tuple(part.text.lower().split())) > 1:
            yield from (" ".join(words[start:end]) for start, end in phrases(words))
            yield from words


def _overlaps(span: Span, others: Spans) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)
