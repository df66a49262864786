"""From passages that may hold a quotation to the places where it stands, each with what differs."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.folding import fold_character
from corpus.quantities import find_quantities
from corpus.types import Document, Lang, Locator, Passage
from corpus.words import stem
from indexer.quoting.differences import Comparison, compare, is_value
from indexer.quoting.edits import Allowed, Fit, Pair, fit
from indexer.quoting.parts import marks
from indexer.quoting.pieces import Pieces, pieces
from indexer.quoting.verdict import Place, Span, Stretch
from indexer.quoting.windows import Window

LEAST_SHARE = 0.6
"""Of a quotation's pieces must stand in a place, in order, for it to be called near."""

LEAST_PIECES = 4
"""Of a quotation that is to be near something: three characters or words are in common by chance."""

LEAST_RUN = 3  # pieces in a row that a near place has in common with the quotation …
SURE_SHARE = 0.75  # … unless so much of it stands there
_ENDS = frozenset("。！？；.!?;\n")
LARGEST = 12_000_000  # cells of a table of edits: about 50 MB, a tenth of a second
RUN = 8  # pieces of a long quotation that a window shares in one go, near which the rest of it is sought …
MARGIN = 100  # … so many pieces around


@dataclass(frozen=True, slots=True)
class Laid:
    """A quotation laid on a window: which pieces of it, and how the two pair."""

    stored: Pieces
    found: Fit


def verbatim(quoted: Pieces, window: Window) -> Iterator[Laid]:
    """Every place in the window where all that counts stands as quoted; none that cuts a word or a figure."""
    stored, key = window.pieces, quoted.key
    at = stored.key.find(key) if key else -1
    while at >= 0:
        if laid := _exactly(quoted, stored, at):
            yield laid
        at = stored.key.find(key, at + 1)


def nearest(quoted: Pieces, window: Window) -> Laid | None:
    """The place in the window that comes nearest to the quotation, if any is near enough."""
    mine, its = ([stem(piece.key) for piece in side.items] for side in (quoted, window.pieces))
    low, high = _promising(mine, its)
    if len(mine) < LEAST_PIECES or low == high:
        return None
    allowed = _allowed(quoted)
    found = Fit(tuple((a, None if b is None else low + b) for a, b in fit(mine, its[low:high], allowed).pairs))
    same = [a is not None and b is not None and mine[a] == its[b] for a, b in found.pairs]
    run = max((len(list(group)) for equal, group in groupby(same) if equal), default=0)
    share = sum(same) / max(1, len(mine) - len(allowed.added))
    if share < LEAST_SHARE or (run < LEAST_RUN and share < SURE_SHARE):
        return None
    return Laid(window.pieces, Fit(_within_border(found.pairs, quoted, window.pieces)))


def _promising(mine: Sequence[str], its: Sequence[str]) -> Span:
    """The part of a window on which a quotation is laid: all of it, or of a long one where they share whole runs."""
    if len(mine) * len(its) <= LARGEST:
        return 0, len(its)
    runs = {tuple(its[at : at + RUN]): at for at in range(len(its) - RUN, -1, -1)}
    shared = [(at, runs[run]) for at in range(len(mine) - RUN) if (run := tuple(mine[at : at + RUN])) in runs]
    if not shared:
        return 0, 0
    low = max(0, shared[0][1] - shared[0][0] - MARGIN)
    high = min(len(its), shared[-1][1] + len(mine) - shared[-1][0] + MARGIN)
    return (low, high) if 0 <= (high - low) * len(mine) <= LARGEST else (0, 0)


def _allowed(quoted: Pieces) -> Allowed:
    """Where the quotation has marks of omission, and which of its words stand in brackets."""
    inside = [
        {at for at, piece in enumerate(quoted.items) if start <= piece.start and piece.end <= end}
        for start, end in marks(quoted.text)
    ]
    before = [sum(piece.end <= start for piece in quoted.items) for start, _ in marks(quoted.text)]
    gaps = {at for first, pieces in zip(before, inside, strict=True) for at in (first, *(each + 1 for each in pieces))}
    return Allowed(frozenset(gaps), frozenset[int]().union(*inside))


