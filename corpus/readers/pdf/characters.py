"""Characters as a text means them, where the fonts of a PDF name them otherwise."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

UNKNOWN = "\ufffd"
"""What stands for a glyph that the file gives no character for."""

_SUPPLEMENT = dict(
    zip(
        "⺁⺄⺈⺊⺌⺎⺗⺝⺟⺠⻁⻄⻅⻆⻉⻋⻌⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻪⻬⻮⻰⻳",
        "厂乙勹卜小兀小月母民虎西见角贝车辶长门青韦页风飞食马骨鬼鱼鸟麦黄黾齐齿龙龟",
        strict=True,
    )
)
"""CJK Radicals Supplement (U+2E80-2EF3): those that Unicode decomposes to nothing, by the character that they are."""

_SIMPLER = {"\u2f3e": "户"}
"""Kangxi radicals (U+2F00-2FD5) that fonts for simplified Chinese draw as another character than Unicode says."""

_SYMBOLS = {
    "\uf0b7": "•", "\uf06c": "●", "\uf06e": "■", "\uf0a7": "▪", "\uf075": "◆", "\uf0d8": "➢", "\uf0fc": "✓",
    "\uf02d": "-", "\uf020": " ", "\uf0a8": "◻", "\uf071": "❑", "\uf076": "❖",
}  # fmt: skip
"""List marks in Symbol and Wingdings, which word processors write by their place in the font."""

_UPRIGHT = dict(
    zip(
        "︐︑︒︓︔︕︖︗︘︙︰︱︲︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈",
        "，、。：；！？〖〗…‥—–（）｛｝〔〕【】《》〈〉「」『』［］",
        strict=True,
    )
)
"""Marks in the forms that they have in columns (U+FE10-FE19, FE30-FE48), by the usual ones."""

_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}


@lru_cache(maxsize=1 << 14)
def meant(code: int) -> str:
    """The text of a character code of the text layer: a blank for what has no ink, never a control character.

    Radicals become the characters they look like: a font that draws both with one glyph names the wrong one.
    """
    if code == 2:
        return "-"  # PDFium's sign for a hyphen at the end of a line
    if code < 32 or 0x7F <= code < 0xA0:
        return " " if code in (9, 10, 13, 0xA0) else UNKNOWN
    if 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return UNKNOWN
    char = chr(code)
    if 0x2E80 <= code < 0x2FE0:
        return _SUPPLEMENT.get(char) or _SIMPLER.get(char) or unicodedata.normalize("NFKC", char)
    return _LIGATURES.get(char) or _UPRIGHT.get(char) or _SYMBOLS.get(char, char)


EITHER = frozenset("“”‘’…—·")
"""Marks that both scripts have: what they stand beside tells whose they are."""


@lru_cache(maxsize=1 << 14)
def is_wide(char: str) -> bool:
    """Whether a character fills an em of its own, so that no blanks part it from its like."""
    return unicodedata.east_asian_width(char) in "WF"


def are_wide(before: str, after: str) -> tuple[bool, bool]:
    """Whether two neighbours are wide; a mark that both scripts have is as the other one is."""
    one, other = is_wide(before), is_wide(after)
    return one or (before in EITHER and (other or after in EITHER)), other or (
        after in EITHER and (one or before in EITHER)
    )
