"""What a request brings, in its address or in its body."""

from __future__ import annotations

from typing import cast

from flask import request
from werkzeug.exceptions import UnsupportedMediaType

from corpus.errors import BadParameter
from webapp.parameters import Values

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


def given() -> Values | dict[str, object]:
    """The parameters of a GET; of a POST its form, or its JSON object.

    Raises BadParameter for other JSON, UnsupportedMediaType for what is neither.
    """
    if request.method == "GET":
        return request.args
    if not request.is_json:
        if request.content_length and request.mimetype not in FORMS:
            raise UnsupportedMediaType("Send a form or a JSON object, and say which with Content-Type.")
        return request.form
    body = request.get_json(silent=True)
    if not isinstance(body, dict):
        raise BadParameter('The body must be a JSON object such as {"text": "…", "lang": "en"}.')
    return cast("dict[str, object]", body)
