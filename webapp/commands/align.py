"""`duizhao align`: what adding files would make of them, without touching the library."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from corpus import identity
from corpus.errors import BadParameter
from corpus.export import Work, exporter, formats
from corpus.folding import is_han
from corpus.loading import Loaded, load
from corpus.pipeline import assemble_originals
from corpus.readers import read_bytes
from corpus.sources import File, Source
from corpus.store import Original
from corpus.types import LANGS, Document
from webapp.commands.explained import print_explanation


@click.command("align")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE [FILE]")
@click.option("--format", "name", default="jsonl", show_default=True, metavar="|".join(formats()), help="The format.")
@click.option(
    "--explain", "number", type=int, metavar="N", help="Instead: what words, values and lengths say of the pair in ¶ N."
)
def command(files: tuple[Path, ...], name: str, number: int | None) -> None:
    """Pair the paragraphs of one bilingual file, or of a Chinese and an English one, and print the passages."""
    if len(files) > 2:
        raise BadParameter(f"Name one bilingual file, or a Chinese and an English one, not {len(files)} files.")
    form = exporter(name)
    loaded = load(Source(tuple(File(path, identity.known_path(Path(path.name))) for path in files)))
    work = _work(loaded)
    if number is None:
        form.write([work], sys.stdout)
    else:
        print_explanation(work.passages, number)


def _work(loaded: Loaded) -> Work:
    """The document as the library would hold it, with the ids it would have there."""
    originals = _chinese_first(loaded.originals)
    assembly = assemble_originals(originals, loaded.sidecar)
    path = " + ".join(original.name for original in originals)
    passages = identity.name_passages(identity.document_id(path), assembly.passages)
    document = Document(
        id=identity.document_id(path),
        path=path,
        source=tuple(original.name for original in originals),
        digest=loaded.digest,
        reference=assembly.reference,
        languages=tuple(lang for lang in LANGS if any(passage.text(lang) for passage in passages)),
        added=datetime.now(UTC).isoformat(timespec="seconds"),
        passages=len(passages),
    )
    return Work(document, passages)


def _chinese_first(originals: Sequence[Original]) -> Sequence[Original]:
    """The editions with that of the larger share of Chinese characters first."""
    return sorted(originals, key=_chinese_share, reverse=True) if len(originals) == 2 else originals


def _chinese_share(original: Original) -> float:
    letters = [
        char for block in read_bytes(original.data, original.name).blocks for char in block.text if char.isalpha()
    ]
    return sum(map(is_han, letters)) / max(1, len(letters))
