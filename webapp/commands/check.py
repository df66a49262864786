"""`duizhao check`: whether a quotation stands in the library, and what the other language says for it."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click
from rich.text import Text
from werkzeug.datastructures import MultiDict

from indexer.check import Check, Claim, Difference, Part, Place
from indexer.index import Index
from indexer.quoting.marked import marked
from indexer.quoting.places import pages_of
from webapp.api.check import ask_check, check_json
from webapp.commands.library import open_library
from webapp.commands.screen import screen
from webapp.commands.terminal import counted, home_option, json_option, print_json, print_notes

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
ALARMS = {
    "figures": "FIGURES DIFFER",
    "negation": "A NEGATION DIFFERS",
    "limits": "A LIMIT OR AN OPPOSITE DIFFERS",
    "names": "A NAME DIFFERS",
}
STYLES = {"changed": "bold red", "added": "bold red", "missing": "bold green", "skipped": "dim", "typography": "yellow"}


@click.command("check")
@click.argument("quotation", nargs=-1, metavar="QUOTATION")
@click.option(
    "--file",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Check every quotation of a text file that stands between quotation marks.",
)
@click.option("--document", default="", metavar="DOC", help="Where it is said to stand: an id, a title, a citation.")
@click.option("--page", default="", metavar="N", help="On which page it is said to stand.")
@click.option("--limit", default="3", metavar="N", help="How many places to print.  [default: 3]")
@home_option
@json_option
def command(quotation: tuple[str, ...], file: Path | None, document: str, page: str, limit: str, as_json: bool) -> None:
    """Tell whether QUOTATION stands in the library word for word, where, and how it is translated there.

    `-` reads it from stdin. White space, width, script and punctuation never count against a quotation; words,
    figures and negations do.
    """
    if bool(quotation) == bool(file):
        raise click.UsageError("Give a quotation, or --file with a text that has quotations in it.")
    text = " ".join(quotation)
    values = MultiDict({"text": text, "document": document, "page": page, "limit": limit})
    if text == "-":
        values["text"] = sys.stdin.read()
    with open_library() as library:
        if file:
            _check_file(file, values, library.index, as_json=as_json)
            return
        found = ask_check(values, library.index)
    if as_json:
        print_json(check_json(found))
    else:
        print_check(found)


def _check_file(file: Path, values: MultiDict[str, str], index: Index, *, as_json: bool) -> None:
    """Check the quotations of a file one by one: each with its line and its verdict, or all as one JSON object."""
    text = file.read_text(encoding="utf-8-sig", errors="replace")
    rows, verdicts = [], Counter[str]()
    for each in marked(text):
        values["text"] = each.text
        found = ask_check(values, index)
        verdicts[found.verdict] += 1
        rows.append({"line": each.line, "span": [each.start, each.end]} | check_json(found))
        if not as_json:
            click.echo(f"{file.name}:{each.line}: {found.verdict}: {each.text}")
            if found.verdict == "near":
                _print_place(found.places[0])
    if as_json:
        print_json({"ok": True, "total": len(rows), "quotations": rows})
    else:
        told = ", ".join(f"{number} {verdict}" for verdict, number in verdicts.items())
        click.echo(f"{counted(len(rows), 'quotation')}{': ' if told else ''}{told}.")


def print_check(found: Check) -> None:
    """Print the verdict, the places with what differs, and whether it stands where it was said to."""
    print_notes(found.notes)
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
    share = "" if place.verdict == "verbatim" else f" {min(place.share, 0.99):.0%}"
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
