"""What people do in a browser, from the first page to a citation on the clipboard."""

from __future__ import annotations

import pytest
from hands import WIDTHS, clipboard, every, one, resize, search, spoken, waiting
from selenium.webdriver import Chrome
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

pytestmark = pytest.mark.browser

WORDS = ("/search?q=图书馆&view=kwic", "/translations?term=图书馆", "/check?text=图书馆", "/collocates?q=图书馆")


def test_search_open_cite_copy_and_change_the_language(site, browser):
    page = browser()
    page.get(site)
    search(page, one(page, ".examples a").text)
    assert every(page, ".hit mark")

    one(page, ".hit .meta a").click()
    citation = one(page, "#copy-citation").text
    one(page, 'button[data-copy="copy-citation"]').click()
    assert "引文" in spoken(page)
    assert clipboard(page) == citation

    one(page, ".here .copy").click()
    waiting(page).until(lambda _: "原文" in one(page, "#spoken").text)
    copied = clipboard(page)
    assert copied == one(page, "#copy-all").text
    assert one(page, ".here .side.zh").text in copied
    assert citation in copied

    one(page, 'footer a[lang="en"]').click()
    assert one(page, "html").get_attribute("lang") == "en"
    assert one(page, ".top nav a").text == "Library"
    one(page, ".top nav a").click()
    assert one(page, "h1").text == "Library"


def test_every_example_on_the_first_page_finds_something(site, browser):
    page = browser()
    page.get(site)
    examples = [link.get_attribute("href") for link in every(page, ".examples a")]
    assert len(examples) == 3
    for address in examples:
        page.get(address)
        assert every(page, ".hit .zh mark"), address
    page.get(examples[1])
    assert "亿元" in one(page, "#q").get_attribute("value")
    assert "billion" in one(page, ".hit .en mark").text


def test_a_result_is_copied_from_the_list_of_results(site, browser):
    page = browser()
    page.get(f"{site}/search?q=图书馆&ui=en")
    hit = one(page, ".hit")
    page.execute_script("arguments[0].focus()", hit)
    one(hit, ".copy").click()
    assert spoken(page).startswith("Copied: quotation")
    assert one(hit, ".side.zh mark").text in clipboard(page)


def test_everything_but_copying_works_without_script(site, browser):
    page = browser(script=False)
    page.get(site)
    search(page, "图书馆")
    assert not [button for button in every(page, ".copy") if button.is_displayed()]
    assert all(one(each, ".actions a").is_displayed() for each in every(page, ".hit")[:1])

    one(page, ".hit .meta a").click()
    assert one(page, ".here .side.zh").text in one(page, "#copy-all").text
    every(page, "#citation select[name=style] option")[-1].click()
    one(page, "#citation .styles button").click()
    waiting(page).until(lambda _: "style=" in page.current_url)
    assert page.current_url.endswith("#citation")

    one(page, ".here .actions a").click()
    assert "/documents/" in page.current_url
    assert every(page, ".rows .pair")
    one(page, '.choice a[data-layout="stacked"]').click()
    assert one(page, "main").get_attribute("data-layout") == "stacked"

    one(page, 'footer a[hreflang="en"]').click()
    assert one(page, "html").get_attribute("lang") == "en"
    every(page, ".top nav a")[1].click()
    one(page, "#text").send_keys("The library keeps its oldest newspapers in a cool, dry room.")
    one(page, ".paste button").click()
    waiting(page).until(lambda _: "/lookup?text=" in page.current_url)


def test_the_keys_search_move_switch_and_open_the_help(site, browser):
    page = browser()
    page.get(f"{site}/search?q=图书馆&ui=en")
    body = one(page, "body")
    body.send_keys("j")
    first = page.switch_to.active_element
    assert "hit" in first.get_attribute("class")
    first.send_keys("j")
    assert page.switch_to.active_element != first
    page.switch_to.active_element.send_keys("k")
    assert page.switch_to.active_element == first
    first.send_keys("/")
    assert page.switch_to.active_element == one(page, "#q")
    one(page, "#q").send_keys("jk")
    assert one(page, "#q").get_attribute("value").endswith("jk")

    one(page, ".hit .actions a:last-child").click()
    one(page, "body").send_keys("j")
    pair = page.switch_to.active_element
    pair.send_keys("c")
    assert spoken(page).startswith("Copied: passage and citation")
    assert one(pair, ".side.zh").text in clipboard(page)
    pair.send_keys("s")
    assert one(page, "main").get_attribute("data-layout") == "stacked"
    assert "layout=stacked" in page.current_url
    one(page, "body").send_keys("?")
    waiting(page).until(lambda _: "/help" in page.current_url)


