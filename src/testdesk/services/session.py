"""What a desk remembers between two scans; nothing in it needs to outlive a crash."""

from __future__ import annotations

import datetime as dt
from contextlib import AbstractContextManager
from dataclasses import dataclass

from testdesk.domain.journal.events import SampledBy, TubeMode
from testdesk.domain.numbers.scans import Scan
from testdesk.domain.station.verdicts import ScanResult
from testdesk.formats.proxy_code import ProxyCode
from testdesk.ports import Station, UnitOfWork


@dataclass(frozen=True)
class Pending:
    """A scan that waits to be told whose it is.

    Attributes:
        scan: the text as read.
        by: what kind of scan it was.
        digest: of another system's code, to be bound; empty for an ID number.
    """

    scan: str
    by: SampledBy
    digest: str = ""


@dataclass(frozen=True)
class Stranger:
    """A genuine card of somebody unknown here, just taken into a tube.

    Attributes:
        code: what the card says.
        tube, position: where the sample is.
    """

    code: ProxyCode
    tube: str
    position: int


@dataclass(frozen=True)
class RecentRead:
    """A person's code as it was read, when, and the answer to it."""

    text: str
    at: dt.datetime
    result: ScanResult


@dataclass
class ScanSession:
    """The state of one desk's sitting.

    Attributes:
        operator: who is signed in; goes into every event.
        pool_size: people to the next pooled tube.
        next_mode: of the next tube alone; afterwards it is `pool` again.
        pending: the unknown code scanned last.
        unclear: what was scanned last, where it may be a tube's barcode or a document.
        stranger: whose card waits for the ID card; any scan but an ID number ends it.
        recent: what was read in the last seconds (see `double_reads`).
    """

    operator: str = ""
    pool_size: int = 10
    next_mode: TubeMode = "pool"
    pending: Pending | None = None
    unclear: Scan | None = None
    stranger: Stranger | None = None
    recent: tuple[RecentRead, ...] = ()

    def forget(self) -> None:
        """Something was taken back or decided: what the last scans were answered is past."""
        self.stranger = None
        self.recent = ()


@dataclass(frozen=True)
class Context:
    """What every command acts on.

    Attributes:
        station: its file and its surroundings; used only by the thread that opened the file.
        session: who works at the desk, and what was scanned last.
    """

    station: Station
    session: ScanSession

    def write(self) -> AbstractContextManager[UnitOfWork]:
        """A transaction whose events carry the operator; it lasts only if it is committed."""
        return self.station.write(self.session.operator)
