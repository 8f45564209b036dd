"""Programs are killed at random moments of sending, on every way out, against real servers that fail too.

What each has left is then brought to its end; where nobody can tell, the user is played by looking at the
server. Every message must have arrived once: none lost, none twice.
"""

import os
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from typing import IO, NoReturn
from uuid import uuid4

import msgspec

from asyncdraft.core.render.email import Attachment
from asyncdraft.core.sending.account import Account, Kind
from asyncdraft.core.sending.delivery import ASKS, Delivery, State, Target
from asyncdraft.core.sending.making import Letter, prepared
from asyncdraft.integrations.credentials import Secret
from asyncdraft.integrations.imap import Imap
from asyncdraft.integrations.sender import Sender
from asyncdraft.integrations.slack import SlackApi, SlackWebhook
from asyncdraft.integrations.smtp import Smtp
from asyncdraft.integrations.transport import Transport
from asyncdraft.storage.database import open_database
from asyncdraft.storage.outbox import Outbox
from tests.faults.outcome import Outcome
from tests.integrations.sending import SessionCredentials
from tests.services import mail_server, mailbox, slack_server
from tests.services.slack_server import Fault

WAYS = ("slack", "slack, later", "webhook", "smtp", "imap")
PATIENCE = 2.0
SETTLE = timedelta(seconds=0.6)
"""Longer than the servers here take with what they have been handed."""

SLOW = 0.25
LATER, APART = timedelta(hours=3), timedelta(seconds=20)
"""Slack plans at most thirty messages in five minutes of a channel, and the rest wait in the outbox."""

GIVE_UP = 60.0
"""Seconds in which what was left has to come to its end."""

TRIALS = 3
BEYOND = 1.2
"""The moment lies within this many times what sending takes undisturbed."""

SLACK_FAULTS = (
    Fault(cut="before"),
    Fault(cut="after"),
    Fault(slow=SLOW),
    Fault(late=SLOW),
    Fault(status=500),
    Fault(status=429, wait="1"),
    Fault(error="internal_error"),
)
MAIL_FAULTS = ("cut before", "cut after", "451 4.3.0 try later")


class Place(msgspec.Struct, frozen=True):
    """Where a program sends from and to; `trusted` is the file of the authority."""

    home: str
    account: Account
    secret: str
    trusted: str
    slack: str = ""


class Program:
    """One program on the store: it sends what is due until nothing is left for it."""

    def __init__(self, place: Place) -> None:
        os.environ["SSL_CERT_FILE"] = place.trusted
        self.place = place
        self.database = open_database(Path(place.home, "drafts.sqlite3"), 30_000)
        self.ahead = timedelta()
        self.outbox = Outbox(self.database, self.now)
        kept = SessionCredentials()
        kept.set(place.account.place, Secret(place.secret))
        lock = Path(place.home, "outbox.lock")
        self.sender = Sender(
            self.outbox,
            lambda: (place.account,),
            kept,
            lock,
            self.now,
            transport=self._transport,
            settle=SETTLE,
        )

    def now(self) -> datetime:
        """`ahead` of the clock where it would only wait."""
        return datetime.now(UTC) + self.ahead

    def _transport(self, account: Account, secret: Secret) -> Transport:
        makers: dict[Kind, Callable[[], Transport]] = {
            Kind.SLACK: lambda: SlackApi(account, secret, api=f"{self.place.slack}/api/", patience=PATIENCE),
            Kind.WEBHOOK: lambda: SlackWebhook(account, secret, hooks=self.place.slack, patience=PATIENCE),
            Kind.SMTP: lambda: Smtp(account, secret, patience=PATIENCE),
            Kind.IMAP: lambda: Imap(account, secret, patience=PATIENCE),
        }
        return makers[account.kind]()

    def send_all(self) -> None:
        while any(each.state is State.QUEUED for each in self.outbox.list()):
            if self.sender.step() is None:
                sleep(0.01)


class Order(msgspec.Struct, frozen=True):
    """So many programs on the place, killed after so many seconds; None lets them end by themselves."""

    place: Place
    programs: int
    delay: float | None


