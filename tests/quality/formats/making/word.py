"""Word documents by hand, in the shapes that Word, WPS and their users make and no converter writes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from html import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ROLES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{settings}</w:style>'
    for key, name, settings in (
        ("title", "Title", ""),
        ("h1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
        ("note", "footnote text", ""),
    )
)
ZIPPED = (2026, 1, 1, 0, 0, 0)
"""The time that members say they are from, so that the same text makes the same file."""


def run(text: str, settings: str = "") -> str:
    """A run of text; tabs in it are tabs."""
    inner = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(part, quote=False)}</w:t>' for part in text.split("\t"))
    return f"<w:r><w:rPr>{settings}</w:rPr>{inner}</w:r>"


def paragraph(text: str, style: str = "", *, runs: str = "", settings: str = "") -> str:
    """A paragraph in a style, of a text or of runs."""
    named = f'<w:pStyle w:val="{style}"/>' if style in ("title", "h1", "note") else ""
    return f"<w:p><w:pPr>{named}{settings}</w:pPr>{runs or (run(text) if text else '')}</w:p>"


def listed(text: str, style: str, numbering: int, level: int) -> str:
    """A paragraph that a list numbers."""
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr>'
    return paragraph(text, style, settings=number)


def cell(text: str, settings: str = "") -> str:
    """A cell of a table."""
    return f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/>{settings}</w:tcPr>{paragraph(text)}</w:tc>'


def table(*rows: str, columns: int) -> str:
    """A table of rows, each of which is its cells."""
    grid = '<w:gridCol w:w="3000"/>' * columns
    held = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{held}</w:tbl>"


def lists(levels: Mapping[int, tuple[tuple[str, str], ...]]) -> str:
    """Lists by their numbers: the form and the text of each level; the second goes on whatever the first does."""
    made = [
        f'<w:abstractNum w:abstractNumId="{key}">'
        + "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlRestart w:val="{0 if at == 1 else at}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for at, (form, text) in enumerate(each)
        )
        + "</w:abstractNum>"
        for key, each in levels.items()
    ]
    made += [f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>' for key in levels]
    return "".join(made)


def document(body: str, **parts: str) -> bytes:
    """A file with this body; further parts by their roles: ``numbering``, ``footnotes``, ``comments``."""
    parts = {"styles": STYLES, **parts}
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    types = "".join(f'<Override PartName="/word/{role}.xml" ContentType="{KIND}.{role}+xml"/>' for role in parts)
    links = "".join(f'<Relationship Id="{role}" Type="{ROLES}/{role}" Target="{role}.xml"/>' for role in parts)
    members = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{KIND}.document.main+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="main" '
        f'Type="{ROLES}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{W}" {NAMES}><w:body>{body}<w:sectPr/></w:body></w:document>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        **{f"word/{role}.xml": f'<w:{role} xmlns:w="{W}">{inner}</w:{role}>' for role, inner in parts.items()},
    }
    return packed({name: head + text for name, text in members.items()})


def packed(members: Mapping[str, str]) -> bytes:
    """A zip file of these members."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            member = zipfile.ZipInfo(name, ZIPPED)
            member.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(member, text)
    return data.getvalue()
