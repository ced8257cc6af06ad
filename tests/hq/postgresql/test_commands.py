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
    desk = Laptop(enrol(hq, station=1, point="网通小区"))
    hq.close()
    desk.full_tube("YJ00000001", [resident(1)])
    (site.stick / "testdesk").mkdir(parents=True)
    (site.stick / "testdesk" / "batch-1-1-4.tdb").write_bytes(desk.batch())
    return site.stick


def answers(said):
    (file,) = said.value["files"]
    return said.status, file["verdict"], file["reason"], file["new_events"], file["receipt"]


def test_a_batch_is_delivered_until_somebody_says_that_it_may_be_lost(site):
    stick = batch_on(site)
    said = site.hq("import", stick)
    assert answers(said) == (0, "delivered", "replication_not_synchronous", 4, None)
    assert said.err.startswith("replication_not_synchronous: The batch is here")
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
    said = site.hq("status")
    assert said.value["database"] == site.hq("database").value
    assert "replication_not_synchronous" in said.err


def test_a_changed_server_is_accepted_by_a_person(site):
    held = read_vault(site.hq_home, HQ_PHRASE)
    assert held.server is not None
    said = site.hq("database", "--server-changed")
    assert (said.status, said.value["server"]["system"]) == (0, held.server.system)
    assert read_vault(site.hq_home, HQ_PHRASE).server == held.server


@pytest.mark.slow
def test_a_desk_claims_nothing_of_a_batch_that_was_only_delivered(tmp_path, url):
    site = build(tmp_path / "city", "--database", url)
    site.sample(3)
    length = site.station("status").value["journal"]["length"]
    said = synchronised(site)
    assert len(said["sent"]) == 1
    assert (said["received"], said["waiting"]) == ([], said["sent"])
    assert said["undelivered"] == length
    assert site.hq("status").value["samples"] == 3
    assert site.hq("database", "--may-lose-acknowledged").status == 0
    said = synchronised(site)
    assert [(one["kind"], one["verdict"]) for one in said["received"]] == [("receipt", "accepted")]
    assert (said["waiting"], said["undelivered"]) == ([], 0)


def synchronised(site):
    with headquarters_serving(site) as (host, port):
        said = site.station("sync", "--url", f"http://{host}:{port}")
    assert said.status == 0, said.out
    return said.value


@pytest.mark.slow
def test_an_import_does_not_hang_on_a_silent_server(site, server):
    stick = batch_on(site)
    server.signal(signal.SIGSTOP)
    try:
        said = site.hq("import", stick)
    finally:
        server.signal(signal.SIGCONT)
    assert (said.status, said.value["error"]) == (3, "database_unreachable")
    assert answers(site.hq("import", stick))[:2] == (0, "delivered")
