"""The search box, as HTML: every page has one, and what its scripts say is the same on all of them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from flask import Flask, request
from markupsafe import Markup, escape

from webapp.addresses import address
from webapp.i18n import N_, locale, said
from webapp.language_tags import language_tag

ASK, HINT, SEARCH, OFFERS, FOUND = (
    N_("Search in Chinese or English"),
    N_("Chinese or English"),
    N_("Search"),
    N_("Suggestions"),
    N_("%(count)s suggestions"),
)
PASSAGES, PINYIN, SPELLING, TITLE = N_("passages"), N_("by Pinyin"), N_("other spelling"), N_("title of a document")
TRANSLATION, CONTAINS, LACKS = N_("and the translation …"), N_("contains"), N_("does not contain")

_TYPING = 'autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search"'


class _Box(NamedTuple):
    """What stands before, between and behind the words typed and their language."""

    before: Markup
    between: Markup
    behind: Markup


@lru_cache(maxsize=16)
def _box(_root: str, _language: str) -> _Box:
    asked = said(ASK)
    data = {
        "suggest": "send",
        "suggestions": address("api.suggest"),
        "offers": said(OFFERS),
        "found": said(FOUND, count="%"),
        "passages": said(PASSAGES),
        "pinyin": said(PINYIN),
        "spelling": said(SPELLING),
        "title": said(TITLE),
    }
    told = " ".join([f'data-{name}="{escape(each)}"' for name, each in data.items()])
    return _Box(
        Markup(
            f'<form class="box" role="search" action="{escape(address("search.search"))}">\n'
            f'  <label class="unseen" for="q">{asked}</label>\n'
            '  <span class="field">\n    <input id="q" name="q" type="search" value="'
        ),
        Markup(f'" placeholder="{said(HINT)}" {_TYPING}'),
        Markup(f"      {told}>\n  </span>\n  <button>{said(SEARCH)}</button>\n"),
    )


def box(query: str, whole: bool = False) -> Markup:
    """The box; with ``whole`` also what the other side is to say: open where something is asked of it."""
    parts = _box(request.root_path, locale())
    view = '<input type="hidden" name="view" value="kwic">' if request.args.get("view") == "kwic" else ""
    second = _second(request.args.get("with", ""), request.args.get("without", "")) if whole else ""
    return Markup(f"{parts.before}{escape(query)}{parts.between}{_lang(query)}{parts.behind}{view}{second}</form>\n")


def _second(having: str, lacking: str) -> str:
    words, opened = said(TRANSLATION), " open" if having or lacking else ""
    return (
        f'  <details class="second"{opened}>\n    <summary>{words}</summary>\n'
        f'    <p role="group" aria-label="{words}">\n'
        f"{_field('with', said(CONTAINS), having)}{_field('without', said(LACKS), lacking)}    </p>\n  </details>\n"
    )


def _field(name: str, words: Markup, value: str) -> str:
    return (
        f'      <label for="{name}">{words}</label>\n      <span class="field"><input id="{name}" name="{name}"'
        f' value="{escape(value)}" data-suggest="fill" {_TYPING}{_lang(value)}></span>\n'
    )


def _lang(text: str) -> str:
    return f' lang="{language_tag(text)}"' if text else ""


def install(app: Flask) -> None:
    """Give it to the templates."""
    app.jinja_env.globals.update(box=box)
