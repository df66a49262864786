"""The parts of the web application put together."""

from __future__ import annotations

from flask import Flask

from corpus.store import Store
from indexer.index import Index
from indexer.search import SORTS
from webapp import (
    about,
    addresses,
    assets,
    box,
    check,
    citing,
    compare,
    documents,
    errors,
    frame,
    hits,
    i18n,
    lookup,
    panel,
    passages,
    preferences,
    printing,
    queries,
    search,
    security,
    terms,
)
from webapp.api import api
from webapp.editing import access, backups, corrections, jobs, login
from webapp.editing import pages as editing
from webapp.language_tags import language_tag
from webapp.marks import printed
from webapp.settings import Settings
from webapp.state import NAME, Library
from webapp.vocabulary import VOCABULARY

LONGEST_BODY = 1 << 20
"""Bytes of a pasted text with its form: about 100 pages of Chinese, more than any one lookup means."""


def build(settings: Settings, store: Store | None, index: Index | None) -> Flask:
    """See :func:`webapp.create_app`."""
    store = store or Store.open(settings.home)
    index = index or Index.open(settings.home, store, settings.engine)
    app = Flask(__name__)
    app.extensions[NAME] = Library(store, index, settings)
    app.extensions[jobs.NAME] = jobs.Jobs(store, index, settings.home)
    app.config.update(MAX_CONTENT_LENGTH=LONGEST_BODY, MAX_FORM_MEMORY_SIZE=LONGEST_BODY)
    app.json.ensure_ascii = False  # type: ignore[attr-defined]  # Chinese stays readable in a terminal
    app.json.sort_keys = False  # type: ignore[attr-defined]  # keys in the order that present.py writes
    for part in (assets, preferences, i18n, errors, citing, printing, hits, frame, box, panel):
        part.install(app)
    security.install(app, settings)
    for pages in (search, documents, passages, citing, lookup, check, compare, terms, queries, about):
        app.register_blueprint(pages.pages)
    app.register_blueprint(api)
    app.register_blueprint(login.pages)
    app.register_blueprint(editing.pages)
    app.register_blueprint(corrections.pages)
    app.register_blueprint(backups.pages)
    access.install(app, settings)
    _prepare_templates(app)
    return app


def _prepare_templates(app: Flask) -> None:
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(tag=language_tag, printed=printed)
    app.jinja_env.globals.update(
        SORTS=SORTS,
        VOCABULARY=VOCABULARY,
        addresses=addresses,
        url_for=addresses.address,
        chosen=preferences.chosen,
        chosen_ui=i18n.locale,
        choices=preferences.choices,
        place=documents.place,
        ui_tag=lambda: i18n.TAGS[i18n.locale()],
    )
