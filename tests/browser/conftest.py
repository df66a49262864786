"""The demo's library on a real server, and real headless browsers to open it with."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from werkzeug.serving import make_server

import webapp
from corpus.pipeline import ingest_sources
from corpus.readers import readable_suffixes
from corpus.sources import collect
from corpus.store import Store
from indexer.index import Index
from webapp import create_app
from webapp.settings import Settings

FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip

Open = Callable[..., Chrome]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over the bundled sample documents."""
    home = tmp_path_factory.mktemp("library")
    with Store.open(home) as store, Index.open(home, store) as index:
        folder = Path(webapp.__file__).parent / "samples"
        assert not any(
            outcome.error for outcome in ingest_sources(collect([folder], readable_suffixes()).sources, store)
        )
        index.refresh()
        server = make_server("127.0.0.1", 0, create_app(Settings(home), store, index), threaded=True)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Open]:
    """Opens a browser with an empty profile; ``script=False`` for one that runs no script."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    driver = shutil.which("chromedriver")
    if not (program and driver):
        message = "no Chromium with its chromedriver on this machine"
        pytest.fail(message) if os.environ.get("DUIZHAO_REQUIRE_BROWSER") == "1" else pytest.skip(message)
    opened: list[Chrome] = []

    def start(*, script: bool = True, lang: str = "zh-CN") -> Chrome:
        options = ChromeOptions()
        options.binary_location = program
        for flag in (*FLAGS, f"--user-data-dir={tmp_path / str(len(opened))}"):
            options.add_argument(flag)
        preferences: dict[str, object] = {"intl.accept_languages": lang}
        if not script:
            preferences["profile.managed_default_content_settings.javascript"] = 2
        options.add_experimental_option("prefs", preferences)
        opened.append(Chrome(options=options, service=Service(driver)))
        return opened[-1]

    yield start
    for each in opened:
        each.quit()
