"""What bodies print, and how each mistake or attack ends."""

import time
import tracemalloc
from contextlib import suppress
from datetime import datetime
from datetime import time as clock
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asyncdraft.core.compose import document
from asyncdraft.core.draft import Draft, Pane
from asyncdraft.core.sla import Promise, Sla
from asyncdraft.core.team import Team
from asyncdraft.core.templates.errors import TemplateError
from asyncdraft.core.templates.parsing import parse
from asyncdraft.core.templates.samples import CAST
from asyncdraft.core.templates.sandbox import Renderer
from asyncdraft.core.templates.template import Template
from asyncdraft.core.templates.values import deadline_from
from tests.markdown_cases import Case, read_cases
from tests.patience import ends

HEAD = """---
name: trial
title: Trial
purpose: Tries a body
fields:
  - {name: note}
  - {name: code, type: long text}
  - {name: nobody, type: person}
  - {name: owner, type: person}
  - {name: guest, type: person}
  - {name: questions, type: list}
  - {name: start, type: date}
  - {name: day, type: date}
  - {name: until, type: deadline}
  - {name: odd, type: deadline}
  - {name: page, type: link}
  - {name: bare, type: link}
  - {name: nowhere, type: link}
  - name: table
    type: table
    columns: [option, {name: gain, label: What it gives}]
  - {name: clash, type: table, columns: [items, values]}
---
"""
BODY_LINE = HEAD.count("\n") + 1
NOW = datetime(2026, 11, 23, 15, 46, tzinfo=ZoneInfo("Europe/London"))
TEAM = msgspec.structs.replace(
    CAST,
    sla=Sla(
        channels={"chat": Promise(4, "hours"), "rfc": Promise(1, "days")},
        triage=(clock(11), clock(16)),
        emergency="the duty phone",
    ),
)
DRAFT = Draft(
    template="trial",
    to=("kenji", "priya"),
    what="It fails with `E1`.",
    deadline=deadline_from("2026-11-24T17:00+09:00[Asia/Tokyo]"),
    fields={
        "code": "```\na\n\n\nb\n```",
        "owner": "kenji",
        "guest": "Somebody New",
        "questions": ["First?", "", "Second?"],
        "day": "2026-11-28",
        "odd": "after the fair",
        "page": "Plan, page 3 <https://example.com/plan>",
        "nowhere": "page 7 of the binder",
        "bare": "https://example.com/bare",
        "table": [{"option": "A | B", "gain": "more\nthan one line"}, {"option": " "}, {"option": "C"}],
        "clash": [{"items": 1, "values": 2}],
    },
)
RENDERER = Renderer()


def template(body: str) -> Template:
    return parse(HEAD + body, "trial.md", "user")


def rendered(body: str, draft: Draft = DRAFT, team: Team = TEAM) -> str:
    return document(draft, template(body), team, NOW, RENDERER).markdown


def failure(body: str, draft: Draft = DRAFT) -> TemplateError:
    with pytest.raises(TemplateError) as caught:
        rendered(body, draft)
    return caught.value


@pytest.mark.parametrize("case", read_cases("templates/bodies.md"), ids=lambda case: case.title)
def test_what_a_body_prints(case: Case) -> None:
    body, expected = case.blocks
    printed = "\n".join(line.rstrip() for line in rendered(body).splitlines())
    wanted = "\n".join(line.rstrip() for line in expected.splitlines())
    assert printed.removesuffix("\n") == wanted


@pytest.mark.parametrize("case", read_cases("templates/mistakes.md"), ids=lambda case: case.title)
def test_how_a_mistake_is_told(case: Case) -> None:
    error = failure(case.blocks[0])
    assert f"Line {error.line - BODY_LINE + 1}: {error.sentence}" == case.text
    assert str(error).startswith(f"trial.md, line {error.line}: ")


