"""What a quotation check answers: the nouns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus.types import Document, Lang, Locator, Passage
from indexer.notes import Note

Verdict = Literal["verbatim", "near", "not-found"]
Change = Literal["same", "typography", "changed", "added", "missing", "skipped"]
Typography = Literal["script", "width", "case", "quotation-marks", "punctuation", "spacing"]
Alarm = Literal["figures", "negation", "limits", "names"]
Standing = Literal["there", "near", "other-page", "page-unknown", "absent", "unknown-document"]

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Difference:
    """One step of the way from the quotation to the text; joined, the steps give both as they are written.

    ``quoted`` and ``stored`` are what stands there. ``same``: alike but for white space; ``typography``: alike in all
    that counts; ``changed``; ``added``: only in the quotation; ``missing``: only in the text; ``skipped``: an omission
    mark, or the quoter's own words in brackets, with nothing on the other side. ``inner`` are the steps of a changed
    English word, character by character.
    """

    kind: Change
    quoted: str
    stored: str
    inner: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of one passage that the quotation quotes: ``span`` of its side in ``lang``.

    ``counterpart`` is the span of the other side that translates it: of the sentences touched where they are known,
    else all of it; empty where the passage has no other side.
    """

    passage: Passage
    lang: Lang
    span: Span
    counterpart: Span

    @property
    def other(self) -> Lang:
        """The language of the counterpart."""
        return "en" if self.lang == "zh" else "zh"

    @property
    def text(self) -> str:
        """What stands there."""
        return self.passage.text(self.lang)[slice(*self.span)]

    @property
    def translation(self) -> str:
        """What the other side says for it."""
        return self.passage.text(self.other)[slice(*self.counterpart)]

    @property
    def locators(self) -> tuple[Locator, ...]:
        """Where the passage's side stands in its file."""
        return self.passage.zh_locators if self.lang == "zh" else self.passage.en_locators


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quotation stands, or what comes nearest to it.

    ``stretches`` are several where it runs over the border of passages or leaves something out. ``share`` is the share
    of its pieces that stand there (1 where verbatim). ``typography`` says what differs without counting; ``alarms``
    what differs and changes what is said: figures, negations, limits and opposites, names. ``claimed``: it is
    where the user said it is.
    """

    document: Document
    lang: Lang
    verdict: Verdict
    share: float
    stretches: tuple[Stretch, ...]
    differences: tuple[Difference, ...]
    typography: tuple[Typography, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    claimed: bool = False

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages in which it stands, each once."""
        return tuple(dict.fromkeys(stretch.passage for stretch in self.stretches))


@dataclass(frozen=True, slots=True)
class Part:
    """What of a quotation is in one language: ``[start, end)`` of it, how faithful it is, where it stands.

    ``places`` are the best first; ``total`` counts all of those that are verbatim, or else the places given.
    """

    start: int
    end: int
    text: str
    lang: Lang
    verdict: Verdict
    places: tuple[Place, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Claim:
    """Whether the quotation stands where the user said it does.

    ``there``: verbatim in that document (and on that page); ``near``: nearly so; ``other-page``: in the document, but
    on ``pages``; ``page-unknown``: in the document, whose pages are not known; ``absent``: not in it;
    ``unknown-document``: the library has no such document. ``documents`` are those that the words may mean.
    """

    document: str
    page: str
    standing: Standing
    documents: tuple[Document, ...] = ()
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """The answer: the verdict (that of the least faithful part), the parts by language, and apart from it the claim.

    ``together``: the parts in two languages stand in the same passages (None for a quotation in one language).
    """

    quotation: str
    verdict: Verdict
    parts: tuple[Part, ...]
    claim: Claim | None = None
    together: bool | None = None
    notes: tuple[Note, ...] = ()

    @property
    def places(self) -> tuple[Place, ...]:
        """The places of all parts, in the order of the parts."""
        return tuple(place for part in self.parts for place in part.places)
