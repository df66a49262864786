"""A small library of our own for the pages: every shape a page has to show, none larger than it must be."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corpus.sentence_beads import pair_sentences
from corpus.store import Draft, Original, Store
from corpus.types import Assembly, Document, Locator, Passage, Reference
from indexer.index import Index
from webapp import create_app
from webapp.editing.jobs import NAME as JOBS
from webapp.editing.later import settle
from webapp.settings import Settings


def passage(ordinal: int, zh: str, en: str, **rest: object) -> Passage:
    sure = 0.9 if zh and en else None
    given = {"kind": "paragraph", "confidence": sure} | rest
    return Passage(
        ordinal=ordinal,
        zh=zh,
        en=en,
        zh_locators=(Locator("canal.txt", line=2 * ordinal + 1),) if zh else (),
        en_locators=(Locator("canal.txt", line=2 * ordinal + 2, page=3),) if en else (),
        **given,  # type: ignore[arg-type]
    )


CANAL = (
    passage(0, "运河修缮报告", "Report on the Repair of the Canal", kind="title"),
    passage(1, "一、工程概况", "I. The Works at a Glance", kind="heading", level=1),
    passage(
        2, "运河全长 42 公里，修缮耗资 3.5亿元。", "The canal is 42 kilometers long; its repair cost CNY350 million."
    ),
    passage(3, "沿岸居民每月清理一次河道。", ""),
    passage(4, "", "Boats carry no more than twelve people."),
    passage(5, "闸门由石料改为钢制。", "The lock gates, once stone, are steel <b>now</b> & heavier.", confidence=0.2),
    passage(6, "（一）船闸", "i. Locks", kind="heading", level=2),
    passage(
        7, "运河的水来自北山水库。" * 40, "The water of the canal comes from the reservoir in the north hills. " * 30
    ),
)

TRADITIONAL = (passage(0, "運河兩岸種了許多柳樹與榆樹，遊船從橋下經過。", ""),)

FERRY = (
    passage(
        0,
        "堤上的石阶通向水边。" * 60 + "摆渡人住在东岸。" + "对岸的灯一直亮着。" * 12,
        "Stone steps lead down the bank to the water. " * 60
        + "The ferryman lives on the east side. "
        + "The lamp across the water is never put out. " * 12,
    ),
)

CANAL_RECORD = Reference(
    type="report",
    title_zh="运河修缮报告",
    title_en="Report on the Repair of the Canal",
    author=("柳望舒",),
    issued="2019-04",
    publisher="北山水务局",
    status="official",
)


def put(store: Store, path: str, passages: tuple[Passage, ...], record: Reference) -> Document:
    data = repr(passages).encode()
    draft = Draft(path, (Original.of(path, data),), hashlib.sha256(data).hexdigest(), Assembly(passages, (), record))
    return store.document(store.put(draft).document_id)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path) as opened:
        put(opened, "canal.txt", CANAL, CANAL_RECORD)
        put(opened, "willows.txt", TRADITIONAL, Reference(title_zh="柳岸遊記"))
        put(opened, "ferry.txt", FERRY, Reference(title_zh="渡口"))
        yield opened


Add = Callable[..., Document]


@pytest.fixture
def add(store: Store) -> Add:
    """Adds a document of rows (kind, Chinese, English) with its record."""

    def added(name: str, *rows: tuple[str, str, str], **record: str) -> Document:
        passages = pair_sentences([passage(at, zh, en, kind=kind) for at, (kind, zh, en) in enumerate(rows)])
        return put(store, f"{name}.txt", passages, Reference(**record))  # type: ignore[arg-type]

    return added


@pytest.fixture
def app(tmp_path: Path, store: Store) -> Iterator[Flask]:
    made = create_app(Settings(tmp_path), store, Index.open(tmp_path, store))
    yield made
    made.extensions[JOBS].end()
    settle(made)  # the index may still be catching up with what a test has changed


@pytest.fixture
def empty_app(tmp_path: Path) -> Iterator[Flask]:
    home = tmp_path / "empty"
    with Store.open(home) as opened:
        yield create_app(Settings(home), opened, Index.open(home, opened))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def canal(store: Store) -> Document:
    return store.documents()[0]


@pytest.fixture
def canal_passages(store: Store, canal: Document) -> tuple[Passage, ...]:
    return store.passages(canal.id)


@pytest.fixture
def corrected(store: Store, canal: Document) -> tuple[str, str]:
    """An old and a present id: the passage on boats, of which a later version of the file corrects a word."""
    old = store.passages(canal.id)[4].id
    boats = replace(CANAL[4], en="Boats carry no more than twelve people each.")
    put(store, "canal.txt", (*CANAL[:4], boats, *CANAL[5:]), CANAL_RECORD)
    return old, store.passages(canal.id)[4].id


@pytest.fixture
def removed(store: Store) -> str:
    """The id of a passage whose document was removed."""
    document = store.documents()[1]
    passage_id = store.passages(document.id)[0].id
    store.remove(document.id)
    return passage_id


@pytest.fixture
def addresses(canal: Document, canal_passages: tuple[Passage, ...]) -> dict[str, str]:
    """One address for each kind of page."""
    return {
        "home": "/",
        "search": "/search?q=运河",
        "lines": "/search?q=运河&view=kwic",
        "both": "/search?q=运河&with=canal&without=boat",
        "folded": "/search?q=运河&fold=1",
        "nothing": "/search?q=xyzzy",
        "check": "/check",
        "checked": "/check?text=运河全长 43 公里，修缮耗资 3.5亿元。&document=运河修缮报告&page=2",
        "terms": "/translations",
        "translations": "/translations?term=运河",
        "collocates": "/collocates?q=运河",
        "frequencies": "/frequencies?lang=en",
        "queries": "/queries?keep=search&q=运河&year=2019",
        "library": "/library",
        "document": f"/documents/{canal.id}",
        "passage": f"/passages/{canal_passages[2].id}",
        "lookup": "/lookup",
        "found": f"/lookup?passage={canal_passages[2].id}",
        "help": "/help",
        "about": "/about",
    }
