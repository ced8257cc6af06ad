"""What headquarters reports: the status, the recall list, the form of a round."""

import csv
import io
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any, cast

import msgspec
import pytest
from openpyxl import load_workbook
from pyarrow import parquet
from tests.hq.city.listed_people import KIM, LI, import_rows, shown_people
from tests.hq.laptops import resident

from testdesk.courier.folder import FolderCourier
from testdesk.domain.journal.events import ProxyCodeIssued, ResidentRegistered, TubeOpened
from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.domain.residents.people import Address, Resident
from testdesk.hq.city.rounds import open_round
from testdesk.hq.exchange.imports import import_paths
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.views import recall
from testdesk.hq.views.exports import COLUMNS, export_samples
from testdesk.hq.views.reports import status

export = partial(export_samples, operator="金英")
tube = partial(recall.tube, operator="金英")


@pytest.mark.usefixtures("reported_day")
def test_the_status_has_the_shape_that_scripts_rely_upon(hq, laptop):
    laptop(9)
    now = msgspec.to_builtins(status(hq))
    one, nine = now["stations"]
    assert one | {"samples": 3} == {
        "station": 1,
        "point": "1号检测点",
        "highest_contiguous": 6,
        "highest_seen": 6,
        "missing": (),
        "last_contact": "2022-03-26T00:00:00.000Z",
        "samples": 3,
        "clock_doubtful": 0,
        "closed": None,
        "ended": None,
        "lost": (),
    }
    assert (nine["highest_seen"], nine["last_contact"]) == (0, None)
    assert (now["round"], now["samples"], now["conflicts"]) == ("R7", 3, 0)
    assert b'"missing":[]' in msgspec.json.encode(status(hq))


@pytest.mark.usefixtures("reported_day")
def test_the_status_counts_rounds_and_buildings(hq):
    now = status(hq)
    assert [(r.round, r.samples, r.people, r.tubes) for r in now.rounds] == [("R7", 3, 3, 1)]
    assert [(b.compound, b.building, b.listed, b.sampled) for b in now.buildings] == [
        ("新兴小区", "10", 1, 1),
        ("河南小区", "3", 2, 1),
        ("", "", 0, 0),
    ]
    city = now.coverage
    assert (city.listed, city.sampled, city.walk_ins) == (3, 2, 1)


@pytest.mark.usefixtures("reported_day")
def test_a_new_round_starts_from_nobody(hq):
    open_round(hq, name="R8")
    now = status(hq)
    assert now.round == "R8"
    assert [r.round for r in now.rounds] == ["R8", "R7"]
    assert [b.sampled for b in now.buildings] == [0, 0]


def test_an_empty_headquarters_has_a_status(hq):
    now = status(hq)
    assert (now.stations, now.round, now.samples, now.buildings) == ((), None, 0, ())


def test_buildings_are_in_the_order_one_walks_them(hq):
    rows = [(f"金{n}", f"M1234{n:04d}", "", "河南小区", str(n), "", "1") for n in (10, 2, 1, 33, 9)]
    import_rows(hq, *rows)
    assert [b.building for b in status(hq).buildings] == ["1", "2", "9", "10", "33"]


@pytest.mark.usefixtures("reported_day")
def test_the_recall_list_has_names_addresses_and_roommates(hq):
    found = tube(hq, " ｙｊ00000001\n")
    assert (found.tube, found.round, found.state, found.stations) == (
        *("YJ00000001", "R7", "sealed"),
        (1,),
    )
    first, second, stranger = found.people
    assert (first.position, first.name, first.document_number) == (1, "李明哲", "M12345678")
    assert (first.phone, first.address) == ("13844330001", Address("河南小区", "3", "1", "301"))
    assert [(m.name, m.phone) for m in first.household] == [("金英姬", "13844330002")]
    assert first.shares_with == ()
    assert (second.name, second.household) == ("朴顺子", ())
    assert (stranger.resident, stranger.name) == (resident(77), "")


