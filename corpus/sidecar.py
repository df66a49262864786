"""Sidecars: the bibliographic record of ``NAME.ext`` as its user wrote it, in ``NAME.toml`` beside it.

Fields are spelt as ``duizhao edit`` spells them (``container-title = "…"``); persons and keywords are lists.
"""

from __future__ import annotations

import json
import os
import tomllib
from dataclasses import fields, replace
from datetime import date, datetime
from pathlib import Path

from corpus.errors import BadParameter, DamagedFile
from corpus.opening import read_file
from corpus.reference_fields import spelt, with_field
from corpus.types import Reference

LARGEST = 1 << 20
"""Bytes of a sidecar: more than any record has."""


def sidecar_path(path: Path) -> Path:
    """Where the sidecar of a file is looked for, whether there is one or not."""
    return path.with_suffix(".toml")


def read_sidecar(path: Path) -> Reference | None:
    """The record in the sidecar of the file ``path``; None where it has no sidecar.

    Raises DamagedFile where the sidecar is no TOML or has a field or value that can't be used, ReadError
    where it can't be opened.
    """
    sidecar = sidecar_path(path)
    # Asked of the system, which says no as well where a name would be longer than a name may be.
    if sidecar == path or not os.path.exists(sidecar):  # noqa: PTH110 - pathlib raises for such a name
        return None
    return parse_sidecar(read_file(sidecar, LARGEST), sidecar.name)


def parse_sidecar(data: bytes, name: str) -> Reference:
    """The record in the bytes of the sidecar ``name``. Raises DamagedFile, as :func:`read_sidecar`."""
    try:
        given = tomllib.loads(data.decode("utf-8-sig"))
    # Besides TOML's own errors and those of the encoding (both are ValueErrors), Python's reader lets through
    # what it can't hold: numbers of thousands of digits, lists in lists in lists.
    except (ValueError, RecursionError) as error:
        raise DamagedFile(f"{name} is no valid TOML in UTF-8: {error}. Correct it and add the file again.") from error
    try:
        return _reference(given)
    except BadParameter as error:
        raise DamagedFile(f"{name} can't be used: {error} Correct it and add the file again.") from error


def write_sidecar(reference: Reference) -> str:
    """The text of a sidecar with every field that the record fills; :func:`parse_sidecar` reads the same back."""
    filled = ((field.name, value) for field in fields(reference) if (value := getattr(reference, field.name)))
    return "".join(f"{spelt(name)} = {_written(value)}\n" for name, value in filled)


def merge(found: Reference, given: Reference) -> Reference:
    """``found`` with every field that ``given`` fills: what a person set stands over what was found."""
    return replace(found, **{field.name: value for field in fields(given) if (value := getattr(given, field.name))})


def _reference(given: dict[str, object]) -> Reference:
    reference = Reference()
    for name, value in given.items():
        values = value if isinstance(value, list) else [value]
        reference = with_field(reference, name, [_text(name, each) for each in values])
    return reference


def _written(value: str | tuple[str, ...]) -> str:
    """A value in TOML, whose basic strings escape what those of JSON do, and the character DEL besides."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(_written, value))}]"
    return json.dumps(value.encode("utf-8", "replace").decode(), ensure_ascii=False).replace("\x7f", "\\u007f")


def _text(name: str, value: object) -> str:
    """A value as text: TOML's dates and numbers are welcome too (``issued = 2021-06-09``, ``volume = 12``)."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        return str(value)
    raise BadParameter(f"{name} must be a text or a list of texts.")
