from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import BadParameter
from corpus.fetching.address import Address, follow, is_address, parse
from corpus.fetching.page import Page, lay, leads_to_login
from corpus.fetching.public import is_public
from corpus.sidecar import read_sidecar


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("https://example.org", "https://example.org/"),
        ("  HTTPS://Example.ORG:443/A/../b/./c#part ", "https://example.org/b/c"),
        ("http://example.org:80/?", "http://example.org/"),
        ("http://example.org:8080/", "http://example.org:8080/"),
        ("https://example.org./a", "https://example.org/a"),
        ("https://example.org/茶/a b?q=茶&r=%e8%8c%b6", "https://example.org/%E8%8C%B6/a%20b?q=%E8%8C%B6&r=%E8%8C%B6"),
        ("https://example.org/%7euser/%41?100%", "https://example.org/~user/A?100%25"),
        ("https://example.org/a//b/..", "https://example.org/a//"),
        ("https://example.org/../../x", "https://example.org/x"),
        ("https://例子.测试/", "https://xn--fsqu00a.xn--0zwm56d/"),
        ("http://[2606:4700:0:0::1]/", "http://[2606:4700::1]/"),
        ("https://example.org/a;b=c,d@e:f!'()*", "https://example.org/a;b=c,d@e:f!'()*"),
    ],
)
def test_an_address_has_one_spelling(text: str, normal: str):
    assert str(parse(text)) == normal
    assert str(parse(normal)) == normal


@pytest.mark.parametrize(
    "text",
    [
        "file:///etc/passwd", "ftp://example.org/", "https:///a", "https:example.org", "https://a b.org/", "https://",
        "https://user:word@example.org/", "https://user@example.org/", "https://good.org\\@evil.org/",
        "https://good.org%2f@evil.org/", "https://[::1", "https://[fe80::1%25eth0]/", "https://example.org:0/",
        "https://example.org:70000/", "https://a..b/", f"https://{'a' * 64}.org/", "https://exa\u202emple.org/",
        "https://example.org/\r\nHost: evil.org", "https://example.org/\u200b", "https://example.org/\ud800",
        "https://exam%70le.org/", "https://<b>.org/", f"https://example.org/{'a' * 2000}", "javascript:alert(1)",
    ],
)  # fmt: skip
def test_what_is_no_plain_address_of_the_web_is_refused(text: str):
    with pytest.raises(BadParameter):
        parse(text)


def test_a_path_is_told_from_an_address():
    assert all(map(is_address, ["https://a.org", "HTTP://a", "http:a", "ftp://a.org/x"]))
    assert not any(map(is_address, ["a.txt", "https.txt", "C:\\a.txt", "c://a.txt", "./https:", "file:///a.txt", ""]))


@pytest.mark.parametrize(
    ("location", "leads_to"),
    [
        ("/b", "https://a.org/b"),
        ("b?c=d", "https://a.org/x/b?c=d"),
        ("//b.org/c", "https://b.org/c"),
        ("http://b.org", "http://b.org/"),
        ("../../..", "https://a.org/"),
        ("茶", "https://a.org/x/%E8%8C%B6"),
        ("#part", "https://a.org/x/y"),
    ],
)
def test_a_redirect_leads_from_where_it_stands(location: str, leads_to: str):
    assert str(follow(parse("https://a.org/x/y"), location)) == leads_to


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.255.255.254", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "198.18.0.1",
        "198.19.255.255", "198.51.100.7", "203.0.113.7", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
        "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::7f00:1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::808:808", "100::1", "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:db8::1",
        "2002:7f00:1::", "3fff::1", "5f00::1", "fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%eth0", "fec0::1",
        "ff02::1", "4000::1", "2606:4700::1%eth0", "168.63.129.16", "::ffff:168.63.129.16", "no address", "",
    ],
)  # fmt: skip
def test_what_is_somebodys_own_is_not_public(address: str):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    ["1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.1", "172.32.0.1", "192.0.1.1", "168.63.129.17",
     "223.255.255.255", "2606:4700::1", "2400:3200::1", "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::808:808"],
)  # fmt: skip
def test_what_everybody_reaches_is_public(address: str):
    assert is_public(address)


def page(url: str, media_type: str = "text/html", asked: str = "") -> Page:
    return Page(parse(asked or url), parse(url), media_type, b"<p>text</p>")


@pytest.mark.parametrize(
    ("url", "media_type", "name"),
    [
        ("https://a.org/", "text/html", "a.org.html"),
        ("https://a.org/x/", "text/html", "x.html"),
        ("https://a.org/x.htm?y=z", "text/html", "x.htm"),
        ("https://a.org/x.php", "text/html", "x.php.html"),
        ("https://a.org/x.txt", "text/html", "x.txt.html"),
        ("https://raw.a.org/x.md", "text/plain", "x.md"),
        ("https://a.org/x", "text/plain", "x.txt"),
        ("https://a.org/x.pdf", "application/octet-stream", "x.pdf"),
        ("https://a.org/x", "application/pdf", "x.pdf"),
        ("https://a.org/x", "", "x"),
        ("https://a.org/x.zip", "application/zip", "x.zip"),
        ("https://a.org/%E8%8C%B6.html", "text/html", "茶.html"),
        ("https://a.org/第1.2节 总则", "text/html", "第1.2节 总则.html"),
        ("https://a.org/x.toml", "", "x.toml.txt"),
        ("https://a.org/..%2F..%2Fetc%2Fpasswd", "text/plain", "_.._etc_passwd.txt"),
        ("https://a.org/a%00b%1b%E2%80%AEc.html", "text/html", "a_b__c.html"),
        ("https://a.org/.hidden.html", "text/html", "hidden.html"),
        ("https://a.org/%2e%2e%5c..%5cx.html", "text/html", "_.._x.html"),
    ],
)
def test_a_page_becomes_a_file_whose_name_fits_its_kind_and_does_no_harm(url: str, media_type: str, name: str):
    assert page(url, media_type).name == name


def test_a_name_is_never_longer_than_file_systems_take():
    assert len(page(f"https://a.org/{'茶' * 200}.html").name.encode()) < 200


def test_a_page_is_laid_down_as_it_was_with_its_record_and_known_by_its_address(tmp_path: Path):
    file = lay(page("https://b.org/new", asked="https://a.org/old?id=1"), tmp_path)
    record = read_sidecar(file.path)
    assert (file.path.read_bytes(), file.known) == (b"<p>text</p>", "https://a.org/old?id=1")
    assert record
    assert record.url == "https://b.org/new"
    assert len(record.accessed) == len("2026-01-01")


@pytest.mark.parametrize(
    ("found", "login"),
    [
        ("https://a.org/x", False),
        ("https://a.org/sso/login?next=x", True),
        ("https://passport.a.org/x", True),
        ("https://a.org/account/sign-in.php", True),
        ("https://a.org/blog/logins", False),
        ("https://a.org/castle", False),
    ],
)
def test_a_page_to_log_in_is_known_by_where_it_is(found: str, login: bool):
    assert leads_to_login(page(found, asked="https://a.org/x")) is login


def test_somebody_who_asks_for_a_page_about_logging_in_gets_it():
    assert not leads_to_login(page("https://www.a.org/login/", asked="http://a.org/login"))


def test_the_port_of_the_scheme_is_not_said():
    assert Address("https", "a.org", 443, "/").authority == "a.org"
    assert Address("https", "2606:4700::1", 80, "/").authority == "[2606:4700::1]:80"
