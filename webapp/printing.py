"""What pages print most: runs of text, both sides of a passage, and the small line of what it is, as HTML.

A page of results has hundreds of these; as macros of a template they took most of its time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from flask import Flask
from markupsafe import Markup, escape

from webapp.i18n import N_, locale, said
from webapp.language_tags import language_tag
from webapp.marks import printed
from webapp.present import COMPARED, Row
from webapp.vocabulary import VOCABULARY

UNSURE, CORRECTED = N_("pairing unsure"), N_("corrected by hand")


def run(text: str) -> Markup:
    """A run of text of unknown language: its tag is told from its characters."""
    return Markup(f'<span lang="{language_tag(text)}">{escape(text)}</span>')


def apart() -> Markup:
    """What stands between the parts of a list."""
    return said(N_("%(one)s, %(more)s"), one="", more="")


def sides(row: Row, tag: str = "p", alone: bool = False) -> Markup:
    """Both sides of a passage, Chinese first in the document's order; styles may swap them.

    Of one that has a side ``alone`` nothing is said of the other.
    """
    return Markup("".join(_sides(row, tag, alone)))


def _sides(row: Row, tag: str, alone: bool) -> Iterator[str]:
    for side in row.sides:
        if side.pieces:
            yield f'<{tag} class="side {side.lang}" lang="{side.tag}">{printed(side.pieces)}</{tag}>\n'
        elif not alone:
            none = said(N_("no counterpart in this document"))
            yield f'<{tag} class="side {side.lang} none">{none}</{tag}>\n'


def standing(row: Row) -> Markup:
    """Of what kind and standing a passage is, for the small line above it."""
    return Markup("".join(_standing(row)))


def _standing(row: Row) -> Iterator[str]:
    passage, reference = row.passage, row.document.reference
    if passage.kind != "paragraph":
        yield f"<span>{said(VOCABULARY['kind'][passage.kind])}</span>"
    if reference.issued:
        yield f"<span>{escape(reference.issued[:4])}</span>"
    if reference.status in VOCABULARY["status"]:
        yield f"<span>{said(VOCABULARY['status'][reference.status])}</span>"
    if row.relation in VOCABULARY["relation"]:
        yield f'<span class="relation">{said(VOCABULARY["relation"][row.relation])}</span>'
    if row.state == "unsure":
        yield f'<span class="unsure">{said(UNSURE)}</span>'
    if passage.corrected:
        yield f"<span>{said(CORRECTED)}</span>"


def amounts(row: Row) -> Markup:
    """Amounts on both sides: = where they agree, ≠ where they can't both be right."""
    zh, en, stated = row.passage.zh, row.passage.en, row.agreement
    if stated.disagreeing:
        pairs = [(zh[pair.zh.start : pair.zh.end], en[pair.en.start : pair.en.end]) for pair in stated.disagreeing]
        return _amounts(locale(), tuple(pairs), ())
    agreeing = tuple([zh[pair.zh.start : pair.zh.end] for pair in stated.telling])
    return _amounts(locale(), (), agreeing) if agreeing else Markup()


@lru_cache(maxsize=COMPARED)  # of the same passages as their comparison
def _amounts(_language: str, differing: tuple[tuple[str, str], ...], agreeing: tuple[str, ...]) -> Markup:
    if differing:
        pairs = [Markup(" ≠ ").join(map(run, each)) for each in differing]
        return _sign("≠", "amounts differ", said(N_("The amounts differ: %(amounts)s"), amounts=_listed(pairs)))
    runs = dict.fromkeys(map(run, agreeing))
    return _sign("=", "amounts", said(N_("The amounts agree: %(amounts)s"), amounts=_listed(runs)))


def _listed(runs: Iterable[Markup]) -> Markup:
    return apart().join(runs)


def _sign(sign: str, kind: str, words: Markup) -> Markup:
    """A sign for the eye, which says for the ear and under the pointer what it means."""
    return Markup(
        f'<span class="{kind}" title="{escape(words.striptags())}"><span aria-hidden="true">{sign}</span>'
        f'<span class="unseen">{words}</span></span>\n'
    )


def install(app: Flask) -> None:
    """Give them to the templates."""
    app.jinja_env.globals.update(run=run, apart=apart, sides=sides, standing=standing, amounts=amounts)
