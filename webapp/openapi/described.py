"""The description itself, and the shape of every error."""

from __future__ import annotations

from webapp.openapi.parts import TEXT, Schema, get, record


def paths() -> Schema:
    """The addresses of this subject."""
    return {"/openapi.json": get("openapi", "This description.", "")}


def schemas() -> Schema:
    """The shapes of this subject."""
    return {"Error": record({"ok": {"const": False}, "error": TEXT, "kind": TEXT, "status": {"type": "integer"}})}
