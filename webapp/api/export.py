"""All hits of a query as a file."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from typing import IO, cast, get_args

from flask import Blueprint, Response, request

from corpus.export import Level, formats
from webapp.exports import MEDIA_TYPES, disposition, write_hits
from webapp.i18n import gettext
from webapp.parameters import one_of, search_request
from webapp.state import library

LARGE = 1 << 22  # bytes: a longer file is written to the disk before it is sent
CHUNK = 1 << 16


def install(api: Blueprint) -> None:
    """Add the addresses of this subject."""
    api.add_url_rule("/search/export", "export", export_twin)


def export_twin() -> Response:
    """Every hit of a search, whatever ``limit`` says, in one of the formats of ``duizhao export``.

    The file is made before it is sent: a failure is an error then, and no file that ends too early.
    """
    asked = search_request(request.args)
    form = one_of("format", request.args.get("format") or "jsonl", formats())
    level = cast(Level, one_of("level", request.args.get("level") or "passage", get_args(Level)))
    with ExitStack() as opened:
        made = opened.enter_context(tempfile.SpooledTemporaryFile(LARGE))
        out = io.TextIOWrapper(made, encoding="utf-8", newline="\n", write_through=True)
        write_hits(asked, library(), form, out, level=level, say=gettext)
        out.detach()
        made.seek(0)
        answer = Response(_chunks(made), mimetype=MEDIA_TYPES[form])
        answer.call_on_close(opened.pop_all().close)
    answer.headers["Content-Disposition"] = disposition(asked.text, form)
    return answer


def _chunks(made: IO[bytes]) -> Iterator[bytes]:
    with made:
        while chunk := made.read(CHUNK):
            yield chunk
