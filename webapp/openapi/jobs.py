"""Jobs: documents that are being added in the browser."""

from __future__ import annotations

from typing import get_args

from webapp.editing.jobs import Fate, State
from webapp.openapi.parts import COUNT, OK, TEXT, Schema, in_path, many, may_fail, maybe, operation, record, ref, word


def paths() -> Schema:
    """The addresses of this subject."""
    said = "How far the adding of documents is; for editors alone."
    described = operation("job", said, "Job", (in_path("job_id", "A job's id"),))
    return {"/jobs/{job_id}": {"get": may_fail(described, 403)}}


def schemas() -> Schema:
    """The shapes of this subject."""
    counts = {"done": COUNT, "total": COUNT, "error": TEXT}
    job = {"id": TEXT, "state": word(get_args(State)), **counts, "documents": many(ref("JobDocument"))}
    ids = {"replaces": maybe(TEXT), "document": maybe(TEXT)}
    step = {"name": TEXT, "fate": word(get_args(Fate)), **ids, "why": TEXT, "error": TEXT}
    return {"Job": record(OK | job), "JobDocument": record(step)}
