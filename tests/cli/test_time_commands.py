import json
import locale
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.command_line import Run

LONDON = {"zone": "Europe/London", "hours": {"mon-fri": ["09:00-17:00"]}, "holidays": ""}
TOKYO = {"zone": "Asia/Tokyo", "hours": {"mon-fri": ["09:00-18:00"]}, "holidays": "JP"}


def test_a_time_on_everybodys_clock(run: Run) -> None:
    result = run("when", "fri", "3pm", "london", "--for", "kenji", "maya")
    assert result.out.splitlines()[:3] == [
        "Fri 27 Nov 2026, 15:00 GMT (London), in 4 days",
        "  Kenji Mori  Sat 28 Nov, 00:00 JST  weekend  looks Tue 09:00, 32 h before it",
        "  Maya Chen   Fri 27 Nov, 10:00 EST           looks Mon 10:46, 23 h 14 before it",
    ]
    assert result.out.splitlines()[3] == "  Already Saturday in Tokyo."


def test_readers_are_named_in_one_go_or_one_by_one(run: Run) -> None:
    at_once = run("when", "fri 3pm london", "--for", "kenji", "maya")
    assert run("when", "fri 3pm london", "--for", "kenji", "--for", "maya").out == at_once.out


def test_clocks_that_move_between_now_and_then(run: Run) -> None:
    result = run("--now", "2026-10-23T12:00", "when", "mon 3pm london", "--for", "ana")
    assert "Lisbon: clocks go back 1 h on Sun 25 Oct." in result.out


def test_what_a_time_means_to_a_reader_as_json(run: Run) -> None:
    (span,) = json.loads(run("when", "tue 5pm tokyo", "--for", "priya", "--json").out)["spans"]
    assert span["readers"] == [
        {
            "id": "priya",
            "at": "2026-11-24T13:30+05:30",
            "lands": "holiday",
            "name": "Guru Nanak's Birthday",
            "first_look": "2026-11-25T10:00+05:30",
            "minutes_before": 0,
        }
    ]


def test_times_of_day_as_the_system_writes_them(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locale, "nl_langinfo", lambda _item: "%I:%M:%S %p")
    assert "Fri 27 Nov 2026, 3 pm GMT (London)" in run("when", "fri 3pm london").out
    assert "taken as 5 pm" in run("when", "eod fri london").out
    assert "at work until 5 pm" in run("overlap", "--days", "1").out
    assert "= Wed 25 Nov, 2:30 pm IST" not in run("roundtrip", "priya").out
    assert "Wed 25 Nov, 10 am IST" in run("roundtrip", "priya").out


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


def test_a_round_trip_says_what_the_window_says(run: Run) -> None:
    out = run("roundtrip", "kenji", "--deadline", "tue 5pm london").out
    assert "falls in the night" in out
    assert "Send by Tue 09:00 or Kenji loses a day." in out
    assert "Moving it to Wed 09:00 costs you nothing and gives Kenji 8 h." in out
    assert "Already Wednesday in Tokyo." in out


def test_nothing_is_lost_by_sending_late_where_nobody_looks_before_the_deadline(run: Run) -> None:
    out = run("roundtrip", "priya", "--deadline", "tue 5pm tokyo").out
    assert "leaves 0 min and falls on a day off" in out
    assert "end by" not in out


@pytest.mark.parametrize("option", ["--at", "--deadline"])
def test_a_time_of_a_round_trip_that_nobody_understands(run: Run, option: str) -> None:
    result = run("roundtrip", "kenji", option, "blue moon")
    assert result.status == 2
    assert f"{option}: “blue moon” was not understood. Write a time such as" in result.err


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
    assert ["error" in answer for answer in answers] == [False, False] + [True] * (len(requests) - 2)
    assert "reader.hours" in answers[2]["error"]


def test_hours_that_nobody_has_said(run: Run, tmp_path: Path) -> None:
    text = 'me = "a"\n[people.a]\nzone = "Europe/London"\n[people.b]\nzone = "Asia/Tokyo"\n'
    (tmp_path / "team.toml").write_text(text)
    assert "not known" in run("--team", str(tmp_path), "roundtrip", "b").out


@pytest.mark.parametrize(
    ("name", "sentence"), [("zoe", 'no "zoe" in the team'), ("a", "Alex Reed or Ana Sousa")]
)
def test_a_name_that_means_nobody_or_two(run: Run, name: str, sentence: str) -> None:
    result = run("roundtrip", name)
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
    target = tmp_path / "overlap.svg"
    assert run("overlap", "--svg", str(target)).status == 0
    texts = [element.text for element in ElementTree.parse(target).iter() if element.tag.endswith("text")]
    assert "Now 15:46" in texts
    assert "Kenji Mori" in texts


def test_a_name_is_no_part_of_the_pictures_markup(run: Run, home: Path, tmp_path: Path) -> None:
    name = "<script>alert(1)</script> & \"'>"
    folder, target = tmp_path / "team", tmp_path / "overlap.svg"
    folder.mkdir()
    quoted = name.replace('"', '\\"')
    (folder / "team.toml").write_text(f'[people.ann]\nname = "{quoted}"\nzone = "Asia/Tokyo"\n', "utf-8")
    assert run("--team", str(folder), "overlap", "--svg", str(target)).status == 0
    elements = list(ElementTree.parse(target).iter())
    assert {element.tag.rpartition("}")[2] for element in elements} <= {
        *("svg", "rect", "text", "line", "path", "title")
    }
    assert name in [element.text for element in elements]


def test_a_picture_marks_the_deadline_a_clock_change_and_a_holiday_by_more_than_colour(
    run: Run, tmp_path: Path
) -> None:
    target = tmp_path / "overlap.svg"
    run(
        "--now",
        "2026-10-30T12:00",
        "overlap",
        "maya",
        "--days",
        "4",
        "--deadline",
        "mon noon",
        "--svg",
        str(target),
    )
    drawn = target.read_text()
    assert "Deadline Mon 12:00" in drawn
    assert "<title>clocks go back 1 h</title>" in drawn
    run("overlap", "priya", "--svg", str(target))
    assert "Guru Nanak&#x27;s Birthday</text>" in target.read_text()
    assert 'stroke="#d79b45"' in target.read_text()


def test_the_overlap_as_pixels(home: Path, tmp_path: Path) -> None:
    target = tmp_path / "overlap.png"
    command = [sys.executable, "-m", "asyncdraft", "overlap", "kenji", "--days", "1", "--png", str(target)]
    subprocess.run(command, check=True, env={**os.environ, "QT_QPA_PLATFORM": ""})
    head = target.read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    assert int.from_bytes(head[16:20], "big") > 1000


def test_a_day_of_the_overlap_says_when_the_deadline_is(run: Run) -> None:
    lines = run("overlap", "kenji", "--days", "2", "--deadline", "tue 5pm tokyo").out.splitlines()
    assert [line.strip() for line in lines if "^" in line] == ["^ now 15:46", "^ deadline 08:00"]


@pytest.mark.parametrize("days", ["0", "400"])
def test_too_many_days(run: Run, days: str) -> None:
    assert run("overlap", "--days", days).status == 2
