"""Regular expressions that cost nothing until a text needs them."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

Found = re.Match[str] | None


class Expression:
    """A regular expression that is compiled when it is first used: a text needs few of the many there are.

    Until then, what compiles it stands in the place of each of its methods.
    """

    __slots__ = ("_flags", "finditer", "fullmatch", "match", "search", "source", "sub")

    def __init__(self, source: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.source = source
        self._flags = flags
        self.match: Callable[..., Found] = partial(self._first, "match")
        self.fullmatch: Callable[..., Found] = partial(self._first, "fullmatch")
        self.search: Callable[..., Found] = partial(self._first, "search")
        self.finditer: Callable[..., Iterator[re.Match[str]]] = partial(self._first, "finditer")
        self.sub: Callable[..., str] = partial(self._first, "sub")

    def _first(self, method: str, *arguments: Any) -> Any:
        """The answer of a method, which is the compiled expression's own from now on."""
        compiled = re.compile(self.source, self._flags)
        self.match, self.fullmatch, self.search = compiled.match, compiled.fullmatch, compiled.search
        self.finditer, self.sub = compiled.finditer, compiled.sub
        return getattr(compiled, method)(*arguments)
