"""From the bytes of a file to the source text of its page: the encoding, damage that no reader sees, saved pages.

Browsers save a page with all its parts as one message (MHTML, RFC 2557): the page in it is what is read.
"""

from __future__ import annotations

import binascii
import quopri
import re
from dataclasses import dataclass

from corpus.errors import DamagedFile
from corpus.readers.decoding import decode

_DECLARATION = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([\w-]+)", re.I)
_HEAD = 4096
"""Bytes searched for a declared encoding. HTML says 1,024, but old pages put scripts first."""

MENDED = 100
"""Places of damage inside tags, scripts and comments that are passed over; where there are more, more is wrong."""

_UNSEEN = ((b"<!--", b"-->"), (b"<script", b"</script"), (b"<style", b"</style"))
_NEAR = 1 << 20  # bytes before the damage in which a script or comment around it may begin
_TAG = re.compile(rb"<[a-zA-Z/!]")

_HEADER = re.compile(rb"([\w-]+):[ \t]*((?:[^\r\n]|\r?\n[ \t])*)\r?\n")
_BOUNDARY = re.compile(rb'boundary="?([^";\r\n]{1,70})', re.I)
_CHARSET = re.compile(r'charset="?([\w-]+)', re.I)
_LONGEST_HEAD = 1 << 16  # bytes of the headers of a message or a part


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a page, and the address that its saving program says it is from, if it does."""

    text: str
    url: str = ""


def source(data: bytes, name: str) -> Source:
    """The source of the page in a file. Raises ReadError."""
    if name.lower().endswith((".mhtml", ".mht")) or data.startswith(b"From: <Saved by"):
        return _saved(data, name)
    return Source(_text(data, name, _declared(data)))


def _declared(data: bytes) -> str:
    match = _DECLARATION.search(data[:_HEAD])
    return (match[1] or match[2]).decode("ascii", "replace") if match else ""


def _text(data: bytes, name: str, declared: str) -> str:
    """The bytes decoded; damage in what no reader sees (half a character at the end of a description) is let be."""
    try:
        return decode(data, name, declared)
    except DamagedFile as error:
        damage = error.__cause__
        if not isinstance(damage, UnicodeDecodeError):
            raise
        mended = _mended(damage.object, damage.encoding)
        if mended == damage.object:
            raise
    return decode(mended, name, declared)


def _mended(data: bytes, encoding: str) -> bytes:
    """The bytes with question marks for damage that no reader sees, as far as the first that one does see."""
    at = 0
    for _ in range(MENDED):
        try:
            data[at:].decode(encoding)
        except UnicodeDecodeError as damage:
            start, end = at + damage.start, at + damage.end
            if not _is_unseen(data, start):
                break
            data = b"?".join((data[:start], data[end:]))
            at = 0 if encoding.startswith(("utf-16", "utf-32")) else start + 1
        else:
            break
    return data


def _is_unseen(data: bytes, at: int) -> bool:
    """Whether a byte stands inside a tag, a script, a style or a comment."""
    opened = data.rfind(b"<", 0, at)
    if opened > data.rfind(b">", 0, at) and _TAG.match(data, opened):
        return True
    lower = data[max(0, at - _NEAR) : at].lower()
    return any(lower.rfind(begin) > lower.rfind(end) for begin, end in _UNSEEN)


def _saved(data: bytes, name: str) -> Source:
    """The page in a message: its first part that is HTML, decoded as that part says."""
    headers, body = _headers(data)
    boundary = _BOUNDARY.search(headers.get("content-type", "").encode())
    parts = body.split(b"--" + boundary[1]) if boundary else [data]
    for part in parts:
        said, content = _headers(part.lstrip(b"\r\n"))
        if said.get("content-type", "").lower().startswith(("text/html", "application/xhtml")):
            page = _decoded(content, said.get("content-transfer-encoding", ""), name)
            charset = _CHARSET.search(said["content-type"])
            url = said.get("content-location") or headers.get("snapshot-content-location", "")
            return Source(_text(page, name, charset[1] if charset else _declared(page)), url)
    raise DamagedFile(f"{name} holds no page. Open it in a browser, save it as HTML, and add that.")


def _headers(message: bytes) -> tuple[dict[str, str], bytes]:
    """The headers of a message or a part, names in lower case, and what follows them."""
    found: dict[str, str] = {}
    at = 0
    while at < _LONGEST_HEAD and (line := _HEADER.match(message, at)):
        found.setdefault(
            line[1].decode("ascii").lower(), re.sub(rb"\r?\n[ \t]", b" ", line[2]).decode("utf-8", "replace")
        )
        at = line.end()
    return found, message[at:].lstrip(b"\r\n")


def _decoded(content: bytes, encoding: str, name: str) -> bytes:
    """The content of a part as it was before it was sent."""
    if encoding.strip().lower() == "quoted-printable":
        return quopri.decodestring(content)
    if encoding.strip().lower() == "base64":
        try:
            return binascii.a2b_base64(content)
        except binascii.Error as error:
            raise DamagedFile(f"{name} is cut short or damaged. Save the page once more, and add that.") from error
    return content
