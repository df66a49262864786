"""Who may change the library, and who may not."""

from __future__ import annotations

import re
import stat
import sys
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import create_environ

from corpus.errors import BadParameter
from corpus.store import Store
from indexer.index import Index
from webapp import create_app
from webapp.editing.access import UNCHANGING, may_edit, room
from webapp.editing.ended import FILE_NAME, Ended
from webapp.editing.locality import is_loopback
from webapp.editing.password import FEW, MANY, WINDOW, Attempts, Password
from webapp.editing.secret import secret_key
from webapp.editing.staging import LARGEST_UPLOAD
from webapp.security import SAFE
from webapp.settings import Settings, resolve

PASSWORD = "柳岸 willow bank"

LOCAL = {"REMOTE_ADDR": "127.0.0.1"}


@pytest.fixture
def guarded(tmp_path: Path, store: Store) -> Flask:
    """A server with an editor's password."""
    return create_app(Settings(tmp_path, editor_password=PASSWORD), store, Index.open(tmp_path, store))


def token(client: FlaskClient, address: str = "/login") -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get(address).text)
    assert found
    return found[1]


def log_in(client: FlaskClient, password: str = PASSWORD, **more: str):
    return client.post("/login", data={"csrf_token": token(client), "password": password, **more})


def edits(app: Flask, **asked: object) -> bool:
    asked.setdefault("environ_base", {"REMOTE_ADDR": "127.0.0.1"})
    with app.test_request_context("/library", **asked):
        app.preprocess_request()
        return may_edit()


# ---- on this machine alone


def test_a_request_of_this_machine_may_edit(app):
    assert edits(app)
    assert edits(app, headers={"Host": "127.0.0.1:8000"}, environ_base={"REMOTE_ADDR": "::1"})


@pytest.mark.parametrize(
    "header",
    [
        "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Prefix", "X-Real-IP",
        "Via", "X-Client-IP", "CF-Connecting-IP", "True-Client-IP", "X-Original-URL", "X-Amzn-Trace-Id",
        "X-Envoy-External-Address", "Fly-Client-IP", "X-ARR-SSL", "Do-Connecting-Ip", "X-Vercel-Id", "Ali-CDN-Real-IP",
        "WL-Proxy-Client-IP", "X-NF-Request-ID", "X-Sucuri-ClientIP", "Incap-Client-IP", "X-Varnish",
        "Surrogate-Capability", "Tailscale-User-Login", "Remote-User", "X-Nobody-Has-Heard-Of",
    ],
)  # fmt: skip
@pytest.mark.parametrize("value", ["127.0.0.1", ""])
def test_a_proxy_never_makes_a_request_local(app, header, value):
    assert not edits(app, headers={header: value})


BROWSER = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0", "Sec-Fetch-Site": "none"}


def test_a_browser_keeps_its_connection_and_a_proxy_does_not_pass_that_on(app):
    assert edits(app, headers=BROWSER | {"Connection": "keep-alive"})
    assert not edits(app, headers=BROWSER | {"Connection": "close"})
    assert not edits(app, headers=BROWSER)


@pytest.mark.parametrize("protocol", ["HTTP/1.0", "HTTP/0.9", ""])
def test_the_old_protocol_of_a_silent_proxy_is_not_local(app, protocol):
    assert not edits(app, environ_overrides={"SERVER_PROTOCOL": protocol})


@pytest.mark.parametrize(
    "peer", ["192.168.7.8", "10.0.0.1", "::ffff:10.0.0.1", "fe80::1%eth0", "", "localhost.example"]
)
def test_a_request_of_another_machine_may_not_edit(app, peer):
    assert not edits(app, environ_base={"REMOTE_ADDR": peer})


@pytest.mark.parametrize(
    "settings",
    [
        {"host": "0.0.0.0"},
        {"host": "192.168.7.7"},
        {"host": "::"},
        {"host": ""},
        {"allowed_hosts": ("reading.example",)},
        {"allowed_hosts": ("localhost",)},
    ],
    ids=str,
)
def test_a_server_that_others_reach_lets_nobody_edit_without_a_password(tmp_path, store, settings):
    app = create_app(Settings(tmp_path, **settings), store, Index.open(tmp_path, store))
    assert not edits(app)


