"""The concordance: what a query matches, line by line, with its counterpart."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any, cast

from flask import Blueprint, Response, jsonify, request
from werkzeug.datastructures import MultiDict

from corpus.types import LANGS, Lang
from indexer.concordance import SORTS, UNITS, WIDTH, Concordance, Layout, Line, Sort, concordance
from indexer.concordance.line_order import Unit
from indexer.index import Index
from indexer.notes import Note
from webapp.asking import limits
from webapp.exports import MEDIA_TYPES, disposition
from webapp.line_export import write_lines
from webapp.parameters import (
    BEYOND,
    MAX_LIMIT,
    SearchRequest,
    Values,
    Window,
    flag,
    one_of,
    search_request,
    whole,
    window,
)
from webapp.present import notes_json
from webapp.remarks import remark
from webapp.state import library

Json = dict[str, Any]

WIDEST = 400  # columns of a context: more than any screen has


def install(api: Blueprint) -> None:
    """Add the addresses of this subject."""
    api.add_url_rule("/concordance", "concordance", concordance_twin)


def concordance_twin() -> Response:
    """The lines of a query; with ``format=tsv`` all of them, as a table."""
    form = one_of("format", request.args.get("format") or "json", ("json", "tsv"))
    if form == "json":
        return jsonify(concordance_json(ask_concordance(request.args, library().index)))
    asked, out = searched(request.args), io.StringIO(newline="")
    found = ask_concordance(request.args, library().index, most=BEYOND)
    layout = layout_of(request.args)
    write_lines(found, asked, out, widen=flag(request.args, "widen", default=False), sort=layout.sort, unit=layout.unit)
    headers = {"Content-Disposition": disposition(asked.text, "tsv")}
    return Response(out.getvalue(), mimetype=MEDIA_TYPES["tsv"], headers=headers)


def ask_concordance(values: Values, index: Index, most: int | None = None) -> Concordance:
    """The lines that an address asks for, or so many in place of its ``limit``.

    Raises BadParameter for values that can't be used.
    """
    asked, layout = searched(values), layout_of(values)
    found = concordance(
        asked.text,
        index,
        lang=layout.lang,
        sort=layout.sort,
        unit=layout.unit,
        limit=most or layout.limit,
        offset=layout.offset,
        width=layout.width,
        widen=flag(values, "widen", default=False),
        **limits(asked),
    )
    return replace(found, notes=(*found.notes, *clipped(asked.window)))


def clipped(window: Window) -> tuple[Note, ...]:
    """A note where more was asked for than is given at once."""
    return (remark("clipped", count=str(MAX_LIMIT)),) if window.clipped else ()


def searched(values: Values) -> SearchRequest:
    """The search behind a list of another order than its own."""
    return search_request(MultiDict([(name, value) for name, value in values.items(multi=True) if name != "sort"]))


def side_of(values: Values) -> Lang | None:
    """The side that is asked for, None for any."""
    lang = values.get("lang", "")
    return cast(Lang, one_of("lang", lang, LANGS)) if lang else None


def layout_of(values: Values) -> Layout:
    """How the lines are wanted."""
    part = window(values)
    return Layout(
        side_of(values),
        cast(Sort, one_of("sort", values.get("sort") or SORTS[0], SORTS)),
        cast(Unit, one_of("unit", values.get("unit") or UNITS[0], UNITS)),
        part.limit,
        part.offset,
        min(whole(values, "width", WIDTH, least=1), WIDEST),
    )


def concordance_json(found: Concordance) -> Json:
    """The lines, with where each stands and what the other side says."""
    return {
        "ok": True,
        "total": found.total,
        "passages": found.passages,
        "left_out": found.left_out,
        "forms": [{"form": form, "count": count} for form, count in found.forms],
        "lines": [_line_json(line) for line in found.lines],
        "notes": notes_json(found.notes),
    }


def _line_json(line: Line) -> Json:
    return {
        "passage": line.passage.id,
        "document": line.document.id,
        "title": line.document.title,
        "source": " + ".join(line.document.source),
        "ordinal": line.passage.ordinal,
        "kind": line.passage.kind,
        "side": line.side,
        "node": list(line.node),
        "left": line.left,
        "text": line.found,
        "right": line.right,
        "counterpart": {"span": list(line.counterpart), "text": line.translation},
        "likely": [list(span) for span in line.likely],
    }
