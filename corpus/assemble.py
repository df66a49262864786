"""From what a reader returned to what the library stores: the text stages in order, one line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.alignment import align
from corpus.bibliography import find_reference
from corpus.cleaning import clean
from corpus.errors import NothingToRead
from corpus.paragraphs import mend, repair
from corpus.readers import READERS
from corpus.ready import apart, ready_passages
from corpus.sentence_beads import pair_sentences
from corpus.settling import settle
from corpus.streams import demultiplex, single_stream
from corpus.structure import structure
from corpus.types import (
    LANGS,
    Assembly,
    Bead,
    Block,
    Boilerplate,
    Fragment,
    Kind,
    Lang,
    Locator,
    Paragraph,
    Passage,
    RawDocument,
    Reference,
)

VERSION = 4  # raised when these stages would make other passages of the same file

HARDLY = 0.05
"""Confidence below which two texts are rather two texts than a pair."""

Streams = dict[Lang, tuple[Paragraph, ...]]

_QUIET_KINDS: frozenset[Kind] = frozenset({"paragraph", "other"})


def assemble(raw: RawDocument) -> Assembly:
    """The passages of one file, in Chinese, in English, or in both however they are mixed.

    Raises NothingToRead where nothing but boilerplate is in it.
    """
    made: list[tuple[tuple[Passage, ...], tuple[Block, ...]]] = []
    for part in apart(raw.blocks):
        first = not any(passages for passages, _ in made)
        made.append((ready_passages(part, first=first), part) if part[0].unit else _worked_out(raw, part))
    passages = tuple(passage for part, _ in made for passage in part)
    numbered = tuple(replace(passage, ordinal=at) for at, passage in enumerate(passages))
    return _assembly(raw.source, numbered, tuple(block for _, part in made for block in part), raw.reference)


def _worked_out(raw: RawDocument, part: tuple[Block, ...]) -> tuple[tuple[Passage, ...], tuple[Block, ...]]:
    """The passages of blocks that nobody has paired, and the blocks as they were cleaned."""
    blocks = clean(part)
    fragments = demultiplex(blocks)
    streams = {lang: structure(paragraphs) for lang, paragraphs in _repaired(raw, fragments).items()}
    return pair(streams, dict.fromkeys(LANGS, blocks)), blocks


def assemble_editions(zh: RawDocument, en: RawDocument) -> Assembly:
    """The passages of a document whose Chinese and English editions are two files.

    Each file is taken as one language throughout: a foreign word or line in it belongs to that edition.
    """
    editions: dict[Lang, tuple[Block, ...]] = {"zh": clean(zh.blocks), "en": clean(en.blocks)}
    cut = {"zh": _may_be_cut(zh), "en": _may_be_cut(en)}
    streams = {lang: structure(repair(single_stream(editions[lang], lang), cut=cut[lang])) for lang in LANGS}
    passages = pair(streams, editions)
    reference = merge_editions(zh.reference, en.reference)
    return _assembly(f"{zh.source} + {en.source}", passages, (*editions["zh"], *editions["en"]), reference)


def _repaired(raw: RawDocument, fragments: dict[Lang, tuple[Fragment, ...]]) -> Streams:
    if not _may_be_cut(raw):
        return {lang: repair(fragments[lang], cut=False) for lang in LANGS}
    zh, en = fragments["zh"], fragments["en"]
    return settle({"zh": mend(zh, en), "en": mend(en, zh)})


def _may_be_cut(raw: RawDocument) -> bool:
    """Whether page ends may stand inside the paragraphs of a file: not where its format marks paragraphs itself."""
    return READERS[raw.format].CUT


def merge_editions(zh: Reference, en: Reference) -> Reference:
    """One record for two editions: each gives its own title, the Chinese one everything else, where it has it."""
    title_zh = zh.title_zh or zh.title_en
    known = {
        name: value for name in Reference.__slots__ if (value := getattr(zh, name)) and not name.startswith("title")
    }
    return replace(en, **known, title_zh=title_zh, title_en=en.title_en or en.title_zh)


def _assembly(source: str, passages: tuple[Passage, ...], blocks: Sequence[Block], reference: Reference) -> Assembly:
    if not passages:
        raise NothingToRead(f"{source} has no text that could be searched. Check that it is the file you meant.")
    left_out = tuple(Boilerplate(b.text, b.locator) for b in blocks if b.hint == "boilerplate" and b.text.strip())
    return Assembly(pair_sentences(passages), left_out, find_reference(passages, reference))


def pair(streams: Streams, blocks: dict[Lang, tuple[Block, ...]]) -> tuple[Passage, ...]:
    """Align the paragraphs of the two streams and write the beads out as passages in reading order.

    The order is that of the Chinese; what has no Chinese follows the English before it.
    """
    zh, en = streams["zh"], streams["en"]
    beads = tuple(_believed(align([p.text for p in zh], [p.text for p in en]), streams))
    return tuple(_passage(at, bead, streams, blocks) for at, bead in enumerate(_reading_order(beads)))


def _believed(beads: Sequence[Bead], streams: Streams) -> Iterator[Bead]:
    """The beads, with those that are hardly believed taken apart: each of their paragraphs stands alone."""
    for bead in beads:
        if bead.zh and bead.en and bead.score < HARDLY and not _one_heading(bead, streams):
            yield from (Bead((at,), (), 0.0) for at in bead.zh)
            yield from (Bead((), (at,), 0.0) for at in bead.en)
        else:
            yield bead


def _one_heading(bead: Bead, streams: Streams) -> bool:
    """Whether the two sides are headings that stand together: a title may be translated as freely as one likes."""
    if len(bead.zh) != 1 or len(bead.en) != 1:
        return False
    zh, en = streams["zh"][bead.zh[0]], streams["en"][bead.en[0]]
    return all(side.kind in ("title", "heading") for side in (zh, en)) and (
        abs(zh.spans[0].block - en.spans[0].block) <= 1
    )


def _reading_order(beads: Sequence[Bead]) -> Iterator[Bead]:
    waiting: list[Bead] = []  # Chinese paragraphs without English, behind the English without Chinese
    for bead in beads:
        if not bead.en:
            waiting.append(bead)
            continue
        if bead.zh:
            yield from waiting
            waiting = []
        yield bead
    yield from waiting


def _passage(ordinal: int, bead: Bead, streams: Streams, blocks: dict[Lang, tuple[Block, ...]]) -> Passage:
    parts: dict[Lang, list[Paragraph]] = {
        "zh": [streams["zh"][at] for at in bead.zh],
        "en": [streams["en"][at] for at in bead.en],
    }
    lead = _lead(parts["zh"], parts["en"])
    return Passage(
        ordinal=ordinal,
        kind=lead.kind,
        level=lead.level if lead.kind in ("title", "heading") else None,
        zh="\n".join(p.text for p in parts["zh"]),
        en="\n".join(p.text for p in parts["en"]),
        confidence=bead.score if bead.zh and bead.en else None,
        zh_locators=_locators(parts["zh"], blocks["zh"]),
        en_locators=_locators(parts["en"], blocks["en"]),
    )


def _lead(zh: Sequence[Paragraph], en: Sequence[Paragraph]) -> Paragraph:
    """The paragraph that says what a passage is: the Chinese one, unless only the English shows a kind."""
    first = (zh or en)[0]
    return (
        en[0] if en and first.kind in _QUIET_KINDS and en[0].kind not in (*_QUIET_KINDS, "heading", "title") else first
    )


def _locators(paragraphs: Sequence[Paragraph], blocks: Sequence[Block]) -> tuple[Locator, ...]:
    found = (blocks[span.block].locator for paragraph in paragraphs for span in paragraph.spans)
    return tuple(dict.fromkeys(found))