@pytest.mark.parametrize(
    "name", ["localhost", "LOCALHOST.", "127.0.0.1", "127.9.9.9", "::1", "[::1]", "::ffff:127.0.0.1"]
)
def test_the_loopback_has_many_names(name):
    assert is_loopback(name)


@pytest.mark.parametrize("name", ["", "0.0.0.0", "::", "localhost.example", "127.0.0.1.example", "128.0.0.1", "1"])
def test_nothing_else_is_the_loopback(name):
    assert not is_loopback(name)


# ---- with a password


def test_with_a_password_sitting_at_the_machine_is_not_enough(guarded):
    assert not edits(guarded)


def test_the_password_lets_edit_until_one_logs_out(guarded):
    client = guarded.test_client()
    answer = log_in(client)
    assert (answer.status_code, answer.location) == (303, "/library")
    assert "/logout" in client.get("/library").text
    kept = client.get_cookie(guarded.config["SESSION_COOKIE_NAME"])
    gone = client.post("/logout", data={"csrf_token": token(client, "/library")})
    assert gone.status_code == 303
    assert "/logout" not in client.get("/library").text
    client.set_cookie(kept.key, kept.value)  # what a thief has copied before
    assert "/logout" not in client.get("/library").text


def test_another_password_lets_nobody_in(guarded):
    client = guarded.test_client()
    for wrong in ("", "willow", PASSWORD + " ", PASSWORD.upper(), "x" * 5000):
        guarded.extensions["duizhao.access"].attempts.succeeded("127.0.0.1")
        assert log_in(client, wrong).status_code == 403
    assert "/logout" not in client.get("/library").text


def test_guessing_is_slowed_down_and_says_for_how_long(guarded):
    client = guarded.test_client()
    for _ in range(FEW):
        assert log_in(client, "guess").status_code == 403
    answer = log_in(client)
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= WINDOW


def test_guesses_of_others_hold_up_nobody_who_has_logged_in_before(guarded):
    editor, guesser = guarded.test_client(), guarded.test_client()
    assert log_in(editor).status_code == 303
    editor.post("/logout", data={"csrf_token": token(editor, "/library")})
    for _ in range(FEW):
        log_in(guesser, "guess")
    assert log_in(guesser).status_code == 429
    assert log_in(editor, "mistyped").status_code == 403
    assert log_in(editor).status_code == 303
    known = next(cookie for cookie in editor._cookies.values() if cookie.key.endswith("-known"))
    assert known.http_only
    guesser.set_cookie(known.key, f"x{known.value}", path="/login")
    assert log_in(guesser).status_code == 429
    guesser.set_cookie(known.key, known.value, path="/login")  # stolen: it opens nothing, and has few attempts too
    assert [log_in(guesser, "guess").status_code for _ in range(FEW + 1)] == [403] * FEW + [429]


def test_logging_out_outlasts_the_server(guarded, tmp_path, store):
    client = guarded.test_client()
    log_in(client)
    kept = client.get_cookie(guarded.config["SESSION_COOKIE_NAME"])
    client.post("/logout", data={"csrf_token": token(client, "/library")})
    again = create_app(Settings(tmp_path, editor_password=PASSWORD), store, Index.open(tmp_path, store))
    follower = again.test_client()
    follower.set_cookie(kept.key, kept.value)
    assert "/logout" not in follower.get("/library").text


def test_sessions_that_are_over_are_forgotten(tmp_path):
    now = [0.0]
    ended = Ended(tmp_path, 100, lambda: now[0])
    for name in "ab":
        ended.add(name)
    other = Ended(tmp_path, 100, lambda: now[0])
    assert "a" in other
    now[0] = 101
    other.add("c")
    assert ("a" in other, "c" in other, len(other)) == (False, True, 1)
    assert len((tmp_path / FILE_NAME).read_text("ascii").splitlines()) == 1
    (tmp_path / FILE_NAME).write_bytes(b"\xff nonsense")
    assert len(Ended(tmp_path, 100)) == 0
    unwritable = Ended(tmp_path / "nowhere", 100)
    unwritable.add("d")
    assert "d" in unwritable


