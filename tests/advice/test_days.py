"""A station's day by command line and by services: tickets, swabs, bags, closing."""

from functools import partial

from tests.advice.walking import advice, works
from tests.cli.site import TUBE, people
from tests.made_station import FATHER, HALMEONI, TUBES, id_number

from testdesk.domain.residents.people import Address
from testdesk.domain.staff.roles import LEAD, Approval
from testdesk.services import bags, day, day_report, queue, tubes, voiding
from testdesk.services.exchange import handover
from testdesk.services.people import correction
from testdesk.services.people.directory import WalkIn, register_walk_in


@advice("ticket_unknown", "ticket_not_called")
def test_a_ticket_that_was_not_called(met, station):
    args = {"context": station.context}
    with met.raises("ticket_unknown", "Check the number again"):
        queue.skip(**args, ticket="f" * 32)
    ticket = queue.issue_ticket(**args, lane="normal").value
    with met.raises("ticket_not_called", "Call it first"):
        queue.skip(**args, ticket=ticket.ticket)
    assert queue.call_next(**args, desk_number=1).value.ticket == ticket.ticket
    assert queue.skip(**args, ticket=ticket.ticket).value.state == "skipped"
    queue.call_again(**args, ticket=ticket.ticket)
    queue.serve(**args, ticket=ticket.ticket)
    with met.raises("ticket_not_called", "Somebody who was already served needs a new ticket"):
        queue.call_again(**args, ticket=ticket.ticket)
    assert queue.issue_ticket(**args, lane="normal").value.state == "waiting"


@advice("not_exported", "swabs_not_counted", "swabs_differ", "count_not_exported")
def test_a_day_that_does_not_add_up(met, site):
    site.sample(2)
    works(site.station("tube", "seal", "--reason", "end_of_queue"))
    met.refused(site.station("close-day"), "not_exported", "Plug the stick in and export")
    works(site.station("export", site.stick))
    met.refused(site.station("close-day"), "swabs_not_counted", "Count them")
    works(site.station("export", site.stick, "--swabs", "3"))
    met.refused(site.station("close-day"), "swabs_differ", "Count again, tube by tube")
    assert works(site.station("tube", "count", TUBE, "2"))["difference"] == 0
    met.refused(site.station("close-day", "--swabs", "2"), "count_not_exported", "export again")
    works(site.station("export", site.stick))
    assert works(site.station("close-day"))["done"] is True


@advice("day_closed", "day_not_closed", "swab_reason_unknown")
def test_a_day_that_is_closed_too_early(met, station, tmp_path):
    args = {"context": station.context}
    station.scans(TUBES[0], HALMEONI, FATHER, "!seal")
    with met.raises("swab_reason_unknown", "one of the six reasons"):
        day.count_swabs(**args, count=3, reason="bad_luck")
    explain = partial(day.count_swabs, count=3, reason="swab_dropped")
    approvals = [Approval("", "赵刚", LEAD)]
    explain(**args, approvals=approvals)
    handover.export(**args, folder=tmp_path)
    reopen = partial(day.reopen_day, reason="一位居民刚到", approvals=approvals)
    with met.raises("day_not_closed", "Go on registering"):
        reopen(**args)
    assert day.close_day(**args).value.shift.closed_at != ""
    assert station.scan(TUBES[1]).reason == "day_closed"
    met.reported("day_closed", "Open the day again, or sign in to begin the next shift")
    reopen(**args)
    assert station.scan(TUBES[1]).reason == "tube_opened"


@advice("bag_packed", "bag_not_packed", "bag_handed_over")
def test_a_bag_that_has_left(met, station):
    args = {"context": station.context}
    station.scans(TUBES[0], HALMEONI, "!seal", TUBES[1], FATHER, "!seal")
    leave = partial(bags.hand_over, recipient="郑海", signed_by="郑海")
    with met.raises("bag_not_packed", "Pack it first"):
        leave(**args, bag="B-1")
    bags.pack(**args, bag="B-1", tubes=[TUBES[0]])
    with met.raises("bag_packed", "Use another number"):
        bags.pack(**args, bag="B-1")
    assert bags.pack(**args, bag="B-2").value.tubes == (TUBES[1],)
    leave(**args, bag="B-1")
    with met.raises("bag_handed_over", "Choose another bag"):
        leave(**args, bag="B-1")
    assert leave(**args, bag="B-2").value.handed_over_at != ""


@advice("nothing_to_report", "claim_damaged", "claim_of_other_station")
def test_a_sheet_of_the_day_that_is_checked(met, opened_station):
    here, there = opened_station(1), opened_station(2)
    with met.raises("nothing_to_report", "when the first people are registered"):
        day_report.shift_report(station=here.station)
    here.scans(TUBES[0], HALMEONI)
    claim = day_report.shift_report(station=here.station).claim
    with met.raises("claim_damaged", "Read the whole code again"):
        day_report.check_claim(station=here.station, text=claim[:40])
    with met.raises("claim_of_other_station", "Check it at that station"):
        day_report.check_claim(station=there.station, text=claim)
    assert day_report.check_claim(station=here.station, text=claim).is_true


