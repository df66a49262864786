"""Addresses of this page in another state: another language, layout, filter or part of the answer.

Paths are built from the rule that the request matched, queries from the parameters named here: what else somebody
writes into an address goes no further.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, cast
from urllib.parse import quote_plus

from flask import current_app, g, request, url_for

from corpus.remembering import WORDS, remembered
from webapp.assets import ENDPOINT, stamped
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


def address(endpoint: str, **values: Any) -> str:  # noqa: ANN401 - whatever parts a rule has
    """As Flask's ``url_for``, for the templates: a page has dozens of addresses, nearly all of them the last page's.

    Rules are looked through once for each; with a host in it an address is one of its request.
    """
    if "_external" in values:
        return url_for(endpoint, **values)
    if endpoint == ENDPOINT:
        values = stamped(values, current_app.static_folder or "")
    if any(len(str(value)) > WORDS for value in values.values()):
        return url_for(endpoint, **values)
    return _built(request.root_path, endpoint, tuple(values.items()))


@lru_cache(maxsize=1 << 10)  # a few bytes each; the pages of a library with its documents have hundreds
def _built(_root: str, endpoint: str, values: tuple[tuple[str, Any], ...]) -> str:
    return url_for(endpoint, **dict(values))


def here(**changes: str | int | None) -> str:
    """This page with some parameters changed; None takes one out. Where there is no page, the first page."""
    values = dict(_values())
    for name, value in changes.items():
        values.pop(name, None)
        if value is not None:
            values[name] = [str(value)]
    return _path() + _query(values)


def asking(query: str) -> str:
    """The same page for another query, with the filters of this one; from the first result on."""
    return here(q=query, offset=None)


def varied(name: str) -> str:
    """This page with another value of a parameter, up to that value: a word of letters, digits and hyphens."""
    query = _query({each: values for each, values in _values().items() if each != name})
    return f"{_path()}{query}{'&' if query else '?'}{name}="


def toggled(name: str, value: str) -> str:
    """This page with one value of a filter added, or taken out where it is set; from the first result on."""
    return toggles(name)(value)


def toggles(name: str) -> Callable[[str], str]:
    """:func:`toggled` for many values of one filter: what they share is written once."""
    shared = _query({each: values for each, values in _values().items() if each not in (name, "offset")})
    before, given = _path() + shared, _values().get(name, [])

    def toggled(value: str) -> str:
        kept = [each for each in given if each != value] if value in given else [*given, value]
        query = "&".join([f"{name}={_written(each)}" for each in kept])
        return f"{before}{'&' if shared else '?'}{query}" if query else before

    return toggled


def cleared(*names: str) -> str:
    """This page without the filters named; from the first result on."""
    return here(**dict.fromkeys((*names, "offset"), None))


def moved(path: str) -> str:
    """Another page with the parameters of this one."""
    return path + _query(_values())


def passage_at(passage_id: str) -> str:
    """The lasting address of a passage; for a page of them the rule is looked up once."""
    at = g.get("passages_at") or address("passages.passage", passage_id="-").removesuffix("-")
    g.passages_at = at
    return f"{at}{passage_id}"


def to(path: str, values: Mapping[str, str]) -> str:
    """Another page with parameters of its own, as :func:`here` writes them."""
    return path + query_string(values.items())


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
    values = {name: each for name, each in _values().items() if name in shared}
    for name, value in part.items():
        values[name] = [*values.get(name, []), str(value)]
    return address(endpoint, **(request.view_args or {})) + _query(values)


def keeping() -> str:
    """Where what this page asks can be kept; empty where it is a page of another kind or nothing is asked."""
    word = next((word for word, endpoint in PAGES.items() if endpoint == _page()), "")
    values = {name: each for name, each in _values().items() if name in keepable(word)}
    return address("queries.queries") + _query({"keep": [word], **values}) if word and values else ""


def keepable(word: str) -> frozenset[str]:
    """The parameters of a page, by its word in the list of kept queries, that belong to a question and to no visit."""
    _twin, shared = TWINS.get(PAGES.get(word, ""), ("", ()))
    return frozenset((*shared, "view")) - {"limit", "offset"}


def export(form: str) -> str:
    """The address of every hit of this page's search as a file."""
    values = {name: each for name, each in _values().items() if name in _EXPORT} | {"format": [form]}
    if request.args.get("view") == "kwic":  # lines have an order of their own, and hold the words as they were typed
        values.pop("sort", None)
        values["widen"] = ["0"]
    return address("api.export") + _query(values)


def _page() -> str:
    """The endpoint of this request where that is a page; empty for an unknown address or a file."""
    name = request.endpoint or ""
    return name if name in TWINS else ""


def _path() -> str:
    name = _page()
    return address(name, **(request.view_args or {})) if name else address("search.home")


def _values() -> Mapping[str, list[str]]:
    """The parameters of this page, in their order: looked at once a request."""
    if "page_values" not in g:
        named = request.args.lists() if _page() else ()
        kept = ((name, [each for each in values if each]) for name, values in named if name in PARAMETERS)
        g.page_values = {name: values for name, values in kept if values}
    return cast(Mapping[str, list[str]], g.page_values)


def _query(values: Mapping[str, list[str]]) -> str:
    return query_string((name, value) for name, each in values.items() for value in each)


def query_string(values: Iterable[tuple[str, str]]) -> str:
    """Parameters as the end of an address in a page; empty without any."""
    query = "&".join(f"{name}={_written(value)}" for name, value in values)
    return f"?{query}" if query else ""


@remembered(1 << 10, WORDS)  # a page's forty links hold the same few
def _written(value: str) -> str:
    """A value as an address in a page holds it: letters of every script as they are, which browsers send in UTF-8.

    Percent signs would make a Chinese query three times as long in each of a page's forty links.
    """
    return _SIGN.sub(lambda sign: quote_plus(sign[0]), value)


_SIGN = re.compile(r"\W")