ATTRIBUTE_WALKS = (
    "{{ ().__class__.__base__.__subclasses__() }}",
    "{{ ''['__class__'] }}",
    "{{ what | attr('__class__') }}",
    "{{ sender.__struct_fields__ }}",
    "{{ deadline.at.tzinfo }}",
    "{{ readers | map(attribute='__class__') | list }}",
    "{{ readers | sort(attribute='__class__') }}",
    "{{ readers | map('attr', '__class__') | list }}",
    "{{ readers | map('spend steps', -100000) | list }}",
    "{{ '{0.__class__}'.format(what) }}",
    "{{ what.format_map(sender) }}",
    "{{ what.upper.__self__ }}",
    "{{ range.__globals__ }}",
    "{% macro m() %}{% endmacro %}{{ m.__globals__ }}",
    "{% for r in readers %}{{ loop.__class__ }}{% endfor %}",
    "{{ self.__init__ }}",
    "{{ lipsum.__globals__ }}",
    "{{ cycler }}",
    "{{ namespace(a=1) }}",
    "{% include 'handoff.md' %}",
    "{% import 'handoff.md' as h %}",
    "{% from 'handoff.md' import h %}",
    "{% extends 'handoff.md' %}",
    "{% block a %}{% endblock %}",
)
BOMBS = (
    "{{ range(10**9) }}",
    "{{ range(1000000000) }}",
    "{% for i in range(1000000000) %}x{% endfor %}",
    "{% for a in range(9999) %}{% for b in range(9999) %}{{ a }}{% endfor %}{% endfor %}",
    "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
    "{% macro m(x) %}{{ m(x) }}{% endmacro %}{{ m(1) }}",
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "{% macro m(x) %}{{ m(x ~ x) }}{% endmacro %}{{ m('" + "x" * 99 + "') }}",
    "{% for x in table recursive %}{{ loop(table) }}{% endfor %}",
    "{{ 'x' * 100000000 }}",
    "{{ [1] * 100000000 }}",
    "{{ '%100000000d' % 1 }}",
    "{{ '{:>100000000}'.format(1) }}",
    "{{ 'x'.ljust(100000000) }}",
    "{{ 'x' | center(100000000) }}",
    "{{ 'x\\ny' | indent(100000000) }}",
    "{{ 'x' | truncate(5, true, 'y' * 9) }}",
    "{{ range(9999) | join('" + "x" * 20_000 + "') }}",
    "{{ ('" + "x" * 9999 + "') | replace('x', '" + "y" * 9999 + "') }}",
    "{% set a = '" + "x" * 99 + "' %}" + "{% set a = a ~ a %}" * 40 + "{{ a }}",
    "{% set a = '" + "x" * 99 + "' %}" + "{% set a = a + a %}" * 40 + "{{ a }}",
    "{% set a = [1, 1] %}" + "{% set a = a + a %}" * 40 + "{{ a }}",
    "{% set a = [1, 1] %}" + "{% set a = [a, a] %}" * 40 + "{{ a }}",
    "{% set a = (1, 1) %}" + "{% set a = (a, a) %}" * 40 + "{{ {a: 1} }}",
    "{% set a = {'x': 1} %}" + "{% set a = {'x': a, 'y': a} %}" * 40 + "{{ a == a }}",
    "{{ 99999999 * 99999999 * 99999999 }}",
    "{{ 2 | round(100000000) }}",
    "{{ 100000000 | working_days_from(today) }}",
    "{% for a in range(9999) %}{{ 900 | working_days_from(today) }}{% endfor %}",
    "{% for a in range(9999) %}{{ deadline | in_zone('Asia/Tokyo') }}{% endfor %}",
    "{% for a in range(9999) %}" + "{% if a %}{% endif %}" * 1000 + "{% endfor %}",
    "{% for a in range(9999) %}{% if 'zzz' in big %}{% endif %}{% endfor %}",
    "{% for a in range(9999) %}{% set b = big.upper() %}{% endfor %}",
    "{% for a in range(9999) %}{% set b = big[1:] %}{% endfor %}",
    "{% for a in range(9999) %}{% set b = big.split() | sort %}{% endfor %}",
    "{% for a in range(9999) %}{% set b = range(9999) %}{% endfor %}",
    "{% set a %}{% for i in range(9999) %}" + "x" * 999 + "{% endfor %}{% endset %}{{ a }}",
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "{{ " + "1 + " * 5000 + "1 }}",
    "{{ " + "not " * 5000 + "1 }}",
    "{% if what %}" * 500 + "{% endif %}" * 500,
    "{% for a in range(2) %}" * 30 + "{% endfor %}" * 30,
    "{% if what %}1{% endif %}" * 1300,
    "{{" * 15_000,
    "{%" * 15_000,
    "{#" * 15_000,
    "{% raw " * 4_000,
    "{% raw %}" * 3_000,
    "{{ '" + "\\" * 30_000,
    "{{ what" + " ~ what" * 4_000 + " }}",
    "{{ what" + " == what" * 3_000 + " }}",
    "{{ what" + " | upper" * 3_000 + " }}",
    "{{ 9" + "9" * 30_000 + " }}",
    "{{ (1e308 * 10) | int }}",
)