@advice("bag_unknown", "bag_too_full", "tube_not_sealed", "tube_unknown")
def test_a_bag_that_is_not_full_yet(met, site):
    site.sample(2)
    bag = ("paper", "bag", "--out", site.base / "bag.pdf")
    met.refused(site.station(*bag), "bag_unknown", "Seal the tubes first")
    met.refused(
        site.station(*bag, "--tube", TUBE), "tube_not_sealed", "Seal it, then print the sheet"
    )
    met.refused(site.station(*bag, "--tube", "YJ77777777"), "tube_unknown", "Check the barcode")
    works(site.station("tube", "seal", "--reason", "end_of_queue"))
    assert works(site.station(*bag))["tubes"] == 1
    assert works(site.station(*bag, "--tube", TUBE))["people"] == 2
    many = [arg for n in range(21) for arg in ("--tube", f"YJ8888{n:04}")]
    met.refused(site.station(*bag, *many), "bag_too_full", "Print a second sheet for the others")


@advice("person_twice", "address_missing", "document_of_another")
def test_somebody_who_may_be_listed(met, station):
    args = {"context": station.context}
    with met.raises("address_missing", "Type building and room"):
        register_walk_in(**args, form=WalkIn(name="崔英爱"))
    home = Address("网通小区", "3", "2", "302")
    new = register_walk_in(**args, form=WalkIn(name="崔英爱", address=home)).value
    with met.raises("person_twice", "use the existing entry"):
        number = id_number("19911111", 5)
        register_walk_in(**args, form=WalkIn("崔英爱", document_number=number, address=home))
    correction.correct(
        **args, resident=new.resident, changes={"document_number": number}, reason="typed_wrong"
    )
    assert station.person(number).name == "崔英爱"
    with met.raises("document_of_another", "tell headquarters"):
        register_walk_in(**args, form=WalkIn("金明洙", document_number=number))
    assert (
        register_walk_in(**args, form=WalkIn("崔英爱", document_number=number)).changes is not None
    )


@advice("sample_of_other_station", "tube_of_other_station", "tube_already_used")
def test_what_only_the_other_station_can_change(met, opened_station):
    here, there = opened_station(1), opened_station(2)
    there.scans(TUBES[0], HALMEONI)
    with there.station.read() as uow:
        here.adopt(*uow.journal.entries(1, 99))
    args = {"context": here.context}
    with met.raises("sample_of_other_station", "Only that station can take this person out"):
        voiding.void_sample(**args, reason="wrong_person", resident=here.who(HALMEONI))
    with met.raises("tube_of_other_station", "Only that station can change it"):
        tubes.void_place(**args, code=TUBES[0], position=1, reason="wrong_person")
    assert here.scan(TUBES[0]).reason == "tube_already_used"
    met.reported("tube_already_used", "take an empty tube")
    assert here.scans(TUBES[1]) == [("accepted", "tube_opened")]
    gone = {"context": there.context, "reason": "wrong_person"}
    assert tubes.void_place(**gone, code=TUBES[0], position=1).value.reason == "sample_voided"


@advice("building_ambiguous")
def test_a_number_that_two_compounds_have(met, site):
    house = people(1)[0].address.building
    rows = "姓名,身份证号,小区,楼号,室\n王五,11010519491231002X,另一个小区," + house + ",101\n"
    (site.base / "more.csv").write_text(rows, "utf-8")
    works(site.station("roster", site.base / "more.csv"))
    asked = ("paper", "list", "--out", site.base / "list.pdf", "--building")
    met.refused(site.station(*asked, house), "building_ambiguous", "Name the compound too")
    assert works(site.station(*asked, f"另一个小区 {house}"))["people"] == 1


@advice("nothing_to_print", "printer_takes_slips", "printer_address_invalid")
def test_paper_for_nobody(met, site):
    out = ("--out", site.base / "cards.pdf")
    met.refused(
        site.station("code", "print", *out), "nothing_to_print", "Choose at least one person"
    )
    who = ("code", "print", "--resident", site.resident(0))
    assert works(site.station(*who, *out))["cards"] == 1
    printer = ("--printer", "escpos://127.0.0.1:1", "--layout", "sheet")
    met.refused(site.station(*who, *printer), "printer_takes_slips", "Choose 58 mm or 80 mm paper")
    printer = ("--printer", "escpos://nowhere at all", "--layout", "slip58")
    met.refused(site.station(*who, *printer), "printer_address_invalid", "Write it as 192.168.1.50")


@advice("undo_overtaken")
def test_an_action_that_came_between(met, station):
    args = {"context": station.context}
    station.scans(TUBES[0], HALMEONI)
    named = voiding.next_undo(station=station.station)
    assert named is not None
    station.scan(FATHER)
    with met.raises("undo_overtaken", "Press F9 to see what would be undone now"):
        voiding.undo(**args, seq=named.seq)
    now = voiding.next_undo(station=station.station)
    assert now is not None
    assert voiding.undo(**args, seq=now.seq).value.resident == station.person(FATHER)


@advice("card_still_good")
def test_a_card_for_somebody_who_has_a_good_one(met, site):
    person = people(1)[0]
    asked = ("code", "issue", "--id-number", person.document_number)
    card = works(site.station(*asked))
    again = site.station(*asked, "--valid-days", "60")
    met.refused(again, "card_still_good", "ask for a new one with a reason")
    new = works(site.station(*asked, "--new", "--reason", "card_lost"))
    assert new["issue_number"] == card["issue_number"] + 1
