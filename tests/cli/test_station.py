"""A station's commands: their JSON shapes."""

import csv
import io

from tests.cli.site import DESK_PHRASE, HQ_PHRASE, SPARE, TUBE, Site, people

from testdesk import bootstrap
from testdesk.formats.exchange.receipt import Receipt, write_receipt
from testdesk.hq.home.folder import open_headquarters


def test_status_has_its_promised_shape(site: Site):
    site.sample(3)
    batch = site.desk("export", site.stick).value
    now = site.desk("status").value
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
    said = site.run("status", "--home", site.home)
    assert said.status == 0
    assert "R7" in said.out
    assert len(said.out.splitlines()) < 12


def test_tubes_are_listed_with_everybody_in_them(site: Site):
    site.sample(11)
    (tube,) = site.desk("tube", "list").value
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
    sealed = site.desk("tube", "seal", "--reason", "end_of_queue").value
    assert (sealed["reason"], sealed["tube"]) == ("tube_sealed", TUBE)
    assert site.desk("tube", "undo").value["reason"] == "tube_reopened"
    assert site.desk("tube", "undo").value["reason"] == "sample_undone"
    assert site.desk("status").value["today"]["people"] == 0


def test_one_person_is_taken_out_of_a_tube(site: Site):
    site.sample(10)
    shown = site.desk("tube", "show", TUBE).value
    assert shown == site.desk("tube", "list").value[0]
    said = site.desk("tube", "void", TUBE.lower(), "3", "--reason", "swab_damaged").value
    assert (said["reason"], said["tube"], said["position"]) == ("sample_voided", TUBE, 3)
    assert (said["hole"], said["resident"]["name"]) == (True, people(3)[2].name)
    after = site.desk("tube", "show", TUBE).value
    assert after["samples"] == shown["samples"][:2] + shown["samples"][3:]
    assert after["state"] == "sealed"
    assert site.desk("verify").value["ok"]


def test_taking_out_refuses_what_is_not_there(site: Site):
    site.sample(1)
    why = ("--reason", "other")
    for args, code in (
        (("tube", "show", "YJ99999999"), "tube_unknown"),
        (("tube", "void", "YJ99999999", "1", *why), "tube_unknown"),
        (("tube", "void", TUBE, "2", *why), "place_empty"),
    ):
        said = site.desk(*args)
        assert (said.status, said.value["error"]) == (1, code)
    assert site.run("tube", "void", TUBE, "1", "--reason", "because").status == 2
    assert site.run("tube", "void", TUBE, "1").status == 2


def test_a_phone_code_is_unbound(site: Site):
    code, who = "https://jkm.example/4f9a02", people(1)[0]
    bound = site.scan(TUBE, code, f"!bind {who.document_number}")[2]["resident"]["resident"]
    said = site.desk("code", "unbind", "--resident", bound, "--reason", "new_phone")
    assert said.value == {"resident": bound, "unbound": 1}
    assert site.scan(code)[0]["verdict"] == "needs_person"
    again = site.desk("code", "unbind", "--resident", bound, "--reason", "new_phone")
    assert (again.status, again.value["error"]) == (1, "no_code_bound")


def test_people_are_found(site: Site):
    person = people(1)[0]
    found = site.desk("find", person.name).value[0]
    assert set(found) >= {"resident", "name", "id_tail", "address", "score"}
    assert (found["name"], len(found["id_tail"])) == (person.name, 4)
    assert found["compound"] in found["address"]
    assert person.document_number not in str(found)
    assert site.desk("find", "zzzz").value == []


def test_coverage_tells_who_is_missing_and_why(site: Site):
    site.sample(1)
    address = people(1)[0].address
    (own,) = [
        b
        for b in site.desk("coverage").value
        if (b["compound"], b["building"]) == (address.compound, address.building)
    ]
    assert own["sampled"] == 1
    everybody = site.desk("coverage", "--building", f"{address.compound} {address.building}").value
    assert len(everybody) == own["listed"]
    assert [p["name"] for p in everybody if p["sampled"]] == [people(1)[0].name]
    assert {p["reason"] for p in everybody if not p["sampled"]} <= {"not_seen"}


def test_a_code_is_issued_read_scanned_and_revoked(site: Site):
    resident = site.resident()
    card = site.desk("code", "issue", "--resident", resident, "--applicant", "女儿").value
    assert card["resident"] == resident
    assert card["issue_number"] == 1
    assert set(card) >= {"code", "card_number", "valid_until"}
    for text in (card["code"], card["card_number"]):
        read = site.desk("code", "read", text).value
        assert (read["verdict"], read["resident"]["resident"]) == ("accepted", resident)
    assert site.scan(TUBE, card["code"])[1]["reason"] == "sampled"
    revoked = site.desk("code", "revoke", "--card-number", card["card_number"], "--reason", "lost")
    assert revoked.status == 0
    refused = site.desk("code", "read", card["code"])
    assert (refused.status, refused.value["reason"]) == (1, "code_revoked")


def test_a_code_is_issued_to_somebody_who_is_on_no_list(site: Site):
    form = ("--id-number", "11010519491231002x", "--name", "王一", "--compound", "新村")
    card = site.desk("code", "issue", *form).value
    again = site.desk("code", "issue", "--id-number", "11010519491231002X").value
    assert (again["resident"], again["code"], again["again"]) == (
        card["resident"],
        card["code"],
        True,
    )
    new = site.desk(
        "code", "issue", "--id-number", "11010519491231002X", "--new", "--reason", "card_lost"
    ).value
    assert (new["issue_number"], new["again"], new["reissue"]) == (2, False, True)
    assert site.desk("find", "王一").value[0]["resident"] == card["resident"]


