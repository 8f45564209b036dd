from asyncdraft.core.draft import Deadline, Draft
from asyncdraft.core.draft_changes import changes, parts

OLD = Draft(to=("kenji",), what="The load test fails.", why="It blocks us.", fields={"topic": "queue"})
NEW = Draft(
    to=("kenji", "priya"),
    what="The load test fails again.",
    why="It blocks us.",
    fields={"topic": "queue", "risks": ["late", "dear"]},
    deadline=Deadline(typed="tue 5pm tokyo"),
)


def test_only_what_differs_is_told_in_the_order_of_the_draft() -> None:
    found = changes(OLD, NEW, {"kenji": "Kenji Mori", "priya": "Priya Rao"})
    assert [change.title for change in found] == ["Readers", "Risks", "What", "Answer by"]
    texts = {change.title: "".join(piece.text for piece in change.pieces) for change in found}
    assert texts["Readers"] == "Kenji Mori, Priya Rao"
    assert texts["Risks"] == "late\ndear"


def test_a_draft_does_not_differ_from_itself() -> None:
    assert changes(NEW, NEW) == ()
    assert [part.title for part in parts(NEW, NEW)] == [
        *("Readers", "Topic", "Risks", "What", "Why", "Answer by", "Template")
    ]
