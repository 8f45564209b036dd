"""What Slack's answers mean: https://docs.slack.dev/reference/methods/chat.postMessage and its neighbours."""

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType

from asyncdraft.core.sending.outcome import Delayed, NotSent, Refused, Unclear
from asyncdraft.core.text import say

_SIGN_IN = say(
    "Slack does not accept the token any more. Copy a new one from the app’s page into the account."
)
_CHANNEL = say(
    "Slack knows no such channel, or the app may not see it. Choose another, or invite the app there."
)
_READ_ONLY = say(
    "Slack lets the app not post in this channel. Ask an administrator, or choose another channel."
)
_WEBHOOK = say("Slack does not know this webhook any more. Make a new one and put it into the account.")
_BUSY = say("Slack asks for a pause; it is sent again after it.")
_FORM = say("Slack does not accept the form of this message ({error}). Copy it and paste it there.")

REFUSALS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(
            (
                "invalid_auth",
                "not_authed",
                "token_revoked",
                "token_expired",
                "account_inactive",
                "org_login_required",
            ),
            _SIGN_IN,
        ),
        **dict.fromkeys(
            ("channel_not_found", "user_not_found", "users_not_found", "invalid_channel"), _CHANNEL
        ),
        "not_in_channel": say(
            "The app is not in this channel. Invite it there (/invite @app), then try again."
        ),
        "is_archived": say("The channel is archived. Choose another one."),
        "channel_is_archived": say("The channel is archived. Choose another one."),
        **dict.fromkeys(
            (
                *(
                    "restricted_action",
                    "restricted_action_read_only_channel",
                    "restricted_action_thread_locked",
                ),
                *("restricted_action_thread_only_channel", "restricted_action_non_threadable_channel"),
                *("posting_to_general_channel_denied", "action_prohibited", "access_denied", "no_permission"),
                *("ekm_access_denied", "not_allowed_token_type", "messages_tab_disabled"),
            ),
            _READ_ONLY,
        ),
        "missing_scope": say(
            "The app may not do that: add the scope {needed} on its page and install it anew."
        ),
        "thread_not_found": say("The thread in Slack is gone. Send it to the channel instead."),
        "cannot_reply_to_message": say(
            "Slack takes no replies to that message. Send it to the channel instead."
        ),
        "msg_too_long": say("Slack finds the message too long. Shorten it, or attach a file there."),
        "msg_blocks_too_long": say("Slack finds the message too long. Shorten it, or attach a file there."),
        **dict.fromkeys(
            ("no_service", "no_service_id", "no_team", "team_disabled", "invalid_token"), _WEBHOOK
        ),
        "no_active_hooks": _WEBHOOK,
        "time_too_far": say("Slack keeps messages for at most 120 days. Choose an earlier time."),
    }
)
LATER = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded", "team_added_to_org"})
BROKEN = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout"})
"""Slack says of these that part of what was asked may have been done."""

OWN_OUTBOX = frozenset({"time_in_past", "restricted_too_many"})
"""Slack does not keep the message until its time, so that we do."""


def end_of(error: str, wait: timedelta | None = None, needed: str = "") -> NotSent | Unclear:
    """The end that an error of Slack means. `needed` is the scope that it misses."""
    if error in LATER:
        return Delayed(_BUSY, wait)
    if error in BROKEN:
        return Unclear(say("Slack had a fault while it took the message."))
    return Refused(say(REFUSALS.get(error, _FORM), error=error, needed=needed or "chat:write"))
