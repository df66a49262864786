"""Addresses of this page in another state: another language, layout, filter or part of the answer.

Paths are built from the rule that the request matched, queries from the parameters named here: what else somebody
writes into an address goes no further.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote_plus

from flask import g, request, url_for
from werkzeug.datastructures import MultiDict

from webapp.kept_queries import PAGES
from webapp.preferences import PREFERENCES

FILTERS = ("document", "kind", "language", "year", "status", "source", "collection")
_SEARCH = ("q", "with", "without", "widen", "fold", "sort", "limit", "offset", *FILTERS)
_LOOKUP = ("text", "passage", "lang", "exclude", "limit", "offset")

_EXPORT = ("q", "with", "without", "widen", "sort", *FILTERS)
_TERM = ("term", "lang", "limit", *FILTERS)
_CHECK = ("text", "document", "page", "limit")
_WORDS = ("sort", "limit", "offset", "lang")
_COLLOCATES = ("q", "with", "without", *_WORDS, *FILTERS)
_FREQUENCIES = ("prefix", *_WORDS, *FILTERS)
_COMPARE = ("a", "b", "lang", "show")
_READING = ("find", "with", "without", "widen", "state", "hit")

PARAMETERS = frozenset(
    (
        *_SEARCH,
        *_LOOKUP,
        *_TERM,
        *_FREQUENCIES,
        *_COMPARE,
        *_READING,
        *PREFERENCES,
        "other",
        "at",
        "similar",
        "page",
        "part",
        "via",
        "view",
        "next",
        "as",
        "keep",
    )
)
"""Every parameter that a page reads."""

TWINS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "search.home": ("api.search", _SEARCH),
    "search.search": ("api.search", _SEARCH),
    "search.lines": ("api.concordance", _COLLOCATES),
    "lookup.lookup": ("api.lookup", _LOOKUP),
    "lookup.paste": ("api.lookup", _LOOKUP),
    "check.check": ("api.check", _CHECK),
    "check.paste": ("api.check", _CHECK),
    "terms.translations": ("api.translations", _TERM),
    "terms.collocates": ("api.collocates", _COLLOCATES),
    "terms.frequencies": ("api.frequencies", _FREQUENCIES),
    "compare.compare": ("api.compare", _COMPARE),
    "documents.documents": ("api.documents", ("sort", "collection")),
    "documents.document": ("api.document", ()),
    "passages.passage": ("api.passage", ()),
    "citing.cite": ("api.cite", ("style", "part")),
    "editing.add": ("api.documents", ()),
    "editing.upload": ("api.documents", ()),
    "editing.job": ("api.job", ()),
    "editing.glossary": ("api.glossary", ()),
    "editing.read_glossary": ("api.glossary", ()),
    "editing.removal": ("api.document", ()),
    "editing.record": ("api.document", ()),
    "editing.save": ("api.document", ()),
    "editing.read_file": ("api.document", ()),
    "backups.backup": ("api.documents", ()),
    "backups.restore": ("api.documents", ()),
    "backups.examine": ("api.documents", ()),
    "backups.previous": ("api.documents", ()),
    "backups.confirm": ("api.documents", ()),
    "corrections.correct": ("api.passage", ()),
    "corrections.change": ("api.passage", ()),
    "corrections.history": ("api.corrections", ()),
    "login.login": ("api.openapi", ()),
    "login.enter": ("api.openapi", ()),
    "queries.queries": ("api.queries", ()),
    "queries.change": ("api.queries", ()),
    "about.help": ("api.openapi", ()),
    "about.about": ("api.openapi", ()),
}
"""Every page, its JSON twin, and the parameters that they share."""


def here(**changes: str | int | None) -> str:
    """This page with some parameters changed; None takes one out. Where there is no page, the first page."""
    values = _values()
    for name, value in changes.items():
        values.poplist(name)
        if value is not None:
            values.add(name, str(value))
    return _with_query(_path(), values)


def asking(query: str) -> str:
    """The same page for another query, with the filters of this one; from the first result on."""
    return here(q=query, offset=None)


def toggled(name: str, value: str) -> str:
    """This page with one value of a filter added, or taken out where it is set; from the first result on."""
    values = _values()
    values.poplist("offset")
    kept = [each for each in values.poplist(name) if each != value]
    if len(kept) == len(request.args.getlist(name)):
        kept.append(value)
    values.setlist(name, kept)
    return _with_query(_path(), values)


def cleared(*names: str) -> str:
    """This page without the filters named; from the first result on."""
    return here(**dict.fromkeys((*names, "offset"), None))


def moved(path: str) -> str:
    """Another page with the parameters of this one."""
    return _with_query(path, _values())


def passage_at(passage_id: str) -> str:
    """The lasting address of a passage; for a page of them the rule is looked up once."""
    if "passages_at" not in g:
        g.passages_at = url_for("passages.passage", passage_id="-").removesuffix("-")
    return f"{g.passages_at}{passage_id}"


def to(path: str, values: Mapping[str, str]) -> str:
    """Another page with parameters of its own, as :func:`here` writes them."""
    return _with_query(path, MultiDict(values))


def filtered() -> bool:
    """Whether any filter is set."""
    return any(name in request.args for name in FILTERS)


def twin(**part: int) -> str:
    """The address of this page's JSON twin, or of a part of it; empty where there is none, as for a posted text."""
    name = _page()
    if not name or request.method == "POST":
        return ""
    if name == "search.search" and request.args.get("view") == "kwic":
        name = "search.lines"
    endpoint, shared = TWINS[name]
    values = MultiDict((name, value) for name, value in _values().items(multi=True) if name in shared)
    values.update({name: str(value) for name, value in part.items()})
    return _with_query(url_for(endpoint, **(request.view_args or {})), values)


