"""Text that is neither Chinese nor English, by its script or by its small words.

Names and short phrases of other languages belong to the sentence they stand in; only a text that is foreign as a
whole is told apart, and in doubt none is. What marks a language are function words that neither English nor
another text uses often, and which no name is made of alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from corpus.folding import is_han

KANA_SHARE = 0.15  # of the Han characters and kana of a text that is Japanese; Japanese prose has 40 to 60 %
FEWEST_LETTERS = 3  # of another script
FEWEST_WORDS = 6  # of a text in Latin letters that is told by its words
FEWEST_MARKERS = 3  # different function words of one language
MARKER_SHARE = 0.2  # of the words that are function words of that language; prose has 30 to 50 %
ENGLISH_SHARE = 0.25  # as many English function words for each of them there may be
TONE_SHARE = 0.5  # of the words of Pinyin that carry a tone mark

_FUNCTION_WORDS = {
    name: frozenset(words.split())
    for name, words in {
        "French": "le la les des du et est une dans pour que qui sur par avec aux ces sont pas de en un ce il "
        "elle nous vous leur son sa ses cette été être plus ou où au d l qu n s c j y mais comme",
        "German": "der die das und ist nicht ein eine einer eines mit von zu den dem des für auf wird werden im sich "
        "auch als bei nach aus wie oder dass es sie er wir durch über zum zur hat haben sind",
        "Spanish": "el la los las y en una un por con para del que es se su al como más de lo sus no son fue entre "
        "este esta ha sobre también pero",
        "Portuguese": "o os do da em um uma não para com que é ao dos das de e a as no na nos nas por se mais foi "
        "como são",
        "Italian": "il lo gli di che è per con una un della dei delle del sono nel nella alla non la le i e si da al "
        "anche",
        "Dutch": "de het een van en niet met voor zijn op te dat die er aan ook als bij door naar wordt worden om uit",
        "Malay": "dan yang di dengan untuk pada ini itu dari daripada adalah tidak oleh dalam akan kepada telah ialah "
        "para juga atau sebagai bagi",
        "Vietnamese": "và của là các được trong có cho không một những với người này đã để từ khi theo về",
        "Turkish": "ve bir bu için ile olarak da de olan daha gibi kadar çok değil her sonra",
        "Polish": "w i na z do nie się jest że to o od po dla przez przy oraz jak są który która",
    }.items()
}
_ENGLISH = frozenset(
    "the of and to in is that for with are was were this by from it as be have not which their they his her at on or "
    "an has had but you we shall will may".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0e31-\u0e4e\u0f71-\u0fbc])")  # those of formulas stand apart
_TONED = re.compile(r"[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]")
_PINYIN_ONLY = re.compile(r"[āǎēěīǐōǒūǔǖǘǚǜ]")  # French and Spanish have the other accents
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_INITIAL = re.compile(r"\b[A-ZÀ-Þ]\.")


def is_other_language(text: str) -> bool:
    """Whether a paragraph or line as a whole is in a language other than Chinese and English."""
    scripts = set() if text.isascii() else set(map(_script, set(text)))
    if scripts.isdisjoint(("kana", "other")):  # as in most texts
        return "han" not in scripts and _foreign_words(text)
    counts = Counter(map(_script, text))
    han, kana, latin, other = (counts[name] for name in ("han", "kana", "latin", "other"))
    if kana >= FEWEST_LETTERS and kana >= KANA_SHARE * (han + kana) and latin <= han + kana:
        return True
    if other >= FEWEST_LETTERS and other > han + kana + latin and _LETTERS.search(text):
        return True
    return not (han or kana or other > latin) and _foreign_words(text)


@lru_cache(maxsize=1 << 14)
def _script(char: str) -> str:
    """``han``, ``kana``, ``latin``, ``other`` for a letter of any other script, ``""`` for what is no letter."""
    if is_han(char):
        return "han"
    if not unicodedata.category(char).startswith("L"):
        return ""
    name = unicodedata.name(char, "")
    if name.startswith(("BOPOMOFO", "KATAKANA-HIRAGANA", "CJK")):  # what spells Chinese; signs both scripts share
        return ""
    if name.startswith(("HIRAGANA", "KATAKANA")):
        return "kana"
    return "latin" if name.startswith(("LATIN", "FULLWIDTH LATIN")) else "other"


def _is_entry(text: str) -> bool:
    """Whether a text looks like an entry of a bibliography, which is a part of its document in whatever language."""
    return bool(_YEAR.search(text)) and bool(_INITIAL.search(text))


def _foreign_words(text: str) -> bool:
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) < FEWEST_WORDS:
        return False
    counts = Counter(words)
    if _PINYIN_ONLY.search(text) and sum(bool(_TONED.search(word)) for word in words) >= TONE_SHARE * len(words):
        return counts.keys().isdisjoint(_ENGLISH) and not _is_entry(text)
    told = any(_is_told(counts, len(words), function_words) for function_words in _FUNCTION_WORDS.values())
    return told and not _is_entry(text)


def _is_told(counts: Counter[str], words: int, function_words: frozenset[str]) -> bool:
    """Whether so many words, counted, are of the language that has these function words."""
    markers = function_words.intersection(counts)
    if len(markers) < FEWEST_MARKERS:
        return False
    found = sum(counts[word] for word in markers)
    english = sum(counts[word] for word in _ENGLISH.intersection(counts) - function_words)
    return found >= MARKER_SHARE * words and english <= ENGLISH_SHARE * found
