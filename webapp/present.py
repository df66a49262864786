"""Nouns as they leave the application: as JSON for scripts and the terminal, as rows for the pages.

The JSON shapes are a contract with scripts. Keys are never left out: what is not known is null or empty.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from corpus.errors import DuizhaoError
from corpus.export.jsonl import passage_row, sentence_rows
from corpus.quantities.agreement import NOTHING_STATED, Agreement, compare
from corpus.store import Change, Sketch
from corpus.types import LANGS, Correction, Document, Lang, Passage, Reference
from indexer.highlight import excerpt
from webapp.doubts import SURE, figures_json
from webapp.language_tags import language_tag
from webapp.marks import Piece, Spans, pieces

if TYPE_CHECKING:  # the terminal lists and exports without searching: no need to load the engine for it
    from indexer.answer import Answer, Hit
    from indexer.notes import Note
    from indexer.repeats import Repeats

Json = dict[str, Any]
State = Literal["sure", "unsure", "absent"]

EXCERPT: Mapping[Lang, int] = {"zh": 160, "en": 420}
"""About how many characters of a long passage a result shows: five to seven lines of a column, either language."""

LONG = 1.3
"""A text this many times its excerpt's length is cut; less would hide a line or two for nothing."""


COMPARED = 1 << 11
"""Passages whose figures are kept compared: comparing a page of them takes longer than searching for it."""


def passage_json(passage: Passage, document: Document) -> Json:
    """PASSAGE: one parallel passage with everything that says where it stands."""
    return passage_row(passage, document)


def hit_json(hit: Hit) -> Json:
    """HIT: a passage, its score and tier, and where on each side it satisfies the query (code points)."""
    found = {lang: [list(span) for span in hit.matches.get(lang, ())] for lang in LANGS}
    row = passage_json(hit.passage, hit.document) | {"score": hit.score, "tier": hit.tier, "matches": found}
    row |= {"relation": hit.relation} if hit.relation else {}
    return row | {"repeats": repeats_json(hit.repeats)} if hit.repeats else row


def repeats_json(repeats: Repeats) -> Json:
    """How often a folded hit says the same on the side ``lang``, and each of its translations."""
    variants = [
        {"text": variant.text, "count": variant.count, "passages": list(variant.passages)}
        for variant in repeats.variants
    ]
    counts = {"lang": repeats.lang, "count": repeats.count, "translations": repeats.translations}
    return counts | {"variants": variants}


def answer_json(answer: Answer) -> Json:
    """The answer to a search or a lookup; ``folded`` is the number of rows where repeated formulas are folded."""
    row: Json = {
        "ok": True,
        "total": answer.total,
        "hits": [hit_json(hit) for hit in answer.hits],
        "facets": {
            name: [{"value": value, "count": count} for value, count in counts]
            for name, counts in answer.facets.items()
        },
        "notes": notes_json(answer.notes),
    }
    return row if answer.folded is None else row | {"folded": answer.folded}


def notes_json(notes: Iterable[Note]) -> list[Json]:
    """What was understood, added or left out: kinds for scripts, sentences for people."""
    return [{"kind": note.kind, "text": note.text} for note in notes]


def changes_json(change: Change) -> Json:
    """What a write did to a document: how many passages and corrections of each fate."""
    names = ("added", "kept", "redirected", "retired", "corrections", "waiting")
    return {name: len(getattr(change, name)) for name in names}


def correction_json(correction: Correction, document: Document) -> Json:
    """What a person changed in a document: ``applied`` where it fits the document as it is now."""
    sides = {
        name: [{key: getattr(passage, key) for key in ("kind", "level", "zh", "en")} for passage in passages]
        for name, passages in (("before", correction.before), ("after", correction.after))
    }
    applied = correction.ordinal is not None
    place = {"id": correction.id, "document": document.id, "made": correction.made, "applied": applied}
    return place | {"ordinal": correction.ordinal} | sides


def document_json(document: Document) -> Json:
    """A row of the library's list; ``collections`` where the document is in any."""
    row = {
        "id": document.id,
        "title_zh": document.reference.title_zh,
        "title_en": document.reference.title_en,
        "source": list(document.source),
        "languages": list(document.languages),
        "passages": document.passages,
        "added": document.added,
    }
    return row | {"collections": list(document.collections)} if document.collections else row


def documents_json(documents: Iterable[Document]) -> Json:
    """The library's list, in order of adding."""
    rows = [document_json(document) for document in documents]
    return {"ok": True, "total": len(rows), "documents": rows}


def reference_json(reference: Reference) -> Json:
    """A bibliographic record under the names that `duizhao edit` uses: CSL's, with hyphens, save title_zh/title_en."""
    kept_as_is = ("title_zh", "title_en")
    row: Json = {}
    for name in Reference.__dataclass_fields__:
        value = getattr(reference, name)
        row[name if name in kept_as_is else name.replace("_", "-")] = list(value) if isinstance(value, tuple) else value
    return row


def document_answer(document: Document, passages: Iterable[Passage]) -> Json:
    """One document: its row, its record, and the passages asked for in reading order; ``total`` counts all it has.

    ``corrected`` are the ids of those among them that a person made what they are.
    """
    passages = tuple(passages)
    return {
        "ok": True,
        "document": document_json(document)
        | {"path": document.path, "digest": document.digest, "reference": reference_json(document.reference)},
        "total": document.passages,
        "passages": [passage_json(passage, document) for passage in passages],
        "corrected": [passage.id for passage in passages if passage.corrected],
    }


