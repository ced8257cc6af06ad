"""The command line over PostgreSQL: what it says of the server, and when it acknowledges."""

import signal

import pytest
from tests.cli.site import HQ_PHRASE, build
from tests.hq.laptops import Laptop, resident
from tests.net.served import headquarters_serving

from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.home.folder import open_headquarters
from testdesk.hq.home.vault import read_vault

pytestmark = pytest.mark.usefixtures("quick_vaults")


def batch_on(site):
    """A stick with a batch of a station."""
    hq = open_headquarters(site.hq_home, HQ_PHRASE)
    station = Laptop(enrol(hq, station=1, point="网通小区"))
    hq.close()
    station.full_tube("YJ00000001", [resident(1)])
    (site.stick / "testdesk").mkdir(parents=True)
    (site.stick / "testdesk" / "batch-1-1-4.tdb").write_bytes(station.batch())
    return site.stick


def answers(result):
    (file,) = result.value["files"]
    return result.status, file["verdict"], file["reason"], file["new_events"], file["receipt"]


def test_a_batch_stays_delivered_until_somebody_accepts_that_it_may_be_lost(site):
    stick = batch_on(site)
    result = site.hq("import", stick)
    assert answers(result) == (0, "delivered", "replication_not_synchronous", 4, None)
    assert result.err.startswith("replication_not_synchronous: The batch is here")
    assert list(stick.rglob("*.tdr")) == []
    now = site.hq("database").value
    server = now.pop("server")
    assert now == {
        "kind": "postgresql",
        "replication": "asynchronous",
        "may_lose_acknowledged": False,
        "answers": "delivered",
    }
    assert int(server["system"]) > 0
    assert server["timeline"] == 1
    lost = site.hq("database", "--may-lose-acknowledged").value
    assert (lost["may_lose_acknowledged"], lost["answers"]) == (True, "accepted")
    assert answers(site.hq("import", stick)) == (0, "already_have", "", 0, "receipt-1-1-4.tdr")
    assert site.hq("database", "--keep-acknowledged").value["answers"] == "delivered"


def test_the_status_names_the_database(site):
    result = site.hq("status")
    assert result.value["database"] == site.hq("database").value
    assert "replication_not_synchronous" in result.err


def test_a_changed_server_is_accepted_by_a_person(site):
    held = read_vault(site.hq_home, HQ_PHRASE)
    assert held.server is not None
    result = site.hq("database", "--server-changed")
    assert (result.status, result.value["server"]["system"]) == (0, held.server.system)
    assert read_vault(site.hq_home, HQ_PHRASE).server == held.server


@pytest.mark.slow
def test_a_station_claims_nothing_of_a_batch_that_was_only_delivered(tmp_path, url):
    site = build(tmp_path / "city", "--database", url)
    site.sample(3)
    length = site.station("status").value["journal"]["length"]
    result = synchronised(site)
    assert len(result["sent"]) == 1
    assert (result["received"], result["waiting"]) == ([], result["sent"])
    assert result["undelivered"] == length
    assert site.hq("status").value["samples"] == 3
    assert site.hq("database", "--may-lose-acknowledged").status == 0
    result = synchronised(site)
    assert [(one["kind"], one["verdict"]) for one in result["received"]] == [
        ("receipt", "accepted")
    ]
    assert (result["waiting"], result["undelivered"]) == ([], 0)


def synchronised(site):
    with headquarters_serving(site) as (host, port):
        result = site.station("sync", "--url", f"http://{host}:{port}")
    assert result.status == 0, result.out
    return result.value


@pytest.mark.slow
def test_an_import_does_not_hang_on_a_silent_server(site, server):
    stick = batch_on(site)
    server.signal(signal.SIGSTOP)
    try:
        result = site.hq("import", stick)
    finally:
        server.signal(signal.SIGCONT)
    assert (result.status, result.value["error"]) == (3, "database_unreachable")
    assert answers(site.hq("import", stick))[:2] == (0, "delivered")
