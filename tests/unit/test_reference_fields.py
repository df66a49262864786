from __future__ import annotations

import pytest

from corpus.errors import BadParameter
from corpus.reference_fields import FIELDS, field_named, is_kept, with_field
from corpus.sidecar import parse_sidecar
from corpus.types import Reference


def test_fields_are_spelt_with_hyphens_or_underscores():
    assert field_named("container-title") == field_named("Container_Title") == "container_title"
    assert field_named("title-zh") == "title_zh"


def test_a_misspelt_field_is_answered_with_the_nearest_one_or_with_all():
    with pytest.raises(BadParameter, match="Did you mean author"):
        field_named("autor")
    with pytest.raises(BadParameter, match="publisher-place"):
        field_named("xyz")


def test_lists_take_several_values_and_texts_one():
    assert with_field(Reference(), "author", ["郭静", "Jane Doe"]).author == ("郭静", "Jane Doe")
    with pytest.raises(BadParameter, match="one value"):
        with_field(Reference(), "publisher", ["甲社", "乙社"])


def test_no_values_and_blank_ones_leave_a_field_empty():
    given = Reference(author=("郭静",), publisher="甲社")
    assert with_field(with_field(given, "author", []), "publisher", [" "]) == Reference()


def test_stray_white_space_is_tidied():
    assert with_field(Reference(), "title-en", ["  A\n Guide "]).title_en == "A Guide"


@pytest.mark.parametrize("value", ["2021", "2021-06", "2021-06-09", "2024-02-29"])
def test_dates_may_be_as_exact_as_is_known(value: str):
    assert with_field(Reference(), "issued", [value]).issued == value


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("issued", "June 2021"),
        ("issued", "2021-13"),
        ("accessed", "2023-02-29"),
        ("accessed", "21-6-9"),
        ("issued", "9/6/2021"),
        ("issued", "2021年13月"),
        ("issued", "2021/6/"),
        ("url", "example.org"),
        ("url", "javascript:alert(1)"),
        ("url", "https://example.org/a b"),
        ("url", "https://example.org/\u202egpj.exe"),
        ("url", "https://example.org/a\u200bb"),
        ("url", "https://example.org/a\x00b"),
        ("url", 'https://example.org/"onclick=x'),
        ("url", "https://example.org/<b>"),
        ("url", "https://example.org\\@evil.example/"),
        ("url", "https://bank.example:secret@evil.example/"),
        ("url", "https://someone@evil.example/"),
        ("url", "https://"),
        ("url", "https:///path"),
        ("url", "https://?q"),
        ("url", "https://a..b/"),
        ("url", "https://exa%20mple.org/"),
        ("url", "https://[::1/"),
        ("url", "https://example.org:99999/"),
        ("url", "https://example.org:x/"),
        ("url", f"https://{'a' * 64}.org/"),
        ("status", "offical"),
        ("type", "articel"),
    ],
)
def test_a_value_that_a_field_cannot_take_is_refused_with_what_it_can(field: str, value: str):
    with pytest.raises(BadParameter):
        with_field(Reference(), field, [value])


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org",
        "https://example.org:8443/a_(b)/c;d=1,2?q='x'&r=*!$#:~:text=a,b",
        "https://user.example.org/@name/1",
        "https://zh.example.org/wiki/都江堰（水利工程）#历史",
        "https://例子.中国/水利?词=堤坝",
        "http://127.0.0.1:8000/x",
        "http://[2001:db8::1]:80/x",
        "https://example.org/a|b^c{d}",
        "https://example.org./",
    ],
)
def test_addresses_of_the_web_are_taken_as_they_are(url: str):
    assert with_field(Reference(), "url", [url]).url == url


@pytest.mark.parametrize("url", ["", "https://example.org/a b", "http://a@b/\u202e", "https://"])
def test_what_a_library_may_hold_already_can_be_kept(url: str):
    assert is_kept("url", url)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("url", "javascript:alert(1)"),
        ("issued", "2021-13"),
        ("type", "spell"),
        ("status", "x"),
        ("doi", "doi:10.1000/182"),
        ("issued", "2021年6月"),
    ],
)
def test_what_no_library_ever_held_cannot_be_kept(field: str, text: str):
    assert not is_kept(field, text)


def test_a_mistyped_type_is_answered_with_the_nearest_ones():
    with pytest.raises(BadParameter, match="article-journal"):
        with_field(Reference(), "type", ["artcle-journal"])


def test_every_field_can_be_set():
    valid = {
        "issued": "2021",
        "accessed": "2021",
        "url": "https://example.org/",
        "doi": "10.1000/182",
        "status": "official",
        "type": "report",
    }
    reference = Reference()
    for field in FIELDS:
        reference = with_field(reference, field, [valid.get(field, "x")])
    assert all(getattr(reference, field) for field in FIELDS)


@pytest.mark.parametrize("text", ["10.1000", "https://example.org/10.1000/182", "doi:x", "10.1000/a b"])
def test_what_is_no_doi_is_refused(text):
    with pytest.raises(BadParameter, match=r"10\.1000/182"):
        with_field(Reference(), "doi", [text])


@pytest.mark.parametrize(
    "text",
    [
        "10.1000/182",
        "https://doi.org/10.1000/182",
        "http://dx.doi.org/10.1000/182",
        "doi.org/10.1000/182",
        "doi:10.1000/182",
        "DOI: 10.1000/182",
        "DOI：10.1000/182",
    ],
)
def test_a_doi_is_taken_as_it_is_pasted_and_kept_bare(text):
    assert with_field(Reference(), "doi", [text]).doi == "10.1000/182"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2021年", "2021"),
        ("2021年6月", "2021-06"),
        ("2021 年 6 月", "2021-06"),
        ("2021年6月9日", "2021-06-09"),
        ("２０２１年６月９日", "2021-06-09"),
        ("2021/6/9", "2021-06-09"),
        ("2021-6-9", "2021-06-09"),
        ("2021.6", "2021-06"),
        ("2021.12.31", "2021-12-31"),
    ],
)
def test_a_date_is_taken_as_it_is_written_and_kept_with_hyphens(text, date):
    assert with_field(Reference(), "issued", [text]).issued == date
    assert parse_sidecar(f'accessed = "{text}"'.encode(), "a.toml").accessed == date
