"""The description of the API that ``/api/v1/openapi.json`` gives (OpenAPI 3.1): a module a subject, as in ``api``.

The folder is the list: a module here has ``paths()`` and ``schemas()``, except for ``parts``, of which all are made.
"""

from __future__ import annotations

import importlib
import pkgutil
from importlib.metadata import version
from typing import Protocol, cast

from webapp.openapi.parts import Schema


class Subject(Protocol):
    """What a module of this folder offers."""

    def paths(self) -> Schema:
        """The addresses of the subject."""

    def schemas(self) -> Schema:
        """The shapes of the subject, by name."""


def description() -> Schema:
    """The whole document, as it is true of the library that answers: of its styles, and its cookies' names."""
    subjects = _subjects()
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Duizhao",
            "version": version("duizhao"),
            "description": "Search Chinese and English documents as parallel passages, and cite both sides.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/api/v1"}],
        "paths": {path: operations for subject in subjects for path, operations in subject.paths().items()},
        "components": {"schemas": {name: schema for each in subjects for name, schema in each.schemas().items()}},
    }


def _subjects() -> tuple[Subject, ...]:
    names = (module.name for module in pkgutil.iter_modules(__path__))
    modules = (importlib.import_module(f"{__name__}.{name}") for name in names)
    return tuple(cast(Subject, module) for module in modules if hasattr(module, "paths"))
