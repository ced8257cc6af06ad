"""What waits for a station: files that it may fetch over the network, as they lie on a stick."""

from __future__ import annotations

import msgspec


class WaitingFile(msgspec.Struct, frozen=True):
    """One file.

    Attributes:
        file: its name on a stick.
        sha256: hex, of the bytes.
        size: bytes.
    """

    file: str
    sha256: str
    size: int
