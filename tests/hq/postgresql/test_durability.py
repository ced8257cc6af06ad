"""No receipt for what a standby may lack that is promoted tomorrow; it comes when it is true."""

import subprocess
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.hq.laptops import Laptop, resident
from tests.hq.servers import BINARIES, as_server
from tests.hq.tables import count

from testdesk.domain.refusals import EnvironmentFault
from testdesk.hq.exchange.intake import durability, receipts
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.store.postgresql.replication import replication_of
from testdesk.hq.store.schema.tables import BATCH, EVENT

SHORT = "&options=-c%20statement_timeout%3D1s%20-c%20lock_timeout%3D500ms"
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
STREAMING = "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'"


def station_of(hq, station=3):
    laptop = Laptop(enrol(hq, station=station, point="网通小区"))
    laptop.full_tube("YJ00000001", [resident(n) for n in range(3)])
    return laptop


def import_all(hq, station):
    return import_batch(hq, station.batch(), file="b.tdb")


def verdict_of(taken):
    return taken.verdict, taken.reason, taken.receipt is None


def replication(hq):
    with hq.read() as connection:
        return replication_of(connection)


DELIVERED = ("delivered", durability.UNREPLICATED, True)


def test_a_server_alone_acknowledges(server, opened):
    hq = opened(server.url())
    assert durability.database_state(hq).answers == "accepted"
    assert verdict_of(import_all(hq, station_of(hq))) == ("accepted", "", False)


def test_what_a_standby_may_lack_is_kept_and_not_acknowledged(pair, opened):
    primary, _ = pair
    hq = opened(primary.url())
    station = station_of(hq)
    assert [verdict_of(import_all(hq, station)) for _ in range(2)] == [DELIVERED] * 2
    assert durability.database_state(hq).answers == "delivered"
    assert count(hq, EVENT) == len(station.entries)
    assert receipts.waiting(hq, 3) == []
    primary.set("synchronous_standby_names", "*")
    (waits,) = receipts.waiting(hq, 3)
    receipt = station.read(receipts.find(hq, 3, waits.file), hq.city_key)
    assert (receipt.verdict, receipt.highest_contiguous) == ("accepted", len(station.entries))
    assert verdict_of(import_all(hq, station)) == ("already_have", "", False)


def test_a_refusal_of_before_is_not_given_while_the_batch_is_here(pair, opened):
    primary, _ = pair
    hq = opened(primary.url())
    station = station_of(hq)
    data = station.batch()
    import_batch(hq, data, file="b.tdb")
    with hq.write() as connection:
        row = connection.execute(BATCH.select()).mappings().one()
        named = {name: row[name] for name in ("station", "first", "last", "manifest_sha256")}
        batch = receipts.Batch(**named, recipient=station.sender.recipient)
        receipts.answer(hq, connection, batch, reason="journal_forked")
    assert len(receipts.waiting(hq, 3)) == 1
    assert verdict_of(import_batch(hq, data, file="b.tdb")) == DELIVERED
    assert receipts.waiting(hq, 3) == []


def test_somebodys_word_acknowledges_all_the_same(pair, opened):
    primary, _ = pair
    hq = opened(primary.url(), may_lose_acknowledged=True)
    assert durability.database_state(hq).replication == "asynchronous"
    assert verdict_of(import_all(hq, station_of(hq))) == ("accepted", "", False)


def test_every_sign_of_a_standby_counts(pair, opened):
    primary, standby = pair
    assert replication(opened(primary.url())) == "asynchronous"
    standby.kill()
    while primary.ask(STREAMING):
        pass
    hq = opened(primary.url())
    assert replication(hq) == "none"
    two = f"postgresql://testdesk@/postgres?host={primary.folder},{standby.folder}"
    assert replication(opened(two)) == "asynchronous"
    with primary.connect() as connection:
        connection.execute("SELECT pg_create_physical_replication_slot('of_a_standby')")
        assert replication(hq) == "asynchronous"
        connection.execute("SELECT pg_drop_replication_slot('of_a_standby')")
    assert replication(hq) == "none"
    primary.kill()
    standby.start()
    standby.promote()
    assert replication(opened(standby.url())) == "asynchronous"


def test_a_base_backup_is_no_standby(server, servers, opened):
    hq = opened(server.url())
    copy = servers()
    host, port = server.where.values()
    command = as_server(
        *(str(BINARIES / "pg_basebackup"), "-h", host, "-p", port, "-U", "testdesk"),
        *("-D", str(copy.data), "--max-rate", "32k", "--no-sync", "-c", "fast"),
    )
    with subprocess.Popen(command, cwd=copy.folder) as backup:
        while server.ask("SELECT count(*) FROM pg_stat_replication") != 2:
            assert backup.poll() is None
        assert replication(hq) == "none"
        backup.kill()


def fault_of(action):
    with pytest.raises(EnvironmentFault) as caught:
        action()
    return caught.value.code


def test_a_receipt_waits_for_the_standby(pair, opened):
    """Nothing is acknowledged that only the primary has, though after a crash it is seen there."""
    primary, standby = pair
    primary.set("synchronous_standby_names", "*")
    hq = opened(primary.url() + SHORT)
    station = station_of(hq)
    assert verdict_of(import_all(hq, station)) == ("accepted", "", False)
    station.full_tube("YJ00000002", [resident(7)])
    standby.kill()
    assert fault_of(lambda: import_all(hq, station)) == "database_unreachable"
    primary.kill()
    primary.start()
    assert count(hq, EVENT) == len(station.entries)
    assert fault_of(lambda: receipts.waiting(hq, 3)) == "database_unreachable"
    name = f"receipt-3-1-{len(station.entries)}.tdr"
    for _ in range(3):
        assert fault_of(lambda: receipts.find(hq, 3, name)) == "database_busy"
    assert primary.ask(WAITING) == 1  # given up by us, and not by the server
    standby.start()
    receipt = station.read(receipts.find(hq, 3, name), hq.city_key)
    assert receipt.highest_contiguous == len(station.entries)
    assert standby.ask("SELECT count(*) FROM event") == len(station.entries)


def test_a_commit_that_gave_up_waiting_is_not_acknowledged(pair, opened):
    primary, standby = pair
    primary.set("synchronous_standby_names", "*")
    hq = opened(primary.url())
    station = station_of(hq)
    standby.kill()
    with ThreadPoolExecutor(1) as pool:
        taken = pool.submit(import_all, hq, station)
        while primary.ask(WAITING) != 1:
            assert not taken.done()
        primary.ask(
            "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
        )
        assert fault_of(taken.result) == "database_unreachable"
    standby.start()
    assert verdict_of(import_all(hq, station)) == ("already_have", "", False)
