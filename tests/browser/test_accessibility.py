"""Every page, in both languages and both themes, on a phone, a tablet and a desk: axe-core finds nothing wrong."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

import pytest
from hands import WIDTHS, prefer, resize
from pages import PAGES, filled, with_parameters
from selenium.webdriver import Chrome

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "experimental"]

LOOKED_AT = {"light": WIDTHS, "dark": (WIDTHS[-1],)}
"""Every width by day, one by night: a theme is other colours for the same page, and changes nothing else."""

INSPECT = """const [tags, done] = arguments;
    for (const each of document.querySelectorAll("details")) each.open = true;
    const plain = (rule) => rule.nodes.map((node) => [rule.id, node.html.slice(0, 160), node.failureSummary]);
    axe.run({ runOnly: tags, resultTypes: ["violations"], elementRef: false })
        .then((found) => done(found.violations.flatMap(plain)), (error) => done([["axe", String(error), ""]]))"""
"""What is wrong with a page on which everything that can be opened is open."""


@pytest.fixture(scope="module")
def axe() -> str:
    """The source of axe-core, which .ci/axe.txt names."""
    spec = find_spec("axe_playwright_python")
    if spec is None or spec.origin is None:
        message = "axe-core is not here: pip install --no-deps -r .ci/axe.txt"
        pytest.fail(message) if os.environ.get("DUIZHAO_REQUIRE_BROWSER") == "1" else pytest.skip(message)
    return Path(spec.origin).with_name("axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(browsers, axe: str) -> Iterator[Chrome]:
    """A browser that has axe-core in every page."""
    kind = (True, "en")
    taken = browsers.take(kind)
    put = taken.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": axe})
    yield taken
    taken.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", put)
    browsers.give_back(kind, taken)


@pytest.mark.parametrize("ui", ["zh", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_for_everyone(page: Chrome, site: str, names: Mapping[str, str], address: str, ui: str):
    page.get(site + with_parameters(filled((address,), names)[0], ui=ui, theme="auto"))
    wrong = []
    for theme, widths in LOOKED_AT.items():
        prefer(page, "prefers-color-scheme", theme)
        for width in widths:
            resize(page, width)
            wrong += [(theme, width, *each) for each in page.execute_async_script(INSPECT, TAGS)]
    assert wrong == []


COLOURS = """return Object.fromEntries([...document.querySelectorAll("body, main, main *")].map((each, at) => {
    const { color, backgroundColor, borderTopColor } = getComputedStyle(each);
    return [`${at} ${each.tagName}`, [color, backgroundColor, borderTopColor].join()];
}))"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_theme_that_is_chosen_has_the_colours_of_the_device_s_own(page: Chrome, site: str, theme: str):
    """So that what is found of one is true of the other."""
    prefer(page, "prefers-color-scheme", theme)
    page.get(f"{site}/search?q=图书馆&theme=auto")
    own = page.execute_script(COLOURS)
    prefer(page, "prefers-color-scheme", "light" if theme == "dark" else "dark")
    page.get(f"{site}/search?q=图书馆&theme={theme}")
    assert page.execute_script(COLOURS) == own


def test_what_axe_looks_for_it_finds(page: Chrome, site: str):
    """The test above could not fail if axe were not at work."""
    page.get(site)
    spoil = (
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=/static/seal.svg><p lang=zz>?</p>')"
    )
    page.execute_script(spoil)
    found = {each[0] for each in page.execute_async_script(INSPECT, TAGS)}
    assert {"image-alt", "valid-lang"} <= found
