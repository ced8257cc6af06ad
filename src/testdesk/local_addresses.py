"""Recognises this machine's own addresses: nobody else can read what is sent to them.

Short, because courier, card readers and headquarters' server follow the same rule.
"""

from __future__ import annotations

import ipaddress


def is_this_machine(host: str) -> bool:
    """Whether a host is a loopback address, or the name `localhost`.

    An address followed by a network card's name (`::1%eth0`) does not count, because the address
    alone does not decide the route.
    """
    try:
        return host == "localhost" or ("%" not in host and ipaddress.ip_address(host).is_loopback)
    except ValueError:
        return False