def _within_border(pairs: tuple[Pair, ...], quoted: Pieces, stored: Pieces) -> tuple[Pair, ...]:
    """The pairs without those changed words at either edge that stand beyond the end of a sentence or passage there.

    What the quotation has and the text has not is added to it, and no change of the neighbour's last word.
    """
    same = [
        a is not None and b is not None and stem(quoted.items[a].key) == stem(stored.items[b].key) for a, b in pairs
    ]
    first, last = same.index(True), len(same) - 1 - same[::-1].index(True)
    out = list(pairs)
    for edge, inner in ((range(first - 1, -1, -1), first), (range(last + 1, len(pairs)), last)):
        beyond, before = False, pairs[inner][1]
        for at in edge:
            mine, its = pairs[at]
            if its is not None and before is not None:
                low, high = sorted((its, before))
                between = stored.text[stored.items[low].end : stored.items[high].start]
                beyond = beyond or any(char in _ENDS for char in between)
                before = its
            if beyond:
                out[at] = (mine, None)
    return tuple(pair for pair in out if pair != (None, None))


def place(quoted: Pieces, laid: Laid, window: Window, document: Document) -> Place:
    """The place, written out."""
    low, high = laid.found.stretch
    start, end = _reach(quoted, laid.stored, low, high)
    compared = compare(quoted, laid.stored, laid.found, (start, end), marks(quoted.text))
    alarms = set(compared.alarms)
    mine, its = quoted.text, laid.stored.text[start:end]
    if not compared.faithful and _stated(mine, window.lang) != _stated(its, window.lang):
        alarms.add("figures")
    elif "figures" in alarms and _figures(mine, window.lang) == _figures(its, window.lang):
        alarms.discard("figures")  # 2.05万亿 and 20500亿 are one figure in other words
    return Place(
        document,
        window.lang,
        "verbatim" if compared.faithful else "near",
        1.0 if compared.faithful else _share(quoted, laid, compared),
        tuple(_stretches(window, laid, (start, end))),
        compared.steps,
        tuple(sorted(compared.typography)),
        tuple(sorted(alarms)),
    )


def _stated(text: str, lang: Lang) -> Counter[tuple[str, str]]:
    """The amounts of a text with their units: 5亿美元 is another figure than 5亿元."""
    return Counter((each.value, each.unit) for each in find_quantities(text, lang))


def _figures(text: str, lang: Lang) -> list[tuple[str, str]]:
    """The amounts of a text in order, and between them what else says how much."""
    found = find_quantities(text, lang)
    inside = {at for each in found for at in range(each.start, each.end)}
    others = [each for each in pieces(text).items if is_value(each.key) and each.start not in inside]
    stated = [(each.start, each.value, each.unit) for each in found] + [(each.start, each.key, "") for each in others]
    return [(value, unit) for _, value, unit in sorted(stated)]


def _exactly(quoted: Pieces, stored: Pieces, at: int) -> Laid | None:
    """The quotation at a place of the joined keys; None where it cuts a word or a figure (5% out of 15%)."""
    end = at + len(quoted.key)
    low = bisect_left(stored.starts, at)
    high = bisect_left(stored.starts, end)
    begins = low < len(stored) and stored.starts[low] == at
    if not begins or (stored.starts[high] if high < len(stored) else len(stored.key)) != end:
        return None
    mine, its = [piece.key for piece in quoted.items], [piece.key for piece in stored.items[low:high]]
    pairs = fit(mine, its).pairs if mine != its else tuple((n, n) for n in range(len(mine)))
    return Laid(stored, Fit(tuple((a, None if b is None else low + b) for a, b in pairs)))


