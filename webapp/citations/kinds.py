"""The kinds of works, by CSL's types, that citation styles treat alike."""

from __future__ import annotations

PRINTED = frozenset({"book", "chapter", "thesis", "report", "paper-conference"})
"""Works whose pages can be quoted from."""

CONTAINED = frozenset({"chapter", "paper-conference"})
"""Works inside a book, whose own pages are known."""

IN_BOOKS = CONTAINED | {"entry-dictionary", "entry-encyclopedia"}
"""Works inside a book, whose editors are the book's."""

SERIALS = frozenset({"article-journal", "article-magazine", "article-newspaper"})

EDITED = frozenset({"book", "report"}) | IN_BOOKS
"""Works whose editors are cited. Of others the editor is the one at the desk, whom articles name (责任编辑)."""

NAMED = ("author", "editor", "translator")
"""The variables that hold names."""
