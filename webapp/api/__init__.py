"""The JSON twins of the pages, under ``/api/v1``: a module a subject, which adds its own addresses.

The folder is the list: every module here that has ``install(api)`` answers, and describes itself in the module of the
same name in ``webapp.openapi``. Modules without it hold what several subjects need.
"""

from __future__ import annotations

import importlib
import pkgutil

from flask import Blueprint

api = Blueprint("api", __name__, url_prefix="/api/v1")

for _module in pkgutil.iter_modules(__path__):
    _install = getattr(importlib.import_module(f"{__name__}.{_module.name}"), "install", None)
    if _install:
        _install(api)
