"""Where a lesson is kept: an archive of plain arrays, which nothing in it can make run, and a seal behind it.

The seal says that this user wrote the archive on this machine into this place. Any other file, be it damaged,
doctored, or copied from another library, is no lesson, and the library is learned from again.
"""

from __future__ import annotations

import hmac
import json
import tokenize
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from corpus.lexicon.model import Model
from corpus.lexicon.terms import TermPair
from indexer.equivalents.lesson import Lesson

VERSION = 16  # grows with every change of what is learned or how it is written

_ARRAYS = ("zh_counts", "en_counts", "rows", "columns", "weights")
_SEAL_BYTES = 32

# What zipfile, numpy and json say of bytes that aren't what they seem: RuntimeError and NotImplementedError of flags in
# the archive, TokenError of an array's header.
_UNREADABLE = (
    OSError,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    EOFError,
    MemoryError,
    RuntimeError,
    NotImplementedError,
    tokenize.TokenError,
    SyntaxError,
    zipfile.BadZipFile,
)

Stamp = tuple[int, ...]
"""What tells a state of the file from another; empty where there is no file."""


def stamp(file: Path) -> Stamp:
    """The file's present state."""
    try:
        found = file.stat()
    except OSError:
        return ()
    return found.st_mtime_ns, found.st_size, found.st_ino


def write(file: Path, lesson: Lesson) -> Stamp:
    """Put the lesson into its file, whole or not at all: where the folder can't be written nothing is kept.

    Returns the state of the file that was written, or else of the one that is there.
    """
    archive = _archive(lesson)
    draft = file.with_name(f"{file.stem}-{uuid4().hex}.npz")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(archive + _seal(file, archive))
        written = stamp(draft)
        draft.replace(file)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        return stamp(file)
    return written


def read(file: Path) -> Lesson | None:
    """The lesson in the file; None where there is none that this user and this version can use."""
    try:
        data = file.read_bytes()
    except OSError:
        return None
    archive, seal = data[:-_SEAL_BYTES], data[-_SEAL_BYTES:]
    if not hmac.compare_digest(seal, _seal(file, archive)):
        return None
    try:
        return _lesson(archive)
    except _UNREADABLE:
        return None


def _archive(lesson: Lesson) -> bytes:
    model = lesson.model
    head = {
        "version": VERSION,
        "generation": lesson.generation,
        "total": model.total,
        "explained": lesson.explained,
        "documents": lesson.documents,
    }
    terms = [(pair.zh, pair.en, pair.share) for pair in lesson.terms]
    texts = {"head": head, "zh": model.zh, "en": model.en, "terms": terms}
    arrays: dict[str, Any] = {name: _packed(value) for name, value in texts.items()}
    arrays |= {name: getattr(model, name) for name in _ARRAYS}
    archive = BytesIO()
    np.savez(archive, **arrays)
    return archive.getvalue()


def _lesson(archive: bytes) -> Lesson | None:
    with np.load(BytesIO(archive), allow_pickle=False) as kept:
        head = _unpacked(kept["head"])
        if head["version"] != VERSION:
            return None
        zh, en = (tuple(map(str, _unpacked(kept[side]))) for side in ("zh", "en"))
        arrays = [kept[name] for name in _ARRAYS]
        model = Model(zh, en, *arrays, int(head["total"]))  # type: ignore[call-arg]  # as many as there are names
        terms = tuple(TermPair.of(zh, en, float(share)) for zh, en, share in _unpacked(kept["terms"]))
        explained = tuple((str(short), str(long)) for short, long in head["explained"])
        documents = tuple((str(name), int(passages)) for name, passages in head["documents"])
    return Lesson(int(head["generation"]), model, terms, explained, documents) if _fits(model) else None


def _fits(model: Model) -> bool:
    """Whether the arrays are of the kinds and lengths that they are used as, and name words that there are."""
    ints = (model.zh_counts, model.en_counts, model.rows, model.columns)
    shapes = [(len(model.zh),), (len(model.en),), *[model.weights.shape] * 2]
    if any(each.dtype != np.int64 for each in ints) or model.weights.dtype != np.float64 or model.weights.ndim != 1:
        return False
    if [each.shape for each in ints] != shapes or not np.all(np.isfinite(model.weights)):
        return False
    places = ((model.rows, len(model.zh)), (model.columns, len(model.en)))
    in_order = bool(np.all(np.diff(model.rows) >= 0))  # they are searched
    return in_order and all(bool(np.all((each >= 0) & (each < most))) for each, most in places)


def _seal(file: Path, archive: bytes) -> bytes:
    # Here, because the engine's package loads all of the engine, and some commands need no lesson.
    from indexer.engines.whoosh.seal import user_key

    place = str(file.resolve()).encode("utf-8", "surrogateescape")
    return hmac.digest(user_key(), place + b"\0" + archive, "sha256")


def _packed(value: object) -> NDArray[np.uint8]:
    return np.frombuffer(json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass"), np.uint8)


def _unpacked(data: NDArray[np.uint8]) -> Any:  # noqa: ANN401 - whatever the JSON holds
    return json.loads(data.tobytes().decode("utf-8", "surrogatepass"))