def test_attempts_are_counted_for_each_address_and_for_all():
    now = [0.0]
    attempts = Attempts(lambda: now[0])
    assert [attempts.wait("a") for _ in range(FEW)] == [0] * FEW
    assert attempts.wait("a") == WINDOW
    assert attempts.wait("b") == 0
    now[0] = WINDOW / 2
    assert attempts.wait("a") == WINDOW / 2
    assert [attempts.wait(f"c{n}") for n in range(MANY - FEW - 1)] == [0] * (MANY - FEW - 1)
    assert attempts.wait("d") > 0
    now[0] = WINDOW
    assert attempts.wait("a") == 0
    attempts.succeeded("a")
    assert [attempts.wait("a") for _ in range(FEW)] == [0] * FEW


def test_the_cookie_is_kept_from_scripts_and_from_other_sites(guarded):
    cookie = log_in(guarded.test_client()).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie


def test_over_tls_the_cookie_stays_there(guarded):
    client = guarded.test_client()
    answer = client.get("/login", headers={"X-Forwarded-Proto": "https"})
    assert "Secure" in answer.headers["Set-Cookie"]


def test_a_session_ends_after_a_working_day(guarded, monkeypatch):
    client = guarded.test_client()
    log_in(client)
    with client.session_transaction() as session:
        session["since"] -= 13 * 3600
    assert "/logout" not in client.get("/library").text


def test_a_new_password_ends_the_sessions_of_the_old(guarded, tmp_path, store):
    client = guarded.test_client()
    log_in(client)
    cookie = client.get_cookie(guarded.config["SESSION_COOKIE_NAME"])
    other = create_app(Settings(tmp_path, editor_password="another one"), store, Index.open(tmp_path, store))
    assert other.config["SESSION_COOKIE_NAME"] == cookie.key
    follower = other.test_client()
    follower.set_cookie(cookie.key, cookie.value)
    assert "/logout" not in follower.get("/library").text


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)",
        "evil.example", "/\t/evil.example", "http:evil.example", "//[", "///evil.example", "",
    ],
)  # fmt: skip
def test_logging_in_leads_to_no_other_server(guarded, elsewhere):
    assert log_in(guarded.test_client(), next=elsewhere).location == "/library"


def test_logging_in_leads_back(guarded):
    assert log_in(guarded.test_client(), next="/search?q=运河").location == "/search?q=%E8%BF%90%E6%B2%B3"


def test_without_a_password_there_is_no_login(client):
    assert client.get("/login").status_code == 404
    assert "/login" not in client.get("/").text


def test_a_page_for_an_editor_is_kept_by_no_cache_on_the_way(guarded):
    client = guarded.test_client()
    assert "Cache-Control" not in client.get("/library").headers
    log_in(client)
    answer = client.get("/library")
    assert answer.headers["Cache-Control"] == "private"
    assert "Cookie" in answer.headers["Vary"]


# ---- forms


def test_a_form_without_its_token_is_refused(guarded):
    client = guarded.test_client()
    answer = client.post("/login", data={"password": PASSWORD})
    assert answer.status_code == 400
    assert "/logout" not in client.get("/library").text


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "http://localhost:3000"},
        {"Origin": "null"},
        {"Origin": "http://["},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://localhost"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "https://reading.example"},
    ],
    ids=str,
)
@pytest.mark.parametrize("address", ["/login", "/lookup", "/check", "/api/v1/lookup", "/nowhere"])
def test_nothing_is_taken_from_another_sites_page(guarded, headers, address):
    client = guarded.test_client()
    data = {"csrf_token": token(client), "password": PASSWORD, "text": "运河"}
    answer = client.post(address, data=data, headers=headers)
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://localhost"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
        {"Sec-Fetch-Site": "none"},
    ],
    ids=str,
)
def test_our_own_pages_and_programs_may_send(client, headers):
    assert client.post("/api/v1/lookup", data={"text": "运河"}, headers=headers).status_code == 200


