"""JSON Lines (https://jsonlines.org), and one JSON list of objects: the passages of our own export, or others' pairs.

An object with a Chinese and an English text is a unit, whatever its keys are called: ``{"zh": …, "en": …}``,
``{"translation": {"zh": …, "en": …}}``, ``{"source": …, "target": …}``. Other texts are kept as boilerplate.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from corpus.errors import DamagedFile
from corpus.readers.bitext.columns import bitext_columns
from corpus.readers.bitext.places import places
from corpus.readers.bitext.units import FACTS, Variant, facts, needed, units, within
from corpus.readers.decoding import decode
from corpus.readers.record import file_record, records_of, titled
from corpus.types import LANGS, Block, Locator, Reference

SUFFIXES: tuple[str, ...] = (".jsonl", ".ndjson")
CUT = False

OURS = frozenset({"id", "document", "ordinal", "kind", "level", "zh", "en", "confidence"})
"""The keys that every passage of our own export has."""

LEFT_OUT = frozenset({"boilerplate", "query"})
"""Kinds of rows of our own that are no passages."""

_LINE_END = re.compile("\r\n|\n|\r")
_HALF = re.compile("[\ud800-\udfff]")

DEEPEST = 50
"""How deep lists and objects may stand in one another."""

Row = tuple[int, Mapping[str, Any]]
"""The line of an object, and the object."""


def read(data: bytes, name: str) -> tuple[tuple[Block, ...], Reference]:
    """A unit for each object that has both languages; the texts of others one by one."""
    rows = tuple(_rows(decode(data, name).removeprefix("\ufeff"), name))
    if any(row.keys() >= OURS for _line, row in rows):
        return tuple(_own(rows, name)), _reference(rows)
    return tuple(_others(rows, name)), Reference()


def _rows(text: str, name: str) -> Iterator[Row]:
    if text.lstrip()[:1] == "[":
        for number, row in enumerate(_checked(_loaded(text, name, "It"), name, 1), start=1):
            yield number, row if isinstance(row, dict) else {"": row}
        return
    for number, line in enumerate(_LINE_END.split(text), start=1):
        if line.strip(" \t\u3000\u200b\ufeff"):
            row = _checked(_loaded(line, name, f"Line {number}"), name, number)
            yield number, row if isinstance(row, dict) else {"": row}


def _loaded(text: str, name: str, where: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    try:
        return json.loads(text)
    except RecursionError as error:
        raise _too_deep(where, name) from error
    except ValueError as error:
        raise DamagedFile(
            f"{where} of {name} is no JSON ({error}). Get the complete file again, or write one object a line."
        ) from error


def _too_deep(where: str, name: str) -> DamagedFile:
    return DamagedFile(f"{where} of {name} has too many lists inside lists. Write one object a line.")


def _checked(value: Any, name: str, line: int) -> Any:  # noqa: ANN401 - whatever JSON holds
    """The value, where no text in it has half a character, which no file can hold."""
    waiting = [(value, 0)]
    while waiting:
        each, depth = waiting.pop()
        if depth > DEEPEST:
            raise _too_deep(f"Line {line}", name)
        if isinstance(each, str) and _HALF.search(each):
            raise DamagedFile(
                f"Line {line} of {name} has half a character (a lone surrogate). Write the whole character, or take "
                "it out."
            )
        inside = [*each, *each.values()] if isinstance(each, dict) else each if isinstance(each, list) else ()
        waiting += [(part, depth + 1) for part in inside]
    return value


def _own(rows: Sequence[Row], name: str) -> Iterator[Block]:
    several = len({_shown(row["document"]) for _line, row in rows if row.keys() >= OURS}) > 1
    for number, (line, row) in enumerate(rows):
        place = Locator(name, line=line)
        if row.keys() >= OURS:
            said = facts({fact: _shown(row[fact]) for fact in FACTS}, places(row.get("locators"), place))
            variants = [Variant((_shown(row[lang]),), lang, place) for lang in LANGS]
            blocks = units(number, variants, (), place, said)
            yield from within(blocks, _shown(row.get("title"))) if several else blocks
        elif row.get("kind") == "boilerplate":
            yield Block(_shown(row.get("text")), place, hint="boilerplate")
        else:
            yield Block(json.dumps(row, ensure_ascii=False), place, hint="boilerplate")


def _reference(rows: Sequence[Row]) -> Reference:
    said = next((row.get("documents") for _line, row in rows if row.get("kind") == "export"), None)
    passages = [row for _line, row in rows if row.keys() >= OURS]
    known = {_shown(row["document"]): titled(_shown(row.get("title"))) for row in passages}
    return file_record(known | records_of(said))


def _others(rows: Sequence[Row], name: str) -> Iterator[Block]:
    names: dict[str, int] = {}
    cells = [
        {names.setdefault(key, len(names)): texts for key, texts in _texts(row) if any(map(str.strip, texts))}
        for _line, row in rows
    ]
    keys = {column: key for key, column in names.items()}
    joined = [{column: "\n".join(texts) for column, texts in row.items()} for row in cells]
    columns = bitext_columns([keys, *joined])
    number = 0
    for (line, _row), row in zip(rows, cells, strict=True):
        place = Locator(name, line=line)
        if columns is None:
            yield from (Block(text, place, hint="table") for texts in row.values() for text in texts if text.strip())
            continue
        variants = [Variant(tuple(row[at]), lang, place) for at, lang in columns.langs.items() if at in row]
        rest = ["\n".join(texts) for at, texts in row.items() if at not in columns.langs]
        yield from units(number, variants, rest, place)
        number += needed(variants)


def _texts(row: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, list[str]]]:
    """The texts of an object by their keys; those of an object inside it by both keys."""
    for key, value in row.items():
        if isinstance(value, dict):
            yield from _texts(value, f"{above}{key}.")
        elif isinstance(value, list):
            yield f"{above}{key}", [_shown(each) for each in value]
        else:
            yield f"{above}{key}", [_shown(value)]


def _shown(value: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    """A value as text; what is none is nothing."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
