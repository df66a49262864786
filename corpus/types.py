"""The nouns of the corpus: every value that moves through it, from a file's blocks to a stored document.

The docstrings below are the project's glossary. All values are frozen; positions are half-open
``[start, end)`` offsets counted in Unicode code points of the text they are given with.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Lang = Literal["zh", "en"]
"""A language that is paired and searched."""

LANGS: tuple[Lang, Lang] = ("zh", "en")

Kind = Literal[
    "title", "heading", "paragraph", "clause", "bullet", "caption", "table", "note", "byline",
    "abstract", "keywords", "reference", "affiliation", "credit", "other",
]  # fmt: skip
"""What a paragraph or passage is in its document."""

Hint = Literal["", "title", "heading", "bullet", "table", "caption", "note", "code", "boilerplate"]
"""What a reader or a cleaning rule knows about a block before anything is known about its language.

``code`` is text whose every sign and blank counts: no rule changes it.
"""


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a piece of text stands in its source: 1-based line, 1-based page and table cell, where known.

    ``source`` is the base name of the file (editions have two files). ``page`` counts the file's pages, ``label`` is
    the number printed there (``xiv``), ``certain`` says whether that was read and fits its neighbours. ``part`` is the
    chapter or the sheet, where a file has several.
    """

    source: str = ""
    line: int | None = None
    page: int | None = None
    cell: str | None = None
    label: str = ""
    certain: bool = True
    part: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A translation unit that the format holds ready: its blocks need no aligning. What it does not say is None.

    ``zh_locators`` and ``en_locators`` are places that the format itself names: they count, not those of the blocks.
    """

    number: int
    kind: Kind | None = None
    level: int | None = None
    confidence: float | None = None
    zh_locators: tuple[Locator, ...] = ()
    en_locators: tuple[Locator, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of uncleaned text as the format separates it: a line of plain text, an HTML paragraph.

    ``gap`` says that the source separates this block from the one before (a blank line, an element);
    blocks without a gap may be one hard-wrapped paragraph. ``level`` is a heading's depth, 1 the highest.
    ``unit`` is the translation unit that the format puts it in, ``lang`` the language that the format says it is in.
    ``edge`` tells of the last row of a whole paragraph, where the layout is known: it is ``full``, and was cut by the
    page, or ``short``, as a paragraph's last row is.
    """

    text: str
    locator: Locator
    hint: Hint = ""
    level: int | None = None
    gap: bool = True
    unit: Unit | None = None
    lang: Lang | None = None
    edge: Literal["", "full", "short"] = ""


COLLECTION = "collection"
"""The type of a work that is several: what one of them says of itself is not said of all."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The bibliographic record of a document, with CSL's field names in snake case.

    What is not known is empty; nothing is ever invented. Names of persons stand whole, in the order
    in which their language writes them. Dates are ISO 8601, as exact as the source (``2021``, ``2021-06-09``).
    A name may stand in both languages, with a slash between blanks (``青岚出版社 / Qinglan Press``).
    ``edition`` is empty for a first one. ``number`` is that of a standard, report, patent or law; ``genre`` says more
    than ``type`` (``博士学位论文``). ``status`` is ``official``, ``unofficial``, ``machine`` or empty.
    """

    type: str = ""
    title_zh: str = ""
    title_en: str = ""
    author: tuple[str, ...] = ()
    translator: tuple[str, ...] = ()
    editor: tuple[str, ...] = ()
    publisher: str = ""
    publisher_place: str = ""
    container_title: str = ""
    edition: str = ""
    number: str = ""
    genre: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    issued: str = ""
    accessed: str = ""
    url: str = ""
    doi: str = ""
    language: str = ""
    status: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RawDocument:
    """What a reader returns: blocks in source order, the metadata the format carries, and a digest.

    ``digest`` is the SHA-256 of the bytes read, in hexadecimal; ``format`` is the reader's name.
    """

    source: str
    format: str
    blocks: tuple[Block, ...]
    digest: str
    reference: Reference = Reference()


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open offsets ``[start, end)`` into the cleaned text of block number ``block``."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of one language's stream: text of one language that stands together in one block.

    ``spans`` say where it was taken from. ``mixed`` says that its block holds both languages in turns,
    so that the fragment's edges are seams of columns and not the author's own paragraph breaks.
    ``edge`` tells of the last row, where rows of a column are known: it is ``full``, and may have been cut by the
    page, or ``short``, as a paragraph's last row is.
    """

    lang: Lang
    text: str
    spans: tuple[Span, ...]
    hint: Hint = ""
    level: int | None = None
    mixed: bool = False
    edge: Literal["", "full", "short"] = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A logical paragraph of one language, whole again: also a title, heading, clause or list item.

    ``number`` is the printed number as text (``（二）``, ``(12)``), ``ordinal`` its value where it has one.
    """

    lang: Lang
    text: str
    spans: tuple[Span, ...]
    kind: Kind = "paragraph"
    level: int | None = None
    number: str = ""
    ordinal: int | None = None


