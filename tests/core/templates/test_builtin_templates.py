"""Every template that comes with the program, in every channel."""

import re

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asyncdraft.core.compose import document
from asyncdraft.core.draft import PLAIN, Channel, Draft
from asyncdraft.core.render.blocks import messages
from asyncdraft.core.render.email import plain
from asyncdraft.core.render.html import email_html
from asyncdraft.core.render.markdown import normalise
from asyncdraft.core.render.problems import problems
from asyncdraft.core.render.slack import mrkdwn, paste
from asyncdraft.core.templates.samples import CAST, NOW, sample_draft, sample_now
from asyncdraft.core.templates.switching import missing
from asyncdraft.core.templates.template import GROUPS, Template
from tests.core.templates.builtin_samples import FOLDER, PROBLEMS, RENDERER, TEMPLATES, as_mail

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
    assert result.subject or template.name == PLAIN


@every_template
def test_its_sample_reads_as_it_was_read_by_eye(template: Template) -> None:
    wanted = (FOLDER / f"{template.name}.md").read_text(encoding="utf-8")
    assert as_mail(template) == wanted


@every_template
def test_its_sample_loses_nothing_in_any_target(template: Template) -> None:
    made = {
        channel: document(
            sample_draft(template, channel), template, CAST, sample_now(template), RENDERER
        ).markdown
        for channel in Channel
    }
    texts = (
        paste(made[Channel.SLACK]),
        mrkdwn(made[Channel.SLACK]),
        plain(made[Channel.EMAIL]),
        email_html(made[Channel.EMAIL]),
        normalise(made[Channel.MARKDOWN]),
    )
    assert len(messages(made[Channel.SLACK])) == 1
    for text in (*made.values(), *texts):
        assert "{{" not in text
        assert not problems(text) or text.startswith("<")
    words = re.findall(r"[a-z]{4,}", sample_draft(template).what)
    assert all(word in text for text in texts for word in words)


@every_template
def test_all_its_fields_and_panes_are_printed(template: Template) -> None:
    said = f"{template.subject}\n{template.body}"
    names = [*(field.name for field in template.fields), *(pane.value for pane in template.panes)]
    assert not [name for name in names if not re.search(rf"{{[{{%][^}}]*\b{name}\b", said)]


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9)
ODD_VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=25)
@given(st.sampled_from(TEMPLATES), st.data())
def test_no_value_of_an_old_draft_breaks_it(template: Template, data: st.DataObject) -> None:
    fields = {field.name: data.draw(ODD_VALUES) for field in template.fields}
    tables = [field for field in template.fields if field.columns]
    for field in tables:
        if data.draw(st.booleans()):
            fields[field.name] = [{column.name: data.draw(ODD_VALUES) for column in field.columns}]
    draft = msgspec.structs.replace(sample_draft(template), fields=fields)
    assert document(draft, template, CAST, NOW, RENDERER).markdown
    assert set(missing(draft, template)) <= set(template.fields)
