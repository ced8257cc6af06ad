"""What a desk remembers between two scans; nothing in it needs to outlive a crash."""

from __future__ import annotations

from dataclasses import dataclass

from testdesk.domain.events import SampledBy, TubeMode


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


@dataclass
class ScanSession:
    """The state of one desk's sitting.

    Attributes:
        operator: who is signed in; goes into every event.
        pool_size: people to the next pooled tube.
        next_mode: of the next tube alone; afterwards it is `pool` again.
        pending: the unknown code scanned last.
    """

    operator: str = ""
    pool_size: int = 10
    next_mode: TubeMode = "pool"
    pending: Pending | None = None
