"""Correcting the pairs of a document in the browser, and the history of what was corrected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import get_args

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from corpus.correcting import put_rows, take_back, undo
from corpus.corrections.history import Step, undone
from corpus.corrections.moving import edges
from corpus.corrections.reading import DEEPEST
from corpus.corrections.writing_out import Face, face
from corpus.types import LANGS, Document, Kind, Lang, Passage
from webapp.addresses import moved
from webapp.editing.access import editing
from webapp.editing.deeds import DIDS, Asked, Planned, landing, plan, read, stamp
from webapp.editing.later import refresh_later
from webapp.i18n import gettext as _
from webapp.parameters import whole
from webapp.present import row
from webapp.state import library

pages = Blueprint("corrections", __name__)

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
    store, asked = library().store, read(request.form)
    passage = store.passage(passage_id)
    around = _around(passage)
    if passage.id != passage_id or request.form.get("seen") != around.seen:
        return _page(around, asked, stale=True), 409
    present = store.laid(passage.document)
    planned = plan(asked, present.passages, passage.ordinal)
    if planned.refused:
        return _page(around, asked, planned), 422
    put_rows(store, passage.document, present, planned.rows, DIDS[asked.deed])  # type: ignore[index]  # it is planned
    refresh_later()
    count = store.document(passage.document).passages
    at = landing(asked, passage.ordinal, len(present.passages), count)
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
        homes=_homes(passages),
        corrections=[(each, *(list(map(face, side)) for side in (each.before, each.after))) for each in found],
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
    if step is None or undo(store, document.id, step.number) is None:
        flash(_("This step can’t be undone any more: what it made has been changed since. Nothing was changed."))
        return redirect(url_for("corrections.history", document_id=document.id), 303)
    refresh_later()
    if not request.form.get("stay"):
        return _after(document.id, min((each.ordinal for each in step.exchanges), default=0))
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
        take_back(store, document.id, wanted)
        refresh_later()
        flash(_("Taken back: these passages are again as they were made from the files."))
    else:
        flash(_("There was nothing to take back: somebody else has done it already."))
    return redirect(url_for("corrections.history", document_id=document.id), 303)


def _after(document: str, at: int) -> Response:
    """On to the passage number ``at``, where what was done is said and can be undone."""
    store = library().store
    count = store.document(document).passages
    if not count:
        return redirect(url_for("corrections.history", document_id=document), 303)
    at = min(at, count - 1)
    (passage,) = store.passages(document, at, at + 1)
    (latest, *_earlier) = store.history(document)
    return redirect(url_for("corrections.correct", passage_id=passage.id, step=latest.number), 303)


def _around(passage: Passage) -> Around:
    store = library().store
    start = max(0, passage.ordinal - 1)
    near = store.passages(passage.document, start, passage.ordinal + 2)
    at = next((number for number, each in enumerate(near) if each.id == passage.id), 0)
    before, after = near[at - 1] if at else None, near[at + 1] if at + 1 < len(near) else None
    return Around(store.document(passage.document), before, passage, after)


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
    )


def _pieces(text: str, lang: Lang) -> list[tuple[int, str]]:
    """The sentences of a side, each with its place."""
    places = edges(text, lang)
    return [(start, text[start:end].strip()) for start, end in pairwise(places)]


def _stands(step: Step, passages: Sequence[Passage]) -> bool:
    """Whether a step can still be undone."""
    return undone(passages, step) is not None


def _homes(passages: Sequence[Passage]) -> dict[Face, str]:
    """Where what a history tells of stands now."""
    return {face(passage): passage.id for passage in reversed(passages)}
