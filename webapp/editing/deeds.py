"""What somebody asks for on the page of corrections: from a form to the rows of the document as they are to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal, cast, get_args

from corpus.corrections.checking import Difference
from corpus.corrections.history import Did
from corpus.corrections.moving import Cut, edges, join, move_back, move_on, rewrite, split
from corpus.corrections.reading import DEEPEST, unfit_character
from corpus.corrections.replacing import check
from corpus.corrections.writing_out import face
from corpus.types import LANGS, Kind, Lang, Passage
from webapp.i18n import N_

Deed = Literal["split", "on", "back", "join-next", "join-before", "edit"]

DIDS: Mapping[str, Did] = {
    "split": "split", "on": "move", "back": "move", "join-next": "join", "join-before": "join", "edit": "edit",
}  # fmt: skip
"""What each deed is in the history."""

CUT_FIRST = N_("Choose first where to cut: in the Chinese, in the English or in both.")
CUT_ELSEWHERE = N_(
    "Cut so that something stands on either side: like this there would be one passage with nothing in it."
)
NOTHING_MOVES = N_("Like this nothing would move. Choose another place to cut.")
NO_NEIGHBOUR = N_("There is no such passage beside this one.")
CONTROL = N_("The text holds a control character. Take it out: of these only tabs and line breaks are text.")
SAME = N_("Nothing differs from what the passage says already.")
UNKNOWN = N_("Choose one of the buttons of this page.")


@dataclass(frozen=True, slots=True)
class Asked:
    """A form as it was sent: what to do, where to cut, and the texts as they were typed."""

    deed: str
    cuts: Mapping[Lang, str]
    texts: Mapping[Lang, str]
    kind: str
    level: str
    meant: bool


@dataclass(frozen=True, slots=True)
class Planned:
    """The rows as they are to be, or what hinders that: a sentence, and text that would be lost or is new."""

    rows: tuple[Passage, ...] = ()
    hindrance: str = ""
    missing: tuple[Difference, ...] = ()
    new: tuple[Difference, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether there is anything in the way."""
        return bool(self.hindrance or self.missing or self.new)


def read(form: Mapping[str, str]) -> Asked:
    """What somebody sent."""
    return Asked(
        form.get("do", ""),
        {lang: form.get(f"{lang}_at", "") for lang in LANGS},
        {lang: form.get(lang, "").replace("\r\n", "\n") for lang in LANGS},
        form.get("kind", ""),
        form.get("level", ""),
        form.get("meant", "") == "1",
    )


def stamp(around: Sequence[Passage]) -> str:
    """What a form remembers of the passages that it was made for."""
    return sha256(repr([(passage.id, face(passage)) for passage in around]).encode()).hexdigest()[:16]


def plan(asked: Asked, rows: Sequence[Passage], at: int) -> Planned:
    """What passage number ``at`` and its neighbours are to be."""
    if asked.deed not in get_args(Deed):
        return Planned(hindrance=UNKNOWN)
    if asked.deed == "edit":
        return _edited(asked, rows, at)
    deed = cast(Deed, asked.deed)
    if (deed in ("back", "join-before") and at == 0) or (deed in ("on", "join-next") and at + 1 == len(rows)):
        return Planned(hindrance=NO_NEIGHBOUR)
    if deed in ("join-next", "join-before"):
        return Planned(join(rows, at if deed == "join-next" else at - 1))
    return _cut(deed, asked, rows, at)


def landing(asked: Asked, at: int, before: int, after: int) -> int:
    """The number of the passage to go on with, where a document of ``before`` passages has ``after`` now."""
    here = at - 1 if asked.deed == "join-before" or (asked.deed == "back" and after < before) else at
    return max(0, min(here, after - 1))


def _cut(deed: Deed, asked: Asked, rows: Sequence[Passage], at: int) -> Planned:
    places = {lang: _place(asked.cuts[lang], rows[at].text(lang), lang) for lang in LANGS}
    if all(place is None for place in places.values()):
        return Planned(hindrance=CUT_FIRST)
    cut = Cut(places["zh"], places["en"])
    made = {"split": split, "on": move_on, "back": move_back}[deed](rows, at, cut)
    if list(map(face, made)) == list(map(face, rows)):
        return Planned(hindrance=CUT_ELSEWHERE if deed == "split" else NOTHING_MOVES)
    return Planned(made)


def _place(given: str, text: str, lang: Lang) -> int | None:
    """Where to cut a side: at one of its sentences' edges, or nowhere."""
    return int(given) if given.isdecimal() and len(given) < 10 and int(given) in edges(text, lang) else None


def _edited(asked: Asked, rows: Sequence[Passage], at: int) -> Planned:
    if any(unfit_character(text) for text in asked.texts.values()):
        return Planned(hindrance=CONTROL)
    kind = cast(Kind, asked.kind if asked.kind in get_args(Kind) else rows[at].kind)
    texts = {lang: _unless_same(asked.texts[lang], rows[at].text(lang)) for lang in LANGS}
    made = rewrite(rows, at, texts["zh"], texts["en"], kind, _level(asked.level))
    if list(map(face, made)) == list(map(face, rows)):
        return Planned(hindrance=SAME)
    checked = check(rows, made, allow_changes=True)
    if asked.meant or not any(each.large for each in (*checked.missing, *checked.new)):
        return Planned(made)
    return Planned(missing=checked.missing, new=checked.new)


def _unless_same(typed: str, before: str) -> str:
    return before if typed.strip() == before.strip() else typed


def _level(given: str) -> int | None:
    return int(given) if len(given) == 1 and given.isdecimal() and 1 <= int(given) <= DEEPEST else None
