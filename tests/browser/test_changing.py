"""What editors do in a browser: add, describe, correct, undo, remove, back up and restore."""

from __future__ import annotations

import json
import shutil
import urllib.parse
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from hands import every, one, search, waiting
from selenium.webdriver import Chrome
from selenium.webdriver.remote.webelement import WebElement
from serving import served

pytestmark = pytest.mark.browser

HARBOUR = """# 灯塔值守手记

# Notes from the Lighthouse

守塔人每晚九点点灯，天亮前熄灯。遇到大雾，他还要敲钟。

The keeper lights the lamp at nine every evening and puts it out before dawn. In thick fog he also rings the bell.

塔上的玻璃每周擦两次。

The glass of the tower is wiped twice a week.
"""


def asked(site: str, address: str) -> dict:
    with urllib.request.urlopen(f"{site}{address}", timeout=30) as answer:
        return json.load(answer)


def found(site: str, query: str) -> list[dict]:
    return asked(site, f"/api/v1/search?q={urllib.parse.quote(query)}")["hits"]


def press(page: Chrome | WebElement, words: str) -> None:
    next(each for each in every(page, "main button, main a") if each.is_displayed() and words in each.text).click()


def until(page: Chrome, selector: str) -> list[WebElement]:
    return waiting(page).until(lambda _: every(page, selector))


def eventually(page: Chrome, holds: Callable[[], bool]) -> None:
    """Wait for what is true at the latest when the index has taken a change in."""
    waiting(page).until(lambda _: holds())


def upload(page: Chrome, site: str, *files: Path) -> None:
    page.get(f"{site}/library/add?ui=en")
    one(page, "#files").send_keys("\n".join(map(str, files)))
    press(page, "Add them")
    until(page, "#job")


def finished(page: Chrome) -> None:
    """Look at a job again and again, as a reader without scripts does, until it is over."""

    def over(_: Chrome) -> bool:
        if every(page, "#job[data-over]"):
            return True
        page.refresh()
        return False

    waiting(page).until(over)


@pytest.mark.parametrize("script", [False, True])
def test_a_document_is_added_found_described_and_removed(own_site, browser, tmp_path, script):
    page = browser(script=script)
    (tmp_path / "lighthouse.md").write_text(HARBOUR, encoding="utf-8")
    (tmp_path / "picture.md").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    upload(page, own_site, tmp_path / "lighthouse.md", tmp_path / "picture.md")
    if script:
        until(page, "#job[data-over]")
    else:
        finished(page)
    assert len(every(page, ".steps li")) == 2
    assert one(page, ".steps a").text == "灯塔值守手记"

    page.get(f"{own_site}/?ui=en")
    search(page, "守塔人")
    assert "lamp" in one(page, ".hit .side.en").text
    one(page, ".hit .actions a:last-child").click()
    document = urllib.parse.urlsplit(page.current_url).path

    page.get(f"{own_site}{document}/edit")
    one(page, "#title_en").clear()
    one(page, "#title_en").send_keys("A Keeper's Notes")
    one(page, "#issued").send_keys("2020-13")
    press(page, "Save the record")
    wrong = until(page, '[aria-invalid="true"]')[0]
    assert wrong.get_attribute("id") == "issued"
    assert one(page, "#issued-wrong").is_displayed()
    assert one(page, "#title_en").get_attribute("value") == "A Keeper's Notes"
    one(page, "#issued").clear()
    one(page, "#issued").send_keys("2020-03")
    press(page, "Save the record")
    waiting(page).until(lambda _: not every(page, '[aria-invalid="true"]'))
    record = asked(own_site, f"/api/v1{document}")["document"]["reference"]
    assert (record["title_en"], record["issued"]) == ("A Keeper's Notes", "2020-03")

    page.get(f"{own_site}{document}/remove")
    press(page, "Remove the document")
    waiting(page).until(lambda _: page.current_url.endswith("/library"))
    eventually(page, lambda: found(own_site, "守塔人") == [])


