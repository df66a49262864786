"""How a term was translated and the glossary, over the API and in the terminal."""

from __future__ import annotations

import json

from click.testing import CliRunner

from webapp.cli import program


def test_the_api_tells_how_a_term_was_translated(client):
    answer = client.get("/api/v1/translations?term=运河").json
    assert (answer["ok"], answer["term"], answer["lang"]) == (True, "运河", "zh")
    assert answer["passages"] >= answer["paired"] > 0
    first = answer["renderings"][0]
    assert first["text"].lower() == "canal"
    assert first["passages"] == client.get("/api/v1/search", query_string={"q": first["query"]}).json["total"]
    assert sum(each["count"] for each in first["documents"]) == first["passages"]
    assert [note["kind"] for note in answer["notes"]] == ["statistical"]
    assert client.get("/api/v1/translations").json["renderings"] == []


def test_values_that_cannot_be_used_are_refused(client):
    assert client.get("/api/v1/translations?term=a&lang=fr").status_code == 400
    assert client.get("/api/v1/translations?term=a&limit=0").status_code == 400
    assert client.get("/api/v1/glossary?format=csv").status_code == 400


def test_the_api_gives_the_glossary_in_every_format(client):
    assert client.get("/api/v1/glossary").json == {"ok": True, "total": 0, "entries": []}
    assert client.get("/api/v1/glossary?format=tsv").text == "zh\ten\tstatus\tnote\n"
    tbx = client.get("/api/v1/glossary?format=tbx")
    assert tbx.text.startswith("<?xml")
    assert "glossary.tbx" in tbx.headers["Content-Disposition"]


def test_the_terminal_tells_how_a_term_was_translated(tmp_path):
    source = tmp_path / "rules.txt"
    source.write_text(
        "水闸用石料砌成。\n\nThe sluice is built of stone.\n\n水闸每年检修。\n\nThe sluice is repaired yearly.\n",
        "utf-8",
    )

    def run(*args):
        return CliRunner().invoke(program, [*map(str, args)], env={"DUIZHAO_HOME": str(tmp_path / "home")})

    assert run("add", source).exit_code == 0
    found = json.loads(run("translations", "水闸", "--json").stdout)
    assert (found["passages"], found["renderings"][0]["text"]) == (2, "sluice")
    table = run("translations", "sluice", "--lang", "en")
    assert "水闸" in table.stdout
    assert "likely, not certain" in table.stderr
    assert run("translations", "sluice", "--document", "nowhere").exit_code == 0
    assert "0 passages" in run("translations", "风车").stdout
