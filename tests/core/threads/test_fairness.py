"""How long a view is, whatever its script."""

import pytest

from asyncdraft.core.threads.fairness import judge_views, words
from asyncdraft.core.threads.thread import View


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("One list saves us work.", 5),
        ("注文画面は速くする", 5),
        ("画面は速い。", 3),
        ("API の画面", 3),
        ("ทำงานช้า", 4),
    ],
)
def test_words_are_counted_where_no_gap_parts_them(text: str, count: int) -> None:
    assert words(text) == count


def test_a_long_view_against_a_short_one_is_unfair_in_japanese_too() -> None:
    mine = View(
        person="ana",
        side="Ana",
        text="注文画面は遅いので、来月までに新しい検索を入れて、古い一覧は消したいと思います。",
    )
    theirs = View(person="kenji", side="Kenji", text="今のままでよい。")
    assert not judge_views((mine, theirs), lambda _: False).is_fair
    assert judge_views((mine, mine), lambda _: False).is_fair
