"""Passages as results: as search, lookup and the page of a passage print them, with what can be done with them.

Here and not in a template for the same reason as in `printing`: a page has dozens, with a dozen parts each.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from flask import Flask, g
from markupsafe import Markup, escape

from corpus.types import Document, Passage
from indexer.repeats import Repeats
from webapp.addresses import address, passage_at
from webapp.citing import lacks
from webapp.documents import place, way_in
from webapp.i18n import N_, locale, ngettext, number, said
from webapp.parameters import SearchRequest
from webapp.present import Row
from webapp.printing import amounts, run, sides, standing
from webapp.style_choice import style_choice
from webapp.walking import Asked

LACKING, LACKS = N_("The record lacks %(fields)s."), N_("record lacks %(fields)s")
NO_COUNTERPART = N_("no counterpart in this document")


@dataclass(frozen=True, slots=True)
class _Page:
    """What every result of a page says and links to, looked up once.

    ``citing`` is what stands before and behind the passage's id in the address of its citation, ``passages`` what
    stands before it in its own.
    """

    citing: tuple[Markup, Markup]
    passages: Markup
    copied: Markup
    copied_alone: Markup
    words: dict[str, Markup]


@dataclass(frozen=True, slots=True)
class _Work:
    """What the results from one document say alike: its title, as text and as a run, and what its record lacks.

    ``inside`` is the address of a passage in the document's text, up to the passage; None where nothing is asked.
    """

    title: Markup
    run: Markup
    warning: str
    lacks: str
    inside: Markup | None


def _page() -> _Page:
    page = g.get("hits_page")
    if page is None:
        style = style_choice().style
        label = style.label(locale())
        before, _, after = address("api.cite", passage_id="PASSAGE", style=style.name).partition("PASSAGE")
        page = g.hits_page = _Page(
            (escape(before), escape(after)),
            escape(passage_at("")),
            said(N_("Copied: quotation, counterpart, %(style)s"), style=label),
            said(N_("Copied: quotation, %(style)s"), style=label),
            {
                "cite": said(N_("Cite")),
                "context": said(N_("In context")),
                "copy": said(N_("Copy")),
                "actions": said(N_("What to do with it")),
                "whole": said(N_("Whole passage")),
            },
        )
    return cast(_Page, page)


def _work(document: Document, asked: Asked) -> _Work:
    missing = lacks(document)
    return _Work(
        escape(document.title),
        run(document.title),
        f"{said('.')} {said(LACKING, fields=missing)}" if missing else "",
        f'<span class="lacks">{said(LACKS, fields=missing)}</span>' if missing else "",
        escape(way_in(document.id, asked)) if asked else None,
    )


def hits(rows: Iterable[Row], asked: SearchRequest | None = None) -> Markup:
    """Passages as results, one below the other; ``asked`` is the search that goes along into their documents."""
    page, out = _page(), []
    works: dict[str, _Work] = {}
    wanted = Asked(asked.text, asked.having, asked.lacking, asked.widen) if asked else Asked()
    for row in rows:
        name = row.document.id
        if name not in works:
            works[name] = _work(row.document, wanted)
        out.append(_hit(row, page, works[name]))
    return Markup("\n  ".join(out))


def _hit(row: Row, page: _Page, work: _Work) -> str:
    passage, words = row.passage, page.words
    at = f"{page.passages}{passage.id}"
    where = f"¶ {passage.ordinal + 1}"
    whole = f'  <details class="whole"><summary>{words["whole"]}</summary></details>\n' if row.cut else ""
    inside = f"{work.inside}{passage.id}#p-{passage.id}" if work.inside else escape(place(passage))
    return (
        f'<article class="hit pair" tabindex="-1" aria-label="{work.title} {where}">\n'
        f'  <p class="meta"><a href="{at}">{work.run} <span class="where">{where}</span></a> {standing(row)}</p>\n'
        f'  <div class="sides {row.state}">\n'
        f"    {sides(row)}\n"
        f"{amounts(row)}"
        "  </div>\n"
        f"{_repeated(row.repeats)}{whole}"
        f'  <p class="actions" role="group" aria-label="{words["actions"]}">\n'
        f"    {_copy(page, work, passage)}\n{work.lacks}"
        f'    <a href="{at}#citation">{words["cite"]}</a>\n'
        f'    <a href="{inside}">{words["context"]}</a>\n'
        "  </p>\n"
        "</article>\n"
    )


def copy_button(row: Row) -> Markup:
    """The button that copies everything of a passage; without script it stays hidden, the text is there to select."""
    return Markup(_copy(_page(), _work(row.document, Asked()), row.passage))


def _copy(page: _Page, work: _Work, passage: Passage) -> str:
    before, after = page.citing
    copied = page.copied if passage.zh and passage.en else page.copied_alone
    return (
        f'<button type="button" class="copy" hidden data-cite="{before}{passage.id}{after}"'
        f' data-said="{copied}{work.warning}">{page.words["copy"]}</button>'
    )


def _repeated(repeats: Repeats | None) -> str:
    """What a row stands for where repeated formulas are folded: how often, and how it was translated."""
    if repeats is None or repeats.count <= 1:
        return ""
    count, times = repeats.translations, _times(repeats.count)
    translations = Markup(ngettext("%(shown)s translation", "%(shown)s translations", count)) % {"shown": number(count)}
    summary = said(N_("stands here %(times)s, %(translations)s"), times=times, translations=translations)
    variants = "".join(
        f'    <li><a href="{escape(passage_at(each.passages[0]))}">'
        f"{run(each.text) if each.text else said(NO_COUNTERPART)}</a>"
        f' <span class="n">{_times(each.count)}</span></li>\n'
        for each in repeats.variants
    )
    return f'<details class="repeated">\n  <summary>{summary}</summary>\n  <ol>\n{variants}  </ol>\n</details>\n'


def _times(count: int) -> Markup:
    return Markup(ngettext("%(shown)s time", "%(shown)s times", count)) % {"shown": number(count)}


def install(app: Flask) -> None:
    """Give them to the templates."""
    app.jinja_env.globals.update(hits=hits, copy_button=copy_button)
