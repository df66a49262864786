"""Signs that office documents keep as places in a symbol font, as the characters that Unicode has for them."""

from __future__ import annotations

_GREEK = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_SYMBOL = {
    **{ord("a") + at: letter for at, letter in enumerate(_GREEK)},
    **{ord("A") + at: letter for at, letter in enumerate("ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ")},
    **dict(zip(
        (0xA3, 0xA5, 0xA8, 0xA9, 0xAA, 0xAB, 0xAC, 0xAD, 0xAE, 0xAF, 0xB0, 0xB1, 0xB2, 0xB3, 0xB4, 0xB5, 0xB7, 0xB8,
         0xB9, 0xBA, 0xBB, 0xBC, 0xD6, 0xD7, 0xDE, 0xE5, 0xF2),
        "≤∞♦♥♠↔←↑→↓°±″≥×∝•÷≠≡≈…√⋅⇒∑∫",
        strict=True,
    )),
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xE0: "→", 0xE8: "➔",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_PRIVATE = 0xF000  # where Windows puts the 256 places of a symbol font


def symbol(font: str, code: int) -> str:
    """The character at a place of a font; as it stands where we don't know the font or the place."""
    if not 0x20 <= code <= 0x10FFFF or 0xD800 <= code < 0xE000:
        return ""
    return _FONTS.get(font.lower(), {}).get(code & 0xFF if _PRIVATE <= code <= _PRIVATE + 0xFF else code, chr(code))
