import locale

import pytest

from asyncdraft.storage.local_clock import local_hours24


@pytest.mark.parametrize(
    ("pattern", "hours24"), [("%H:%M:%S", True), ("%T", True), ("%r", False), ("%I:%M:%S %p", False)]
)
def test_as_the_locale_writes_a_time(monkeypatch: pytest.MonkeyPatch, pattern: str, hours24: bool) -> None:
    monkeypatch.setattr(locale, "nl_langinfo", lambda _item: pattern)
    assert local_hours24() is hours24


def test_a_locale_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "xx_XX")
    before = locale.setlocale(locale.LC_TIME)
    assert local_hours24()
    assert locale.setlocale(locale.LC_TIME) == before
