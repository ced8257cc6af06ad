"""Faults between a station and headquarters, each with its own code (docs/network.md)."""

from __future__ import annotations

import datetime as dt
import email.utils
import socket
import ssl
from collections.abc import Iterator

import httpx

from testdesk.domain.error_codes import NetworkFaultCode
from testdesk.domain.refusals import NetworkFault
from testdesk.wire_names import CITY_HEADER

_MAX_RETRY_AFTER = 24 * 3600

# The code for each HTTP status with which headquarters itself answers, as the city's header shows.
_STATUS_FAULTS: dict[int, NetworkFaultCode] = {
    401: "network_station_unknown",
    403: "network_station_revoked",
    404: "network_file_missing",
    413: "network_batch_too_large",
    422: "network_batch_not_ours",
    429: "network_busy",
    503: "network_busy",
}


def fault_of(error: httpx.HTTPError, *, reading: bool) -> NetworkFault:
    """The fault for an error of the HTTP client.

    `network_cut`: before an answer began; `network_truncated`: within an answer;
    `network_silent`: nothing arrived in time; `network_garbage`: the answer was not HTTP.

    Args:
        error: as raised by the client; its message may name hosts, so it must not be shown.
        reading: whether the answer's head had arrived and its body was being read.
    """
    if isinstance(error, httpx.ProxyError):
        return NetworkFault("network_proxy_refused")
    if isinstance(error, httpx.ConnectError):
        return NetworkFault(connection_fault_code(error))
    if isinstance(error, httpx.ConnectTimeout):
        return NetworkFault("network_unreachable")
    if isinstance(error, httpx.TimeoutException):
        return NetworkFault("network_silent")
    if isinstance(error, httpx.ProtocolError) and not _was_closed(error):
        return NetworkFault("network_garbage")
    return NetworkFault("network_truncated" if reading else "network_cut")


def check_from_headquarters(response: httpx.Response, city: str) -> None:
    """Checks that an answer is a successful one from our headquarters.

    Headquarters is recognised by the header with the city's identity. The header distinguishes it
    from honest machines on the way, such as proxies and log-in pages, that answer in its place. An
    attacker could send the header too; against that, everything important is signed.

    Raises:
        EnvironmentFault: network_other_city, network_login_page, network_redirected,
            network_refused, network_server_error, network_busy, …
    """
    status = response.status_code
    claimed_city = response.headers.get(CITY_HEADER)
    if claimed_city is not None and claimed_city != city:
        raise NetworkFault("network_other_city")
    if status == httpx.codes.OK and claimed_city is not None:
        return
    code = _STATUS_FAULTS.get(status) if claimed_city is not None else None
    if code is None:
        code = intermediary_fault_code(status)
    detail: dict[str, int] = {"status": status}
    wait_seconds = retry_after(response)
    if status in {429, 503} and wait_seconds is not None:
        detail["retry_after"] = wait_seconds
    raise NetworkFault(code, **detail)


def retry_after(response: httpx.Response) -> int | None:
    """The seconds that the other side wants us to wait, or None.

    It may send a date instead, which is compared with its own `Date`: our clock may be years off.
    """
    text = response.headers.get("Retry-After", "").strip()
    if text.isascii() and text.isdecimal():
        return min(int(text[:9]), _MAX_RETRY_AFTER)
    until, now = _parse_http_date(text), _parse_http_date(response.headers.get("Date", ""))
    if until is None or now is None:
        return None
    return min(max(int((until - now).total_seconds()), 0), _MAX_RETRY_AFTER)


def _parse_http_date(text: str) -> dt.datetime | None:
    try:
        found = email.utils.parsedate_to_datetime(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)


def intermediary_fault_code(status: int) -> NetworkFaultCode:
    """The fault for an answer from a machine between the station and headquarters, by status."""
    if 300 <= status < 400:
        return "network_redirected"
    if status == httpx.codes.PROXY_AUTHENTICATION_REQUIRED:
        return "network_proxy_refused"
    if 400 <= status < 500:
        return "network_refused"
    return "network_server_error" if status >= 500 else "network_login_page"


def connection_fault_code(error: httpx.ConnectError) -> NetworkFaultCode:
    """The code for the step of connecting that failed."""
    causes = list(_causes(error))
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes):
        return "network_certificate"
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return "network_tls"
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return "network_name_unknown"
    return "network_unreachable"


def _was_closed(error: httpx.ProtocolError) -> bool:
    """Whether the connection was cut; only the error's text shows it, which a test checks."""
    text = str(error)
    return "disconnected" in text or "closed connection" in text


def _causes(error: BaseException) -> Iterator[BaseException]:
    found: BaseException | None = error
    while found is not None:
        yield found
        found = found.__cause__ or found.__context__
