"""What a station remembers between two scans; none of it needs to survive a crash."""

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
    """A scan whose owner is being asked for.

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
    """A genuine card of somebody unknown here, just sampled into a tube.

    Attributes:
        code: the fields of the card.
        tube, position: where the sample is.
    """

    code: ProxyCode
    tube: str
    position: int


@dataclass(frozen=True)
class RecentRead:
    """A person's code as it was read, when, and its answer."""

    text: str
    at: dt.datetime
    result: ScanResult


@dataclass
class ScanSession:
    """The state between an operator's signing in and the next.

    Attributes:
        operator: who is signed in; goes into every event.
        pool_size: people to the next pooled tube.
        next_mode: of the next tube alone; afterwards it is `pool` again.
        pending: the unknown code scanned last.
        unclear: the last scan, where it may be a tube's barcode or a document.
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
        """Forgets the last scans' answers after something was undone or decided."""
        self.stranger = None
        self.recent = ()


@dataclass(frozen=True)
class Context:
    """What every command acts on.

    Attributes:
        station: its store and its ports; used only by the thread that opened the store.
        session: who works at the station, and what was scanned last.
    """

    station: Station
    session: ScanSession

    def write(self) -> AbstractContextManager[UnitOfWork]:
        """A transaction whose events carry the operator; it must be committed to last."""
        return self.station.write(self.session.operator)
