"""One bad file on a stick stops none of its neighbours, at headquarters and at a station."""

import hashlib
from functools import partial
from pathlib import Path

from tests.hostile import bombs
from tests.made_station import FATHER, HALMEONI, MOTHER, TUBES
from tests.services.exchange.going_round import export, identity, import_files

from testdesk.courier.folder import FolderCourier
from testdesk.domain.journal import hash_chain
from testdesk.domain.journal.events import Entry
from testdesk.formats.crypto import keys
from testdesk.formats.exchange import batch, receipt, update
from testdesk.formats.sealed.entries import write_entries
from testdesk.hq.exchange.imports import import_paths
from testdesk.services import status
from testdesk.services.exchange import handover, incoming

MEBI = 1 << 20
BODIES = {
    "deep": (b'{"a":%b,"kind":"x"}' % (b"[" * 950 + b"]" * 950), "x"),
    "values": (bombs.list_of(b"[]", 5_000_000), "from_tomorrow"),
    "number": (b'{"count":%d,"day":"2022-03-26","kind":"swabs_counted"}' % 2**70, "swabs_counted"),
    "nothing": (b"{}", "x"),
}


def entries_of(station):
    with station.station.read() as uow:
        return list(uow.journal.entries(1, uow.journal.length()))


def batch_of(station, pieces, *, entries, events=None):
    """What the station's own laptop would sign, of any lines."""
    sender = handover.sender_of(identity(station))
    # A liar's own program: ours writes nothing that it would not read.
    outer = batch._manifest(entries, sender, keys.public_key(sender.signing_key))
    outer |= {"prev_batch": batch.NO_BATCH, "created": "2022-03-26T08:00:00Z"}
    if events is not None:
        outer |= {"events": events, "last": outer["first"] + events - 1}
    return bombs.forged(
        outer,
        pieces,
        domain=batch.DOMAIN,
        signing_key=sender.signing_key,
        seal=partial(keys.age_encrypt, recipients=sender.recipients),
    )


def with_last(station, body, kind):
    """The station's journal with one event more, of any body."""
    entries = entries_of(station)
    last = entries[-1].header
    made = bombs.entry_of(
        body,
        kind=kind,
        seq=last.seq + 1,
        station=last.station,
        hlc=last.hlc,
        prev=hash_chain.header_hash(last),
        id=hashlib.sha256(body).hexdigest()[:32],
    )
    return [*entries, Entry(made.header, body)]


def hostile_batches(station):
    """By a name that sorts among the good ones."""
    own = entries_of(station)
    yield "lines", batch_of(station, bombs.again(b"\n", 60 * MEBI), entries=own, events=60 * MEBI)
    yield "a-line", batch_of(station, bombs.again(b"a" * MEBI, 200), entries=own)
    for name, (body, kind) in BODIES.items():
        entries = with_last(station, body, kind)
        lines = [line + b"\n" for line in write_entries(entries)]
        yield name, batch_of(station, lines, entries=entries)
    whole = batch_of(station, [line + b"\n" for line in write_entries(own)], entries=own)
    yield "cut", whole[:-9]
    yield "flipped", whole[:-200] + bytes([whole[-200] ^ 1]) + whole[-199:]
    yield "empty", b""
    yield "huge", bombs.announced(2**32 - 1)
    yield "brackets", bombs.manifest_of(b"[" * 200_000)


def from_headquarters(hq, station, kind):
    """A receipt or an update with headquarters' own signature, of lines without end."""
    outer = {"alg": batch.ALG, "city": hq.city, "created": "2022-03-26T08:00:00Z", "software": "0",
             "station": identity(station).station, "version": 1}  # fmt: skip
    if kind is receipt:
        outer |= {"format": receipt.FORMAT, "first": 1, "last": 1}
    else:
        outer |= {"format": update.FORMAT, "number": 900, "since": 0, "since_sha256": "0" * 64}
    own = keys.age_recipient(identity(station).age_identity)
    return bombs.forged(
        outer,
        bombs.again(b"\n", 60 * MEBI),
        domain=kind.DOMAIN,
        signing_key=hq.signing_seed,
        seal=partial(keys.age_encrypt, recipients=[own]),
    )


def put_files(stick: Path, files) -> set[str]:
    home = stick / "testdesk"
    home.mkdir(exist_ok=True)
    names = set()
    for name, data in files:
        (home / name).write_bytes(data)
        names.add(name)
    return names


def test_headquarters_imports_what_lies_between_bad_files(
    acquainted_stations, other, stick, headquarters
):
    station = acquainted_stations
    station.scans(TUBES[0], HALMEONI)
    other.scans(TUBES[3], FATHER)
    bad = put_files(stick, ((f"batch-1-{n}.tdb", data) for n, data in hostile_batches(other)))
    good = {export(station, stick).file, export(other, stick).file}
    (stick / "testdesk" / "batch-1-0-0.tdb").mkdir()
    taken = {one.file: one for one in import_paths(headquarters, FolderCourier(), [stick])}
    assert {taken[name].verdict for name in good} == {"accepted"}
    assert bad <= taken.keys()
    assert {taken[name].verdict for name in bad} == {"refused"}
    assert all(taken[name].reason for name in bad)


def test_a_station_imports_what_lies_between_bad_files(
    acquainted_stations, other, stick, headquarters
):
    station = acquainted_stations
    station.scans(TUBES[0], HALMEONI)
    export(station, stick)
    other.scans(TUBES[3], FATHER, MOTHER)
    good = export(other, stick)
    import_paths(headquarters, FolderCourier(), [stick])
    bad = put_files(stick, ((f"batch-2-{n}.tdb", data) for n, data in hostile_batches(other)))
    bad |= put_files(stick, [
        ("receipt-1-0-0.tdr", from_headquarters(headquarters, station, receipt)),
        ("receipt-1-9-9.tdr", b"PK\x03\x04"),
        ("update-1-0.tdu", from_headquarters(headquarters, station, update)),
        ("update-1-900.tdu", b""),
    ])  # fmt: skip
    reports = incoming.import_file(station.context, paths=[stick]).value
    found = {one.file: one for one in reports}
    assert found[good.file].verdict == "accepted"
    assert ("receipt", "accepted") in {(one.kind, one.verdict) for one in reports}
    assert status.status(station=station.station).undelivered == 0
    assert bad <= found.keys()
    assert {found[name].verdict for name in bad} == {"refused"}
    assert all(found[name].reason for name in bad)
    assert station.scans(TUBES[4], FATHER)[-1] == ("refused", "already_sampled")
    assert import_files(station, stick)
