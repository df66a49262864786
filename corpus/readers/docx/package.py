"""The parts of a Word document, found by their relationships and not by their names.

ECMA-376-2, Open Packaging Conventions: a part says in a file beside it which other parts belong to it, in which role.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.errors import DamagedFile
from corpus.readers.container import Container
from corpus.readers.xml.parsing import parse_part
from corpus.readers.xml.tree import Element, attribute, children

USUAL = "word/document.xml"
"""Where the text stands in every document that a word processor wrote."""


@dataclass(frozen=True, slots=True)
class Package:
    """A Word document: ``main`` is the name of the part with the text."""

    container: Container
    main: str

    def related(self, role: str) -> Iterator[Element]:
        """The roots of the parts that have a role for the text: ``styles``, ``footnotes``, ``header``, each once."""
        targets = _targets(self.container, self.main, role)
        for target in dict.fromkeys(targets):
            if target in self.container:
                yield self.root(target)

    def root(self, part: str) -> Element:
        """The root element of a part. Raises ReadError."""
        return parse_part(self.container, part)


def open_package(container: Container) -> Package:
    """The document in a container. Raises DamagedFile where there is no text in it."""
    found = [*_targets(container, "", "officeDocument"), USUAL]
    main = next((part for part in found if part in container), "")
    if not main:
        raise DamagedFile(f"{container.name} has lost its text part. Save it anew as .docx and add that.")
    return Package(container, main)


def properties(package: Package) -> Element | None:
    """The root of the core properties (title, author …), None where there are none."""
    parts = _targets(package.container, "", "core-properties")
    return next((package.root(part) for part in parts if part in package.container), None)


def _targets(container: Container, part: str, role: str) -> Iterator[str]:
    """The parts that stand in a role to ``part``, or to the package as a whole where that is empty."""
    folder, name = posixpath.split(part)
    links = posixpath.join(folder, "_rels", f"{name}.rels")
    if links not in container:
        return
    for link in children(parse_part(container, links), "Relationship"):
        if attribute(link, "Type").rpartition("/")[2] == role and attribute(link, "TargetMode") != "External":
            yield posixpath.normpath(posixpath.join("/", folder, attribute(link, "Target"))).lstrip("/")
