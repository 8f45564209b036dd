"""Which literal signs Slack would take for formatting, and which it would not."""

import pytest

from asyncdraft.core.render.slack import mrkdwn


@pytest.mark.parametrize("word", ["snake_case_name", "कि_a_", "e\u0301_a_", "2_a_"])
def test_a_sign_within_a_word_stays_as_it_is(word: str) -> None:
    """A vowel sign or an accent that stands for itself belongs to its word, too."""
    assert mrkdwn(word.replace("_", "\\_")) == word


def test_a_pair_of_signs_around_a_word_is_replaced() -> None:
    assert mrkdwn("an \\_a\\_ b") == "an ˍaˍ b"