def test_a_sentence_is_lit_with_its_counterpart(site, browser):
    page = browser()
    resize(page, 1440)
    page.get(f"{site}/search?q=图书馆&ui=en")
    one(page, ".hit .actions a:last-child").click()
    pair = next(each for each in every(page, ".rows .pair") if len(every(each, ".zh [data-s]")) > 1)

    def lit() -> list[tuple[str, str]]:
        return [
            (each.get_attribute("data-s"), each.get_property("parentElement").get_attribute("lang"))
            for each in every(page, ".lit")
        ]

    second = every(pair, ".zh [data-s]")[1]
    number = second.get_attribute("data-s")
    ActionChains(page).move_to_element_with_offset(second, 0, 0).perform()
    assert {each for each, _lang in lit()} == {number}
    assert {lang[:2] for _each, lang in lit()} == {"zh", "en"}
    page.execute_script("arguments[0].focus()", pair)
    ActionChains(page).send_keys(Keys.ARROW_LEFT).perform()
    assert {each for each, _lang in lit()} == {every(pair, ".zh [data-s]")[0].get_attribute("data-s")}
    assert all("underline" in each.value_of_css_property("text-decoration-line") for each in every(page, ".lit"))
    ActionChains(page).send_keys(Keys.ESCAPE).perform()
    assert not lit()
    ActionChains(page).send_keys(Keys.ARROW_RIGHT).perform()
    assert lit()
    page.execute_script("arguments[0].blur()", pair)
    assert not lit()
    ActionChains(page).move_to_element_with_offset(second, 0, 0).move_by_offset(1, 0).perform()
    ActionChains(page).move_to_element(one(page, "h1")).perform()
    assert not lit()


def test_the_keys_can_be_switched_off(site, browser):
    page = browser()
    page.get(f"{site}/help?ui=en&keys=off")
    one(page, "body").send_keys("/")
    assert page.switch_to.active_element == one(page, "body")


def test_a_result_takes_few_tab_stops(site, browser):
    page = browser()
    page.get(f"{site}/search?q=图书馆")
    count = """return [...arguments[0].querySelectorAll("a, button, summary")]
        .filter((each) => each.tabIndex >= 0 && each.offsetParent).length"""
    assert max(page.execute_script(count, hit) for hit in every(page, ".hit")) <= 3


def test_the_whole_passage_is_one_key_away(site, browser):
    page = browser()
    page.get(f"{site}/search?q=草甸&limit=100")
    hit = next(each for each in every(page, ".hit") if every(each, ".whole"))
    hidden = one(hit, ".rest")
    assert not hidden.is_displayed()
    one(hit, ".whole summary").send_keys(Keys.ENTER)
    assert hidden.is_displayed()


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways(site, browser, width):
    page = browser()
    resize(page, width)
    page.get(f"{site}/search?q=图书馆")
    addresses = ["/", "/search?q=图书馆", "/search?q=zzqqxx", "/library", "/lookup", "/help", "/about", "/nowhere"]
    addresses += ["/search?q=图书馆&view=kwic", "/search?q=图书馆&with=library", "/translations?term=图书馆", "/check"]
    addresses += ["/check?text=图书馆的开放时间很长很长", "/collocates?q=图书馆", "/frequencies?lang=en"]
    hit = one(page, ".hit")
    addresses += [
        one(hit, selector).get_attribute("href").removeprefix(site) for selector in (".meta a", ".actions a:last-child")
    ]
    for ui in ("zh", "en"):
        for address in addresses:
            path, _, anchor = address.partition("#")
            page.get(f"{site}{path}{'&' if '?' in path else '?'}ui={ui}#{anchor}")
            assert page.execute_script("return document.documentElement.scrollWidth - innerWidth") <= 0, (address, ui)


def test_the_outline_is_a_drawer_on_a_phone(site, browser):
    page = browser()
    resize(page, 360)
    page.get(f"{site}/search?q=图书馆")
    page.get(one(page, ".hit .actions a:last-child").get_attribute("href").partition("#")[0])
    assert not one(page, "#outline").is_displayed()
    one(page, ".drawer").click()
    assert one(page, "#outline").is_displayed()
    every(page, "#outline li a")[-1].click()
    assert not one(page, "#outline").is_displayed()
    assert "#p-" in page.current_url


def test_nothing_is_reported_to_the_console(site, browser):
    page = browser()
    for address in ("/", "/search?q=图书馆", "/library", "/help", *WORDS):
        page.get(site + address)
    assert page.get_log("browser") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_follows_the_colours_of_the_device_until_told_otherwise(site, browser, scheme):
    page = browser()
    page.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    brightness = "return Number(getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/)[0])"
    page.get(site)
    assert (page.execute_script(brightness) > 127) == (scheme == "light")
    page.get(f"{site}/?theme=dark")
    assert page.execute_script(brightness) < 127
    page.get(f"{site}/?theme=light")
    assert page.execute_script(brightness) > 127