def keeping() -> str:
    """Where what this page asks can be kept; empty where it is a page of another kind or nothing is asked."""
    word = next((word for word, endpoint in PAGES.items() if endpoint == _page()), "")
    values = [("keep", word), *((name, value) for name, value in _values().items(multi=True) if name in keepable(word))]
    return url_for("queries.queries") + query_string(values) if word and values[1:] else ""


def keepable(word: str) -> frozenset[str]:
    """The parameters of a page, by its word in the list of kept queries, that belong to a question and to no visit."""
    _twin, shared = TWINS.get(PAGES.get(word, ""), ("", ()))
    return frozenset((*shared, "view")) - {"limit", "offset"}


def export(form: str) -> str:
    """The address of every hit of this page's search as a file."""
    values = MultiDict((name, value) for name, value in _values().items(multi=True) if name in _EXPORT)
    values.setlist("format", [form])
    if request.args.get("view") == "kwic":  # lines have an order of their own, and hold the words as they were typed
        values.poplist("sort")
        values.setlist("widen", ["0"])
    return _with_query(url_for("api.export"), values)


def _page() -> str:
    """The endpoint of this request where that is a page; empty for an unknown address or a file."""
    name = request.endpoint or ""
    return name if name in TWINS else ""


def _path() -> str:
    name = _page()
    return url_for(name, **(request.view_args or {})) if name else url_for("search.home")


def _values() -> MultiDict[str, str]:
    if not _page():
        return MultiDict()
    return MultiDict((name, value) for name, value in request.args.items(multi=True) if name in PARAMETERS and value)


def _with_query(path: str, values: MultiDict[str, str]) -> str:
    return path + query_string(values.items(multi=True))


def query_string(values: Iterable[tuple[str, str]]) -> str:
    """Parameters as the end of an address in a page; empty without any."""
    query = "&".join(f"{name}={_written(value)}" for name, value in values)
    return f"?{query}" if query else ""


def _written(value: str) -> str:
    """A value as an address in a page holds it: letters of every script as they are, which browsers send in UTF-8.

    Percent signs would make a Chinese query three times as long in each of a page's forty links.
    """
    return _SIGN.sub(lambda sign: quote_plus(sign[0]), value)


_SIGN = re.compile(r"\W")
