"""Candidates for how a term was translated, from the passages that hold it and from what is known of its words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from corpus.folding import fold
from corpus.lexicon import to_english
from corpus.lexicon.affinity import affinities
from corpus.lexicon.aligned import Pair, chinese_side, pairs_of
from corpus.lexicon.choosing import Choice, Explainer, choices
from corpus.lexicon.model import Model
from corpus.types import Lang, Passage
from indexer.analysis import squeeze, stems
from indexer.equivalents import SPELLING_WEIGHT, equivalents
from indexer.equivalents.lesson import Lesson
from indexer.function_words import says_nothing
from indexer.spans import atom_side

Known = Literal["corpus", "dictionary", "glossary", "name"]
Key = tuple[str, ...]
Listed = Mapping[Key, tuple[str, Known]]
"""What is known of a term beside the library's sentences: a text for each key, and from where."""

MOST_BRACKETED = (2, 8)  # characters of a term that may be written with a part of it in brackets
ROUNDS = 3  # of choosing again with what the other sentences chose
HOPE = 0.1  # sentences that speak for a span that no other sentence has
PRIOR: Mapping[Known, float] = {"glossary": 4.0, "dictionary": 0.5, "name": 0.5}
"""Sentences that it is worth to be known from there."""

COMPANION = 0.3  # by how much a larger share of the sentences a word has to stand in to be explained by the term
SURE = 0.5  # the share of a span that is marked …
SURE_SCORE = 1.6  # … and its score
SAID = 0.8  # the affinity at which a word says all of a term
LONG_TERM = 4  # characters of a term that one English word seldom says
LEAST_SHARE = 0.04  # of the sentences; what was chosen in fewer is noise where there are many


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place ``[start, end)`` in the folded text of a pair's side where the term stands."""

    passage: Passage
    pair: Pair
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A term of the other language: its forms as written, the commonest first, and how much speaks for it."""

    forms: tuple[str, ...]
    weight: float
    known: tuple[Known, ...]


@dataclass(slots=True)
class _Tally:
    """What was chosen so far."""

    weights: dict[Key, float]
    best: Counter[Key] = field(default_factory=Counter)
    forms: defaultdict[Key, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


def occurrences(term: str, lang: Lang, passages: Iterable[Passage]) -> Iterator[Occurrence]:
    """Where the term stands in sentences that are translated: the first place of each."""
    text, wanted = bracketed(squeeze(fold(term).text)), stems(term)
    for passage in passages:
        for pair in pairs_of(passage):
            for start, end in _chinese(pair, text) if lang == "zh" else _english(pair, wanted):
                yield Occurrence(passage, pair, start, end)


def candidates(term: str, lang: Lang, found: Sequence[Occurrence], lesson: Lesson) -> list[Candidate]:
    """The renderings of a term in these places, the likeliest first; behind them what else the dictionary knows."""
    listed, wanted = _listed(term, lang, lesson), _key(term, lang)
    explainer = _explainer(listed, found, lang, lesson)
    chosen = [(each, choices(each.pair, lang, each.start, each.end, explainer)) for each in found]
    chosen = [(each, [span for span in spans if not _spoiled(span.key, term, lang, listed)]) for each, spans in chosen]
    if not any(spans for _, spans in chosen):
        chosen = [(each, _turned(each, lang, lesson, wanted)) for each in found]
    tally = _tally([(each, spans) for each, spans in chosen if spans], listed)
    least = LEAST_SHARE * len(found)
    ranked = [key for key in sorted(tally.weights, key=lambda key: -tally.weights[key]) if tally.best[key]]
    ranked = [key for key in ranked if tally.weights[key] >= least]
    corpus = [Candidate(_forms(tally.forms[key]), tally.weights[key], _known(key, listed)) for key in ranked]
    known = [Candidate((text,), 0.0, (kind,)) for key, (text, kind) in listed.items() if key not in ranked]
    return sorted((*corpus, *known), key=lambda each: "glossary" not in each.known)


def _spoiled(key: Key, term: str, lang: Lang, listed: Listed) -> bool:
    """Whether a span is what is known of the term turned round (室阅览), or says too little or too much.

    Too little is one word where all that is known has more, too much another thing joined to what the dictionary says.
    """
    if lang == "en":
        text = "".join(key)
        return any(sorted(text) == sorted(known) and text != known for known in map("".join, listed))
    if len(term) >= LONG_TERM and len(key) == 1 and listed and all(len(known) > 1 for known in listed):
        return True
    if "and" not in key or not to_english(term) or any("and" in known for known in listed):
        return False
    said = [affinities(squeeze(fold(term).text)).get(part, 0.0) for part in key if part != "and"]
    return max(said, default=0.0) >= SAID and min(said, default=0.0) == 0.0


def _turned(found: Occurrence, lang: Lang, lesson: Lesson, wanted: Key) -> list[Choice]:
    """The words of the other side that the term is chosen for, where nothing is chosen for the term itself."""
    other: Lang = "en" if lang == "zh" else "zh"
    side, explainer = found.pair.side(other), Explainer(lesson.model)
    words = [token for token in side.tokens if len(token.key) > 1 and not says_nothing(token.key)]
    words = [token for token in words if not any(map(str.isdecimal, token.key))]
    best = [(token, choices(found.pair, other, token.start, token.end, explainer)[:1]) for token in words]
    sure = [(token, spans[0].score) for token, spans in best if spans and spans[0].key == wanted]
    spans = [Choice(side, token.start, token.end, (token.key,), score) for token, score in sure if score >= SURE_SCORE]
    return [replace(span, share=1 / len(spans)) for span in spans]


def _explainer(listed: Listed, found: Sequence[Occurrence], lang: Lang, lesson: Lesson) -> Explainer:
    """What explains the words of the term as a whole: what stands beside it again and again, and the glossary."""
    given = _companions(found, "en" if lang == "zh" else "zh", lesson.model)
    given |= {part: 1.0 for key, (_, kind) in listed.items() if kind == "glossary" for part in key}
    return Explainer(lesson.model, given)


def _companions(found: Sequence[Occurrence], other: Lang, model: Model) -> dict[str, float]:
    """How much oftener words of the other side stand beside the term than elsewhere, as a weight up to 1."""
    pairs = {id(each.pair): each.pair for each in found}.values()
    if len(pairs) < 2:
        return {}
    counts = Counter(key for pair in pairs for key in {token.key for token in pair.side(other).tokens})
    usual = model.share if other == "en" else model.share_of_chinese
    sure = 1 - 1 / len(pairs)
    shares = {key: count / len(pairs) for key, count in counts.items() if count > 1}
    return {key: sure * (share - usual(key)) for key, share in shares.items() if share - usual(key) >= COMPANION}


def _known(key: Key, listed: Listed) -> tuple[Known, ...]:
    return ("corpus", listed[key][1]) if key in listed else ("corpus",)


def chosen_spans(lang: Lang, found: Sequence[Occurrence], lesson: Lesson) -> Iterator[tuple[int, int] | None]:
    """For each place of one term the span of the passage's other side that stands for it, where that is likely."""
    term = found[0].pair.side(lang).text.text[found[0].start : found[0].end] if found else ""
    listed = _listed(term, lang, lesson)
    # Without companions: the hits of a page are too few, and too much alike, to tell these from neighbours.
    explainer = _explainer(listed, (), lang, lesson)
    chosen = [choices(each.pair, lang, each.start, each.end, explainer) for each in found]
    weights = _weights([spans for spans in chosen if spans], listed)
    for spans in chosen:
        key, share = max(_weighed(spans, weights), key=lambda pair: pair[1]) if spans else ((), 0.0)
        best = next(span for span in spans if span.key == key) if share >= SURE and key else None
        yield best.side.written(best.start, best.end) if best and best.score >= SURE_SCORE else None


