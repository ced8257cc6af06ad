"""A list that the community brings on the day: it adds, and takes nothing away."""

import pytest
from tests.made_station import LI, TUBES, YELLOW, id_number, roster

from testdesk.domain.refusals import Refusal
from testdesk.services.people import directory, rosters
from testdesk.services.people.correction import correct

NEW = id_number("19991231", 17)
LISTED_COLUMNS = ("姓名", "证件号码", "手机号", "小区", "楼栋", "单元", "室号", "朝文名", "备注")
FULL = (
    "空白甲",
    "222401195503034012",
    "13900000401",
    "松林小区",
    "30",
    "1",
    "301",
    "공백갑",
    "卧床",
)


def names(station, text):
    return [f.resident.name for f in directory.find(station=station.station, text=text)]


def take(station, data, filename="名单.csv"):
    return rosters.import_roster(station.context, data=data, filename=filename)


def test_a_list_brought_on_the_day_is_imported(station):
    rows = (
        ("周九", "", NEW, "", "网通小区", "5", "1", "101", ""),
        ("坏行", "", "222401", "", "", "", "", "", ""),
        ("李明哲", "리명철", LI, "13700001234", "河南小区", "1", "1", "102", ""),
    )
    before = station.journal()[0]
    done = take(station, roster(rows))
    report, changes = done.value, done.changes
    assert (report.kept, report.unchanged, [bad.row for bad in report.bad]) == (1, 1, [3])
    assert changes.residents
    assert station.kinds(before) == ["roster_taken"]
    assert names(station, "周九 5号楼") == ["周九"]
    assert station.problems() == ()


def test_the_list_that_headquarters_has_adds_nothing(station):
    before = station.journal()
    done = take(station, roster())
    report, changes = done.value, done.changes
    assert (report.kept, report.unchanged, bool(changes)) == (0, 39, False)
    assert station.journal() == before


def test_a_list_that_is_none_changes_nothing(station):
    before = station.journal()
    with pytest.raises(Refusal, match="roster"):
        take(station, b"\x00\x01")
    assert station.journal() == before


def a_list(*columns):
    """A list of one person with these columns only."""
    cells = dict(zip(LISTED_COLUMNS, FULL, strict=True))
    return "\r\n".join(",".join(row) for row in (columns, [cells[c] for c in columns])).encode()


@pytest.mark.parametrize("listed", ["by headquarters", "at the desk"])
@pytest.mark.parametrize("left_out", [*LISTED_COLUMNS[2:], None])
def test_what_a_list_leaves_out_is_not_taken_away(station, listed, left_out):
    """One column missing, or all but name and number."""
    take(station, a_list(*LISTED_COLUMNS))
    full = station.person(FULL[1])
    if listed == "by headquarters":
        station.headquarters_lists(full)
    fewer = [c for c in LISTED_COLUMNS if c != left_out] if left_out else LISTED_COLUMNS[:2]
    before = station.journal()
    report = take(station, a_list(*fewer)).value
    # An address without its compound or room is told, and is another one.
    if left_out not in {"小区", "楼栋", "单元", "室号"} or listed == "by headquarters":
        assert station.person(FULL[1]) == full
    if left_out is None or left_out in {"手机号", "朝文名", "备注"}:
        assert (report.kept, station.journal()) == (0, before)


def test_a_list_does_not_undo_a_correction_of_this_station(station):
    take(station, a_list(*LISTED_COLUMNS))
    who = station.who(FULL[1])
    right = correct(
        station.context,
        resident=who,
        changes={"name": "空白乙", "phone": "13900000999", "room": "302"},
        reason="list_wrong",
    ).value
    before = station.journal()
    take(station, a_list(*LISTED_COLUMNS))
    assert (station.person(FULL[1]), station.journal()) == (right, before)
    station.headquarters_lists(right)
    take(station, a_list(*LISTED_COLUMNS))
    assert station.person(FULL[1]) == right
    assert station.problems() == ()


def test_a_number_on_a_list_without_colour_keeps_the_colour(station):
    take(station, roster((("崔善珠", "", YELLOW, "1", "河南小区", "1", "1", "109", ""),)))
    assert station.person(YELLOW).colour == "yellow"


