"""What `duizhao add` prints: what became of each document, and in the end what to do about those that failed."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

import click

from corpus.errors import NothingToRead
from corpus.fetching.address import is_address
from corpus.pipeline import Outcome
from corpus.readers.recognition import FAMILIES, family_of
from webapp.commands.terminal import counted, print_json
from webapp.present import changes_json

A_SCREEN = 20
"""Documents after whose lines the first ones are out of sight: then the failures are told again at the end."""

NAMES = 12
"""Names of skipped files that are listed; of more, their number says enough."""

_RECORDS = "These are records of documents that are not beside them"
_OTHER = "Skipped, because Duizhao can't read them"
_SAID = {
    "added": "added",
    "changed": "changed",
    "unchanged": "unchanged",
    "duplicate": "already there",
    "failed": "failed",
}


def print_outcome(outcome: Outcome) -> None:
    """Tell of one document; of a failure on stderr."""
    click.echo(shown(_line(outcome)), err=bool(outcome.error))


def print_end(outcomes: Sequence[Outcome], skipped: Sequence[str]) -> None:
    """What there is to do, and how many documents there were."""
    failed = [outcome for outcome in outcomes if outcome.error]
    if failed and len(outcomes) > A_SCREEN:
        click.echo("These could not be added:", err=True)
        for outcome in failed:
            click.echo(shown(f"  {outcome.path}: {_failure(outcome)}"), err=True)
    for advice, names in _by_advice(skipped).items():
        click.echo(shown(f"{advice}: {_listed(names)}"), err=True)
    if len(outcomes) > 1:
        click.echo(_summary(outcomes))


def print_outcomes_json(outcomes: Sequence[Outcome], skipped: Sequence[str]) -> None:
    """The same for scripts."""
    failed = [outcome.error for outcome in outcomes if outcome.error]
    answer: dict[str, Any] = {"ok": not failed}
    if failed:
        message = str(failed[0])
        if len(outcomes) > 1:
            message = f"{len(failed)} of {len(outcomes)} documents could not be added. The first: {message}"
        answer |= {"error": message, "kind": failed[0].kind, "status": failed[0].http_status}
    print_json(answer | {"documents": [_row(outcome) for outcome in outcomes], "skipped": list(skipped)})


def shown(text: str) -> str:
    """A text that may hold a file's name, without what would change how a terminal shows the rest.

    Names may hold controls, which terminals obey, and marks of direction, which turn what follows round.
    """
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") else char
        for char in text
    )


def _row(outcome: Outcome) -> dict[str, Any]:
    row: dict[str, Any] = {"path": outcome.path, "status": outcome.status, "id": None}
    if outcome.document:
        row |= {"id": outcome.document.id, "known_as": outcome.document.path, "passages": outcome.document.passages}
    if outcome.change:
        row |= {"changes": changes_json(outcome.change)}
    if outcome.error:
        row |= {"error": str(outcome.error), "kind": outcome.error.kind}
    return row


def _line(outcome: Outcome) -> str:
    document = outcome.document
    if document is None:
        return f"Failed: {outcome.path}: {_failure(outcome)}"
    if outcome.status == "duplicate":
        return f"Already there: {outcome.path} has the content of {document.path} ({document.id})"
    if outcome.status == "unchanged":
        return f"Unchanged: {outcome.path} ({document.id})"
    done = f"{outcome.status.capitalize()}: {outcome.path} ({document.id}), {counted(document.passages, 'passage')}"
    if outcome.change and outcome.status == "changed":
        done += f", {len(outcome.change.kept)} of them as before"
    return done + _corrections(outcome)


def _failure(outcome: Outcome) -> str:
    """Why it failed; of a page without text what may be the reason, which its file can't know."""
    scripted = " If it shows text in a browser, that is put there by scripts: save the page there and add that."
    return f"{outcome.error}{scripted if isinstance(outcome.error, NothingToRead) and is_address(outcome.path) else ''}"


def _corrections(outcome: Outcome) -> str:
    """What became of what people had corrected in the document."""
    if not outcome.change or not (outcome.change.corrections or outcome.change.waiting):
        return ""
    said = f"; {counted(len(outcome.change.corrections), 'correction')} kept"
    if waiting := len(outcome.change.waiting):
        name = outcome.change.document_id
        said += f", {waiting} waiting, because the text has changed there: `duizhao corrections {name}`"
    return said


def _summary(outcomes: Sequence[Outcome]) -> str:
    counts = {said: sum(outcome.status == status for outcome in outcomes) for status, said in _SAID.items()}
    parts = ", ".join(f"{count} {said}" for said, count in counts.items() if count)
    return f"{counted(len(outcomes), 'document')}: {parts}."


def _by_advice(skipped: Sequence[str]) -> dict[str, list[str]]:
    said = (*(family.many for family in FAMILIES), _RECORDS, _OTHER)
    sorted_out: dict[str, list[str]] = {each: [] for each in said}
    for name in skipped:
        sorted_out[_advice(PurePosixPath(name).suffix.lower())].append(name)
    return {said: names for said, names in sorted_out.items() if names}


def _advice(suffix: str) -> str:
    if suffix == ".toml":
        return _RECORDS
    family = family_of(suffix)
    return family.many if family else _OTHER


def _listed(names: Sequence[str]) -> str:
    more = len(names) - NAMES
    return ", ".join(names[:NAMES]) + (f" and {more:,} more" if more > 0 else "")
