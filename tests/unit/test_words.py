"""Words of both languages stand where they say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from corpus.words import chinese_words, english_words, stem


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
