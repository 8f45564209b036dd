"""The page of all settings, written from their declarations."""

from collections.abc import Iterator, Sequence

import msgspec

from asyncdraft.core.settings.declaration import Choice, Hours, Section, Setting
from asyncdraft.core.settings.values import default, expected, in_file

INTRODUCTION = """\
# Settings

In the window: `Ctrl+,`, with a search over all of them. In the terminal: `asyncdraft settings`. Both keep
only what differs from the defaults below, in `settings.json` in the folder of your data (`ASYNCDRAFT_HOME`
moves it). Everything applies at once, also what is written into the file by hand while the window is open.

A value that cannot be used is named with its file and its key, and with what was expected. Everything else in
the file holds, and what is there stays until you choose something in its place.

```sh
asyncdraft settings list                    # all of them; --changed for those that are not the usual
asyncdraft settings get theme
asyncdraft settings set theme dark
asyncdraft settings set rules.tone.hedge off
asyncdraft settings reset theme             # or --all
```
"""


def page(settings: Sequence[Setting]) -> str:
    """In Markdown, section by section."""
    return "\n".join([INTRODUCTION, *(line for section in Section for line in _section(section, settings))])


def _section(section: Section, settings: Sequence[Setting]) -> Iterator[str]:
    own = [setting for setting in settings if setting.section is section]
    if not own:
        return
    yield from (f"## {section.value}", "")
    for setting in own:
        yield from (f"### {setting.title}", "", setting.explanation, "")
        yield from _facts(setting)


def _facts(setting: Setting) -> Iterator[str]:
    if isinstance(setting.kind, Hours):
        yield from (f"- in the person whom `me` names in `team.toml`; applies to {setting.applies_to}", "")
        return
    usual = msgspec.json.encode(default(setting)).decode()
    yield f"- `{setting.key}`: {in_file(setting)}; by default `{usual}`"
    if isinstance(setting.kind, Choice) and in_file(setting) != _quoted(setting.kind):
        yield f"- in the terminal: {expected(setting.kind)}"
    yield from (f"- applies to {setting.applies_to}", "")


def _quoted(kind: Choice) -> str:
    names = [f'"{option.name}"' for option in kind.options]
    return f"{', '.join(names[:-1])} or {names[-1]}"
