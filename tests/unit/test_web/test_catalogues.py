"""Every word of the pages comes from the catalogues, and the catalogues have every word."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from jinja2 import Environment

import webapp
from indexer import notes
from webapp import remarks
from webapp.i18n import FOLDER, catalogues
from webapp.vocabulary import VOCABULARY

ROOT = Path(webapp.__file__).parent
TEMPLATES = sorted((ROOT / "templates").glob("*.html"))

NAMES = {"对照", "Duizhao", "English", "中文", "duizhao add", "duizhao edit", "duizhao glossary import"}
"""What is the same in every language: names, and what is typed in a terminal."""


FILES = sorted(FOLDER.glob("*/*.po"))
MESSAGES = [message for path in FILES for message in read_po(BytesIO(path.read_bytes())) if message.id]


def used() -> set[str | tuple[str, ...]]:
    found = extract_from_dir(
        str(ROOT),
        method_map=[("**.py", "python"), ("templates/*.html", "jinja2")],
        keywords={"_": None, "N_": None, "ngettext": (1, 2)},
        directory_filter=lambda folder: Path(folder).name not in {"citations", "commands", "samples", "static"},
    )
    return {message for _, _, message, _, _ in found}


def test_the_catalogue_holds_exactly_the_words_in_use_each_once():
    assert sorted(map(str, (message.id for message in MESSAGES))) == sorted(map(str, used()))


def test_no_entry_is_missing_or_doubtful():
    for message in MESSAGES:
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(strings), message.id
        assert not message.fuzzy, message.id


OTHER_WORDS = ("文献库", "编辑密码", "著录缺")
"""What once stood beside 文库, 编辑者密码 and 著录信息缺 for the same thing."""


@pytest.mark.parametrize("word", OTHER_WORDS)
def test_a_thing_has_one_name(word: str):
    assert [path.name for path in FILES if word in path.read_text(encoding="utf-8")] == []


def test_no_entry_says_where_it_is_used_which_would_not_stay_true():
    assert [message.id for message in MESSAGES if message.locations] == []


def test_a_translation_has_the_places_of_its_original():
    for message in MESSAGES:
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        original = message.id[0] if isinstance(message.id, tuple) else message.id
        assert all(places(text) == places(original) for text in strings), message.id


def places(text: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)s", text))


def test_numbers_choose_their_plural_form():
    forms = ("%(shown)s passage", "%(shown)s passages")
    assert [catalogues()["en"].ngettext(*forms, number) for number in (0, 1, 2)] == [forms[1], forms[0], forms[1]]
    assert len({catalogues()["zh"].ngettext(*forms, number) for number in (0, 1, 2)}) == 1


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_has_words_of_its_own(path):
    source = "".join(
        value if kind == "data" else "\0" for _, kind, value in Environment().lex(path.read_text(encoding="utf-8"))
    )
    spoken = re.findall(r'\b(?:title|placeholder|alt|aria-label|data-said|data-failed)="([^"\0]*)"', source)
    spoken += re.split(r"<[^>]*>", source.replace("\0", " "))
    bare = [text.strip(" -…\n") for text in spoken if re.search(r"[^\W\d_]", text)]
    assert [text for text in bare if text not in NAMES and not KEY.fullmatch(text)] == []


KEY = re.compile(r"[a-z]")
"""A key of the keyboard."""


def test_every_kind_of_note_has_words_in_the_catalogues():
    assert set(VOCABULARY["note"]) == {*notes._SENTENCES, *remarks.SENTENCES}
