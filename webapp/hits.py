"""A passage as a result: as search, lookup and the page of a passage print it, with what can be done with it.

Here and not in a template for the same reason as in `printing`: a page has dozens, with a dozen parts each.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from flask import Flask, g
from markupsafe import Markup, escape

from corpus.types import Document, Passage
from indexer.repeats import Repeats
from webapp.addresses import address, passage_at
from webapp.citing import lacks
from webapp.documents import place
from webapp.i18n import N_, locale, ngettext, number, said
from webapp.language_tags import language_tag
from webapp.parameters import SearchRequest
from webapp.present import Row
from webapp.printing import amounts, run, sides, standing
from webapp.style_choice import style_choice

LACKING, LACKS = N_("The record lacks %(fields)s."), N_("record lacks %(fields)s")
NO_COUNTERPART = N_("no counterpart in this document")


@dataclass(frozen=True, slots=True)
class _Page:
    """What every result of a page says and links to, looked up once.

    ``citing`` is what stands before and behind the passage's id in the address of its citation. ``incomplete`` says
    of the documents that were met what their records lack.
    """

    citing: tuple[Markup, Markup]
    copied: Markup
    copied_alone: Markup
    words: dict[str, Markup]
    incomplete: dict[str, str] = field(default_factory=dict)

    def lacking(self, document: Document) -> str:
        """What the record of a document lacks to be cited; each is looked at once."""
        if document.id not in self.incomplete:
            self.incomplete[document.id] = lacks(document)
        return self.incomplete[document.id]


def _page() -> _Page:
    page = g.get("hits_page")
    if page is None:
        style = style_choice().style
        label = style.label(locale())
        before, _, after = address("api.cite", passage_id="PASSAGE", style=style.name).partition("PASSAGE")
        page = g.hits_page = _Page(
            (escape(before), escape(after)),
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


def hit(row: Row, asked: SearchRequest | None = None) -> Markup:
    """A passage as a result; ``asked`` is the search that goes along into its document."""
    page, at = _page(), escape(passage_at(row.passage.id))
    title, words = escape(row.document.title), page.words
    where = f"¶ {row.passage.ordinal + 1}"
    whole = f'  <details class="whole"><summary>{words["whole"]}</summary></details>\n' if row.cut else ""
    return Markup(
        f'<article class="hit pair" tabindex="-1" aria-label="{title} {where}">\n'
        f'  <p class="meta"><a href="{at}"><span lang="{language_tag(row.document.title)}">{title}</span>'
        f' <span class="where">{where}</span></a> {standing(row)}</p>\n'
        f'  <div class="sides {row.state}">\n'
        f"    {sides(row)}\n"
        f"{amounts(row)}"
        "  </div>\n"
        f"{_repeated(row.repeats)}{whole}"
        f'  <p class="actions" role="group" aria-label="{words["actions"]}">\n'
        f"    {_copy(page, row)}"
        f'    <a href="{at}#citation">{words["cite"]}</a>\n'
        f'    <a href="{escape(_context(row.passage, asked))}">{words["context"]}</a>\n'
        "  </p>\n"
        "</article>\n"
    )


def _context(passage: Passage, asked: SearchRequest | None) -> str:
    if asked is None:
        return place(passage)
    return place(passage, asked.text, having=asked.having, lacking=asked.lacking, widen=asked.widen)


def _copy(page: _Page, row: Row) -> str:
    """The button that copies everything, and beside it what the record lacks; without script it stays hidden."""
    (before, after), lacking = page.citing, page.lacking(row.document)
    copied = page.copied if row.passage.zh and row.passage.en else page.copied_alone
    warning = f"{said('.')} {said(LACKING, fields=lacking)}" if lacking else ""
    beside = f'<span class="lacks">{said(LACKS, fields=lacking)}</span>' if lacking else ""
    return (
        f'<button type="button" class="copy" hidden data-cite="{before}{row.passage.id}{after}"'
        f' data-said="{copied}{warning}">{page.words["copy"]}</button>\n{beside}'
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
    """Give it to the templates."""
    app.jinja_env.globals.update(hit=hit)
