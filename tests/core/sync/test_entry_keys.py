"""The keys by which commits and commands name the entries of a team folder."""

from hypothesis import given
from hypothesis import strategies as st

from asyncdraft.core.sync.folder import is_file, key_of, path_of
from asyncdraft.core.sync.plain import plain

NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(["md", "txt", "yml"])


@given(st.lists(NAMES, min_size=1, max_size=3))
def test_a_key_leads_back_to_its_entry_and_stands_on_one_line(path: list[str]) -> None:
    key = key_of(tuple(path))
    assert path_of(key) == tuple(path)
    assert "\n" not in key
    assert not is_file(key)


@given(st.text(max_size=200), st.integers(min_value=1, max_value=100))
def test_what_others_wrote_is_shown_on_one_line_and_no_longer_than_asked(text: str, longest: int) -> None:
    shown = plain(text, longest)
    assert shown.isprintable()
    assert len(shown) <= longest
