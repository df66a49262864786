"""Errors as the browser sees them: one JSON shape under ``/api/``, a page that helps everywhere else.

One of the two places where errors are caught; the other is the terminal's command group.
"""

from __future__ import annotations

from flask import Flask, Response, current_app, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from corpus.errors import DuizhaoError
from webapp.i18n import N_
from webapp.present import failure_json

ADVICE = {
    "UnknownDocument": N_("No document of this library has this address. It may have been removed."),
    "UnknownPassage": N_("No passage of this library has this address, now or before."),
    "UnknownStyle": N_("There is no citation style of this name."),
    "UnknownHost": N_(
        "This server does not answer to the name in the address. Open it as 127.0.0.1 or localhost, "
        "or start it with --allow-host and the name."
    ),
    "EditingOff": N_(
        "Editing is off here. It is on where the server runs on this machine alone and is opened as 127.0.0.1 or "
        "localhost, without a proxy, or where it was started with an editor’s password."
    ),
    "NotLoggedIn": N_("Only an editor may do this. Log in on another page, then go back and send it again."),
    "ForeignForm": N_("This was sent from a page of another address. Nothing was done."),
    "CSRFError": N_(
        "The form was no longer valid; nothing was done. Go back, load the page again, and send it once more."
    ),
    "IndexLocked": N_("The index is being written. Try again in a moment."),
    "StoreLocked": N_("Another process is writing to the library. Try again in a moment."),
    "StoreChanged": N_("Somebody else has changed this meanwhile. Nothing was done: look at it as it is now."),
    "StoreFull": N_("The disk is full. Nothing was changed: make room, then do it again."),
    "StoreTooNew": N_("The library was written by a newer version of this program. Install that version."),
    "StoreDamaged": N_("The library’s file is damaged. Restore a backup in the terminal: duizhao restore FILE."),
    "IndexMissing": N_("There is no index that can be read. Make it again in the terminal: duizhao rebuild."),
    "IndexDamaged": N_("There is no index that can be read. Make it again in the terminal: duizhao rebuild."),
    "CitationError": N_("A citation can’t be made in this style. Choose another one."),
    "BadParameter": N_(
        "The address asks for a value that can’t be used. Go back and choose from what the page offers."
    ),
    "UnknownFormat": N_(
        "This kind of file can’t be read here. Unpack an archive and add its files; have the text of pictures "
        "recognised (OCR); save other documents as .docx, PDF or text, and add that."
    ),
    "DamagedFile": N_(
        "The file, or the record beside it, is damaged or cut short. Get a whole copy, or save it again as UTF-8."
    ),
    "ProtectedFile": N_("The file opens with a password only. Save it without one, and add that."),
    "UndecodableText": N_(
        "It is not clear in which encoding this text is written. Open it in the program that wrote it and save it as "
        "UTF-8."
    ),
    "NothingToRead": N_(
        "There is no text in it. Look whether it is the file that you meant. If its pages were scanned, have their "
        "text recognised (OCR) and add that."
    ),
    "UnreachablePage": N_(
        "The page at this address could not be had. Check the address; or open it in a browser, save the page, and add "
        "that."
    ),
    "UnfitCorrections": N_("These rows can’t take the place of the document’s passages. Nothing was changed."),
    "UnfinishedReading": N_(
        "This file was not read to its end: it took too long or too much memory. Divide it into smaller files, or add "
        "it alone."
    ),
    "UnforeseenFailure": N_(
        "This file was not read: something unforeseen happened in this program. Try it again; if that doesn’t help, "
        "report it."
    ),
    "UnfitBackup": N_(
        "This file is no whole backup that can be restored. Nothing was changed. Choose a .zip file that was saved as "
        "a backup, by this version or an older one."
    ),
    "NotFound": N_("There is no page at this address."),
    "MethodNotAllowed": N_("This address can't be used in this way."),
    "RequestEntityTooLarge": N_("That is too much at once. Paste a shorter text, or send fewer or smaller files."),
}
"""What to tell the reader of a page, by the kind of the error."""

OTHER_ADVICE = {
    400: N_("The request can't be understood. Go back and try it in another form."),
    404: N_("There is nothing at this address."),
    500: N_("Something went wrong here. The library itself is unharmed; the server's log says what happened."),
}
"""The same by status, for kinds that have no sentence of their own; 500 speaks for every other status."""


def install(app: Flask) -> None:
    """Answer every error of ours, of HTTP and of nobody in the form that the address asks for."""
    app.register_error_handler(DuizhaoError, _ours)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unforeseen)


def _ours(error: DuizhaoError) -> Response:
    return _answer(str(error), error.kind, error.http_status)


def _http(error: HTTPException) -> Response:
    answer = _answer(error.description or error.name, type(error).__name__, error.code or 500, ours=False)
    for name, value in error.get_headers(request.environ):
        if name.lower() == "allow":
            answer.headers[name] = value
    return answer


def _unforeseen(error: Exception) -> Response:
    current_app.logger.exception("Unforeseen error at %s", request.path, exc_info=error)
    # The exception's own text may hold paths or pieces of documents: it goes to the log alone.
    return _answer(OTHER_ADVICE[500], "InternalError", 500, ours=False)


def _answer(message: str, kind: str, status: int, *, ours: bool = True) -> Response:
    """``message`` goes to scripts always, to the reader only where it is ours: HTTP's own say less than the advice."""
    if request.path.startswith("/api/"):
        return make_response(jsonify(failure_json(message, kind, status)), status)
    advice = ADVICE.get(kind) or OTHER_ADVICE.get(status) or OTHER_ADVICE[500]
    page = render_template("error.html", status=status, advice=advice, message=message if ours else "")
    return make_response(page, status)
