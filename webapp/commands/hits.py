"""An answer of the library as lines of a terminal."""

from __future__ import annotations

import click
from rich.text import Text

from corpus.types import LANGS
from indexer.repeats import Repeats
from indexer.search import Answer, Hit
from webapp.commands.screen import screen
from webapp.commands.terminal import counted, print_notes


def print_answer(answer: Answer) -> None:
    """Print the passages with what was found in them marked, and the notes on stderr."""
    print_notes(answer.notes)
    for hit in answer.hits:
        _print_hit(hit)
    rows = answer.total if answer.folded is None else answer.folded
    folded = "" if answer.folded is None else f" in {counted(rows, 'row')}"
    shown = f"; {len(answer.hits)} shown" if len(answer.hits) < rows else ""
    click.echo(f"{counted(answer.total, 'passage')}{folded}{shown}.")


def _print_hit(hit: Hit) -> None:
    passage, document = hit.passage, hit.document
    found = hit.relation or f"tier {hit.tier}"
    click.echo(f"{document.title} · ¶ {passage.ordinal + 1} · {passage.kind} · {found} · {passage.id}")
    for lang in LANGS:
        if passage.text(lang):
            text = Text(passage.text(lang))
            for start, end in hit.matches.get(lang, ()):
                text.stylize("bold reverse", start, end)
            for start, end in hit.likely.get(lang, ()):
                text.stylize("underline", start, end)
            # Long texts are wrapped by the terminal itself, so that copying them gives whole lines.
            screen().print(text, soft_wrap=True)
    if hit.repeats:
        _print_repeats(hit.repeats)
    click.echo()


def _print_repeats(repeats: Repeats) -> None:
    """How often the hit says the same, and each translation with how often it stands and one passage that has it."""
    click.echo(f"appears {counted(repeats.count, 'time')}, {counted(repeats.translations, 'translation')}")
    for variant in repeats.variants:
        text = " ".join(variant.text.split()) or "(not translated)"
        click.echo(f"  {variant.count:,} × {text} · {variant.passages[0]}")
