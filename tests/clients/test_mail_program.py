"""A real mail program opens our draft and sends it: what leaves it is what was written."""

import os
import subprocess
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from asyncdraft.core.render.email import Attachment, eml, plain
from tests.clients.programs import MESSAGES, needs_mutt

pytestmark = needs_mutt

SUBJECT = "Wöchentlicher Status, 待ち時間, and words enough to fold this header over more than one line"
SENDER = "Mara Ödegård <mara@example.com>"
READERS = ["Kenji Mori <kenji@example.com>", "田中 花子 <hanako@example.com>"]
PICTURE = Attachment("Übersicht 1.png", bytes(range(256)), "image/png")


@pytest.mark.parametrize("name", MESSAGES)
def test_a_draft_is_sent_as_it_was_written(name: str, tmp_path: Path) -> None:
    sent = sent_by_mutt(eml(SUBJECT, MESSAGES[name], SENDER, READERS, [PICTURE]), tmp_path)

    assert sent["Subject"] == SUBJECT
    assert str(sent["From"]) == SENDER
    assert [str(address) for address in sent["To"].addresses] == READERS
    text = sent.get_body(("plain",))
    assert text is not None
    assert text.get_content().rstrip("\n") == plain(MESSAGES[name])
    (attached,) = sent.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == (PICTURE.name, PICTURE.data)


def sent_by_mutt(draft: bytes, folder: Path) -> EmailMessage:
    """As if somebody opened the draft and sent it without a change."""
    sendmail, settings, file = folder / "sendmail", folder / "muttrc", folder / "draft.eml"
    sendmail.write_text('#!/bin/sh\nexec cat >"$HOME/sent.eml"\n')
    sendmail.chmod(0o755)
    settings.write_text(f'set sendmail="{sendmail}" copy=no charset=utf-8 send_charset=utf-8 use_domain=no\n')
    file.write_bytes(draft)
    done = subprocess.run(
        ["mutt", "-n", "-F", str(settings), "-H", str(file)],
        env={"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert done.returncode == 0, done.stderr
    return message_from_bytes((folder / "sent.eml").read_bytes(), _class=EmailMessage, policy=default)
