"""Correcting the pairs of a document in the browser, and the history of what was corrected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar, get_args

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from corpus.correcting import put_rows, take_back, undo
from corpus.corrections.history import Did, Step, undone
from corpus.corrections.moving import edges
from corpus.corrections.reading import DEEPEST
from corpus.corrections.retracing import retrace
from corpus.corrections.writing_out import Face, face
from corpus.errors import StoreChanged
from corpus.types import LANGS, Correction, Document, Kind, Lang, Passage
from webapp.addresses import moved
from webapp.editing.access import editing
from webapp.editing.deeds import DIDS, Asked, Planned, landing, plan, read, stamp
from webapp.editing.later import refresh_later
from webapp.i18n import gettext as _
from webapp.parameters import whole
from webapp.present import row
from webapp.state import library

pages = Blueprint("corrections", __name__)

T = TypeVar("T")

TIMES = 10
"""How often a correction is reckoned anew before its sender is asked: each time one of those at work has finished."""

STEPS_A_PAGE = 20
"""How many steps of a history one page shows."""

SHOWN = 5
"""How many stretches of one step are shown: an import may have changed hundreds."""

Answer = str | Response | tuple[str, int]


@dataclass(frozen=True, slots=True)
class Around:
    """A passage between its neighbours, which are None at the ends of the document."""

    document: Document
    before: Passage | None
    here: Passage
    after: Passage | None

    @property
    def seen(self) -> str:
        """What a form remembers of it."""
        return stamp([passage for passage in (self.before, self.here, self.after) if passage])


@pages.get("/passages/<passage_id>/correct")
@editing
def correct(passage_id: str) -> Answer:
    """The passage between its neighbours, with everything that can be done to it."""
    passage = library().store.passage(passage_id)
    if passage.id != passage_id:
        return redirect(moved(url_for("corrections.correct", passage_id=passage.id)))
    return _page(_around(passage))


@pages.post("/passages/<passage_id>/correct")
@editing
def change(passage_id: str) -> Answer:
    """Do what was asked, unless somebody else has changed these passages meanwhile."""
    asked = read(request.form)
    try:
        return _persistently(lambda: _changed(passage_id, asked))
    except StoreChanged:
        return _page(_around(library().store.passage(passage_id)), asked, stale=True), 409


def _changed(passage_id: str, asked: Asked) -> Answer:
    """Raises StoreChanged where the document is changed while this is being reckoned."""
    store = library().store
    passage = store.passage(passage_id)
    # One reading for what is compared, planned and written over: the neighbours may change as well.
    present = store.laid(passage.document)
    around = _between(store.document(passage.document), present.passages, passage)
    if passage_id != around.here.id or request.form.get("seen") != around.seen:
        return _page(around, asked, stale=True), 409
    planned = plan(asked, present.passages, around.here.ordinal)
    if planned.refused:
        return _page(around, asked, planned), 422
    put_rows(store, passage.document, present, planned.rows, DIDS[asked.deed])
    refresh_later()
    count = store.document(passage.document).passages
    at = landing(asked, around.here.ordinal, len(present.passages), count)
    return _after(passage.document, at)


@pages.get("/documents/<path:document_id>/corrections")
def history(document_id: str) -> Answer:
    """What was done to a document, step by step, and what of it differs from its files now: for every reader."""
    store = library().store
    document = store.document(document_id)
    if document.id != document_id:
        return redirect(moved(url_for("corrections.history", document_id=document.id)))
    steps = store.history(document.id)
    pages_in_all = max(1, -(-len(steps) // STEPS_A_PAGE))
    page = min(whole(request.args, "page", 1, least=1), pages_in_all)
    passages, found = store.passages(document.id), store.corrections(document.id)
    return render_template(
        "corrections.html",
        document=document,
        steps=[(step, _stands(step, passages)) for step in steps[(page - 1) * STEPS_A_PAGE : page * STEPS_A_PAGE]],
        retraced=retrace(steps),
        homes=_homes(passages),
        corrections=[
            (each, _did(each), *(list(map(face, side)) for side in (each.before, each.after))) for each in found
        ],
        shown=SHOWN,
        page=page,
        pages=pages_in_all,
    )


@pages.post("/documents/<path:document_id>/corrections/undo")
@editing
def undo_step(document_id: str) -> Answer:
    """Undo one step, unless what it made has changed since."""
    store = library().store
    document = store.document(document_id)
    step = next((each for each in store.history(document.id) if str(each.number) == request.form.get("step")), None)
    if step is None or _persistently(lambda: undo(store, document.id, step.number)) is None:
        flash(_("This step can’t be undone any more: what it made has been changed since. Nothing was changed."))
        return redirect(url_for("corrections.history", document_id=document.id), 303)
    refresh_later()
    if not request.form.get("stay"):
        return _after(document.id, min((each.ordinal for each in step.exchanges), default=0))
    if step.did == "undo" and step.number not in retrace(store.history(document.id)).redone:
        flash(_("Done again: these passages are as they were before they were undone."))
    else:
        flash(_("Undone: these passages are as they were before that step."))
    return redirect(url_for("corrections.history", document_id=document.id), 303)


@pages.post("/documents/<path:document_id>/corrections/take-back")
@editing
def give_up(document_id: str) -> Answer:
    """Take corrections back, one or all: the passages are again as they were made from the files."""
    store = library().store
    document = store.document(document_id)
    known = {each.id for each in store.corrections(document.id)}
    wanted = known if request.form.get("all") else known & {request.form.get("correction", "")}
    if wanted:
        _persistently(lambda: take_back(store, document.id, wanted))
        refresh_later()
        flash(_("Taken back: these passages are again as they were made from the files."))
    else:
        flash(_("There was nothing to take back: somebody else has done it already."))
    return redirect(url_for("corrections.history", document_id=document.id), 303)


def _persistently(deed: Callable[[], T]) -> T:
    """What a deed comes to that reckons anew where the document was changed meanwhile, elsewhere than it asks for."""
    for _time in range(TIMES - 1):
        with suppress(StoreChanged):
            return deed()
    return deed()


def _after(document: str, at: int) -> Response:
    """On to the passage number ``at``, where what was done is said and can be undone."""
    store = library().store
    at = max(0, min(at, store.document(document).passages - 1))
    passages, steps = store.passages(document, at, at + 1), store.history(document)
    if not passages or not steps:  # no passage is left, or somebody has changed the document since
        return redirect(url_for("corrections.history", document_id=document), 303)
    return redirect(url_for("corrections.correct", passage_id=passages[0].id, step=steps[0].number), 303)


def _around(passage: Passage) -> Around:
    store = library().store
    start = max(0, passage.ordinal - 1)
    near = store.passages(passage.document, start, passage.ordinal + 2)
    return _between(store.document(passage.document), near, passage)


def _between(document: Document, rows: Sequence[Passage], passage: Passage) -> Around:
    """The passage as it stands among these rows; alone where it is none of them any more."""
    at = next((number for number, each in enumerate(rows) if each.id == passage.id), None)
    if at is None:
        return Around(document, None, passage, None)
    before, after = rows[at - 1] if at else None, rows[at + 1] if at + 1 < len(rows) else None
    return Around(document, before, rows[at], after)


def _page(around: Around, asked: Asked | None = None, planned: Planned | None = None, *, stale: bool = False) -> str:
    number = request.args.get("step", "")
    steps = library().store.history(around.document.id) if number else ()
    passage = around.here
    as_it_is = Asked(
        "", {}, {lang: passage.text(lang) for lang in LANGS}, passage.kind, str(passage.level or ""), meant=False
    )
    return render_template(
        "correct.html",
        document=around.document,
        around={
            name: each and row(each, around.document)
            for name, each in (("before", around.before), ("here", passage), ("after", around.after))
        },
        pieces={lang: _pieces(passage.text(lang), lang) for lang in LANGS},
        seen=around.seen,
        kinds=get_args(Kind),
        levels=range(1, DEEPEST + 1),
        asked=asked if asked and asked.deed == "edit" else as_it_is,
        cuts=asked.cuts if asked else {},
        deed=asked.deed if asked else "",
        planned=planned or Planned(),
        stale=stale,
        step=next((each for each in steps if str(each.number) == number), None),
        retraced=retrace(steps),
    )


def _pieces(text: str, lang: Lang) -> list[tuple[int, str]]:
    """The sentences of a side, each with its place."""
    places = edges(text, lang)
    return [(start, text[start:end].strip()) for start, end in pairwise(places)]


def _stands(step: Step, passages: Sequence[Passage]) -> bool:
    """Whether a step can still be undone."""
    return undone(passages, step) is not None


def _did(correction: Correction) -> Did:
    """What a correction comes to, of which nobody wrote down how it was made."""
    before, after = len(correction.before), len(correction.after)
    if before != after:
        return "split" if before < after else "join"
    return "edit" if before == 1 else "move"


def _homes(passages: Sequence[Passage]) -> dict[Face, str]:
    """Where what a history tells of stands now."""
    return {face(passage): passage.id for passage in reversed(passages)}
