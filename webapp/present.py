"""Nouns as JSON: what the API, the terminal and the pages' data share, each shape written once.

The shapes are a contract with scripts. Keys are never left out: what is not known is null or empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from corpus.errors import DuizhaoError
from corpus.types import LANGS, Document, Locator, Passage, Reference

if TYPE_CHECKING:  # the terminal imports this module for every command; searching is not always needed
    from indexer.search import Answer, Hit

Json = dict[str, Any]


def source_name(document: Document) -> str:
    """The base names of a document's files, as PASSAGE gives them: two editions are joined by ``" + "``."""
    return " + ".join(document.source)


def passage_json(passage: Passage, document: Document) -> Json:
    """PASSAGE: one parallel passage with everything that says where it stands."""
    return {
        "id": passage.id,
        "document": document.id,
        "title": document.title,
        "source": source_name(document),
        "ordinal": passage.ordinal,
        "kind": passage.kind,
        "level": passage.level,
        "zh": passage.zh,
        "en": passage.en,
        "confidence": passage.confidence,
        "locators": {
            "zh": [_locator(locator) for locator in passage.zh_locators],
            "en": [_locator(locator) for locator in passage.en_locators],
        },
    }


def hit_json(hit: Hit) -> Json:
    """HIT: a passage, its score and tier, and where on each side it satisfies the query (code points)."""
    found = {lang: [list(span) for span in hit.matches.get(lang, ())] for lang in LANGS}
    row = passage_json(hit.passage, hit.document) | {"score": hit.score, "tier": hit.tier, "matches": found}
    return row | {"relation": hit.relation} if hit.relation else row


def answer_json(answer: Answer) -> Json:
    """The answer to a search or a lookup."""
    return {
        "ok": True,
        "total": answer.total,
        "hits": [hit_json(hit) for hit in answer.hits],
        "facets": {
            name: [{"value": value, "count": count} for value, count in counts]
            for name, counts in answer.facets.items()
        },
        "notes": [{"kind": note.kind, "text": note.text} for note in answer.notes],
    }


def document_json(document: Document) -> Json:
    """A row of the library's list."""
    return {
        "id": document.id,
        "title_zh": document.reference.title_zh,
        "title_en": document.reference.title_en,
        "source": list(document.source),
        "languages": list(document.languages),
        "passages": document.passages,
        "added": document.added,
    }


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
    """One document: its row, its record, and the passages asked for in reading order; ``total`` counts all it has."""
    return {
        "ok": True,
        "document": document_json(document)
        | {"path": document.path, "digest": document.digest, "reference": reference_json(document.reference)},
        "total": document.passages,
        "passages": [passage_json(passage, document) for passage in passages],
    }


def passage_answer(passage: Passage, document: Document, previous: str | None, following: str | None) -> Json:
    """One passage, with the ids of its neighbours in reading order (null at either end)."""
    return {"ok": True, "passage": passage_json(passage, document), "previous": previous, "next": following}


def citation_answer(passage: Passage, style: str, parts: Mapping[str, str], missing: Iterable[str]) -> Json:
    """The texts that the copy buttons give for a passage, and the record's fields that the style would want."""
    return {"ok": True, "passage": passage.id, "style": style, **parts, "missing": list(missing)}


def error_json(error: DuizhaoError) -> Json:
    """The one shape of an error, from the API and from the terminal."""
    return failure_json(str(error), error.kind, error.http_status)


def failure_json(message: str, kind: str, status: int) -> Json:
    """The shape of :func:`error_json` for failures that are not ours: an unknown address, a crash."""
    return {"ok": False, "error": message, "kind": kind, "status": status}


def _locator(locator: Locator) -> Json:
    return {"source": locator.source, "line": locator.line, "page": locator.page, "cell": locator.cell}
