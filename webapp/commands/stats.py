"""`duizhao stats`: the library in numbers."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import click

from corpus.store import Store
from corpus.types import Passage
from webapp.commands.library import open_store
from webapp.commands.terminal import home_option, json_option, print_json, settings

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")


@click.command("stats")
@home_option
@json_option
def command(as_json: bool) -> None:
    """Count what the library holds."""
    with open_store() as store:
        numbers = _count(store)
    if as_json:
        print_json({"ok": True, **numbers})
        return
    for name, value in numbers.items():
        shown = ", ".join(f"{kind} {count:,}" for kind, count in value.items()) if isinstance(value, dict) else value
        click.echo(f"{name.replace('_', ' '):20} {shown:,}" if isinstance(shown, int) else f"{name:20} {shown}")


def _count(store: Store) -> dict[str, Any]:
    documents = store.documents()
    kinds: Counter[str] = Counter()
    sides: Counter[str] = Counter()
    for passage in store.all_passages():
        kinds[passage.kind] += 1
        sides.update(_sides(passage))
    return {
        "home": str(settings().home),
        "documents": len(documents),
        "passages": kinds.total(),
        "paired": sides["paired"],
        "zh_only": sides["zh_only"],
        "en_only": sides["en_only"],
        "chinese_characters": sides["characters"],
        "english_words": sides["words"],
        "kinds": dict(kinds.most_common()),
    }


def _sides(passage: Passage) -> dict[str, int]:
    pairing = "paired" if passage.zh and passage.en else "zh_only" if passage.zh else "en_only"
    return {
        pairing: 1,
        "characters": len(_HAN.findall(passage.zh)),
        "words": len(_WORD.findall(passage.en)),
    }
