"""Words of both languages stand where they say."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

import webapp
from corpus.words import _segmenter, chinese_words, cut, english_words, stem


def test_chinese_words_tile_the_text() -> None:
    text = "新区坚持生态优先, 2024 年建成 5G 基站。"
    words = chinese_words(text)
    assert "".join(word.text for word in words) == text
    assert all(text[word.start : word.end] == word.text for word in words)
    assert "生态" in {word.text for word in words}


def test_english_words_are_runs_of_letters_and_digits_outside_chinese() -> None:
    text = "The region's 5G-based CNY5million 基站network"
    assert [word.text for word in english_words(text)] == [
        "The", "region", "s", "5G", "based", "CNY5million", "network",
    ]  # fmt: skip
    assert all(text[word.start : word.end] == word.text for word in english_words(text))


def test_inflections_share_a_stem() -> None:
    assert stem("Reforms") == stem("reformed") == stem("reforming")


def test_jieba_keeps_its_cache_where_it_is_told_and_says_nothing(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; from corpus import words; import sys;"
        "words.prepare(Path(sys.argv[1])); words.chinese_words('茶山')"
    )
    folder = tmp_path / "cache"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, str(folder)], capture_output=True, text=True, check=True
    )
    assert done.stderr == done.stdout == ""
    assert [path.name for path in folder.iterdir()] == ["jieba.cache"]


@pytest.mark.parametrize(
    "forms",
    [
        ("child", "Children"),
        ("go", "goes", "went", "gone", "going"),
        ("country", "countries"),
        ("build", "builds", "built", "building"),
        ("analysis", "analyses", "analyse", "analysed"),
        ("woman", "women"),
        ("index", "indexes", "indices"),
    ],
)
def test_all_forms_of_a_word_have_one_stem(forms):
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(("one", "other"), [("find", "founded"), ("base", "basis"), ("live", "life")])
def test_forms_of_different_words_have_different_stems(one, other):
    assert stem(one) != stem(other)


def test_texts_are_cut_as_jieba_cuts_them() -> None:
    draw = random.Random(0)
    letters = "改革开放的了是人民币在中国5G.%+a_-—，。 \n\t繁體字龘"
    texts = ["".join(draw.choices(letters, k=draw.randint(0, 14))) for _ in range(3000)]
    texts += ["".join(chr(draw.randint(0x4E00, 0x9FFF)) for _ in range(draw.randint(1, 30))) for _ in range(500)]
    texts += [path.read_text("utf-8") for path in (Path(webapp.__file__).parent / "samples").glob("*.md")]
    for text in texts:
        assert cut(text) == list(_segmenter().cut(text)), text
