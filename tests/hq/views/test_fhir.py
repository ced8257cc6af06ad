"""A round as a FHIR R5 bundle, read back by fhir.resources, which is not ours."""

import datetime as dt
import uuid

import pytest
from tests.hq.views.fhir_reading import read

from testdesk.domain.refusals import Refusal
from testdesk.hq.city.rounds import open_round
from testdesk.hq.views.exports import export_samples
from testdesk.hq.views.fhir import bundle


def export(hq, round_="R7"):
    return export_samples(hq, round_=round_, format="fhir", operator="赵刚")


@pytest.mark.usefixtures("fhir_day")
def test_a_tube_is_a_pooled_specimen_of_the_swabs_in_it(hq):
    found, by_url, kinds = read(export(hq))
    assert found.type == "collection"
    tubes = {s.accessionIdentifier.value: s for s in kinds["Specimen"] if s.accessionIdentifier}
    pool, single = tubes["YJ00000001"], tubes["YJ00000002"]
    assert (pool.combined, single.combined) == ("pooled", None)
    swabs = [by_url[parent.reference] for parent in pool.parent]
    people = [by_url[swab.subject.reference] for swab in swabs]
    assert [p.name[0].text if p.name else None for p in people] == ["李明哲", "金英姬", None]
    assert swabs[0].collection.collector.display == "金英"
    assert swabs[0].collection.collectedDateTime.tzinfo is not None
    assert people[0].telecom[0].value == "13844330001"
    assert people[0].address[0].text == "河南小区 3 1 301"
    assert "M12345678" in [identifier.value for identifier in people[0].identifier]


@pytest.mark.usefixtures("fhir_day")
def test_each_person_has_one_order_for_the_tube(hq):
    _, by_url, kinds = read(export(hq))
    assert len(kinds["ServiceRequest"]) == len(kinds["Patient"]) == 4
    for order in kinds["ServiceRequest"]:
        (tube,) = order.specimen
        swabs = [by_url[parent.reference] for parent in by_url[tube.reference].parent]
        assert order.subject.reference in [swab.subject.reference for swab in swabs]


@pytest.mark.usefixtures("fhir_day")
def test_what_is_no_date_and_no_name_is_left_out(hq):
    _, _, kinds = read(export(hq))
    (odd,) = [p for p in kinds["Patient"] if p.gender == "female"]
    assert (odd.name, odd.birthDate, odd.telecom) == (None, None, None)


@pytest.mark.usefixtures("fhir_day")
def test_the_same_round_gives_the_same_bytes(hq):
    one, other = (export(hq) for _ in range(2))
    assert one == other


def test_an_empty_round_is_a_bundle_and_an_unknown_one_is_refused(hq):
    open_round(hq, name="R8")
    assert read(export(hq, "R8"))[0].entry is None
    with pytest.raises(Refusal) as caught:
        export(hq, "R404")
    assert caught.value.code == "round_unknown"


def test_a_time_nobody_can_read_is_left_out():
    row = dict.fromkeys(("name", "document_number", "phone", "birth", "sex", "mode"))
    row |= dict.fromkeys(("document_type", "compound", "building", "unit", "room"))
    row |= {"tube_station": 1, "point": "点"}
    row |= {"tube": "T", "resident": "r", "sample": "s", "at": "not a time", "operator": ""}
    _, _, kinds = read(
        bundle([row], city=uuid.uuid4().hex, created=dt.datetime(2022, 3, 26, tzinfo=dt.UTC))
    )
    (swab,) = [s for s in kinds["Specimen"] if s.accessionIdentifier is None]
    assert swab.collection is None
