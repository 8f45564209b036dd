"""Compiled expressions that are kept: the same as fresh ones, and never in the way."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from asyncdraft.storage.kept_patterns import MOST_BYTES, KeptPatterns, file_in

CASES = (
    (r"(?P<day>\d{1,2})\. (?P<month>[A-Z][a-z]+)", 0, "on 24. November at noon"),
    (r"(a|b)*?c(?!d)(?<=c)\b", re.IGNORECASE, "ABc abcd aBC"),
    (r"""(?x) [^\W\d_]+ # letters""", re.MULTILINE, "çédille\nno_1"),
    (rb"\x89PNG|(?i:gif)", 0, b"..GIF \x89PNG"),
    ("", 0, "x"),
)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    re.purge()
    yield file_in(tmp_path / "kept")
    re.purge()


def kept(file: Path) -> KeptPatterns:
    patterns = KeptPatterns(file)
    patterns.use()
    return patterns


def found() -> list[tuple[object, ...]]:
    compiled = [(re.compile(pattern, flags), text) for pattern, flags, text in CASES]
    return [
        (each.pattern, each.flags, each.groups, dict(each.groupindex), each.findall(text))  # type: ignore[arg-type]
        for each, text in compiled
    ]


def test_a_kept_expression_is_the_same_as_a_fresh_one(file: Path) -> None:
    fresh = found()
    for _start in ("the first compiles", "the second reads"):
        re.purge()
        patterns = kept(file)
        assert found() == fresh
        patterns.close()
    assert file.exists()


def test_what_is_kept_is_not_compiled_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    patterns = kept(file)
    found()
    patterns.close()
    re.purge()
    written = file.stat().st_mtime_ns

    patterns = kept(file)
    monkeypatch.setattr("re._compiler._code", None)
    found()
    patterns.close()
    assert file.stat().st_mtime_ns == written


def test_a_wrong_expression_is_refused_as_ever(file: Path) -> None:
    patterns = kept(file)
    with pytest.raises(re.error, match="unterminated"):
        re.compile("(")
    patterns.close()


@pytest.mark.parametrize("harm", [b"", b"no such thing", b"\0" * 40])
def test_a_damaged_file_is_written_anew(file: Path, harm: bytes) -> None:
    patterns = kept(file)
    fresh = found()
    patterns.close()
    whole = file.read_bytes()
    file.write_bytes(harm + whole[len(harm) :] if harm else whole[:50])
    re.purge()

    patterns = kept(file)
    assert found() == fresh
    patterns.close()
    assert file.read_bytes() == whole


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(file: Path) -> None:
    file.parent.write_text("a file where the folder should be")
    patterns = kept(file)
    assert found()
    patterns.close()


def test_no_more_is_kept_than_has_room(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("asyncdraft.storage.kept_patterns.MOST_BYTES", 100)
    patterns = kept(file)
    found()
    patterns.close()
    assert not file.exists()
    assert MOST_BYTES > 1_000_000


def test_after_it_is_closed_nothing_is_kept(file: Path) -> None:
    kept(file).close()
    re.compile("never kept, as nothing listens")
    assert not file.exists()
