"""A file of named arrays, read where it lies.

Eight bytes of mark and version, eight of the directory's length, the directory (JSON: name, type, length, offset),
then the arrays, each at a multiple of eight bytes.
"""

from __future__ import annotations

import json
import mmap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

_MARK = b"DZarray1"
_STEP = 8


def save(path: Path, arrays: Mapping[str, Array]) -> None:
    """Write arrays of one dimension to a new file."""
    directory, at = [], 0
    for name, array in arrays.items():
        directory.append((name, array.dtype.str, len(array), at))
        at += _padded(array.nbytes)
    told = json.dumps(directory).encode()
    with path.open("wb") as file:
        file.write(_MARK + len(told).to_bytes(_STEP, "little") + told.ljust(_padded(len(told))))
        for array in arrays.values():
            file.write(np.ascontiguousarray(array).data)
            file.write(bytes(_padded(array.nbytes) - array.nbytes))


def load(path: Path) -> dict[str, Array]:
    """The arrays of a file; they can't be written to. Raises ValueError or OSError for a file that isn't whole."""
    with path.open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    if data[:_STEP] != _MARK:
        raise ValueError(f"{path.name} holds no arrays")
    size = int.from_bytes(data[_STEP : 2 * _STEP], "little")
    base = 2 * _STEP + _padded(size)
    directory = json.loads(data[2 * _STEP : 2 * _STEP + size])
    return {name: np.frombuffer(data, kind, length, base + at) for name, kind, length, at in directory}


def _padded(size: int) -> int:
    return -(-size // _STEP) * _STEP
