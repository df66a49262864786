"""What hands and eyes do with a page, for every test in this folder."""

from __future__ import annotations

from contextlib import suppress

from selenium.common.exceptions import StaleElementReferenceException, TimeoutException, WebDriverException
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

WIDTHS = (360, 768, 1440)
"""A phone, a tablet, a desk: the widths that every page is looked at."""


PATIENCE = 120
"""Seconds that anything may take: long enough for the busiest machine, and no test waits longer than it must."""


def waiting(page: Chrome | WebElement) -> WebDriverWait:
    """Waits until something is so, while pages come and go."""
    return WebDriverWait(page, PATIENCE, ignored_exceptions=[StaleElementReferenceException])


def one(page: Chrome | WebElement, selector: str) -> WebElement:
    return page.find_element(By.CSS_SELECTOR, selector)


def every(page: Chrome | WebElement, selector: str) -> list[WebElement]:
    return page.find_elements(By.CSS_SELECTOR, selector)


def gone(element: WebElement) -> bool:
    """Whether the page of an element has been left.

    The driver may be asked in the moment of leaving; it then fails in words of its own, and the element is gone.
    """
    try:
        element.is_enabled()
    except StaleElementReferenceException:
        return True
    except WebDriverException as error:
        if "does not belong to the document" in str(error.msg):
            return True
        raise
    return False


def search(page: Chrome, query: str) -> None:
    box = one(page, "#q")
    box.clear()
    box.send_keys(query, Keys.ENTER)
    waiting(page).until(lambda _: every(page, ".hit"))


def spoken(page: Chrome) -> str:
    return waiting(page).until(lambda _: one(page, "#spoken").text)


def clipboard(page: Chrome) -> str:
    page.execute_cdp_cmd("Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]})
    return page.execute_async_script("navigator.clipboard.readText().then(arguments[0])")


def resize(page: Chrome, width: int, height: int = 900) -> None:
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    # The page learns of it a moment later; what can't be made so narrow stays wider, which is for the tests to say.
    with suppress(TimeoutException):
        WebDriverWait(page, 2, poll_frequency=0.02).until(lambda _: page.execute_script("return innerWidth") == width)


def prefer(page: Chrome, feature: str, value: str) -> None:
    """Have the device say what its user prefers, as in ``prefers-color-scheme: dark``."""
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": feature, "value": value}]})
