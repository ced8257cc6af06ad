"""Who is registered first and is on a list later is listed from then on."""

import csv
import io

import pytest
from tests.made_station import HEADS, POINT, id_number

from testdesk.domain.residents.coverage import total
from testdesk.domain.residents.people import Address
from testdesk.services import status
from testdesk.services.people import directory, rosters
from testdesk.services.session import Context

NUMBER = id_number("19500101", 777)
ROW = ("新来人", "", NUMBER, "13900000077", POINT, "3", "9", "901", "")


def a_list() -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows((HEADS, ROW))
    return out.getvalue().encode("utf-8")


def test_a_list_of_a_walk_in_with_the_same_data_lists_the_person(station):
    own_station, session = station.station, station.session
    form = directory.WalkIn(
        name=ROW[0],
        document_number=NUMBER,
        phone=ROW[3],
        address=Address(POINT, "3", "9", "901"),
    )
    directory.register_walk_in(Context(own_station, session), form=form)
    before = total(status.coverage(station=own_station)).listed
    report = rosters.import_roster(
        Context(own_station, session), data=a_list(), filename="名单.csv"
    ).value
    assert report.kept == 1
    assert total(status.coverage(station=own_station)).listed == before + 1
    again = rosters.import_roster(
        Context(own_station, session), data=a_list(), filename="名单.csv"
    ).value
    assert (again.kept, again.unchanged) == (0, 1)


@pytest.mark.parametrize("sampled", [True, False])
def test_a_walk_in_is_on_no_list_of_the_missing(station, sampled):
    own_station, session = station.station, station.session
    before = total(status.coverage(station=own_station))
    form = directory.WalkIn(name="外来人", document_number=NUMBER)
    directory.register_walk_in(Context(own_station, session), form=form)
    if sampled:
        station.scans("YJ00000001", NUMBER)
    after = total(status.coverage(station=own_station))
    assert (after.listed, after.sampled, after.walk_ins) == (before.listed, 0, int(sampled))
