"""What a text points at, and the text without it."""

from hypothesis import given
from hypothesis import strategies as st

from asyncdraft.core.checklist.references import Reference, ReferenceKind, mask, visible

PIECES = st.sampled_from(
    [
        *(
            "a",
            "word",
            " ",
            "  ",
            ".",
            "..",
            ",",
            "-",
            "3",
            "17",
            "`",
            "@",
            "](",
            ")",
            "[",
            '"',
            "“",
            "”",
            "„",
        ),
        *(
            "«",
            "»",
            "'",
            "‘",
            "’",
            "*",
            "**",
            "~~",
            "_",
            "__",
            "https://",
            "www.",
            "mailto:/",
            ".org",
            ".pdf",
        ),
        *("OPS-7", "#12", "v2", "0x1f", "abc1234", "%", "é", "don't"),
    ]
)
TEXTS = st.lists(PIECES, max_size=14).map("".join)
EVERY_SIGN = "\n` :/ www. @ ]( \" “ „ « ' ‘"


@given(TEXTS)
def test_what_is_masked_in_a_line_does_not_depend_on_the_signs_of_other_lines(text: str) -> None:
    masked, hidden = mask(text)
    beside, also = mask(text + EVERY_SIGN)
    assert beside[: len(text)] == masked
    assert also[: len(hidden)] == hidden


@given(TEXTS)
def test_an_identifier_is_found_whatever_stands_before_it(text: str) -> None:
    start = len(text) + 1
    assert Reference(ReferenceKind.IDENTIFIER, start, start + 5) in visible(f"{text} OPS-7")
