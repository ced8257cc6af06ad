"""The address of headquarters' server as typed, and the HTTP proxy for reaching it."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

from testdesk.domain.refusals import NetworkFault, Refusal
from testdesk.local_addresses import is_this_machine

# Characters of a host name, an IPv4 address or an IPv6 address.
_HOST = re.compile(r"[0-9A-Za-z._:-]+")
_MAX_LENGTH = 200


def headquarters_url(typed: str, *, plain_http: bool = False) -> str:
    """The address in the form used for requests: `https://hq.example:8470`, without a path.

    Without a scheme, `https` is used. `http` shows an eavesdropper when and how much a station
    sends, although the files themselves are encrypted. It is accepted only for this machine, or if
    a person explicitly wants it (`plain_http`).

    Raises:
        Refusal: network_address_invalid; network_plain_http.
    """
    text = unicodedata.normalize("NFKC", typed).strip()
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise Refusal("network_address_invalid") from error
    more_than_server = parts.username or parts.password or parts.path.strip("/") or parts.query
    printable = text.isascii() and text.isprintable() and " " not in text and "\\" not in text
    if not _HOST.fullmatch(host) or more_than_server or parts.fragment or not printable:
        raise Refusal("network_address_invalid")
    if len(text) > _MAX_LENGTH or port == 0:
        raise Refusal("network_address_invalid")
    if parts.scheme not in {"http", "https"}:
        raise Refusal("network_address_invalid")
    if parts.scheme == "http" and not (plain_http or is_this_machine(host)):
        raise Refusal("network_plain_http")
    bracketed = f"[{host}]" if ":" in host else host
    url = f"{parts.scheme}://{bracketed}" + (f":{port}" if port is not None else "")
    return _normalised(url)


def system_proxy(url: str) -> str | None:
    """The HTTP proxy that this computer uses for an address, or None.

    It may contain a person's name and password, so it is never shown and never logged.

    Raises:
        EnvironmentFault: network_proxy_unknown: the proxy is of an unsupported kind.
    """
    # These modules are slow to load, and most stations have no network.
    import urllib.request  # noqa: PLC0415 - see above

    import httpx  # noqa: PLC0415 - see above

    parts = urlsplit(url)
    host = parts.hostname or ""
    if is_this_machine(host) or urllib.request.proxy_bypass(host):
        return None
    found = urllib.request.getproxies()
    proxy = found.get(parts.scheme) or found.get("all")
    if not proxy:
        return None
    if "://" not in proxy:
        proxy = f"http://{proxy}"
    try:
        known = urlsplit(proxy).scheme in {"http", "https"} and bool(httpx.URL(proxy).host)
    except (ValueError, httpx.InvalidURL):
        known = False
    if not known:
        # The proxy's value must not appear in an error, not even as the cause.
        raise NetworkFault("network_proxy_unknown")
    return proxy


def _normalised(url: str) -> str:
    """The URL as the HTTP client normalises it; refused if the client cannot parse it."""
    import httpx  # noqa: PLC0415 - see `system_proxy`

    try:
        parsed = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise Refusal("network_address_invalid") from error
    return str(parsed).rstrip("/")
