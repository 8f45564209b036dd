"""A real IMAP server on loopback: Debian's dovecot, with a mailbox in a folder of the test."""

import grp
import mailbox
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.services.mail_server import Authority

USER, PASSWORD = "maya", 'correct horse "battery" \\ ä'
DOVECOT = shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin") or ""
PATIENCE = 10.0
needs_dovecot = pytest.mark.skipif(not DOVECOT, reason="not installed: dovecot")

CONFIGURATION = """
base_dir = {place}/run
state_dir = {place}/state
log_path = {place}/log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <{certificate}
ssl_key = <{certificate}
auth_mechanisms = plain
auth_failure_delay = 0
first_valid_uid = 1
default_internal_user = {internal}
default_internal_group = {group}
default_login_user = {login}
mail_location = maildir:{place}/mail:LAYOUT=fs
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {starttls}
  }}
  inet_listener imaps {{
    port = {tls}
    ssl = yes
  }}
}}
passdb {{
  driver = passwd-file
  args = {place}/users
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={place}/mail
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox "{drafts}" {{
    {special}
    auto = subscribe
  }}
}}
"""


class Mailbox:
    """`tls` and `starttls` are its ports."""

    def __init__(self, place: Path, drafts: str) -> None:
        self.place = place
        self.drafts = drafts
        self.tls, self.starttls = _free_ports()

    def messages(self) -> list[mailbox.MaildirMessage]:
        path = self.place / "mail" / self.drafts
        return list(mailbox.Maildir(path, create=False)) if path.is_dir() else []

    @property
    def log(self) -> str:
        path = self.place / "log"
        return path.read_text("utf-8", "replace") if path.exists() else ""


@contextmanager
def running(authority: Authority, drafts: str = "Drafts", *, marked: bool = True) -> Iterator[Mailbox]:
    """Only if `marked` does the server say what the folder `drafts` is for.

    Its sockets lie in a short path, as the system allows no long ones.
    """
    with tempfile.TemporaryDirectory(prefix="dovecot-") as folder:
        place = Path(folder)
        place.chmod(0o755)
        box = Mailbox(place, drafts)
        root = os.geteuid() == 0
        mail_user = pwd.getpwnam("nobody") if root else pwd.getpwuid(os.geteuid())
        (place / "mail").mkdir()
        os.chown(place / "mail", mail_user.pw_uid, mail_user.pw_gid)
        certificate = place / "server.pem"
        certificate.write_bytes(authority.key_and_chain.read_bytes())
        (place / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}\n", encoding="utf-8")
        file = place / "dovecot.conf"
        file.write_text(
            CONFIGURATION.format(
                place=place,
                certificate=certificate,
                internal="dovecot" if root else mail_user.pw_name,
                login="dovenull" if root else mail_user.pw_name,
                group="dovecot" if root else grp.getgrgid(mail_user.pw_gid).gr_name,
                starttls=box.starttls,
                tls=box.tls,
                uid=mail_user.pw_uid,
                gid=mail_user.pw_gid,
                drafts=drafts,
                special="special_use = \\Drafts" if marked else "",
            ),
            encoding="utf-8",
        )
        with subprocess.Popen([DOVECOT, "-F", "-c", str(file)]) as process:
            try:
                _wait_for(box)
                yield box
            finally:
                process.terminate()
                process.wait(PATIENCE)


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1]), int(other.getsockname()[1])


def _wait_for(box: Mailbox) -> None:
    until = monotonic() + PATIENCE
    while monotonic() < until:
        try:
            with socket.create_connection(("127.0.0.1", box.starttls), 0.5) as answering:
                if answering.recv(4) == b"* OK":
                    return
        except OSError:
            sleep(0.02)
    raise TimeoutError(f"dovecot does not answer: {box.log[-2000:]}")
