"""Demultiplexing: from blocks that mix two languages to one stream of fragments a language.

Each column of a two-column page keeps its own order however the extraction shuffled the columns, so the
two languages are separated first and everything else is decided inside one language.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from corpus.folding import is_han
from corpus.language_runs import Run, interruptions, language_runs, runs_in_rows
from corpus.language_runs.columns import find_columns
from corpus.language_runs.layout import SetRow, set_rows
from corpus.language_runs.widths import Columns
from corpus.stretches import Stretch, stretches
from corpus.types import LANGS, Block, Fragment, Lang, Span

AGREEING = 0.5  # share of the rows of either column that agree on its width, at least
MOST = 0.7  # share of the texts with Chinese that have English too, where texts are pairs
INTERRUPTED = 4  # English sentences that Chinese interrupts, at least: other pages have up to two, rows dozens
ROWS = 8  # rows of either column, at least


def join_texts(parts: Sequence[str], lang: Lang) -> str:
    """Pieces of one paragraph as one text: English with blanks between, Chinese without.

    A blank also stands between two Latin words of Chinese text; none after a hyphen that ends a line.
    """
    joined = ""
    for part in (p.strip() for p in parts):
        hyphen = joined.endswith("-") and len(joined) > 1 and joined[-2].isalpha() and part[:1].islower()
        latin = joined[-1:].isascii() and part[:1].isascii() and joined[-1:].isalpha() and part[:1].isalpha()
        blank = bool(joined and part) and not hyphen and (lang == "en" or latin)
        joined += (" " if blank else "") + part
    return joined


@dataclass(frozen=True, slots=True)
class _Cut:
    """A fragment, with how wide its last row is and how much room its first piece took; 0 where no rows are known."""

    fragment: Fragment
    width: float
    needs: float


def demultiplex(blocks: Sequence[Block]) -> dict[Lang, tuple[Fragment, ...]]:
    """Blocks in source order → for each language its fragments in source order.

    Every non-space character of a block that is not boilerplate lands in exactly one fragment. A block
    without letters (a number alone) goes with the language before it, and so does one of code.
    """
    streams: dict[Lang, list[_Cut]] = {"zh": [], "en": []}
    parts = list(stretches(blocks))
    columns = _columns(parts)
    paired = _paired(parts)
    last: Lang = next((runs[0].lang for part in parts if (runs := language_runs(part.text))), "zh")
    for part in parts:
        rows = set_rows(part.text, columns) if columns and part.both else None
        for each in (part,) if rows else part.singly():
            found = rows or _rows(each, last, paired=paired)
            for lang in LANGS:
                streams[lang].extend(_paragraphs(each, found, lang))
            last = found[-1].lang
    return {lang: tuple(_edged(streams[lang], columns)) for lang in LANGS}


def _edged(cuts: Sequence[_Cut], columns: Columns | None) -> Iterator[Fragment]:
    """The fragments, each told whether its last row had room for what follows in its column."""
    for cut, after in zip_longest(cuts, cuts[1:]):
        if columns and after and cut.width and after.needs:
            full = cut.width + after.needs > columns.of(cut.fragment.lang)
            yield replace(cut.fragment, edge="full" if full else "short")
        else:
            yield cut.fragment


def _columns(parts: Sequence[Stretch]) -> Columns | None:
    """The columns of a document whose rows were interleaved; None for any other."""
    texts = [(part.text, runs_in_rows(part.text)) for part in parts if part.both]
    texts = [(text, runs) for text, runs in texts if len(runs) > 1]
    if sum(interruptions(text, runs) for text, runs in texts) < INTERRUPTED:
        return None
    found = find_columns(texts)
    return found[0] if found and found[1] >= AGREEING and found[2] >= ROWS else None


def _paired(parts: Sequence[Stretch]) -> bool:
    """Whether nearly every text that has Chinese has its English with it."""
    found = [
        language_runs(part.text) for part in parts if part.blocks[0].hint != "code" and any(map(is_han, part.text))
    ]
    both = sum(len(runs) > 1 for runs in found)
    return both >= MOST * len(found)


def _rows(part: Stretch, before: Lang, *, paired: bool) -> tuple[SetRow, ...]:
    """The language runs of a text that is not set in rows, each as one row."""
    text = part.text
    runs = () if part.blocks[0].hint == "code" else language_runs(text, paired=paired)
    rows = []
    for run in runs or (Run(before, 0, len(text)),):
        piece = text[run.start : run.end]
        start = run.start + len(piece) - len(piece.lstrip())
        if piece.strip():
            rows.append(SetRow(run.lang, start, start + len(piece.strip()), ends=False))
    return tuple(rows)


def _paragraphs(part: Stretch, rows: Sequence[SetRow], lang: Lang) -> Iterator[_Cut]:
    """The paragraphs of one language in a text of rows, as far as their last rows tell."""
    mixed = len({row.lang for row in rows}) > 1
    taken: list[tuple[int, int]] = []
    needs = 0.0
    last = max((at for at, row in enumerate(rows) if row.lang == lang), default=-1)
    for at, row in enumerate(rows):
        if row.lang != lang:
            continue
        needs = needs if taken else row.needs
        adjoins = taken and rows[at - 1].lang == lang
        taken[-1:] = [(taken[-1][0], row.end)] if adjoins else [*taken[-1:], (row.start, row.end)]
        if row.ends or at == last:
            spans = tuple(span for start, end in taken for span in part.spans(start, end))
            text = join_texts([part.piece(span) for span in spans], lang)
            edge = part.blocks[0].edge if len(part.blocks) == 1 and not mixed else ""
            fragment = Fragment(lang, text, spans, part.blocks[0].hint, part.blocks[0].level, mixed, edge)
            yield _Cut(fragment, row.width, needs)
            taken = []


def single_stream(blocks: Sequence[Block], lang: Lang) -> tuple[Fragment, ...]:
    """The blocks of a file that is all in one language as its fragments, foreign words included."""
    return tuple(
        Fragment(lang, block.text.strip(), (_whole(number, block),), block.hint, block.level, edge=block.edge)
        for number, block in enumerate(blocks)
        if block.hint != "boilerplate" and block.text.strip()
    )


def _whole(number: int, block: Block) -> Span:
    start = len(block.text) - len(block.text.lstrip())
    return Span(number, start, start + len(block.text.strip()))
