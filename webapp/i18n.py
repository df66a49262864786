"""The languages of the pages: catalogues, the choice of one, and numbers and dates as it writes them.

Catalogues are read from their ``.po`` files when the application starts, so that there is nothing to compile
and nothing that can be out of date. This file is the only one that imports Babel.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache, lru_cache, reduce
from io import BytesIO
from pathlib import Path

from babel.dates import format_date, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations
from flask import Flask, g, request
from markupsafe import Markup

LOCALES = ("zh", "en")
TAGS = {"zh": "zh-Hans", "en": "en"}
FOLDER = Path(__file__).parent / "translations"

_BABEL = {"zh": "zh_Hans_CN", "en": "en_GB"}


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for a string that is translated where it is shown
    """Mark a string of a table as one for the catalogues."""
    return message


@cache
def catalogues() -> Mapping[str, NullTranslations]:
    """One catalogue for each language of the pages. The messages are English themselves: they need no catalogue."""
    return {locale: _load(FOLDER / locale) for locale in LOCALES}


def _load(folder: Path) -> NullTranslations:
    """The words of a folder's files, which hold a subject each; none where there is no folder."""
    paths = sorted(folder.glob("*.po"))
    return reduce(Translations.merge, map(_read, paths)) if paths else NullTranslations()


def _read(path: Path) -> Translations:
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(path.read_bytes())))
    compiled.seek(0)
    return Translations(compiled)


def locale() -> str:
    """The language of this request's page: what was chosen, else what the browser asks for, else Chinese."""
    ui: str = g.get("ui", "")  # a page asks hundreds of times
    if not ui:
        ui = g.ui = request.accept_languages.best_match(LOCALES, default=LOCALES[0]) or LOCALES[0]
    return ui


def gettext(message: str) -> str:
    """The message in the page's language."""
    return _translated(locale(), message)


@lru_cache(maxsize=1 << 12)
def _translated(language: str, message: str) -> str:
    """A page says the same few words for each of its rows."""
    return str(catalogues()[language].gettext(message))


def said(message: str, **values: object) -> Markup:
    """The message in the page's language, with values in it: what a template says (gettext in the new style).

    A page says hundreds, most of them without values, and Jinja's own takes several times as long for each.
    """
    language = locale()
    return _marked(language, message) % values if values else _whole(language, message)


@lru_cache(maxsize=1 << 12)
def _marked(language: str, message: str) -> Markup:
    return Markup(_translated(language, message))


@lru_cache(maxsize=1 << 12)
def _whole(language: str, message: str) -> Markup:
    return _marked(language, message) % {}


def ngettext(singular: str, plural: str, number: int) -> str:
    """The message in the page's language and in the form that the number asks for."""
    return str(catalogues()[locale()].ngettext(singular, plural, number))


def number(value: int) -> str:
    """A count with its thousands set apart."""
    return _written(locale(), value)


@lru_cache(maxsize=1 << 12)
def _written(language: str, value: int) -> str:
    return format_decimal(value, locale=_BABEL[language])


def day(stamp: str) -> str:
    """The date of an ISO 8601 time, as the page's language writes it."""
    return format_date(datetime.fromisoformat(stamp).date(), format="long", locale=_BABEL[locale()])


def partial_day(text: str) -> str:
    """A date of a record (2021, 2021-06, 2021-06-09) as the page's language writes it; what is none stays as it is."""
    skeleton = {4: "y", 7: "yMMMM"}.get(len(text))
    try:
        first = date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return text
    return format_skeleton(skeleton, first, locale=_BABEL[locale()]) if skeleton else day(text)


def install(app: Flask) -> None:
    """Make the catalogues the words of every template."""
    catalogues()
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    app.jinja_env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    app.jinja_env.globals["_"] = said
    app.jinja_env.filters.update(number=number, day=day, partial_day=partial_day)