def term_forms(term: str, lang: Lang, found: Iterable[Occurrence]) -> tuple[str, ...]:
    """The term as it is written in these places, the commonest form first."""
    written = Counter(_as_written(each.passage, each.pair, lang, each.start, each.end).casefold() for each in found)
    return tuple(form for form, _ in written.most_common()) or (term,)


def _forms(written: Counter[str]) -> tuple[str, ...]:
    """The forms, each in its commonest capitals, the commonest first; of equals what is not written in capitals."""
    groups: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for form, count in written.items():
        groups[form.casefold()][form] += count
    ranked = sorted(groups.values(), key=lambda group: (-group.total(), len(min(group))))
    return tuple(max(group, key=lambda form: (group[form], -sum(map(str.isupper, form)))) for group in ranked)


def _tally(chosen: Sequence[tuple[Occurrence, list[Choice]]], listed: Listed) -> _Tally:
    """How often each span is chosen, where every sentence may learn from the others which one it is."""
    weights = _weights([spans for _, spans in chosen], listed)
    tally = _Tally(weights)
    for each, spans in chosen:
        key, _ = max(_weighed(spans, weights), key=lambda pair: pair[1])
        best = next(span for span in spans if span.key == key)
        tally.best[key] += 1
        lang: Lang = "en" if best.side is each.pair.en else "zh"
        tally.forms[key][_as_written(each.passage, each.pair, lang, best.start, best.end)] += 1
    return tally


