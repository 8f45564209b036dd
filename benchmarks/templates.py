"""Rendering templates over Jinja's own sandbox; and how a hostile template ends."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial

from jinja2.sandbox import SandboxedEnvironment

from asyncdraft.core.compose import document
from asyncdraft.core.templates.errors import TemplateError
from asyncdraft.core.templates.parsing import parse
from asyncdraft.core.templates.samples import CAST, sample_draft, sample_now
from asyncdraft.core.templates.sandbox import Renderer
from asyncdraft.core.templates.template import Template
from asyncdraft.storage.template_files import load_all
from benchmarks.harness import Goal, Race, runner

PLAIN = "{% for part in parts %}**{{ part }}:** {{ text }}\n\n" + (
    "{% for line in lines %}- {{ line }}\n{% endfor %}{% endfor %}"
)
VALUES = {"parts": ["What", "Why", "What I need", "Answer by"], "text": "x" * 400, "lines": ["y" * 80] * 4}
HEAD = "---\nname: hostile\ntitle: T\npurpose: P\n---\n"
HOSTILE = {
    "a loop of a billion": "{% for i in range(10**9) %}x{% endfor %}",
    "loops in loops": "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
    "a macro that calls itself": "{% macro m(n) %}{{ m(n) }}{{ m(n) }}{% endmacro %}{{ m(1) }}",
    "100 MB of text": "{{ 'x' * 100000000 }}",
    "text that doubles": "{% set a = '" + "x" * 99 + "' %}" + "{% set a = a ~ a %}" * 40 + "{{ a }}",
    "a walk over attributes": "{{ sender.__class__.__mro__[1].__subclasses__() }}",
    "a trick of format": "{{ '{0.__class__}'.format(what) }}",
    "a body of many conditions": "{% for a in range(9999) %}"
    + "{% if a %}{% endif %}" * 1000
    + "{% endfor %}",
}
FAST = Goal("median", 1.0, floor=1.5)
ENDS = Goal("p95", 1000.0)


def races() -> Iterator[Race]:
    renderer = Renderer()
    templates, _errors = load_all()
    plain = SandboxedEnvironment().from_string(PLAIN)
    chosen = [
        template for template in templates if template.name in ("handoff", "blocker", "rfc-announcement")
    ]
    yield Race(
        title="A message from its compiled template",
        reference=runner("Jinja's sandbox, without limits", partial(plain.render, VALUES)),
        runners=tuple(runner(each.title, _rendering(each, renderer), FAST) for each in chosen),
    )
    yield Race(
        title="Compiled anew and rendered, as after every key of its author",
        reference=runner(
            "Jinja's sandbox, compiled anew", lambda: SandboxedEnvironment().from_string(PLAIN).render(VALUES)
        ),
        runners=tuple(runner(each.title, partial(_compiling, each)) for each in chosen),
    )
    yield Race(
        title="How a hostile template ends",
        reference=runner("Jinja's sandbox, without limits", partial(plain.render, VALUES)),
        runners=tuple(runner(name, _ending(body), ENDS) for name, body in HOSTILE.items()),
        seconds=3.0,
        least=2,
    )


def _compiling(template: Template) -> object:
    return _rendering(template, Renderer())()


def _rendering(template: Template, renderer: Renderer) -> Callable[[], object]:
    draft, now = sample_draft(template), sample_now(template)
    return lambda: document(draft, template, CAST, now, renderer)


def _ending(body: str) -> Callable[[], None]:
    template = parse(HEAD + body, "hostile.md", "user")

    def run() -> None:
        with suppress(TemplateError):
            _rendering(template, Renderer())()

    return run
