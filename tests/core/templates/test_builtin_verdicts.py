"""What the project's own checklist says about the samples of the built-in templates."""

from functools import cache

import msgspec
import pytest

from asyncdraft.core.checklist.catalogue import RULES
from asyncdraft.core.checklist.finding import Severity
from asyncdraft.core.checklist.message import from_draft
from asyncdraft.core.compose import document
from asyncdraft.core.templates.samples import CAST, sample_draft, sample_now
from asyncdraft.core.templates.template import Template
from asyncdraft.storage.library import Library
from tests.core.templates.builtin_samples import RENDERER, TEMPLATES


@cache
def library() -> Library:
    return Library(CAST)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_a_sample_has_no_error(template: Template) -> None:
    draft, now = sample_draft(template), sample_now(template)
    subject = document(draft, template, CAST, now, RENDERER).subject
    message = from_draft(
        msgspec.structs.replace(draft, subject=subject),
        CAST,
        now,
        template_panes=template.panes,
        checks=template.checks,
    )
    errors = [
        (finding.rule, finding.quote)
        for finding in library().checklist.judge(message).findings
        if finding.severity is Severity.ERROR
    ]
    assert not errors


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_it_only_grades_rules_that_exist(template: Template) -> None:
    assert set(template.checks) <= {rule.id for rule in RULES}
