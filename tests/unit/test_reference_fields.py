from __future__ import annotations

import pytest

from corpus.errors import BadParameter
from corpus.reference_fields import FIELDS, field_named, with_field
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
        ("url", "example.org"),
        ("url", "javascript:alert(1)"),
        ("url", "https://example.org/a b"),
        ("status", "offical"),
        ("type", "articel"),
    ],
)
def test_a_value_that_a_field_cannot_take_is_refused_with_what_it_can(field: str, value: str):
    with pytest.raises(BadParameter):
        with_field(Reference(), field, [value])


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


@pytest.mark.parametrize("text", ["10.1000", "doi:10.1000/182", "https://doi.org/10.1000/182", "10.1000/a b"])
def test_a_doi_is_given_bare(text):
    with pytest.raises(BadParameter, match=r"10\.1000/182"):
        with_field(Reference(), "doi", [text])
