"""Does one kind of the work of a key so many times: `python -m benchmarks.key_work KIND TIMES`."""

import sys
from collections.abc import Callable

from asyncdraft.core.draft import Pane
from asyncdraft.core.render.preview import Palette, Preview
from asyncdraft.core.team import Team
from asyncdraft.storage.library import Library
from benchmarks.checklist import WORDS, Typing
from benchmarks.texts import message

SIZE = 200
WARM = 3


def main(kind: str, times: str) -> None:
    press, work = KINDS[kind]()
    for _time in range(WARM + int(times)):
        press()
        work()


def _text(typing: Typing) -> str:
    return typing.message.text(Pane.WHAT)


def _words() -> tuple[Callable[[], None], Callable[[], object]]:
    typing = Typing(message(SIZE, 0))
    return typing.press, lambda: WORDS.findall(_text(typing))


def _check() -> tuple[Callable[[], None], Callable[[], object]]:
    checklist, typing = Library(Team()).checklist, Typing(message(SIZE, 0))
    return typing.press, lambda: checklist.judge(typing.message)


def _preview() -> tuple[Callable[[], None], Callable[[], object]]:
    preview, typing = Preview(), Typing(message(SIZE, 0))
    return typing.press, lambda: preview.page(_text(typing), "slack", Palette())


KINDS = {"words": _words, "check": _check, "preview": _preview}

if __name__ == "__main__":
    main(*sys.argv[1:])
