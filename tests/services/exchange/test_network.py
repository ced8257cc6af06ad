"""The network as a courier, with headquarters' real intake behind a line that is a function."""

import hashlib

import msgspec
import pytest
from tests.made_station import CROWD, FATHER, HALMEONI, TUBES
from tests.services.exchange.hq_line import Line, Refusing

from testdesk.courier.folder import FolderCourier
from testdesk.domain.refusals import EnvironmentFault
from testdesk.formats.exchange.batch import open_batch, read_manifest
from testdesk.hq.city import rounds
from testdesk.hq.exchange.imports import import_paths
from testdesk.hq.views.reports import status as city_status
from testdesk.services import status
from testdesk.services.exchange import handover, incoming, packing
from testdesk.services.exchange.network import clock_difference_minutes, exchange
from testdesk.services.session import Context


def states(station):
    now = status.status(station=station.station)
    return sorted((b.first, b.last, b.state) for b in now.batches)


def length(station):
    return status.status(station=station.station).length


def test_nothing_is_delivered_by_the_sending_alone(station, line, context):
    station.scans(TUBES[0], HALMEONI)
    line.fails = ["", "", "", "network_cut"]
    with pytest.raises(EnvironmentFault):
        exchange(context)
    assert len(line.posted) == 1
    assert states(station) == [(1, 3, "written")]
    assert status.status(station=station.station).unexported == 3
    result = exchange(context)
    # Headquarters had it already; its receipt says so, and nothing is sent twice.
    assert (result.sent, result.waiting, len(line.posted)) == ((), (), 1)
    assert states(station) == [(1, 3, "accepted")]


def test_without_a_receipt_the_very_same_bytes_go_out_again(station, line, context):
    station.scans(TUBES[0], HALMEONI)
    line.hides = {"receipt-1-1-3.tdr"}
    assert exchange(context).waiting == ("batch-1-1-3.tdb",)
    station.scans(FATHER)
    assert exchange(context).waiting == ("batch-1-1-3.tdb",)
    line.hides = set()
    assert exchange(context).waiting == ()
    sent = dict(line.posted)
    assert [file for file, _ in line.posted] == [
        "batch-1-1-3.tdb",
        "batch-1-1-3.tdb",
        "batch-1-4-4.tdb",
    ]
    assert {data for file, data in line.posted if file == "batch-1-1-3.tdb"} == {
        sent["batch-1-1-3.tdb"]
    }
    assert {state for _, _, state in states(station)} == {"accepted"}


def test_a_month_offline_goes_out_in_batches_that_join(station, line, context, monkeypatch):
    monkeypatch.setattr(packing, "MAX_EVENTS", 5)
    station.scans(TUBES[0], *CROWD[:10])
    exchange(context)
    manifests = [read_manifest(data)[0] for _, data in line.posted]
    assert [(m.first, m.last) for m in manifests] == [(1, 5), (6, 10), (11, length(station))]
    assert [m.prev for m in manifests[1:]] == [m.head for m in manifests[:-1]]
    [shown] = [s for s in city_status(line.hq).stations if s.station == 1]
    assert (shown.highest_contiguous, shown.missing) == (length(station), ())


@pytest.mark.parametrize("step", range(6))
def test_a_line_that_fails_at_any_step_loses_and_doubles_nothing(station, line, context, step):
    station.scans(TUBES[0], HALMEONI, FATHER)
    line.fails = [""] * step + ["network_cut"]
    failed = False
    try:
        exchange(context)
    except EnvironmentFault:
        failed = True
    assert failed == (step < 4)
    line.fails = []
    exchange(context)
    shown = city_status(line.hq)
    assert (shown.samples, shown.conflicts) == (2, 0)
    assert states(station) == [(1, 4, "accepted")]
    assert context.outbox_files.names() == []


