from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from asyncdraft.core.draft import Channel, Deadline, Draft
from asyncdraft.storage.database import Database, open_database
from asyncdraft.storage.drafts import Drafts
from asyncdraft.storage.history import superseded
from asyncdraft.storage.problem import StoreProblem
from tests.storage.searching import words

FULL = Draft(
    title="Nightly export",
    template="blocker",
    channel=Channel.EMAIL,
    to=("kenji", "priya"),
    subject="Blocked: nightly export",
    what="The export stops at row 40,112 \N{GRINNING FACE}",
    why="Billing starts on Friday.",
    need="Kenji: which encoding is right?",
    fallback="I go on with UTF-8.",
    deadline=Deadline(typed="tue 5pm tokyo", at=datetime(2026, 11, 24, 8, tzinfo=UTC), zone="Asia/Tokyo"),
    fields={"topic": "export", "risks": [{"what": "late", "days": 2}]},
    ignored=("a1b2",),
    attachments=("/home/alex/worker.log",),
)


class Clock:
    def __init__(self) -> None:
        self.time = datetime(2026, 11, 23, 15, 46, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def passes(self, **span: float) -> None:
        self.time += timedelta(**span)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def drafts(database: Database, clock: Clock) -> Drafts:
    return Drafts(database, clock)


def edit(draft: Draft, what: str) -> Draft:
    return msgspec.structs.replace(draft, what=what)


def test_a_draft_comes_back_as_it_was(drafts: Drafts) -> None:
    stored = drafts.create(FULL)
    assert drafts.get(stored.id) == stored
    assert msgspec.structs.replace(stored, id="") == FULL


def test_the_list_is_newest_first(drafts: Drafts, clock: Clock) -> None:
    first = drafts.create(FULL, checked="8/10")
    clock.passes(minutes=1)
    second = drafts.create(Draft(what="\nSecond thought\nmore"))
    assert [line.title for line in drafts.list()] == ["Second thought", "Nightly export"]
    clock.passes(minutes=1)
    drafts.save(edit(first, "changed"))
    assert [line.id for line in drafts.list()] == [first.id, second.id]
    line = drafts.list(limit=1)[0]
    assert (line.template, line.to, line.checked, line.updated_at) == (
        "blocker",
        ("kenji", "priya"),
        "8/10",
        clock.time,
    )
    assert [line.id for line in drafts.list(limit=1, below=line.turn)] == [second.id]


def test_saving_what_has_not_changed_leaves_its_time(drafts: Drafts, clock: Clock) -> None:
    draft = drafts.create(FULL)
    clock.passes(minutes=5)
    drafts.save(draft, checked="9/10")
    line = drafts.list()[0]
    assert line.updated_at < clock.time
    assert line.checked == "9/10"
    assert len(drafts.history(draft.id)) == 1


def test_duplicate(drafts: Drafts) -> None:
    draft = drafts.create(msgspec.structs.replace(FULL, title="Row 40,112"))
    copy = drafts.duplicate(draft.id)
    assert copy.id != draft.id
    assert copy.title == "Row 40,112 (copy)"
    assert copy.what == FULL.what


def test_the_duplicate_of_what_has_no_name_is_called_by_what_is_written_in_it(drafts: Drafts) -> None:
    draft = drafts.create(Draft(template="weekly-executive-update"))
    copy = drafts.duplicate(draft.id)
    assert copy.title == ""
    assert msgspec.structs.replace(copy, what="Row 40,112 is wrong").display_title == "Row 40,112 is wrong"


def test_delete_is_undone(drafts: Drafts) -> None:
    draft = drafts.create(FULL)
    drafts.delete(draft.id)
    assert drafts.list() == drafts.find(words("export")) == []
    assert [line.id for line in drafts.list(trash=True)] == [draft.id]
    drafts.restore(draft.id)
    assert drafts.get(draft.id) == draft
    assert len(drafts.find(words("export"))) == 1


def test_the_trash_is_emptied_after_its_time(drafts: Drafts, clock: Clock) -> None:
    old, kept = drafts.create(FULL), drafts.create(Draft(what="kept"))
    drafts.delete(old.id)
    clock.passes(days=29)
    assert drafts.empty_trash() == 0
    clock.passes(days=2)
    drafts.delete(kept.id)
    assert drafts.empty_trash() == 1
    assert drafts.history(old.id) == []
    with pytest.raises(StoreProblem, match="no draft"):
        drafts.get(old.id)
    with pytest.raises(StoreProblem, match="no draft"):
        drafts.restore(old.id)


def test_the_last_open_draft(drafts: Drafts) -> None:
    assert drafts.last_open() is None
    draft = drafts.create(FULL)
    drafts.set_last_open(draft.id)
    assert drafts.last_open() == draft.id
    drafts.delete(draft.id)
    assert drafts.last_open() is None


def test_a_copied_draft_is_marked(drafts: Drafts, clock: Clock) -> None:
    draft = drafts.create(FULL)
    drafts.mark_copied(draft.id)
    line = drafts.list()[0]
    assert (line.state, line.copied_at) == ("copied", clock.time)


@pytest.mark.parametrize(
    "text", ["expo", "EXPORT kenji", "utf-8", "40,112", "resume", "Résumé", "blocker", '"half']
)
def test_search_finds_beginnings_of_words(drafts: Drafts, text: str) -> None:
    drafts.create(msgspec.structs.replace(FULL, why='The résumé parser says "half done".'))
    drafts.create(Draft(what="Something else"))
    assert [line.title for line in drafts.find(words(text))] == ["Nightly export"]


@pytest.mark.parametrize("text", ["zebra", "export zebra", "AND OR", "what:zebra"])
def test_search_finds_nothing_else(drafts: Drafts, text: str) -> None:
    drafts.create(FULL)
    assert drafts.find(words(text)) == []


@pytest.mark.parametrize("text", ["", " ", '"', "*", "(", "\0", "a*b", "-", "NEAR(", "^x", "{what}: x"])
def test_any_search_text_is_answered(drafts: Drafts, text: str) -> None:
    drafts.create(FULL)
    assert drafts.find(words(text)) in (drafts.list(), [])


def test_search_follows_edits(drafts: Drafts) -> None:
    draft = drafts.create(FULL)
    drafts.save(edit(draft, "A different matter"))
    assert len(drafts.find(words("matter"))) == 1
    assert drafts.find(words("40,112")) == []


def test_typing_is_one_state_per_minute(drafts: Drafts, clock: Clock) -> None:
    draft = drafts.create(Draft())
    for second in range(1, 130):
        clock.passes(seconds=1)
        drafts.save(edit(draft, "x" * second))
    states = drafts.history(draft.id)
    assert [state.size for state in states] == [129, 119, 59]
    assert drafts.version(states[-1].number).what == "x" * 59


def test_a_long_text_outlives_its_deletion(drafts: Drafts, clock: Clock) -> None:
    draft = drafts.create(edit(FULL, "A long paragraph. " * 20))
    clock.passes(seconds=1)
    drafts.save(edit(draft, ""))
    earlier = drafts.history(draft.id)[1]
    assert drafts.restore_version(earlier.number) == draft
    assert drafts.get(draft.id) == draft
    assert [drafts.version(state.number).what == "" for state in drafts.history(draft.id)] == [
        False,
        True,
        False,
    ]


def test_no_words_of_another_window_are_lost(drafts: Drafts, path: Path, clock: Clock) -> None:
    draft = drafts.create(Draft(what="start"))
    other_database = open_database(path)
    other = Drafts(other_database, clock)
    theirs = edit(other.get(draft.id), "start and theirs")
    assert other.save(theirs).overtaken is None
    assert drafts.save(edit(draft, "start and mine")).overtaken == theirs
    assert drafts.save(edit(draft, "start and mine too")).overtaken is None
    assert [drafts.version(state.number).what for state in drafts.history(draft.id)] == [
        "start and mine too",
        "start and theirs",
    ]
    other_database.close()


def test_old_states_are_thinned(clock: Clock) -> None:
    now = clock.time
    ages = [
        timedelta(days=40, hours=3),
        timedelta(days=40, hours=2),
        timedelta(days=2, minutes=20),
        timedelta(days=2, minutes=10),
        timedelta(days=1, hours=23),
        timedelta(minutes=10),
        timedelta(minutes=9),
    ]
    assert superseded(list(enumerate(now - age for age in ages)), now) == [0, 2]


def test_a_version_no_longer_kept(drafts: Drafts) -> None:
    with pytest.raises(StoreProblem, match="no longer kept"):
        drafts.version(4711)


def test_ids_by_their_beginning(drafts: Drafts) -> None:
    draft = drafts.create(FULL)
    assert drafts.ids(draft.id[:6]) == (draft.id,)
    assert drafts.ids("no such") == ()
