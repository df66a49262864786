"""Valid files of every format, changed by chance anywhere, are read or refused: no reader raises anything else."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from beside import module
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import ReadError
from corpus.readers import read_bytes

formats = module(Path(__file__).parent / "formats.py")
PUT = st.sampled_from(
    [b"", b"\0", b"<", b">", b"&", b"&#0;", b"&#xD800;", b'"', b"-1", b"9" * 20, b"\xff\xfe", b"\xed\xa0\x80", b"<!--"]
)
EDITS = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 40), PUT), min_size=1, max_size=4)
"""Where, as a share of the length; how many bytes go; what comes in their place."""

REGRESSIONS = {
    "an attribute with an odd name": (
        b"<tmx version='1.4'><header/><body><tu><tuv xml:99lang='zh'><seg>x</seg></tuv></tu></body></tmx>",
        "a.tmx",
    ),
}
"""Files that a reader stumbled over once."""


def edited(data: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    for share, gone, put in edits:
        at = int(share * len(data))
        data = data[:at] + put + data[at + gone :]
    return data


def edited_inside(data: bytes, share: float, edits: list[tuple[float, int, bytes]]) -> bytes:
    """A container with one of its members changed."""
    with zipfile.ZipFile(BytesIO(data)) as held:
        members = held.namelist()
    return formats.repacked(data, {members[int(share * len(members))]: lambda member: edited(member, edits)})


@pytest.mark.parametrize("kind", sorted(formats.FILES))
@settings(deadline=None, max_examples=12, suppress_health_check=list(HealthCheck))
@given(share=st.floats(0, 1, exclude_max=True), edits=EDITS)
def test_a_file_changed_by_chance_is_read_or_refused(
    kind: str, share: float, edits: list[tuple[float, int, bytes]]
) -> None:
    data, name = formats.valid(kind)
    packed = data.startswith(b"PK")
    with suppress(ReadError):
        assert read_bytes(edited_inside(data, share, edits) if packed else edited(data, edits), name).blocks


@pytest.mark.parametrize("name", REGRESSIONS)
def test_what_a_reader_stumbled_over_is_read_or_refused_now(name: str) -> None:
    with suppress(ReadError):
        assert read_bytes(*REGRESSIONS[name]).blocks