def passage_answer(passage: Passage, document: Document, previous: str | None, following: str | None) -> Json:
    """One passage, with the ids of its neighbours in reading order (null at either end) and its sentence beads.

    ``corrected`` says that a person made the passage what it is, ``quantities`` what figures each side states,
    ``disagreements`` which of them can't both be right.
    """
    answer = {"ok": True, "passage": passage_json(passage, document), "previous": previous, "next": following}
    return answer | {"sentences": sentence_rows(passage), "corrected": passage.corrected} | figures_json(passage)


def error_json(error: DuizhaoError) -> Json:
    """The one shape of an error, from the API and from the terminal."""
    return failure_json(str(error), error.kind, error.http_status)


def failure_json(message: str, kind: str, status: int) -> Json:
    """The shape of :func:`error_json` for failures that are not ours: an unknown address, a crash."""
    return {"ok": False, "error": message, "kind": kind, "status": status}


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a passage as a page prints it: its language, the tag of its script, its pieces in order."""

    lang: Lang
    tag: str
    pieces: tuple[Piece, ...]

    @property
    def cut(self) -> bool:
        """Whether some of the text is outside the excerpt."""
        return any(piece.rest for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Row:
    """A passage as a page prints it; ``tier`` and ``relation`` are 0 and empty where nothing was searched.

    ``repeats`` tells what the row stands for where repeated formulas are folded.
    """

    passage: Passage
    document: Document
    sides: tuple[Side, Side]
    tier: int = 0
    relation: str = ""
    agreement: Agreement = NOTHING_STATED
    repeats: Repeats | None = None

    @property
    def cut(self) -> bool:
        """Whether the row shows an excerpt, so that there is a whole passage to ask for."""
        return any(side.cut for side in self.sides)

    @property
    def state(self) -> State:
        """How sure the pairing is, for the coverage bar and the reader."""
        return pairing(self.passage)


def pairing(passage: Passage | Sketch) -> State:
    """Whether a passage has both sides, and how sure it is that they belong together."""
    if not passage.zh or not passage.en:
        return "absent"
    return "unsure" if passage.confidence is not None and passage.confidence < SURE else "sure"


def row(passage: Passage, document: Document, hit: Hit | None = None) -> Row:
    """A passage as it stands in its document: whole, and sentence by sentence, where it has several.

    Where it is a ``hit`` of a search in the document, what was found is marked.
    """
    return Row(passage, document, (_side(passage, "zh", hit), _side(passage, "en", hit)), hit.tier if hit else 0)


def hit_row(hit: Hit, asked: Collection[Lang]) -> Row:
    """A hit as a page prints it: marked, and cut to its excerpt where it is long.

    ``asked`` are the languages of the query: of a lookup, what is found in the other one are likely equivalents. The
    counterpart of a pasted text is shown whole and without marks: all of it is what was asked for.
    """
    if hit.relation == "counterpart":
        sides = row(hit.passage, hit.document).sides
    else:
        zh, en = (_hit_side(hit, lang, guessed=bool(hit.relation) and lang not in asked) for lang in LANGS)
        sides = (zh, en)
    agreement = _agreement(hit.passage.zh, hit.passage.en)
    return Row(hit.passage, hit.document, sides, hit.tier, hit.relation, agreement, hit.repeats)


@lru_cache(maxsize=COMPARED)
def _agreement(zh: str, en: str) -> Agreement:
    return compare(zh, en)


def _side(passage: Passage, lang: Lang, hit: Hit | None = None) -> Side:
    text = passage.text(lang)
    marks, likely = (hit.matches.get(lang, ()), hit.likely.get(lang, ())) if hit else ((), ())
    return Side(lang, _tag(text, lang), pieces(text, marks, likely, sentences=_sentences(passage, lang)))


def _sentences(passage: Passage, lang: Lang) -> dict[int, tuple[int, int]]:
    """The spans of sentences that have a counterpart, by the number of their bead; none where one is all there is."""
    if len(passage.sentences) < 2:
        return {}
    return {number: bead.span(lang) for number, bead in enumerate(passage.sentences) if bead.confidence is not None}


def _hit_side(hit: Hit, lang: Lang, *, guessed: bool) -> Side:
    text = hit.passage.text(lang)
    marks = hit.matches.get(lang, ())
    likely = marks if guessed else hit.likely.get(lang, ())
    shown = None
    if len(text) > EXCERPT[lang] * LONG:
        part = excerpt(text, marks or _opposite(hit, lang), EXCERPT[lang])
        shown = (part.start, part.end)
    return Side(lang, _tag(text, lang), pieces(text, marks, likely, shown))


def _opposite(hit: Hit, lang: Lang) -> Spans:
    """Where a side without marks says about what the other side's excerpt says: as far on in its text."""
    other: Lang = "en" if lang == "zh" else "zh"
    text, marks = hit.passage.text(other), hit.matches.get(other, ())
    if not marks:
        return ()
    at = excerpt(text, marks, EXCERPT[other]).start * len(hit.passage.text(lang)) // len(text)
    return ((at, at + 1),)


def _tag(text: str, lang: Lang) -> str:
    return "en" if lang == "en" else language_tag(text)
