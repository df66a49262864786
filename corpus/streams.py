"""Demultiplexing: from blocks that mix two languages to one stream of fragments a language.

Each column of a two-column page keeps its own order however the extraction shuffled the columns, so the
two languages are separated first and everything else is decided inside one language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.language_runs import Run, language_runs, runs_in_rows
from corpus.language_runs.columns import find_columns
from corpus.language_runs.layout import SetRow, set_rows
from corpus.language_runs.widths import Columns
from corpus.types import LANGS, Block, Fragment, Lang, Span

AGREEING = 0.5  # share of the rows of either column that agree on its width, at least
ROWS = 12  # rows of either column, at least
_BOTH = re.compile(r"(?s)(?=.*[\u3400-\u9fff])(?=.*[A-Za-z])")


def _pieces(block: Block, runs: Sequence[Run], lang: Lang) -> list[tuple[int, int]]:
    pieces = []
    for run in runs:
        if run.lang == lang:
            text = block.text[run.start : run.end]
            start = run.start + len(text) - len(text.lstrip())
            end = start + len(text.strip())
            if end > start:
                pieces.append((start, end))
    return pieces


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


def demultiplex(blocks: Sequence[Block]) -> dict[Lang, tuple[Fragment, ...]]:
    """Blocks in source order → for each language its fragments in source order.

    Every non-space character of a block that is not boilerplate lands in exactly one fragment. A block
    without letters (a number alone) goes with the language before it, and so does one of code.
    """
    streams: dict[Lang, list[Fragment]] = {"zh": [], "en": []}
    columns = _columns(blocks)
    last: Lang = next((runs[0].lang for b in blocks if (runs := language_runs(b.text))), "zh")
    for number, block in enumerate(blocks):
        if block.hint == "boilerplate" or not block.text.strip():
            continue
        whole = (Run(last, 0, len(block.text)),)
        runs = whole if block.hint == "code" else language_runs(block.text) or whole
        if columns and _both(block):
            set_in_rows = set_rows(block.text, columns)
            for lang in LANGS:
                streams[lang].extend(_paragraphs(number, block, set_in_rows, lang))
            last = set_in_rows[-1].lang
            continue
        mixed = len({run.lang for run in runs}) > 1
        for lang in LANGS:
            if pieces := _pieces(block, runs, lang):
                text = join_texts([block.text[start:end] for start, end in pieces], lang)
                spans = tuple(Span(number, start, end) for start, end in pieces)
                streams[lang].append(Fragment(lang, text, spans, block.hint, block.level, mixed))
        last = runs[-1].lang
    return {lang: tuple(streams[lang]) for lang in LANGS}


def _columns(blocks: Sequence[Block]) -> Columns | None:
    """The columns of a document whose rows were interleaved; None for any other."""
    texts = [(block.text, runs_in_rows(block.text)) for block in blocks if _both(block)]
    found = find_columns([(text, runs) for text, runs in texts if len(runs) > 1])
    return found[0] if found and found[1] >= AGREEING and found[2] >= ROWS else None


def _both(block: Block) -> bool:
    """Whether a block of text holds both Chinese characters and Latin letters."""
    return block.hint not in ("boilerplate", "code") and bool(_BOTH.search(block.text))


def _paragraphs(number: int, block: Block, rows: Sequence[SetRow], lang: Lang) -> Iterator[Fragment]:
    """The paragraphs of one language in a block of rows, as far as their last rows tell."""
    mixed = len({row.lang for row in rows}) > 1
    taken: list[tuple[int, int]] = []
    last = max((at for at, row in enumerate(rows) if row.lang == lang), default=-1)
    for at, row in enumerate(rows):
        if row.lang != lang:
            continue
        adjoins = taken and rows[at - 1].lang == lang
        taken[-1:] = [(taken[-1][0], row.end)] if adjoins else [*taken[-1:], (row.start, row.end)]
        if row.ends or at == last:
            text = join_texts([block.text[start:end] for start, end in taken], lang)
            spans = tuple(Span(number, start, end) for start, end in taken)
            yield Fragment(lang, text, spans, block.hint, block.level, mixed)
            taken = []


def single_stream(blocks: Sequence[Block], lang: Lang) -> tuple[Fragment, ...]:
    """The blocks of a file that is all in one language as its fragments, foreign words included."""
    return tuple(
        Fragment(lang, block.text.strip(), (_whole(number, block),), block.hint, block.level)
        for number, block in enumerate(blocks)
        if block.hint != "boilerplate" and block.text.strip()
    )


def _whole(number: int, block: Block) -> Span:
    start = len(block.text) - len(block.text.lstrip())
    return Span(number, start, start + len(block.text.strip()))
