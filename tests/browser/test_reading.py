"""What people do while they read: find, go on, let panes run together, have the other language when they want it."""

from __future__ import annotations

import pytest
from hands import every, one, resize, waiting
from selenium.webdriver import Chrome
from selenium.webdriver.common.keys import Keys

pytestmark = pytest.mark.browser


def document(names: dict[str, str]) -> str:
    return f"/documents/{names['other']}"


def until(page: Chrome, fact) -> None:
    waiting(page).until(lambda _: fact())


def top_of(page: Chrome, pane: str, at: int) -> float:
    """Where a passage stands in its pane, from the pane's upper edge."""
    return page.execute_script(
        "const pane = document.querySelector(arguments[0]);"
        "return pane.querySelector(`[data-at='${arguments[1]}']`).getBoundingClientRect().top"
        " - pane.getBoundingClientRect().top;",
        pane,
        at,
    )


def scroll_to(page: Chrome, pane: str, at: int) -> None:
    page.execute_script(
        "const pane = document.querySelector(arguments[0]);"
        "pane.dispatchEvent(new WheelEvent('wheel'));"
        "pane.scrollTop += pane.querySelector(`[data-at='${arguments[1]}']`).getBoundingClientRect().top"
        " - pane.getBoundingClientRect().top - pane.clientHeight / 3;",
        pane,
        at,
    )


FIRST, SECOND = ".pane:first-child", ".pane:last-child"


def test_from_a_result_into_its_document_and_on_to_the_next_hit(site, browser):
    page = browser()
    page.get(f"{site}/search?q=水&ui=en&sort=document")
    one(page, ".hit .actions a:last-child").click()
    here = one(page, "[aria-current=location]")
    assert one(here, "mark").text
    assert here == page.switch_to.active_element
    before = page.current_url
    assert one(page, ".walk").rect["y"] < here.rect["y"]
    one(page, "body").send_keys("n")
    until(page, lambda: page.current_url != before)
    assert one(page, "[aria-current=location] mark").text
    one(page, "body").send_keys("p")
    until(page, lambda: page.current_url == before)


def test_a_hit_is_never_under_the_bar_that_leads_on(site, browser, names):
    page = browser()
    for width in (360, 768, 1440):
        resize(page, width, 800)
        page.get(f"{site}{document(names)}?find=投资")
        if every(page, ".walk [rel=next]"):
            one(page, ".walk [rel=next]").click()
        bar, mark = one(page, ".walk").rect, one(page, "[aria-current=location] mark").rect
        scrolled = page.execute_script("return scrollY")
        assert bar["y"] + bar["height"] <= mark["y"] + 1, (width, scrolled)


def test_finding_works_without_script(site, browser, names):
    page = browser(script=False)
    page.get(f"{site}{document(names)}?ui=en")
    one(page, "#find").send_keys("水" + Keys.ENTER)
    assert "hit=" in page.current_url
    assert one(page, ".walk .where").text.startswith("passage 1 of ")
    one(page, ".walk [rel=next]").click()
    assert one(page, ".walk .where").text.startswith("passage 2 of ")
    one(page, ".walk .ways a:last-child").click()
    assert not every(page, ".walk")


