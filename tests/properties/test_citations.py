"""What holds for the citation of any record, in every style."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.reference_fields import TYPES
from corpus.types import Reference
from webapp.citations import cite, csl_item
from webapp.citations.bundled_styles import STYLES
from webapp.citations.visible import one_line

WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12) | st.sampled_from(
    [
        "渡口",
        "何向南 / He Xiangnan",
        "Otto van der Berg",
        "“Why?”",
        "2",
        "第3版",
        "约1936",
        "a.b.",
        "《水》",
        "<i>&amp;",
    ]
)
NAMES = st.lists(WORDS, max_size=5).map(tuple)
NAMED = ("author", "editor", "translator")
TEXTS = (
    "title_zh", "title_en", "publisher", "publisher_place", "container_title", "edition", "number", "genre", "volume",
    "issue", "page", "issued", "accessed", "url", "doi", "language",
)  # fmt: skip

RECORDS = st.builds(
    Reference,
    type=st.sampled_from(("", *TYPES)),
    **dict.fromkeys(TEXTS, WORDS),
    **dict.fromkeys(NAMED, NAMES),
)

TOKENS = re.compile("[\U0010f000-\U0010ffff]")


@pytest.mark.parametrize("style", [style.name for style in STYLES])
@settings(max_examples=25)
@given(record=RECORDS, lang=st.sampled_from((None, "zh", "en")))
@example(record=Reference(doi="10.1/ "), lang=None)
@example(record=Reference(type="chapter", editor=("", " ")), lang="zh")
@example(record=Reference(page="–"), lang="en")
def test_any_record_is_cited_on_one_line_with_its_own_words(style, record, lang):
    text = cite(record, style=style, lang=lang)
    assert text.splitlines() == [text] == [text.strip()]
    assert not TOKENS.search(text)


@given(record=RECORDS, lang=st.sampled_from(("zh", "en")))
def test_the_title_of_a_book_stands_in_its_citation_as_it_is(record, lang):
    item = csl_item(record, lang)
    text = cite(Reference(type="book", title_zh=record.title_zh, title_en=record.title_en), lang=lang)
    assert item.get("title", "").rstrip(".") in text
    assert one_line(text) == text
