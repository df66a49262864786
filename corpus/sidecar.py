"""Sidecars: the bibliographic record of ``NAME.ext`` as its user wrote it, in ``NAME.toml`` beside it.

Fields are spelt as ``duizhao edit`` spells them (``container-title = "…"``); persons and keywords are lists.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import fields, replace
from datetime import date, datetime
from pathlib import Path

from corpus.errors import BadParameter, DamagedFile, ReadError
from corpus.reference_fields import FIELDS, with_field
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
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DamagedFile(
            f"{sidecar.name} is no valid TOML in UTF-8: {error}. Correct it and add the file again."
        ) from error
    try:
        return _reference(given)
    except BadParameter as error:
        raise DamagedFile(f"{sidecar.name} can't be used: {error} Correct it and add the file again.") from error


def write_sidecar(path: Path, reference: Reference) -> Path:
    """Write the record of the file ``path`` beside it, in place of an older one; returns where it is.

    Empty fields are left out. Raises ReadError where the folder can't be written to.
    """
    sidecar = sidecar_path(path)
    rows = [f"{name.replace('_', '-')} = {_toml(value)}\n" for name in FIELDS if (value := getattr(reference, name))]
    try:
        sidecar.write_text("".join(rows), encoding="utf-8")
    except OSError as error:
        raise ReadError(
            f"{sidecar} can't be written ({error.strerror}). Check the permissions of its folder."
        ) from error
    return sidecar


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


def _toml(value: str | tuple[str, ...]) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    # A JSON string is a TOML string, but for one control character that only TOML forbids.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
