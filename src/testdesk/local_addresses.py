"""Which addresses are this machine's own: nobody else can read what is sent to one.

Short, because courier, card readers and headquarters' server follow one rule.
"""

from __future__ import annotations

import ipaddress


def is_this_machine(host: str) -> bool:
    """Whether a host is a loopback address, or the name that always means one.

    An address with a network card's name behind it (`::1%eth0`) is none: the address alone does not
    decide which way it goes.
    """
    try:
        return host == "localhost" or ("%" not in host and ipaddress.ip_address(host).is_loopback)
    except ValueError:
        return False
