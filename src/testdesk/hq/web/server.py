"""Runs the server: where it listens, with which certificate, and how it ends."""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import msgspec
import uvicorn

from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.web.app import create_app
from testdesk.local_addresses import is_this_machine

# How long open requests may take after the signal to stop. A station that uploads slowly is cut off
# and sends its batch again, so nothing is lost.
_SHUTDOWN_SECONDS = 10
_ADDRESS_IN_USE = {errno.EADDRINUSE, getattr(errno, "WSAEADDRINUSE", errno.EADDRINUSE)}


class ListenAddress(msgspec.Struct, frozen=True):
    """Where a server listens.

    Attributes:
        host: an address or a name of this machine.
        port: the port; 0 for any free port.
        certificate, key: PEM files for TLS, or both None.
        behind_proxy: whether a proxy in front uses TLS with all clients.
    """

    host: str = "127.0.0.1"
    port: int = 8470
    certificate: Path | None = None
    key: Path | None = None
    behind_proxy: bool = False

    @property
    def tls(self) -> bool:
        """Whether the server itself uses TLS."""
        return self.certificate is not None


def serve(hq: Headquarters, address: ListenAddress, *, on_listening: Callable[[str], None]) -> None:
    """Serves until the process receives SIGTERM or SIGINT, and then finishes open requests.

    Args:
        hq: an open headquarters; the caller closes it.
        address: where it listens, and its certificate.
        on_listening: is called with the URL once connections are accepted.

    Raises:
        Refusal: tls_required: names and batches would cross a network without encryption;
            certificate_unusable.
        EnvironmentFault: address_in_use, address_unusable.
    """
    check_listen_address(address)
    config = uvicorn.Config(
        create_app(hq, secure=address.tls or address.behind_proxy),
        ssl_certfile=address.certificate,
        ssl_keyfile=address.key,
        # Paths contain tubes and residents, so nothing of a request may be logged.
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=address.behind_proxy,
        timeout_graceful_shutdown=_SHUTDOWN_SECONDS,
    )
    try:
        config.load()
    except OSError as error:  # includes ssl.SSLError
        raise Refusal("certificate_unusable") from error
    with _listener(address) as listener:
        server = _Server(config, lambda: on_listening(_url(address, listener)))
        asyncio.run(server.serve([listener]))


class _Server(uvicorn.Server):
    """Uvicorn's server, but it exits as if it had finished, not as if killed by the signal."""

    def __init__(self, config: uvicorn.Config, on_listening: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_listening = on_listening

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Handles a signal: the first lets open requests finish, the second does not."""
        self.force_exit = self.should_exit
        self.should_exit = True

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begins to listen, and reports it."""
        await super().startup(sockets)
        if self.started:
            self._on_listening()


def check_listen_address(address: ListenAddress) -> None:
    """Checks that a server may listen there; without TLS it may only where nobody can eavesdrop.

    Raises:
        Refusal: certificate_unusable: a certificate without its key; tls_required.
    """
    if (address.certificate is None) != (address.key is None):
        raise Refusal("certificate_unusable")
    if not (address.tls or address.behind_proxy or is_this_machine(address.host)):
        raise Refusal("tls_required")


def _listener(address: ListenAddress) -> socket.socket:
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    try:
        return socket.create_server((address.host, address.port), family=family, backlog=128)
    except (OSError, OverflowError) as error:
        is_in_use = getattr(error, "errno", None) in _ADDRESS_IN_USE
        raise EnvironmentFault("address_in_use" if is_in_use else "address_unusable") from error


def _url(address: ListenAddress, listener: socket.socket) -> str:
    port = listener.getsockname()[1]
    host = f"[{address.host}]" if ":" in address.host else address.host
    return f"{'https' if address.tls else 'http'}://{host}:{port}"
