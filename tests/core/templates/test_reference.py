"""The reference says what is true."""

from pathlib import Path

import msgspec
import pytest

from asyncdraft.core.compose import document
from asyncdraft.core.draft import Channel, Draft
from asyncdraft.core.templates.parsing import parse
from asyncdraft.core.templates.reference import keys_of, reference
from asyncdraft.core.templates.reserved import VALUES, ValueHelp
from asyncdraft.core.templates.samples import CAST, NOW, sample_draft, sample_now
from asyncdraft.core.templates.template import FIELD_TYPE_HELP, Column, Field, FieldType, FrontMatter, Sample
from asyncdraft.core.templates.toolbox import FILTERS, Filter
from asyncdraft.storage.template_files import find
from tests.core.templates.builtin_samples import RENDERER

PAGE = Path(__file__).parents[3] / "docs" / "template-reference.md"


def printed(body: str, channel: Channel) -> str:
    template = find("feedback-request")
    assert template
    draft = msgspec.structs.replace(sample_draft(template, channel), subject="Subject")
    changed = msgspec.structs.replace(template, body=body)
    text = document(draft, changed, CAST, sample_now(template), RENDERER).markdown
    return text.removeprefix("**Subject**\n\n").removeprefix("# Subject\n\n").removesuffix("\n")


@pytest.mark.parametrize("tool", FILTERS, ids=lambda tool: tool.name)
def test_every_example_prints_what_it_shows(tool: Filter) -> None:
    assert tool.shows in {printed(tool.example, channel) for channel in Channel}


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.name)
def test_every_value_and_part_is_there(value: ValueHelp) -> None:
    parts = (f"{{{{ {value.name}.{part} }}}}" for part, _ in value.parts)
    body = "\n".join((f"{{% if {value.name} is defined %}}there{{% endif %}}", *parts))
    assert printed(body, Channel.SLACK).startswith("there")


@pytest.mark.parametrize("struct", [FrontMatter, Field, Column, Sample])
def test_every_key_is_explained(struct: type[msgspec.Struct]) -> None:
    assert all(key.help for key in keys_of(struct))


def test_every_field_type_is_explained() -> None:
    assert set(FIELD_TYPE_HELP) == set(FieldType)


def test_the_example_of_the_page_is_sound() -> None:
    text = reference().split("```jinja\n")[1].split("```")[0]
    template = parse(text, "late-delivery.md", "user")
    assert not RENDERER.check(template)
    made = document(Draft(what="It broke.", fields={"number": "7"}), template, CAST, NOW, RENDERER)
    assert made.markdown == "**Delivery 7**\n\n**What happened:** It broke.\n"


def test_the_page_is_up_to_date() -> None:
    """Run packaging/make_pages.py after a change."""
    assert PAGE.read_text(encoding="utf-8") == reference()
