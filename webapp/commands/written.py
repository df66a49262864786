"""Where a command writes what may be long: a file that appears when it is complete, or stdout."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from corpus.errors import BadParameter


@contextmanager
def written(output: Path | None) -> Iterator[TextIO]:
    """Where to write; stdout without ``output``. Raises BadParameter for a file that can't be written."""
    if output is None:
        yield sys.stdout
        return
    partial = output.with_name(f".{output.name}.partial")
    try:
        with partial.open("w", encoding="utf-8", newline="\n") as out:
            yield out
        partial.replace(output)
    except OSError as error:
        raise BadParameter(f"{output} can't be written: {error.strerror}. Name another file.") from error
    finally:
        partial.unlink(missing_ok=True)
