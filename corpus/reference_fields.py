"""The fields of a reference as people set them: how they are spelt, and which values they take."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from difflib import get_close_matches
from ipaddress import IPv6Address
from typing import Any
from urllib.parse import urlsplit

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

_ADDRESS = re.compile(r"""https?://[^"<>\\`]+""")

_UNSEEN = ("Cc", "Cf", "Cs", "Zs", "Zl", "Zp")
"""Unicode's categories of controls, marks of format (those of direction among them), halves, and blanks."""

_BEFORE_DOI = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi\s*[:：]?\s*(?=10\.)", re.IGNORECASE)

_WRITTEN_DATE = re.compile(r"(\d{4})\s*年?|(\d{4})\s*[-/.年]\s*(\d{1,2})\s*(?:月|[-/.月]\s*(\d{1,2})\s*[日号]?)?")
"""2021年6月9日, 2021/6/9, 2021.6 …: the year comes first, so that no reader takes the month for the day."""

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
    texts = tuple(_normal(field, text) for value in values if (text := " ".join(value.split())))
    if len(texts) > 1 and field not in LISTS:
        raise BadParameter(f"{spelt(field)} takes one value, not {len(texts)}.")
    for text in texts:
        _check(field, text)
    changed: dict[str, Any] = {field: texts if field in LISTS else "".join(texts)}
    return replace(reference, **changed)


def _normal(field: str, text: str) -> str:
    """What somebody pasted as the field writes it: a DOI without what leads to it, a date with hyphens."""
    if field == "doi":
        found = _BEFORE_DOI.match(text)
        return text[found.end() :] if found else text
    if field in ("issued", "accessed") and (written := _WRITTEN_DATE.fullmatch(unicodedata.normalize("NFKC", text))):
        return "-".join(part.zfill(2) for part in written.groups() if part)
    return text


def _check(field: str, text: str) -> None:
    if field in ("issued", "accessed") and not _is_date(text):
        raise BadParameter(f"{field} must be a date like 2021, 2021-06 or 2021-06-09, not {text!r}.")
    if field == "url" and not _is_address(text):
        raise BadParameter(
            "url must be an address that begins with http:// or https:// and a host, and has no blanks, quotation "
            f"marks, angle brackets, hidden characters or passwords in it, not {text!r}."
        )
    if field == "doi" and not re.match(r"10\.\d{4,9}/\S+$", text):
        raise BadParameter(f"doi must be a DOI, which begins with 10. and has a slash (10.1000/182), not {text!r}.")
    if field == "status" and text not in STATUSES:
        raise BadParameter(f"status must be one of {', '.join(STATUSES)}, not {text!r}.")
    if field == "type" and text not in TYPES:
        near = get_close_matches(text, TYPES, n=3) or ["book", "article-journal", "report", "webpage"]
        raise BadParameter(f"{text!r} is no type of CSL. Near to it or common are: {', '.join(near)}.")


def is_kept(field: str, text: str) -> bool:
    """Whether a library can hold this text in a field.

    Looser than `with_field`: web pages name themselves as they like, and earlier versions took any address.
    """
    if field == "url":
        return not text or text.startswith(("http://", "https://"))
    try:
        if text:
            _check(field, text)
    except BadParameter:
        return False
    return True


def _is_address(text: str) -> bool:
    """Whether a text is an address of the web that shows what it is: Chinese characters may stand in it as they are.

    Refused are what changes how an address looks (blanks, controls, marks of direction), the characters that end it
    in a text or in markup (RFC 3986, appendix C), names and passwords before the host, and hosts that are none.
    """
    if any(unicodedata.category(char) in _UNSEEN for char in text) or not _ADDRESS.fullmatch(text):
        return False
    try:
        parts = urlsplit(text)
        return "@" not in parts.netloc and parts.port != 0 and _is_host(parts.hostname or "")
    except ValueError:  # brackets without an address in them, a port that is none
        return False


def _is_host(name: str) -> bool:
    if ":" in name:
        return bool(IPv6Address(name))
    labels = name.removesuffix(".").split(".")
    return all(0 < len(label) < 64 and all(map(_is_of_hosts, label)) for label in labels)


def _is_of_hosts(char: str) -> bool:
    return char.isalnum() or char in "-_" or unicodedata.category(char).startswith("M")


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