def test_people_of_one_room_in_one_tube_point_at_each_other(hq, laptop):
    import_rows(hq, LI, KIM)
    names = {name: row["resident"] for name, row in shown_people(hq).items()}
    station = laptop(1)
    station.full_tube("YJ00000001", [names["李明哲"], names["金英姬"]])
    import_batch(hq, station.batch(), file="b.tdb")
    found = tube(hq, "YJ00000001")
    assert [person.shares_with for person in found.people] == [(2,), (1,)]
    assert [person.household for person in found.people] == [(), ()]


def test_for_a_barcode_of_two_stations_each_person_has_the_station_of_the_tube(hq, laptop):
    one, two = laptop(1), laptop(2)
    one.full_tube("YJ00000001", [resident(1)])
    two.full_tube("YJ00000001", [resident(2)])
    for station in (one, two):
        import_batch(hq, station.batch(), file="b.tdb")
    found = tube(hq, "YJ00000001")
    assert found.stations == (1, 2)
    assert [(p.station, p.resident) for p in found.people] == [(1, resident(1)), (2, resident(2))]


def test_an_unknown_tube_is_refused(hq):
    with pytest.raises(Refusal) as caught:
        tube(hq, "YJ404")
    assert caught.value.code == "tube_unknown"


def read_csv(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.usefixtures("reported_day")
def test_the_csv_form_lists_the_round_by_tube_and_place(hq):
    data = export(hq, round_="R7", format="csv")
    assert data.startswith(b"\xef\xbb\xbf")
    header, first, second, third = read_csv(data)
    assert tuple(header) == COLUMNS
    row = dict(zip(header, first, strict=True))
    assert (row["序号"], row["采样管编号"], row["管内序号"], row["混采比例"]) == (
        *("1", "YJ00000001"),
        *("1", "10:1"),
    )
    assert (row["姓名"], row["证件号码"], row["现住址"]) == (
        *("李明哲", "M12345678"),
        "河南小区 3-1-301",
    )
    assert row["采样时间"] == "2022-03-26T08:00:03+08:00"
    assert second[4] == "朴顺子"
    assert dict(zip(header, third, strict=True))["现住址"] == "河南小区 3"


def test_the_form_names_who_fetched_the_card(hq, reported_day, laptop):
    station = laptop(2)
    station.record(
        ProxyCodeIssued(
            resident=reported_day["李明哲"],
            serial=1,
            issue_number=1,
            issue_day="2022-03-26",
            valid_days=180,
            key_id=1,
            applicant="李娜",
            relation="女儿",
        )
    )
    import_batch(hq, station.batch(), file="b.tdb")
    first = read_csv(export(hq, round_="R7", format="csv"))[1]
    assert first[COLUMNS.index("代办人/关系")] == "李娜/女儿"


@pytest.mark.parametrize("opening", ["=", "+", "-", "@"])
def test_no_cell_is_taken_for_a_formula(hq, laptop, opening):
    station = laptop(1)
    name = f"{opening}HYPERLINK(1)\x07"
    station.record(
        ResidentRegistered(Resident(resident(1), name, document_number="222401194003050021"))
    )
    station.full_tube("YJ00000001", [resident(1)])
    import_batch(hq, station.batch(), file="b.tdb")
    assert read_csv(export(hq, round_="R7", format="csv"))[1][4] == f"'{name}"
    book = load_workbook(io.BytesIO(export(hq, round_="R7", format="xlsx")))
    cells = next(book.worksheets[0].iter_rows(min_row=2))
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    assert cells[4].value == f"{opening}HYPERLINK(1)"
    assert all(cell.quotePrefix for cell in cells if cell.value is not None)
    assert cells[7].value == "222401194003050021"
    book.close()


@pytest.mark.usefixtures("reported_day")
def test_the_parquet_form_has_the_same_rows(hq):
    table = parquet.read_table(io.BytesIO(export(hq, round_="R7", format="parquet")))
    rows = [list(row.values()) for row in table.to_pylist()]
    assert [table.column_names, *rows] == read_csv(export(hq, round_="R7", format="csv"))


def test_a_round_nobody_opened_is_refused_and_an_empty_one_is_a_header(hq):
    open_round(hq, name="R7")
    assert len(read_csv(export(hq, round_="R7", format="csv"))) == 1
    with pytest.raises(Refusal) as caught:
        export(hq, round_="R9", format="csv")
    assert caught.value.code == "round_unknown"
    with pytest.raises(Refusal) as caught:
        export(hq, round_="R7", format=cast("Any", "pdf"))
    assert caught.value.code == "export_format_unknown"


def test_a_household_tube_is_written_as_one(hq, laptop):
    station = laptop(1)
    station.record(TubeOpened("YJ00000005", "R7", "household", 10))
    station.sample(resident(1), tube="YJ00000005", position=1)
    import_batch(hq, station.batch(), file="b.tdb")
    assert read_csv(export(hq, round_="R7", format="csv"))[1][3] == "1户1管"


def test_a_stick_is_imported_and_the_receipts_are_beside_the_batches(hq, laptop, tmp_path):
    station = laptop(1)
    station.full_tube("YJ00000001", [resident(1)])
    courier = FolderCourier()
    courier.write(tmp_path, "batch-1-3-4.tdb", station.batch(3, 4))
    courier.write(tmp_path, "batch-1-1-2.tdb", station.batch(1, 2))
    (tmp_path / "testdesk" / "batch-1-9-9.tdb").write_bytes(b"PK torn")
    taken = import_paths(hq, courier, [tmp_path])
    assert [(t.file, t.verdict) for t in taken] == [
        ("batch-1-1-2.tdb", "accepted"),
        ("batch-1-3-4.tdb", "accepted"),
        ("batch-1-9-9.tdb", "refused"),
    ]
    lying = sorted(path.name for path in (tmp_path / "testdesk").glob("*.tdr"))
    assert lying == ["receipt-1-1-2.tdr", "receipt-1-3-4.tdr"]
    again = import_paths(hq, courier, [tmp_path / "testdesk"])
    assert [t.verdict for t in again] == ["already_have", "already_have", "refused"]
    receipt = (tmp_path / "testdesk" / "receipt-1-3-4.tdr").read_bytes()
    assert station.read(receipt, hq.city_key).highest_contiguous == 4
    assert not (tmp_path / "testdesk" / "testdesk").exists()


def test_a_batch_named_by_itself_gets_its_receipt_in_the_folder_of_sticks(hq, laptop, tmp_path):
    file = tmp_path / "batch-1-1-1.tdb"
    file.write_bytes(laptop(1).batch())
    assert import_paths(hq, FolderCourier(), [file])[0].verdict == "accepted"
    assert (tmp_path / "testdesk" / "receipt-1-1-1.tdr").exists()


class FullStick(FolderCourier):
    """A stick that can be read and takes no further file."""

    def write_all(self, folder: Path, files: Mapping[str, bytes]) -> None:
        raise EnvironmentFault("disk_full")


class StickWithoutRoomForNews(FolderCourier):
    """Receipts fit; the roster of a city does not."""

    def write_all(self, folder: Path, files: Mapping[str, bytes]) -> None:
        if any(name.endswith(".tdu") for name in files):
            raise EnvironmentFault("disk_full")
        super().write_all(folder, files)


def test_news_that_does_not_fit_takes_no_receipts_room(hq, laptop, tmp_path):
    for station in (laptop(1), laptop(2)):
        FolderCourier().write(tmp_path, f"batch-{station.kit.station}-1-1.tdb", station.batch())
    open_round(hq, name="R9")
    with pytest.raises(EnvironmentFault):
        import_paths(hq, StickWithoutRoomForNews(), [tmp_path])
    assert len(list((tmp_path / "testdesk").glob("*.tdr"))) == 2


def test_a_full_stick_keeps_no_batch_out_and_gets_its_receipts_later(hq, laptop, tmp_path):
    for station in (laptop(1), laptop(2)):
        FolderCourier().write(tmp_path, f"batch-{station.kit.station}-1-1.tdb", station.batch())
    with pytest.raises(EnvironmentFault):
        import_paths(hq, FullStick(), [tmp_path])
    assert [s.highest_contiguous for s in status(hq).stations] == [1, 1]
    import_paths(hq, FolderCourier(), [tmp_path])
    assert len(list((tmp_path / "testdesk").glob("*.tdr"))) == 2
