"""The view of templates, with none but the built-in ones before and after."""

import shutil
from collections.abc import Iterator

import pytest

from asyncdraft.storage import paths
from tests.gui.driver import Driver
from tests.gui.templates.templates_page import Templates


@pytest.fixture
def templates(driver: Driver) -> Iterator[Templates]:
    view = Templates(driver)
    workspace = view.workspace
    view.open()
    driver.wait_for(lambda: workspace.is_complete)
    view.clear_search()
    yield view
    driver.application.templates.authoring.close()
    for folder in (view.folder, paths.unsaved_templates_dir(), workspace.template_store.team_dir):
        shutil.rmtree(folder, ignore_errors=True)
    workspace.choose(favourites=(), recent=(), template_order="recent")
    view.clear_search()
    workspace.template_store.load()
    driver.settle()
