"""What templates see of the thread that a draft belongs to."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from asyncdraft.core.compose import document
from asyncdraft.core.draft import Draft
from asyncdraft.core.templates.sandbox import Renderer
from asyncdraft.core.threads.template_view import thread_view
from asyncdraft.storage.template_files import find
from tests.core.threads.test_call import READY
from tests.core.threads.thread_people import TEAM

NOW = datetime(2026, 11, 23, 15, 46, tzinfo=UTC)


def test_a_thread_has_topic_strike_and_history() -> None:
    view = thread_view(READY, TEAM)
    assert (view.topic, view.strike) == (READY.topic, 3)
    assert len(view.history) == len(READY.posts)
    assert view.history[0].startswith("Wed 18 Nov, Alex asked")


@pytest.mark.parametrize(
    ("name", "heading"), [("strike-2-synthesis", "So far"), ("strike-3-invitation", "Written so far")]
)
def test_a_message_of_a_thread_carries_its_history(name: str, heading: str) -> None:
    template = find(name, Path("none"), Path("none"))
    assert template is not None
    draft = Draft(template=name, to=("maya",), what="One question.")
    with_thread = document(draft, template, TEAM, NOW, Renderer(), thread=thread_view(READY, TEAM))
    assert heading in with_thread.markdown
    assert "Wed 18 Nov, Maya read it differently" in with_thread.markdown
    assert heading not in document(draft, template, TEAM, NOW, Renderer()).markdown
