"""Sidecars: the bibliographic record of ``NAME.ext`` as its user wrote it, in ``NAME.toml`` beside it.

Fields are spelt as ``duizhao edit`` spells them (``container-title = "…"``); persons and keywords are lists.
"""

from __future__ import annotations

import tomllib
from dataclasses import fields, replace
from datetime import date, datetime
from pathlib import Path

from corpus.errors import BadParameter, DamagedFile, ReadError
from corpus.reference_fields import with_field
from corpus.types import Reference


def sidecar_path(path: Path) -> Path:
    """Where the sidecar of a file is looked for, whether there is one or not."""
    return path.with_suffix(".toml")


def read_sidecar(path: Path) -> Reference | None:
    """The record in the sidecar of the file ``path``; None where it has no sidecar.

    Raises DamagedFile where the sidecar is no TOML or has a field or value that can't be used, ReadError
    where it can't be opened.
    """
    sidecar = sidecar_path(path)
    if sidecar == path:
        return None
    try:
        given = tomllib.loads(sidecar.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ReadError(f"{sidecar} can't be opened ({error.strerror}). Check its permissions.") from error
    # Besides TOML's own errors and those of the encoding (both are ValueErrors), Python's reader lets through
    # what it can't hold: numbers of thousands of digits, lists in lists in lists.
    except (ValueError, RecursionError) as error:
        raise DamagedFile(
            f"{sidecar.name} is no valid TOML in UTF-8: {error}. Correct it and add the file again."
        ) from error
    try:
        return _reference(given)
    except BadParameter as error:
        raise DamagedFile(f"{sidecar.name} can't be used: {error} Correct it and add the file again.") from error


def merge(found: Reference, given: Reference) -> Reference:
    """``found`` with every field that ``given`` fills: what a person set stands over what was found."""
    return replace(found, **{field.name: value for field in fields(given) if (value := getattr(given, field.name))})


def _reference(given: dict[str, object]) -> Reference:
    reference = Reference()
    for name, value in given.items():
        values = value if isinstance(value, list) else [value]
        reference = with_field(reference, name, [_text(name, each) for each in values])
    return reference


def _text(name: str, value: object) -> str:
    """A value as text: TOML's dates and numbers are welcome too (``issued = 2021-06-09``, ``volume = 12``)."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        return str(value)
    raise BadParameter(f"{name} must be a text or a list of texts.")
