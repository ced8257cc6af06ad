"""Admission: headquarters repeats what a refused batch reports, so that no sample is lost.

A batch that was refused because it belongs to another history of its station can never join the
chain, but what it reports about people is still true. A supervisor can look at it and admit it:
headquarters then writes the same events into its own journal, and stations receive them by update.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec
from sqlalchemy import Column, Connection, select

from testdesk.domain.journal import hash_chain as chain
from testdesk.domain.journal.events import (
    AnyBody,
    BatchAdmitted,
    CodeBound,
    Entry,
    ResidentCorrected,
    ResidentRegistered,
    SampleTaken,
    SampleVoided,
    TubeOpened,
    TubeSealed,
)
from testdesk.domain.refusals import Refusal
from testdesk.formats.exchange.batch import manifest_sha256, open_batch, open_damaged_batch
from testdesk.formats.sealed.container import unpack
from testdesk.hq.conflicts.forks import Fork
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store import journal
from testdesk.hq.store.schema.tables import EVENT, FORK, REFUSED_FILE
from testdesk.wall_clock import utc_text

# Events about people or tubes. Cards are not included: the authentication code printed on a card
# proves it, even if no journal names it. Tickets are not included, because their day is over.
_ADMITTED_TYPES = (
    ResidentRegistered,
    ResidentCorrected,
    TubeOpened,
    TubeSealed,
    SampleTaken,
    CodeBound,
)


class Admission(msgspec.Struct, frozen=True):
    """What admitting a refused batch adds.

    Attributes:
        fork: the batch, and what the chain shows about it.
        people: how many of its samples headquarters does not have yet.
        tubes: the barcodes of the tubes of these samples.
        events: how many events headquarters writes into its own journal.
    """

    fork: Fork
    people: int
    tubes: tuple[str, ...]
    events: int


def preview(hq: Headquarters, sha256: str) -> Admission:
    """Shows what admitting a refused batch would add, without changing anything.

    Args:
        hq: the headquarters.
        sha256: the hash of the refused file, or its first digits.

    Raises:
        Refusal: batch_not_kept: no such file is kept here, or several begin with these digits.
    """
    with hq.read() as connection:
        fork, _manifest_hash, bodies = _open_fork(hq, connection, sha256)
    return _admission(fork, bodies)


def admit(hq: Headquarters, sha256: str, *, note: str, by: str) -> Admission:
    """Writes what a refused batch reports about people and tubes into headquarters' own journal.

    Args:
        hq: the headquarters.
        sha256: the hash of the refused file, or its first digits.
        note: the reason, as free text.
        by: the operator of headquarters who admits it.

    Raises:
        Refusal: batch_not_kept, batch_admitted (it already was), reason_missing.
    """
    if not note.strip() or "\0" in note:
        raise Refusal("reason_missing")
    with hq.write() as connection:
        fork, manifest_hash, bodies = _open_fork(hq, connection, sha256)
        if fork.admitted_at:
            raise Refusal("batch_admitted")
        admission = BatchAdmitted(fork.station, manifest_hash, len(bodies), note.strip(), by)
        journal.append(connection, [admission, *bodies], clock=hq.clock)
        now = utc_text(hq.clock.now())
        update = FORK.update().where(FORK.c.sha256 == fork.sha256).values(admitted_at=now)
        connection.execute(update)
    return _admission(msgspec.structs.replace(fork, admitted_at=now), bodies)


def _open_fork(
    hq: Headquarters, connection: Connection, sha256: str
) -> tuple[Fork, str, list[AnyBody]]:
    """The fork, the hash of its batch's manifest, and the bodies that headquarters would write."""
    query = select(FORK, REFUSED_FILE.c.data).join(
        REFUSED_FILE, REFUSED_FILE.c.sha256 == FORK.c.sha256
    )
    kept = [row for row in connection.execute(query).mappings() if row["sha256"].startswith(sha256)]
    if len(kept) != 1 or not sha256:
        raise Refusal("batch_not_kept")
    fork = Fork(**{name: kept[0][name] for name in Fork.__struct_fields__})
    data = bytes(kept[0]["data"])
    manifest_hash = manifest_sha256(unpack(data, expected_format="testdesk-batch"))
    identities = [hq.secrets.age_identity]
    if fork.kind == "damaged":
        entries = open_damaged_batch(data, age_identities=identities)
    else:
        _, entries = open_batch(data, age_identities=identities)
    missing = _missing_bodies(entries, _known_values(connection, EVENT.c.id, fork.station))
    already_written = _known_values(connection, EVENT.c.body_sha256, journal.HEADQUARTERS)
    to_write = [body for body in missing if _body_sha256(body) not in already_written]
    return fork, manifest_hash, to_write


def _known_values(connection: Connection, column: Column[str], station: int) -> set[str]:
    """The values of one column over all events of a station that headquarters has."""
    return set(connection.scalars(select(column).where(EVENT.c.station == station)))


def _body_sha256(body: AnyBody) -> str:
    return hashlib.sha256(chain.encode_body(body)).hexdigest()


def _missing_bodies(entries: Sequence[Entry], known_ids: set[str]) -> list[AnyBody]:
    """The bodies of those events to admit whose ids headquarters does not know.

    Samples that the batch itself voids are left out.
    """
    events = [event for event in map(chain.read_event, entries) if event is not None]
    voided_ids = {event.body.sample for event in events if isinstance(event.body, SampleVoided)}
    return [
        event.body
        for event in events
        if isinstance(event.body, _ADMITTED_TYPES) and event.header.id not in known_ids | voided_ids
    ]


def _admission(fork: Fork, bodies: Sequence[AnyBody]) -> Admission:
    samples = [body for body in bodies if isinstance(body, SampleTaken)]
    tubes = tuple(dict.fromkeys(sample.tube for sample in samples))
    return Admission(fork, len(samples), tubes, len(bodies))
