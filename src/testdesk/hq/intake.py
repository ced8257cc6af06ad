"""Intake: a batch is proven, kept whole or not at all, and answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec
from sqlalchemy import Connection

from testdesk.domain.events import Entry
from testdesk.domain.file_names import told_name
from testdesk.domain.refusals import Refusal
from testdesk.formats.batch import open_batch, open_damaged_batch
from testdesk.formats.receipt import ConflictNote, receipt_name
from testdesk.hq import (
    conflict_notes,
    conflicts,
    forks,
    journal,
    promise,
    proofs,
    receipts,
    records,
    revocations,
    sequence,
    times,
    updates,
)
from testdesk.hq.database import take_turn
from testdesk.hq.home import Headquarters
from testdesk.hq.proofs import Arrival
from testdesk.wall_clock import milliseconds, written


class Intake(msgspec.Struct, frozen=True):
    """What became of one file.

    Attributes:
        file: its name.
        station, first, last: the batch's range, or None where the file does not prove it.
        verdict: already_have where every event was here before; delivered where the events are
            here and cannot be acknowledged, see `promise`.
        reason: why refused or not acknowledged, else empty.
        new_events: how many were not here before.
        conflicts: events of the batch that contradict others.
        receipt: the signed answer, or None where there is nobody to answer to.
        update: name of the update that was laid beside it, or None.
    """

    file: str
    station: int | None
    first: int | None
    last: int | None
    verdict: Literal["accepted", "already_have", "delivered", "refused"]
    reason: str = ""
    new_events: int = 0
    conflicts: int = 0
    receipt: bytes | None = None
    update: str | None = None

    @property
    def receipt_file(self) -> str:
        """The receipt's name on the stick."""
        return receipt_name(self.station or 0, self.first or 0, self.last or 0)


class _Delivery(msgspec.Struct, frozen=True):
    """A file whose sender is proven to be enrolled, its bytes, and its events once it is open."""

    arrival: Arrival
    data: bytes
    entries: tuple[Entry, ...] = ()


def take_in(hq: Headquarters, data: bytes, *, file: str) -> Intake:
    """Takes one batch in; see `take_in_all`."""
    return take_in_all(hq, [(file, data)])[0]


def take_in_all(hq: Headquarters, files: Sequence[tuple[str, bytes]]) -> list[Intake]:
    """Takes batches in, in any order and any number of times.

    The events of one station's batches, what they fold into, the records of the batches and
    their receipts become durable together or not at all. A batch that is refused holds up none.

    Args:
        hq: the headquarters.
        files: name, for the record, and the whole file.

    Returns:
        what became of each, in the order of the files.

    Raises:
        EnvironmentFault: of the database; of the station whose turn it was nothing was changed.
    """
    found: dict[int, Intake] = {}
    stations: dict[int, dict[int, _Delivery]] = defaultdict(dict)
    with hq.reading() as connection:
        for place, (name, data) in enumerate(files):
            file = told_name(name)
            try:
                arrival = proofs.identify(hq, connection, data, file)
            except Refusal as refusal:
                found[place] = Intake(file, None, None, None, "refused", refusal.code)
            else:
                stations[arrival.manifest.station][place] = _Delivery(arrival, data)
    for station, delivered in stations.items():
        found |= _of_station(hq, station, delivered)
    return [found[place] for place in range(len(files))]


def _of_station(
    hq: Headquarters, station: int, delivered: dict[int, _Delivery]
) -> dict[int, Intake]:
    opened, reasons = _open(hq, delivered)
    taken: dict[int, Intake] = {}
    if opened:
        with hq.writing(station) as connection:
            new, refused = _join(hq, connection, station, opened)
            reasons |= refused
            if new:
                taken = _keep(hq, connection, station, {p: opened[p] for p in new}, new)
    for place, reason in reasons.items():
        taken[place] = _refuse(hq, delivered[place].arrival, reason, delivered[place].data)
    return taken


def _open(
    hq: Headquarters, delivered: dict[int, _Delivery]
) -> tuple[dict[int, _Delivery], dict[int, str]]:
    """Those whose inside is proven, opened; and why the others are refused."""
    opened: dict[int, _Delivery] = {}
    reasons: dict[int, str] = {}
    with hq.reading() as connection:
        for place, one in delivered.items():
            try:  # before the key of a laptop that is not believed costs us a decryption
                proofs.check_believed(connection, one.arrival)
                proofs.check_key(connection, one.arrival.manifest)
            except Refusal as refusal:
                reasons[place] = refusal.code
    for place, one in delivered.items():
        if place in reasons:
            continue
        try:
            _, entries = open_batch(one.data, age_identities=[hq.secrets.age_identity])
        except Refusal as refusal:
            reasons[place] = refusal.code
        else:
            opened[place] = msgspec.structs.replace(one, entries=tuple(entries))
    return opened, reasons


