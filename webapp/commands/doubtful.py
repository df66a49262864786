"""`duizhao show --doubtful`: the passages that a translator should look at again."""

from __future__ import annotations

from collections.abc import Iterable

import click

from corpus.types import Document, Passage
from webapp.commands.terminal import counted, print_json
from webapp.doubts import Doubt, doubt_json, doubts

Read = tuple[Document, tuple[Passage, ...]]


def print_doubtful(documents: Iterable[Read], *, as_json: bool) -> None:
    """List the doubtful passages of the documents, each with what is doubtful about it."""
    found = [(document, doubt) for document, passages in documents for doubt in doubts(passages)]
    if as_json:
        rows = [doubt_json(doubt, document) for document, doubt in found]
        print_json({"ok": True, "total": len(rows), "passages": rows})
        return
    for document, doubt in found:
        _print(document, doubt)
    click.echo(counted(len(found), "doubtful passage"), err=True)


def _print(document: Document, doubt: Doubt) -> None:
    passage = doubt.passage
    click.echo(f"{document.title} ¶ {passage.ordinal + 1} · {passage.id} · {'; '.join(_reasons(doubt))}")
    click.echo(f"{passage.zh}\n{passage.en}\n")


def _reasons(doubt: Doubt) -> Iterable[str]:
    passage = doubt.passage
    for pair in doubt.disagreeing:
        yield f"{passage.zh[pair.zh.start : pair.zh.end]} ≠ {passage.en[pair.en.start : pair.en.end]}"
    if doubt.unsure:
        yield f"pairing unsure ({passage.confidence:.2f})"
