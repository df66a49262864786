"""What stands beside results, as HTML: the filters, every value a link that adds it or takes it out, and the files.

Here and not in a template for the same reason as in `printing`: a page has dozens of values.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flask import Flask
from markupsafe import Markup, escape

from webapp.addresses import cleared, export, toggles
from webapp.facets import Choice, Facet
from webapp.i18n import N_, number, said
from webapp.printing import run
from webapp.vocabulary import VOCABULARY

HEADINGS = {
    "document": N_("Documents"),
    "kind": N_("Kinds"),
    "language": N_("Languages"),
    "year": N_("Years"),
    "status": N_("Translations"),
    "source": N_("Sources"),
    "collection": N_("Collections"),
}
FILTERS, CLOSE, MORE, ALL = N_("Filters"), N_("Close"), N_("… and %(shown)s more"), N_("All of them")

FILES = {
    "docx": "Word",
    "html": "HTML",
    "csv": "CSV",
    "tsv": "TSV",
    "jsonl": "JSON Lines",
    "tmx": "TMX",
    "xliff": "XLIFF",
}
"""The formats of export, by the names that they have in both languages."""


def export_links() -> Markup:
    """The way to every hit as a file of each format."""
    before, mark, after = export("-").partition("format=-")  # no other parameter has an equals sign in its value
    start, end = f'  <a href="{escape(before + mark[:-1])}', f'{escape(after)}" download rel="nofollow">'
    return Markup("\n".join([f"{start}{form}{end}{name}</a>" for form, name in FILES.items()]))


def value(name: str, chosen: str, titles: Mapping[str, str]) -> Markup:
    """A value of a facet; the words for it are ours, or a document's title, or its own."""
    ours = VOCABULARY.get(name, {})
    if chosen in ours:
        return said(ours[chosen])
    return run(titles.get(chosen, chosen)) if name == "document" else escape(chosen)


def filters(facets: Iterable[Facet], titles: Mapping[str, str]) -> Markup:
    """The panel; where it is a drawer, it has a way out."""
    return Markup(
        f'<nav class="side-panel" id="filters" tabindex="-1" aria-label="{said(FILTERS)}">\n'
        f'  <a class="close" href="#main">{said(CLOSE)}</a>\n'
        f"{''.join([_facet(each, titles) for each in facets])}"
        "</nav>\n"
    )


def _facet(facet: Facet, titles: Mapping[str, str]) -> str:
    more = _more(facet, titles) if facet.more else ""
    every = f'  <p><a href="{escape(cleared(facet.name))}">{said(ALL)}</a></p>\n' if facet.chosen else ""
    heading = said(HEADINGS[facet.name])
    return f"  <h2>{heading}</h2>\n  <ul>\n{_choices(facet.name, facet.shown, titles)}  </ul>\n{more}{every}"


def _more(facet: Facet, titles: Mapping[str, str]) -> str:
    summary = said(MORE, shown=number(len(facet.more)))
    opened = " open" if any(each.chosen for each in facet.more) else ""
    choices = _choices(facet.name, facet.more, titles)
    return f"  <details{opened}>\n    <summary>{summary}</summary>\n    <ul>\n{choices}    </ul>\n  </details>\n"


def _choices(name: str, choices: Iterable[Choice], titles: Mapping[str, str]) -> str:
    toggled, out = toggles(name), []
    for each in choices:
        current = ' aria-current="true"' if each.chosen else ""
        count = f' <span class="n">{number(each.count)}</span>' if each.count else ""
        words = value(name, each.value, titles)
        out.append(f'<li><a href="{escape(toggled(each.value))}"{current}>{words}</a>{count}</li>\n')
    return "".join(out)


def install(app: Flask) -> None:
    """Give them to the templates."""
    app.jinja_env.globals.update(value=value, filters=filters, export_links=export_links)
