"""Copying a passage part by part, and a work for a reference manager, read back from the clipboard."""

from __future__ import annotations

import pytest
from hands import clipboard, every, one, search, spoken, waiting
from selenium.webdriver import Chrome

pytestmark = pytest.mark.browser


@pytest.fixture
def passage(site: str, browser) -> Chrome:
    """The page of a passage that has both sides, of a work with a title in both languages, in English."""
    page = browser()
    page.get(f"{site}/search?q=茶路博物馆设在&ui=en")
    search(page, "茶路博物馆设在")
    one(page, ".hit .meta a").click()
    waiting(page).until(lambda _: every(page, "#citation"))
    return page


def test_each_part_is_copied_by_itself(passage):
    one(passage, "#citation .parts summary").click()
    for part in ("zh", "en", "citation_zh", "citation_en", "paired"):
        text = one(passage, f"#copy-{part}").text
        one(passage, f'button[data-copy="copy-{part}"]').click()
        waiting(passage).until(lambda _, text=text: clipboard(passage) == text)
    assert len(clipboard(passage).splitlines()) == 2
    assert spoken(passage) == "Copied: Citation in both languages"


def test_a_work_is_copied_for_a_reference_manager(passage):
    one(passage, 'button[data-file$="format=biblatex"]').click()
    assert spoken(passage) == "Copied: BibLaTeX"
    copied = clipboard(passage)
    assert copied.count("@online{") == 2
    assert "langid = {chinese}" in copied


def test_what_is_to_be_known_stands_before_what_can_be_copied(passage):
    said, text = one(passage, "#citation .caveats"), one(passage, "#copy-all")
    assert said.rect["y"] < text.rect["y"]


def test_a_style_is_chosen_and_the_panel_stays_in_sight(passage):
    choices = every(passage, "#style option")
    before = one(passage, "#copy-citation").text
    choices[-1].click()
    one(passage, "#citation .styles button").click()
    waiting(passage).until(lambda _: "style=" in passage.current_url)
    assert one(passage, "#copy-citation").text != before
    top, height = passage.execute_script(
        "return [document.getElementById('citation').getBoundingClientRect().top, innerHeight]"
    )
    assert 0 <= round(top) < height
