"""Adding many documents is killed in the middle: what was told as added is in the library, and is found.

``python tests/faults/test_adding_killed.py 50`` kills it as often as that, at moments drawn anew each time.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from corpus.store import Store
from indexer.index import Index
from indexer.search import search

if sys.platform == "win32":
    pytest.skip("Windows has no SIGKILL", allow_module_level=True)

DUIZHAO = (sys.executable, "-c", "from webapp.cli import main; main()")
DOCUMENTS = 40
TOLD = re.compile(r"Added: (\S+) \((\w+)\), (\d+) passages")
LEFT = 20.0  # seconds within which no process is left of one that was killed


def written(folder: Path) -> Path:
    """Documents of a few paragraphs; each names its own pond."""
    folder.mkdir()
    for number in range(DOCUMENTS):
        rows = [f"第{number}号池塘的管理办法", f"Rules for pond No. {number}"]
        for day in range(1, 7):
            rows += [
                f"第{number}号池塘每月{day}日放水一次，放水前由看塘人告知下游的农户，水量为{number + day}立方米。",
                f"Water is let out of pond No. {number} on day {day} of every month; the keeper tells the farmers "
                f"downstream beforehand, and {number + day} cubic metres are let out.",
            ]
        (folder / f"pond-{number:02}.txt").write_text("\n\n".join(rows), encoding="utf-8")
    return folder


def killed(folder: Path, home: Path, moment: int, later: float) -> list[tuple[str, str, int]]:
    """What was told as added before the process was killed, so many seconds after the line numbered ``moment``."""
    command = [*DUIZHAO, "add", str(folder), "--home", str(home), "--jobs", "2"]
    told = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True) as run:
        assert run.stdout is not None
        for line in run.stdout:
            if found := TOLD.match(line):
                told.append((found[1], found[2], int(found[3])))
            if len(told) == moment:
                time.sleep(later)
                run.kill()
                moment = -1  # what it had told by then is still in the pipe
        run.wait()
        _none_left(run.pid)
    return told


def _none_left(group: int) -> None:
    """Wait for the processes that it had begun to end as well."""
    until = time.monotonic() + LEFT
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("processes are left of one that was killed")


def check(home: Path, folder: Path, told: list[tuple[str, str, int]]) -> None:
    """Everything that was told is there whole and is found."""
    with Store.open(home) as store, Index.open(home, store) as index:
        for path, document, passages in told:
            assert store.document(document).path == path
            assert len(store.passages(document)) == passages
            assert store.originals(document)[0][1] == (folder / path).read_bytes()
        for path, document, _ in told[-3:]:
            found = search(f'"第{int(path[5:7])}号池塘"', index)
            assert document in {hit.passage.document for hit in found.hits}
        assert [each.path for each in store.documents()] == sorted(each.path for each in store.documents())


def check_rest(home: Path, folder: Path) -> None:
    """What was not told can still be added."""
    done = subprocess.run([*DUIZHAO, "add", str(folder), "--home", str(home)], capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1].startswith(f"{DOCUMENTS} documents: ")
    with Store.open(home) as store:
        assert len(store.documents()) == DOCUMENTS


@pytest.mark.parametrize(("moment", "later"), [(DOCUMENTS // 2, 0.03), (DOCUMENTS, 0.1)])
def test_what_was_told_as_added_survives_a_kill(tmp_path: Path, moment: int, later: float):
    folder = written(tmp_path / "ponds")
    told = killed(folder, tmp_path / "home", moment, later)
    assert len(told) >= moment
    check(tmp_path / "home", folder, told)
    check_rest(tmp_path / "home", folder)


def main(times: int) -> None:
    """Kill it again and again."""
    draw = random.Random()
    for time_ in range(times):
        with tempfile.TemporaryDirectory() as folder:
            documents = written(Path(folder) / "ponds")
            told = killed(documents, Path(folder) / "home", draw.randint(1, DOCUMENTS), draw.uniform(0, 0.2))
            check(Path(folder) / "home", documents, told)
        print(f"{time_ + 1}: {len(told)} told, none lost", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