def test_a_batch_is_packed_whole_and_only_once(station, line, context):
    station.scans(TUBES[0], HALMEONI)
    packing.pack(
        Context(station.station, context.session), context.outbox_files, context.run_on_database, 1
    )
    with pytest.raises(EnvironmentFault) as fault:
        packing.pack(
            Context(station.station, context.session),
            context.outbox_files,
            context.run_on_database,
            1,
        )
    assert fault.value.code == "store_busy"
    assert context.outbox_files.names() == ["batch-1-1-3.tdb"]
    folder = station.home / "outbox"
    assert [path.name for path in folder.iterdir()] == ["batch-1-1-3.tdb"]
    secret = line.hq.secrets.age_identity
    manifest, entries = open_batch(
        context.outbox_files.read("batch-1-1-3.tdb"), age_identities=[secret]
    )
    with station.station.read() as uow:
        assert entries == uow.journal.entries(1, 3)
    kept = context.outbox_files.read("batch-1-1-3.tdb")
    assert HALMEONI.encode() not in kept
    [batch] = status.status(station=station.station).batches
    assert (batch.sha256, batch.people) == (hashlib.sha256(kept).hexdigest(), 1)
    assert manifest.events == 3


def test_a_batch_that_lost_its_file_is_packed_anew(station, line, context):
    station.scans(TUBES[0], HALMEONI)
    line.fails = ["", "", "network_cut"]
    with pytest.raises(EnvironmentFault):
        exchange(context)
    (station.home / "outbox" / "batch-1-1-3.tdb").unlink()
    assert exchange(context).waiting == ()
    assert states(station) == [(1, 3, "accepted")]


def test_a_batch_damaged_on_our_disk_is_not_sent(station, line, context):
    station.scans(TUBES[0], HALMEONI)
    line.fails = ["", "", "network_cut"]
    with pytest.raises(EnvironmentFault):
        exchange(context)
    file = station.home / "outbox" / "batch-1-1-3.tdb"
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    exchange(context)
    assert [read_manifest(data)[0].last for _, data in line.posted] == [3]
    assert states(station) == [(1, 3, "accepted")]


def test_a_refused_batch_is_set_aside_and_sent_again_only_when_a_person_asks(
    station, headquarters, context
):
    first = Line(headquarters, station)
    exchange(msgspec.structs.replace(context, client=first))
    station.scans(TUBES[0], HALMEONI)
    refusing = Refusing(headquarters, station)
    context = msgspec.structs.replace(context, client=refusing)
    result = exchange(context)
    assert result.waiting == ()
    assert states(station) == [(1, 1, "accepted"), (2, 3, "refused")]
    aside = list((station.home / "outbox" / "refused").iterdir())
    assert [path.read_bytes() for path in aside] == [refusing.posted[0][1]]
    exchange(context)
    assert len(refusing.posted) == 1, "nobody asked for it"
    station.scans(FATHER)
    exchange(context)
    assert [file for file, _ in refusing.posted] == ["batch-1-2-3.tdb", "batch-1-4-4.tdb"]
    refusing.refuses = False
    exchange(context, resend_refused=True)
    assert (2, 4, "accepted") in states(station)
    assert status.status(station=station.station).undelivered == 0
    shown = city_status(headquarters)
    assert (shown.samples, shown.conflicts) == (2, 0)
    assert len(list((station.home / "outbox" / "refused").iterdir())) == 2, "nothing is deleted"


def test_what_was_refused_as_damaged_goes_out_once_more_by_itself(station, headquarters, context):
    exchange(msgspec.structs.replace(context, client=Line(headquarters, station)))
    station.scans(TUBES[0], HALMEONI)
    refusing = Refusing(headquarters, station)
    refusing.reason = "payload_damaged"
    context = msgspec.structs.replace(context, client=refusing)
    for _ in range(4):
        exchange(context)
    assert len(refusing.posted) == 2, "a second refusal says that it is not the way's fault"
    assert (2, 3, "refused") in states(station)
    refusing.refuses = False
    exchange(context, resend_refused=True)
    assert status.status(station=station.station).undelivered == 0


