"""What holds for the whole suite: a home and zones of its own, no proxy, no stopwatch, no skip in CI."""

import os
from collections.abc import Iterator

import pytest
import whenever
from hypothesis import settings

settings.register_profile("suite", settings.get_profile(settings.get_current_profile_name()), deadline=None)
settings.load_profile("suite")

whenever.reset_tzpath([])
"""The oracle reads the tzdata package, as the program does: a system's own zones may be a year old."""


@pytest.fixture(scope="session", autouse=True)
def no_real_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A test that forgets to choose a folder shall not write into the drafts of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASYNCDRAFT_HOME", str(tmp_path_factory.mktemp("no-real-home")))
        yield


@pytest.fixture(scope="session", autouse=True)
def no_proxy() -> Iterator[None]:
    """Servers of tests are on this machine: no proxy leads there."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session", autouse=True)
def no_real_keyring() -> Iterator[None]:
    """Nothing is put into, or read from, the keyring of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("asyncdraft.integrations.credentials.SAFE", ())
        yield


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and reporter.stats.get("skipped") and "CI" in os.environ:
        reporter.section("nothing is skipped in CI", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
