"""A batch whose export was begun, and never recorded as done, may arrive all the same."""

import dataclasses

import pytest
from tests.made_station import FATHER, HALMEONI, TUBES
from tests.services.exchange.handed_over import at_headquarters, export, files, import_files, states

from testdesk.courier.folder import FolderCourier
from testdesk.domain.refusals import EnvironmentFault
from testdesk.hq.views.reports import status as city_status
from testdesk.services import status


class Faltering(FolderCourier):
    """Writes, and reports that it has not: the complete file may be on the stick."""

    def write(self, folder, name, data):
        super().write(folder, name, data)
        raise EnvironmentFault("stick_gone")


class PowerGoneError(Exception):
    pass


class Dying(FolderCourier):
    """The power goes between the read-back and the record."""

    def __init__(self):
        super().__init__()
        self._reads = 0

    def read(self, path):
        self._reads += 1
        if self._reads == 2:
            raise PowerGoneError
        return super().read(path)


@pytest.mark.parametrize("courier", [Faltering, Dying])
def test_a_batch_that_was_not_recorded_travels_twice_and_its_receipt_is_known(
    station, stick, headquarters, courier
):
    station.scans(TUBES[0], HALMEONI)
    whole = station.station
    station.station = dataclasses.replace(whole, courier=courier())
    with pytest.raises((EnvironmentFault, PowerGoneError)):
        export(station, stick)
    station.station = whole
    assert states(station) == []
    assert files(stick) == ["batch-1-1-3.tdb"]
    at_headquarters(headquarters, stick)
    station.scan(FATHER)
    report = export(station, stick)
    assert report is not None
    assert (report.first, report.last) == (1, 4)
    assert sorted(at_headquarters(headquarters, stick)) == [
        ("accepted", "", 1),
        ("already_have", "", 0),
    ]
    assert city_status(headquarters).samples == 2
    reports = import_files(station, stick)
    assert {one for one in reports if one[0] == "receipt"} == {("receipt", "accepted", "")}
    assert states(station) == [(1, 4, "accepted", None), (1, 3, "accepted", None)]
    assert status.status(station=station.station).undelivered == 0


def test_only_so_many_begun_attempts_are_kept_and_a_finished_one_is_none(station, stick):
    station.scans(TUBES[0], HALMEONI)
    whole = station.station
    station.station = dataclasses.replace(whole, courier=Faltering())
    for _ in range(70):
        with pytest.raises(EnvironmentFault):
            export(station, stick)
    station.station = whole
    with station.station.read() as uow:
        assert len(uow.outbox.unfinished_attempts()) == 64
    assert export(station, stick) is not None
    with station.station.read() as uow:
        assert len(uow.outbox.unfinished_attempts()) == 63