def test_a_list_makes_nobody_another_person(station):
    """钱七 was written down under a number that is 孙八's; the list has 孙八, and both."""
    form = directory.WalkIn(name="钱七", document_number=NEW)
    directory.register_walk_in(station.context, form=form)
    assert station.scans(TUBES[0], NEW)[-1] == ("accepted", "sampled")
    before = station.journal()
    owner = ("孙八", "", NEW, "", "网通小区", "5", "1", "101", "")
    done = take(station, roster((("李明哲", "", LI, *[""] * 6), owner)))
    report, changes = done.value, done.changes
    left_out = [(bad.cell, bad.column, bad.reason) for bad in report.bad]
    assert left_out == [("A3", "姓名", "name_differs")]
    assert (report.kept, report.unchanged, bool(changes)) == (0, 1, False)
    assert (station.person(NEW).name, station.journal()) == ("钱七", before)


@pytest.mark.parametrize("name", ["李 明哲", "리명철"])
def test_another_spelling_of_the_name_is_the_same_person(station, name):
    report = take(station, roster(((name, "", LI, "13700009999", *[""] * 5),))).value
    assert (report.kept, report.bad) == (1, ())
    assert station.person(LI).name == "李明哲"


def test_two_rows_of_one_name_at_one_door_are_reported(station):
    row = ("崔小宝", "", "", "", "网通小区", "5", "1", "101", "")
    report = take(station, roster((row, row))).value
    assert [(bad.row, bad.reason) for bad in report.bad] == [(3, "row_duplicate")]
    assert report.kept == 1


def test_a_list_without_the_door_leaves_it_unchanged(station):
    """b05: name and number of somebody of the kit."""
    before, events = station.person(LI), station.journal()
    report = take(station, f"姓名,证件号码\n李明哲,{LI}\n".encode()).value
    assert (report.kept, report.unchanged, station.journal()) == (0, 1, events)
    assert station.person(LI) == before


def test_looking_at_a_list_changes_nothing(station):
    before = station.journal()
    data = roster((("李明哲", "", LI, "13700009999", *[""] * 5), ("周九", "", NEW, *[""] * 6)))
    found = rosters.check_roster(station=station.station, data=data, filename="名单.csv")
    assert station.journal() == before
    assert [one.name for one in found.new] == ["周九"]
    (changed,) = found.changed
    assert [(c.field, c.after) for c in changed.changes] == [("phone", "13700009999")]
    assert take(station, data).value == found.report


def between_scans(job):
    """A runner in whose thread people are scanned too, as that of the window."""
    return job()


def test_a_longer_list_is_imported_in_large_pieces_if_nobody_scans(station):
    count = rosters.CHUNK_SIZE + 10
    rows = tuple((f"周{n}", "", "", f"139{n:08d}", "网通小区", "50", "1", str(n), "")
                 for n in range(count))  # fmt: skip
    pieces = list[int]()

    def progress(step, done, _total):
        if step == "writing":
            pieces.append(done)

    report = rosters.import_roster(
        station.context, data=roster(rows), filename="名单.csv", progress=progress
    ).value
    assert pieces == [0, rosters.CHUNK_SIZE]
    assert (report.new, report.bad) == (count, ())
    assert station.problems() == ()


def test_a_long_list_is_imported_in_pieces_and_scans_go_on_between_them(station):
    """What is stopped is gone on with by the same list; nobody is half taken, nobody twice."""
    count = 2 * rosters.CHUNK_SIZE + 10
    rows = tuple((f"周{n}", "", "", f"139{n:08d}", "网通小区", "50", "1", str(n), "")
                 for n in range(count))  # fmt: skip
    data, scans, answers = roster(rows), [], []

    def scanning(step, done, _total):
        if step == "writing":
            scans.append(done)
            answers.append(station.scans(TUBES[0] if not done else LI)[-1])
            if done == 2 * rosters.CHUNK_SIZE:
                raise KeyboardInterrupt

    def take_all(progress=None):
        return rosters.import_roster(
            station.context, data=data, filename="名单.csv", progress=progress, run=between_scans
        ).value

    with pytest.raises(KeyboardInterrupt):
        take_all(scanning)
    assert scans == list(range(0, 2 * rosters.CHUNK_SIZE + 1, rosters.PIECE_SIZE))
    assert answers[:2] == [("accepted", "tube_opened"), ("accepted", "sampled")]
    report = take_all()
    assert (report.new, report.unchanged, report.bad) == (10, 2 * rosters.CHUNK_SIZE, ())
    assert take_all().unchanged == count
    assert station.problems() == ()


def test_a_list_that_is_stopped_is_not_half_taken(station):
    def stop(step, _done, _total):
        if step == "writing":
            raise KeyboardInterrupt

    before = station.journal()
    with pytest.raises(KeyboardInterrupt):
        rosters.import_roster(
            station.context,
            data=roster((("周九", "", NEW, *[""] * 6),)),
            filename="名单.csv",
            progress=stop,
        )
    assert station.journal() == before
    assert station.problems() == ()