@pytest.mark.parametrize("script", [False, True])
def test_a_pair_is_split_its_words_are_corrected_and_both_are_undone(own_site, browser, script):
    page = browser(script=script)
    (hit, *_) = (
        each for each in found(own_site, "图书馆") if each["zh"].count("。") > 1 and each["en"].count(". ") > 1
    )

    def passages() -> list[dict]:
        return asked(own_site, f"/api/v1/documents/{hit['document']}")["passages"]

    before = passages()
    page.get(f"{own_site}/passages/{hit['id']}/correct?ui=en")
    for side in ("zh", "en"):
        every(page, f'#cut input[name="{side}_at"]')[2].click()
    press(page, "Split in two here")
    until(page, "form.said")
    split = passages()
    assert len(split) == len(before) + 1
    assert hit["zh"].startswith(split[hit["ordinal"]]["zh"])
    press(page, "Undo this")
    eventually(page, lambda: passages() == before)

    page.get(f"{own_site}/passages/{hit['id']}/correct?ui=en")
    words = one(page, "#words #en")
    typed = words.get_attribute("value").strip() + " (sic)"
    words.clear()
    words.send_keys(typed)
    press(page, "Save the words")
    until(page, "form.said")
    assert passages()[hit["ordinal"]]["en"] == typed

    page.get(f"{own_site}/documents/{hit['document']}/corrections?ui=en")
    assert typed.split()[-1] in one(page, ".history").text
    press(page, "Undo")
    eventually(page, lambda: passages() == before)


def test_what_was_backed_up_and_removed_is_restored_with_its_addresses(own_site, browser, tmp_path):
    page = browser(script=False)
    hit = found(own_site, "图书馆")[0]
    documents = asked(own_site, "/api/v1/documents")["documents"]
    page.get(f"{own_site}/library/backup?ui=en")
    address = one(page, "a[download]").get_attribute("href")
    with urllib.request.urlopen(address, timeout=60) as answer:
        (tmp_path / "kept.zip").write_bytes(answer.read())

    page.get(f"{own_site}/documents/{hit['document']}/remove")
    press(page, "Remove the document")
    waiting(page).until(lambda _: page.current_url.endswith("/library"))
    eventually(page, lambda: hit["id"] not in {each["id"] for each in found(own_site, "图书馆")})

    page.get(f"{own_site}/library/restore")
    one(page, "#file").send_keys(str(tmp_path / "kept.zip"))
    press(page, "Read it")
    until(page, ".holdings")
    press(page, "Restore it")
    assert until(page, "#meant-wrong")[0].is_displayed()
    assert len(asked(own_site, "/api/v1/documents")["documents"]) == len(documents) - 1
    one(page, "input[name=meant]").click()
    press(page, "Restore it")
    until(page, ".said")
    assert asked(own_site, "/api/v1/documents")["documents"] == documents
    eventually(page, lambda: hit["id"] in {each["id"] for each in found(own_site, "图书馆")})
    page.get(f"{own_site}/passages/{hit['id']}")
    assert hit["zh"][:20] in one(page, "main").text


def test_a_file_that_is_no_backup_changes_nothing(own_site, browser, tmp_path):
    page = browser()
    documents = asked(own_site, "/api/v1/documents")
    (tmp_path / "no.zip").write_bytes(b"PK\x03\x04 but no more of a zip file than that")
    page.get(f"{own_site}/library/restore?ui=en")
    one(page, "#file").send_keys(str(tmp_path / "no.zip"))
    press(page, "Read it")
    assert until(page, "#file-wrong")[0].is_displayed()
    assert asked(own_site, "/api/v1/documents") == documents


def test_an_editor_s_password_is_asked_for_where_the_server_has_one(shelved, browser, tmp_path, monkeypatch):
    shutil.copytree(shelved, tmp_path / "home")
    monkeypatch.setenv("DUIZHAO_EDITOR_PASSWORD", "seven lamps at dusk")
    with served(tmp_path / "home") as site:
        page = browser(script=False)
        page.get(f"{site}/library/add?ui=en")
        assert not every(page, "#files")
        for typed in ("seven lamps", "seven lamps at dusk"):
            box = one(page, "#password")
            box.send_keys(typed)
            press(page, "Log in")
            until(page, "#password-wrong, #files")
        assert one(page, "#files")
        next(each for each in every(page, "footer button, header button") if "Log out" in each.text).click()
        page.get(f"{site}/library/add")
        assert not every(page, "#files")
