from asyncdraft.core.render.limits import LIMITS, REASONS, length, reason
from asyncdraft.core.render.problems import problems


def test_what_goes_out_as_written_is_no_problem() -> None:
    assert problems("[a](https://example.com) [b](notes.md) <kenji@example.com> 日本\n\ttab") == ()


def test_dropped_targets_and_characters_are_named_once() -> None:
    unsafe, invisible = "[a](javascript:x) ![b](data:y) [c](JavaScript:z)", "x\x07\x07\u202e"
    assert problems(f"{unsafe} {invisible}") == (
        "Invisible control characters are left out: U+0007, U+202E.",
        "A link to javascript: is not kept: readers could not follow it safely.",
        "A link to data: is not kept: readers could not follow it safely.",
    )


def test_mail_is_measured_in_bytes() -> None:
    assert (length("email", "日本"), length("slack", "日本")) == (6, 2)
    assert set(LIMITS) >= {"slack", "email", "markdown"}


def test_a_limit_is_told_once_it_is_near() -> None:
    assert [bool(reason("slack", used)) for used in (10_000, 11_000, 20_000)] == [False, True, True]
    assert set(REASONS) == {"slack", "email", "markdown"}
