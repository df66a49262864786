"""What the views work with: the library of this application, reached through the application alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar, cast

from flask import current_app

from corpus.store import Store
from indexer.index import Index
from webapp.settings import Settings

NAME = "duizhao"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Library:
    """The documents, the index over them, and what the application was started with."""

    store: Store
    index: Index
    settings: Settings
    _kept: dict[Callable[..., Any], tuple[int, Any]] = field(default_factory=dict)
    _making: defaultdict[Callable[..., Any], Lock] = field(default_factory=lambda: defaultdict(Lock))

    def remembered(self, make: Callable[[Library], T]) -> T:
        """What ``make`` returns for this library, made once for each state of its documents.

        Readers who come together after a change wait for one of them to make it.
        """
        generation = self.store.generation()
        kept = self._kept.get(make)
        if kept is None or kept[0] != generation:
            with self._making[make]:
                kept = self._kept.get(make)
                if kept is None or kept[0] != generation:
                    kept = self._kept[make] = (generation, make(self))
        return cast(T, kept[1])


def library() -> Library:
    """The library of the application that answers this request."""
    return cast(Library, current_app.extensions[NAME])


def titles() -> dict[str, str]:
    """The title of each document of the library, by its id."""
    return library().remembered(_titles)


def _titles(held: Library) -> dict[str, str]:
    return {document.id: document.title for document in held.store.documents()}
