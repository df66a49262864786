"""Versions: two translations of one text, or two years' editions of one document, compared paragraph by paragraph.

Both are sequences of passages. They are aligned within their languages (a translation that stayed holds together what
was translated anew), then each pair is compared in one language, word by word. Paragraphs may have been split, joined,
moved, renumbered, left out and added.
"""

from __future__ import annotations

from corpus.editions.comparing import compare
from corpus.editions.linking import link
from corpus.editions.values import Change, Comparison, Link, Row, Status, Turn

__all__ = ["Change", "Comparison", "Link", "Row", "Status", "Turn", "compare", "link"]