class Starter:
    """A process without threads that forks the programs: servers live in threads, which do not fork well."""

    def __init__(self) -> None:
        orders, self._orders = os.pipe()
        self._answers, answers = os.pipe()
        self._process = os.fork()
        if not self._process:
            os.close(self._orders)
            os.close(self._answers)
            _serve(os.fdopen(orders, "rb"), answers)
        os.close(orders)
        os.close(answers)

    def run(self, order: Order) -> float:
        """The seconds until it was killed, or had ended."""
        os.write(self._orders, msgspec.json.encode(order) + b"\n")
        return float(os.read(self._answers, 64))

    def close(self) -> None:
        os.close(self._orders)
        os.waitpid(self._process, 0)


def _serve(orders: "IO[bytes]", answers: int) -> NoReturn:
    for line in orders:
        order = msgspec.json.decode(line, type=Order)
        os.write(answers, str(_let_run(order)).encode())
    os._exit(0)


def _let_run(order: Order) -> float:
    reader, writer = os.pipe()
    processes = [_forked(order.place, writer) for _program in range(order.programs)]
    for _program in processes:
        os.read(reader, 1)
    began = monotonic()
    if order.delay is not None:
        sleep(order.delay)
        for process in processes:
            os.kill(process, signal.SIGKILL)
    for process in processes:
        os.waitpid(process, 0)
    os.close(reader)
    os.close(writer)
    return monotonic() - began


def _forked(place: Place, ready: int) -> int:
    process = os.fork()
    if not process:
        with suppress(BaseException):
            program = Program(place)
            os.write(ready, b".")
            program.send_all()
        os._exit(0)
    return process


class Way:
    """One way out, its store, what was put into it, and the other side."""

    def __init__(self, name: str, place: Place, arrived: Callable[[], list[str]]) -> None:
        self.name = name
        self.place = place
        self.arrived = arrived
        self.put: list[str] = []
        self.asked = 0
        self.usual = 10.0
        self.found: Counter[str] = Counter()
        self._program = Program(place)

    def close(self) -> None:
        self._program.database.close()

    def take_in(self, count: int) -> None:
        now = datetime.now(UTC)
        at = now + LATER + len(self.put) * APART if self.name == "slack, later" else None
        for _message in range(count):
            mark = uuid4()
            mail = self.place.account.kind in (Kind.SMTP, Kind.IMAP)
            letter = Letter(
                markdown=f"Message {mark}",
                subject="Blocked",
                attachments=(Attachment("log.bin", bytes(200_000)),) if mail else (),
            )
            target = Target(channel=slack_server.CHANNEL, addresses=("kenji@example.com",))
            self._program.outbox.add(
                prepared(self.place.account, letter, target, mark, now, at, undo=timedelta())
            )
            self.put.append(str(mark))

    def look(self, count: int) -> None:
        """In which states the killed have left the latest messages."""
        new = self.put[-count:]
        self.found += Counter(each.state.value for each in self._program.outbox.list(-1) if each.id in new)

    def settle(self) -> list[str]:
        """Brings all to its end; a sentence for each message that has not arrived exactly once."""
        until = monotonic() + GIVE_UP
        while (left := self._left()) and monotonic() < until:
            if self._program.sender.step() is None:
                self._answer(left)
                self._wait(left)
        self._program.ahead = timedelta()
        counts = Counter(self.arrived())
        problems = [f"{each.id} is {each.state.value}: {each.reason}" for each in self._left()]
        problems += [f"{mark} has arrived {counts[mark]} times" for mark in self.put if counts[mark] != 1]
        problems += [f"{mark} came from nowhere" for mark in counts.keys() - set(self.put)]
        return problems

    def _left(self) -> list[Delivery]:
        return [
            each
            for each in self._program.outbox.list(-1)
            if each.is_open and each.state is not State.SCHEDULED
        ]

    def _wait(self, left: list[Delivery]) -> None:
        """Nobody waits for a pause between attempts here; only what is on its way gets its time."""
        if all(each.state is State.QUEUED for each in left):
            self._program.ahead += max(min(each.due_at for each in left) - self._program.now(), timedelta())
        sleep(0.02)

    def _answer(self, left: list[Delivery]) -> None:
        """As the user who looks there does; what was handed over has had the time to arrive."""
        for each in left:
            if each.state in ASKS:
                self.asked += 1
                sleep(SETTLE.total_seconds())
                if each.state is State.UNKNOWN:
                    self._program.sender.answer(each, arrived=each.id in self.arrived())
                else:
                    self._program.sender.retry(each)


