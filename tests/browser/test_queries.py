"""Queries are kept, named, opened and removed; boxes beside the first have suggestions too."""

from __future__ import annotations

import pytest
from hands import every, one, waiting
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

pytestmark = pytest.mark.browser


def titles(page) -> list[str]:
    return [each.text for each in every(page, ".kept .asked")]


def test_a_query_is_kept_named_opened_and_removed(site, browser):
    page = browser()
    page.get(f"{site}/search?q=图书馆&sort=document&ui=en")
    page.find_element(By.LINK_TEXT, "Keep this query").click()
    one(page, ".keep #name").send_keys("where it is quiet", Keys.ENTER)
    waiting(page).until(lambda _: titles(page))
    assert titles(page) == ["where it is quiet"]
    one(page, ".kept .asked a").click()
    waiting(page).until(lambda _: every(page, ".hit"))
    assert "sort=document" in page.current_url
    page.find_element(By.LINK_TEXT, "Kept queries").click()
    one(page, ".kept summary").click()
    name = one(page, ".kept input[name=name]")
    name.clear()
    name.send_keys("quiet rooms", Keys.ENTER)
    waiting(page).until(lambda _: titles(page) == ["quiet rooms"])
    one(page, ".kept summary").click()
    one(page, ".kept button[value=remove]").click()
    waiting(page).until(lambda _: every(page, ".empty"))
    assert titles(page) == []


def test_a_suggestion_for_the_translation_fills_its_box_and_sends_nothing(site, browser):
    page = browser()
    page.get(f"{site}/search?q=图书馆&ui=en")
    one(page, ".second summary").click()
    box = one(page, "#with")
    box.send_keys("libr")
    waiting(page).until(lambda _: every(page, "#offers-1:not([hidden]) [role=option]"))
    box.send_keys(Keys.ARROW_DOWN, Keys.ENTER)
    assert box.get_attribute("value").startswith("libr")
    assert box.get_attribute("aria-expanded") == "false"
    assert "with=" not in page.current_url
    box.send_keys(Keys.ENTER)
    waiting(page).until(lambda _: "with=libr" in page.current_url)


def test_a_suggested_term_shows_its_translations(site, browser):
    page = browser()
    page.get(f"{site}/translations?ui=en")
    box = one(page, "#term")
    box.send_keys("图书")
    waiting(page).until(lambda _: every(page, "#offers-1:not([hidden]) [role=option]"))
    box.send_keys(Keys.ARROW_DOWN, Keys.ENTER)
    waiting(page).until(lambda _: every(page, ".renderings"))
