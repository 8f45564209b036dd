"""From the people of the sample to a team of one's own."""

from pathlib import Path

from asyncdraft.core.people import Person
from asyncdraft.storage.sample_team import made_up, start_own
from asyncdraft.storage.team_folder import create_sample, load, save_person

BOB = Person(id="bob", name="Bob Stone", zone="Europe/Berlin", email="bob@stone.org")


def test_who_was_made_up_goes_and_whoever_was_added_stays(tmp_path: Path) -> None:
    create_sample(tmp_path)
    save_person(tmp_path, BOB)
    assert [person.id for person in made_up(load(tmp_path).team)] == ["kenji", "priya", "maya", "ana"]

    start_own(tmp_path)

    team = load(tmp_path).team
    assert [person.id for person in team.people] == ["you", "bob"]
    assert (team.me, team.name) == ("you", "My team")
    assert team.sla.channels == {}
    assert team.links == {}
    assert made_up(team) == ()


def test_what_was_written_since_stays(tmp_path: Path) -> None:
    create_sample(tmp_path)
    path = tmp_path / "team.toml"
    text = path.read_text("utf-8")
    text = text.replace('"Sample team"', '"Payments"').replace('"4 working hours"', '"2 working hours"')
    path.write_text(text + 'OPS = "https://tracker.ours.org/{id}"\n', "utf-8")

    start_own(tmp_path)

    team = load(tmp_path).team
    assert team.name == "Payments"
    assert "chat" in team.sla.channels
    assert list(team.links) == ["OPS"]
