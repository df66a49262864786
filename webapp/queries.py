"""The list of queries that a reader keeps, in a cookie of the reader's own browser: to open, name, remove, export."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from flask import Blueprint, Response, current_app, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as AnyResponse

from corpus.export.tsv import line
from webapp.addresses import keepable, query_string
from webapp.exports import MEDIA_TYPES, disposition
from webapp.i18n import N_
from webapp.kept_queries import (
    COOKIE,
    LARGEST,
    LONGEST_NAME,
    PAGES,
    Kept,
    KeptQuery,
    keeping,
    read,
    without,
    written,
)
from webapp.parameters import Values, one_of
from webapp.preferences import YEAR
from webapp.state import titles

pages = Blueprint("queries", __name__)

Json = dict[str, Any]

FULL = N_("The list is full: your browser keeps no longer one. Remove a query that you no longer need, then try again.")
EMPTY = N_("There is nothing to keep: search for something first.")


@pages.get("/queries", endpoint="queries")
def queries_page() -> str:
    """The list; with ``keep`` (a page's word) and that page's parameters, also what may be added to it."""
    return _page(kept(), _asked(request.args))


@pages.post("/queries", endpoint="change")
def change() -> AnyResponse | tuple[str, int]:
    """Keep the query that the form holds, or give the one it names another name, or remove it."""
    does = one_of("do", request.form.get("do", "keep"), ("keep", "name", "remove"))
    now = kept()
    if does == "remove":
        return _moved(without(now, request.form.get("id", "")))
    name = " ".join(request.form.get("name", "").split())[:LONGEST_NAME]
    if does == "name":
        changed = (KeptQuery(each.page, each.parameters, name) if _is_named(each) else each for each in now)
        return _stored(tuple(changed), None)
    asked = _asked(request.form)
    if asked is None:
        return _page(now, None, EMPTY), 400
    return _stored(keeping(now, KeptQuery(asked.page, asked.parameters, name)), asked)


@pages.get("/queries/export", endpoint="export")
def export() -> Response:
    """The list as a table, with addresses that can be opened from anywhere the library can be reached."""
    out = io.StringIO()
    out.write(line(("name", "page", "query", "address")))
    out.writelines(line((each.name, each.page, each.asked, address(each, external=True))) for each in kept())
    headers = {"Content-Disposition": disposition("queries", "tsv")}
    return Response(out.getvalue(), mimetype=MEDIA_TYPES["tsv"], headers=headers)


def kept() -> Kept:
    """The queries that this reader keeps, the newest first."""
    return read(request.cookies.get(cookie_name(), ""))


def cookie_name() -> str:
    """That of the session's cookie: browsers tell no ports apart, and each library has a list of its own."""
    return f"{COOKIE}-{current_app.config['SESSION_COOKIE_NAME'].rpartition('-')[2]}"


def address(query: KeptQuery, *, external: bool = False) -> str:
    """Where the query is asked again."""
    return url_for(PAGES[query.page], _external=external) + query_string(query.parameters)


def queries_json(queries: Iterable[KeptQuery]) -> Json:
    """The list for programs that have the cookie."""
    rows = [
        {
            "id": each.id,
            "name": each.name,
            "page": each.page,
            "query": each.asked,
            "parameters": [{"name": name, "value": value} for name, value in each.parameters],
            "address": address(each),
        }
        for each in queries
    ]
    return {"ok": True, "total": len(rows), "queries": rows}


def _is_named(query: KeptQuery) -> bool:
    return query.id == request.form.get("id", "")


def _asked(values: Values) -> KeptQuery | None:
    """The query that an address or a form offers to keep; None where it offers none."""
    page = values.get("keep", "")
    if page not in PAGES:
        return None
    given = tuple((key, value) for key, value in values.items(multi=True) if value and key in keepable(page))
    return KeptQuery(page, given) if given else None


def _stored(changed: Kept, asked: KeptQuery | None) -> AnyResponse | tuple[str, int]:
    """The changed list in the reader's browser, or the page as it was where the list would be too long."""
    if len(written(changed)) > LARGEST:
        return _page(kept(), asked, FULL), 400
    return _moved(changed)


def _moved(changed: Kept) -> AnyResponse:
    answer = redirect(url_for("queries.queries"), code=303)
    if changed:
        answer.set_cookie(cookie_name(), written(changed), max_age=YEAR, samesite="Lax", httponly=True)
    else:
        answer.delete_cookie(cookie_name(), samesite="Lax", httponly=True)
    return answer


def _page(queries: Kept, asked: KeptQuery | None, message: str = "") -> str:
    there = {each.id for each in queries}
    return render_template(
        "queries.html",
        queries=queries,
        asked=asked,
        known=asked is not None and asked.id in there,
        name=request.form.get("name", "")[:LONGEST_NAME],
        message=message,
        address_of=address,
        longest=LONGEST_NAME,
        titles=titles(),
        grouped=lambda query: MultiDict(query.parameters).lists(),
    )
