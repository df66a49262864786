"""A PDF that PDFium dies of, or works on without end, is refused; who reads it goes on, and nothing stays behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Timer, main_thread

import pytest
from pdfs import doubling

from corpus.errors import DamagedFile, ReadError, UnforeseenFailure
from corpus.pdfium import frames
from corpus.pdfium.page import RawPage
from corpus.readers import read_bytes
from corpus.readers.pdf import apart
from corpus.workers import Workers

TOLD_SOON = 15.0  # seconds on a busy machine; without an end it would be many minutes


RAIN = doubling(3, "The rain is over.")
ENDLESS = doubling(40, "The rain never ends.")


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that are begun."""
    made: list[subprocess.Popen[bytes]] = []
    begin = apart._begun
    monkeypatch.setattr(apart, "_begun", lambda *given: made.append(begin(*given)) or made[-1])
    return made


def test_one_that_takes_without_end_is_refused_in_time(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(apart, "SECONDS", 0.5)
    since = time.monotonic()
    with pytest.raises(DamagedFile, match=r"forms\.pdf takes longer to read than any document .*Print it"):
        read_bytes(ENDLESS, "forms.pdf")
    assert time.monotonic() - since < TOLD_SOON


@pytest.mark.skipif(sys.platform != "linux", reason="the system refuses no memory")
def test_one_that_takes_memory_without_end_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(apart, "MEMORY", 220 << 20)
    with pytest.raises(DamagedFile, match=r"forms\.pdf"):
        read_bytes(ENDLESS, "forms.pdf")


def test_a_few_levels_of_drawings_in_drawings_are_no_trouble():
    assert [block.text for block in read_bytes(RAIN, "rain.pdf").blocks] == ["The rain is over."]


READY = b"\0" * 9
PAGE = frames.packed_page(RawPage(1, (0.0, 0.0, 9.0, 9.0), (), ()))
DEATHS = {
    "at once": b"",
    "in the middle of a page": b"\2" + len(PAGE).to_bytes(8, "little") + PAGE[:20],
    "between pages": b"\2" + len(PAGE).to_bytes(8, "little") + PAGE,
    "with a page of any length": b"\2" + b"\xff" * 8 + PAGE,
    "with a page that is none": b"\2" + (3).to_bytes(8, "little") + b"abc",
    "with a page that holds less than it says": b"\2"
    + len(PAGE).to_bytes(8, "little")
    + PAGE[:-8]
    + (9).to_bytes(4, "little") * 2,
    "with words that are none": b"\1" + (3).to_bytes(8, "little") + b"\xff[]",
    "with a reason that is none": b"\3" + (2).to_bytes(8, "little") + b"[]",
}


def instead(code: str) -> Callable[[float, int], list[str]]:
    return lambda seconds, memory: [sys.executable, "-c", code]


@pytest.mark.parametrize("death", DEATHS)
def test_one_that_the_process_dies_of_is_damaged(monkeypatch: pytest.MonkeyPatch, death: str):
    code = (
        f"import sys, os, faulthandler; os.write(1, {READY!r}); sys.stdin.buffer.read()\n"
        f"os.write(1, {DEATHS[death]!r}); faulthandler._sigsegv()"
    )
    monkeypatch.setattr(apart, "_command", instead(code))
    with pytest.raises(DamagedFile, match=r"rain\.pdf is damaged: the program that reads PDFs died of it\. .*print"):
        read_bytes(RAIN, "rain.pdf")


def test_one_that_it_dies_of_before_it_has_all_is_damaged(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(apart, "_command", instead(f"import os; os.write(1, {READY!r}); os.abort()"))
    with pytest.raises(DamagedFile, match="died of it"):
        read_bytes(b"%PDF-1.7\n" + bytes(1 << 20), "rain.pdf")


def test_too_little_memory_is_told(monkeypatch: pytest.MonkeyPatch):
    code = f"import os, sys; os.write(1, {READY!r}); sys.stdin.buffer.read(); os._exit({frames.LARGE})"
    monkeypatch.setattr(apart, "_command", instead(code))
    with pytest.raises(DamagedFile, match=r"rain\.pdf needs more memory than any document"):
        read_bytes(b"%PDF-1.7\n", "rain.pdf")


@pytest.mark.parametrize("command", [[sys.executable, "-c", "raise SystemExit(3)"], ["/no/such/program"]])
def test_a_process_that_cannot_be_begun_is_not_the_files_fault(monkeypatch: pytest.MonkeyPatch, command: list[str]):
    monkeypatch.setattr(apart, "_command", lambda seconds, memory: command)
    with pytest.raises(UnforeseenFailure, match=r"rain\.pdf can't be read"):
        read_bytes(b"%PDF-1.7\n", "rain.pdf")


@pytest.fixture
def heard() -> Iterator[None]:
    """Ctrl-C is heard, as in a terminal: a process in the background is begun deaf to it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="no signals for one thread")
def test_ctrl_c_ends_it(begun: list[subprocess.Popen[bytes]], heard: None):
    Timer(0.5, signal.pthread_kill, (main_thread().ident, signal.SIGINT)).start()
    with pytest.raises(KeyboardInterrupt):
        read_bytes(ENDLESS, "forms.pdf")
    assert [child.poll() for child in begun] == [-signal.SIGKILL]


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", RAIN])
def test_it_has_ended_when_a_file_is_read_or_refused(begun: list[subprocess.Popen[bytes]], data: bytes):
    try:
        read_bytes(data, "rain.pdf")
    except ReadError:
        assert len(data) < 20
    assert len(begun) == 1
    assert begun[0].poll() is not None


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc to look into")
def test_it_ends_with_the_process_that_began_it_also_where_that_is_killed(tmp_path: Path):
    (tmp_path / "forms.pdf").write_bytes(ENDLESS)
    code = (
        "import sys; from corpus.readers.pdf import apart; begin = apart._begun\n"
        "def begun(*given):\n    child = begin(*given); print(child.pid, flush=True); return child\n"
        "apart._begun = begun\nfrom corpus.readers import read_bytes\n"
        f"sys.path[:] = {sys.path!r}\nread_bytes(open('forms.pdf', 'rb').read(), 'forms.pdf')"
    )
    with subprocess.Popen([sys.executable, "-c", code], cwd=tmp_path, stdout=subprocess.PIPE) as reader:
        assert reader.stdout
        child = int(reader.stdout.readline())
        assert working(child)
        reader.kill()
    until = time.monotonic() + TOLD_SOON
    while working(child) and time.monotonic() < until:
        time.sleep(0.1)
    assert not working(child)


def working(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_processes_that_may_have_no_children_of_their_own_kind_read_pdfs():
    with Workers(1, os.getpid, 60) as workers:
        assert [block.text for block in workers.finish(workers.submit(read_bytes, RAIN, "rain.pdf")).blocks] == [
            "The rain is over."
        ]


def test_it_begins_with_nothing_of_ours_but_what_it_needs():
    command = apart._command(1, 1)
    told = "import sys; print(*sorted(name for name in sys.modules if name.partition('.')[0] == 'corpus'))"
    code = command[-1].replace("main(1, 1)", told)
    found = subprocess.run([*command[:-1], code], capture_output=True, check=True, text=True).stdout.split()
    assert found[:2] == ["corpus", "corpus.pdfium"]
    assert all(name.startswith("corpus.pdfium.") for name in found[2:])
