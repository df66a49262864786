"""What holds for every page: it fits, nothing moves, every run of text has its language, the keyboard is enough."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from urllib.parse import quote, urljoin

import pytest
from hands import WIDTHS, every, one, resize
from pages import PAGES, filled, with_parameters
from selenium.webdriver import Chrome
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

pytestmark = pytest.mark.browser

NARROWEST = 320
"""What is left of 1280 pixels at four times the size (WCAG 2.2, 1.4.10)."""

WATCH = """window.moved = [];
    new PerformanceObserver((list) => {
        for (const each of list.getEntries()) {
            window.moved.push([each.value, ...each.sources.map((part) => part.node?.outerHTML?.slice(0, 120) ?? "")]);
        }
    }).observe({ type: "layout-shift", buffered: true });"""
"""Notes whatever moves after it was drawn."""

SETTLED = """const done = arguments[0];
    document.fonts.ready.then(() => requestAnimationFrame(() => setTimeout(() => done(window.moved), 100)))"""


@pytest.fixture(scope="module")
def page(browsers) -> Iterator[Chrome]:
    """A browser with scripts, which notes what moves."""
    kind = (True, "en")
    taken = browsers.take(kind)
    put = taken.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
    yield taken
    taken.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", put)
    browsers.give_back(kind, taken)


@pytest.fixture(scope="module")
def plain(browsers) -> Iterator[Chrome]:
    """A browser without scripts."""
    kind = (False, "en")
    taken = browsers.take(kind)
    yield taken
    browsers.give_back(kind, taken)


@pytest.fixture
def address(request: pytest.FixtureRequest, names: Mapping[str, str]) -> str:
    return filled((request.param,), names)[0]


every_page = pytest.mark.parametrize("address", PAGES, indirect=True, ids=str)
both_languages = pytest.mark.parametrize("ui", ["zh", "en"])


# Looking

TOO_WIDE = """const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll("body *")].filter((each) => each.getBoundingClientRect().right > width + 1)
        .map((each) => each.outerHTML.slice(0, 120)).slice(0, 3)"""

CUT_OFF = """return [...document.querySelectorAll("body *")].filter((each) => {
    // The lines of a concordance are cut on purpose: each shows as much context as there is room for.
    const style = getComputedStyle(each);
    const hides = /hidden|clip/.test(style.overflowX) || /hidden|clip/.test(style.overflowY);
    const seen = each.checkVisibility({ visibilityProperty: true }) && each.clientWidth > 2 && each.clientHeight > 2;
    return hides && seen && !each.closest(".kwic") && each.textContent.trim()
        && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1);
}).map((each) => each.outerHTML.slice(0, 120))"""

SPREAD = """const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important } p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets = [sheet];"""
"""The spacing that readers may set for themselves (WCAG 2.2, 1.4.12)."""

LOW = """return [...document.querySelectorAll("a, button, summary, select, input:not([type=hidden])")]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.closest(".skip, .unseen, svg"))
    .map((each) => [(each.labels?.[0] ?? each).getBoundingClientRect().height, each.outerHTML.slice(0, 120),
        each.getBoundingClientRect().height])
    .filter(([label, , own]) => Math.max(label, own) < 23.5)"""


def at_rest(page: Chrome, script: str) -> list[object]:
    """What a script finds wrong with a page for good: what depends on the width is laid out a frame or two later."""
    for _ in range(20):
        found: list[object] = page.execute_script(script)
        if not found:
            break
        time.sleep(0.05)
    return found


HINTS_CUT = """const brush = document.createElement("canvas").getContext("2d");
return [...document.querySelectorAll("[placeholder]")].filter((each) => each.checkVisibility()).map((each) => {
    const { font, paddingLeft, paddingRight } = getComputedStyle(each);
    brush.font = font;
    const room = each.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    return [each.placeholder, brush.measureText(each.placeholder).width - room];
}).filter(([, over]) => over > 0)"""


@both_languages
@pytest.mark.parametrize("address", ["/", "/check", "/translations", "/library"])
def test_what_a_field_hints_at_is_not_cut_off_on_a_phone(page, site, address, ui):
    page.get(site + with_parameters(address, ui=ui))
    resize(page, WIDTHS[0])
    assert at_rest(page, HINTS_CUT) == []


@every_page
@both_languages
def test_a_page_fits_every_width_and_all_that_can_be_pressed_is_tall_enough(page, site, address, ui):
    page.get(site + with_parameters(address, ui=ui))
    for width in (NARROWEST, *WIDTHS):
        resize(page, width)
        assert at_rest(page, TOO_WIDE) == [], width
        assert at_rest(page, LOW) == [], width
    page.execute_script(SPREAD)
    for width in WIDTHS:
        resize(page, width)
        assert at_rest(page, TOO_WIDE) == [], width
        assert at_rest(page, CUT_OFF) == [], width


@every_page
@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_moves_while_a_page_comes(page, site, address, width):
    resize(page, width)
    page.get(site + with_parameters(address, ui="zh"))
    assert page.execute_async_script(SETTLED) == []


# Languages

STRANGE = """const strange = [], han = /\\p{Script=Han}/u;
    const lang = (node) => node.closest("[lang]").lang;
    const words = (text) => text.replace(/\\S*[/.@_=\\d]\\S*/g, "·").match(/[a-z]{2,}(?:[ ,]+[a-z]{2,}){3,}/gi);
    const look = (element, text) => {
        const said = lang(element);
        if (han.test(text) ? said && !said.startsWith("zh") : said.startsWith("zh") && words(text)) {
            strange.push([said, text.trim().slice(0, 80), element.outerHTML.slice(0, 120)]);
        }
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const parent = texts.currentNode.parentElement;
        if (!parent.closest("script, style, svg")) look(parent, texts.currentNode.data);
    }
    return strange"""
"""Chinese outside of ``lang="zh…"``, and four English words in a row inside of it. Attributes have no runs."""


@every_page
@both_languages
def test_every_run_of_text_says_its_language(page, site, address, ui):
    page.get(site + with_parameters(address, ui=ui))
    assert one(page, "html").get_attribute("lang")[:2] == ui
    assert page.execute_script(STRANGE) == []


def test_a_run_in_another_language_is_noticed(page, site):
    page.get(f"{site}/?ui=en")
    assert page.execute_script(STRANGE) == []
    page.execute_script("document.querySelector('main').append('对照', 'the words of')")
    assert [each[1] for each in page.execute_script(STRANGE)] == ["对照"]
    page.get(f"{site}/?ui=zh")
    page.execute_script("document.querySelector('main').append('one two three four')")
    assert [each[1] for each in page.execute_script(STRANGE)] == ["one two three four"]


# The keyboard

LISTEN = """window.stops = [];
    document.addEventListener("focusin", ({ target }) => {
        const style = getComputedStyle(target), box = target.getBoundingClientRect();
        const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
        const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
        const top = document.elementFromPoint(x, y);
        const seen = top && (target.contains(top) || top.contains(target) || target.labels?.[0]?.contains(top));
        const ringed = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
        window.stops.push([target.outerHTML.slice(0, 120), Boolean(seen), ringed]);
    });"""


def stops(page: Chrome) -> list[tuple[str, bool, bool]]:
    """Where the tab key leads, from the beginning of the page to its end: what, whether it is seen, and ringed."""
    page.execute_script(LISTEN)
    found: list = []
    while len(found) < 400:
        tabs = ActionChains(page)
        for _ in range(40):
            tabs = tabs.send_keys(Keys.TAB)
        tabs.perform()
        reached = page.execute_script("return window.stops")
        if len(reached) == len(found):
            break
        found = reached
        first = found[0][0]
        again = next((at for at in range(1, len(found)) if found[at][0] == first), None)
        if again is not None:
            return [tuple(each) for each in found[:again]]
    return [tuple(each) for each in found]


@every_page
def test_every_stop_of_the_keyboard_is_seen_and_the_first_leads_to_the_text(page, site, address):
    resize(page, 1440)
    page.get(site + with_parameters(address.partition("#")[0], ui="en"))
    found = stops(page)
    assert 'class="skip"' in found[0][0]
    assert len(found) < 200
    assert [what for what, seen, _ringed in found if not seen] == []
    assert [what for what, _seen, ringed in found if not ringed] == []


# Without scripts, and beside them


@every_page
@both_languages
def test_a_page_without_scripts_shows_no_control_that_does_nothing(plain, site, address, ui):
    plain.get(site + with_parameters(address, ui=ui))
    assert one(plain, "main h1, main h2, main form").is_displayed()
    idle = 'button[type="button"], a:not([href]), a[href="#"], [onclick]'
    assert [each.get_attribute("outerHTML")[:120] for each in every(plain, idle) if each.is_displayed()] == []
    for form in every(plain, "main form"):
        assert every(form, "button:not([type=button]), input[type=submit]"), form.get_attribute("outerHTML")[:200]


@every_page
def test_a_page_names_its_twin(site, address):
    body, status = fetched(site, address)
    twin = body.partition('rel="alternate" type="application/json" href="')[2].partition('"')[0]
    if not twin:  # nothing is at this address, or what was posted is in no address
        assert status == 404
        return
    answer, found = fetched(site, twin.replace("&amp;", "&"))
    assert found == status
    assert json.loads(answer).get("ok", True) == (status < 400) or "openapi" in twin


def fetched(site: str, address: str) -> tuple[str, int]:
    try:
        with urllib.request.urlopen(
            urljoin(site, quote(address.partition("#")[0], safe="/?&=%+:")), timeout=30
        ) as answer:
            return answer.read().decode(), answer.status
    except urllib.error.HTTPError as error:
        with error:
            return error.read().decode(), error.code


def test_nothing_is_reported_to_the_console(page, site, names):
    page.get_log("browser")
    for address in filled(PAGES, names):
        page.get(site + address)
    reported = [each["message"] for each in page.get_log("browser") if "nowhere" not in each["message"]]
    assert reported == []