def _join(
    hq: Headquarters, connection: Connection, station: int, opened: dict[int, _Delivery]
) -> tuple[dict[int, int], dict[int, str]]:
    """How many events of each batch are new; and why those that do not join are refused."""
    ranges = [one.arrival.manifest for one in opened.values()]
    first, last = min(m.first for m in ranges), max(m.last for m in ranges)
    chain = proofs.Chain(journal.links(connection, station, first - 1, last + 1))
    new: dict[int, int] = {}
    reasons: dict[int, str] = {}
    for place, one in opened.items():
        try:
            proofs.check_believed(connection, one.arrival)
            is_pinned = proofs.check_key(connection, one.arrival.manifest)
            new[place] = chain.join(one.arrival.manifest, one.entries)
        except Refusal as refusal:
            reasons[place] = refusal.code
        else:
            if not is_pinned:
                records.pin(hq, connection, one.arrival.manifest)
    return new, reasons


def _keep(
    hq: Headquarters,
    connection: Connection,
    station: int,
    joined: dict[int, _Delivery],
    new: dict[int, int],
) -> dict[int, Intake]:
    """Stores what joined, finds what contradicts it, and answers each batch."""
    entries, now_ms = _in_order(joined.values()), milliseconds(hq.clock.now())
    journal.store(connection, entries, now_ms=now_ms)
    arrivals = [one.arrival for one in joined.values()]
    records.record(hq, connection, arrivals, verdict="accepted", reason="")
    manifests = [arrival.manifest for arrival in arrivals]
    times.keep_new(connection, manifests, entries if any(new.values()) else [], taken_ms=now_ms)
    revocations.forget_taken(connection, [arrival.sha256 for arrival in arrivals])
    # Of two that contradict each other at least the later one is told: it has to see the other.
    take_turn(connection)
    for place, one in joined.items():
        updates.note_told(connection, one.arrival.manifest)
        if new[place]:
            updates.note_arrival(connection, one.arrival.manifest, written(hq.clock.now()))
    held = sequence.of_station(connection, station)
    first, last = entries[0].header.seq, entries[-1].header.seq
    found = conflict_notes.notes(connection, station=station, first=first, last=last)
    promises = promise.can_promise(hq, connection)
    taken: dict[int, Intake] = {}
    for place, one in joined.items():
        manifest = one.arrival.manifest
        notes = tuple(n for n in found if manifest.first <= n.seq <= manifest.last)
        receipt = None
        if promises:
            receipt = records.answer(hq, connection, one.arrival, notes=notes, held=held)
        else:
            receipts.withhold(connection, one.arrival.manifest_sha256)
        taken[place] = _taken(one.arrival, new[place], notes, receipt)
    return taken


def _in_order(joined: Iterable[_Delivery]) -> list[Entry]:
    """Every event of the batches once, with its body where any of them has it."""
    entries: dict[int, Entry] = {}
    for entry in (entry for one in joined for entry in one.entries):
        if entry.header.seq not in entries or entry.body is not None:
            entries[entry.header.seq] = entry
    return [entries[seq] for seq in sorted(entries)]


def _taken(
    arrival: Arrival, new: int, notes: tuple[ConflictNote, ...], receipt: bytes | None
) -> Intake:
    manifest = arrival.manifest
    return Intake(
        arrival.file,
        manifest.station,
        manifest.first,
        manifest.last,
        "delivered" if receipt is None else "accepted" if new else "already_have",
        promise.UNREPLICATED if receipt is None else "",
        new_events=new,
        conflicts=len(notes),
        receipt=receipt,
    )


def _refuse(hq: Headquarters, arrival: Arrival, reason: str, data: bytes) -> Intake:
    manifest = arrival.manifest
    entries = _inside(hq, data, reason) if reason in conflicts.NOTICED else []
    with hq.writing(manifest.station) as connection:
        if reason == "station_revoked" or entries:
            _keep_file(hq, connection, arrival, data)
        if entries:
            forks.note(
                connection,
                manifest,
                entries,
                sha256=arrival.sha256,
                reason=reason,
                now=written(hq.clock.now()),
            )
        records.record(hq, connection, [arrival], verdict="refused", reason=reason)
        receipt = records.answer(hq, connection, arrival, reason=reason)
    return Intake(
        arrival.file,
        manifest.station,
        manifest.first,
        manifest.last,
        "refused",
        reason,
        conflicts=int(reason in conflicts.NOTICED),
        receipt=receipt,
    )


def _inside(hq: Headquarters, data: bytes, reason: str) -> list[Entry]:
    """The events of a batch that is refused and kept; none where it does not open."""
    identities = [hq.secrets.age_identity]
    try:
        if reason == "event_damaged":
            return open_damaged_batch(data, age_identities=identities)
        return open_batch(data, age_identities=identities)[1]
    except Refusal:
        return []


def _keep_file(hq: Headquarters, connection: Connection, arrival: Arrival, data: bytes) -> None:
    """Sealed evidence is not lost with the stick that brought it."""
    revocations.keep(
        hq,
        connection,
        station=arrival.manifest.station,
        file=arrival.file,
        sha256=arrival.sha256,
        data=data,
    )
