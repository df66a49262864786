"""What lies beside tests and is no package: a module by its place, loaded once."""

from __future__ import annotations

import sys
from importlib import util
from pathlib import Path
from types import ModuleType


def module(path: Path) -> ModuleType:
    """The module in this file."""
    name = "_".join(("beside", *path.parts[-3:-1], path.stem))
    if name not in sys.modules:
        spec = util.spec_from_file_location(name, path)
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = made = util.module_from_spec(spec)
        spec.loader.exec_module(made)
    return sys.modules[name]
