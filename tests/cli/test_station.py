"""A station's commands: their JSON shapes."""

import csv
import io

from tests.cli.site import HQ_PHRASE, SPARE, STATION_PHRASE, TUBE, Site, people

from testdesk import bootstrap
from testdesk.formats.exchange.receipt import Receipt, write_receipt
from testdesk.hq.home.folder import open_headquarters


def test_status_has_its_promised_shape(site: Site):
    site.sample(3)
    batch = site.station("export", site.stick).value
    now = site.station("status").value
    assert (now["station"], now["round"]) == (1, "R7")
    assert now["journal"]["length"] == batch["last"]
    assert now["journal"]["unexported"] == 0
    assert len(now["journal"]["head"]) == 64
    assert now["open_tube"] == {"tube": TUBE, "count": 3, "capacity": 10}
    assert now["today"].items() >= {"people": 3, "tubes": 1, "proxy_codes": 0}.items()
    (kept,) = now["batches"]
    wanted = {"first": 1, "last": batch["last"], "file": batch["file"], "state": "verified"}
    assert kept.items() >= {**wanted, "reason": None}.items()


def test_without_json_status_is_a_short_table(site: Site):
    result = site.run("status", "--home", site.home)
    assert result.status == 0
    assert "R7" in result.out
    assert len(result.out.splitlines()) < 12


def test_tubes_are_listed_with_everybody_in_them(site: Site):
    site.sample(11)
    (tube,) = site.station("tube", "list").value
    assert {k: tube[k] for k in ("tube", "capacity", "state", "reason")} == {
        "tube": TUBE,
        "capacity": 10,
        "state": "sealed",
        "reason": "full",
    }
    assert [s["position"] for s in tube["samples"]] == list(range(1, 11))
    assert [s["name"] for s in tube["samples"]] == [p.name for p in people(10)]
    assert set(tube["samples"][0]) >= {"position", "resident", "name", "at"}


def test_a_tube_is_sealed_early_and_opened_again(site: Site):
    site.sample(1)
    sealed = site.station("tube", "seal", "--reason", "end_of_queue").value
    assert (sealed["reason"], sealed["tube"]) == ("tube_sealed", TUBE)
    assert site.station("tube", "undo").value["reason"] == "tube_reopened"
    assert site.station("tube", "undo").value["reason"] == "sample_undone"
    assert site.station("status").value["today"]["people"] == 0


def test_one_person_is_removed_from_a_tube(site: Site):
    site.sample(10)
    shown = site.station("tube", "show", TUBE).value
    (listed,) = site.station("tube", "list").value
    assert {name: shown[name] for name in listed} == listed
    answer = site.station("tube", "void", TUBE.lower(), "3", "--reason", "swab_damaged").value
    assert (answer["reason"], answer["tube"], answer["position"]) == ("sample_voided", TUBE, 3)
    assert (answer["hole"], answer["resident"]["name"]) == (True, people(3)[2].name)
    after = site.station("tube", "show", TUBE).value
    assert after["samples"] == shown["samples"][:2] + shown["samples"][3:]
    assert after["state"] == "sealed"
    assert site.station("verify").value["ok"]


def test_voiding_refuses_what_is_not_there(site: Site):
    site.sample(1)
    why = ("--reason", "other")
    for args, code in (
        (("tube", "show", "YJ99999999"), "tube_unknown"),
        (("tube", "void", "YJ99999999", "1", *why), "tube_unknown"),
        (("tube", "void", TUBE, "2", *why), "place_empty"),
    ):
        result = site.station(*args)
        assert (result.status, result.value["error"]) == (1, code)
    assert site.run("tube", "void", TUBE, "1", "--reason", "because").status == 2
    assert site.run("tube", "void", TUBE, "1").status == 2


def test_a_phone_code_is_unbound(site: Site):
    code, who = "https://jkm.example/4f9a02", people(1)[0]
    bound = site.scan(TUBE, code, f"!bind {who.document_number}")[2]["resident"]["resident"]
    result = site.station("code", "unbind", "--resident", bound, "--reason", "new_phone")
    assert result.value == {"resident": bound, "unbound": 1}
    assert site.scan(code)[0]["verdict"] == "needs_person"
    again = site.station("code", "unbind", "--resident", bound, "--reason", "new_phone")
    assert (again.status, again.value["error"]) == (1, "no_code_bound")