def test_what_a_stick_carries_goes_out_too_until_its_receipt_is_here(
    station, line, context, tmp_path
):
    stick = tmp_path / "stick"
    stick.mkdir()
    station.scans(TUBES[0], HALMEONI)
    handover.export(station.context, folder=stick)
    line.fails = ["", "", "network_cut"]
    with pytest.raises(EnvironmentFault):
        exchange(context)
    # The stick still carries it: it is called no less than before.
    assert states(station) == [(1, 3, "verified")]
    assert status.status(station=station.station).unexported == 0
    import_paths(line.hq, FolderCourier(), [stick])
    incoming.import_file(station.context, paths=[stick])
    assert states(station) == [(1, 3, "accepted")]
    result = exchange(context)
    assert (result.sent, result.received, context.outbox_files.names()) == ((), (), [])


def test_a_file_that_is_gone_since_the_list_was_made_holds_nothing_up(station, line, context):
    station.scans(TUBES[0], HALMEONI)
    line.fails = ["", "", "", "network_file_missing"]
    result = exchange(context)
    assert (result.received, result.waiting) == ((), ("batch-1-1-3.tdb",))
    exchange(context)
    assert states(station) == [(1, 3, "accepted")]


def test_what_was_fetched_is_not_fetched_again(station, line, context):
    station.scans(TUBES[0], HALMEONI)
    exchange(context)
    exchange(context)
    assert line.fetched == ["receipt-1-1-3.tdr"]
    assert not [p for p in (station.home / "inbox").iterdir() if p.suffix != ".json"]


def test_a_strangers_receipt_changes_nothing(station, line, context):
    station.scans(TUBES[0], HALMEONI)
    line.fails = ["", "", "", "network_cut"]
    with pytest.raises(EnvironmentFault):
        exchange(context)

    line.fetch = lambda _wanted: b"PK\x05\x06" + bytes(18)
    result = exchange(context)
    assert {r.verdict for r in result.received} == {"refused"}
    assert states(station) == [(1, 3, "written")]
    assert result.waiting == ("batch-1-1-3.tdb",)


def test_no_transaction_is_open_while_the_line_is_asked(station, line, context):
    station.scans(TUBES[0], HALMEONI)
    open_now = []
    for name in ("city", "send", "waiting", "fetch"):
        asked = getattr(line, name)

        def watched(*arguments, asked=asked):
            open_now.append(station.store._db.conn.in_transaction)
            return asked(*arguments)

        setattr(line, name, watched)
    exchange(context)
    assert open_now
    assert not any(open_now)


@pytest.mark.parametrize(
    ("behind", "minutes"), [(0, 0), (119, 0), (-119, 0), (180, 3), (-3600, -60), (10**8, 1666667)]
)
def test_a_clock_that_is_off_by_more_than_two_minutes_is_reported(line, context, behind, minutes):
    line.behind = behind
    assert clock_difference_minutes(exchange(context).seconds_behind) == minutes


def test_a_line_that_is_too_slow_gives_no_reading_of_the_clock(station, line, context):
    asked = line.city

    def slowly():
        answer = asked()
        station.clock.forward(minutes=5)
        return answer

    line.city = slowly
    assert exchange(context).seconds_behind is None
    assert clock_difference_minutes(None) == 0


def test_an_update_comes_by_network_once(station, line, context):
    exchange(context)
    rounds.open_round(line.hq, name="R8")
    steps = []
    context = msgspec.structs.replace(
        context, report=lambda one: steps.append((one.step, one.file))
    )
    exchange(context)
    exchange(context)
    exchange(context)
    updates = [file for step, file in steps if step == "received" and "update" in file]
    assert updates == sorted(set(updates))
    assert updates
    with station.station.read() as uow:
        assert uow.samples.round() == "R8"
