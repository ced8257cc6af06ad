"""Which addresses are this machine's own: what is sent to one leaves it for nobody's eyes.

Short, because courier, card readers and headquarters' server judge by one rule.
"""

from __future__ import annotations

import ipaddress


def is_this_machine(host: str) -> bool:
    """Whether a host is a loopback address, or the name that always means one.

    An address with the name of a network card behind it (`::1%eth0`) is none: which way it goes
    is not said by the address alone.
    """
    try:
        return host == "localhost" or ("%" not in host and ipaddress.ip_address(host).is_loopback)
    except ValueError:
        return False