def test_people_are_found(site: Site):
    person = people(1)[0]
    found = site.station("find", person.name).value[0]
    assert set(found) >= {"resident", "name", "id_tail", "address", "score"}
    assert (found["name"], len(found["id_tail"])) == (person.name, 4)
    assert found["compound"] in found["address"]
    assert person.document_number not in str(found)
    assert site.station("find", "zzzz").value == []


def test_coverage_shows_who_is_missing_and_why(site: Site):
    site.sample(1)
    address = people(1)[0].address
    (own,) = [
        b
        for b in site.station("coverage").value
        if (b["compound"], b["building"]) == (address.compound, address.building)
    ]
    assert own["sampled"] == 1
    everybody = site.station(
        "coverage", "--building", f"{address.compound} {address.building}"
    ).value
    assert len(everybody) == own["listed"]
    assert [p["name"] for p in everybody if p["sampled"]] == [people(1)[0].name]
    assert {p["reason"] for p in everybody if not p["sampled"]} <= {"not_seen"}


def test_a_code_is_issued_read_scanned_and_revoked(site: Site):
    resident = site.resident()
    card = site.station("code", "issue", "--resident", resident, "--applicant", "女儿").value
    assert card["resident"] == resident
    assert card["issue_number"] == 1
    assert set(card) >= {"code", "card_number", "valid_until"}
    for text in (card["code"], card["card_number"]):
        read = site.station("code", "read", text).value
        assert (read["verdict"], read["resident"]["resident"]) == ("accepted", resident)
    assert site.scan(TUBE, card["code"])[1]["reason"] == "sampled"
    revoked = site.station(
        "code", "revoke", "--card-number", card["card_number"], "--reason", "lost"
    )
    assert revoked.status == 0
    refused = site.station("code", "read", card["code"])
    assert (refused.status, refused.value["reason"]) == (1, "code_revoked")


def test_a_code_is_issued_to_somebody_who_is_on_no_list(site: Site):
    form = ("--id-number", "11010519491231002x", "--name", "王一", "--compound", "新村")
    card = site.station("code", "issue", *form).value
    again = site.station("code", "issue", "--id-number", "11010519491231002X").value
    assert (again["resident"], again["code"], again["again"]) == (
        card["resident"],
        card["code"],
        True,
    )
    new = site.station(
        "code", "issue", "--id-number", "11010519491231002X", "--new", "--reason", "card_lost"
    ).value
    assert (new["issue_number"], new["again"], new["reissue"]) == (2, False, True)
    assert site.station("find", "王一").value[0]["resident"] == card["resident"]


def test_the_same_person_twice_is_asked_about(site: Site):
    home = ("--name", "王一", "--compound", "新村", "--building", "1", "--room", "101")
    listed = site.station("code", "issue", "--id-number", "11010519491231002X", *home).value
    other = ("code", "issue", "--id-number", "22240119491231001X", *home)
    refused = site.station(*other)
    assert (refused.status, refused.value["error"]) == (1, "person_twice")
    assert refused.value["detail"] == {"resident": listed["resident"]}
    assert len(site.station("find", "王一").value) == 1
    assert site.station(*other, "--new-anyway").value["resident"] != listed["resident"]


def test_the_queue_is_called_skipped_and_recalled(site: Site):
    normal = site.station("queue", "ticket").value
    priority = site.station("queue", "ticket", "--lane", "priority").value
    assert (normal["label"], normal["state"]) == ("A 001", "waiting")
    called = site.station("queue", "call", "--desk", 2).value
    assert (called["label"], called["desk"]) == (priority["label"], 2)
    assert site.station("queue", "skip", "b001").value["state"] == "skipped"
    assert site.station("queue", "recall", called["ticket"]).value["state"] == "called"
    view = site.station("queue", "status").value
    assert [t["label"] for t in view["called"]] == ["B 001"]
    assert [t["label"] for t in view["next"]] == ["A 001"]


