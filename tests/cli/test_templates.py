"""`asyncdraft templates`: listed, shown, copied, checked, and handed on in packs."""

import json
from pathlib import Path

from tests.cli.command_line import Run


def test_the_gallery(run: Run) -> None:
    entries = json.loads(run("templates", "list", "--json").out)
    handoff = next(entry for entry in entries if entry["name"] == "handoff")
    assert set(handoff) == {"name", "title", "group", "purpose", "source"}
    assert handoff["source"] == "built-in"
    assert "handoff" in run("templates", "list").out


def test_a_template_and_its_sample(run: Run) -> None:
    out = run("templates", "show", "handoff").out
    assert "For " in out
    assert "## What" in out
    assert run("templates", "show", "handoff", "--source").out.startswith("---\n")
    assert "Did" not in run("templates", "show", "handoff", "--to", "slack").err


def test_a_copy_comes_first(run: Run, home: Path) -> None:
    path = Path(run("templates", "copy", "handoff").out.strip())
    assert path == home / "templates/handoff.md"
    entries = json.loads(run("templates", "list", "--json").out)
    assert [entry["source"] for entry in entries if entry["name"] == "handoff"] == ["user"]
    assert run("templates", "copy", "handoff").status == 2


def test_templates_are_checked(run: Run, tmp_path: Path) -> None:
    assert "nothing wrong" in run("templates", "check").out
    broken = tmp_path / "broken.md"
    broken.write_text("---\nname: broken\ntitle: T\npurpose: P\n---\n{{ nobody }}\n")
    result = run("templates", "check", str(broken), "handoff")
    assert result.status == 1
    assert "broken.md:6: “nobody” is not a known value." in result.out


def test_a_check_names_file_and_line_for_a_pipeline(run: Run, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("About")
    head = "---\nname: {}\ntitle: T\npurpose: P\n---\n"
    (tmp_path / "one.md").write_text(head.format("one") + "{{ what }}\n\n{{ dedline }} {{ wy }}\n")
    (tmp_path / "two.md").write_text(head.format("two") + "{{ [1][0] // 0 }}\n")
    (tmp_path / "sound.md").write_text(head.format("sound") + "{{ what }}\n")

    result = run("templates", "check", str(tmp_path))

    assert result.status == 1
    assert result.out.splitlines() == [
        f"{tmp_path / 'one.md'}:8: “dedline” is not a known value. Did you mean deadline?",
        f"{tmp_path / 'one.md'}:8: “wy” is not a known value. Did you mean why?",
        f"{tmp_path / 'two.md'}:6: It divides by zero.",
    ]


def test_a_copy_shows_what_it_changes(run: Run) -> None:
    path = Path(run("templates", "copy", "handoff").out.strip())
    path.write_text(path.read_text().replace("Done so far", "Finished"))
    out = run("templates", "show", "handoff", "--changes").out
    assert (
        '− {{ done | bullets | section("Done so far") }}\n+ {{ done | bullets | section("Finished") }}' in out
    )
    assert run("templates", "show", "blocker", "--changes").out == ""


def test_templates_travel_in_packs(run: Run, tmp_path: Path, home: Path) -> None:
    pack = str(tmp_path / "pack.zip")
    assert run("templates", "export", "handoff", "blocker", "--out", pack).status == 0
    assert len(run("templates", "import", pack).out.splitlines()) == 2
    (home / "templates/handoff.md").write_text("mine")
    again = run("templates", "import", pack)
    assert again.status == 1
    assert "handoff.md is there already" in again.err
    assert (home / "templates/handoff.md").read_text() == "mine"
    assert run("templates", "import", pack, "--replace").status == 0
    assert (home / "templates/handoff.md").read_text() != "mine"


def test_what_is_no_pack(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pack.zip").write_text("no zip")
    result = run("templates", "import", str(tmp_path / "pack.zip"))
    assert (result.status, result.err.count("\n")) == (2, 1)
