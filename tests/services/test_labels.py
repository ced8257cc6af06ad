"""No tube label is printed twice unasked: not after a restart, nor at two stations of a point."""

import msgspec
import pytest
from tests.made_station import FATHER, TUBES, entries_of_station, make_home, open_station
from tests.services.exchange.going_round import export, report_of

from testdesk.domain.journal.events import LabelsPrinted
from testdesk.domain.refusals import Refusal
from testdesk.services import labels
from testdesk.services.checking import verify


def printed(station, first="", count=10, again=False):
    """As a command or the window prints."""
    numbers = labels.numbers_for(station=station.station, first=first, count=count, again=again)
    labels.record_printed(
        station.context, numbers=numbers, layout="labels", printer="pdf", again=again
    )
    return numbers[0], numbers[-1]


def refused(station, first="", count=10):
    before = station.journal()
    with pytest.raises(Refusal) as caught:
        printed(station, first, count)
    assert station.journal() == before
    return caught.value.code, caught.value.detail


def test_the_next_printing_goes_on_where_the_last_one_ended_also_after_a_restart(station):
    assert refused(station)[0] == "labels_none_printed"
    assert printed(station, "yj00000100") == ("YJ00000100", "YJ00000109")
    station.reopen()
    assert labels.next_first_number(station=station.station) == "YJ00000110"
    assert printed(station, count=5) == ("YJ00000110", "YJ00000114")
    assert verify(station=station.station).ok


@pytest.mark.parametrize("first", ["YJ00000100", "YJ00000091", "YJ00000109"])
def test_a_number_that_was_printed_is_refused_and_the_next_free_one_named(station, first):
    printed(station, "YJ00000100")
    code, detail = refused(station, first)
    assert (code, detail["next"]) == ("labels_printed_before", "YJ00000110")
    assert detail["numbers"] == "YJ00000100–YJ00000109"
    printed(station, "YJ00000110")
    assert refused(station, first)[1]["next"] == "YJ00000120"
    assert printed(station, first, again=True)[0] == first


@pytest.mark.parametrize("first", ["YJ00000090", "YJ00000110", "XJ00000100", "YJ000000100"])
def test_numbers_beside_those_that_were_printed_are_free(station, first):
    printed(station, "YJ00000100")
    assert printed(station, first)[0] == first


def test_a_number_that_is_on_a_tube_is_not_printed(station):
    station.scans(TUBES[4], FATHER)
    code, detail = refused(station, TUBES[0])
    assert (code, detail["numbers"], detail["next"]) == (
        "labels_printed_before",
        TUBES[4],
        "YJ00000006",
    )


def test_two_stations_that_do_not_know_each_other_print_no_number_twice(station, other):
    assert printed(station, "YJ00000001") == ("YJ00000001", "YJ00000010")
    code, detail = refused(other, "YJ00000001")
    assert (code, detail["next"]) == ("labels_of_other_desk", "YJ90200001")
    assert printed(other, detail["next"], count=3) == ("YJ90200001", "YJ90200003")
    assert printed(other, count=3) == ("YJ90200004", "YJ90200006")
    assert refused(station, "YJ90200100")[0] == "labels_of_other_desk"
    assert refused(station, "YJ89999995")[0] == "labels_of_other_desk"
    assert printed(other, "YJ00000001", again=True)[0] == "YJ00000001"


def test_what_a_neighbour_printed_all_the_same_is_known_by_its_batch(station, other, stick):
    printed(other, "YJ00000005", again=True)
    report_of(station, stick / "testdesk" / export(other, stick).file)
    code, detail = refused(station, "YJ00000001")
    assert (code, detail["next"]) == ("labels_printed_before", "YJ00000015")


def test_a_station_with_an_old_kit_prints_as_it_did(city, tmp_path):
    kit = msgspec.structs.replace(city.kits[2], place=1, point_key=None, voucher=b"")
    old = open_station(make_home(tmp_path / "old", kit))
    assert printed(old, "YJ97000001")[0] == "YJ97000001"
    old.store.close()


def test_of_two_programs_that_print_at_once_the_slower_one_is_refused(station):
    numbers = labels.numbers_for(station=station.station, first="YJ00000100", count=3)
    printed(station, "YJ00000102")
    with pytest.raises(Refusal, match="labels_printed_before"):
        labels.record_printed(station.context, numbers=numbers, layout="label", printer="pdf")


@pytest.mark.parametrize(
    "body",
    [
        LabelsPrinted("YJ00000000", "YJ99999999", 10**8, "labels", "pdf"),
        LabelsPrinted("YJ00000001", "YJ00000009", 3, "labels", "pdf"),
        LabelsPrinted("Y" * 300 + "1", "Y" * 300 + "1", 1, "labels", "pdf"),
    ],
    ids=["all there are", "more than it says", "long"],
)
def test_a_neighbour_cannot_take_all_numbers_away(station, body):
    station.adopt(*entries_of_station(2, [body]))
    assert printed(station, "YJ00000001")[0] == "YJ00000001"