def _weights(chosen: Sequence[Sequence[Choice]], listed: Listed) -> dict[Key, float]:
    """How many sentences speak for each span, where each may learn from the others which one it is."""
    prior = {key: PRIOR[kind] for key, (_, kind) in listed.items()}
    weights = prior
    for _ in range(ROUNDS):
        again: defaultdict[Key, float] = defaultdict(float)
        for spans in chosen:
            for key, share in _weighed(spans, weights):
                again[key] += share
        weights = {key: weight + prior.get(key, 0.0) for key, weight in again.items()}
    return weights


def _weighed(spans: Sequence[Choice], weights: Mapping[Key, float]) -> list[tuple[Key, float]]:
    shares = [span.share * (weights.get(span.key, 0.0) + HOPE) for span in spans]
    total = sum(shares)
    return [(span.key, share / total) for span, share in zip(spans, shares, strict=True)]


def _as_written(passage: Passage, pair: Pair, lang: Lang, start: int, end: int) -> str:
    first, last = pair.side(lang).written(start, end)
    return " ".join(passage.text(lang)[first:last].split())


def _listed(term: str, lang: Lang, lesson: Lesson) -> dict[Key, tuple[str, Known]]:
    """What the glossary and the dictionary say of the term, and how a name would be spelled."""
    other: Lang = "en" if lang == "zh" else "zh"
    glossary = lesson.glossary
    owned = glossary.english(squeeze(fold(term).text)) if lang == "zh" else glossary.chinese(stems(term))
    found: dict[Key, tuple[str, Known]] = {_key(text, other): (text, "glossary") for text in owned}
    for each in equivalents(term):
        if atom_side(each.atom) == other:
            kind: Known = "name" if each.weight == SPELLING_WEIGHT else "dictionary"
            found.setdefault(_key(each.text, other), (each.text, kind))
    return found


def _key(text: str, lang: Lang) -> Key:
    return stems(text) if lang == "en" else tuple(token.key for token in chinese_side(text).tokens)


def bracketed(text: str) -> tuple[str, ...]:
    """A folded Chinese term, and with its end in brackets, as forms for alternatives are written: 首台(套)."""
    cuts = range(1, len(text)) if len(text) > MOST_BRACKETED[0] and len(text) <= MOST_BRACKETED[1] else ()
    return (text, *(f"{text[:cut]}({text[cut:]})" for cut in cuts)) if text else ()


def _chinese(pair: Pair, forms: Sequence[str]) -> Iterator[tuple[int, int]]:
    for form in forms:
        at = pair.zh.text.text.find(form)
        if at >= 0:
            yield at, at + len(form)
            return


def _english(pair: Pair, wanted: Key) -> Iterator[tuple[int, int]]:
    tokens = pair.en.tokens
    keys = [token.key for token in tokens]
    for at in range(len(keys) - len(wanted) + 1):
        if tuple(keys[at : at + len(wanted)]) == wanted:
            yield tokens[at].start, tokens[at + len(wanted) - 1].end
            return
