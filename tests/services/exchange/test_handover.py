"""Handover: batches out, receipts in; nothing is called delivered before its receipt is read."""

import subprocess

import msgspec
import pytest
from tests.made_station import CROWD, HALMEONI, TUBES
from tests.services.exchange.handed_over import at_headquarters, export, files, import_files, states

from testdesk.domain.refusals import EnvironmentFault
from testdesk.formats.exchange.batch import NO_BATCH, open_batch, read_manifest
from testdesk.formats.exchange.receipt import Receipt, receipt_name, write_receipt
from testdesk.hq.views.reports import status as city_status
from testdesk.services import day, status
from testdesk.services.exchange import handover


def test_a_batch_holds_exactly_what_was_not_exported(station, stick, headquarters):
    station.scans(TUBES[0], HALMEONI)
    report = export(station, stick)
    assert report is not None
    assert (report.file, report.first, report.last, report.events) == ("batch-1-1-3.tdb", 1, 3, 3)
    assert (report.verified, report.people) == (True, 1)
    data = (stick / "testdesk" / report.file).read_bytes()
    manifest, entries = open_batch(data, age_identities=[headquarters.secrets.age_identity])
    with station.station.read() as uow:
        assert entries == uow.journal.entries(1, 3)
    assert (manifest.prev_batch, manifest.city) == (NO_BATCH, headquarters.city)
    assert HALMEONI.encode() not in data
    assert states(station) == [(1, 3, "verified", None)]


def test_there_is_nothing_to_export_twice(station, stick):
    assert export(station, stick) is not None
    before = files(stick)
    assert export(station, stick) is None
    assert files(stick) == before


def test_the_next_batch_goes_on_where_the_last_one_ended(station, stick):
    export(station, stick)
    first, sha = read_manifest((stick / "testdesk" / "batch-1-1-1.tdb").read_bytes())
    station.scans(TUBES[0], HALMEONI)
    export(station, stick)
    second, _ = read_manifest((stick / "testdesk" / "batch-1-2-3.tdb").read_bytes())
    assert (second.prev, second.prev_batch) == (first.head, sha)


def test_a_stick_goes_to_headquarters_and_back(station, stick, headquarters):
    station.scans(TUBES[0], HALMEONI)
    export(station, stick)
    assert status.status(station=station.station).undelivered == 3
    assert at_headquarters(headquarters, stick) == [("accepted", "", 3)]
    assert import_files(station, stick) == [("receipt", "accepted", "")]
    assert states(station) == [(1, 3, "accepted", None)]
    now = status.status(station=station.station)
    assert (now.unexported, now.undelivered) == (0, 0)
    assert import_files(station, stick) == [("receipt", "already_have", "")]
    city = city_status(headquarters)
    assert (city.samples, city.stations[0].highest_contiguous) == (1, 3)


def test_a_stick_may_lie_about_and_come_back_late_and_twice(station, stick, headquarters):
    for number in CROWD[:3]:
        station.scans(TUBES[0], number)
        export(station, stick)
    assert sorted(row[2] for row in at_headquarters(headquarters, stick)) == [1, 1, 3]
    assert [row[0] for row in at_headquarters(headquarters, stick)] == ["already_have"] * 3
    import_files(station, stick)
    assert [state for *_, state, _ in states(station)] == ["accepted"] * 3


def receipt(ours, hq, **changes):
    """A receipt as headquarters would write it for the newest batch, but for the changes."""
    with ours.station.read() as uow:
        batch = uow.outbox.batches()[0]
        of_range = (batch.first, batch.last)
        manifest = [
            one.manifest_sha256
            for one in uow.outbox.attempts()
            if (one.batch.first, one.batch.last) == of_range
        ][-1]
    seed = changes.pop("seed", hq.signing_seed)
    made = Receipt(
        city=hq.city,
        station=1,
        first=batch.first,
        last=batch.last,
        manifest_sha256=manifest,
        verdict="accepted",
        reason="",
        highest_contiguous=batch.last,
        conflicts=(),
        created="2022-03-26T12:00:00Z",
    )
    made = msgspec.structs.replace(made, **changes)
    own = handover.sender_of(ours.station.identity).recipient
    return write_receipt(made, city_signing_key=seed, recipient=own)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"city": "0" * 32}, "receipt_other_city"),
        ({"station": 2}, "receipt_other_station"),
        ({"seed": bytes(32)}, "signature_wrong"),
        ({"manifest_sha256": "0" * 64}, "receipt_unknown_batch"),
        ({"first": 1, "last": 2}, "receipt_unknown_batch"),
    ],
)
def test_a_receipt_that_proves_nothing_moves_nothing(station, stick, headquarters, changes, reason):
    station.scans(TUBES[0], HALMEONI)
    export(station, stick)
    before = states(station)
    path = stick / receipt_name(1, 1, 3)
    path.write_bytes(receipt(station, headquarters, **changes))
    assert import_files(station, path) == [("receipt", "refused", reason)]
    assert states(station) == before
    assert path.exists()


