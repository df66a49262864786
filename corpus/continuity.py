"""Evidence that a paragraph was cut by a page or a column, and that a later piece of text is its tail.

Each function looks at one thing and answers with points; their sum is the log of how much more likely it is
that the piece continues the paragraph than that it begins one of its own. The points were set on a
hand-checked guide of 107 units of which 23 are cut, and hold for made-up pages of the same shapes
(``tests/quality``).
"""

from __future__ import annotations

import re

from corpus.folding import is_han
from corpus.numbering import leading_number
from corpus.types import Lang
from corpus.words import chinese_words

JOIN_RUNNING = 2.5  # the paragraph has sentences, and no end mark after the last one
JOIN_OPEN = 0.5  # it has no end mark, but no sentence either: list items and labels often have none
JOIN_CLOSED = -6.0  # it has one
JOIN_BRACKET = 3.0  # it has an open bracket or quotation mark that the piece closes
OPEN_BRACKET = 1.5  # … or that nothing closes yet
STARTS_NUMBERED = -7.0  # the piece begins with a printed number
STARTS_LOWER = 4.0  # an English piece that begins in lower case
STARTS_UPPER = -1.0  # … with a capital
STARTS_MIDWORD = 2.5  # the cut runs through a Chinese word
STARTS_MARK = 4.0  # the piece begins with a closing mark or a comma
ENDS_EXPECTING = 2.5  # the paragraph ends with a word or mark that needs more (the, of, 、, ，)
COMPLETES_QUANTITY = 5.0  # a number on one side of the cut, its unit on the other
LABEL = -5.0  # the paragraph looks like a heading
SKIPPED = -1.0  # for every whole paragraph between the two
TAIL_CLOSES = 0.5  # the piece is closed, as a tail is
STARTS_LABELLED = -3.0  # the piece begins with a run-in title (乙方：, 水资源：), or is all in brackets
ITEM_AFTER_ITEM = -3.0  # both are items of a list
WINDOW = 600  # characters before a cut that are looked at

_ZH_STOP = re.compile(r"[。！？；!?;…■]\s*[”’\"'）)】」』》]*$|[。！？!?;；][)）\"”]*$|[:：]$|[.]$")
_EN_STOP = re.compile(r"[.!?;:][\"'”’)\]]*$")
_EN_ABBREVIATION = re.compile(r"\b(?:No|Nos|Art|Mr|Mrs|Ms|Dr|St|vs|cf|Fig|Vol|approx)\.$")
_EN_EXPECTING = re.compile(
    r"(?:,|-|\b(?:the|a|an|of|and|or|to|in|for|with|on|at|by|from|as|that|which|is|are|was|were|be|been|will|shall|"
    r"has|have|had|its|their|this|these|than|more|not|about|into|between|under|before|after|through|during|against|"
    r"over|while|when|where|who|whose|but|if|it|they|we|can|may|must|should|would|could|no|one-time|CNY|USD|RMB|No\.))$"
)
_ZH_EXPECTING = re.compile(r"[，,、（(《“和与及或的将以为对在由向把被]$")
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
CONTEXT = 8  # characters on either side of a cut, for reading the words there
MAX_LABEL: dict[Lang, int] = {"zh": 50, "en": 110}  # characters of a heading
MAX_LABEL_WORDS = 16
TITLE = 3  # times as long may a title be


def is_closed(text: str, lang: Lang) -> bool:
    """Whether a text ends as a paragraph ends: with a stop, a colon, or a closing mark after one."""
    text = text.rstrip()
    if lang == "en":
        return bool(_EN_STOP.search(text)) and not _EN_ABBREVIATION.search(text)
    return bool(_ZH_STOP.search(text))


def open_marks(text: str) -> tuple[str, ...]:
    """The closing marks that a text still waits for, the innermost last."""
    waiting: list[str] = []
    for char in text:
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


def continuation(
    head: str, piece: str, lang: Lang, *, skipped: int = 0, label: bool = False, items: bool = False
) -> float:
    """How much speaks for ``piece`` being the continuation of the paragraph ``head``; above 0 is for joining.

    ``skipped`` counts the whole paragraphs that stand between them, ``label`` says that the paragraph was
    found to be a heading, ``items`` that both were marked as items of a list.
    """
    head = head[-WINDOW:]
    points = JOIN_CLOSED if is_closed(head, lang) else JOIN_RUNNING if _SENTENCE[lang].search(head) else JOIN_OPEN
    points += LABEL * label + SKIPPED * skipped + ITEM_AFTER_ITEM * items
    points += STARTS_LABELLED * bool(_RUN_IN[lang].match(piece) or _IN_BRACKETS.fullmatch(piece))
    points += STARTS_NUMBERED * (leading_number(piece) is not None and not _FIGURE_END.search(head.rstrip()))
    points += _open_marks(head, piece)
    points += COMPLETES_QUANTITY * bool(_FIGURE_END.search(head.rstrip()) and _UNIT.match(piece))
    points += TAIL_CLOSES * is_closed(piece, lang)
    return points + (_english(head, piece) if lang == "en" else _chinese(head, piece))


def _open_marks(head: str, piece: str) -> float:
    waiting = open_marks(head)
    if not waiting:
        return 0.0
    return JOIN_BRACKET if any(mark in piece for mark in waiting) else OPEN_BRACKET


def _english(head: str, piece: str) -> float:
    points = ENDS_EXPECTING * bool(_EN_EXPECTING.search(head.rstrip()))
    first = piece.lstrip("\"'“‘(").strip()[:1]
    if piece[:1] in ",.;:)]%”’":
        return points + STARTS_MARK
    return points + (STARTS_LOWER if first.islower() else STARTS_UPPER if first.isupper() else 0.0)


def _chinese(head: str, piece: str) -> float:
    points = ENDS_EXPECTING * bool(_ZH_EXPECTING.search(head.rstrip()))
    if piece[:1] in "，。、；：？！）》”’」』】,.;:)%":
        return points + STARTS_MARK
    return points + STARTS_MIDWORD * bridges_word(head, piece)


def bridges_word(head: str, piece: str) -> bool:
    """Whether the cut between two Chinese texts runs through a word (补|贴, 高|值), as jieba reads them joined."""
    before, after = head[-CONTEXT:], piece[:CONTEXT]
    if not (is_han(before[-1:] or " ") and is_han(after[:1] or " ")):
        return False
    return any(word.start < len(before) < word.end for word in chinese_words(before + after))
