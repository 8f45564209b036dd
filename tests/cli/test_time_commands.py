import json
from pathlib import Path

import pytest

from tests.cli.command_line import Run

LONDON = {"zone": "Europe/London", "hours": {"mon-fri": ["09:00-17:00"]}, "holidays": ""}
TOKYO = {"zone": "Asia/Tokyo", "hours": {"mon-fri": ["09:00-18:00"]}, "holidays": "JP"}


def test_a_time_on_everybodys_clock(run: Run) -> None:
    result = run("when", "fri", "3pm", "london", "--for", "kenji", "maya")
    assert result.out.splitlines()[:3] == [
        "Fri 27 Nov 2026, 15:00 GMT (London), in 4 days",
        "  Kenji Mori  Sat 28 Nov, 00:00 JST  weekend",
        "  Maya Chen   Fri 27 Nov, 10:00 EST",
    ]


def test_a_time_of_several_meanings(run: Run) -> None:
    result = run("when", "10/11/2026 at noon")
    assert result.status == 0
    assert "2026, 12:00" in result.out
    assert len(result.out.split("\n\n")) == 2


def test_words_that_are_no_time(run: Run) -> None:
    result = run("when", "blue")
    assert (result.status, result.out) == (2, "")
    assert "blue" in result.err


def test_one_answer_as_json(run: Run) -> None:
    (span,) = json.loads(run("when", "tue 5pm tokyo", "--json").out)["spans"]
    assert span["value"] == "2026-11-24T17:00+09:00"
    assert span["zone"] == "Asia/Tokyo"


def test_times_in_texts_as_json_lines(run: Run) -> None:
    requests = [
        {"text": "Reply by 27 Nov 15:00 CET, please.", "ref": "2026-11-23T15:46"},
        {"text": "Nothing here.", "ref": "2026-11-23T15:46", "zone": "Asia/Tokyo"},
        {"text": "tomorrow", "ref": "2026-11-23T20:00+00:00", "zone": "Asia/Tokyo"},
        {"text": "tomorrow", "ref": "yesterday"},
        {"text": "tomorrow", "zone": "Moon"},
    ]
    result = run("when", "--jsonl", stdin="\n".join(map(json.dumps, requests)))
    answers = [json.loads(line) for line in result.out.splitlines()]
    (span,) = answers[0]["spans"]
    assert requests[0]["text"][span["start"] : span["end"]] == span["text"]
    assert span["value"] == "2026-11-27T15:00+01:00"
    assert answers[1] == {"spans": []}
    assert answers[2]["spans"][0]["value"] == "2026-11-25"
    assert "ref" in answers[3]["error"]
    assert "Moon" in answers[4]["error"]


def test_a_round_trip(run: Run) -> None:
    result = run("roundtrip", "kenji", "--deadline", "2026-11-24T17:00+09:00")
    assert "Tue 24 Nov, 09:00 JST = Tue 24 Nov, 00:00 GMT" in result.out
    assert "costs you until Wed 25 Nov, 09:00 GMT" in result.out
    assert "leaves 7 h and falls in working time" in result.out
    trip = json.loads(run("roundtrip", "kenji", "--json").out)
    assert trip == {
        "first_look": "2026-11-24T09:00+09:00",
        "earliest_answer": "2026-11-24T09:00+00:00",
        "with_one_question": "2026-11-25T09:00+00:00",
        "send_by": "2026-11-24T18:00+09:00",
        "minutes_before_deadline": None,
        "lands": None,
    }


def test_round_trips_as_json_lines(run: Run) -> None:
    sent = "2026-11-23T15:46+00:00"
    requests = [
        {"writer": LONDON, "reader": TOKYO, "sent_at": sent, "deadline": "2026-11-24T17:00+09:00"},
        {"writer": LONDON, "reader": TOKYO, "sent_at": "2026-11-22T15:46+00:00", "deadline": sent},
        {
            "writer": LONDON,
            "reader": {"zone": "Asia/Tokyo", "hours": {"mon": ["09:00-25:00"]}},
            "sent_at": sent,
        },
        {"writer": LONDON, "reader": {**TOKYO, "holidays": "XX"}, "sent_at": sent},
        {"writer": LONDON, "reader": {"hours": []}, "sent_at": sent},
        {"writer": LONDON, "sent_at": sent},
        {"writer": LONDON, "reader": TOKYO, "sent_at": "2026-11-23T15:46"},
    ]
    result = run("roundtrip", "--jsonl", stdin="\n".join(map(json.dumps, requests)))
    answers = [json.loads(line) for line in result.out.splitlines()]
    first = answers[0]
    assert first["first_look"] == "2026-11-24T09:00+09:00"
    assert first["reader_minutes_before_deadline"] == 480
    assert first["earliest_answer"] == "2026-11-24T09:00+00:00"
    assert first["earliest_answer_minutes"] == 17 * 60 + 14
    assert first["lands"] == "work"
    assert (answers[1]["first_look"], answers[1]["lands"]) == ("2026-11-24T09:00+09:00", "night")
    assert all("error" in answer for answer in answers[2:])
    assert "reader.hours" in answers[2]["error"]


def test_hours_that_nobody_has_said(run: Run, tmp_path: Path) -> None:
    text = 'me = "a"\n[people.a]\nzone = "Europe/London"\n[people.b]\nzone = "Asia/Tokyo"\n'
    (tmp_path / "team.toml").write_text(text)
    assert "not known" in run("--team", str(tmp_path), "roundtrip", "b").out


@pytest.mark.parametrize(
    ("name", "sentence"), [("zoe", 'no "zoe" in the team'), ("a", "Alex Reed or Ana Sousa")]
)
def test_a_name_that_means_nobody_or_two(run: Run, name: str, sentence: str) -> None:
    result = run("roundtrip", name.replace("a", "a"))
    assert result.status == 2
    assert sentence in result.err


def test_the_overlap(run: Run) -> None:
    lines = run("overlap", "Kenji", "--days", "1").out.splitlines()
    assert lines[0] == "Mon 23 Nov, GMT    00    03    06    09    12    15    18    21"
    assert (
        lines[1] == "Alex Reed, London  ··············▒▒▒▒████████████████▒▒▒▒··········  at work until 17:00"
    )
    assert lines[2].startswith("Kenji Mori, Tokyo  /////")
    assert lines[2].endswith("asleep until 09:00; Labor Thanksgiving Day")


def test_the_overlap_of_a_long_day(run: Run) -> None:
    lines = run("--now", "2026-10-25T12:00", "overlap", "ana", "--days", "1").out.splitlines()
    assert lines[0].split("  ")[-1].strip() == "21"
    assert len(lines[1].split("  ")[1]) == 50


def test_the_overlap_as_a_picture(run: Run, tmp_path: Path) -> None:
    from xml.etree import ElementTree

    target = tmp_path / "overlap.svg"
    assert run("overlap", "--svg", str(target)).status == 0
    texts = [element.text for element in ElementTree.parse(target).iter() if element.tag.endswith("text")]
    assert "Now 15:46" in texts
    assert "Kenji Mori" in texts


@pytest.mark.parametrize("days", ["0", "400"])
def test_too_many_days(run: Run, days: str) -> None:
    assert run("overlap", "--days", days).status == 2
