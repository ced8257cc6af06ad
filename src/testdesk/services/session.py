"""The state that a station keeps between two scans; none of it needs to survive a crash."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from msgspec.structs import replace

from testdesk.domain.journal.events import SampledBy, TubeMode
from testdesk.domain.numbers.scans import Scan
from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.lookups import RecentLookups
from testdesk.domain.staff.roles import (
    UNRESTRICTED,
    Action,
    Approval,
    StaffRole,
    require_permission,
)
from testdesk.domain.station.verdicts import ScanResult
from testdesk.formats.proxy_code import ProxyCode
from testdesk.ports import Station, UnitOfWork

_OF_ANYBODY: frozenset[Action] = frozenset({"exchange", "settle"})


@dataclass(frozen=True)
class Pending:
    """A scan whose owner the operator is asked to name.

    Attributes:
        scan: the text as read.
        identified_by: the kind of scan that identified the person.
        digest: the digest of another system's code, which is to be bound; empty for an ID number.
    """

    scan: str
    identified_by: SampledBy
    digest: str = ""


@dataclass(frozen=True)
class CardToCompare:
    """A valid proxy code whose holder is not known at this station, and was just sampled with it.

    Attributes:
        code: the fields of the card.
        tube, position: the tube and the place of the sample.
    """

    code: ProxyCode
    tube: str
    position: int


@dataclass(frozen=True)
class RecentRead:
    """A code or number that was read, with the time and its result."""

    text: str
    at: dt.datetime
    result: ScanResult


@dataclass
class ScanSession:
    """The state of an operator's session, from signing in until the next operator signs in.

    Attributes:
        operator: the operator who is signed in; every event has this name.
        operator_id: the operator's identity; empty at a station where nobody is enrolled.
        role: the operator's role; empty at a station where nobody is enrolled.
        recent_lookups: the people whom operators looked up in the last minutes.
        pool_size: the number of people in the next pooled tube.
        next_mode: the mode of the next tube only; afterwards it is `pool` again.
        pending: the last scan, if the operator is asked to name its owner.
        ambiguous_scan: the last scan, if it may be a tube's barcode or a document number.
        card_to_compare: the card to be compared with the ID number if one is scanned next; any
            other scan clears it.
        recent: the scans of the last seconds (see `double_reads`).
    """

    operator: str = ""
    operator_id: str = ""
    role: StaffRole | Literal[""] = UNRESTRICTED
    pool_size: int = 10
    next_mode: TubeMode = "pool"
    pending: Pending | None = None
    ambiguous_scan: Scan | None = None
    card_to_compare: CardToCompare | None = None
    recent: tuple[RecentRead, ...] = ()
    recent_lookups: RecentLookups = field(default_factory=RecentLookups)

    def forget(self) -> None:
        """Forgets the last scans' results after something was undone, voided or unbound."""
        self.card_to_compare = None
        self.recent = ()


@dataclass(frozen=True)
class Context:
    """The objects that every command uses.

    Attributes:
        station: the station's store and ports; used only by the thread that opened the store.
        session: the operator's session, with the last scans.
    """

    station: Station
    session: ScanSession

    @contextmanager
    def write(self, action: Action, approvals: Sequence[Approval] = ()) -> Iterator[UnitOfWork]:
        """A transaction whose events have the operator's name; only a commit makes it durable.

        Whoever is signed in, or confirmed, may have been removed or given another role meanwhile:
        by another point lead in another program, or by an update. So the roles of this moment are
        what counts, except for what everybody may do because data must travel (`exchange`), and for
        what the program records by itself (`settle`).

        Args:
            action: what the transaction is for; the operator's role must permit it.
            approvals: the confirmations of other people.

        Raises:
            Refusal: role_not_permitted, second_person_missing; badge_removed, with the reason
                `signed_in` if it is the operator who was removed.
        """
        session = self.session
        require_permission(
            action, role=session.role, operator=session.operator, approvals=approvals
        )
        with self.station.write(session.operator) as uow:
            if action not in _OF_ANYBODY:
                _require_present_roles(uow, session, action, approvals)
            yield uow


def _require_present_roles(
    uow: UnitOfWork, session: ScanSession, action: Action, approvals: Sequence[Approval]
) -> None:
    if not session.operator_id and not any(approval.operator for approval in approvals):
        return  # nobody was enrolled when they began
    roles = {member.operator: member.role for member in uow.staff.all() if member.enrolled}
    if not roles:
        return  # the last of them left, and everybody may do everything
    if session.operator_id and session.operator_id not in roles:
        raise Refusal("badge_removed", reason="signed_in")
    if any(approval.operator and approval.operator not in roles for approval in approvals):
        raise Refusal("badge_removed")
    require_permission(
        action,
        role=roles.get(session.operator_id, session.role),
        operator=session.operator,
        approvals=[
            replace(approval, role=roles.get(approval.operator, approval.role))
            for approval in approvals
        ],
    )
