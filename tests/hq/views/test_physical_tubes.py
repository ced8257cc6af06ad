"""Two stations that used one barcode held two tubes, until headquarters decides that it is one."""

import csv
import io
from functools import partial

import pytest
from sqlalchemy import select
from tests.hq.laptops import resident
from tests.hq.views.fhir_reading import read
from tests.hq.views.same_tube import KEY, TUBE, decide

from testdesk.domain.refusals import Refusal
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.store import view
from testdesk.hq.views import recall
from testdesk.hq.views.exports import export_samples
from testdesk.hq.views.reports import status

export = partial(export_samples, round_="R7", operator="金英")


def recalled(hq, **asked):
    found = recall.tube(hq, TUBE, operator="金英", **asked)
    return [(one.stations, [p.resident for p in one.people]) for one in found.tubes]


def test_a_recall_names_nobody_of_the_other_tube(hq, same_barcode, apart):
    assert recalled(hq) == apart
    assert recalled(hq, station=2) == apart[1:]
    found = recall.tube(hq, TUBE, operator="金英", station=1)
    assert (found.stations, [p.station for p in found.people]) == ((1,), [1, 1])
    li = found.people[0]
    # Of the same room, but in the other tube: somebody to call beside, not a place in this one.
    assert (li.shares_with, [m.resident for m in li.household]) == ((), [same_barcode["金英姬"]])
    with pytest.raises(Refusal, match="tube_unknown"):
        recall.tube(hq, TUBE, operator="金英", station=3)


def form_rows(hq):
    lines = list(csv.reader(io.StringIO(export(hq, format="csv").decode("utf-8-sig"))))
    rows = [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]
    return [(r["采样管编号"], r["登记台"], r["管内序号"], r["姓名"]) for r in rows]


@pytest.mark.usefixtures("same_barcode")
def test_the_form_keeps_them_apart_and_names_the_station(hq):
    assert form_rows(hq) == [
        (TUBE, "1", "1", "李明哲"),
        (TUBE, "1", "2", ""),
        (TUBE, "2", "1", "金英姬"),
        ("YJ00000002", "1", "1", "朴顺子"),
    ]


def specimens(hq):
    _, by_url, kinds = read(export(hq, format="fhir"))
    found = {}
    for one in kinds["Specimen"]:
        if one.accessionIdentifier and one.accessionIdentifier.value == TUBE:
            swabs = [by_url[parent.reference] for parent in one.parent]
            people = [by_url[swab.subject.reference] for swab in swabs]
            found[one.identifier[0].value] = [p.name[0].text if p.name else "" for p in people]
    orders = {order.specimen[0].reference for order in kinds["ServiceRequest"]}
    assert len(orders) == len({"YJ00000002", *found})
    return found


@pytest.mark.usefixtures("same_barcode")
def test_fhir_has_a_specimen_for_each(hq):
    assert specimens(hq) == {f"1/{TUBE}": ["李明哲", ""], f"2/{TUBE}": ["金英姬"]}


@pytest.mark.usefixtures("same_barcode")
def test_the_round_counts_them_as_tubes(hq):
    assert status(hq).rounds[0].tubes == 3


@pytest.mark.usefixtures("same_barcode")
def test_decided_as_one_they_are_one_everywhere(hq, same_barcode):
    decide(hq, KEY, decision="one_tube")
    everybody = [same_barcode["李明哲"], same_barcode["金英姬"], resident(77)]
    assert recalled(hq) == [((1, 2), everybody)] == recalled(hq, station=2)
    assert [row[1:] for row in form_rows(hq)[:3]] == [
        ("1", "1", "李明哲"),
        ("1", "1", "金英姬"),
        ("1", "2", ""),
    ]
    assert specimens(hq) == {f"1/{TUBE}": ["李明哲", "金英姬", ""]}
    assert status(hq).rounds[0].tubes == 2


def test_a_recall_names_each_person_once_and_the_open_conflict_beside(hq, sampled_twice):
    (tube,) = recall.tube(hq, TUBE, operator="金英").tubes
    assert [p.name for p in tube.people] == ["朴顺子", "李明哲", "金英姬"]
    li = tube.people[1]
    assert (li.station, li.position, [(o.station, o.position) for o in li.also]) == (2, 1, [(1, 2)])
    assert [one.kind for one in li.conflicts] == ["sampled_twice"]
    # Of the same room as Kim, and not as himself.
    assert (li.shares_with, li.household) == ((2,), ())
    assert [p.conflicts for p in tube.people if p is not li] == [(), ()]
    decide(
        hq,
        li.conflicts[0].key,
        decision="one_stands",
        chosen=sample_of(hq, sampled_twice["李明哲"], 1),
    )
    (tube,) = recall.tube(hq, TUBE, operator="金英").tubes
    (li,) = (p for p in tube.people if p.name == "李明哲")
    assert (li.station, li.position, li.also, li.conflicts) == (1, 2, (), ())


def sample_of(hq, who, station):
    with hq.read() as connection:
        found = view.samples().c
        query = select(found.station, found.seq).where(
            found.resident == who, found.station == station
        )
        return tuple(connection.execute(query).one())


@pytest.mark.usefixtures("same_barcode")
def test_decided_as_two_they_stay_apart(hq, apart):
    decide(hq, KEY, decision="all_stand")
    assert recalled(hq) == apart
    assert status(hq).conflicts == 0


def test_a_third_station_is_in_no_earlier_decision(hq, same_barcode, laptop):
    decide(hq, KEY, decision="one_tube")
    third = laptop(3)
    third.full_tube(TUBE, [resident(5)])
    import_batch(hq, third.batch(), file="b.tdb")
    assert [stations for stations, _ in recalled(hq)] == [(1, 2), (3,)]
    assert len(same_barcode) == len(recalled(hq)[0][1])
    assert status(hq).conflicts == 1


@pytest.mark.usefixtures("same_barcode")
def test_only_tubes_can_be_one_tube(hq, laptop):
    station = laptop(4)
    station.full_tube("YJ00000009", [resident(77)])
    import_batch(hq, station.batch(), file="b.tdb")
    with pytest.raises(Refusal, match="decision_invalid"):
        decide(hq, f"sample/R7/{resident(77)}", decision="one_tube")
    with pytest.raises(Refusal, match="decision_invalid"):
        decide(hq, KEY, decision="one_tube", chosen=(1, 2))
