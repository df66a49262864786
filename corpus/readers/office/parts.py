"""The parts of a document in a container, as XML, and no larger than is safe."""

from __future__ import annotations

from corpus.errors import DamagedFile
from corpus.readers.container import Container
from corpus.readers.xml import Element, parse

MOST_ELEMENTS = 4_000_000
"""Elements of a part, about a gigabyte of memory. A thousand pages as Word writes them have a quarter of it."""


def read_part(container: Container, part: str) -> Element:
    """The root element of a part. Raises ReadError."""
    data = container.read(part)
    if data.count(b"<") - data.count(b"</") > MOST_ELEMENTS:
        raise DamagedFile(
            f"{part} in {container.name} has more than {MOST_ELEMENTS:,} elements. Add the document in several files."
        )
    return parse(data, f"{part} in {container.name}")
