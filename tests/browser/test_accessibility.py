"""Every page, in both languages and both themes, on a phone, a tablet and a desk: axe-core finds nothing wrong."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

import pytest
from hands import WIDTHS, every, gone, one, prefer, resize, waiting
from pages import PAGES, filled, with_parameters
from selenium.webdriver import Chrome
from serving import served

from corpus.store import Store

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


def wrong(page: Chrome) -> list[tuple]:
    """What axe finds wrong with the page that is open."""
    found = []
    for theme, widths in LOOKED_AT.items():
        prefer(page, "prefers-color-scheme", theme)
        for width in widths:
            resize(page, width)
            found += [(theme, width, *each) for each in page.execute_async_script(INSPECT, TAGS)]
    return found


@pytest.mark.parametrize("ui", ["zh", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_for_everyone(page: Chrome, site: str, names: Mapping[str, str], address: str, ui: str):
    page.get(site + with_parameters(filled((address,), names)[0], ui=ui, theme="auto"))
    assert wrong(page) == []


PASSWORD = "nine quiet herons"


@pytest.fixture
def guarded(shelved: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a library of the test's own, with an editor's password."""
    shutil.copytree(shelved, tmp_path / "home")
    with served(tmp_path / "home", DUIZHAO_EDITOR_PASSWORD=PASSWORD) as address:
        yield address


def send(page: Chrome, form: str = "main form") -> None:
    """Send a form as it is, whatever the browser would say of its fields."""
    page.execute_script("const form = document.querySelector(arguments[0]); form.noValidate = true;", form)
    here = one(page, "html")
    one(page, f"{form} button:not([type=button])").click()
    waiting(page).until(lambda _: gone(here))


@pytest.mark.parametrize("ui", ["zh", "en"])
def test_a_page_that_a_form_leads_to_is_for_everyone(
    page: Chrome, guarded: str, names: Mapping[str, str], tmp_path: Path, ui: str
):
    def looked_at(mark: str) -> None:
        waiting(page).until(lambda _: every(page, mark), mark)
        assert wrong(page) == [], mark

    page.execute_cdp_cmd("Network.clearBrowserCookies", {})
    page.get(f"{guarded}/login?ui={ui}&theme=auto")
    looked_at("#password")
    one(page, "#password").send_keys("wrong")
    send(page)
    looked_at("#password-wrong")
    one(page, "#password").send_keys(PASSWORD)
    send(page)

    record = f"{guarded}/documents/{names['document']}/edit"
    page.get(record)
    one(page, "#issued").send_keys("spring")
    send(page, "#record")
    looked_at("#issued-wrong")
    page.get(record)
    one(page, "#publisher").send_keys(" 2")
    page.execute_script("document.querySelector('[name=seen]').value = 'before'")
    send(page, "#record")
    looked_at("#publisher-now")

    page.get(f"{guarded}/passages/{names['passage']}/correct")
    send(page, "#words")
    looked_at("#hindrance")
    page.get(f"{guarded}/passages/{names['passage']}/correct")
    one(page, "#words #en").send_keys(" (sic)")
    send(page, "#words")
    looked_at("form.said")

    page.get(f"{guarded}/library/restore")
    (tmp_path / "no.zip").write_bytes(b"no backup")
    one(page, "#file").send_keys(str(tmp_path / "no.zip"))
    send(page)
    looked_at("#file-wrong")
    with Store.open(tmp_path / "home") as store, (tmp_path / "mine.zip").open("wb") as out:
        store.write_backup(out)
    one(page, "#file").send_keys(str(tmp_path / "mine.zip"))
    send(page)
    looked_at("[name=ticket]")

    page.get(f"{guarded}/library/add")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "bridge.txt").write_text("桥上有两盏灯。\n\nTwo lamps stand on the bridge.\n", encoding="utf-8")
    one(page, "#files").send_keys(f"{tmp_path / 'empty.txt'}\n{tmp_path / 'bridge.txt'}")
    send(page)
    waiting(page).until(lambda _: every(page, "#job[data-over]"))
    looked_at("#job[data-over]")


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


MARKS = """const seen = (each) => {
    for (let at = each; at; at = at.parentElement) {
        const colour = getComputedStyle(at).backgroundColor;
        if (!colour.endsWith(", 0)")) return colour;
    }
    return "canvas";
};
return [...document.querySelectorAll("main mark")].map((each) =>
    [getComputedStyle(each).color, seen(each), getComputedStyle(each).forcedColorAdjust])"""
"""The colour of marked text, what is behind it, and whether a browser may paint a plate of its own between the two."""


@pytest.mark.parametrize(
    "address", ["/search?q=图书馆", "/search?q=图书馆&view=kwic", "/documents/{document}?find=图书馆&page=1"]
)
def test_marked_text_is_seen_in_colours_that_readers_force_on_every_page(page, site, names, address):
    prefer(page, "forced-colors", "active")
    page.get(site + with_parameters(filled((address,), names)[0], theme="auto"))
    marks = page.execute_script(MARKS)
    prefer(page, "forced-colors", "none")
    assert marks
    assert [each for each in marks if each[0] == each[1] or each[2] != "none"] == []


def test_what_axe_looks_for_it_finds(page: Chrome, site: str):
    """The test above could not fail if axe were not at work."""
    page.get(site)
    spoil = (
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=/static/seal.svg><p lang=zz>?</p>')"
    )
    page.execute_script(spoil)
    found = {each[0] for each in page.execute_async_script(INSPECT, TAGS)}
    assert {"image-alt", "valid-lang"} <= found
