"""XML that was made to do harm costs little, and is read or refused."""

from __future__ import annotations

from time import process_time

import pytest

from corpus.errors import DamagedFile
from corpus.readers.xml.parsing import elements, parse

SECRET = '<!ENTITY name "value">'


def texts(document: str | bytes, *names: str) -> list[str]:
    data = document.encode() if isinstance(document, str) else document
    return [element.text for element in elements(data, "a.tmx", names)]


def test_what_nobody_asked_for_is_gone_while_the_rest_is_read():
    document = f"<x>{'<b/>' * 50_000}<a>one</a>{'<b><c/></b>' * 50_000}<a>two</a></x>"
    around = [len(list(each.getroottree().iter())) for each in elements(document.encode(), "a.tmx", ("a",))]
    assert len(around) == 2
    assert max(around) < 25_000


def test_what_is_asked_for_is_found_at_every_depth_and_size():
    inside = "".join(f"<b/><a>{at}{'x' * (at % 500)}</a><b><c>{at}</c></b>" for at in range(3_000))
    document = f"<x><y><z>{inside}</z>{inside}</y><a>last<a>within</a></a></x>"
    once = [f"{at}{'x' * (at % 500)}" for at in range(3_000)]
    assert texts(document, "a") == [*once, *once, "last"]


def test_the_outermost_element_may_be_asked_for():
    assert texts("<a>all<a>of</a><b>it</b></a>", "a", "b") == ["all"]


@pytest.mark.parametrize(
    "document", ["<x><a>" + "<b/>" * 300 + "</a></x>", "<x><a>" + '<b c="1" d="2"/>' * 150 + "</a></x>"]
)
def test_an_element_of_more_parts_than_memory_holds_is_refused(document: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("corpus.readers.xml.parsing.MOST_ELEMENTS", 100)
    monkeypatch.setattr("corpus.readers.xml.parsing._CHUNK", 256)
    with pytest.raises(DamagedFile, match="more than 100 elements"):
        texts(document, "a")
    with pytest.raises(DamagedFile, match="more than 100 elements"):
        parse(document.encode(), "a.xml", 100)


@pytest.mark.parametrize("end", ["", "?>", "?><x/>"])
def test_a_declaration_without_end_costs_no_time(end: str):
    begun = process_time()
    with pytest.raises(DamagedFile):
        texts("<?xml " + " encoding='a'" * 8_000 + end, "a")
    assert process_time() - begun < 1


@pytest.mark.parametrize(
    "prolog",
    [
        f"<!DOCTYPE x [{SECRET}]>",
        f"<!DOCTYPE x [<!-- <a --> {SECRET}]>",
        f"<!-- <x --><!DOCTYPE x SYSTEM 'a[b' [<?a <x?>{SECRET}]>",
        f'<?a <x?>\n<!DOCTYPE x PUBLIC "<x>" "]" [<!ELEMENT x ANY>{SECRET}]>',
        "<!DOCTYPE x [<!ENTITY % name 'value'>]>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_declared_entities_are_refused_wherever_they_stand(prolog: str, encoding: str):
    data = f"{prolog}<x>&name;</x>".encode(encoding)
    with pytest.raises(DamagedFile, match="declares entities"):
        parse(data, "a.xml")
    with pytest.raises(DamagedFile, match="declares entities"):
        list(elements(data, "a.xml", ("x",)))


def test_a_text_may_speak_of_entities():
    document = f'<!DOCTYPE x SYSTEM "x.dtd"><x><![CDATA[<!DOCTYPE x [{SECRET}]>]]></x>'
    assert parse(document.encode(), "a.xml").text == f"<!DOCTYPE x [{SECRET}]>"


@pytest.mark.parametrize("declared", ["UTF-7", "ibm037", "utf-8"])
def test_elements_can_not_hide_in_another_encoding(declared: str):
    with pytest.raises(DamagedFile):
        parse(f'<?xml version="1.0" encoding="{declared}"?>+ADw-x/+AD4-'.encode(), "a.xml")


@pytest.mark.parametrize(("encoding", "declared"), [("utf-16", "UTF-16"), ("gb18030", "GB2312"), ("utf-8", "utf-8")])
def test_documents_are_read_in_the_encodings_that_tools_write(encoding: str, declared: str):
    document = f'<?xml version="1.0" encoding="{declared}"?><x>渡船在天亮前靠岸。</x>'
    assert parse(document.encode(encoding), "a.xml").text == "渡船在天亮前靠岸。"
