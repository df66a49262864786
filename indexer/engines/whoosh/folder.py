"""The index's place on disk: which folder is the present index, of what it was made, and who may write.

``index/current.json`` names the folder in use and is replaced in one step, so that readers see the old index or
the new one. Whoosh runs pickles that it finds in an index folder: only folders are opened that this
user made here, never a link or another user's, and there is no way to bring an index in.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from uuid import uuid4

from whoosh.util.filelock import FileLock, try_for

from corpus.errors import IndexLocked
from indexer.engines.whoosh.schema import ANALYSIS

_STATE = "current.json"


@dataclass(frozen=True, slots=True)
class State:
    """What the present index is: its folder's name, the library's generation, the version of the analysis."""

    folder: str
    generation: int
    analysis: int = ANALYSIS


class IndexFolder:
    """The folder ``index`` of a library."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def state(self) -> State | None:
        """The present index, or None where there is none that this version can use."""
        try:
            state = State(**json.loads((self._root / _STATE).read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None
        usable = state.analysis == ANALYSIS and isinstance(state.folder, str) and isinstance(state.generation, int)
        return state if usable and self._is_ours(state.folder) else None

    def path(self, state: State) -> Path:
        """Where an index lies."""
        return self._root / state.folder

    def new(self) -> Path:
        """An empty folder for an index that is yet to be built."""
        path = self._root / f"whoosh-{uuid4().hex}"
        path.mkdir(parents=True)
        return path

    def adopt(self, state: State) -> None:
        """Make this the present index, in one step."""
        draft = self._root / f"{_STATE}.new"
        draft.write_text(json.dumps(asdict(state)), "utf-8")
        draft.replace(self._root / _STATE)

    def sweep(self) -> None:
        """Delete what earlier indexes and builders that died have left (call it with the lock held)."""
        state = self.state()
        for path in self._root.glob("whoosh-*"):
            if state is None or path.name != state.folder:
                shutil.rmtree(path, ignore_errors=True)

    @contextmanager
    def lock(self, patience: float) -> Iterator[None]:
        """Keep other writers out; waits ``patience`` seconds for them. Raises IndexLocked."""
        self._root.mkdir(parents=True, exist_ok=True)
        held = FileLock(str(self._root / "lock"))
        if not try_for(held.acquire, timeout=patience, delay=0.05):
            raise IndexLocked("Another process is writing to the search index. Try again when it is done.")
        try:
            yield
        finally:
            with suppress(OSError):
                held.release()

    def _is_ours(self, name: str) -> bool:
        path = self._root / name
        if not name.startswith("whoosh-") or Path(name).name != name or path.is_symlink() or not path.is_dir():
            return False
        return not hasattr(os, "getuid") or path.stat().st_uid == os.getuid()
