"""How a term was translated: its renderings in the library, ranked, each with a query that finds its passages.

Which words of a translation stand for the term is worked out by statistics and the dictionary, never known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.folding import fold
from corpus.types import LANGS, Lang, Passage
from indexer.analysis import holds_han, squeeze, stems
from indexer.catalogue import Catalogue
from indexer.conditions import Chars, Condition, HasSide, Phrase, Stems, all_of, any_of
from indexer.engine import Rows, Snapshot
from indexer.equivalents import SPELLING_WEIGHT
from indexer.equivalents.composing import composed
from indexer.equivalents.local_terms import local_terms
from indexer.equivalents.renderings import Candidate, Known, bracketed, candidates, occurrences, term_forms
from indexer.facets import admitted, divided
from indexer.filters import Limits, limits
from indexer.index import Index
from indexer.notes import Note, note
from indexer.query import quote
from indexer.spans import atom_side

Counts = tuple[tuple[str, int], ...]

MOST_READ = 300
"""Passages that are read for a term: the renderings of a commoner one show in these."""

FORMS = 6  # forms of one rendering that its query names


@dataclass(frozen=True, slots=True)
class Rendering:
    """A term of the other language, in its commonest form as written, that seems to stand for the term.

    ``query`` finds exactly its ``passages`` (the filters apart); ``share`` is their share of the passages with both
    sides. ``documents``, ``years`` and ``statuses`` divide them, the commonest first. ``known`` says from where it
    is known: the library's own sentences (``corpus``), ``dictionary``, ``glossary``, ``name``. Without passages it is
    what the dictionary or the glossary suggests.
    """

    text: str
    forms: tuple[str, ...]
    passages: int
    share: float
    query: str
    documents: Counts
    years: Counts
    statuses: Counts
    known: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class Translations:
    """How a term of the language ``lang`` was translated: ``passages`` hold it, ``paired`` of them on two sides."""

    term: str
    lang: Lang
    passages: int
    paired: int
    renderings: tuple[Rendering, ...]
    notes: tuple[Note, ...]


def translations(
    term: str,
    index: Index,
    *,
    lang: Lang | None = None,
    documents: Sequence[str] = (),
    years: Sequence[str] = (),
    statuses: Sequence[str] = (),
    limit: int = 20,
) -> Translations:
    """The renderings of a term, the likeliest first. ``lang`` is the term's language (default: what it is written in).

    ``documents``, ``years`` and ``statuses`` limit the passages as in ``search``. No text raises an error.
    """
    term = " ".join(term.split())
    own: Lang = lang or ("zh" if holds_han(term) else "en")
    library = index.catalogue()
    notes: list[Note] = []
    within = limits(library, notes, documents=documents, years=years, statuses=statuses)
    wanted = _standing(term, own)
    if wanted is None:
        return Translations(term, own, 0, 0, (), tuple(notes))

    def ask(snapshot: Snapshot) -> tuple[Rows, Rows]:
        both = all_of([wanted, *(HasSide(side) for side in LANGS)])
        held, paired = snapshot.search(wanted).rows, snapshot.search(both).rows
        return _limited(held, library, within), _limited(paired, library, within)

    held, paired = index.read(ask)
    places = list(occurrences(term, own, _read(index, paired.ids.tolist())))
    asked = _Asked(term, own, term_forms(term, own, places), len(paired.ids))
    found = candidates(term, own, places, index.learned.lesson(patient=True))[: 2 * limit]
    if not any("corpus" in each.known for each in found):
        found += index.read(lambda snapshot: _further(term, own, found, index, snapshot))

    def count(snapshot: Snapshot) -> list[Rows]:
        conditions = [all_of([asked.condition(), _written(each.forms, asked.other)]) for each in found]
        return [_limited(snapshot.search(each).rows, library, within) for each in conditions]

    rendered = [_rendering(asked, each, rows, library) for each, rows in zip(found, index.read(count), strict=True)]
    # What merely might stand for the term is said where nothing in the library does.
    standing = [each for each in rendered if each.passages or "glossary" in each.known]
    standing = standing or _suggested(rendered)
    noted = (note("statistical"), *notes)
    return Translations(term, own, len(held.ids), len(paired.ids), tuple(standing[:limit]), noted)


def _further(term: str, lang: Lang, found: Sequence[Candidate], index: Index, snapshot: Snapshot) -> list[Candidate]:
    """What a term that no sentence translates may be called: its other spellings, and what its parts say."""
    other: Lang = "en" if lang == "zh" else "zh"
    local = [each for each in local_terms(index, snapshot)(term) if atom_side(each.atom) == other]
    texts: dict[str, Known] = {e.text: "name" if e.weight == SPELLING_WEIGHT else "dictionary" for e in local}
    texts |= {text: "dictionary" for text in composed(term, lang, snapshot) if text not in texts}
    seen = {_compared(form, other) for each in found for form in each.forms}
    distinct = {_compared(text, other): (text, known) for text, known in reversed(texts.items())}
    return [Candidate((text,), 0.0, (known,)) for key, (text, known) in reversed(distinct.items()) if key not in seen]


def _compared(text: str, lang: Lang) -> tuple[str, ...]:
    return stems(text) if lang == "en" else (squeeze(fold(text).text),)


def _suggested(rendered: Sequence[Rendering]) -> list[Rendering]:
    """What stands nowhere: neither guessed spellings nor, beside common words, names and titles of several words."""
    kept = [each for each in rendered if "name" not in each.known]
    return [each for each in kept if not (" " in each.text and each.text != each.text.lower())] or kept


@dataclass(frozen=True, slots=True)
class _Asked:
    """The term, its language, its forms as written, and how many passages with both sides hold it."""

    term: str
    lang: Lang
    forms: tuple[str, ...]
    paired: int

    @property
    def other(self) -> Lang:
        return "en" if self.lang == "zh" else "zh"

    def condition(self) -> Condition:
        """The passages in which it stands in one of these forms: what can be said in a query."""
        return _written(self.forms, self.lang)


def _standing(term: str, lang: Lang) -> Condition | None:
    """The passages that hold the term: Chinese characters, English words in any inflection."""
    if lang == "zh":
        text = squeeze(fold(term).text)
        return any_of([Chars("zh", form) for form in bracketed(text)]) if any(map(str.isalnum, text)) else None
    found = stems(term)
    return Stems("en", found) if found else None


def _written(forms: Sequence[str], lang: Lang) -> Condition:
    """One of these forms stands on the side, as a quoted string of a query would."""
    folded = [fold(form).text for form in forms[:FORMS]]
    return any_of([Chars("zh", squeeze(form)) if lang == "zh" else Phrase("en", form) for form in folded])


def _limited(rows: Rows, library: Catalogue, within: Limits) -> Rows:
    return rows.take(admitted(rows, library, within).nonzero()[0])


def _read(index: Index, ids: Sequence[str]) -> Iterable[Passage]:
    """The passages, or as many as are read, from everywhere in the library."""
    step = max(1, -(-len(ids) // MOST_READ))
    return index.source.get_many(ids[::step]).values()


def _rendering(asked: _Asked, each: Candidate, rows: Rows, library: Catalogue) -> Rendering:
    return Rendering(
        each.forms[0],
        each.forms[:FORMS],
        len(rows),
        len(rows) / asked.paired if asked.paired else 0.0,
        f"{_alternatives(asked.forms, asked.lang)} {_alternatives(each.forms, asked.other)}",
        _ranked(divided("document", rows, library)),
        _ranked(divided("year", rows, library)),
        _ranked(divided("status", rows, library)),
        each.known,
    )


def _alternatives(forms: Sequence[str], lang: Lang) -> str:
    """The part of a query that finds these forms."""
    parts = [f"{lang}:{quote(form)}" for form in forms[:FORMS]]
    return parts[0] if len(parts) == 1 else f"({' OR '.join(parts)})"


def _ranked(counts: Mapping[str, int]) -> Counts:
    return tuple(
        sorted(((name, count) for name, count in counts.items() if name), key=lambda pair: (-pair[1], pair[0]))
    )
