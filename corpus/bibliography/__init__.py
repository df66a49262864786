"""Bibliography: what the text of a document says about the document itself.

``matter_kind`` tells a byline, a date line, an abstract, keywords, a reference, an affiliation or a credit from
running text; ``find_reference`` fills a bibliographic record from such lines. Nothing is ever invented.
"""

from __future__ import annotations

from corpus.bibliography.dates import find_dates, iso_date
from corpus.bibliography.matter import matter_kind
from corpus.bibliography.record import find_reference

__all__ = ["find_dates", "find_reference", "iso_date", "matter_kind"]
