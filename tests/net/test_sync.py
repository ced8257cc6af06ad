"""`testdesk sync` with a real server, over a network that misbehaves."""

import os
import stat

import pytest
from tests.cli.site import people
from tests.net.proxy import LOGIN_PAGE, Manners, http, proxy_to


def test_everything_goes_out_and_its_receipt_comes_back(town):
    result = town.sync()
    assert result.status == 0, result.out
    length = town.length()
    assert result.value["sent"][-1].endswith(f"-{length}.tdb")
    assert result.value["waiting"] == []
    assert result.value["undelivered"] == 0
    received = {(one["kind"], one["verdict"]) for one in result.value["received"]}
    assert received == {("receipt", "accepted")}
    assert abs(result.value["clock_behind_seconds"]) < 60
    town.check_all_arrived()
    again = town.sync()
    assert (again.value["sent"], again.value["received"]) == ([], [])
    assert town.network_settings() == {"url": town.proxy.url}
    assert town.site.station("sync").status == 0


def test_without_a_network_there_is_a_code_and_everything_waits(town):
    reached = town.accepted()
    with proxy_to(("127.0.0.1", 9)) as gone:
        nowhere = gone.url
    result = town.sync(url=nowhere)
    assert (result.status, result.value["error"]) == (3, "network_unreachable")
    town.check_nothing_claimed(reached)
    assert town.network_settings().get("url") != nowhere
    assert town.sync(url=town.direct).status == 0
    town.check_all_arrived()
    assert town.network_settings() == {"url": town.direct}


TROUBLES = [
    (Manners(answer=http("200 OK", LOGIN_PAGE, Content_Type="text/html")), {"network_login_page"}),
    (Manners(answer=http("302 Found", Location="http://portal.example/")), {"network_redirected"}),
    (Manners(answer=http("404 Not Found")), {"network_refused"}),
    (Manners(answer=http("502 Bad Gateway")), {"network_server_error"}),
    (Manners(answer=b"\x16\x03garbage\r\n\r\n"), {"network_garbage"}),
    (Manners(up=40), {"network_cut"}),
    (Manners(up=40, reset=True), {"network_cut"}),
    (Manners(up=1400), {"network_cut"}),
    (Manners(up=1400, reset=True), {"network_cut"}),
    (Manners(down=60), {"network_cut", "network_truncated"}),
    (Manners(down=700), {"network_cut", "network_truncated"}),
    (Manners(down=1000, reset=True), {"network_cut", "network_truncated"}),
]


@pytest.mark.parametrize(("manners", "codes"), TROUBLES)
def test_in_trouble_nothing_is_claimed_and_afterwards_all_arrives_once(town, manners, codes):
    reached = town.accepted()
    town.proxy.manners = manners
    result = town.sync()
    assert result.status == 3
    assert result.value["error"] in codes
    town.check_nothing_claimed(reached)
    packed = {name: (town.site.home / "outbox" / name).read_bytes() for name in town.kept()}
    town.proxy.manners = Manners()
    passed = town.sync()
    assert passed.status == 0, passed.out
    # What was packed before the trouble was sent unchanged.
    assert set(packed) <= set(passed.value["sent"]) or not passed.value["sent"]
    town.check_all_arrived()


def test_the_line_may_be_cut_at_any_answer(town):
    # The list of files grows with each round, and so does the size of a whole exchange.
    for down in (int(300 * 1.4**step) for step in range(16)):
        reached = town.accepted()
        town.proxy.manners = Manners(down=down)
        cut = town.sync()
        if cut.status == 3:
            # Only a receipt that was read proves delivery.
            assert cut.value["error"] in {"network_cut", "network_truncated"}
            claimed = town.accepted()
            assert claimed == reached or town.at_headquarters()["highest"] >= claimed
            town.proxy.manners = Manners()
            assert town.sync().status == 0
        town.check_all_arrived()
        town.sample()
        if cut.status == 0:
            break
    else:
        pytest.fail("the line was never long enough")
    assert down > 1000
    # What was sampled since makes the next exchange longer than the one that just went through.
    town.proxy.manners = Manners()
    assert town.sync().status == 0
    town.check_all_arrived()


