"""Fifty readers at once, while somebody adds documents: how long they wait, beside a single reader on the idle server.

Not a test: run it with ``python tests/benchmarks/load.py``. It starts ``duizhao serve`` over the bundled samples and
``--passages`` generated ones (or over a copy of ``--home``), asks a mix of pages one by one, then lets the readers in
for ``--seconds``. A reader asks for a page, reads it for ``--pause`` seconds on average, and asks for the next; all
the while a writer adds a document every ``--every`` seconds with ``duizhao add``, which is a process of its own.

Figures are wall times as a reader waits, from the request to the last byte. What counts is the ratio: the time that 95
of 100 requests stay below, to the median of the idle server, both of one run; and that nothing fails.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

DUIZHAO = (sys.executable, "-c", "from webapp.cli import main; main()")
BAR = 10.0
"""How many times the idle median 95 of 100 readers may wait."""

ROUNDS = 5
"""How often each page is asked for on the idle server."""

WORDS_ZH = "图书馆 风电 茶产业 草甸 新区 阅览 文献 投资环境 目录 火车 博物馆 志愿者".split()
WORDS_EN = "library wind tea meadow train museum reading turbine village herders".split()


def pages(draw: random.Random, documents: list[str], passages: list[str]) -> Iterator[tuple[str, str]]:
    """What a reader asks for, one page after another: the kind of the page, and its address."""
    while True:
        zh, en = draw.choice(WORDS_ZH), draw.choice(WORDS_EN)
        document, passage = draw.choice(documents), draw.choice(passages)
        yield draw.choices(
            (
                ("search", f"/search?q={quote(draw.choice((zh, en)))}"),
                ("two sides", f"/search?q={quote(zh)}&with={en}"),
                ("lines", f"/search?q={quote(zh)}&view=kwic"),
                ("passage", f"/passages/{passage}"),
                ("document", f"/documents/{document}"),
                ("lookup", f"/lookup?passage={passage}"),
                ("translations", f"/translations?term={quote(zh)}"),
                ("suggestions", f"/api/v1/suggest?q={quote(zh[:1])}"),
                ("first page", "/"),
            ),
            weights=(6, 1, 1, 4, 3, 1, 1, 4, 1),
        )[0]


@dataclass
class Waits:
    """How long requests took, in seconds, by the kind of page, and what went wrong."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failures: Counter[str] = field(default_factory=Counter)

    def all(self) -> list[float]:
        return sorted(value for values in self.times.values() for value in values)


class Reader:
    """One connection that is kept, as a browser keeps it."""

    def __init__(self, host: str, waits: Waits) -> None:
        self.host, self.waits = host, waits
        self.connection = http.client.HTTPConnection(host, timeout=120)

    def ask(self, kind: str, address: str) -> None:
        start = time.perf_counter()
        try:
            self.connection.request("GET", address)
            answer = self.connection.getresponse()
            answer.read()
            if answer.status >= 400:
                self.waits.failures[f"{answer.status} {kind}"] += 1
        except (OSError, http.client.HTTPException) as error:
            self.waits.failures[f"{type(error).__name__} {kind}"] += 1
            self.connection = http.client.HTTPConnection(self.host, timeout=120)
        self.waits.times[kind].append(time.perf_counter() - start)


def read(host: str, seed: int, ids: tuple[list[str], list[str]], until: float, pause: float, waits: Waits) -> None:
    draw = random.Random(seed)
    reader = Reader(host, waits)
    time.sleep(draw.uniform(0, pause))  # not all at one moment
    for kind, address in pages(draw, *ids):
        if time.monotonic() >= until:
            return
        reader.ask(kind, address)
        time.sleep(draw.uniform(0.2, 1.8) * pause)


# The library and its writer


def written(draw: random.Random, name: str, rows: int) -> str:
    """A document in both languages, of made-up sentences."""
    zh, en = "".join(WORDS_ZH), WORDS_EN
    lines = [f"# {name} 第{draw.randrange(1000)}号报告\n\n# Report {name} No. {draw.randrange(1000)}\n"]
    for row in range(rows):
        start = draw.randrange(len(zh) - 8)
        lines.append(f"第{row}段：{zh[start : start + 8]}与{draw.choice(WORDS_ZH)}，共{draw.randrange(10_000)}万元。\n")
        lines.append(f"Paragraph {row}: {' and '.join(draw.choices(en, k=5))}, {draw.randrange(10_000)} in all.\n")
    return "\n".join(lines)


def run(home: Path, *args: str) -> subprocess.CompletedProcess[str]:
    environ = os.environ | {"DUIZHAO_HOME": str(home)}
    return subprocess.run([*DUIZHAO, *args], env=environ, text=True, capture_output=True, check=False)


