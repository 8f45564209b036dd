"""Regular expressions that cost nothing until a text needs them."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property

Found = re.Match[str] | None


class Expression:
    """A regular expression that is compiled when it is first used: a text needs few of the many there are."""

    def __init__(self, source: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.source = source
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.source, self._flags)

    @cached_property
    def match(self) -> Callable[..., Found]:
        return self._compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., Found]:
        return self._compiled.fullmatch

    @cached_property
    def search(self) -> Callable[..., Found]:
        return self._compiled.search

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        return self._compiled.finditer

    @cached_property
    def sub(self) -> Callable[..., str]:
        return self._compiled.sub
