"""The capitals of English titles, in headline style and in sentence style."""

from __future__ import annotations

import pytest

from webapp.citations.capitals import after_colons, headline


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("the ferry and the bridge", "The Ferry and the Bridge"),
        ("Crossings between two rivers", "Crossings Between Two Rivers"),
        ("Reform and opening up", "Reform and Opening Up"),
        ("Whom to wait for", "Whom to Wait For"),
        ("The river: a life", "The River: A Life"),
        ("Who pays? an inquiry", "Who Pays? An Inquiry"),
        ("Post-war ferries", "Post-war Ferries"),
        ("the sent-down generation’s memory", "The Sent-Down Generation’s Memory"),
        ("de Gaulle on de Gaulle", "De Gaulle on de Gaulle"),
        ("The iPort at ferry.example in 2nd gear", "The iPort at ferry.example in 2nd Gear"),
        ("Vector b and vector c", "Vector b and Vector c"),
        ("Der Fluss und die Brücke der Stadt", "Der Fluss und die Brücke der Stadt"),
        ("Reading 渡口 again", "Reading 渡口 again"),
        ("[Untitled]", "[Untitled]"),
        ("", ""),
    ],
)
def test_headline_style_raises_all_but_the_small_words(title, expected):
    assert headline(title) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("The river: a life", "The river: A life"),
        ("Who pays? “the town”", "Who pays? “The town”"),
        ("The river: eBooks and more", "The river: eBooks and more"),
        ("The True Story: a Life", "The True Story: A Life"),
        ("ratio 1:2 of boats", "Ratio 1:2 of boats"),
    ],
)
def test_sentence_style_raises_the_first_word_of_a_subtitle_and_lowers_none(title, expected):
    assert after_colons(title) == expected