def test_panes_scroll_together_and_apart(site, browser, names):
    page = browser()
    resize(page, 1440, 900)
    page.get(f"{site}{document(names)}?layout=panes&ui=en")
    total = len(every(page, f"{FIRST} .pair"))
    scroll_to(page, FIRST, total // 2)
    until(page, lambda: abs(top_of(page, FIRST, total // 2) - top_of(page, SECOND, total // 2)) < 40)
    scroll_to(page, SECOND, total // 3)
    until(page, lambda: abs(top_of(page, FIRST, total // 3) - top_of(page, SECOND, total // 3)) < 40)

    one(page, "#linked").click()
    stays = page.execute_script("return document.querySelector('.pane:last-child').scrollTop")
    scroll_to(page, FIRST, total - 2)
    page.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
    assert page.execute_script("return document.querySelector('.pane:last-child').scrollTop") == stays
    page.refresh()
    assert not one(page, "#linked").is_selected()


def test_both_panes_reach_their_ends_together(site, browser, names):
    page = browser()
    resize(page, 1440, 900)
    page.get(f"{site}{document(names)}?layout=panes")
    page.execute_script(
        "const pane = document.querySelector('.pane'); pane.dispatchEvent(new WheelEvent('wheel'));"
        "pane.scrollTop = pane.scrollHeight;"
    )
    rest = "const pane = document.querySelector('.pane:last-child');return pane.scrollHeight - pane.clientHeight"
    until(page, lambda: page.execute_script(f"{rest} - pane.scrollTop") < 40)


def test_a_sentence_in_a_pane_is_lit_with_its_counterpart_and_both_are_spoken(site, browser, names):
    page = browser()
    page.get(f"{site}{document(names)}?layout=panes&ui=en")
    row = page.execute_script("return document.querySelector('.pane [data-s]').closest('.pair')")
    page.execute_script("arguments[0].focus()", row)
    row.send_keys(Keys.ARROW_RIGHT)
    lit = [each.text for each in every(page, ".lit")]
    assert len(every(page, ".pane:has(.lit)")) == 2
    heard = every(page, "body > .unseen[role=status] p")
    assert [each.get_attribute("textContent") for each in heard] == lit
    assert [each.get_attribute("lang") for each in heard] == ["zh-Hans", "en"]


def test_the_other_language_opens_by_key_and_by_click_without_script(site, browser, names):
    page = browser()
    page.get(f"{site}{document(names)}?layout=zh&ui=en")
    one(page, "body").send_keys("j")
    pair = page.switch_to.active_element
    assert not one(pair, ".side.en").is_displayed()
    pair.send_keys("o")
    assert one(pair, ".side.en").is_displayed()
    assert len([each for each in every(page, ".reveal summary") if each.get_attribute("tabindex") == "0"]) == 1

    bare = browser(script=False)
    bare.get(f"{site}{document(names)}?layout=en&ui=en")
    assert not one(bare, ".side.zh:not(.none)").is_displayed()
    one(bare, ".reveal summary").click()
    assert one(bare, ".reveal .side.zh").is_displayed()


def test_another_layout_begins_where_the_reader_was(site, browser, names):
    page = browser()
    page.get(f"{site}{document(names)}?ui=en&layout=side-by-side")
    pair = every(page, ".rows .pair")[30]
    page.execute_script("arguments[0].scrollIntoView({ block: 'start' })", pair)
    page.execute_script("document.querySelector('.choice a[data-layout=panes]').click()")
    until(page, lambda: "layout=panes" in page.current_url)
    there = page.execute_script("return document.querySelector(location.hash).dataset.at")
    assert abs(int(there) - 30) <= 1


def size(page: Chrome) -> float:
    return float(one(page, ".rows p.side").value_of_css_property("font-size").removesuffix("px"))


def test_the_size_of_the_text_is_chosen_in_the_footer(site, browser, names):
    page = browser(script=False)
    page.get(f"{site}{document(names)}?ui=en")
    usual = size(page)
    next(link for link in every(page, "footer a") if link.text == "Very large").click()
    assert size(page) > 1.3 * usual
    assert one(page, "html").get_attribute("data-size") == "largest"


def test_a_printout_has_two_columns_and_nothing_of_the_frame(site, browser, names):
    page = browser()
    resize(page, 700, 900)
    page.get(f"{site}{document(names)}?layout=side-by-side")
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    paired = [row for row in every(page, ".rows .pair.sure") if row.is_displayed()]
    zh, en = one(paired[0], ".side.zh").rect, one(paired[0], ".side.en").rect
    assert zh["x"] + zh["width"] <= en["x"]
    shown = [each for each in every(page, ".top, footer, .tools, .find, .coverage, .side-panel") if each.is_displayed()]
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert not shown


def test_two_panes_are_printed_as_rows(site, browser, names):
    page = browser()
    resize(page, 680, 900)
    page.get(f"{site}{document(names)}?layout=panes")
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    places = page.execute_script("""
        const shown = [...document.querySelectorAll(".pane:first-of-type .pair")].filter((row) => row.offsetHeight);
        return shown.map((row) => {
          const other = document.querySelector(`.pane + .pane [data-at="${row.dataset.at}"]`);
          const [left, right] = [row, other].map((each) => each.querySelector(".side").getBoundingClientRect());
          const number = row.querySelector(".number");
          const digits = document.createRange();
          digits.selectNodeContents(number);
          const beside = left.left - digits.getBoundingClientRect().right;
          return [row.offsetTop - other.offsetTop, right.left - left.right, beside];
        });""")
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert len(places) > 2
    assert all(apart == 0 and between > 0 and beside > 0 for apart, between, beside in places)
