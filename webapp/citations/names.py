"""Names as CSL wants them: persons in family and given name, Chinese names and institutions whole.

A record keeps a name as its language writes it (``Jane Doe``, ``Wang Xiaoming``, ``世界银行``); only the
name itself says which part is the family name, so these are rules of thumb. ``Doe, Jane`` settles it.
"""

from __future__ import annotations

import re
from typing import Any

CslName = dict[str, Any]

PARTICLE = re.compile(
    r"(?:af|al|ap|auf|da|dal|de|del|dela|della|den|der|des|di|do|dos|du|el|la|las|le|los|ten|ter|van|vom|von|zu|zum|"
    r"zur)$",
)

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})

# Titles that no style prints after a name; “Jane Doe, PhD” must not become “PhD Doe”.
DEGREES = frozenset({"phd", "md", "mba", "msc", "jd", "llb", "llm", "esq"})

INSTITUTION = re.compile(
    r"\b(?:academy|administration|agency|alliance|and|asean|assembly|assn|association|associates|authority|bank|board|"
    r"bureau|cabinet|cent(?:er|re)|chamber|china|club|college|commission|committee|company|conference|congress|"
    r"consortium|co|corp|corporation|council|daily|department|editors?|embassy|federation|for|forum|foundation|"
    r"fund|gazette|government|group|herald|holdings|inc|initiative|institut\w*|international|journal|"
    r"laborator\w+|league|library|ltd|llc|magazine|ministry|museum|national|nations|network|news|observatory|of|office|"
    r"organi[sz]ation|parliament|party|people|police|post|press|programme|program|project|republic|review|school|"
    r"secretariat|senate|service|society|staff|state|states|studio|survey|team|the|times|trust|union|university|"
    r"working|world|xinhua|&)(?:\b|(?<=&))",
    re.IGNORECASE,
)

LATIN = re.compile(r"^[A-Za-z\u00c0-\u024f\u1e00-\u1eff .,'’\-()]+$")

# The thirty commonest surnames, then others, as pinyin writes them: in “Wang Wei” the first word is the family
# name. Where only the last word is among the commonest (“Wei Wang”), the name is written the Western way.
COMMON_SURNAME = re.compile(
    r"(?:wang|li|zhang|liu|chen|yang|huang|zhao|wu|zhou|xu|sun|ma|zhu|hu|guo|he|gao|lin|luo|zheng|liang|xie|tang|song|"
    r"deng|han|feng|cao|peng)$",
    re.IGNORECASE,
)
OTHER_SURNAME = re.compile(
    r"(?:bai|bian|bo|cai|cen|chai|chang|cheng|chu|cui|dai|dang|ding|dong|dou|du|duan|fan|fang|fei|fu|gan|ge|geng|gong|"
    r"gou|gu|guan|gui|hao|hong|hou|hua|ji|jia|jian|jiang|jiao|jin|jing|ju|kang|ke|kong|kuang|lai|lan|lang|lei|leng|"
    r"lian|liao|ling|long|lou|lu|lv|lyu|mao|mei|meng|mi|miao|mo|mu|ni|nie|ning|niu|ou|pan|pang|pei|pi|ping|pu|qi|"
    r"qian|qiao|qin|qiu|qu|quan|rao|ren|rong|ruan|sha|shan|shang|shao|she|shen|sheng|shi|shu|si|su|tan|tao|teng|"
    r"tian|tong|tu|wan|wei|wen|weng|xi|xia|xiang|xiao|xin|xing|xiong|xue|yan|yao|ye|yi|yin|ying|you|yu|yuan|yue|"
    r"yun|zang|zeng|zhai|zhan|zhen|zhong|zhuang|zhuo|zong|zou|zuo|ouyang|situ|shangguan|zhuge)$",
    re.IGNORECASE,
)
SYLLABLE = (
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ian|iao|ing|ong|uai|uan|van|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|vn|"
    r"a|e|i|o|u|v|ü))"
)
PINYIN = re.compile(rf"{SYLLABLE}(?:['’-]?{SYLLABLE}){{0,2}}$", re.IGNORECASE)


def csl_name(name: str) -> CslName:
    """One name in CSL's shape: ``{"literal": …}``, or ``family``, ``given`` and what goes with them.

    ``static-ordering`` marks a name that is written family first also where others are not (``Wang Xiaoming``).
    """
    name = " ".join(name.split())
    if not LATIN.match(name) or INSTITUTION.search(name):
        return {"literal": name}
    head, *rest = [part.strip() for part in name.split(",")]
    suffixes = [part for part in rest if _bare(part) in SUFFIXES]
    given = [part for part in rest if _bare(part) not in SUFFIXES | DEGREES]
    if len(given) > 1 or not head:
        return {"literal": name}
    found = _inverted(head, given[0]) if given else _in_order(head.split())
    if suffixes and "family" in found:
        found["suffix"] = suffixes[0]
    return found


def is_pinyin(name: CslName) -> bool:
    """Whether a split name is a Chinese one in pinyin: GB/T 7714 lets its given name stand unabbreviated."""
    given = str(name.get("given", "")).replace(" ", "-")
    return _is_surname(str(name.get("family", ""))) and bool(PINYIN.match(given))


def _inverted(family: str, given: str) -> CslName:
    return _with_particles(family.split(), [given])


def _in_order(words: list[str]) -> CslName:
    suffix = words.pop() if len(words) > 2 and _bare(words[-1]) in SUFFIXES else ""
    if len(words) == 1:
        return {"literal": words[0]}
    capitals = [word for word in words if _is_family_in_capitals(word)]
    if len(capitals) == 1:  # ZHANG San, Jane DOE
        found = {"family": capitals[0].capitalize(), "given": " ".join(word for word in words if word != capitals[0])}
        return found | {"static-ordering": True} if words[0] == capitals[0] else found
    if _family_first(words):
        return {"family": words[0], "given": " ".join(words[1:]), "static-ordering": True}
    start = next((i for i, word in enumerate(words[:-1]) if i and PARTICLE.match(word)), len(words) - 1)
    found = _with_particles(words[start:], words[:start])
    return found | {"suffix": suffix} if suffix else found


def _with_particles(family: list[str], given: list[str]) -> CslName:
    count = next((i for i, word in enumerate(family[:-1]) if not PARTICLE.match(word)), len(family) - 1)
    found = {"family": " ".join(family[count:]), "given": " ".join(given)}
    return found | {"non-dropping-particle": " ".join(family[:count])} if count else found


def _is_family_in_capitals(word: str) -> bool:
    # Two capitals that are no surname are initials: JD Vance.
    return word.isalpha() and word.isupper() and (len(word) > 2 or _is_surname(word))


def _is_surname(word: str) -> bool:
    return bool(COMMON_SURNAME.match(word) or OTHER_SURNAME.match(word))


def _family_first(words: list[str]) -> bool:
    if not PINYIN.match("-".join(words[1:])):
        return False
    return bool(COMMON_SURNAME.match(words[0])) or (_is_surname(words[0]) and not COMMON_SURNAME.match(words[-1]))


def _bare(word: str) -> str:
    return word.replace(".", "").lower()
