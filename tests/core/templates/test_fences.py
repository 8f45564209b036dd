from hypothesis import given
from hypothesis import strategies as st

from asyncdraft.core.templates.fences import tidy

FENCED = "```\n\n\n```"


@given(st.text(st.sampled_from("a \n\t\r\x0b\x1c\x85\u2028\u3000->"), max_size=30))
def test_a_text_is_as_tidy_without_a_fence_as_above_one(text: str) -> None:
    above = tidy(text)
    assert tidy(f"{text}\n\n{FENCED}") == (f"{above}\n{FENCED}\n" if above else f"{FENCED}\n")
