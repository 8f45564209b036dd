"""Texts in which a phrase of a word list is found."""

import re
from collections.abc import Callable

from hypothesis import strategies as st

from asyncdraft.core.checklist.elements import elements
from asyncdraft.core.checklist.lexicon import Lexicon
from asyncdraft.core.checklist.words import inflections, plain

SPECIAL = {"_": "zebra", "...": "or so", "#": "12", "{.}": ".", "{?}": "?"}
NAMED = re.compile(r"\$|\{\^}")


def written(element: str, choose: Callable[[list[str]], str]) -> str:
    """A text that an element of a phrase may stand for."""
    core = element.removesuffix("?")
    choices = core.strip("()").split("|") if core.startswith("(") else [core]
    words = [SPECIAL.get(word, word.replace("*", "zz")) for word in choose(choices).split()]
    return " ".join(choose(list(inflections(word[1:]))) if word.startswith("~") else word for word in words)


def phrases(lexicon: Lexicon) -> list[str]:
    families = sorted(name for name in lexicon.families if not name.startswith(("=", "/")))
    return [line for family in families for line in lexicon.lines(family) if not NAMED.search(line)]


@st.composite
def phrases_with_texts(draw: st.DrawFn, sources: list[str]) -> tuple[str, str]:
    """A phrase, and what it may stand for behind some word."""

    def choose(choices: list[str]) -> str:
        return draw(st.sampled_from(choices))

    source = choose(sources)
    kept = [part for part in elements(source) if not part.endswith(")?") or draw(st.booleans())]
    text = plain(" ".join(["zebra", *(written(part, choose) for part in kept)]))
    return source, text.replace(" '", "'").replace(" n't", "n't")
