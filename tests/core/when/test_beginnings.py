from asyncdraft.core.when.leads import leads
from asyncdraft.core.when.phrase_patterns import ANCHORS, BEGINNINGS
from asyncdraft.core.when.tokens import coded, letters


def test_every_beginning_in_a_running_text_is_a_word_of_time() -> None:
    begun = frozenset().union(*[leads(coded(beginning)) for beginning in BEGINNINGS])
    assert begun <= letters(*ANCHORS)
