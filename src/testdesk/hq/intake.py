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
from testdesk.formats.batch import open_sealed
from testdesk.formats.receipt import ConflictNote, receipt_name
from testdesk.hq import (
    arrivals,
    conflict_notes,
    conflicts,
    journal,
    promise,
    proofs,
    receipts,
    records,
    refusing,
    revocations,
    sequence,
    times,
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
        enrolments = proofs.Enrolments(hq, connection)
        for place, (name, data) in enumerate(files):
            file = told_name(name)
            try:
                arrival = enrolments.identify(data, file)
            except Refusal as refusal:
                found[place] = Intake(file, None, None, None, "refused", refusal.code)
            else:
                stations[arrival.manifest.station][place] = _Delivery(arrival, data)
        reasons = {
            station: _not_believed(connection, station, delivered)
            for station, delivered in stations.items()
        }
    for station, delivered in stations.items():
        found |= _of_station(hq, station, delivered, reasons[station])
    return [found[place] for place in range(len(files))]


def _not_believed(
    connection: Connection, station: int, delivered: dict[int, _Delivery]
) -> dict[int, str]:
    """Why some are refused before the key of whoever sent them costs us a decryption."""
    believed = proofs.Believed(connection, station)
    reasons: dict[int, str] = {}
    for place, one in delivered.items():
        try:
            believed.check(one.arrival)
        except Refusal as refusal:
            reasons[place] = refusal.code
    return reasons


def _of_station(
    hq: Headquarters, station: int, delivered: dict[int, _Delivery], reasons: dict[int, str]
) -> dict[int, Intake]:
    opened, unreadable = _open(hq, {p: d for p, d in delivered.items() if p not in reasons})
    reasons |= unreadable
    taken: dict[int, Intake] = {}
    if opened:
        with hq.writing(station) as connection:
            new, refused = _join(hq, connection, station, opened)
            reasons |= refused
            if new:
                taken = _keep(hq, connection, station, {p: opened[p] for p in new}, new)
    for place, reason in reasons.items():
        taken[place] = _refused(hq, delivered[place], reason)
    return taken


def _open(
    hq: Headquarters, delivered: dict[int, _Delivery]
) -> tuple[dict[int, _Delivery], dict[int, str]]:
    """Those whose inside is proven, opened; and why the others are refused."""
    opened: dict[int, _Delivery] = {}
    reasons: dict[int, str] = {}
    identities = [hq.secrets.age_identity]
    for place, one in delivered.items():
        try:
            entries = open_sealed(one.arrival.sealed, age_identities=identities)
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
    believed = proofs.Believed(connection, station)
    new: dict[int, int] = {}
    reasons: dict[int, str] = {}
    for place, one in opened.items():
        try:
            believed.check(one.arrival)
            new[place] = chain.join(one.arrival.manifest, one.entries)
        except Refusal as refusal:
            reasons[place] = refusal.code
        else:
            if not believed.is_pinned:
                records.pin(hq, connection, one.arrival.manifest)
                believed.pinned(one.arrival.manifest.signer)
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
    came = [one.arrival for one in joined.values()]
    records.record(hq, connection, came, verdict="accepted", reason="")
    manifests = [arrival.manifest for arrival in came]
    times.keep_new(connection, manifests, entries if any(new.values()) else [], taken_ms=now_ms)
    revocations.forget_taken(connection, [arrival.sha256 for arrival in came])
    # Of two that contradict each other at least the later one is told: it has to see the other.
    take_turn(connection)
    arrivals.note_told(connection, station, manifests)
    brought = [joined[place].arrival.manifest for place, count in new.items() if count]
    arrivals.note_arrivals(connection, brought, written(hq.clock.now()))
    held = sequence.of_station(connection, station)
    first, last = entries[0].header.seq, entries[-1].header.seq
    found = conflict_notes.notes(connection, station=station, first=first, last=last)
    verdicts = {one.manifest_sha256: _accepted(one, found) for one in came}
    answers = _answers(hq, connection, verdicts, held)
    return {
        place: _taken(one.arrival, new[place], *answers[one.arrival.manifest_sha256])
        for place, one in joined.items()
    }


def _answers(
    hq: Headquarters,
    connection: Connection,
    verdicts: dict[str, receipts.Verdict],
    held: sequence.Held,
) -> dict[str, tuple[tuple[ConflictNote, ...], bytes | None]]:
    """By manifest, what is noted of a batch and its receipt; None where nothing is promised."""
    made: list[bytes | None] = [None] * len(verdicts)
    if promise.can_promise(hq, connection):
        made = list(receipts.answer_all(hq, connection, list(verdicts.values()), held=held))
    else:
        receipts.withhold(connection, verdicts)
    pairs = zip(verdicts.items(), made, strict=True)
    return {manifest: (verdict.notes, receipt) for (manifest, verdict), receipt in pairs}


def _accepted(arrival: Arrival, found: Sequence[ConflictNote]) -> receipts.Verdict:
    """With those of a station's contradictions that are the batch's own."""
    manifest = arrival.manifest
    notes = tuple(n for n in found if manifest.first <= n.seq <= manifest.last)
    return receipts.Verdict(records.answered(arrival), notes=notes)


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


def _refused(hq: Headquarters, one: _Delivery, reason: str) -> Intake:
    manifest = one.arrival.manifest
    return Intake(
        one.arrival.file,
        manifest.station,
        manifest.first,
        manifest.last,
        "refused",
        reason,
        conflicts=int(reason in conflicts.NOTICED),
        receipt=refusing.refuse(hq, one.arrival, reason, one.data),
    )
