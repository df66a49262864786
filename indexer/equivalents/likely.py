"""What the other side of a passage probably says for what was asked: shown to the eye, and never counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from corpus.lexicon.affinity import IDLE, IDLE_CHINESE
from corpus.lexicon.aligned import Pair, pairs_of
from corpus.types import LANGS, Lang, Passage
from corpus.words import stem
from indexer.equivalents.learned import Learned
from indexer.equivalents.lesson import Lesson
from indexer.equivalents.renderings import Occurrence, chosen_spans
from indexer.highlight import Spans, joined
from indexer.spans import Span

KEPT = 256
"""Terms on pages whose marks are kept: with their passages some ten megabytes at most, mostly far less."""

Asked = tuple[Passage, Mapping[Lang, Spans], Mapping[Lang, Spans]]
"""A passage, where in it stands what was asked for, and where what was found, equivalents counted."""


@dataclass(frozen=True)
class LikelyMarks:
    """The likely equivalents in a page of hits, worked out together: each hit learns from the others.

    That is done when the first of them is looked at, because not everyone who asks for hits looks at marks.
    """

    asked: Sequence[Asked]
    learned: Learned

    def of(self, at: int) -> Mapping[Lang, Spans]:
        """The marks of the hit at this place of the page."""
        return _Marks(self, at)

    @cached_property
    def _all(self) -> list[Mapping[Lang, Spans]]:
        found: list[dict[Lang, list[Span]]] = [{lang: [] for lang in LANGS} for _ in self.asked]
        for lang in LANGS:
            for places in _terms(self.asked, lang).values():
                occurrences = [Occurrence(self.asked[at][0], pair, start, end) for at, pair, start, end in places]
                spans = _chosen(lang, occurrences, self.learned.lesson())
                for (at, *_), span in zip(places, spans, strict=True):
                    other: Lang = "en" if lang == "zh" else "zh"
                    if span and not _overlaps(span, self.asked[at][1].get(other, ())):
                        found[at][other].append(span)
        for each, (_, asked, counted) in zip(found, self.asked, strict=True):
            for lang in LANGS:
                each[lang] += [span for span in counted.get(lang, ()) if not _overlaps(span, asked.get(lang, ()))]
        return [{lang: joined(spans) for lang, spans in each.items()} for each in found]


@dataclass(frozen=True, eq=False)
class _Marks(Mapping[Lang, Spans]):
    """The marks of one hit, for each side."""

    page: LikelyMarks = field(repr=False)
    at: int

    def __getitem__(self, lang: Lang) -> Spans:
        return self.page._all[self.at][lang]

    def __iter__(self) -> Iterator[Lang]:
        return iter(LANGS)

    def __len__(self) -> int:
        return len(LANGS)


Place = tuple[int, Pair, int, int]
"""Which hit, and where in which of its pairs."""


def _terms(asked: Sequence[Asked], lang: Lang) -> dict[str, list[Place]]:
    """What stands on this side for what was asked, by its folded text: words in a row are one term."""
    found: dict[str, list[Place]] = {}
    for at, (passage, spans, _) in enumerate(asked):
        if not spans.get(lang) or not passage.zh or not passage.en:
            continue
        runs = list(_runs(spans[lang], passage.text(lang)))
        for pair in pairs_of(passage):
            side = pair.side(lang)
            for place in filter(None, (side.folded(*run) for run in runs)):
                term = side.text.text[slice(*place)]
                if any(map(str.isalpha, term)) and not _is_idle(term, lang):  # figures are the same on both sides
                    found.setdefault(term, []).append((at, pair, *place))
    return found


def _chosen(lang: Lang, occurrences: Sequence[Occurrence], lesson: Lesson) -> tuple[Span | None, ...]:
    """The spans chosen for the places of a term. Pages are asked for again and again, and this is most of a page."""
    places = tuple((each.passage, each.pair.side(lang).written(each.start, each.end)) for each in occurrences)
    kept = lesson.chosen
    found = kept.get((lang, places))
    if found is None:
        if len(kept) >= KEPT:
            kept.clear()
        found = kept[lang, places] = tuple(chosen_spans(lang, occurrences, lesson))
    return found


def _is_idle(term: str, lang: Lang) -> bool:
    """Whether it is a function word: nothing stands for it that a reader would look for."""
    return term in IDLE_CHINESE if lang == "zh" else stem(term) in IDLE


def _runs(spans: Iterable[Span], text: str) -> Iterator[Span]:
    """The spans, those that follow each other made one."""
    start, end = -1, -1
    for first, last in spans:
        if start >= 0 and not text[end:first].strip(" -"):
            end = last
            continue
        if start >= 0:
            yield start, end
        start, end = first, last
    if start >= 0:
        yield start, end


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)
