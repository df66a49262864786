"""Adding documents from the browser: the form, and the page that tells how far the adding is."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from corpus.errors import BadParameter, ReadError
from corpus.readers import readable_suffixes
from corpus.store import collection_name
from webapp.editing.access import editing, takes
from webapp.editing.form import NAME_ADVICE
from webapp.editing.jobs import Job, Wish, jobs
from webapp.editing.staging import LARGEST_FILE, LARGEST_UPLOAD, REFUSALS, Staged, stage, stage_editions, stage_page
from webapp.errors import ADVICE as KINDS
from webapp.i18n import N_, locale
from webapp.i18n import gettext as _
from webapp.state import library

ADVICE: Mapping[str, str] = REFUSALS | {
    **KINDS,
    "UnknownDocument": N_("The document whose place it was to take has been removed meanwhile. Add it as a new one."),
}
"""What to say of a document that could not be added, by the kind of the failure."""

OTHER_ADVICE = N_("It could not be read.")

Answer = str | Response | tuple[str, int]


def install(pages: Blueprint) -> None:
    """Add the addresses of this subject."""
    pages.add_url_rule("/library/add", "add", add, methods=["GET"])
    pages.add_url_rule("/library/add", "upload", upload, methods=["POST"])
    pages.add_url_rule("/library/jobs/<job_id>", "job", job, methods=["GET"])
    pages.add_url_rule("/library/jobs/<job_id>", "agree", agree, methods=["POST"])
    pages.add_url_rule("/library/jobs/<job_id>/stop", "stop", stop, methods=["POST"])


@editing
def add() -> Answer:
    """The form."""
    jobs().expect()
    return _form({})


@takes(LARGEST_UPLOAD + (1 << 20))
@editing
def upload() -> Answer:
    """Take the files, and begin to add them."""
    wrong: dict[str, str] = {}
    collections = _collections(wrong)
    replacing = request.form.get("as", "")
    if replacing:
        replacing = library().store.document(replacing).id
    staged = None if wrong else _staged(wrong)
    if staged is None or wrong:
        return _form(wrong), 422
    if replacing and len(staged.sources) != 1:
        return _form({"files": _("Send one file, or the two editions, to take the place of one document.")}), 422
    begun = jobs().begin(Wish(staged, collections, replacing))
    return redirect(url_for("editing.job", job_id=begun.id), 303)


@editing
def job(job_id: str) -> str:
    """How far the adding is, and what became of each document."""
    return render_template("job.html", job=_job(job_id), advice=ADVICE, other_advice=OTHER_ADVICE)


@editing
def agree(job_id: str) -> Response:
    """Go on with a job that asked whether documents may be replaced."""
    jobs().answer(_job(job_id).id, replacing=request.form.get("replace") == "yes")
    return redirect(url_for("editing.job", job_id=job_id), 303)


@editing
def stop(job_id: str) -> Response:
    """Add no more documents of a job."""
    jobs().stop(_job(job_id).id)
    return redirect(url_for("editing.job", job_id=job_id), 303)


def _job(name: str) -> Job:
    return jobs().get(name) or abort(404)


def _staged(wrong: dict[str, str]) -> Staged | None:
    """The files of the form; None, and what is wrong, where there are none."""
    how = request.form.get("how")
    if how == "page":
        return _fetched(wrong)
    zh, en, record = (request.files.get(name) for name in ("zh", "en", "record"))
    if how == "editions":
        if zh and en and zh.filename and en.filename:
            return stage_editions(zh, en, record if record and record.filename else None)
        wrong["zh" if not (zh and zh.filename) else "en"] = _("Choose both editions.")
        return None
    files = [file for file in request.files.getlist("files") if file.filename]
    if not files:
        wrong["files"] = _("Choose one file or several.")
    return stage(files) if files else None


def _fetched(wrong: dict[str, str]) -> Staged | None:
    try:
        return stage_page(request.form.get("address", ""))
    except BadParameter:
        wrong["address"] = _(
            "This is no address of a page. Write it as a browser shows it: https://example.org/page.html"
        )
    except ReadError as error:
        # What errors say of themselves is English: on a page in another language the advice must do.
        wrong["address"] = str(error) if locale() == "en" else _(KINDS[error.kind])
    return None


def _collections(wrong: dict[str, str]) -> tuple[str, ...]:
    name = request.form.get("collection", "").strip()
    try:
        return (collection_name(name),) if name else ()
    except BadParameter:
        wrong["collection"] = _(NAME_ADVICE)
        return ()


def _form(wrong: Mapping[str, str]) -> str:
    store = library().store
    replacing = request.values.get("as", "")
    return render_template(
        "add.html",
        wrong=wrong,
        suffixes=readable_suffixes(),
        largest_file=LARGEST_FILE >> 20,
        largest_upload=LARGEST_UPLOAD >> 20,
        known=sorted({name for document in store.documents() for name in document.collections}),
        how=request.form.get("how", ""),
        collection=request.form.get("collection", ""),
        address=request.form.get("address", ""),
        replacing=store.document(replacing) if replacing else None,
    )
