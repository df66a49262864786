"""Files of hits for people say in words, of the reader's language, what was asked."""

from __future__ import annotations

import io
import re
from zipfile import ZipFile

import pytest


@pytest.fixture
def kiln(add):
    return add(
        "kiln",
        ("paragraph", "砖窑每月开一次。", "The kiln is opened once a month."),
        ("heading", "砖窑", "The Kiln"),
        title_zh="砖窑章程",
        title_en="Kiln Rules",
    )


def page(client, address: str) -> list[tuple[str, str]]:
    text = client.get(f"/api/v1/search/export?format=html&{address}").get_data(as_text=True)
    plain = re.sub(r"</?(?:bdi|mark)[^>]*>", "", text)
    return re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", plain)


def test_a_page_of_hits_says_in_words_what_was_asked(client, kiln):
    asked = f"q=砖窑&widen=0&kind=paragraph&document={kiln.id}&with=month&language=both"
    assert page(client, f"{asked}&ui=en") == [
        ("Searched for", "砖窑"),
        ("the translation contains", "month"),
        ("Documents", "砖窑章程"),
        ("Kinds", "paragraph"),
        ("Languages", "both languages"),
        ("Remark", "Only the words as they were typed."),
        ("Order", "Best first"),
        ("Passages found", "1"),
    ]
    assert dict(page(client, f"{asked}&ui=zh"))["译文含有"] == "month"
    assert not [label for label, _said in page(client, f"{asked}&ui=zh") if re.search("[A-Za-z]", label)]


def test_a_note_is_told_and_a_filter_that_meets_nothing_is_shown_as_it_was_typed(client, kiln):
    said = page(client, 'q=砖窑 "&document=zzzz9999&ui=en')
    assert ("Documents", "zzzz9999") in said
    assert ("Remark", "A quotation mark is not closed; it was left out.") in said


def test_a_word_document_says_the_same_above_its_table(client, kiln):
    data = client.get("/api/v1/search/export?format=docx&q=砖窑&ui=en&widen=0").get_data()
    text = ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    above = re.sub("<[^>]*>", "", text[: text.index("<w:tbl>")])
    assert "Searched for: 砖窑Remark: Only the words as they were typed.Order: Best firstPassages found: 2" in above
