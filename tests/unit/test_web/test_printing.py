"""What pages print most: escaped once, each run with its language, and the same addresses that Flask builds."""

from __future__ import annotations

import re

import pytest
from flask import url_for

from webapp.addresses import address
from webapp.i18n import said
from webapp.printing import run


def test_a_run_has_its_language_and_is_escaped_once():
    assert run('<茶> & "tea"') == '<span lang="zh-Hans">&lt;茶&gt; &amp; &#34;tea&#34;</span>'
    assert run("tea") == '<span lang="en">tea</span>'


@pytest.mark.parametrize("ui", ["zh", "en"])
def test_values_in_a_message_are_escaped_and_the_message_is_not(app, ui):
    with app.test_request_context(f"/?ui={ui}"):
        app.preprocess_request()
        assert "&lt;b&gt;" in said("The record lacks %(fields)s.", fields="<b>")
        assert "<b>" in said("The record lacks %(fields)s.", fields=said("<b>"))


@pytest.mark.parametrize(
    ("endpoint", "values"),
    [
        ("about.help", {}),
        ("documents.document", {"document_id": "茶 园", "page": None}),
        ("documents.document", {"document_id": "tea", "page": 2}),
        ("terms.translations", {"term": 'a&b="茶"'}),
        ("static", {"filename": "frame.css"}),
        ("about.help", {"_external": True}),
    ],
)
def test_addresses_that_are_kept_are_those_of_the_request(app, endpoint, values):
    for environ in ({}, {"SCRIPT_NAME": "/reading"}, {"HTTP_HOST": "reading.example"}, {}):
        with app.test_request_context("/", environ_overrides=environ):
            assert address(endpoint, **values) == url_for(endpoint, **values)


def test_a_result_says_what_its_page_says_however_hostile_the_title(client, add):
    add("evil", ("paragraph", "渡口的规则", "Rules of the <ferry>"), title_zh='"><script>alert(1)</script>')
    page = client.get("/search?q=渡口的规则&ui=en").text
    assert "<script>alert" not in page
    (article,) = re.findall(r"<article.*?</article>", page, re.DOTALL)
    assert "Rules of the &lt;ferry&gt;" in article
    assert 'aria-label="&#34;&gt;&lt;script&gt;' in article
