"""The description of the interface, for tools."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from webapp.openapi import description


def install(api: Blueprint) -> None:
    """Add the addresses of this subject."""
    api.add_url_rule("/openapi.json", "openapi", openapi_twin)


def openapi_twin() -> Response:
    """The description of all of this (OpenAPI 3.1)."""
    return jsonify(description())
