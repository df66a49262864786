"""Rows that a person corrected, read strictly: what can't be meant is refused with advice, and nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast, get_args

from corpus.corrections.tables import BEYOND, Record, Records, readings
from corpus.errors import UnfitCorrections
from corpus.export_columns import COLUMNS, MADE
from corpus.types import LANGS, Document, Kind, Passage

NEEDED = ("id", "zh", "en")
"""The columns without which rows can't be compared. The others of an export may be left out."""

KNOWN = frozenset({*COLUMNS, *MADE, "locators", "sentences", "corrected"})

DEEPEST = 9
"""The deepest level of a heading."""

LONGEST = 30
"""How many characters of a wrong value a message repeats."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")


@dataclass(frozen=True, slots=True)
class Corrected:
    """The passages of a document as a person wants them, in their order; without ids, places and confidence.

    ``restored`` are the lines on which only straight quotation marks were missing, which spreadsheets take off: there
    the passage was left as it is.
    """

    passages: tuple[Passage, ...]
    restored: tuple[int, ...] = ()


def read_rows(data: bytes, name: str, document: Document, passages: Sequence[Passage]) -> Corrected:
    """The rows of a corrected export of ``document``, whose ``passages`` these are at present.

    Raises UnfitCorrections where the file is no export of it or a row can't be meant, and the errors of decoding.
    """
    present = {passage.id: passage for passage in passages}
    records = max(readings(data, name), key=lambda each: _kept(each, present))
    _check_columns(records, name)
    _check_ids(records, name, document, present)
    rows = [_passage(line, record, name, present) for line, record in records]
    kept = [
        (line, row, _unquoted(row, present.get(_text(record["id"]))))
        for (line, record), row in zip(records, rows, strict=True)
    ]
    found = tuple(before or row for _line, row, before in kept if row.zh or row.en)
    if not found:
        raise UnfitCorrections(f"{name} has no rows with text. To take the document out, use `duizhao remove`.")
    return Corrected(found, tuple(line for line, _row, before in kept if before))


def unfit_character(text: str) -> str:
    """A control character of a text, which no passage may hold; empty where there is none."""
    found = _CONTROL.search(text)
    return found[0] if found else ""


def _kept(records: Records, present: Mapping[str, Passage]) -> int:
    """How many sides of rows are as they are in the library: the way of reading with the most is right."""
    named = ((record, present.get(str(record.get("id", "")).strip())) for _line, record in records)
    return sum(record.get(lang) == passage.text(lang) for record, passage in named if passage for lang in LANGS)


def _check_columns(records: Records, name: str) -> None:
    if not records:
        raise UnfitCorrections(f"{name} has no rows. To take the document out of the library, use `duizhao remove`.")
    export = "Begin with `duizhao export DOC --format tsv` (or csv, or jsonl) and keep its columns."
    for line, record in records:
        if BEYOND in record:
            raise UnfitCorrections(
                f"Line {line} of {name} has {record[BEYOND]} cells, some under no heading. Write a tab inside a "
                r"text as \t and a line break as \n."
            )
        if lacking := [column for column in NEEDED if column not in record]:
            raise UnfitCorrections(f"Line {line} of {name} has no {lacking[0]!r}. {export}")
        if strange := sorted(set(record) - KNOWN):
            raise UnfitCorrections(
                f"{name} has a column {strange[0]!r} that no export has. Take it out: nothing in it would be kept."
            )


def _check_ids(records: Records, name: str, document: Document, present: Mapping[str, Passage]) -> None:
    lines: dict[str, int] = {}
    for line, record in records:
        if (other := _text(record.get("document"))) not in ("", document.id):
            raise UnfitCorrections(
                f"Line {line} of {name} belongs to the document {other}, not to {document.id}. Name that one, or "
                f"export {document.id} and correct its rows."
            )
        key = _text(record["id"])
        if key and key in lines:
            raise UnfitCorrections(
                f"Lines {lines[key]} and {line} of {name} have the same id {key}. Leave the id of the new row empty."
            )
        if key and key not in present:
            raise UnfitCorrections(
                f"Line {line} of {name} has the id {key}, which is no passage of {document.id} now. Export the "
                "document again and correct that; of a new row leave the id empty."
            )
        lines[key] = line
    if not lines.keys() & present.keys():
        raise UnfitCorrections(
            f"No row of {name} has the id of a passage of {document.id}. Export it and correct that."
        )


def _passage(line: int, record: Record, name: str, present: Mapping[str, Passage]) -> Passage:
    before = present.get(_text(record["id"]))
    kind = _kind(line, record, name, before)
    level = _level(line, record, name, before) if kind in ("title", "heading") else None
    zh, en = (_side(line, record[lang], name, before.text(lang) if before else "") for lang in LANGS)
    return Passage(0, kind, zh, en, level)


def _kind(line: int, record: Record, name: str, before: Passage | None) -> Kind:
    given = _text(record.get("kind")) or (before.kind if before else "paragraph")
    if given not in get_args(Kind):
        raise UnfitCorrections(
            f"Line {line} of {name} has the kind {_short(given)}. There are: {', '.join(get_args(Kind))}."
        )
    return cast(Kind, given)


def _level(line: int, record: Record, name: str, before: Passage | None) -> int | None:
    if "level" not in record:
        return before.level if before else None
    given = _text(record["level"]).removesuffix(".0")  # a spreadsheet's whole number
    if given and not (len(given) == 1 and given.isdecimal() and 1 <= int(given) <= DEEPEST):
        raise UnfitCorrections(
            f"Line {line} of {name} has the level {_short(given)}. A heading's is a number from 1 to {DEEPEST}."
        )
    return int(given) if given else None


def _side(line: int, given: Any, name: str, before: str) -> str:  # noqa: ANN401 - whatever JSON holds
    if not isinstance(given, str):
        raise UnfitCorrections(f'Line {line} of {name} has a side that is no text. Write an empty side as "".')
    if "\ufffd" in given:
        raise UnfitCorrections(
            f"Line {line} of {name} has characters that were lost when it was saved (\ufffd). Save it in Unicode or "
            "UTF-8."
        )
    if given.strip() == before.strip():
        return before
    if control := unfit_character(given):
        raise UnfitCorrections(
            f"Line {line} of {name} has the control character U+{ord(control):04X} in its text. Take it out: of "
            "these only tabs and line breaks are text."
        )
    return given.strip()


def _short(given: str) -> str:
    return repr(given if len(given) <= LONGEST else f"{given[:LONGEST]}…")


def _text(given: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    return "" if given is None else str(given).strip()


def _unquoted(row: Passage, before: Passage | None) -> Passage | None:
    """The passage as it was, where its row lacks nothing but straight quotation marks."""
    if before is None or (row.zh, row.en) == (before.zh, before.en):
        return None
    same = all(row.text(lang) in (before.text(lang), before.text(lang).replace('"', "")) for lang in LANGS)
    return replace(before, kind=row.kind, level=row.level) if same else None
