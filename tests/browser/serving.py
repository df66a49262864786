"""The server as people start it, over a library of the tests."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SERVE = (sys.executable, "-c", "from webapp.cli import main; main()", "serve", "--port", "0")


@contextmanager
def served(home: Path, **settings: str) -> Iterator[str]:
    """The address of ``duizhao serve`` over a library; ``settings`` are more variables of its environment."""
    environ = os.environ | {"DUIZHAO_HOME": str(home)} | settings
    with subprocess.Popen(SERVE, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environ) as process:
        assert process.stdout is not None
        try:
            found = (re.search(r"http://\S+(?=/)", line) for line in process.stdout)
            yield next(address.group() for address in found if address)
        finally:
            process.terminate()