def test_the_same_person_twice_is_asked_about(site: Site):
    home = ("--name", "王一", "--compound", "新村", "--building", "1", "--room", "101")
    listed = site.desk("code", "issue", "--id-number", "11010519491231002X", *home).value
    other = ("code", "issue", "--id-number", "22240119491231001X", *home)
    refused = site.desk(*other)
    assert (refused.status, refused.value["error"]) == (1, "person_twice")
    assert refused.value["detail"] == {"resident": listed["resident"]}
    assert len(site.desk("find", "王一").value) == 1
    assert site.desk(*other, "--new-anyway").value["resident"] != listed["resident"]


def test_the_queue_is_called_skipped_and_recalled(site: Site):
    normal = site.desk("queue", "ticket").value
    priority = site.desk("queue", "ticket", "--lane", "priority").value
    assert (normal["label"], normal["state"]) == ("A 001", "waiting")
    called = site.desk("queue", "call", "--desk", 2).value
    assert (called["label"], called["desk"]) == (priority["label"], 2)
    assert site.desk("queue", "skip", "b001").value["state"] == "skipped"
    assert site.desk("queue", "recall", called["ticket"]).value["state"] == "called"
    view = site.desk("queue", "status").value
    assert [t["label"] for t in view["called"]] == ["B 001"]
    assert [t["label"] for t in view["next"]] == ["A 001"]


def test_a_days_files_travel_there_and_back(site: Site):
    site.sample(2)
    batch = site.desk("export", site.stick).value
    assert set(batch) >= {"file", "first", "last", "events", "sha256"}
    assert batch["verified"] is True
    assert site.desk("export", site.stick).value == {"file": None}
    assert site.hq("import", site.stick).status == 0
    said = site.desk("import", site.stick)
    assert said.status == 0
    (receipt,) = [f for f in said.value["files"] if f["kind"] == "receipt"]
    assert (receipt["verdict"], receipt["first"], receipt["last"]) == ("accepted", 1, batch["last"])
    assert site.desk("status").value["batches"][0]["state"] == "accepted"


def test_the_day_is_closed_only_when_it_adds_up(site: Site):
    site.sample(10)
    early = site.desk("close-day", "--swabs", 10)
    assert (early.status, early.value["error"]) == (1, "not_exported")
    site.desk("export", site.stick)
    done = site.desk("close-day")
    assert (done.status, done.value["done"], done.value["problems"]) == (0, True, [])
    numbers = {done.value[name] for name in ("people", "swabs", "places", "exported")}
    assert numbers == {10}


def test_a_count_that_goes_out_with_the_last_batch_leaves_nothing_to_export(site: Site):
    site.sample(10)
    site.desk("export", site.stick, "--swabs", 10)
    late = site.desk("close-day", "--swabs", 9)
    assert (late.status, late.value["error"]) == (1, "swabs_differ")
    assert late.value["problems"] == ["swabs_differ", "count_not_exported"]
    site.desk("export", site.stick, "--swabs", 10)
    assert site.desk("close-day").status == 0


def test_what_is_closed_is_not_counted_again(site: Site):
    site.sample(10)
    site.desk("export", site.stick, "--swabs", 10)
    closed = site.desk("close-day").value["shift"]
    assert site.desk("close-day", "--swabs", 10).value["shift"] == closed
    late = site.desk("close-day", "--swabs", 9)
    assert (late.status, late.value["error"]) == (1, "day_closed")
    assert site.desk("close-day").value["shift"] == closed


def test_the_journal_is_verified(site: Site):
    site.sample(2)
    value = site.desk("verify").value
    assert (value["ok"], value["problems"]) == (True, [])
    assert value["events"] > 4


def test_the_operator_stands_in_the_journal(site: Site):
    site.run("queue", "ticket", "--home", site.home, "--operator", " 金英 ")
    with bootstrap.station(site.home, DESK_PHRASE) as station, station.read() as uow:
        (entry,) = uow.journal.entries(2, 2)
    assert entry.header.operator == "金英"


def test_a_receipt_for_the_next_desk_stays_on_the_stick(site: Site):
    hq = open_headquarters(site.hq_home, HQ_PHRASE)
    receipt = Receipt(hq.city, 2, 1, 9, "0" * 64, "accepted", "", 9, (), "2022-03-26T00:00:00Z")
    made = write_receipt(receipt, city_signing_key=hq.signing_seed, recipient=SPARE)
    hq.close()
    (site.stick / "testdesk" / "receipt-2-1-9.tdr").write_bytes(made)
    said = site.desk("import", site.stick)
    (file,) = [f for f in said.value["files"] if f["kind"] == "receipt"]
    assert (said.status, file["verdict"], file["reason"]) == (0, "refused", "receipt_other_station")


def test_a_list_of_the_community_is_taken_in_on_the_day(site: Site):
    roster, report = site.base / "list.csv", site.base / "bad.csv"
    rows = "姓名,证件号码,楼\n王一,11010519491231002X,1\n王二,11010519491231002Y,1\n"
    roster.write_text(rows, "utf-8")
    value = site.desk("roster", roster, "--report", report).value
    assert (value["kept"], value["unchanged"]) == (1, 0)
    assert [(b["row"], b["reason"]) for b in value["bad"]] == [(3, "id_number_invalid")]
    assert len(list(csv.reader(io.StringIO(report.read_text("utf-8-sig"))))) >= 2
    assert site.desk("roster", roster).value["unchanged"] == 1