def library(folder: Path, given: Path | None, passages: int) -> Path:
    home = folder / "home"
    if given:
        shutil.copytree(given, home)
        return home
    import webapp

    made = folder / "made"
    shutil.copytree(Path(webapp.__file__).parent / "samples", made)
    draw = random.Random(0)
    for number in range(passages // 100):
        (made / f"made-{number}.md").write_text(written(draw, f"made-{number}", 100), encoding="utf-8")
    done = run(home, "add", str(made))
    assert done.returncode == 0, done.stderr
    return home


def write(home: Path, folder: Path, until: float, every: float, waits: Waits) -> None:
    draw = random.Random(1)
    folder.mkdir()
    number = 0
    while time.monotonic() < until:
        number += 1
        path = folder / f"new-{number}.md"
        path.write_text(written(draw, path.stem, 20), encoding="utf-8")
        done = run(home, "add", str(path))
        waits.times["add"].append(0.0)
        if done.returncode:
            waits.failures[f"add: {done.stderr.strip()[-200:]}"] += 1
        time.sleep(every)


@contextmanager
def served(home: Path) -> Iterator[str]:
    environ = os.environ | {"DUIZHAO_HOME": str(home)}
    with subprocess.Popen([*DUIZHAO, "serve", "--port", "0"], stdout=subprocess.PIPE, text=True, env=environ) as server:
        assert server.stdout is not None
        try:
            found = (re.search(r"http://([^/]+)/", line) for line in server.stdout)
            yield next(address.group(1) for address in found if address)
        finally:
            server.terminate()


def ids(host: str) -> tuple[list[str], list[str]]:
    import json

    connection = http.client.HTTPConnection(host, timeout=120)

    def get(address: str) -> dict:
        connection.request("GET", address)
        return json.loads(connection.getresponse().read())

    documents = [each["id"] for each in get("/api/v1/documents")["documents"]][:20]
    passages = [each["id"] for name in documents for each in get(f"/api/v1/documents/{name}?limit=20")["passages"]]
    return documents, passages


def idle(host: str, known: tuple[list[str], list[str]]) -> Waits:
    """One reader alone, who asks for pages of every kind as the others will."""
    waits = Waits()
    reader = Reader(host, waits)
    asked = pages(random.Random(7), *known)
    for _ in range(20 * ROUNDS):
        reader.ask(*next(asked))
    return waits


def crowd(host: str, home: Path, folder: Path, known: tuple[list[str], list[str]], how: argparse.Namespace) -> Waits:
    """All the readers at once, and the writer."""
    waits, until = Waits(), time.monotonic() + how.seconds
    threads = [
        threading.Thread(target=read, args=(host, seed, known, until, how.pause, waits)) for seed in range(how.readers)
    ]
    added = Waits()
    if how.every:
        threads.append(threading.Thread(target=write, args=(home, folder / "new", until, how.every, added)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    waits.failures += added.failures
    print(f"documents added meanwhile: {len(added.times['add'])}")
    return waits


def shown(name: str, waits: Waits) -> None:
    times = waits.all()
    print(f"{name}: {len(times)} requests, median {statistics.median(times) * 1000:.0f} ms, ", end="")
    print(f"p95 {times[int(len(times) * 0.95)] * 1000:.0f} ms, slowest {times[-1] * 1000:.0f} ms")
    for kind, values in sorted(waits.times.items()):
        values = sorted(values)
        middle, late = statistics.median(values) * 1000, values[int(len(values) * 0.95)] * 1000
        print(f"    {kind:13} {len(values):5}  median {middle:6.0f}  p95 {late:6.0f}  slowest {values[-1] * 1000:6.0f}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, help="a library to copy; otherwise one is made")
    parser.add_argument("--passages", type=int, default=2000)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=5, help="mean seconds that a reader reads a page")
    parser.add_argument("--every", type=float, default=5, help="seconds between documents; 0 adds none")
    how = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = library(folder, how.home, how.passages)
        with served(home) as host:
            known = ids(host)
            idle(host, known)  # what is read once is read
            alone = idle(host, known)
            many = crowd(host, home, folder, known, how)
    shown("idle", alone)
    shown(f"{how.readers} readers", many)
    times = many.all()
    ratio = times[int(len(times) * 0.95)] / statistics.median(alone.all())
    failures = alone.failures + many.failures
    print(f"p95 to idle median: {ratio:.1f} (bar {BAR:.0f}); failures: {dict(failures) or 'none'}")
    return int(bool(failures) or ratio >= BAR)


if __name__ == "__main__":
    sys.exit(main())
