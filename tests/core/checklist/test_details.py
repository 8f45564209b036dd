"""The forms of what is added to a request without a reason."""

from asyncdraft.core.checklist.forms import Forms
from asyncdraft.core.checklist.lexicon import Lexicon


def test_each_form_matches_its_own_example_from_the_start(lexicon: Lexicon) -> None:
    for example, form in Forms.read(lexicon, "detail").by_example.items():
        assert form.expression.match(example), example
