"""The fields of a reference as people set them: how they are spelt, and which values they take."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from difflib import get_close_matches
from typing import Any

from corpus.errors import BadParameter
from corpus.types import Reference

FIELDS: tuple[str, ...] = tuple(field.name for field in fields(Reference))

LISTS: tuple[str, ...] = tuple(field.name for field in fields(Reference) if getattr(Reference(), field.name) == ())
"""The fields that hold several values."""

STATUSES = ("official", "unofficial", "machine")

TYPES: tuple[str, ...] = tuple(
    """article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection
    dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case
    legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software song speech standard
    thesis treaty webpage""".split()
)
"""The item types of CSL 1.0.2 (https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types)."""

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def field_named(name: str) -> str:
    """The field that ``name`` spells, with hyphens or underscores. Raises BadParameter."""
    found = name.strip().lower().replace("-", "_")
    if found in FIELDS:
        return found
    near = get_close_matches(found, FIELDS, n=1)
    meant = f" Did you mean {spelt(near[0])}?" if near else f" There are: {', '.join(map(spelt, FIELDS))}."
    raise BadParameter(f"There is no field {name!r}.{meant}")


def with_field(reference: Reference, name: str, values: Sequence[str]) -> Reference:
    """``reference`` with the field ``name`` set to ``values``, checked; no values leave it empty.

    Raises BadParameter for an unknown field, a value that the field can't take, or several values where
    there can be one.
    """
    field = field_named(name)
    texts = tuple(text for value in values if (text := " ".join(value.split())))
    if len(texts) > 1 and field not in LISTS:
        raise BadParameter(f"{spelt(field)} takes one value, not {len(texts)}.")
    for text in texts:
        _check(field, text)
    changed: dict[str, Any] = {field: texts if field in LISTS else "".join(texts)}
    return replace(reference, **changed)


def _check(field: str, text: str) -> None:
    if field in ("issued", "accessed") and not _is_date(text):
        raise BadParameter(f"{field} must be a date like 2021, 2021-06 or 2021-06-09, not {text!r}.")
    if field == "url" and not re.match(r"https?://\S+$", text):
        raise BadParameter(f"url must be an address that begins with http:// or https://, not {text!r}.")
    if field == "doi" and not re.match(r"10\.\d{4,9}/\S+$", text):
        raise BadParameter(f"doi must be a DOI, which begins with 10. and has a slash (10.1000/182), not {text!r}.")
    if field == "status" and text not in STATUSES:
        raise BadParameter(f"status must be one of {', '.join(STATUSES)}, not {text!r}.")
    if field == "type" and text not in TYPES:
        near = get_close_matches(text, TYPES, n=3) or ["book", "article-journal", "report", "webpage"]
        raise BadParameter(f"{text!r} is no type of CSL. Near to it or common are: {', '.join(near)}.")


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def spelt(field: str) -> str:
    """The field as it is shown: CSL's hyphens, but the two titles as scripts know them."""
    return field if field.startswith("title") else field.replace("_", "-")
