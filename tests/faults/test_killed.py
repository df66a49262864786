"""A process that is killed while it adds or corrects leaves every document as it was before, or as it is after."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.corrections.replacing import replaced
from corpus.store import Draft, Original, Store
from corpus.types import Assembly, Boilerplate, Locator, Passage, Reference

if sys.platform == "win32":
    pytest.skip("Windows has no SIGKILL", allow_module_level=True)

PARAGRAPHS = 300

PROGRAM = """
import os, runpy, signal, sys
from pathlib import Path
from sqlalchemy import Engine, event
from corpus.store import Store

home, moment = Path(sys.argv[1]), int(sys.argv[2])
act = runpy.run_path(sys.argv[3])[sys.argv[4]]
seen = []

def count(*_arguments):
    seen.append(None)
    if len(seen) == moment:
        os.kill(os.getpid(), signal.SIGKILL)

with Store.open(home) as store:
    event.listen(Engine, "after_cursor_execute", count)
    event.listen(Engine, "commit", count)
    act(store)
print(len(seen))
"""


def draft(wording: str) -> Draft:
    """Two wordings of one document: half of the passages are the same in both."""
    place = Locator("a.txt", line=1)
    passages = tuple(
        Passage(n, "paragraph", f"第{n}段{wording if n % 2 else ''}" * 40, "", zh_locators=(place,))
        for n in range(PARAGRAPHS)
    )
    original = Original.of("a.txt", wording.encode() * 100_000)
    left_out = tuple(Boilerplate(f"{wording}{n}", place) for n in range(20))
    return Draft("a.txt", (original,), original.digest, Assembly(passages, left_out, Reference(title_zh=wording)))


def add(store: Store) -> None:
    """Put the other wording in place of the first."""
    store.put(draft("新"))


def correct(store: Store) -> None:
    """Turn the first passages round by hand."""
    present = store.laid("a.txt")
    rows = (*present.passages[20::-1], *present.passages[21:])
    store.correct("a.txt", replaced(present, rows, "a", "2026-11-21T10:00:00+00:00"), present.passages)


def run(home: Path, moment: int, act: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", PROGRAM, str(home), str(moment), __file__, act]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def state(home: Path) -> tuple[object, ...]:
    """Everything that the library holds of the document."""
    with Store.open(home) as store:
        (document,) = store.documents()
        name = document.id
        return (
            document.reference.title_zh,
            tuple(passage.zh for passage in store.passages(name)),
            tuple(piece.text for piece in store.boilerplate(name)),
            tuple(data for _name, data in store.originals(name)),
            store.corrections(name),
            store.generation(),
        )


@pytest.mark.parametrize("share", [0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95, 1.0])
@pytest.mark.parametrize("act", ["add", "correct"])
def test_a_killed_process_leaves_the_document_as_it_was(tmp_path: Path, share: float, steps: dict[str, int], act: str):
    with Store.open(tmp_path) as store:
        store.put(draft("旧"))
    before = state(tmp_path)
    killed = run(tmp_path, max(1, round(steps[act] * share)), act)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert state(tmp_path) == before
    assert run(tmp_path, 0, act).returncode == 0  # and it can be done again
    assert state(tmp_path) != before


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """How many moments there are at which the process can be killed: each statement, and the commit."""
    found = {}
    for act in ("add", "correct"):
        home = tmp_path_factory.mktemp("counting")
        with Store.open(home) as store:
            store.put(draft("旧"))
        found[act] = int(run(home, 0, act).stdout)
    return found
