"""The description of the API is valid, and whatever it allows to be asked is answered as it says.

Wants the extra ``contract``: a validator of OpenAPI 3.1, and schemathesis, which makes up requests from the
description, right ones and wrong ones, and looks at the answers.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import webapp
from corpus.pipeline import ingest_sources
from corpus.readers import readable_suffixes
from corpus.sources import collect
from corpus.store import Store
from webapp.settings import Settings

DUIZHAO = (sys.executable, "-c", "from webapp.cli import main; main()")
SCHEMATHESIS = (sys.executable, "-c", "from schemathesis.cli import schemathesis; schemathesis()")

CHECKS = (
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
    "response_schema_conformance", "unsupported_method", "allow_header_conformance",
)  # fmt: skip
"""What is looked at.

Not whether every wrong value is refused, nor whether every right one is taken: interfaces are promised to clip what is
too large, and what fits together (a page and its document) can't be said in a description.
"""

EXAMPLES = 40
"""Made-up requests to each address; the bounds of every parameter come besides."""


def test_the_description_is_valid_openapi(tmp_path: Path):
    validation = pytest.importorskip("openapi_spec_validator", reason="the extra contract is not installed")
    described = webapp.create_app(Settings(home=tmp_path / "home")).test_client().get("/api/v1/openapi.json").get_json()
    assert [error.message for error in validation.OpenAPIV31SpecValidator(described).iter_errors()] == []


def test_whatever_may_be_asked_is_answered_as_described(tmp_path: Path):
    pytest.importorskip("schemathesis", reason="the extra contract is not installed")
    home = tmp_path / "home"
    names = filled(home)
    (tmp_path / "schemathesis.toml").write_text("\n".join(known(names)), encoding="utf-8")
    with served(home) as address:
        done = subprocess.run(
            [
                *SCHEMATHESIS, "--config-file", str(tmp_path / "schemathesis.toml"),
                "run", f"{address}/api/v1/openapi.json", "--checks", ",".join(CHECKS), "--seed", "5", "--no-color",
                "--max-examples", str(EXAMPLES), "--continue-on-failure", "--warnings", "off",
            ],
            cwd=tmp_path, text=True, encoding="utf-8", capture_output=True, check=False,
        )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def filled(home: Path) -> dict[str, list[str]]:
    """Ids and words that are in the library made in this folder, by the name of a dictionary of them."""
    with Store.open(home) as store:
        folder = Path(webapp.__file__).parent / "samples"
        assert not any(
            outcome.error for outcome in ingest_sources(collect([folder], readable_suffixes()).sources, store)
        )
        documents = [document.id for document in store.documents()]
        passages = [passage.id for document in documents[:3] for passage in store.passages(document)[:4]]
    words = ["图书馆", "library", '"reading room"', "zh:图书馆 -en:library", "200..900", "readers NEAR/5 room", "图*"]
    return {"documents": documents, "passages": passages, "words": words}


def known(names: dict[str, list[str]]) -> Iterator[str]:
    """The settings with which made-up requests ask for what there is, half of the time."""
    for name, values in names.items():
        yield f"[dictionaries.{name}]\nvalues = {json.dumps(values, ensure_ascii=False)}"
    bound = {"path.document_id": "documents", "path.passage_id": "passages", "query.passage": "passages"}
    bound |= dict.fromkeys(("query.q", "query.with", "query.term", "query.text"), "words")
    bound |= dict.fromkeys(("query.a", "query.b"), "documents")
    yield "[parameters]"
    for parameter, name in bound.items():
        yield f'"{parameter}" = {{ dictionary = "{name}", probability = 0.5 }}'


@contextmanager
def served(home: Path) -> Iterator[str]:
    environ = os.environ | {"DUIZHAO_HOME": str(home)}
    command = [*DUIZHAO, "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environ) as server:
        assert server.stdout is not None
        try:
            found = (re.search(r"http://\S+(?=/)", line) for line in server.stdout)
            yield next(address.group() for address in found if address)
        finally:
            server.terminate()
