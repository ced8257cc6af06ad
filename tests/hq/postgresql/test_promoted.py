"""The primary is killed amid intake and its standby promoted: every receipt is true, or named."""

import logging
import os
import signal
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from sqlalchemy import event
from tests.hq.laptops import Laptop
from tests.hq.postgresql.promoted_city import BATCHES, PHRASE, STATIONS, City
from tests.profiles import TORTURE

from testdesk.domain.journal.hash_chain import header_hash
from testdesk.domain.refusals import EnvironmentFault
from testdesk.formats.exchange.holdings import Holdings
from testdesk.formats.exchange.receipt import Receipt
from testdesk.hq.exchange.intake import durability, receipts
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.home.folder import (
    Headquarters,
)
from testdesk.hq.store import journal
from testdesk.hq.views.reports import status

pytestmark = pytest.mark.usefixtures("quick_vaults")

MOMENTS = range(20 if TORTURE else 3)
# More statements than all batches take: some kills come right after the last acknowledgement.
STATEMENTS = 700


@contextmanager
def killed_amid(city: City, hq: Headquarters, *, lagging: bool):
    """The primary dies at a random statement; before, its standby may fall behind."""
    dies, falls_behind = sorted(city.chance.sample(range(1, STATEMENTS), 2), reverse=True)
    reached, done = threading.Event(), [0]
    sender = city.primary.ask("SELECT pid FROM pg_stat_replication")

    def count(*_):
        done[0] += 1
        if done[0] == falls_behind and lagging:
            os.kill(int(str(sender)), signal.SIGSTOP)
        if done[0] == dies:
            reached.set()

    def kill():
        reached.wait()
        city.primary.kill()

    event.listen(hq.engine, "before_cursor_execute", count)
    killer = threading.Thread(target=kill)
    killer.start()
    logging.getLogger("psycopg").addFilter(is_no_lost_line)
    try:
        yield
    finally:
        reached.set()
        killer.join()
        logging.getLogger("psycopg").removeFilter(is_no_lost_line)


def is_no_lost_line(record: logging.LogRecord) -> bool:
    """The driver warns where many rows were under way; that their line is lost is the test."""
    return not record.getMessage().endswith("the connection is lost")


def deliver(city: City, hq: Headquarters):
    """All batches, stations beside each other; the receipts of each are kept."""

    def one(station: Laptop, ask: bool):
        end = 1
        for batch in range(BATCHES):
            first, end = (1 if batch == 0 else end + 1), end + 12
            try:
                taken = import_patiently(hq, station.batch(first, end))
                if taken.receipt is not None:
                    city.receipts.append((station, station.read(taken.receipt, hq.city_key)))
                if ask:
                    fetch(city, hq, station)
            except EnvironmentFault as fault:
                assert fault.code in {"database_unreachable", "database_busy"}  # noqa: PT017 - one of many

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(one, city.stations, [True, False] * (STATIONS // 2)))


def import_patiently(hq: Headquarters, batch: bytes):
    """As a station sends it: again where a busy server let it wait too long."""
    for _ in range(20):
        try:
            return import_batch(hq, batch, file="b.tdb")
        except EnvironmentFault as fault:
            if fault.code != "database_busy":
                raise
    return import_batch(hq, batch, file="b.tdb")


def fetch(city: City, hq: Headquarters, station: Laptop):
    """As by network."""
    for waits in receipts.waiting(hq, station.kit.station):
        data = receipts.find(hq, station.kit.station, waits.file)
        city.receipts.append((station, station.read(data, hq.city_key)))


def numbers_of(receipt: Receipt) -> set[int]:
    """The events that a receipt acknowledges."""
    return {*range(receipt.first, receipt.last + 1), *range(1, receipt.highest_contiguous + 1)}


def is_true(hq: Headquarters, station: Laptop, receipt: Receipt) -> bool:
    """Whether headquarters has what the receipt says, as the station wrote it."""
    claimed = numbers_of(receipt)
    with hq.read() as connection:
        held = journal.hashes(connection, station.kit.station, 1, len(station.entries))
    return all(held.get(seq) == header_hash(station.entries[seq - 1].header) for seq in claimed)


def promoted(city: City) -> Headquarters:
    """The standby takes over: whoever opens it begins a new epoch, so that stations send again."""
    city.standby.promote()
    hq = city.open()
    assert hq.secrets.epoch_number > 1
    return hq


def check_made_whole(city: City, hq: Headquarters):
    """The same batches once more, and nothing is missing."""
    city.receipts.clear()
    deliver(city, hq)
    now = {one.station: one for one in status(hq).stations}
    for station in city.stations:
        held = now[station.kit.station]
        assert (held.highest_contiguous, held.missing) == (len(station.entries), ())
    assert len(city.receipts) >= STATIONS * BATCHES
    assert all(is_true(hq, station, receipt) for station, receipt in city.receipts)
    for station in city.stations:
        holdings = [receipt.holdings for to, receipt in city.receipts if to is station]
        assert hq.secrets.epoch_number in {
            h.epoch_number for h in holdings if isinstance(h, Holdings)
        }


@pytest.mark.slow
@pytest.mark.parametrize("moment", MOMENTS)
def test_with_a_standby_that_is_waited_for_every_receipt_is_true(city, moment):
    city.primary.set("synchronous_standby_names", "*")
    hq = city.open()
    with killed_amid(city, hq, lagging=moment % 3 == 0):
        deliver(city, hq)
    hq.close()
    hq = promoted(city)
    assert [r for station, r in city.receipts if not is_true(hq, station, r)] == []
    # The new primary waits for nobody, and says so.
    assert durability.database_state(hq).answers == "delivered"
    durability.set_may_lose_acknowledged(city.home, PHRASE, True)
    hq.close()
    hq = city.open()
    check_made_whole(city, hq)
    hq.close()


@pytest.mark.slow
@pytest.mark.parametrize("moment", MOMENTS)
def test_by_somebodys_word_what_was_lost_is_named(city, moment):
    durability.set_may_lose_acknowledged(city.home, PHRASE, True)
    hq = city.open()
    with killed_amid(city, hq, lagging=moment % 3 == 0):
        deliver(city, hq)
    hq.close()
    hq = promoted(city)
    check_named(city, hq)
    check_made_whole(city, hq)
    hq.close()


def check_named(city: City, hq: Headquarters):
    """What a receipt acknowledged and is not here is what headquarters reports as missing."""
    now = {one.station: one for one in status(hq).stations}
    for station, receipt in city.receipts:
        held = now.get(station.kit.station)
        reached = 0 if held is None else held.highest_seen
        gaps = () if held is None else held.missing
        lacked = {*range(reached + 1, len(station.entries) + 1)}
        lacked.update(seq for first, last in gaps for seq in range(first, last + 1))
        assert is_true(hq, station, receipt) == lacked.isdisjoint(numbers_of(receipt))


@pytest.mark.slow
def test_a_standby_that_had_fallen_behind_lacks_acknowledged_batches(city):
    """What the others look for can be seen: when somebody allows it, receipts become untrue."""
    durability.set_may_lose_acknowledged(city.home, PHRASE, True)
    hq = city.open()
    os.kill(int(str(city.primary.ask("SELECT pid FROM pg_stat_replication"))), signal.SIGSTOP)
    deliver(city, hq)
    hq.close()
    city.primary.kill()
    hq = promoted(city)
    assert len(city.receipts) >= STATIONS * BATCHES
    assert not any(is_true(hq, station, receipt) for station, receipt in city.receipts)
    check_named(city, hq)
    check_made_whole(city, hq)
    hq.close()