@pytest.mark.parametrize("length", [0, 10, 200, -1])
def test_a_receipt_cut_short_moves_nothing(station, stick, headquarters, length):
    export(station, stick)
    path = stick / receipt_name(1, 1, 1)
    path.write_bytes(receipt(station, headquarters)[:length])
    ((kind, verdict, reason),) = import_files(station, path)
    assert (kind, verdict, reason != "") == ("receipt", "refused", True)
    assert states(station) == [(1, 1, "verified", None)]


def forget_the_record(station):
    """As if another laptop had written it."""
    station.store._db.execute(
        "DELETE FROM writing WHERE number = (SELECT max(number) FROM writing)"
    )


def test_a_receipt_of_an_earlier_batch_of_the_same_range_moves_nothing(
    station, stick, headquarters
):
    export(station, stick)
    old = receipt(station, headquarters)
    forget_the_record(station)
    export(station, stick)
    path = stick / receipt_name(1, 1, 1)
    path.write_bytes(old)
    assert import_files(station, path) == [("receipt", "refused", "receipt_unknown_batch")]


def test_a_refused_batch_goes_out_again_with_what_came_since(station, stick, headquarters):
    station.scans(TUBES[0])
    export(station, stick)
    path = stick / receipt_name(1, 1, 2)
    path.write_bytes(
        receipt(
            station, headquarters, verdict="refused", reason="payload_damaged", highest_contiguous=0
        )
    )
    assert import_files(station, path) == [("receipt", "refused", "payload_damaged")]
    assert states(station) == [(1, 2, "refused", "payload_damaged")]
    now = status.status(station=station.station)
    assert (now.unexported, now.undelivered) == (2, 2)
    assert "not_exported" in day.reconcile(station=station.station).problems
    station.scan(HALMEONI)
    report = export(station, stick)
    assert report is not None
    assert (report.first, report.last) == (1, 3)
    assert states(station) == [(1, 3, "verified", None), (1, 2, "refused", "payload_damaged")]
    assert ("accepted", "", 1) in at_headquarters(headquarters, stick)


def test_an_acceptance_is_not_replaced_by_an_older_refusal(station, stick, headquarters):
    export(station, stick)
    path = stick / receipt_name(1, 1, 1)
    refusal = receipt(station, headquarters, verdict="refused", reason="journal_forked")
    path.write_bytes(receipt(station, headquarters))
    import_files(station, path)
    path.write_bytes(refusal)
    assert import_files(station, path) == [("receipt", "already_have", "")]
    assert states(station) == [(1, 1, "accepted", None)]


def test_what_is_not_for_a_station_is_reported_and_left(station, stick):
    for name in ("kit-1.tdk", "update-1-2.TDU", "receipt-1-1-1.TDR", "batch-2-1-1.tdb"):
        (stick / name).write_bytes(bytes(100))
    before = station.journal()
    assert sorted(import_files(station, stick)) == [
        ("batch", "refused", "container_damaged"),
        ("kit", "refused", "not_for_a_desk"),
        ("receipt", "refused", "container_damaged"),
        ("update", "refused", "container_damaged"),
    ]
    assert station.journal() == before
    assert len(files(stick)) == 4


def test_a_receipt_too_large_to_be_one_does_not_stop_the_others(station, stick, headquarters):
    export(station, stick)
    at_headquarters(headquarters, stick)
    with (stick / "testdesk" / "a-large.tdr").open("wb") as file:
        file.truncate(601 << 20)
    assert import_files(station, stick) == [
        ("receipt", "refused", "file_too_large"),
        ("receipt", "accepted", ""),
    ]


def test_another_city_s_headquarters_takes_nothing_and_answers_nothing(
    station, stick, other_city, tmp_path
):
    export(station, stick)
    hq = other_city.headquarters(tmp_path / "other")
    assert at_headquarters(hq, stick) == [("refused", "batch_other_city", 0)]
    hq.close()
    assert files(stick) == ["batch-1-1-1.tdb"]


@pytest.mark.parametrize(
    ("options", "code"), [("size=16k", "disk_full"), ("ro", "stick_read_only"), ("", "stick_gone")]
)
def test_a_bad_stick_leaves_the_station_as_it_was(station, stick, options, code):
    station.scans(TUBES[0], HALMEONI)
    before = (station.journal(), status.status(station=station.station))
    if options:
        mount = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(stick)]
        subprocess.run(mount, check=True, capture_output=True)
        if options != "ro":
            (stick / "photos").write_bytes(bytes(16 << 10))
    else:
        stick.rmdir()
    try:
        with pytest.raises(EnvironmentFault, match=code):
            export(station, stick)
        assert [name for name in files(stick) if name != "photos"] == []
    finally:
        if options:
            subprocess.run(["umount", str(stick)], check=True, capture_output=True)
    assert (station.journal(), status.status(station=station.station)) == before
    stick.mkdir(exist_ok=True)
    assert export(station, stick) is not None
