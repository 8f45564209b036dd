"""Slack's Web API and its webhooks on loopback, as documented: answers, errors, limits, cut connections.

https://docs.slack.dev/reference/methods tells the answers and errors; `script` puts faults before them.
"""

import json
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext
from threading import Event, Lock, Thread
from time import sleep, time
from typing import Any
from urllib.parse import parse_qs

import msgspec

TOKEN = "xoxb-1234567890-abcdefghij"
HOOK = "/services/T0001/B0001/abcdefgh12345678"
CHANNEL = "C024BE91L"
BOT, BOT_ID = "U0BOT0001", "B0BOT0001"
SCOPES = "chat:write,channels:history,groups:history,im:history"


class Fault(msgspec.Struct, frozen=True):
    """What one call meets instead of, before or after being done.

    `cut` is "before" or "after" the message is accepted; `error` is Slack's name for one; `slow` seconds pass
    before it is done, and `late` after it, before the answer, which says that it is in `charset`.
    """

    cut: str = ""
    error: str = ""
    status: int = 200
    wait: str = ""
    slow: float = 0
    late: float = 0
    body: str = ""
    charset: str = "utf-8"


class Slack:
    """What the server has accepted. `knows_mark`: the token has the scope that tells metadata. `clock` gives
    the seconds since 1970 by which it tells what is past; tests on another day have their own.
    """

    def __init__(self) -> None:
        self.address = ""
        self.messages: list[dict[str, Any]] = []
        self.scheduled: list[dict[str, Any]] = []
        self.calls: list[tuple[str, Mapping[str, Any]]] = []
        self.headers: list[Mapping[str, str]] = []
        self.scopes = SCOPES
        self.page = 2
        self.knows_mark = True
        self.tells_history = True
        self.clock: Callable[[], float] = time
        self.faults: dict[str, deque[Fault]] = {}
        self.accepted = Event()
        self._lock = Lock()
        self._count = 0

    @property
    def api(self) -> str:
        return f"{self.address}/api/"

    def script(self, method: str, *faults: Fault) -> None:
        """The next calls of `method` meet these, one each."""
        self.faults.setdefault(method, deque()).extend(faults)

    def fault(self, method: str) -> Fault:
        with self._lock:
            waiting = self.faults.get(method)
            return waiting.popleft() if waiting else Fault()

    def marks(self) -> list[str]:
        """Of every message that lies in a channel or waits for its time."""
        return [*self.marks_posted(), *self.marks_scheduled()]

    def marks_posted(self) -> list[str]:
        return _marks(self.messages)

    def marks_scheduled(self) -> list[str]:
        return _marks(self.scheduled)

    def post_due(self, now: float) -> None:
        """What is scheduled until `now` is posted."""
        for each in [each for each in self.scheduled if each["post_at"] <= now]:
            self.scheduled.remove(each)
            self.keep(
                {key: value for key, value in each.items() if key not in ("id", "post_at")}, each["post_at"]
            )

    def answer(self, method: str, request: Mapping[str, Any]) -> dict[str, Any]:
        with self._lock:
            self.calls.append((method, request))
            answers = {
                "auth.test": self._auth,
                "chat.postMessage": self._post,
                "chat.scheduleMessage": self._schedule,
                "chat.scheduledMessages.list": self._list_scheduled,
                "chat.deleteScheduledMessage": self._delete_scheduled,
                "conversations.history": self._history,
                "conversations.replies": self._history,
                "conversations.open": self._open,
            }
            return {"ok": True} | answers[method](request)

    def hook(self, request: Mapping[str, Any]) -> tuple[int, str]:
        with self._lock:
            self.calls.append((HOOK, request))
            if not request.get("text") and not request.get("blocks"):
                return 400, "no_text"
            self.keep({"channel": CHANNEL, **request}, time())
            return 200, "ok"

    def _auth(self, _request: Mapping[str, Any]) -> dict[str, Any]:
        return {"team": "Payments", "user": "asyncdraft", "user_id": BOT, "bot_id": BOT_ID}

    def _post(self, request: Mapping[str, Any]) -> dict[str, Any]:
        if error := _error_of(request):
            return error
        timestamp = self.keep(request, time())
        return {"channel": request["channel"], "ts": timestamp, "message": {"text": request["text"]}}

    def keep(self, request: Mapping[str, Any], at: float) -> str:
        """Time stamps are unique in a channel."""
        self._count += 1
        timestamp = f"{int(at)}.{self._count:06}"
        known = {key: value for key, value in request.items() if key != "client_msg_id"}
        self.messages.append({**known, "ts": timestamp, "user": BOT, "bot_id": BOT_ID})
        self.accepted.set()
        return timestamp

    def _schedule(self, request: Mapping[str, Any]) -> dict[str, Any]:
        if error := _error_of(request):
            return error
        if request["post_at"] <= self.clock():
            return {"ok": False, "error": "time_in_past"}
        if request["post_at"] > self.clock() + 120 * 86_400:
            return {"ok": False, "error": "time_too_far"}
        near = [each for each in self.scheduled if abs(each["post_at"] - request["post_at"]) < 300]
        if len(near) >= 30:
            return {"ok": False, "error": "restricted_too_many"}
        self._count += 1
        name = f"Q{self._count:09}"
        self.scheduled.append({**request, "id": name})
        self.accepted.set()
        return {"channel": request["channel"], "scheduled_message_id": name, "post_at": request["post_at"]}

    def _list_scheduled(self, request: Mapping[str, Any]) -> dict[str, Any]:
        found = [
            {
                "id": each["id"],
                "channel_id": each["channel"],
                "post_at": each["post_at"],
                "text": each["text"],
            }
            for each in self.scheduled
            if each["channel"] == request["channel"]
        ]
        return {"scheduled_messages": found, "response_metadata": {"next_cursor": ""}}

    def _delete_scheduled(self, request: Mapping[str, Any]) -> dict[str, Any]:
        found = [each for each in self.scheduled if each["id"] == request["scheduled_message_id"]]
        if not found or found[0]["post_at"] < self.clock() + 60:
            return {"ok": False, "error": "invalid_scheduled_message_id"}
        self.scheduled.remove(found[0])
        return {}

    def _history(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """Newest first, page by page; replies only with the thread that they answer."""
        if not self.tells_history:
            return {"ok": False, "error": "missing_scope", "needed": "channels:history"}
        thread = request.get("ts")
        found = [
            self._told(each)
            for each in reversed(self.messages)
            if each["channel"] == request["channel"]
            and each.get("thread_ts") == thread
            and float(each["ts"]) >= float(request["oldest"])
        ]
        start = int(request.get("cursor") or 0)
        end = start + self.page
        more = str(end) if end < len(found) else ""
        return {"messages": found[start:end], "response_metadata": {"next_cursor": more}}

    def _told(self, message: Mapping[str, Any]) -> dict[str, Any]:
        hidden = () if self.knows_mark else ("metadata",)
        return {key: value for key, value in message.items() if key not in hidden}

    def _open(self, request: Mapping[str, Any]) -> dict[str, Any]:
        return {"channel": {"id": f"D{request['users'][1:]}"}}


def _marks(messages: Sequence[Mapping[str, Any]]) -> list[str]:
    return [each["metadata"]["event_payload"]["mark"] for each in messages if "metadata" in each]


def _error_of(request: Mapping[str, Any]) -> dict[str, Any]:
    if request["channel"][0] not in "CGD":
        return {"ok": False, "error": "channel_not_found"}
    if not request.get("text") and not request.get("blocks"):
        return {"ok": False, "error": "no_text"}
    return {}


class _Handler(BaseHTTPRequestHandler):
    slack: Slack
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.slack.headers.append(dict(self.headers.items()))
        method = self.path.removeprefix("/api/")
        fault = self.slack.fault(method)
        if fault.slow:
            sleep(fault.slow)
        if fault.cut == "before":
            self._hang_up()
            return
        if fault.error or fault.status != 200 or fault.body:
            self._refuse(fault)
            return
        self._do(method, self._request(body), fault)

    def _do(self, method: str, request: Mapping[str, Any], fault: Fault) -> None:
        if method == HOOK:
            status, text = self.slack.hook(request)
        elif self.headers.get("Authorization") != f"Bearer {TOKEN}" and not method.startswith("/"):
            status, text = 200, json.dumps({"ok": False, "error": "invalid_auth"})
        elif method.startswith("/"):
            status, text = 404, "no_service"
        else:
            status, text = 200, json.dumps(self.slack.answer(method, request))
        sleep(fault.late)
        if fault.cut == "after":
            self._hang_up()
        else:
            self._say(status, text, charset=fault.charset)

    def _request(self, body: bytes) -> Mapping[str, Any]:
        if self.headers.get_content_type() == "application/json":
            found: Mapping[str, Any] = json.loads(body or b"{}")
            return found
        return {key: values[0] for key, values in parse_qs(body.decode()).items()}

    def _refuse(self, fault: Fault) -> None:
        text = fault.body or json.dumps({"ok": False, "error": fault.error or "ratelimited"})
        self._say(fault.status, text, {"Retry-After": fault.wait} if fault.wait else {})

    def _say(
        self, status: int, text: str, more: Mapping[str, str] | None = None, charset: str = "utf-8"
    ) -> None:
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"application/json; charset={charset}")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("X-OAuth-Scopes", self.slack.scopes)
        self.send_header("Connection", "close")
        for name, value in (more or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def _hang_up(self) -> None:
        self.close_connection = True

    def log_message(self, format: str, *arguments: object) -> None:
        """Silent."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, _request: object, _address: object) -> None:
        """A client that was killed is no error."""


@contextmanager
def running(context: SSLContext | None = None) -> Iterator[Slack]:
    slack = Slack()
    server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"slack": slack}))
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    slack.address = f"{'https' if context else 'http'}://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield slack
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
