import json
from pathlib import Path

import pytest

from asyncdraft.cli.targets import TARGETS
from tests.cli.command_line import Run

MARKDOWN = "# Status\n\n**Done** & [plan](https://example.com/plan)\n"


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("slack", "*Done* & plan (https://example.com/plan)"),
        ("slack-api", "*Done* &amp; <https://example.com/plan|plan>"),
        ("email", "plan (https://example.com/plan)"),
        ("html", '<a href="https://example.com/plan"'),
        ("eml", b"X-Unsent: 1".decode()),
        ("markdown", "**Done** & [plan](https://example.com/plan)"),
    ],
)
def test_targets(run: Run, target: str, expected: str) -> None:
    result = run("convert", "--to", target, stdin=MARKDOWN)
    assert (result.status, result.err) == (0, "")
    assert expected in result.out
    assert result.out.endswith("\n")


def test_blocks_are_json(run: Run) -> None:
    message = json.loads(run("convert", "--to", "slack-blocks", stdin=MARKDOWN).out)
    assert message["blocks"]
    assert "Done" in message["text"]


def test_from_a_file_to_a_file(run: Run, tmp_path: Path) -> None:
    source, target = tmp_path / "page.md", tmp_path / "page.txt"
    source.write_bytes(b"\xef\xbb\xbf**Done**\r\nnext")
    assert run("convert", str(source), "--to", "slack", "--out", str(target)).out == ""
    assert target.read_text() == "*Done*\nnext\n"


def test_losses_are_told(run: Run) -> None:
    result = run("convert", "--to", "slack", stdin="[x](javascript:alert(1))")
    assert result.status == 0
    assert "javascript" in result.err


@pytest.mark.parametrize(
    ("target", "keys"),
    [
        ("slack", {"paste", "mrkdwn"}),
        ("slack-api", {"mrkdwn"}),
        ("slack-blocks", {"blocks"}),
        ("email", {"email"}),
        ("html", {"html"}),
        ("markdown", {"markdown"}),
    ],
)
def test_json_lines(run: Run, target: str, keys: set[str]) -> None:
    result = run("convert", "--to", target, "--jsonl", stdin='{"markdown": "**a**"}\n')
    assert set(json.loads(result.out)) == keys


def test_a_bad_line_is_answered_in_its_place(run: Run) -> None:
    lines = [
        '{"markdown": "*a*"}',
        "{",
        "",
        "[]",
        '{"text": "a"}',
        '{"markdown": 7}',
        '{"markdown": "\\ud800 *b*"}',
    ]
    result = run("convert", "--to", "slack-api", "--jsonl", stdin="\n".join(lines))
    answers = [json.loads(line) for line in result.out.splitlines()]
    assert result.status == 0
    assert ["error" in answer for answer in answers] == [False, True, True, True, True, True, False]
    assert answers[0] == {"mrkdwn": "_a_"}
    assert "_b_" in answers[-1]["mrkdwn"]


def test_a_target_without_lines(run: Run) -> None:
    result = run("convert", "--to", "eml", "--jsonl")
    assert result.status == 2
    assert "slack-api" in result.err


@pytest.mark.parametrize("target", TARGETS)
def test_nothing_in_is_no_error(run: Run, target: str) -> None:
    result = run("convert", "--to", target, stdin="")
    assert (result.status, result.err) == (0, "")


@pytest.mark.parametrize("target", TARGETS)
def test_a_file_that_is_no_text_is_refused_with_a_sentence(run: Run, tmp_path: Path, target: str) -> None:
    binary = tmp_path / "photo.md"
    binary.write_bytes(b"\x89PNG\r\n\x1a\n\xff\x00")
    result = run("convert", str(binary), "--to", target)
    assert (result.status, result.out) == (2, "")
    assert "is no text in UTF-8" in result.err


def test_a_file_that_is_not_there(run: Run) -> None:
    result = run("convert", "none.md", "--to", "slack")
    assert (result.status, result.out) == (2, "")
    assert "none.md cannot be read" in result.err


def test_a_text_that_is_too_long(run: Run) -> None:
    result = run("convert", "--to", "slack-api", stdin="word " * 2000)
    assert result.status == 0
    assert "above 4,000" in result.err
    refused = run("convert", "--to", "slack-blocks", stdin="word " * 5000)
    assert (refused.status, refused.out) == (2, "")
    assert refused.err.count("\n") == 1
    (line,) = run(
        "convert", "--to", "slack-blocks", "--jsonl", stdin=json.dumps({"markdown": "word " * 5000})
    ).out.splitlines()
    assert "error" in json.loads(line)
