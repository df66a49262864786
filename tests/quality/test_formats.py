"""The same documents, saved by real tools in every format and layout, are read back whole and where they stood."""

from __future__ import annotations

import sys
from importlib import util
from pathlib import Path
from types import ModuleType

import pytest

from corpus.assemble import assemble
from corpus.readers import read_bytes
from corpus.types import Assembly

HERE = Path(__file__).parent / "formats"
MADE = HERE / "made"
REQUIRED_PLACES = 0.97
"""The share of the sides of whole units whose page is the one on which they begin."""


def load_gold() -> ModuleType:
    spec = util.spec_from_file_location("formats_gold", HERE / "gold.py")
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


gold = load_gold()

GROUPS = {
    "docx": "*.docx",
    "html": "*.html",
    "markdown": "*.md",
}
"""Floor → the files that it is for."""

_read: dict[Path, Assembly] = {}


def assembly(path: Path) -> Assembly:
    """What becomes of a file, worked out once."""
    if path not in _read:
        _read[path] = assemble(read_bytes(path.read_bytes(), path.name))
    return _read[path]


def counted(path: Path) -> tuple[int, int]:
    """Twice how many units are whole on both sides, and how many units and passages there are."""
    units = gold.units(path.name.split(".")[0])
    made = [(passage.zh, passage.en) for passage in assembly(path).passages]
    return 2 * len(gold.match(units, made)), len(units) + len(made)


@pytest.mark.parametrize("group", GROUPS)
def test_documents_of_every_format_are_read_back(hold, group: str) -> None:
    hits, both = map(sum, zip(*(counted(path) for path in sorted(MADE.glob(GROUPS[group]))), strict=True))
    hold(f"formats_{group}", hits / both)
