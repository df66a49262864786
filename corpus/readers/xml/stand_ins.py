"""Characters that XML can't hold, and that files hold nevertheless: two characters stand for each while it is read."""

from __future__ import annotations

import re

_SIGN = "\ufdef"  # a noncharacter, which XML may hold: it announces a character that XML can't hold
_FIRST = 0xFDD0  # the noncharacters that stand for those, in their order
_HELD = (*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFE, 0xFFFF, ord(_SIGN))  # fits: the last one is the sign's own
_STAND_INS = {code: f"{_SIGN}{chr(_FIRST + at)}" for at, code in enumerate(_HELD)}
_RESTORED = {stand_in: chr(code) for code, stand_in in _STAND_INS.items()}
_STAND_IN = re.compile(f"{_SIGN}[\ufdd0-\ufdef]")
_UNHELD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufdef\ufffe\uffff]")
_CODE = re.compile("&#(?:x0*([0-9A-Fa-f]{1,4})|0*([0-9]{1,5}));")
_HALVES = re.compile(
    "&#(?:x([Dd][89ABab][0-9A-Fa-f]{2})|(5[56]\\d{3}));&#(?:x([Dd][C-Fc-f][0-9A-Fa-f]{2})|(5[67]\\d{3}));"
)


def held(text: str) -> str:
    """The text with stand-ins for what XML can't hold."""
    if "&#" in text and "<![CDATA[" not in text:
        text = _CODE.sub(_meant, _HALVES.sub(_whole, text))
    return text.translate(_STAND_INS) if _UNHELD.search(text) else text


def _meant(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else int(found[2])
    return chr(code) if code in _STAND_INS else found[0]


def _whole(found: re.Match[str]) -> str:
    """The character that two halves make, which UTF-16 has and XML has not."""
    high, low = (int(found[at], 16) if found[at] else int(found[at + 1]) for at in (1, 3))
    if not (0xD800 <= high < 0xDC00 <= low < 0xE000):
        return found[0]
    return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)


def restored(text: str) -> str:
    """A text that was parsed, with the characters that XML can't hold."""
    return _STAND_IN.sub(lambda found: _RESTORED[found[0]], text) if _SIGN in text else text
