"""`duizhao add`: pages of the web, and what is told of each document in the end."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from click.testing import CliRunner, Result

from corpus.store import Store
from webapp.cli import program

PAGES: dict[str, bytes] = {}
Run = Callable[..., Result]


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = PAGES.get(self.path)
        self.send_response(404 if body is None else 200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(body or b"")

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    """The address of a server that has ``PAGES``."""
    PAGES.clear()
    PAGES["/tea.html"] = page("茶", "Tea", "山上的茶四月采摘，茶农天亮前出门。", "Tea on the hill is picked in April.")
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def page(*texts: str) -> bytes:
    paragraphs = "".join(f"<p>{text}</p>" for text in texts[2:])
    return f"<html><title>{texts[0]}</title><h1>{texts[0]}</h1><h1>{texts[1]}</h1>{paragraphs}</html>".encode()


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def call(*args: str | Path) -> Result:
        return CliRunner().invoke(program, list(map(str, args)), env={"DUIZHAO_HOME": str(tmp_path / "home")})

    return call


def listed(run: Run) -> list[dict[str, Any]]:
    return list(json.loads(run("list", "--json").stdout)["documents"])


def test_a_page_is_added_as_it_was_and_known_by_its_address(run: Run, site: str, tmp_path: Path):
    result = run("add", "--allow-private", f"{site}/tea.html#leaves")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Added: {site}/tea.html (")
    with Store.open(tmp_path / "home") as store:
        (document,) = store.documents()
        assert (document.path, document.title, document.reference.url) == (f"{site}/tea.html", "茶", f"{site}/tea.html")
        assert document.reference.accessed
        assert store.originals(document.id) == (("tea.html", PAGES["/tea.html"]),)


def test_a_page_that_is_added_again_is_renewed(run: Run, site: str):
    run("add", "--allow-private", f"{site}/tea.html")
    assert run("add", "--allow-private", f"{site}/tea.html").stdout.startswith("Unchanged: ")
    PAGES["/tea.html"] = PAGES["/tea.html"].replace(b"April", b"May")
    assert run("add", "--allow-private", f"{site}/tea.html").stdout.startswith("Changed: ")
    assert len(listed(run)) == 1


def test_a_page_that_can_not_be_had_stops_nothing_else(run: Run, site: str, tmp_path: Path):
    (tmp_path / "a.txt").write_text("水渠。\n\nA canal.\n", encoding="utf-8")
    PAGES["/scripts.html"] = b"<html><body><script>draw()</script></body></html>"
    pages = [f"{site}/{name}.html" for name in ("gone", "scripts", "tea")]
    result = run("add", "--allow-private", *pages, tmp_path / "a.txt")
    assert result.exit_code == 10
    assert f"Failed: {site}/gone.html: " in result.stderr
    assert "that is put there by scripts: save the page there" in result.stderr
    assert "4 documents: 2 added, 2 failed." in result.stdout


def test_a_page_of_this_machine_is_refused_unless_that_is_meant(run: Run, site: str):
    result = run("add", f"{site}/tea.html", "--json")
    row = json.loads(result.stdout)
    assert (result.exit_code, row["kind"], row["documents"][0]["status"]) == (10, "UnreachablePage", "failed")
    assert "--allow-private" in row["error"]


@pytest.mark.parametrize("address", ["ftp://example.org/a.txt", "https://", "https://a:b@example.org/"])
def test_what_is_no_address_of_a_page_is_told_so(run: Run, address: str):
    assert "address" in run("add", address).stderr or "names no server" in run("add", address).stderr


def test_two_pages_are_two_editions_of_one_document(run: Run, site: str):
    PAGES["/zh/tea"], PAGES["/en/tea"] = page("茶", "茶", "茶四月采摘。"), page("Tea", "Tea", "Tea is picked in April.")
    editions = ("--allow-private", "--zh", f"{site}/zh/tea", "--en", f"{site}/en/tea")
    assert run("add", *editions).stdout.startswith(f"Added: {site}/zh/tea + {site}/en/tea (")
    PAGES["/en/tea"] = PAGES["/en/tea"].replace(b"April", b"May")
    assert run("add", "--allow-private", f"{site}/en/tea").stdout.startswith("Changed: ")
    assert len(listed(run)) == 1
    assert f"Failed: {site}/zh/tea + {site}/x: " in run("add", *editions[:-1], f"{site}/x").stderr


def test_what_failed_among_many_is_told_again_in_the_end(run: Run, tmp_path: Path):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(25):
        (folder / f"{number:02}.txt").write_text(f"第{number}号水渠。\n" if number else "", encoding="utf-8")
    result = run("add", folder)
    assert result.stderr.endswith(
        "These could not be added:\n"
        "  00.txt: 00.txt has no text in it: it is empty. Get the complete file and add that.\n"
    )
    assert "25 documents: 24 added, 1 failed." in result.stdout


def test_files_that_are_not_read_come_with_advice_and_not_by_the_hundred(run: Run, tmp_path: Path):
    folder = tmp_path / "mixed"
    folder.mkdir()
    for name in ("a.zip", "b.7z", "c.doc", "d.caj", "e.toml", "f.xyz", *(f"{number:03}.jpg" for number in range(40))):
        (folder / name).write_bytes(b"x")
    (folder / "g.txt").write_text("水渠。", encoding="utf-8")
    said = run("add", folder).stderr
    assert "Unpack these, and add the files that come out: a.zip, b.7z\n" in said
    assert "Save these as .docx or PDF in the program that made them: c.doc\n" in said
    assert "e.toml" in said
    assert "f.xyz" in said
    assert "010.jpg, 011.jpg and 28 more" in said
    assert "012.jpg" not in said


@pytest.mark.skipif(os.name == "nt", reason="no such names on this system")
def test_a_name_does_nothing_to_the_terminal(run: Run, tmp_path: Path):
    for name in ("a\x1b[2J.txt", "b\u202etxt.exe", "c\r\nAdded.txt", "d\N{ZERO WIDTH SPACE}.txt"):
        (tmp_path / name).write_text("", encoding="utf-8")
        said = run("add", tmp_path / name).stderr
        assert said.startswith("Failed: ")
        assert not set(said) & set("\x1b\u202e\r\N{ZERO WIDTH SPACE}")
        assert said.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="no such files on this system")
def test_pipes_and_devices_fail_at_once_and_stop_nothing_else(run: Run, tmp_path: Path):
    folder = tmp_path / "odd"
    folder.mkdir()
    os.mkfifo(folder / "a.txt")
    (folder / "b.txt").symlink_to("/dev/zero")
    (folder / "c.txt").write_text("水渠。", encoding="utf-8")
    (folder / ("x" * 251 + ".txt")).write_text("茶园。", encoding="utf-8")
    os.mkfifo(folder / "c.toml")
    result = run("add", folder)
    assert result.stderr.count("is a pipe or a device") == 3
    assert "4 documents: 1 added, 3 failed." in result.stdout
