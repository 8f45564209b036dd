"""Searching and ordering what the gallery lists."""

import msgspec

from asyncdraft.core.templates.gallery import RECENT_KEPT, Habits, Order, found, nearest, sections
from asyncdraft.core.templates.template import Template


def template(name: str, group: str, purpose: str = "P", body: str = "") -> Template:
    return Template(name=name, title=name.title(), purpose=purpose, group=group, body=body)


ALL = [
    template("blocker", "Ask", "You cannot go on", "Answer by: {{ deadline }}"),
    template("decision", "Ask", "Options, a recommendation"),
    template("handoff", "Hand over", "Somebody goes on", "see the blocker above"),
    template("own", "Zoo"),
]


def names(habits: Habits, order: Order) -> list[tuple[str, list[str]]]:
    return [
        (section.title, [template.name for template in section.templates])
        for section in sections(ALL, habits, order)
    ]


def test_every_word_must_be_in_title_purpose_or_body_and_titles_come_first() -> None:
    assert [hit.name for hit in found(ALL, "go on")] == ["blocker", "handoff"]
    assert [hit.name for hit in found(ALL, "deadline")] == ["blocker"]
    assert [hit.name for hit in found(ALL[::-1], "BLOCKER")] == ["blocker", "handoff"]
    assert found(ALL, "blocker zebra") == []
    assert found(ALL, "") == ALL


def test_other_words_count_as_its_title_and_what_it_is_for_comes_first() -> None:
    called = msgspec.structs.replace(ALL[3], words="Übergabe, 引き継ぎ")
    assert [hit.name for hit in found([ALL[0], called], "übergabe")] == ["own"]
    assert [hit.name for hit in found([ALL[0], called], "引き継ぎ")] == ["own"]

    summary = Template(name="summary", title="Executive summary", purpose="P", when_not="executive dates")
    update = Template(name="update", title="Update to executives", purpose="P", when="executives meet")
    assert [hit.name for hit in found([summary, update], "executive")] == ["update", "summary"]


def test_what_no_template_has_is_looked_for_by_how_it_begins() -> None:
    assert [hit.name for hit in nearest(ALL, "decisions")] == ["decision"]
    assert nearest(ALL, "declare") == []


def test_where_none_has_all_words_those_with_most_are_near() -> None:
    assert [hit.name for hit in nearest(ALL, "deadline somebody zebra")] == ["blocker", "handoff"]
    assert [hit.name for hit in nearest(ALL, "blocker somebody zebra")] == ["handoff"]
    assert nearest(ALL, "zebra on") == []


def test_favourites_come_before_what_was_used_last_and_bring_their_group() -> None:
    habits = Habits().starred("own").used("handoff").used("decision")
    assert names(habits, Order.RECENT) == [
        ("Zoo", ["own"]),
        ("Ask", ["decision", "blocker"]),
        ("Hand over", ["handoff"]),
    ]


def test_by_purpose_nothing_moves() -> None:
    habits = Habits().starred("own").used("decision")
    assert names(habits, Order.PURPOSE) == [
        ("Ask", ["blocker", "decision"]),
        ("Hand over", ["handoff"]),
        ("Zoo", ["own"]),
    ]


def test_a_star_goes_as_it_came() -> None:
    habits = Habits().starred("own").starred("handoff").starred("own")
    assert habits.favourites == ("handoff",)


def test_only_the_last_ones_are_remembered_each_once() -> None:
    habits = Habits()
    for number in range(2 * RECENT_KEPT):
        habits = habits.used(f"t{number}").used("again")
    assert habits.recent[0] == "again"
    assert len(habits.recent) == len(set(habits.recent)) == RECENT_KEPT