@pytest.mark.parametrize("width", WIDTHS)
def test_whatever_can_be_pressed_is_tall_enough(site, browser, width):
    page = browser()
    resize(page, width)
    page.get(f"{site}/search?q=图书馆")
    reading = one(page, ".hit .actions a:last-child").get_attribute("href").removeprefix(site).partition("#")[0]
    low = """return [...document.querySelectorAll("a, button, summary")]
        .filter((each) => each.offsetParent && !each.closest(".skip, .unseen, svg"))
        .map((each) => [each.outerHTML, each.getBoundingClientRect().height])
        .filter(([, height]) => height < 24)"""
    for address in ("/", "/search?q=图书馆#filters", "/library", f"{reading}#outline", "/lookup", *WORDS):
        page.get(site + address)
        assert page.execute_script(low) == [], address


def test_no_separator_of_a_line_of_facts_begins_a_line(site, browser):
    page = browser()
    page.get(f"{site}/search?q=图书馆&ui=en")
    # Each stands in the gap before its item; where that begins a line, it lies outside of what is shown.
    lines = """return [...document.querySelectorAll(".hit .meta")].flatMap((line) => {
        const shown = getComputedStyle(line).clipPath, edge = line.getBoundingClientRect().left;
        return [...line.children].slice(1).filter((each) => each.getBoundingClientRect().width > 1).map((each) => {
            const before = getComputedStyle(each, "::before");
            return [each.getBoundingClientRect().left - edge < 1, parseFloat(before.left) < -4, shown !== "none"];
        });
    })"""
    for width in (360, 390, 420):
        resize(page, width)
        found = page.execute_script(lines)
        assert found
        assert all(outside and shown for _, outside, shown in found)
        assert width > 360 or any(begins for begins, *_ in found)


def test_the_filters_come_after_the_results_for_keyboards_and_are_one_link_away(site, browser):
    page = browser()
    resize(page, 1440)
    page.get(f"{site}/search?q=图书馆")
    order = """const all = [...document.querySelectorAll(".hit a, #filters a")];
        return [all.findIndex((each) => each.closest(".hit")), all.findIndex((each) => each.closest("#filters"))]"""
    hit, panel = page.execute_script(order)
    assert hit < panel
    assert one(page, "#filters").rect["x"] < one(page, ".hit").rect["x"]
    page.execute_script("document.querySelector('.drawer').focus()")
    one(page, ".drawer").send_keys(Keys.ENTER)
    assert page.switch_to.active_element == one(page, "#filters") or page.current_url.endswith("#filters")
    assert one(page, ".hit .actions").get_attribute("role") == "toolbar"
    assert one(page, ".hit .actions").get_attribute("aria-label")


def test_the_second_box_asks_what_the_translation_does_not_contain(site, browser):
    page = browser(script=False)
    page.get(f"{site}/search?q=图书馆&ui=en")
    before = len(every(page, ".hit"))
    assert not one(page, "#without").is_displayed()
    one(page, ".second summary").click()
    one(page, "#without").send_keys("library", Keys.ENTER)
    waiting(page).until(lambda _: "without=library" in page.current_url)
    assert one(page, "#without").is_displayed()
    assert one(page, "#without").get_attribute("value") == "library"
    assert len(every(page, ".hit")) < before
    assert not [side for side in every(page, ".hit .side.en") if "library" in side.text.lower().split()]


def test_what_was_left_blank_stands_in_no_address(site, browser):
    page = browser()
    page.get(f"{site}/?ui=en")
    search(page, "图书馆")
    assert "with" not in page.current_url


def offers(page: Chrome) -> list[WebElement]:
    return waiting(page).until(lambda _: every(page, "#offers:not([hidden]) [role=option]"))


def test_suggestions_are_chosen_with_the_keyboard(site, browser):
    page = browser()
    page.get(f"{site}/?ui=en")
    box = one(page, "#q")
    assert box.get_attribute("role") == "combobox"
    box.send_keys("图书")
    first = offers(page)[0]
    assert box.get_attribute("aria-expanded") == "true"
    assert not box.get_attribute("aria-activedescendant")
    box.send_keys(Keys.ARROW_DOWN)
    assert box.get_attribute("aria-activedescendant") == first.get_attribute("id")
    assert first.get_attribute("aria-selected") == "true"
    assert box.get_attribute("value") == "图书"
    box.send_keys(Keys.ESCAPE)
    assert box.get_attribute("aria-expanded") == "false"
    assert (box.get_attribute("value"), page.switch_to.active_element) == ("图书", box)
    box.send_keys(Keys.ARROW_DOWN)
    wanted = one(offers(page)[0], "[lang]").text
    box.send_keys(Keys.ARROW_DOWN, Keys.ENTER)
    waiting(page).until(lambda _: every(page, ".hit"))
    assert one(page, "#q").get_attribute("value") == wanted


