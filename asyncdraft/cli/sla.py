"""`asyncdraft sla`: what the team promises, as values, as a page, and as a proposal to agree on."""

import argparse
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from asyncdraft.cli.context import Context
from asyncdraft.cli.failure import Failure
from asyncdraft.cli.made import assignment, declare_output, deliver_made
from asyncdraft.cli.outputs import as_json
from asyncdraft.cli.terminal import styled

if TYPE_CHECKING:
    from asyncdraft.core.sla import Sla


def declare(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="show|set|page|proposal", required=True)
    show = actions.add_parser("show", help="the promise of each channel, triage, the emergency path")
    show.add_argument("--json", action="store_true", help="one JSON object")
    change = actions.add_parser("set", help="change it in team.toml; comments and order stay")
    change.add_argument(
        "values",
        nargs="+",
        metavar="KEY=VALUE",
        help='a channel ("chat=4 working hours", empty to remove it), triage=11:00,16:00, '
        "emergency=PagerDuty, agreed=2026-11-23, review=2027-01-04, asks=One; two, exceptions=One; two",
    )
    declare_output(actions.add_parser("page", help="the page that anybody can be pointed to"))
    declare_output(actions.add_parser("proposal", help="the message that asks the team to agree"))


def run(options: argparse.Namespace, context: Context) -> int:
    actions = {"show": _show, "set": _set, "page": _page, "proposal": _proposal}
    return actions[options.action](options, context)


def _show(options: argparse.Namespace, context: Context) -> int:
    from asyncdraft.core.promises.drafting import channel_title, review_is_due

    sla = context.team.sla
    if options.json:
        print(as_json(_values(sla, context)))
        return 0
    rows = [(channel_title(channel), promised.text) for channel, promised in sla.channels.items()]
    rows += [(title, text) for title, text in _facts(sla, context) if text]
    width = max((len(title) for title, _ in rows), default=0)
    for title, text in rows:
        print(f"{title:<{width}}  {text}")
    if not rows:
        print("Nothing is promised yet. `asyncdraft sla set` begins it.")
    if review_is_due(sla, context.now.date()):
        print(
            styled(
                "The day to look at it again has come: `asyncdraft sla proposal` asks the team.", "warning"
            )
        )
    return 0


def _facts(sla: "Sla", context: Context) -> list[tuple[str, str]]:
    from asyncdraft.core.promises.drafting import triage_text

    triage = triage_text(sla, context.style)
    return [
        ("Triage", f"{triage}, own time" if triage else ""),
        ("Emergency", sla.emergency or styled("no path yet: every text about focus needs one", "warning")),
        ("We ask", "; ".join(sla.asks)),
        ("Exceptions", "; ".join(sla.exceptions)),
        ("Agreed", f"{sla.agreed:%a} {sla.agreed.day} {sla.agreed:%b %Y}" if sla.agreed else ""),
        ("Review", f"{sla.review:%a} {sla.review.day} {sla.review:%b %Y}" if sla.review else ""),
    ]


def _values(sla: "Sla", context: Context) -> dict[str, Any]:
    from asyncdraft.core.promises.drafting import review_is_due

    return {
        "channels": {channel: promised.text for channel, promised in sla.channels.items()},
        "triage": [f"{at:%H:%M}" for at in sla.triage],
        "emergency": sla.emergency or None,
        "asks": list(sla.asks),
        "exceptions": list(sla.exceptions),
        "agreed": sla.agreed.isoformat() if sla.agreed else None,
        "review": sla.review.isoformat() if sla.review else None,
        "review_is_due": review_is_due(sla, context.now.date()),
    }


def _set(options: argparse.Namespace, context: Context) -> int:
    from asyncdraft.storage.team_folder import save_sla

    folder, sla = context.written_team(), context.team.sla
    for text in options.values:
        sla = _with(sla, *assignment(text))
    save_sla(folder, sla)
    print("\n".join(f"{key} is saved." for key, _ in map(assignment, options.values)))
    return 0


def _with(sla: "Sla", key: str, value: str) -> "Sla":
    import msgspec

    from asyncdraft.storage import team_values as values

    readers: Mapping[str, Callable[[str], object]] = {
        "triage": lambda text: values.clock_times(_parts(text, ",")),
        "emergency": values.text,
        "agreed": lambda text: values.date_value(text) if text else None,
        "review": lambda text: values.date_value(text) if text else None,
        "asks": lambda text: values.texts(_parts(text, ";")),
        "exceptions": lambda text: values.texts(_parts(text, ";")),
    }
    try:
        if key in readers:
            return msgspec.structs.replace(sla, **{key: readers[key](value)})
        if not value:
            return msgspec.structs.replace(
                sla, channels={name: promised for name, promised in sla.channels.items() if name != key}
            )
        return msgspec.structs.replace(sla, channels={**sla.channels, key: values.promise(value)})
    except ValueError as error:
        raise Failure(f'{key} should be {error}, not "{value}". Nothing was changed.') from error


def _parts(text: str, sign: str) -> list[str]:
    return [part.strip() for part in text.split(sign) if part.strip()]


def _page(options: argparse.Namespace, context: Context) -> int:
    from asyncdraft.core.draft import Channel
    from asyncdraft.core.promises.drafting import page

    return deliver_made(
        lambda channel: page(context.team, channel, context.style), Channel.MARKDOWN, options, context
    )


def _proposal(options: argparse.Namespace, context: Context) -> int:
    from asyncdraft.core.draft import Channel
    from asyncdraft.core.promises.drafting import proposal

    team, now = context.team, context.now
    due = context.answer_due(team.people, Channel.EMAIL)
    return deliver_made(
        lambda channel: proposal(team, now, due, channel, context.style), Channel.SLACK, options, context
    )
