"""The samples' library on the real server, and real headless browsers to open it with."""

from __future__ import annotations

import json
import os
import shutil
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hands import PATIENCE
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from serving import served

import webapp
from corpus.pipeline import ingest_sources
from corpus.readers import readable_suffixes
from corpus.sources import collect
from corpus.store import Store
from indexer.index import Index

SAMPLES = Path(webapp.__file__).parent / "samples"

FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip

Open = Callable[..., Chrome]
Kind = tuple[bool, str]
"""Whether a browser runs scripts, and the languages that it asks for."""


# Libraries on a server


@pytest.fixture(scope="session")
def shelved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library of the bundled samples. Tests that write take a copy."""
    home = tmp_path_factory.mktemp("library")
    with Store.open(home) as store, Index.open(home, store) as index:
        sources = collect([SAMPLES], readable_suffixes()).sources
        assert not any(outcome.error for outcome in ingest_sources(sources, store))
        index.refresh()
    return home


@pytest.fixture(scope="session")
def site(shelved: Path) -> Iterator[str]:
    """The address of a library that no test changes."""
    with served(shelved) as address:
        yield address


@pytest.fixture
def own_site(shelved: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a library of the test's own, which it may change."""
    shutil.copytree(shelved, tmp_path / "home")
    with served(tmp_path / "home") as address:
        yield address


@pytest.fixture(scope="session")
def names(site: str) -> dict[str, str]:
    """The ids that stand for the names in ``pages.PAGES``."""
    documents = {"+".join(each["source"]): each["id"] for each in asked(site, "/api/v1/documents")["documents"]}
    document = next(value for name, value in documents.items() if name.startswith("public-library"))
    passages = asked(site, f"/api/v1/documents/{document}")["passages"]
    passage = next(each["id"] for each in passages if each["kind"] == "paragraph" and each["zh"] and each["en"])
    other, single = documents["qinglan-guide.txt"], documents["tea-train.txt"]
    return {"document": document, "other": other, "single": single, "passage": passage}


def asked(site: str, address: str) -> dict:
    with urllib.request.urlopen(f"{site}{address}", timeout=30) as answer:
        return json.load(answer)


# Browsers


class Browsers:
    """Browsers that tests use one after another: as empty for each as if it had just been installed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.free: dict[Kind, list[Chrome]] = {}
        self.opened: list[Chrome] = []

    def take(self, kind: Kind) -> Chrome:
        waiting = self.free.get(kind)
        return waiting.pop() if waiting else self._start(kind)

    def give_back(self, kind: Kind, page: Chrome) -> None:
        _empty(page)
        self.free.setdefault(kind, []).append(page)

    def _start(self, kind: Kind) -> Chrome:
        program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
        driver = shutil.which("chromedriver")
        if not (program and driver):
            message = "no Chromium with its chromedriver on this machine"
            pytest.fail(message) if os.environ.get("DUIZHAO_REQUIRE_BROWSER") == "1" else pytest.skip(message)
        script, lang = kind
        options = ChromeOptions()
        options.binary_location = program
        for flag in (*FLAGS, f"--user-data-dir={self.folder / str(len(self.opened))}"):
            options.add_argument(flag)
        preferences: dict[str, object] = {"intl.accept_languages": lang}
        if not script:
            preferences["profile.managed_default_content_settings.javascript"] = 2
        options.add_experimental_option("prefs", preferences)
        self.opened.append(Chrome(options=options, service=Service(driver)))
        self.opened[-1].set_script_timeout(PATIENCE)
        return self.opened[-1]


def _empty(page: Chrome) -> None:
    """Forget everything that a test left: windows, cookies, what scripts kept, sizes, permissions, reports."""
    first, *others = page.window_handles
    for window in others:
        page.switch_to.window(window)
        page.close()
    page.switch_to.window(first)
    page.execute_cdp_cmd("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "all"})
    page.execute_cdp_cmd("Network.clearBrowserCookies", {})
    page.execute_cdp_cmd("Network.clearBrowserCache", {})
    page.execute_cdp_cmd("Browser.resetPermissions", {})
    page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    page.get("about:blank")
    page.get_log("browser")


@pytest.fixture(scope="session")
def browsers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browsers]:
    every = Browsers(tmp_path_factory.mktemp("profiles"))
    yield every
    for each in every.opened:
        each.quit()


@pytest.fixture
def browser(browsers: Browsers) -> Iterator[Open]:
    """Opens a browser that knows nothing yet; ``script=False`` for one that runs no script."""
    taken: list[tuple[Kind, Chrome]] = []

    def start(*, script: bool = True, lang: str = "zh-CN") -> Chrome:
        taken.append(((script, lang), browsers.take((script, lang))))
        return taken[-1][1]

    yield start
    for kind, page in taken:
        browsers.give_back(kind, page)
