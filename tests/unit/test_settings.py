from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import BadParameter
from webapp.settings import Settings, home_from, resolve, user_data_folder


def test_without_a_word_from_anyone_the_defaults_stand(tmp_path: Path):
    assert resolve(tmp_path, environ={}) == Settings(home=tmp_path)


def test_the_command_line_wins_over_the_environment_and_that_over_the_file(tmp_path: Path):
    (tmp_path / "settings.toml").write_text('host = "10.0.0.1"\nport = 1\nthreads = 9\n', encoding="utf-8")
    environ = {"DUIZHAO_HOME": str(tmp_path), "DUIZHAO_PORT": "2", "DUIZHAO_HOST": "10.0.0.2"}
    settings = resolve(given={"host": "10.0.0.3"}, environ=environ)
    assert settings == Settings(home=tmp_path, host="10.0.0.3", port=2, threads=9)


def test_lists_are_lists_in_the_file_and_comma_separated_in_the_environment(tmp_path: Path):
    (tmp_path / "settings.toml").write_text('allowed_hosts = ["a.test", "b.test"]', encoding="utf-8")
    assert resolve(tmp_path, environ={}).allowed_hosts == ("a.test", "b.test")
    assert resolve(tmp_path, environ={"DUIZHAO_ALLOWED_HOSTS": "c.test, d.test,"}).allowed_hosts == ("c.test", "d.test")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('prot = 8000\nport = "x"', "'prot'"),
        ('port = "eight"', "whole number"),
        ("port = true", "whole number"),
        ("host = 3", "a text"),
        ("allowed_hosts = [3]", "a list"),
        ("port = ", "settings.toml"),
    ],
)
def test_a_settings_file_that_cannot_be_used_says_what_is_wrong_with_it(tmp_path: Path, text: str, says: str):
    (tmp_path / "settings.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadParameter, match=says):
        resolve(tmp_path, environ={})


def test_a_bad_value_in_the_environment_is_refused(tmp_path: Path):
    with pytest.raises(BadParameter, match="the environment"):
        resolve(tmp_path, environ={"DUIZHAO_PORT": "many"})


def test_the_home_is_where_the_environment_says_or_where_the_system_keeps_data(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HOME", "/home/reader")
    assert home_from({"DUIZHAO_HOME": "~/books"}) == Path("/home/reader/books")
    assert user_data_folder("linux", {}) == Path("/home/reader/.local/share")
    assert user_data_folder("linux", {"XDG_DATA_HOME": "/data"}) == Path("/data")
    assert user_data_folder("linux", {"XDG_DATA_HOME": "relative"}) == Path("/home/reader/.local/share")
    assert user_data_folder("darwin", {}) == Path("/home/reader/Library/Application Support")
    assert user_data_folder("win32", {"LOCALAPPDATA": "C:/Local"}) == Path("C:/Local")
    assert user_data_folder("win32", {}) == Path("/home/reader/AppData/Local")
