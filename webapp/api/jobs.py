"""Jobs: the JSON twin of the page that tells how far the adding of documents is. For editors alone, as the page is."""

from __future__ import annotations

from flask import Blueprint, Response, abort, jsonify

from webapp.editing.access import editing
from webapp.editing.jobs import Job, Step, jobs
from webapp.present import Json


def install(api: Blueprint) -> None:
    """Add the addresses of this subject."""
    api.add_url_rule("/jobs/<job_id>", "job", job_twin)


@editing
def job_twin(job_id: str) -> Response:
    """How far a job is, and what became of each document."""
    return jsonify(job_json(jobs().get(job_id) or abort(404)))


def job_json(job: Job) -> Json:
    """A job; ``done`` counts the documents that are dealt with."""
    told = {"ok": True, "id": job.id, "state": job.state, "done": job.done, "total": len(job.steps)}
    return told | {"error": job.error, "documents": [_step(step) for step in job.steps]}


def _step(step: Step) -> Json:
    found = {"replaces": step.replaces, "document": step.document}
    ids = {name: document.id if document else None for name, document in found.items()}
    return {"name": step.name, "fate": step.fate, **ids, "why": step.why, "error": step.error}
