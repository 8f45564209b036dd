"""Every requirement is pinned, and the pins are plain."""

import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pairs}


def requirements() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    return [Requirement(text) for group in groups for text in group]


def test_every_requirement_is_pinned_within_its_range() -> None:
    pinned = pins()
    assert {canonicalize_name(need.name) for need in requirements()} <= pinned.keys()
    assert all(pinned[canonicalize_name(need.name)] in need.specifier for need in requirements())


def test_a_pin_carries_no_address_or_marker() -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert not any(mark in text for mark in ("@", "://", ";", "--"))