@dataclass(frozen=True, slots=True)
class Bead:
    """Which paragraphs (or sentences) translate which: indexes into the two sequences, and how sure that is.

    Either side may be empty (1-0 and 0-1). ``score`` is between 0 and 1; it is 0 where a side is empty.
    The word is Gale and Church's (1993).
    """

    zh: tuple[int, ...]
    en: tuple[int, ...]
    score: float


@dataclass(frozen=True, slots=True)
class SentenceBead:
    """Which sentences of a passage translate which: a span of its Chinese and a span of its English.

    Each span holds one sentence or several in a row. Where a side has none, its span is empty and stands where they
    would stand; ``confidence`` is None then, and otherwise between 0 and 1.
    """

    zh: tuple[int, int]
    en: tuple[int, int]
    confidence: float | None = None

    def span(self, lang: Lang) -> tuple[int, int]:
        """The span of one side."""
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Passage:
    """The smallest citable unit: a bead written out. ``zh`` or ``en`` is ``""`` where that side is missing.

    ``ordinal`` counts from 0 in reading order. ``confidence`` is None where a side is empty.
    ``id`` is ``""`` until a store has given one. ``sentences`` cover both sides in order, white space apart; they
    are empty where nobody has split them yet. ``corrected`` says that a person made the passage what it is.
    """

    ordinal: int
    kind: Kind
    zh: str
    en: str
    level: int | None = None
    confidence: float | None = None
    zh_locators: tuple[Locator, ...] = ()
    en_locators: tuple[Locator, ...] = ()
    id: str = ""
    document: str = ""
    sentences: tuple[SentenceBead, ...] = ()
    corrected: bool = False

    def text(self, lang: Lang) -> str:
        """The text of one side."""
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A piece of the source that is kept but is no passage: navigation, running heads, text in other languages."""

    text: str
    locator: Locator


@dataclass(frozen=True, slots=True)
class Assembly:
    """What the text stages make of one document before it is stored: passages, left-out text, record."""

    passages: tuple[Passage, ...]
    boilerplate: tuple[Boilerplate, ...]
    reference: Reference


@dataclass(frozen=True, slots=True)
class Document:
    """One work in the library. ``source`` holds the base names of its files (two for two editions).

    ``path`` is what the document is known by: the path it was added from, relative to the folder or
    file named. ``added`` is an ISO 8601 time in UTC. ``collections`` are the names of those it is in, in order.
    """

    id: str
    path: str
    source: tuple[str, ...]
    digest: str
    reference: Reference
    languages: tuple[Lang, ...]
    added: str
    passages: int
    collections: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The title to show first: Chinese, else English, else the file's name."""
        return self.reference.title_zh or self.reference.title_en or " + ".join(self.source)


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person changed in a document: the passages ``before``, as the text stages make them, are ``after`` now.

    Both are passages in a row, and neither is empty: where a passage was added or taken away, its neighbour is among
    them. ``ordinal`` is the place of the first of ``after`` in the document, None where the document has changed since
    so that the correction does not fit at present. ``made`` is an ISO 8601 time in UTC; ``id`` is unique in its
    document.
    """

    id: str
    made: str
    before: tuple[Passage, ...]
    after: tuple[Passage, ...]
    ordinal: int | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact value with its unit, and the span in the text that states it.

    ``value`` is an exact decimal as text (``"2051420000000"``), a fraction where no decimal is exact (``"2/3"``), or a
    date in ISO 8601; ``unit`` a canonical name (``CNY``, ``%``, ``km``, ``year``, ``ordinal``, ``date``, ``""``
    for a bare number). All of it says ``corpus.quantities``.
    """

    value: str
    unit: str
    start: int
    end: int
