"""What a request brings, in its address or in its body."""

from __future__ import annotations

from typing import cast

from flask import request

from corpus.errors import BadParameter
from webapp.parameters import Values


def given() -> Values | dict[str, object]:
    """The parameters of a GET; of a POST its form, or its JSON object. Raises BadParameter for other JSON."""
    if request.method == "GET":
        return request.args
    if not request.is_json:
        return request.form
    body = request.get_json(silent=True)
    if not isinstance(body, dict):
        raise BadParameter('The body must be a JSON object such as {"text": "…", "lang": "en"}.')
    return cast("dict[str, object]", body)
