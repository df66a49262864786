"""Packages: what their names say is what they hold."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = [path for top in ("corpus", "indexer", "webapp") for path in sorted((ROOT / top).rglob("__init__.py"))]


def defined(tree: ast.Module) -> set[str]:
    """The names that a module itself defines or takes from elsewhere than the submodule of that name."""
    names = {each.name for each in tree.body if isinstance(each, ast.FunctionDef | ast.ClassDef)}
    for each in tree.body:
        if isinstance(each, ast.Assign):
            names |= {target.id for target in each.targets if isinstance(target, ast.Name)}
        if isinstance(each, ast.ImportFrom):
            from_there = (each.module or "").rpartition(".")[2]
            found = {alias.asname or alias.name for alias in each.names}
            names |= found - {from_there}
    return names


@pytest.mark.parametrize("path", PACKAGES, ids=lambda path: path.parent.relative_to(ROOT).as_posix())
def test_no_submodule_hides_a_name_of_its_package(path):
    names = defined(ast.parse(path.read_text("utf-8")))
    inside = {each.stem for each in path.parent.glob("*.py")} | {
        each.parent.name for each in path.parent.glob("*/__init__.py")
    }
    package = ".".join(path.parent.relative_to(ROOT).parts)
    modules = {name for each in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(each, ast.ImportFrom)
               and each.module == package for name in (alias.name for alias in each.names)}  # fmt: skip
    assert not (names & inside) - modules
