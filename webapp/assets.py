"""The application's own styles, scripts and pictures, under addresses that change with what they hold.

A browser that has a file keeps it for a year and asks for nothing; when the file changes, so does its address.
"""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import Flask, Response, request

from webapp.preferences import YEAR

ENDPOINT = "static"
PARAMETER = "v"


def install(app: Flask) -> None:
    """Write what a file holds into each address of one, and let browsers keep what they got by such an address."""
    folder = app.static_folder or ""

    def stamp(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint == ENDPOINT:
            values |= stamped(values, folder)

    def keep(response: Response) -> Response:
        if request.endpoint == ENDPOINT and response.status_code < 400:
            _let_keep(response, digest(f"{folder}/{(request.view_args or {})['filename']}"))
        return response

    app.url_defaults(stamp)
    app.after_request(keep)


def stamped(values: dict[str, Any], folder: str) -> dict[str, Any]:
    """The parts of a file's address with what the file holds, unless they have it already."""
    return values if PARAMETER in values else {**values, PARAMETER: digest(f"{folder}/{values['filename']}")}


def digest(path: str | Path) -> str:
    """Twelve letters that are others when the file holds something else; empty where there is no such file."""
    try:
        state = os.stat(path)  # noqa: PTH116 - a page asks for a dozen, and a path of pathlib's is made slowly
    except OSError:
        return ""
    return _digest(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=256)
def _digest(path: str | Path, _written: int, _size: int) -> str:
    """Read again only after the file was written."""
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()[:12]


def _let_keep(response: Response, held: str) -> None:
    response.vary.clear()  # a file is the same for every reader
    if held and request.args.get(PARAMETER) == held:
        response.cache_control.no_cache = None
        response.cache_control.public = True
        response.cache_control.max_age = YEAR
        response.cache_control.immutable = True