def test_a_server_of_two_kilobytes_a_second_gets_everything(town):
    town.proxy.manners = Manners(pace=2000)
    result = town.sync()
    assert result.status == 0, result.out
    town.check_all_arrived()


def test_a_request_that_the_network_repeats_doubles_nothing(town):
    town.proxy.manners = Manners(replay=True)
    assert town.sync().status == 0
    town.proxy.manners = Manners()
    assert town.sync().status == 0
    town.check_all_arrived()


def test_a_stick_and_the_network_carry_the_same_events(town):
    exported = town.site.station("export", town.site.stick).value
    assert (exported["first"], exported["last"], "verified") in town.states()
    assert town.sync().status == 0
    assert (exported["first"], exported["last"], "accepted") in town.states()
    town.check_all_arrived()
    # The stick arrives later, and its receipt comes back.
    taken = town.site.hq("import", town.site.stick).value["files"]
    assert {one["verdict"] for one in taken} == {"already_have"}
    assert town.site.station("import", town.site.stick).status == 0
    town.check_all_arrived()


def test_batches_that_lie_unsent_do_not_hide_from_the_stick(town):
    reached = town.accepted()
    town.proxy.manners = Manners(up=1400)
    assert town.sync().status == 3
    assert town.kept()
    exported = town.site.station("export", town.site.stick).value
    assert (exported["first"], exported["last"]) == (reached + 1, town.length())
    assert town.unexported() == 0
    town.proxy.manners = Manners()
    assert town.sync().status == 0
    town.check_all_arrived()


def test_a_receipt_that_came_by_stick_is_not_asked_for(town):
    assert town.sync().status == 0
    town.sample()
    town.site.station("export", town.site.stick)
    town.site.hq("import", town.site.stick)
    town.site.station("import", town.site.stick)
    result = town.sync()
    assert (result.status, result.value["sent"], result.value["received"]) == (0, [], [])
    town.check_all_arrived()


@pytest.mark.skipif(os.name == "nt", reason="Windows closes a user's folder by lists of rights")
def test_what_the_network_leaves_in_the_home_is_private_and_names_no_person(town):
    town.proxy.manners = Manners(up=1400)
    assert town.sync().status == 3
    private = [t.encode() for p in people(60) for t in (p.name, p.document_number, p.phone) if t]
    found = [path for name in ("outbox", "inbox") for path in (town.site.home / name).rglob("*")]
    found += [town.site.home / name for name in ("outbox", "inbox", "network.json")]
    assert town.kept()
    assert [p.name for p in found if stat.S_IMODE(p.stat().st_mode) & 0o077] == []
    for path in (p for p in found if p.is_file()):
        assert not [text for text in private if text in path.read_bytes()], path.name
    town.proxy.manners = Manners()
    assert town.sync().status == 0
    town.check_all_arrived()


def test_an_update_comes_by_network(town):
    assert town.sync().status == 0
    assert town.site.hq("round", "open", "--name", "R8").status == 0
    received = [(one["kind"], one["verdict"]) for one in town.sync().value["received"]]
    assert ("update", "accepted") in received
    assert town.site.station("status").value["round"] == "R8"
    town.check_all_arrived()


def test_an_address_without_encryption_is_refused_unless_somebody_allows_it(town):
    result = town.sync(url="http://192.0.2.7:8470")
    assert (result.status, result.value["error"]) == (1, "network_plain_http")
    result = town.sync(url="https://user:word@hq.example")
    assert (result.status, result.value["error"]) == (1, "network_address_invalid")
    assert "word" not in result.out + result.err
    (town.site.home / "network.json").unlink(missing_ok=True)
    result = town.site.station("sync")
    assert (result.status, result.value["error"]) == (1, "network_address_missing")
    assert town.sync().status == 0
