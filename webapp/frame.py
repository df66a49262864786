"""What stands around every page: its styles and scripts, the other pages, and itself in its other states, as HTML.

Here and not in a template for the same reason as in `printing`: each page has some thirty links of these, nearly all of
them those of the page before.
"""

from __future__ import annotations

from functools import lru_cache

from flask import Flask, current_app, request
from markupsafe import Markup, escape

from webapp.addresses import address, varied
from webapp.assets import ENDPOINT, digest
from webapp.i18n import N_, locale, said
from webapp.preferences import choices, chosen
from webapp.vocabulary import VOCABULARY

SHEETS = tuple(f"{name}.css" for name in ("frame", "passages", "reading", "words", "library"))
SCRIPTS = tuple(f"{name}.js" for name in ("frame", "copying", "reading", "suggest", "keys"))
"""Those of every page; a template adds its own."""

PLACES = (
    ("documents.documents", N_("Library")),
    ("lookup.lookup", N_("Look up")),
    ("check.check", N_("Check")),
    ("terms.translations", N_("Terms")),
    ("about.help", N_("Help")),
)
"""Where the head of a page leads."""

PAGES, COLOURS, TEXT_SIZE = N_("Pages"), N_("Colours"), N_("Text size")


def sheets() -> Markup:
    """The styles of every page."""
    return _linked('<link rel="stylesheet" href="{}">', request.root_path, SHEETS, _held(SHEETS))


def scripts() -> Markup:
    """The scripts of every page."""
    return _linked('<script src="{}" defer></script>', request.root_path, SCRIPTS, _held(SCRIPTS))


def _held(names: tuple[str, ...]) -> tuple[str, ...]:
    folder = current_app.static_folder or ""
    return tuple([digest(f"{folder}/{name}") for name in names])


@lru_cache(maxsize=64)
def _linked(form: str, _root: str, names: tuple[str, ...], held: tuple[str, ...]) -> Markup:
    """The links to files of ours, made again when one of them holds something else."""
    parts = zip(names, held, strict=True)
    return Markup("\n").join(Markup(form).format(address(ENDPOINT, filename=name, v=each)) for name, each in parts)


def page_links() -> Markup:
    """The way to the other pages."""
    return _page_links(request.root_path, locale(), request.endpoint, request.blueprint)


@lru_cache(maxsize=256)  # of every page in both languages
def _page_links(_root: str, _language: str, endpoint: str | None, blueprint: str | None) -> Markup:
    links = "".join(f"    {_place(name, words, endpoint, blueprint)}\n" for name, words in PLACES)
    return Markup(f'<nav aria-label="{said(PAGES)}">\n{links}  </nav>')


def _place(name: str, words: str, endpoint: str | None, blueprint: str | None) -> str:
    within = blueprint == "terms" and name.startswith("terms.")
    current = ' aria-current="page"' if name == endpoint else ' aria-current="true"' if within else ""
    return f'<a href="{escape(address(name))}"{current}>{said(words)}</a>'


def states(posted: str = "") -> Markup:
    """The page in the other language, in other colours, with text of other sizes.

    What was ``posted``, by a form of this id, is in no address: there a button sends it again.
    """
    themes = _switches("theme", choices("theme"), posted)
    sizes = _switches("size", tuple(VOCABULARY["size"]), posted)
    return Markup(
        f"<p>\n{_other_language(posted)}  </p>\n"
        f'  <p role="group" aria-labelledby="colours"><span id="colours">{said(COLOURS)}</span>\n{themes}  </p>\n'
        '  <p role="group" aria-labelledby="text-sizes">'
        f'<span id="text-sizes">{said(TEXT_SIZE)}</span>\n{sizes}  </p>'
    )


def _other_language(posted: str) -> str:
    ui, tag, words = ("en", "en", "English") if locale() == "zh" else ("zh", "zh-Hans", "中文")
    place, lang = f"{escape(varied('ui'))}{ui}", f' lang="{tag}"'
    return _button(words, place, posted, lang) if posted else _link(words, place, f'{lang} hreflang="{ui}"')


def _switches(name: str, values: tuple[str, ...], posted: str) -> str:
    before, now = escape(varied(name)), chosen(name)
    out = []
    for value in values:
        words, current = said(VOCABULARY[name][value]), ' aria-current="true"' if value == now else ""
        place = f"{before}{value}"
        out.append(f"    {_button(words, place, posted, current) if posted else _link(words, place, current)}\n")
    return "".join(out)


def _link(words: str, place: str, attributes: str) -> str:
    return f'<a href="{place}" rel="nofollow"{attributes}>{words}</a>\n'


def _button(words: str, place: str, form: str, attributes: str) -> str:
    return f'<button class="plain" form="{form}" formaction="{place}"{attributes}>{words}</button>\n'


def install(app: Flask) -> None:
    """Give them to the templates."""
    app.jinja_env.globals.update(sheets=sheets, scripts=scripts, page_links=page_links, states=states)
