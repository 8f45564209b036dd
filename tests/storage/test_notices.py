"""Every work that the program is made of is named with its licence."""

import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from asyncdraft.storage.notices import Notice, installed, notices, own_licence, page

ROOT = Path(__file__).parent.parent.parent


def by_name(name: str) -> Notice:
    return next(notice for notice in notices() if notice.name.startswith(name))


def runtime_requirements() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = (*project["dependencies"], *project["optional-dependencies"]["spell"])
    return {canonicalize_name(Requirement(line).name) for line in lines}


def test_every_requirement_and_what_it_needs_is_found() -> None:
    assert runtime_requirements() <= installed().keys()
    needed_by_needed = {"markupsafe", "soupsieve", "shiboken6", "python-dateutil", "mdurl"}
    assert needed_by_needed <= installed().keys()


def test_the_tools_of_developers_are_not_part_of_it() -> None:
    assert not installed().keys() & {"pytest", "mypy", "ruff", "hypothesis", "pip"}


def test_every_work_has_a_licence_with_its_text_or_where_to_read_it() -> None:
    assert len(notices()) >= len(installed())
    for notice in notices():
        assert notice.licence
        assert notice.home or notice.texts
        assert notice.texts or "https://" in notice.note, notice.name


def test_every_package_has_its_version() -> None:
    assert [notice.name for notice in notices() if not notice.version] == ["GeoNames"]


def test_qt_is_told_with_the_text_of_its_licence_and_how_to_replace_it() -> None:
    qt = by_name("Qt ")
    assert qt.licence == "LGPL-3.0-only"
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in qt.text
    assert "GNU GENERAL PUBLIC LICENSE" in qt.text
    assert "in their place" in qt.note
    assert "download.qt.io" in qt.note


def test_geonames_is_credited_as_cc_by_asks() -> None:
    note = by_name("GeoNames").note
    assert "Creative Commons Attribution 4.0" in note
    assert "https://creativecommons.org/licenses/by/4.0" in note
    assert "cut down" in note


def test_what_is_compiled_into_a_wheel_is_listed() -> None:
    assert "ammonia " in by_name("nh3").text


def test_the_page_has_every_work_and_the_programs_own_licence() -> None:
    text = page()
    assert all(notice.title in text for notice in notices())
    assert text.endswith(own_licence())
    assert own_licence().startswith("MIT License")
