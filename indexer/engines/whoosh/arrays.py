"""A file of named arrays, read where it lies.

Eight bytes of mark and version, eight that say where the directory begins and eight that say how long it is, then the
arrays, each at a multiple of eight bytes, and the directory (JSON: name, type, length, offset).
"""

from __future__ import annotations

import json
import mmap
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

_MARK = b"DZarray1"
_STEP = 8
_HEAD = len(_MARK) + 2 * _STEP


def save(path: Path, arrays: Iterable[tuple[str, Array]]) -> None:
    """Write arrays of one dimension to a new file, one by one as they come."""
    directory = []
    with path.open("wb") as file:
        file.write(bytes(_HEAD))
        for name, array in arrays:
            directory.append((name, array.dtype.str, len(array), file.tell()))
            file.write(np.ascontiguousarray(array).data)
            file.write(bytes(-array.nbytes % _STEP))
        begin, told = file.tell(), json.dumps(directory).encode()
        file.write(told)
        file.seek(0)
        file.write(_MARK + begin.to_bytes(_STEP, "little") + len(told).to_bytes(_STEP, "little"))


def load(path: Path) -> dict[str, Array]:
    """The arrays of a file; they can't be written to. Raises ValueError or OSError for a file that isn't whole."""
    with path.open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    if data[: len(_MARK)] != _MARK or len(data) < _HEAD:
        raise ValueError(f"{path.name} holds no arrays")
    begin, size = (int.from_bytes(data[at : at + _STEP], "little") for at in range(len(_MARK), _HEAD, _STEP))
    directory = json.loads(data[begin : begin + size])
    return {name: np.frombuffer(data, kind, length, at) for name, kind, length, at in directory}


def packed(array: Array) -> NDArray[np.uint8]:
    """An array compressed, the first bytes of all numbers before the second ones: of numbers in order few differ."""
    planes = np.ascontiguousarray(array.view(np.uint8).reshape(-1, array.itemsize).T)
    return np.frombuffer(zlib.compress(planes.tobytes(), 1), np.uint8)


def unpacked(data: NDArray[np.uint8], kind: type[np.generic]) -> Array:
    """The array of this type that was packed."""
    planes = np.frombuffer(zlib.decompress(data.tobytes()), np.uint8)
    return np.ascontiguousarray(planes.reshape(np.dtype(kind).itemsize, -1).T).view(kind).ravel()
