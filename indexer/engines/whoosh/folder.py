"""The index's place on disk: which folder is the present index, of what it was made, and who may write.

``index/current.json`` names the folder in use and is replaced in one step, so that readers see the old index or
the new one. It also names the index's files: a writer adds to them before it says so, and what it has left when
it dies is not part of the index. Whoosh runs pickles that it finds in an index folder: only files are opened that
this user wrote on this machine, which ``current.json`` proves by its seal; any other index is no index, and is made
again.
"""

from __future__ import annotations

import hmac
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from time import sleep
from uuid import uuid4

from whoosh.util.filelock import FileLock, try_for

from corpus.errors import IndexLocked
from indexer.engines.whoosh.damage import writing_reported
from indexer.engines.whoosh.schema import ANALYSIS
from indexer.engines.whoosh.seal import seal, user_key

_STATE = "current.json"
_DRAFT = f"{_STATE}.new"

TRIES, PAUSE = 10, 0.05
"""How often a file that is being read is tried to be replaced, and the seconds between; reading takes far less."""

Stamp = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class State:
    """What the present index is: its folder's name, the library's generation, the version of the analysis.

    ``toc`` is the number of its table of contents, ``files`` are the names of its files: no others are opened.
    ``seal`` says that they are as they were left.
    """

    folder: str
    generation: int
    toc: int
    files: tuple[str, ...]
    analysis: int = ANALYSIS
    seal: str = ""


def _replace(draft: Path, path: Path, times: int = TRIES) -> None:
    """Put the draft in the place of a file."""
    try:
        draft.replace(path)
    except PermissionError:  # on Windows, while somebody reads the file
        if times == 1:
            raise
        sleep(PAUSE)
        _replace(draft, path, times - 1)


class IndexFolder:
    """The folder ``index`` of a library."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._present = str(root / _STATE)  # asked for with every query

    def state(self) -> State | None:
        """The present index, or None where there is none that this version can use."""
        try:
            read = State(**json.loads((self._root / _STATE).read_text("utf-8")))
            state = replace(read, files=tuple(read.files))
            return state if state.analysis == ANALYSIS and self._is_ours(state) else None
        except (OSError, ValueError, TypeError):
            return None

    def stamp(self) -> Stamp:
        """Something that changes whenever another index becomes the present one."""
        try:
            found = os.stat(self._present)  # noqa: PTH116 - a path of pathlib's is made into a string each time
        except OSError:
            return ()
        return found.st_mtime_ns, found.st_size, found.st_ino

    def path(self, state: State) -> Path:
        """Where an index lies."""
        return self._root / state.folder

    def new(self) -> Path:
        """An empty folder for an index that is yet to be built."""
        path = self._root / f"whoosh-{uuid4().hex}"
        with writing_reported():
            path.mkdir(parents=True)
        return path

    def adopt(self, state: State) -> None:
        """Make this the present index, in one step."""
        draft = self._root / _DRAFT
        with writing_reported():
            draft.write_text(json.dumps(asdict(replace(state, seal=self._seal(state)))), "utf-8")
            _replace(draft, self._root / _STATE)

    @contextmanager
    def swept(self) -> Iterator[None]:
        """Delete all but the present index, before and after: what earlier ones, and writers that failed, have left.

        Before, since what a writer that died has left may have the names that are to be written now.
        """
        self._sweep()
        try:
            yield
        finally:
            self._sweep()

    def _sweep(self) -> None:
        state = self.state()
        for path in self._root.glob("whoosh-*"):
            if state is None or path.name != state.folder:
                shutil.rmtree(path, ignore_errors=True)
        unlisted = [path for path in self.path(state).iterdir() if path.name not in state.files] if state else ()
        for path in (*self._root.glob(_DRAFT), *unlisted):
            with suppress(OSError):  # open elsewhere on Windows: the next sweep gets it
                path.unlink()

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

    def _is_ours(self, state: State) -> bool:
        """Whether this user left the index so, on this machine."""
        return hmac.compare_digest(state.seal, self._seal(state))

    def _seal(self, state: State) -> str:
        folder = self.path(state)
        claims = (state.folder, state.generation, state.analysis, state.toc)
        return seal(claims, (folder / name for name in state.files), user_key())
