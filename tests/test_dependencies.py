"""What the program asks for of others it uses, and what it uses it asks for."""

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.packaging_script import packaging_script

ROOT = Path(__file__).parents[1]
OF_QT = "shiboken6"
"""It comes with PySide6 and is part of it."""


@pytest.fixture(scope="module")
def making() -> ModuleType:
    return packaging_script("make_dependency_page")


@pytest.fixture(scope="module")
def found(making: ModuleType) -> dict[str, Any]:
    return {source.module: source for source in making.sources()}


def test_the_page_says_what_is_so(making: ModuleType) -> None:
    told = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert told == making.page(), "run packaging/make_dependency_page.py"


def test_every_requirement_is_imported_somewhere(making: ModuleType, found: dict[str, Any]) -> None:
    assert set(making.requirements()) == set(making.NEEDS)
    for name, need in making.NEEDS.items():
        assert making.users(need.module, found), f"{name} is asked for, and nothing imports it"


def test_nothing_is_imported_that_is_not_asked_for(making: ModuleType, found: dict[str, Any]) -> None:
    """What another package happens to bring may be gone with its next version."""
    used = {name.partition(".")[0] for source in found.values() for name in source.all}
    asked = {need.module for need in making.NEEDS.values()}
    assert used - asked - sys.stdlib_module_names - {"asyncdraft", OF_QT} == set()


def test_an_import_in_a_function_is_paid_when_it_is_called(making: ModuleType) -> None:
    tree = making.ast.parse(
        "import one\nif TYPE_CHECKING:\n    import types\ndef later():\n    from two.three import four\n"
    )
    assert set(making._imported(tree, lazily=False)) == {"one"}
    assert set(making._imported(tree)) == {"one", "two.three", "two.three.four"}
