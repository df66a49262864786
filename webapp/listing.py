"""The library's list: in the order that is wanted, all of it or one collection."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from flask import render_template, request

from corpus.errors import BadParameter
from corpus.folding import simplify
from corpus.types import Document
from webapp.state import library

ORDERS: dict[str, tuple[Callable[[Document], Any], bool]] = {
    "added": (lambda document: document.added, True),
    "title": (lambda document: alphabetical(document.title), False),
    "issued": (lambda document: document.reference.issued, True),
    "passages": (lambda document: document.passages, True),
}
"""Every order: what is compared, and whether the largest comes first."""


def library_page() -> str:
    """Every document of the library, or of a collection; the newest first unless another order is asked for."""
    documents = library().store.documents()
    order, collection = request.args.get("sort") or "added", request.args.get("collection", "")
    return render_template(
        "library.html",
        documents=arranged(documents, order, collection),
        total=len(documents),
        order=order,
        orders=tuple(ORDERS),
        collection=collection,
        collections=collections(documents),
    )


def arranged(documents: Sequence[Document], order: str = "", collection: str = "") -> tuple[Document, ...]:
    """``documents``, which come in the order of adding, in the order named; those of the collection alone.

    Of what is equal the newest comes first, except where no order is named. Raises BadParameter for an unknown order.
    """
    kept = [document for document in documents if not collection or _is_in(document, collection)]
    if not order:
        return tuple(kept)
    if order not in ORDERS:
        raise BadParameter(f"sort must be one of {', '.join(ORDERS)}, not {order!r}.")
    key, largest_first = ORDERS[order]
    newest_first = kept[::-1]  # sorting, upwards or downwards, keeps the order of what is equal
    return tuple(sorted(newest_first, key=key, reverse=largest_first))


def collections(documents: Iterable[Document]) -> tuple[tuple[str, int], ...]:
    """The collections there are, each with the number of its documents, in alphabetical order."""
    counts = Counter(name for document in documents for name in document.collections)
    return tuple(sorted(counts.items(), key=lambda counted: alphabetical(counted[0])))


def _is_in(document: Document, collection: str) -> bool:
    return collection.casefold() in map(str.casefold, document.collections)


def alphabetical(text: str) -> bytes:
    """What sorts Latin letters by the alphabet and behind them Chinese by its sound.

    The 3755 most frequent characters stand in GB 2312, and so in GB 18030, in the order of their Pinyin.
    """
    return simplify(text).casefold().encode("gb18030", "replace")