@contextmanager
def ways(
    folder: Path, chance: Random, names: Sequence[str]
) -> Iterator[tuple[dict[str, Way], Callable[[str], None]]]:
    """The ways there are here, and what makes the server of one fail next."""
    with ExitStack() as stack:
        authority = mail_server.Authority(folder)
        slack = stack.enter_context(slack_server.running())
        slack.page = 200
        post = stack.enter_context(mail_server.smtp(authority))
        found: dict[str, Way] = {}

        def add(name: str, account: Account, secret: str, arrived: Callable[[], list[str]]) -> None:
            home = folder / account.id
            home.mkdir()
            place = Place(str(home), account, secret, str(authority.file), slack.address)
            found[name] = Way(name, place, arrived)
            stack.callback(found[name].close)

        def account(kind: Kind, name: str, port: int = 0, user: str = "") -> Account:
            sender = "maya@example.com"
            return Account(
                id=name, name=name, kind=kind, host="127.0.0.1", port=port, user=user, sender=sender
            )

        hook = f"https://hooks.slack.com{slack_server.HOOK}"

        def hooked() -> list[str]:
            unmarked = (each["text"] for each in slack.messages if "metadata" not in each)
            return [text.removeprefix("Message ") for text in unmarked]

        add("slack", account(Kind.SLACK, "s"), slack_server.TOKEN, slack.marks_posted)
        add("slack, later", account(Kind.SLACK, "t"), slack_server.TOKEN, slack.marks_scheduled)
        add("webhook", account(Kind.WEBHOOK, "w"), hook, hooked)
        smtp = account(Kind.SMTP, "m", post.port, mail_server.USER)
        add("smtp", smtp, mail_server.PASSWORD, lambda: list(map(_mark, post.ids())))
        if mailbox.DOVECOT and "imap" in names:
            box = stack.enter_context(mailbox.running(authority))
            imap = account(Kind.IMAP, "i", box.tls, mailbox.USER)
            ids = lambda: [_mark(str(each["Message-ID"])) for each in box.messages()]  # noqa: E731
            add("imap", imap, mailbox.PASSWORD, ids)

        def fail(name: str) -> None:
            if name == "smtp":
                post.faults.append(chance.choice(MAIL_FAULTS))
            methods = {
                "slack": "chat.postMessage",
                "slack, later": "chat.scheduleMessage",
                "webhook": slack_server.HOOK,
            }
            if name in methods:
                slack.script(methods[name], chance.choice(SLACK_FAULTS))

        yield found, fail


def _mark(message_id: str) -> str:
    return message_id.strip("<>").partition("@")[0]


def kills(count: int, folder: Path, seed: int, names: Sequence[str] = WAYS) -> list[Outcome]:
    chance = Random(seed)
    starter = Starter()
    tried: Counter[str] = Counter()
    lost: dict[str, list[str]] = {}
    with ways(folder, chance, names) as (there, fail):
        found = {name: way for name, way in there.items() if name in names}
        for way in found.values():
            lost[way.name] = _measured(way, starter)
        for number in range(count):
            way = found[list(found)[number % len(found)]]
            messages = chance.choice((1, 1, 2))
            way.take_in(messages)
            if chance.random() < 0.5:
                fail(way.name)
            delay = chance.uniform(0, BEYOND * way.usual)
            programs = 2 if chance.random() < 0.25 else 1
            starter.run(Order(way.place, programs, delay))
            way.look(messages)
            lost[way.name] += [f"kill {number}, after {delay:.3f} s: {each}" for each in way.settle()]
            tried[way.name] += 1
        starter.close()
        return [
            Outcome(
                f"send, {way.name}",
                tried[way.name],
                "kills",
                tuple(lost[way.name]),
                f"{len(way.put)} messages, {way.asked} times the user was asked; left "
                + ", ".join(f"{state} {number}" for state, number in sorted(way.found.items())),
            )
            for way in found.values()
        ]


def _measured(way: Way, starter: Starter) -> list[str]:
    """How long sending takes undisturbed."""
    for _trial in range(TRIALS):
        way.take_in(1)
        way.usual = min(way.usual, starter.run(Order(way.place, 1, None)))
    return way.settle()


def main(arguments: list[str]) -> int:
    count = int(arguments[0]) if arguments else 300
    with TemporaryDirectory() as folder:
        outcomes = kills(count, Path(folder), seed=int(arguments[1]) if arguments[1:] else count)
    for outcome in outcomes:
        print(outcome, flush=True)  # noqa: T201
    return any(outcome.lost for outcome in outcomes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