def test_every_view_that_takes_a_form_is_guarded_or_known_to_change_nothing(app):
    harmless = {*UNCHANGING, "login.enter", "login.leave", "queries.change"}
    for rule in app.url_map.iter_rules():
        if set(rule.methods or ()) - set(SAFE):
            view = app.view_functions[rule.endpoint]
            guarded = getattr(view, "for_editors", False)
            assert guarded or rule.endpoint in harmless, rule.endpoint


def test_only_questions_need_no_token(app):
    assert set(UNCHANGING) == {"api.lookup", "api.check", "lookup.paste", "check.paste"}
    assert len(app.extensions["csrf"]._exempt_views) == len(UNCHANGING)
    assert not app.extensions["csrf"]._exempt_blueprints


def test_large_forms_are_taken_from_editors_alone(app, guarded, tmp_path, store):
    def takes(app: Flask, address: str, **headers: str) -> int:
        return room(app, create_environ(address, "http://127.0.0.1", method="POST", headers=headers) | LOCAL)

    small = app.config["MAX_CONTENT_LENGTH"]
    open_to_all = create_app(Settings(tmp_path, host="0.0.0.0"), store, Index.open(tmp_path, store))
    assert takes(app, "/library/add") > LARGEST_UPLOAD
    assert takes(app, "/library/add", Via="1.1 proxy") == takes(app, "/nowhere") == takes(app, "/check") == small
    assert takes(guarded, "/library/add") == takes(open_to_all, "/library/add") == small
    client = guarded.test_client()
    log_in(client)
    cookie = client.get_cookie(guarded.config["SESSION_COOKIE_NAME"])
    assert takes(guarded, "/library/add", Cookie=f"{cookie.key}={cookie.value}") > LARGEST_UPLOAD


# ---- what is kept


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_the_key_is_its_owners_alone_and_lasts(tmp_path):
    key = secret_key(tmp_path)
    path = tmp_path / "secret.key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert secret_key(tmp_path) == key
    path.chmod(0o644)
    assert secret_key(tmp_path) != key
    assert [each.name for each in tmp_path.iterdir()] == ["secret.key"]


def test_a_key_that_is_none_is_made_anew(tmp_path):
    (tmp_path / "secret.key").write_bytes(b"")
    (tmp_path / "secret.key").chmod(0o600)
    assert len(secret_key(tmp_path)) == 32
    assert len(secret_key(tmp_path / "nowhere")) == 32


def test_the_password_may_be_kept_as_its_hash():
    from werkzeug.security import generate_password_hash

    kept = Password(generate_password_hash(PASSWORD))
    assert kept.is_(PASSWORD)
    assert not kept.is_(generate_password_hash(PASSWORD))
    assert not Password("").is_("")


def test_the_password_is_shown_nowhere(tmp_path):
    settings = resolve(tmp_path, environ={"DUIZHAO_EDITOR_PASSWORD": PASSWORD})
    assert settings.editor_password == PASSWORD
    assert PASSWORD not in repr(settings)
    (tmp_path / "settings.toml").write_text("editor_password = 123456", encoding="utf-8")
    with pytest.raises(BadParameter) as failed:
        resolve(tmp_path, environ={})
    assert "123456" not in str(failed.value)


def test_the_terminal_prints_a_hash_that_the_settings_take(tmp_path):
    from click.testing import CliRunner

    from webapp.commands.password import command

    done = CliRunner().invoke(command, input=f"{PASSWORD}\n{PASSWORD}\n")
    (tmp_path / "settings.toml").write_text(done.stdout.splitlines()[-1], encoding="utf-8")
    settings = resolve(tmp_path, environ={})
    assert PASSWORD not in settings.editor_password
    assert Password(settings.editor_password).is_(PASSWORD)