def test_pinyin_is_suggested_as_such_and_composing_asks_for_nothing(site, browser):
    page = browser()
    page.get(f"{site}/?ui=en")
    box = one(page, "#q")
    box.send_keys("tushuguan")
    assert [one(each, ".kind").text for each in offers(page)][:1] == ["by Pinyin"]
    box.clear()
    compose = """const [box, done] = arguments;
        box.focus(); box.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
        box.value = "图书"; box.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }));
        setTimeout(done, 600)"""
    page.execute_async_script(compose, box)
    assert not every(page, "#offers:not([hidden])")
    page.execute_script("arguments[0].dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))", box)
    assert offers(page)


@pytest.mark.parametrize("width", [360, 1440])
def test_line_by_line_what_was_found_stands_below_what_was_found(site, browser, width):
    page = browser()
    resize(page, width)
    page.get(f"{site}/search?q=图书馆&view=kwic&sort=right&ui=en")
    lines = every(page, ".kwic li")
    nodes = [one(line, ".line mark") for line in lines]
    middles = {round(node.rect["x"]) for node in nodes if node.text == "图书馆"}
    assert len(lines) > 1
    assert max(middles) - min(middles) <= 1
    after = [one(line, ".after").get_property("textContent") for line in lines]
    assert after != sorted(after, reverse=True)
    said = one(lines[0], ".said").rect
    assert (said["y"] > nodes[0].rect["y"] + 10) == (width == 360)
    one(page, "body").send_keys("j")
    assert page.switch_to.active_element == lines[0]


def test_a_quotation_with_a_wrong_word_is_shown_with_its_difference(site, browser):
    page = browser()
    page.get(f"{site}/search?q=图书馆&ui=en&language=both")
    sentence = one(page, ".hit .side.zh").text.split("。")[0]
    page.get(f"{site}/check?ui=en")
    one(page, "#text").send_keys(sentence.replace("图书馆", "图书室", 1))
    one(page, ".paste button").click()
    waiting(page).until(lambda _: every(page, ".verdict"))
    assert "≈" in one(page, ".verdict").text
    place = one(page, ".hit")
    assert ([each.text for each in every(place, "del")], [each.text for each in every(place, "ins")]) == (
        ["室"],
        ["馆"],
    )
    one(place, "button[data-text]").click()
    assert "Copied" in spoken(page)
    assert "图书馆" in clipboard(page)
    assert one(place, ".side.en").text


def test_a_term_leads_to_its_translations_and_each_of_these_to_its_passages(site, browser):
    page = browser(script=False)
    page.get(f"{site}/search?q=图书馆&ui=en")
    one(page, '.beside a[href^="/translations"]').click()
    rendering = one(page, ".renderings a")
    word = rendering.text
    rendering.click()
    waiting(page).until(lambda _: every(page, ".hit"))
    assert {mark.text.lower()[:5] for mark in every(page, ".hit .side.en mark")} == {word.lower()[:5]}


def test_a_word_selected_in_a_passage_goes_into_the_question_how_it_was_translated(site, browser):
    page = browser()
    page.get(f"{site}/search?q=图书馆&ui=en")
    one(page, ".hit .meta a").click()
    select = """const text = document.createTreeWalker(document.querySelector(".here .side.zh"), 4).nextNode();
        getSelection().setBaseAndExtent(text, 0, text, 2); return text.data.slice(0, 2)"""
    chosen = page.execute_script(select)
    waiting(page).until(lambda _: one(page, ".term-of input").get_attribute("value") == chosen)


def test_a_long_pasted_text_is_still_there_in_the_other_language_of_the_page(site, browser):
    page = browser(script=False)
    page.get(f"{site}/lookup?ui=en")
    text = "The library keeps its oldest newspapers in a cool, dry room. " * 40
    one(page, "#text").send_keys(text)
    one(page, ".paste button").click()
    waiting(page).until(lambda _: every(page, "h2.count"))
    one(page, 'footer [lang="zh-Hans"]').click()
    waiting(page).until(lambda _: "查一段话" in page.title)
    assert one(page, "#text").get_attribute("value").strip() == text.strip()
    assert every(page, ".hit")
