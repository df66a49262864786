"""CONTRIBUTING.md draws the house as it stands."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def drawn() -> set[str]:
    """The paths in the picture: indentation is depth, a slash ends a folder, several names may share a line."""
    picture = re.search(r"```text house\n(.*?)```", CONTRIBUTING, re.S)
    assert picture
    found, parents = set(), [""]
    for line in picture.group(1).splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        names = re.split(r"\s{2,}", line.strip())[0].split()
        for name in names:
            found.add("".join(parents[: depth + 1]) + name)
        parents[depth + 1 :] = [names[-1]]
    return found


def test_everything_in_the_picture_exists() -> None:
    assert {path for path in drawn() if not (ROOT / path).exists()} == set()


def test_every_folder_of_code_is_in_the_picture() -> None:
    folders = {
        path.parent.relative_to(ROOT).as_posix() + "/"
        for top in ("corpus", "indexer", "webapp")
        for path in (ROOT / top).rglob("__init__.py")
    }
    assert folders - drawn() == set()


def test_every_kind_of_test_is_explained() -> None:
    kinds = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir() and any(path.glob("test_*.py"))}
    explained = set(re.findall(r"^\| `(\w+)/` \|", CONTRIBUTING, re.M))
    assert kinds <= explained
