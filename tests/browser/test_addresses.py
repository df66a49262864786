"""What is asked of every page is asked of each: no page is left out of the list without a reason."""

from __future__ import annotations

from pathlib import Path

from pages import ELSEWHERE, PAGES, filled
from werkzeug.exceptions import HTTPException

from corpus.store import Store
from indexer.index import Index
from webapp import create_app
from webapp.settings import Settings

NAMES = {"document": "d", "other": "o", "single": "s", "passage": "p"}


def test_every_page_is_in_the_list_or_has_a_reason_not_to_be(tmp_path: Path):
    with Store.open(tmp_path) as store:
        app = create_app(Settings(tmp_path), store, Index.open(tmp_path, store))
    found = app.url_map.bind("localhost")
    reached = set()
    for address in filled(PAGES, NAMES):
        try:
            reached.add(found.match(address.partition("#")[0].partition("?")[0])[0])
        except HTTPException:
            assert address == "/nowhere"
    ours = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    pages = {endpoint for endpoint in ours if not endpoint.startswith("api.")}
    assert pages - reached == set(ELSEWHERE)
