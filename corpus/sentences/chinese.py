"""How Chinese sentences end (GB/T 15834-2011 for the marks), in either script and with Latin words among them."""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.sentences import english
from corpus.sentences.abbreviations import NAMES_WITH_STOPS
from corpus.sentences.rules import QUOTES, TITLES, Rules, Stop

_SPEECH_AFTER = "：:，,—"
"""Signs behind which a quotation is what somebody says, and not a phrase of the sentence."""

_GOES_ON = "，、；：,;:）)》〉”』」】"
_PARTICLES = "的地得之"
"""After a closed quotation they make it a part of the sentence: “谁来付钱？”的问题."""

_VERBS = "回答|解释|表示|嘟囔|嘀咕|强调|指出|补充|说|問|问|答|喊|叫|嚷|骂|罵|笑|叹|嘆|吼|想|(?<!知)道|說|回應|回应"
_SAYS = re.compile(
    rf"[^，。！？；：、\s“”「」『』（）]{{0,12}}?(?:{_VERBS})(?:道|着|著|了|完|起来|起來)?(?=[，。：；！？,.:]|\s*$)"
    r"|[他她我你您它]们?們?(?:说|說|问|問|答|喊|叫|笑)(?!明|法|服|题|題|声|聲)"
)
"""Who said it, behind the quotation: 他笑着说。"""

_SPEECH = 400
"""Characters looked back over for the beginning of a quotation."""

_FEW = 6
"""Characters up to which what stands before …… is a word that hangs in the air (我……我不知道), no sentence."""

_LINKS = "但可却卻而也就才都等还還又或"
"""What begins with one of these goes on with the sentence before ……"""

_NUMBER = re.compile(r"[\s（(第]*(?:\d{1,3}(?:\.\d{1,3})*|[一二三四五六七八九十百]{1,4}|[A-Za-z]|[IVX]{1,4})[）)]?$")
_LISTED = re.compile(r"[：:；;。，、]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[A-Za-z])$")
_STRAIGHT = re.compile('"')
_STOP_NAMES = re.compile(rf"(?:{'|'.join(map(re.escape, NAMES_WITH_STOPS))})$")


def _aside(line: str, begin: int, at: int) -> bool:
    """Speech and what stands at the beginning of a sentence; not the title of a work, not straight marks."""
    if line[at] == '"' or line[at] in TITLES:
        return False
    return not line[begin:at].strip() or (line[at] in QUOTES and _leads_to_speech(line, begin, at))


def _leads_to_speech(line: str, begin: int, at: int) -> bool:
    return line[max(begin, at - 8) : at].rstrip()[-1:] in (*_SPEECH_AFTER,)


def _is_end(stop: Stop) -> bool:
    line, following = stop.line, stop.following
    if line[following] in _GOES_ON or _closes_phrase(stop):
        return False
    if stop.closes_quote and (line[following] in _PARTICLES or _names_speaker(stop)):
        return False
    if stop.sign.startswith(("…", "⋯", "..")) and not set(stop.sign) & set("。！？!?"):
        return stop.closes_quote or _is_hanging_end(stop)
    if stop.sign[0] in ".．":
        return _is_point_end(stop)
    return stop.sign[0] not in "!?" or not _is_sign_in_a_name(stop)


def _closes_phrase(stop: Stop) -> bool:
    """Whether the quotation or bracket that closes with the stop is a part of the sentence that goes on."""
    at = stop.opened
    spoken = at >= 0 and stop.line[at] == '"' and (at == stop.begin or _leads_to_speech(stop.line, stop.begin, at))
    return at >= 0 and stop.following == stop.end and not spoken


def _names_speaker(stop: Stop) -> bool:
    """Whether what follows a quotation says whose it is; a quotation behind a colon has its speaker before it."""
    begin = max(stop.begin, stop.start - _SPEECH)
    opened = max(stop.line.rfind(mark, begin, stop.start) for mark in '“「『"')
    announced = opened > begin and stop.line[opened - 1] in "：:"
    return not announced and _SAYS.match(stop.line, stop.following) is not None


def _is_hanging_end(stop: Stop) -> bool:
    """Whether …… ends the sentence: the standard allows both."""
    rest = stop.line[stop.following]
    return len(stop.before.strip()) > _FEW and rest not in _LINKS and rest.isalnum()


def _is_point_end(stop: Stop) -> bool:
    """Whether a point ends the sentence: behind Latin words by the rules of English, never in a number of a list."""
    before = stop.line[max(stop.begin, stop.start - 12) : stop.start]
    if stop.following == stop.end and stop.sign in ".．":  # a name (约翰.史密斯), or a number that heads its text
        return False
    if _LISTED.search(before) or (stop.start - stop.begin <= len(before) and _NUMBER.match(before)):
        return False
    return english.is_point_end(stop) if before[-1:].isascii() and before[-1:].isalnum() else True


def _is_sign_in_a_name(stop: Stop) -> bool:
    """Whether a narrow ! or ? belongs to a Latin name or an address: Yahoo!公司, ?id=3."""
    following = stop.line[stop.following]
    if stop.following == stop.end and following.isascii() and stop.before[-1:].isascii():
        return True
    return bool(_STOP_NAMES.search(stop.line, max(stop.begin, stop.start - 20), stop.start + 1))


def _straight(line: str) -> dict[int, int]:
    """Straight marks open and close in turns: without blanks nothing else tells which is which."""
    places = [found.start() for found in _STRAIGHT.finditer(line)]
    return dict(list(pairwise(places))[::2])


RULES = Rules(_aside, _is_end, _straight)