def _reach(quoted: Pieces, stored: Pieces, low: int, high: int) -> Span:
    """The stretch of the text with the marks around it that the quotation has too."""
    first, last = quoted.items[0], quoted.items[-1]
    head, tail = quoted.text[: first.start], quoted.text[last.end :]
    start, end = stored.items[low].start, stored.items[high - 1].end
    for char in reversed("".join(head.split())):
        at = start - 1
        while at >= 0 and stored.text[at] in " \t":
            at -= 1
        if at < 0 or fold_character(stored.text[at]) != fold_character(char):
            break
        start = at
    for char in "".join(tail.split()):
        at = end
        while at < len(stored.text) and stored.text[at] in " \t":
            at += 1
        if at >= len(stored.text) or fold_character(stored.text[at]) != fold_character(char):
            break
        end = at + 1
    return start, end


def _share(quoted: Pieces, laid: Laid, compared: Comparison) -> float:
    pairs = [(a, b) for a, b in laid.found.pairs if a is not None and b is not None]
    same = sum(quoted.items[a].key == laid.stored.items[b].key for a, b in pairs)
    gaps = sum(step.kind == "missing" for step in compared.steps)
    return round(min(0.999, same / (len(quoted) - len(_allowed(quoted).added) + gaps)), 3)


def _stretches(window: Window, laid: Laid, span: Span) -> Iterator[Stretch]:
    """The parts of the passages: what lies between omissions, divided at the borders of passages."""
    places = [at for _, at in laid.found.pairs if at is not None]
    used = {window.owners[b] for a, b in laid.found.pairs if a is not None and b is not None}
    offset = 0
    for number, passage in enumerate(window.passages):
        inside = [laid.stored.items[at] for at in places if window.owners[at] == number]
        length = len(passage.text(window.lang))
        if inside and number in used:
            start = max(offset, span[0]) if number == window.owners[places[0]] else inside[0].start
            end = min(offset + length, span[1]) if number == window.owners[places[-1]] else inside[-1].end
            yield stretch(passage, window.lang, (start - offset, end - offset))
        offset += length + 1


def stretch(passage: Passage, lang: Lang, span: Span) -> Stretch:
    """A part of a passage with the part of the other side that translates it."""
    other: Lang = "en" if lang == "zh" else "zh"
    touched = [bead for bead in passage.sentences if _overlap(bead.span(lang), span)]
    if not passage.sentences:
        return Stretch(passage, lang, span, (0, len(passage.text(other))))
    spans = [bead.span(other) for bead in touched if bead.span(other)[0] < bead.span(other)[1]]
    counterpart = (min(a for a, _ in spans), max(b for _, b in spans)) if spans else (0, 0)
    return Stretch(passage, lang, span, counterpart)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def ranked(places: Sequence[Place], library: Mapping[str, int]) -> tuple[Place, ...]:
    """The places, the most faithful first, then those claimed, then as the library goes; each stretch of text once."""
    order = sorted(
        places,
        key=lambda each: (
            each.verdict != "verbatim",
            -each.share,
            not each.claimed,
            library.get(each.document.id, 0),
            _at(each),
        ),
    )
    distinct: dict[tuple[tuple[str, Span], ...], Place] = {}
    for each in order:
        distinct.setdefault(tuple((part.passage.id, part.span) for part in each.stretches), each)
    return tuple(distinct.values())


def _at(each: Place) -> tuple[int, int]:
    first = each.stretches[0] if each.stretches else None
    return (first.passage.ordinal, first.span[0]) if first else (0, 0)


def claimed(each: Place, documents: frozenset[str], page: int | None) -> Place:
    """The place, told whether it is in one of these documents and on this page."""
    here = each.document.id in documents and (page is None or page in pages_of(each))
    return replace(each, claimed=here)


def pages_of(each: Place) -> tuple[int, ...]:
    """The pages on which the place's passages stand, where they are known: as printed where that is sure."""
    found = {_page(locator) for part in each.stretches for locator in part.locators if locator.page is not None}
    return tuple(sorted(page for page in found if page is not None))


def _page(locator: Locator) -> int | None:
    return int(locator.label) if locator.certain and locator.label.isdecimal() else locator.page
