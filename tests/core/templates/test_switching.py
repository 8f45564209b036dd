"""What a draft still lacks, and what becomes of it under another template."""

import msgspec

from asyncdraft.core.draft import Channel, Draft, Pane
from asyncdraft.core.templates.parsing import parse
from asyncdraft.core.templates.switching import channel_for, missing, switch
from asyncdraft.core.templates.template import Template


def template(name: str, panes: str, fields: str = "[]") -> Template:
    head = f"name: {name}\ntitle: T\npurpose: P\npanes: [{panes}]\nfields: {fields}"
    return parse(f"---\n{head}\n---\n", f"{name}.md", "user")


FOUR = template("four", "what, why, need, fallback")
TWO = template("two", "what, need")
FORM = template(
    "form",
    "what",
    "[{name: topic, required: true}, {name: note}, {name: state, required: true, default: open},"
    " {name: risks, type: table, columns: [risk], required: true},"
    " {name: owners, type: people, required: true}]",
)


def test_required_fields_are_missing_until_they_say_something() -> None:
    def names(**fields: object) -> list[str]:
        return [field.name for field in missing(Draft(fields=fields), FORM)]

    assert names() == ["topic", "risks", "owners"]
    assert names(topic=" ", risks=[{"risk": ""}], owners=[]) == ["topic", "risks", "owners"]
    assert names(topic="x", state="", risks=[{"risk": "r"}], owners=["kenji"]) == ["state"]


def test_an_empty_draft_goes_where_its_template_belongs() -> None:
    mail = msgspec.structs.replace(TWO, channels=(Channel.EMAIL, Channel.SLACK))
    assert channel_for(Draft(channel=Channel.MARKDOWN), TWO) is Channel.MARKDOWN
    assert channel_for(Draft(channel=Channel.SLACK), mail) is Channel.EMAIL
    assert channel_for(Draft(channel=Channel.SLACK, what="Begun."), mail) is Channel.SLACK


def test_another_template_keeps_every_word() -> None:
    draft = Draft(
        template="four", what="a", why="b", need="c", fallback="d", subject="s", fields={"topic": "t"}
    )
    changed, moved = switch(draft, FOUR, TWO)
    assert changed == msgspec.structs.replace(draft, template="two")
    assert moved == (Pane.WHY, Pane.FALLBACK)


def test_only_panes_with_text_are_reported() -> None:
    assert switch(Draft(what="a", why=" \n"), FOUR, TWO)[1] == ()


def test_there_and_back_is_the_same_draft() -> None:
    draft = Draft(template="four", what="a", why="b", need="c", fallback="d")
    away, _ = switch(draft, FOUR, TWO)
    back, moved = switch(away, TWO, FOUR)
    assert back == draft
    assert moved == ()
