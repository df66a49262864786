"""Where a lesson is kept: an archive of plain arrays, which nothing in it can make run."""

from __future__ import annotations

import json
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from corpus.lexicon.model import Model
from corpus.lexicon.terms import TermPair
from indexer.equivalents.lesson import Lesson

VERSION = 15  # grows with every change of what is learned or how it is written

_ARRAYS = ("zh_counts", "en_counts", "rows", "columns", "weights")


def write(file: Path, lesson: Lesson) -> None:
    """Put the lesson into its file, whole or not at all; where the folder can't be written nothing is kept."""
    model = lesson.model
    head = {"version": VERSION, "generation": lesson.generation, "total": model.total, "explained": lesson.explained}
    terms = [(pair.zh, pair.en, pair.share) for pair in lesson.terms]
    texts = {"head": head, "zh": model.zh, "en": model.en, "terms": terms}
    arrays: dict[str, Any] = {name: _packed(value) for name, value in texts.items()}
    arrays |= {name: getattr(model, name) for name in _ARRAYS}
    draft = file.with_name(f"{file.stem}-{uuid4().hex}.npz")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        np.savez(draft, **arrays)
        draft.replace(file)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def read(file: Path) -> Lesson | None:
    """The lesson in the file; None where there is none that this version can use."""
    try:
        # Opened here, because numpy leaves a damaged file open.
        with file.open("rb") as opened, np.load(opened, allow_pickle=False) as kept:
            head = _unpacked(kept["head"])
            if head["version"] != VERSION:
                return None
            zh, en = (tuple(_unpacked(kept[side])) for side in ("zh", "en"))
            arrays = [kept[name] for name in _ARRAYS]
            model = Model(zh, en, *arrays, head["total"])  # type: ignore[call-arg]  # as many as there are names
            terms = tuple(TermPair.of(zh, en, share) for zh, en, share in _unpacked(kept["terms"]))
            return Lesson(head["generation"], model, terms, tuple((a, b) for a, b in head["explained"]))
    except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile):
        return None


def _packed(value: object) -> NDArray[np.uint8]:
    return np.frombuffer(json.dumps(value, ensure_ascii=False).encode(), np.uint8)


def _unpacked(data: NDArray[np.uint8]) -> Any:  # noqa: ANN401 - whatever the JSON holds
    return json.loads(data.tobytes())