def test_a_days_files_travel_there_and_back(site: Site):
    site.sample(2)
    batch = site.station("export", site.stick).value
    assert set(batch) >= {"file", "first", "last", "events", "sha256"}
    assert batch["verified"] is True
    assert site.station("export", site.stick).value == {"file": None}
    assert site.hq("import", site.stick).status == 0
    result = site.station("import", site.stick)
    assert result.status == 0
    (receipt,) = [f for f in result.value["files"] if f["kind"] == "receipt"]
    assert (receipt["verdict"], receipt["first"], receipt["last"]) == ("accepted", 1, batch["last"])
    assert site.station("status").value["batches"][0]["state"] == "accepted"


def test_the_day_is_closed_only_when_it_adds_up(site: Site):
    site.sample(10)
    early = site.station("close-day", "--swabs", 10)
    assert (early.status, early.value["error"]) == (1, "not_exported")
    site.station("export", site.stick)
    done = site.station("close-day")
    assert (done.status, done.value["done"], done.value["problems"]) == (0, True, [])
    numbers = {done.value[name] for name in ("people", "swabs", "places", "exported")}
    assert numbers == {10}


def test_a_count_that_goes_out_with_the_last_batch_leaves_nothing_to_export(site: Site):
    site.sample(10)
    site.station("export", site.stick, "--swabs", 10)
    late = site.station("close-day", "--swabs", 9)
    assert (late.status, late.value["error"]) == (1, "swabs_differ")
    assert late.value["problems"] == ["swabs_differ", "count_not_exported"]
    site.station("export", site.stick, "--swabs", 10)
    assert site.station("close-day").status == 0


def test_what_is_closed_is_not_counted_again(site: Site):
    site.sample(10)
    site.station("export", site.stick, "--swabs", 10)
    closed = site.station("close-day").value["shift"]
    assert site.station("close-day", "--swabs", 10).value["shift"] == closed
    late = site.station("close-day", "--swabs", 9)
    assert (late.status, late.value["error"]) == (1, "day_closed")
    assert site.station("close-day").value["shift"] == closed


def test_the_journal_is_verified(site: Site):
    site.sample(2)
    value = site.station("verify").value
    assert (value["ok"], value["problems"]) == (True, [])
    assert value["events"] > 4


def test_the_operator_is_in_the_journal(site: Site):
    site.run("queue", "ticket", "--home", site.home, "--operator", " 金英 ")
    with bootstrap.station(site.home, STATION_PHRASE) as station, station.read() as uow:
        (entry,) = uow.journal.entries(2, 2)
    assert entry.header.operator == "金英"


def test_a_receipt_for_the_next_station_stays_on_the_stick(site: Site):
    hq = open_headquarters(site.hq_home, HQ_PHRASE)
    receipt = Receipt(hq.city, 2, 1, 9, "0" * 64, "accepted", "", 9, (), "2022-03-26T00:00:00Z")
    made = write_receipt(receipt, city_signing_key=hq.signing_seed, recipient=SPARE)
    hq.close()
    (site.stick / "testdesk" / "receipt-2-1-9.tdr").write_bytes(made)
    result = site.station("import", site.stick)
    (file,) = [f for f in result.value["files"] if f["kind"] == "receipt"]
    assert (result.status, file["verdict"], file["reason"]) == (
        0,
        "refused",
        "receipt_other_station",
    )


def test_a_list_of_the_community_is_imported_on_the_day(site: Site):
    roster, report = site.base / "list.csv", site.base / "bad.csv"
    rows = "姓名,证件号码,楼\n王一,11010519491231002X,1\n王二,11010519491231002Y,1\n"
    roster.write_text(rows, "utf-8")
    value = site.station("roster", roster, "--report", report).value
    assert (value["kept"], value["unchanged"]) == (1, 0)
    assert [(b["row"], b["reason"]) for b in value["bad"]] == [(3, "id_number_invalid")]
    assert len(list(csv.reader(io.StringIO(report.read_text("utf-8-sig"))))) >= 2
    assert site.station("roster", roster).value["unchanged"] == 1
