"""Outgoing: every kind of file that waits for a station."""

from __future__ import annotations

from testdesk.domain.refusals import Refusal
from testdesk.hq import receipts
from testdesk.hq.home import Headquarters
from testdesk.hq.waiting import WaitingFile


def waiting(hq: Headquarters, station: int) -> list[WaitingFile]:
    """All of them, receipts first: they are what a desk waits for."""
    return [*receipts.waiting(hq, station)]


def find(hq: Headquarters, station: int, file: str) -> bytes:
    """One of them by its name.

    Raises:
        Refusal: file_missing.
    """
    found = None if "\0" in file else receipts.find(hq, station, file)
    if found is None:
        raise Refusal("file_missing")
    return found
