"""What all ways out share: verified certificates, and what a failed connection means to the user."""

import socket
import ssl

from asyncdraft.core.sending.outcome import Delayed, NotSent, Offline

PATIENCE = 20.0
"""Seconds without an answer after which a connection is given up."""

WRONG_PASSWORD = (
    "{host} does not accept the name or the password. Many services want a password made for this program "
    "alone; put it into the account."
)


def verified() -> ssl.SSLContext:
    """Trusts whom the system trusts; the name has to be on the certificate."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def unreachable(host: str, error: BaseException) -> NotSent:
    """The end of an attempt that failed before anything was handed over."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return Delayed(
            f"The certificate of {host} cannot be trusted ({error.verify_message}), so nothing was sent. "
            "Check the server's name and the network you are in; it is tried again later."
        )
    if isinstance(error, ssl.SSLError):
        return Delayed(
            f"{host} does not speak TLS there. Check the port, and whether it wants TLS or STARTTLS; "
            "it is tried again later."
        )
    if isinstance(error, socket.gaierror):
        return Offline(
            f"{host} was not found: you are offline, or its name is misspelled. It is tried again."
        )
    return Offline(f"{host} cannot be reached. The message waits here and is tried again.")