@pytest.mark.parametrize("body", ATTRIBUTE_WALKS)
def test_a_template_reaches_nothing_it_should_not(body: str) -> None:
    reason = failure(body).reason
    assert "object at 0x" not in reason
    assert "class '" not in reason


@pytest.mark.parametrize("body", BOMBS, ids=range(len(BOMBS)))
def test_a_bomb_ends_in_a_sentence(body: str) -> None:
    draft = DRAFT.with_text(Pane.WHY, "word " * 20_000) if "big" in body else DRAFT
    with ends():
        error = failure(body.replace("big", "why"), draft)
    assert error.line == BODY_LINE
    assert error.reason.endswith(".")


def test_bombs_take_little_memory() -> None:
    tracemalloc.start()
    try:
        for body in BOMBS[9:22]:
            failure(body)
        assert tracemalloc.get_traced_memory()[1] < 50_000_000
    finally:
        tracemalloc.stop()


def test_a_long_draft_is_no_bomb() -> None:
    long = "word " * 200_000
    assert len(rendered('{{ what | section("What") }}', DRAFT.with_text(Pane.WHAT, long))) > 999_999


def test_a_long_table_is_no_bomb() -> None:
    rows = [{"option": f"option {number}", "gain": "a gain " * 20} for number in range(500)]
    draft = msgspec.structs.replace(DRAFT, fields={"table": rows})
    body = "{% for row in table %}\n- {{ row.option }}: {{ row.gain | upper }}\n{% endfor %}\n"
    assert rendered(body, draft).count("\n- option") == 499


def test_all_mistakes_are_told_at_once() -> None:
    errors = RENDERER.check(template("{{ waht }}\n{{ why }}\n{{ neeed }}\n"))
    assert [(error.line - BODY_LINE, error.quote, error.suggestion) for error in errors] == [
        (0, "waht", "what"),
        (2, "neeed", "need"),
    ]


def test_a_mistake_in_the_subject_has_its_line() -> None:
    text = HEAD.replace("purpose: Tries a body", 'purpose: Tries a body\nsubject: "About {{ topc }}"')
    (error,) = RENDERER.check(parse(text, "trial.md", "user"))
    assert (error.line, error.quote) == (5, "topc")


def test_a_corrected_template_renders_at_once() -> None:
    assert failure("{{ waht }}")
    assert rendered("{{ what }}") == "It fails with `E1`.\n"


def test_a_compiled_template_renders_in_under_a_millisecond() -> None:
    trial = template(
        '{{ what | section("What") }}\n{% for r in readers %}\n- {{ r.name }}\n{% endfor %}\n{{ deadline }}'
    )

    def once() -> float:
        started = time.process_time()
        document(DRAFT, trial, TEAM, NOW, RENDERER)
        return time.process_time() - started

    assert min(once() for _ in range(20)) < 0.001


@settings(max_examples=60)
@given(st.lists(st.sampled_from((*"{}%#|.[]()'~+*=-\n aw0", "{{", "}}", "{%", "%}", "for ", " in ", "if "))))
def test_no_body_ends_in_anything_but_text_or_a_sentence(pieces: list[str]) -> None:
    with suppress(TemplateError):
        rendered("".join(pieces))
