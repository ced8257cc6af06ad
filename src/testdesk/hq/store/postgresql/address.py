"""The address of a PostgreSQL server, as libpq reads it.

psycopg comes with the `hq` extra, so it is loaded only here and in `driver`, and only if a database
has an address.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from testdesk.domain.refusals import EnvironmentFault

Parameters = dict[str, Any]

_SCHEMES = ("postgresql", "postgres", "postgresql+psycopg")
# The time for trying all hosts of a URL. Each host may have two addresses: "localhost" is ::1 and
# 127.0.0.1.
CONNECT_SECONDS = 12

# Used unless the address specifies them. The kernel notices after 11 s that a peer is gone.
_DEFAULT_PARAMETERS = {
    "keepalives": 1,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
    "client_encoding": "UTF8",
}


def parameters_of(url: str) -> Parameters:
    """Reads an address as libpq does: it may have several hosts and any libpq parameter.

    Raises:
        EnvironmentFault: database_url_invalid; postgresql_missing: the driver is not installed.
    """
    scheme, separator, rest = url.partition("://")
    if scheme not in _SCHEMES or not separator:
        raise EnvironmentFault("database_url_invalid")
    try:
        from psycopg import Error  # noqa: PLC0415 - of the hq extra
        from psycopg.conninfo import conninfo_to_dict  # noqa: PLC0415 - the same
    except ImportError as error:  # psycopg raises its own ImportError if libpq is missing
        raise EnvironmentFault("postgresql_missing") from error
    try:
        given: Parameters = dict(conninfo_to_dict(f"postgresql://{rest}"))
    except Error:
        # The cause would bring the address, and so its password, into a log.
        raise EnvironmentFault("database_url_invalid") from None
    if not all(_is_port(port) for port in str(given.get("port", "")).split(",")):
        raise EnvironmentFault("database_url_invalid")
    hosts = number_of_hosts(given)
    defaults: Parameters = {"connect_timeout": max(2, CONNECT_SECONDS // (2 * hosts))}
    if hosts > 1:
        defaults["target_session_attrs"] = "read-write"  # never a standby
    return {**_DEFAULT_PARAMETERS, **defaults, **given}


def with_password(url: str, password: str) -> str:
    """An address without a password, with one that was given elsewhere, as libpq's parameter."""
    separator = "&" if "?" in url else "?"
    return f"{url}{separator}password={quote(password, safe='')}"


def number_of_hosts(parameters: Parameters) -> int:
    """The number of servers in an address."""
    return str(parameters.get("hostaddr") or parameters.get("host") or "").count(",") + 1


def _is_port(text: str) -> bool:
    return not text or (text.isascii() and text.isdigit() and 0 < int(text) < 1 << 16)
