"""The words of an invitation, without what its tools add."""

import pytest

from asyncdraft.core.meetings.words import wording


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("R&amp;D decides&nbsp;today", "R&D decides today"),
        ("2026&ndash;27:&nbsp;we don&#8217;t vote", "2026–27: we don’t vote"),
        ("Jos&eacute; and M&#xfc;ller present", "José and Müller present"),
        ("Write &amp;lt; for less", "Write &lt; for less"),
        ("AT&T; R&D, &unheardof; signs", "AT&T; R&D, &unheardof; signs"),
    ],
)
def test_signs_that_a_web_page_spells_out_are_read_once(written: str, text: str) -> None:
    assert wording(written, 30, 6).text.replace("\n", " ") == text
