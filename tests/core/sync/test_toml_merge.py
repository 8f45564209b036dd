"""The merge of two versions of a roster, entry by entry."""

import tomllib
from typing import Any

import pytest
import tomlkit
from hypothesis import given, settings
from hypothesis import strategies as st

from asyncdraft.core.sync.toml_merge import merge, put

BASE = """\
# Who we are.
name = "Payments"
me = "ana"

[people.kenji]
name = "Kenji Mori"   # Mori-san
zone = "Asia/Tokyo"
hours = {mon-fri = ["09:00-18:00"]}

# Lisbon
[people.ana]
name = "Ana Sousa"
zone = "Europe/Lisbon"

[sla]
chat = "4 working hours"
email = "1 working day"
"""


def changed(*pairs: tuple[str, str]) -> str:
    text = BASE
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


def test_different_entries_of_one_person_merge() -> None:
    mine = changed(('zone = "Asia/Tokyo"', 'zone = "Asia/Seoul"'))
    theirs = changed(("09:00-18:00", "10:00-19:00"))
    merged = merge(BASE, mine, theirs)
    assert merged.text == changed(
        ('zone = "Asia/Tokyo"', 'zone = "Asia/Seoul"'), ("09:00-18:00", "10:00-19:00")
    )
    assert merged.conflicts == ()


def test_comments_of_both_sides_stay() -> None:
    mine = changed(("# Lisbon", "# Lisbon and Porto"))
    theirs = changed(("# Who we are.", "# Who we are, and when."))
    text = merge(BASE, mine, theirs).text
    assert "# Lisbon and Porto" in text
    assert "# Who we are, and when." in text


def test_a_new_person_comes_with_its_comments() -> None:
    new = '\n# Starts in May.\n[people.zoe]\nname = "Zoe"\nzone = "Australia/Sydney"  # for now\n'
    theirs = changed(("\n[sla]", f"{new}\n[sla]"), ("4 working", "2 working"))
    mine = changed(("4 working", "3 working"), ("1 working", "2 working"))
    merged = merge(BASE, mine, theirs)
    assert merged.conflicts == (("sla", "chat"),)
    assert tomllib.loads(merged.text)["people"]["zoe"] == {"name": "Zoe", "zone": "Australia/Sydney"}
    assert "# for now" in merged.text
    assert "# Mori-san" in merged.text


def test_the_same_change_on_both_sides_is_none() -> None:
    same = changed(("4 working", "2 working"))
    assert merge(BASE, same, changed(("4 working", "2 working"), ("# Lisbon", "#"))).conflicts == ()


@pytest.mark.parametrize("swapped", [False, True])
def test_removing_a_person_whom_another_edits_is_a_conflict(swapped: bool) -> None:
    without = changed(('# Lisbon\n[people.ana]\nname = "Ana Sousa"\nzone = "Europe/Lisbon"\n', ""))
    edited = changed(("Europe/Lisbon", "Atlantic/Azores"))
    mine, theirs = (edited, without) if swapped else (without, edited)
    merged = merge(BASE, mine, theirs)
    assert merged.conflicts == (("people", "ana"),)
    assert tomllib.loads(merged.text) == tomllib.loads(mine)


def test_one_person_added_on_both_sides_differs_by_field() -> None:
    one = f'{BASE}\n[people.zoe]\nname = "Zoe"\nzone = "Australia/Sydney"\n'
    other = f'{BASE}\n[people.zoe]\nname = "Zoe"\nzone = "Australia/Perth"\n'
    assert merge(BASE, one, other).conflicts == (("people", "zoe", "zone"),)


def test_who_the_user_is_never_conflicts() -> None:
    merged = merge(BASE, changed(('me = "ana"', 'me = "kenji"')), changed(('me = "ana"', 'me = "zoe"')))
    assert merged.conflicts == ()
    assert tomllib.loads(merged.text)["me"] == "kenji"


def test_half_a_file_is_refused() -> None:
    with pytest.raises(ValueError, match="end of a table"):
        merge(BASE, changed(("4 working", "2 working")), "[people")


def test_an_entry_of_the_other_side_is_put_in_its_place() -> None:
    mine = changed(("09:00-18:00", "08:00-17:00"), ("# Lisbon", "# Porto"))
    theirs = changed(("09:00-18:00", "10:00-19:00"))
    assert put(mine, ("people", "kenji", "hours"), theirs) == changed(
        ("09:00-18:00", "10:00-19:00"), ("# Lisbon", "# Porto")
    )


VALUES = st.one_of(st.integers(0, 3), st.sampled_from(["a", "b"]), st.lists(st.integers(0, 2), max_size=2))
PEOPLE = st.dictionaries(
    st.sampled_from("xyz"), st.dictionaries(st.sampled_from("mno"), VALUES, max_size=3), max_size=3
)
DOCUMENTS = st.fixed_dictionaries(
    {},
    optional={
        "name": VALUES,
        "people": PEOPLE,
        "sla": st.dictionaries(st.sampled_from(["chat", "rfc"]), VALUES),
        "links": st.dictionaries(st.sampled_from(["PAY", "ask.owner"]), VALUES),
    },
)


def _entries(document: dict[str, Any]) -> dict[tuple[str, ...], Any]:
    found: dict[tuple[str, ...], Any] = {}
    for key, value in document.items():
        depth = 2 if key == "people" else 1
        inner: dict[tuple[str, ...], Any] = {(key,): value}
        for _level in range(depth):
            inner = {
                (*path, str(name)): below
                for path, table in inner.items()
                for name, below in (table.items() if isinstance(table, dict) else [("", table)])
            }
        found.update(inner)
    return found


@settings(max_examples=150)
@given(DOCUMENTS, DOCUMENTS, DOCUMENTS)
def test_no_change_of_either_side_is_lost(
    base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    merged = merge(*(tomlkit.dumps(side) for side in (base, mine, theirs)))
    result, old, own, other = map(_entries, (tomllib.loads(merged.text), base, mine, theirs))
    for entry in {*old, *own, *other}:
        if any(entry[: len(path)] == path for path in merged.conflicts) or own.get(entry) != old.get(entry):
            assert result.get(entry) == own.get(entry)
        else:
            assert result.get(entry) == other.get(entry)


@settings(max_examples=80)
@given(DOCUMENTS, DOCUMENTS, DOCUMENTS)
def test_both_sides_see_the_same_conflicts(
    base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    texts = [tomlkit.dumps(side) for side in (base, mine, theirs)]
    one, other = merge(*texts), merge(texts[0], texts[2], texts[1])
    assert set(one.conflicts) == set(other.conflicts)
