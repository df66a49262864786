"""Evidence that a paragraph was cut by a page or a column, and that a later piece of text is its tail.

Each trait of a cut is one observation, and each has points; their sum is the log of the odds that the piece
continues the paragraph rather than begins one of its own. What stands on the page (which language follows,
what was skipped) are traits too, and are added by :mod:`corpus.paragraphs`, which knows the stream.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.folding import is_han, simplify
from corpus.lexicon import to_english
from corpus.numbering import leading_number
from corpus.remembering import remembered
from corpus.types import Lang
from corpus.words import chinese_words

WEIGHTS: dict[Lang, dict[str, float]] = {
    "zh": {
        "closed": -4.8, "running": 0.5, "bare": -0.4, "label": -3.0, "brackets meet": 1.2, "bracket open": 0.6,
        "expecting": 0.7, "figure and unit": 4.0, "numbered": -5.0, "run-in": -1.5, "mark": 3.0, "tail closed": 0.5,
        "tail short": -0.9, "midword": 4.5, "midname": 1.5, "adjacent": -2.6, "skipped": -1.6, "items": -0.8,
        "row": 3.0, "row full": 2.4, "row short": -3.4,
    },
    "en": {
        "closed": -3.6, "running": 0.7, "bare": -0.4, "label": -1.8, "brackets meet": 0.8, "bracket open": 0.0,
        "expecting": 1.4, "figure and unit": 4.0, "numbered": -5.0, "run-in": -1.5, "mark": 3.0, "tail closed": 0.5,
        "tail short": -0.8, "lower": 2.6, "upper": -1.0, "opener": -2.3, "adjacent": -1.3, "skipped": -1.6,
        "items": -1.4, "row": 3.0, "row full": 2.4, "row short": -3.4,
    },
}  # fmt: skip
"""The points of each trait."""

WINDOW = 600  # characters before a cut that are looked at

_ZH_STOP = re.compile(r"[。！？；!?;…■]\s*[”“’\"'）)】」』》]*$|[。！？!?;；][)）\"”]*$|[:：]$|[.]$")
_EN_STOP = re.compile(r"[.!?;:][\"'”’)\]]*$|[;,] (?:and|or)$")
_EN_ABBREVIATION = re.compile(r"\b(?:No|Nos|Art|Mr|Mrs|Ms|Dr|St|vs|cf|Fig|Vol|approx)\.$")
_EN_EXPECTING = re.compile(
    r"(?:,|-|\b(?:the|a|an|of|and|or|to|in|for|with|on|at|by|from|as|that|which|is|are|was|were|be|been|will|shall|"
    r"has|have|had|its|their|this|these|than|more|not|about|into|between|under|before|after|through|during|against|"
    r"over|while|when|where|who|whose|but|if|it|they|we|can|may|must|should|would|could|no|one-time|CNY|USD|RMB|No\.))$"
)
_ZH_EXPECTING = re.compile(
    r"(?:[，,、（(《“和与及或的将以为对在由向把被于之其该每各从至到但若如并且而則则因使令让讓给給比约約近超达達与與及等後仍也又还還"
    r"就都才均应應须須得可能会會要将將不未无無没沒更最很较較]|由于|由於|但是|因为|因為|如果|虽然|雖然|以及|各种|各種|其他|所有|这种|這種|"
    r"一[个個种種项項名位家次]|名为|名為|包括|根据|根據|按照|依照|否则|否則|不然|然后|然後|此外|其中|即使|只要|只有|无论|無論|为了|為了|随着|隨著|除了|直到|通过|通過|关于|關於|对于|對於|称|稱|表示|认为|認為|所)$"
)
_OPENERS = frozenset(
    "the a an this these that those it its he she they we you i his her their our there here in on at by for from "
    "with as if when while where after before since although but and or so however because to all any each every no "
    "not such what who how why one some both during under upon once according".split()
)
_UNIT = re.compile(
    r"\s*(?:[万亿千百]?[元吨亩公平米人条个项家户次种座台岁度倍年月日名%％]|[万亿]|million|billion|trillion|yuan|percent|%)"
)
_FIGURE_END = re.compile(r"\d$|\b(?:CNY|USD|RMB|No\.)$")
_SENTENCE: dict[Lang, re.Pattern[str]] = {
    "zh": re.compile(r"[。！？；;]"),
    "en": re.compile(r"[a-z)\d][.!?;] +[A-Z(\"]"),
}
_RUN_IN: dict[Lang, re.Pattern[str]] = {
    "zh": re.compile(r"[\u4e00-\u9fff]{1,8}(?:[(（][^()（）]{1,12}[)）])?[:：]"),
    "en": re.compile(r"[A-Z][A-Za-z]*(?: [A-Za-z]+){0,3}:\s"),
}
_IN_BRACKETS = re.compile(r"[(（][^\n]*[)）]")
_PAIRS = {"(": ")", "（": "）", "《": "》", "“": "”", "「": "」", "【": "】", "[": "]"}
_MARKS = re.compile(f"[{re.escape(''.join((*_PAIRS, *_PAIRS.values())))}]")
UNKNOWN = (
    3  # characters of a word that the dictionary lacks and jieba may have made up (家|一), from which on it counts
)
CONTEXT = 8  # characters on either side of a cut, for reading the words there
MAX_LABEL: dict[Lang, int] = {"zh": 50, "en": 110}  # characters of a heading
MAX_LABEL_WORDS = 16
TITLE = 3  # times as long may a title be
SHORT: dict[Lang, int] = {"zh": 24, "en": 60}  # characters of a piece that may be a heading of few words


@remembered(4096)
def is_closed(text: str, lang: Lang) -> bool:
    """Whether a text ends as a paragraph ends: with a stop, a colon, or a closing mark after one."""
    text = text.rstrip()
    if lang == "en":
        return bool(_EN_STOP.search(text)) and not _EN_ABBREVIATION.search(text)
    return bool(_ZH_STOP.search(text))


def open_marks(text: str) -> tuple[str, ...]:
    """The closing marks that a text still waits for, the innermost last."""
    waiting: list[str] = []
    for char in _MARKS.findall(text):
        if char in _PAIRS:
            waiting.append(_PAIRS[char])
        elif waiting and _same_mark(char, waiting[-1]):
            waiting.pop()
    return (*waiting, *(['"'] if text.count('"') % 2 else []))


def _same_mark(char: str, mark: str) -> bool:
    return char == mark or {char, mark} == {")", "）"}


def is_label(text: str, lang: Lang, *, first: bool = False) -> bool:
    """Whether a text looks like a heading: short, and without the marks of running text.

    The ``first`` text of a document may be longer: titles of laws and reports run to several lines.
    """
    times = TITLE if first else 1
    bare = text[number.end :].strip() if (number := leading_number(text)) else text.strip()
    if is_closed(text, lang) and not text.rstrip().endswith(("?", "？")):
        return False
    marks = r"[，。；！,;]" if lang == "zh" else r"[.;!]\s"
    short = len(bare) <= times * MAX_LABEL[lang] and len(bare.split()) <= times * MAX_LABEL_WORDS
    return short and not re.search(marks, bare)


def traits(head: str, piece: str, lang: Lang) -> Iterator[str]:
    """What can be seen in the two texts themselves, where ``piece`` is asked to continue ``head``."""
    head = head[-WINDOW:].rstrip()
    figure = _FIGURE_END.search(head[-CONTEXT:]) is not None
    yield "closed" if is_closed(head, lang) else "running" if _SENTENCE[lang].search(head) else "bare"
    if waiting := open_marks(head):
        yield "brackets meet" if any(mark in piece for mark in waiting) else "bracket open"
    if figure and _UNIT.match(piece):
        yield "figure and unit"
    if leading_number(piece) and not figure:
        yield "numbered"
    if _RUN_IN[lang].match(piece) or _IN_BRACKETS.fullmatch(piece):
        yield "run-in"
    if is_closed(piece, lang):
        yield "tail closed"
    elif len(piece) <= SHORT[lang]:
        yield "tail short"
    yield from _english(head, piece) if lang == "en" else _chinese(head, piece)


def _english(head: str, piece: str) -> Iterator[str]:
    if _EN_EXPECTING.search(head[-2 * CONTEXT :]):  # the longest word there is half as long
        yield "expecting"
    first = piece.lstrip("\"'“‘(").strip()[:1]
    if piece[:1] in ",.;:)]%”’":
        yield "mark"
    elif first.islower():
        yield "lower"
    elif first.isupper():
        word = re.match(r"[\"'“‘(\s]*([A-Za-z]+)", piece)
        yield "opener" if word and word[1].lower() in _OPENERS else "upper"


def _chinese(head: str, piece: str) -> Iterator[str]:
    if _ZH_EXPECTING.search(head[-CONTEXT:]):
        yield "expecting"
    if piece[:1] in "，。、；：？！）》”’」』】,.;:)%":
        yield "mark"
    elif word := bridging_word(head, piece):
        if to_english(word):
            yield "midword"
        elif len(word) >= UNKNOWN and leading_number(piece) is None:
            yield "midname"


def continuation(head: str, piece: str, lang: Lang, *around: str) -> float:
    """How much speaks for ``piece`` being the continuation of the paragraph ``head``; above 0 is for joining.

    ``around`` are further traits, of the place where the two stand: ``label`` (the paragraph was found to be a
    heading), ``items`` (both are items of a list), ``adjacent`` (nothing stands between them on pages of two
    languages, so that no column ended here), ``row`` (both are rows of one block), ``row full`` or ``row short``
    (where rows are known: whether the last one had no room for the first words of ``piece``), and ``skipped`` once
    for every whole paragraph between them.
    """
    weights = WEIGHTS[lang]
    return sum(weights[trait] for trait in (*traits(head, piece, lang), *around))


def bridging_word(head: str, piece: str) -> str:
    """The word that a cut between two Chinese texts runs through (补|贴, 高|值), as jieba reads them joined, or ""."""
    if not (is_han(head[-1:] or " ") and is_han(piece[:1] or " ")):
        return ""
    before, after = simplify(head[-CONTEXT:]), simplify(piece[:CONTEXT])
    return next((word.text for word in chinese_words(before + after) if word.start < len(before) < word.end), "")
