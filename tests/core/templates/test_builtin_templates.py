"""Every template that comes with the program, in every channel."""

import re

import pytest

from asyncdraft.core.compose import document
from asyncdraft.core.draft import Channel, Draft
from asyncdraft.core.templates.samples import CAST, NOW, sample_draft, sample_now
from asyncdraft.core.templates.sandbox import Renderer
from asyncdraft.core.templates.switching import missing
from asyncdraft.core.templates.template import GROUPS, Template
from asyncdraft.storage.template_files import load_all

TEMPLATES, PROBLEMS = load_all()
RENDERER = Renderer()

EMPTY_PART = re.compile(r"(:\*\*|^## .*)\n\n(\*\*|#|\Z)|\[\]|\(\)|, \n|: \n", re.MULTILINE)

every_template = pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
every_channel = pytest.mark.parametrize("channel", Channel)


def test_all_of_them_load() -> None:
    assert not PROBLEMS
    assert TEMPLATES


@every_template
def test_the_gallery_can_describe_it(template: Template) -> None:
    assert template.group in GROUPS
    assert template.when
    assert template.when_not
    assert template.path.endswith(f"{template.name}.md")
    assert not RENDERER.check(template)


@every_template
def test_its_sample_lacks_nothing(template: Template) -> None:
    draft = sample_draft(template)
    assert draft.to
    assert all(draft.text(pane).strip() for pane in template.panes)
    assert not missing(draft, template)
    assert set(draft.fields) == {field.name for field in template.fields}


@every_template
@every_channel
def test_its_sample_renders(template: Template, channel: Channel) -> None:
    result = document(sample_draft(template, channel), template, CAST, sample_now(template), RENDERER)
    assert result.subject
    for pane in template.panes:
        first_line = sample_draft(template).text(pane).splitlines()[0]
        assert first_line in result.markdown


@every_template
@every_channel
def test_an_empty_draft_leaves_no_holes(template: Template, channel: Channel) -> None:
    draft = Draft(template=template.name, channel=channel)
    result = document(draft, template, CAST, NOW, RENDERER)
    assert "\n\n\n" not in result.markdown
    assert not EMPTY_PART.search(result.markdown)
    assert result.subject
