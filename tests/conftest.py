"""Fixtures that every kind of test may use."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from corpus.errors import UnknownDocument
from corpus.types import Document, Passage, Reference

# The first example that needs jieba or the dictionary waits a second for it, on a busy machine longer.
settings.register_profile("duizhao", deadline=None)
settings.load_profile("duizhao")


@pytest.fixture(autouse=True, scope="module")
def nothing_left_behind() -> None:
    """What earlier modules left is not looked through again by the garbage collector: it would count as time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real documents and gold data kept beside the project; tests that need them skip where they are absent."""
    folder = Path(__file__).parents[2] / "shared"
    if not (folder / "seeds").is_dir():
        pytest.skip("the real documents beside the project (../shared) are not on this machine")
    return folder


@dataclass(frozen=True)
class Changed:
    """What happened in an in-memory library since a generation."""

    generation: int
    changed: tuple[str, ...]
    removed: tuple[str, ...]


class Shelf:
    """A library in memory, with what the index needs of one; the ids are ``document.ordinal``."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[Document, tuple[Passage, ...]]] = {}
        self._log: list[str] = []

    def put(
        self, name: str, rows: Sequence[tuple[str, str, str]], collections: Sequence[str] = (), **record: str
    ) -> None:
        """Add or replace a document of rows (kind, Chinese, English)."""
        passages = tuple(
            Passage(at, kind, zh, en, id=f"{name}.{at}", document=name) for at, (kind, zh, en) in enumerate(rows)
        )
        document = Document(
            name, name, (f"{name}.txt",), "", Reference(**record), ("zh", "en"), "", len(passages), tuple(collections)
        )
        self._held[name] = document, passages
        self._log.append(name)

    def remove(self, name: str) -> None:
        del self._held[name]
        self._log.append(name)

    def generation(self) -> int:
        return len(self._log)

    def changes_since(self, generation: int) -> Changed:
        touched = tuple(dict.fromkeys(self._log[generation:]))
        gone = tuple(name for name in touched if name not in self._held)
        return Changed(len(self._log), tuple(name for name in touched if name in self._held), gone)

    def documents(self) -> tuple[Document, ...]:
        return tuple(document for document, _ in self._held.values())

    def passages(self, name: str) -> tuple[Passage, ...]:
        if name not in self._held:
            raise UnknownDocument(name)
        return self._held[name][1]

    def get_many(self, ids: Iterable[str]) -> dict[str, Passage]:
        known = {passage.id: passage for _, passages in self._held.values() for passage in passages}
        return {name: known[name] for name in ids if name in known}


@pytest.fixture(scope="session")
def new_shelf() -> type[Shelf]:
    """Makes empty libraries in memory."""
    return Shelf


@pytest.fixture(scope="session")
def town_rows() -> dict[str, list[tuple[str, str, str]]]:
    """A small bilingual library: a guide in both languages, a notice in Traditional Chinese, an English report."""
    return {
        "tea": [
            ("title", "云溪县茶业发展指南", "Guide to the Tea Industry of Yunxi County"),
            ("heading", "一、茶园改造", "I. Renewal of tea gardens"),
            (
                "paragraph",
                "对改造老茶园的农户，每亩给予 800 元补贴；已建成 5G 基站的乡镇优先。",
                "Farmers who renew old tea gardens receive a subsidy of CNY800 per mu; "
                "townships with 5G base stations come first.",
            ),
            (
                "paragraph",
                "改革开放以来，茶 业出口\n增长 12.3%，仓库绿\n色改造提前完成。",
                "Since reform and opening-up, tea exports have grown by 12.3%.",
            ),
            ("clause", "（三）绿色仓库不收租金。", "(3) No rent is charged for green warehouses."),
        ],
        "notice": [
            ("heading", "數位圖書館", ""),
            ("paragraph", "讀者證件遺失者，應申請補發；ＩＳＢＮ可於櫃檯查詢。", ""),
        ],
        "harbour": [
            ("title", "", "Harbour news"),
            (
                "paragraph",
                "",
                "The harbour's state-owned warehouses were organised in 2021; reforms continue.\nGreen roofs followed.",
            ),
            (
                "paragraph",
                "",
                "Nobody organizes tea tastings at Xi’an station — 1,200 “NB-IoT” meters count every visitor.",
            ),
        ],
    }


@pytest.fixture
def town(new_shelf: type[Shelf], town_rows: dict[str, list[tuple[str, str, str]]]) -> Shelf:
    """The small bilingual library, with its records."""
    shelf = new_shelf()
    shelf.put("tea", town_rows["tea"], title_zh="云溪县茶业发展指南", issued="2022-03", status="official")
    shelf.put("notice", town_rows["notice"], title_zh="數位圖書館", issued="2019")
    shelf.put("harbour", town_rows["harbour"], title_en="Harbour news", issued="2021-11-05", status="unofficial")
    return shelf
