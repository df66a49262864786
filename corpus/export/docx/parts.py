"""The parts of a Word document that are the same in every export: what is in the package, styles, lists, the page.

ECMA-376 (ISO/IEC 29500, transitional), which Word since 2007, WPS, LibreOffice, Pages and Google Docs open.
"""

from __future__ import annotations

from collections.abc import Mapping

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_KIND = "application/vnd.openxmlformats-officedocument"

FONTS = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun" w:cs="Times New Roman"/>'
"""A font for each script that every word processor has, or has a substitute for."""

CONTENT_TYPES = f"""{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{_KIND}.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_KIND}.wordprocessingml.styles+xml"/>
<Override PartName="/word/numbering.xml" ContentType="{_KIND}.wordprocessingml.numbering+xml"/>
<Override PartName="/word/footer1.xml" ContentType="{_KIND}.wordprocessingml.footer+xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
<Override PartName="/docProps/app.xml" ContentType="{_KIND}.extended-properties+xml"/>
<Override PartName="/docProps/custom.xml" ContentType="{_KIND}.custom-properties+xml"/>
</Types>
"""

_PACKAGE_LINKS = f"""{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>
<Relationship Id="rId3" Type="{_OFFICE}/relationships/extended-properties" Target="docProps/app.xml"/>
<Relationship Id="rId4" Type="{_OFFICE}/relationships/custom-properties" Target="docProps/custom.xml"/>
</Relationships>
"""

_DOCUMENT_LINKS = f"""{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/relationships/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{_OFFICE}/relationships/numbering" Target="numbering.xml"/>
<Relationship Id="rId3" Type="{_OFFICE}/relationships/footer" Target="footer1.xml"/>
</Relationships>
"""

_NUMBERING = f"""{DECLARATION}<w:numbering xmlns:w="{MAIN}">
<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>\
<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="284" w:hanging="284"/>\
</w:pPr></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
</w:numbering>
"""

DEEPEST = 9
"""Levels of headings."""


def _heading(level: int) -> str:
    size = max(20, 28 - 2 * level)
    return (
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        '<w:basedOn w:val="Normal"/><w:uiPriority w:val="9"/><w:qFormat/>'
        f'<w:pPr><w:keepNext/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>\n'
    )


def _style(key: str, name: str, paragraph: str = "", run: str = "") -> str:
    """A paragraph style with what it adds to the normal one; its settings must stand in the order of the schema."""
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>\n"
    )


_ABOVE = '<w:keepNext/><w:spacing w:before="360"/><w:outlineLvl w:val="0"/>'
_GREY = '<w:color w:val="595959"/><w:sz w:val="17"/>'
_STYLES = f"""{DECLARATION}<w:styles xmlns:w="{MAIN}">
<w:docDefaults><w:rPrDefault><w:rPr>{FONTS}<w:sz w:val="20"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>\
</w:rPrDefault><w:pPrDefault/></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>\
<w:pPr><w:spacing w:before="40" w:after="40" w:line="276" w:lineRule="auto"/></w:pPr></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>\
<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>\
<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
{"".join(map(_heading, range(1, DEEPEST + 1)))}\
{_style("Title", "Title", run='<w:b/><w:sz w:val="28"/>')}\
{_style("Work", "Duizhao Work", _ABOVE, '<w:b/><w:sz w:val="28"/>')}\
{_style("Source", "Duizhao Source", "<w:keepNext/>", _GREY)}\
{_style("Languages", "Duizhao Languages", "<w:keepNext/>", _GREY)}\
{_style("Caption", "caption", run="<w:i/>")}\
{_style("FootnoteText", "footnote text", run='<w:sz w:val="17"/>')}\
{_style("ListBullet", "List Bullet", '<w:numPr><w:numId w:val="1"/></w:numPr>')}\
{_style("Footer", "footer", '<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>', _GREY)}\
</w:styles>
"""

_APPLICATION = f"""{DECLARATION}<Properties xmlns="{_OFFICE}/extended-properties"><Application>Duizhao</Application>\
</Properties>
"""

UNCHANGING: Mapping[str, str] = {
    "[Content_Types].xml": CONTENT_TYPES,
    "_rels/.rels": _PACKAGE_LINKS,
    "word/_rels/document.xml.rels": _DOCUMENT_LINKS,
    "word/styles.xml": _STYLES,
    "word/numbering.xml": _NUMBERING,
    "docProps/app.xml": _APPLICATION,
}
"""Name → part; the list of contents first, as readers of a stream need it."""

OPENING = f"""{DECLARATION}<w:document xmlns:w="{MAIN}" \
xmlns:r="{_OFFICE}/relationships"><w:body>
"""

CLOSING = """<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/>\
<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>\
</w:sectPr>
</w:body></w:document>
"""
"""A4, two centimetres of margin."""

_EDGE = 'w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"'
COLUMN = 4819  # twentieths of a point: half of what the margins leave
TABLE = f"""<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders><w:top {_EDGE}/><w:bottom {_EDGE}/>\
<w:insideH {_EDGE}/><w:insideV {_EDGE}/></w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>\
<w:tblGrid><w:gridCol w:w="{COLUMN}"/><w:gridCol w:w="{COLUMN}"/></w:tblGrid>
"""
TABLE_END = "</w:tbl>\n"


def core_properties(title: str, subject: str, description: str, created: str) -> str:
    """The properties that every program shows; the texts are escaped already, ``created`` is ISO 8601 in UTC."""
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:subject>{subject}</dc:subject><dc:creator>Duizhao</dc:creator>"
        f"<dc:description>{description}</dc:description>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{created}</dcterms:created></cp:coreProperties>\n'
    )


def custom_properties(values: Mapping[str, str]) -> str:
    """Properties of our own; names and values are escaped already."""
    kind = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the one that ECMA-376-1, 22.3, has for them
    rows = (
        f'<property fmtid="{kind}" pid="{at}" name="{name}"><vt:lpwstr>{value}</vt:lpwstr></property>'
        for at, (name, value) in enumerate(values.items(), start=2)
    )
    return (
        f'{DECLARATION}<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
        f"{''.join(rows)}</Properties>\n"
    )


def footer(text: str) -> str:
    """The line at the foot of every page: an escaped text, and the number of the page."""
    field = "".join(
        f"<w:r>{part}</w:r>"
        for part in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    return (
        f'{DECLARATION}<w:ftr xmlns:w="{MAIN}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r><w:r><w:tab/></w:r>{field}</w:p></w:ftr>\n'
    )
