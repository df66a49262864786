"""`duizhao check`: whether a quotation stands in the library, and what the other language says for it."""

from __future__ import annotations

import sys

import click
from rich.text import Text
from werkzeug.datastructures import MultiDict

from indexer.check import Check, Claim, Difference, Part, Place
from indexer.quoting.places import pages_of
from webapp.api.check import ask_check, check_json
from webapp.commands.library import open_library
from webapp.commands.screen import screen
from webapp.commands.terminal import counted, home_option, json_option, print_json

STANDINGS = {
    "there": "It stands where you said.",
    "near": "What stands where you said is nearly the same, not the same.",
    "other-page": "It stands in that document, but on page {pages}.",
    "page-unknown": "It stands in that document; its pages are not known.",
    "absent": "It does not stand in that document.",
    "unknown-document": "The library has no document that fits “{document}”.",
}
TYPOGRAPHY = {
    "script": "Traditional or Simplified characters",
    "width": "full-width or half-width characters",
    "case": "capitals",
    "quotation-marks": "quotation marks",
    "punctuation": "punctuation",
    "spacing": "spacing inside words",
}
ALARMS = {"figures": "FIGURES DIFFER", "negation": "A NEGATION DIFFERS"}
STYLES = {"changed": "bold red", "added": "bold red", "missing": "bold green", "skipped": "dim", "typography": "yellow"}


@click.command("check")
@click.argument("quotation", nargs=-1, required=True, metavar="QUOTATION")
@click.option("--document", default="", metavar="DOC", help="Where it is said to stand: an id, a title, a citation.")
@click.option("--page", default="", metavar="N", help="On which page it is said to stand.")
@click.option("--limit", default="3", metavar="N", help="How many places to print.  [default: 3]")
@home_option
@json_option
def command(quotation: tuple[str, ...], document: str, page: str, limit: str, as_json: bool) -> None:
    """Tell whether QUOTATION stands in the library word for word, where, and how it is translated there.

    `-` reads it from stdin. White space, width, script and punctuation never count against a quotation; words,
    figures and negations do.
    """
    text = " ".join(quotation)
    values = MultiDict({"text": sys.stdin.read() if text == "-" else text, "document": document, "page": page})
    values["limit"] = limit
    with open_library() as library:
        found = ask_check(values, library.index)
    if as_json:
        print_json(check_json(found))
    else:
        print_check(found)


def print_check(found: Check) -> None:
    """Print the verdict, the places with what differs, and whether it stands where it was said to."""
    for note in found.notes:
        click.echo(f"Note: {note.text}", err=True)
    for part in found.parts:
        _print_part(part, several=len(found.parts) > 1)
    if found.together is not None:
        click.echo("The two languages stand side by side." if found.together else "The two languages stand apart.")
    if found.claim:
        click.echo(_standing(found.claim))
    click.echo(_verdict(found))


def _print_part(part: Part, *, several: bool) -> None:
    if several:
        click.echo(f"{part.verdict}: {part.text}")
    for place in part.places:
        _print_place(place)
    if part.total > len(part.places):
        click.echo(f"… {counted(part.total - len(part.places), 'place')} more.")


def _print_place(place: Place) -> None:
    numbers = ", ".join(f"¶ {passage.ordinal + 1}" for passage in place.passages)
    pages = "".join(f" · p. {page}" for page in pages_of(place))
    share = "" if place.verdict == "verbatim" else f" {place.share:.0%}"
    names = ", ".join(passage.id for passage in place.passages)
    click.echo(f"{place.document.title} · {numbers}{pages} · {place.verdict}{share} · {names}")
    for alarm in place.alarms:
        screen().print(Text(ALARMS[alarm], style="bold red"))
    if place.typography:
        click.echo(f"Differs, without counting: {', '.join(TYPOGRAPHY[each] for each in place.typography)}.")
    screen().print(_differing(place), soft_wrap=True)
    for stretch in place.stretches:
        if stretch.translation:
            screen().print(Text(stretch.translation), soft_wrap=True)
    click.echo()


def _differing(place: Place) -> Text:
    """What stands there, with what is quoted otherwise between brackets: readable without colours."""
    text = Text()
    for step in place.differences:
        if step.kind == "skipped":
            text.append(" […] ", STYLES["skipped"])
        elif step.kind in ("same", "typography"):
            text.append(step.stored, STYLES.get(step.kind, ""))
        else:
            _append_change(text, step)
    return text


def _append_change(text: Text, step: Difference) -> None:
    if step.quoted.strip():
        text.append(f"[-{step.quoted}-]", STYLES["added"])
    if step.stored.strip():
        text.append(f"{{+{step.stored}+}}", STYLES["missing"])


def _standing(claim: Claim) -> str:
    pages = ", ".join(map(str, claim.pages))
    return STANDINGS[claim.standing].format(pages=pages, document=claim.document)


def _verdict(found: Check) -> str:
    if found.verdict == "verbatim":
        return "Verbatim."
    return "Near: [-quoted-] {+in the text+}." if found.verdict == "near" else "Not found."
