"""A list at headquarters: checked first; it removes nothing that it does not mention."""

from pathlib import Path

import pytest
from tests.hq.city.listed_people import bodies, listing, own_entries, shown_people

from testdesk.domain.residents.people import Address
from testdesk.hq.city.rosters import check_roster, import_roster

FILES = Path(__file__).parents[2] / "formats" / "rosters"
HEADER = ("姓名", "证件号码", "手机号", "小区", "楼栋", "单元", "室号", "朝文名", "备注", "语言")
FULL = ("空白甲", "222401195503034012", "13900000401", "松林小区", "30", "1", "301", "공백갑",
        "卧床", "ko")  # fmt: skip


def import_rows(hq, *rows, header=HEADER):
    return import_roster(hq, listing(*rows, header=header), filename="名册.csv")


@pytest.mark.parametrize("left_out", [*HEADER[2:], None])
@pytest.mark.parametrize("how", ["no column", "empty cells", "a sign for nothing"])
def test_what_a_list_leaves_out_stays(hq, left_out, how):
    """One column missing or empty, or all but name and number; none of them states anything."""
    import_rows(hq, FULL)
    before = own_entries(hq)
    keep = [h for h in HEADER if h != left_out] if left_out else list(HEADER[:2])
    if how == "no column":
        row, header = [FULL[HEADER.index(h)] for h in keep], keep
    else:
        blank = "" if how == "empty cells" else "/"
        # What stands in a note is kept as it stands.
        row = [FULL[n] if h in keep else "" if h == "备注" else blank for n, h in enumerate(HEADER)]
        header = list(HEADER)
    report = import_rows(hq, row, header=header)
    assert (report.new, report.changed, report.unchanged) == (0, 0, 1)
    assert own_entries(hq) == before


def test_b02_the_second_list_erases_nothing(hq):
    for name in ("b02-first-list.csv", "b02-second-list-name-and-number.csv"):
        report = import_roster(hq, (FILES / name).read_bytes(), filename=name)
    assert (report.changed, report.unchanged) == (0, 1)
    person = shown_people(hq)["空白甲"]
    assert (person["phone"], person["room"], person["korean"]) == ("13900000401", "301", "공백갑")


def test_who_moved_leaves_the_old_door_behind(hq):
    import_rows(hq, FULL)
    import_rows(hq, (*FULL[:2], "31"), header=("姓名", "证件号码", "楼栋"))
    (person,) = bodies(hq)[-1].residents
    assert person.address == Address("松林小区", "31")
    assert person.phone == FULL[2]


def test_checking_a_list_changes_nothing_and_reports_who_would_change(hq):
    other = ("邻居乙", "222401196001017014", "", "松林小区", "30", "1", "302", "", "", "")
    away = ("远方丙", "222401196001017022", "", "松林小区", "31", "1", "101", "", "", "")
    import_rows(hq, FULL, other, away)
    before = own_entries(hq)
    listed = listing(
        (*FULL[:2], "13900000999", *FULL[3:]),
        ("新来丁", "222401196001017030", "", "松林小区", "30", "1", "303", "", "", ""),
        ("坏行", "222401", *[""] * 8),
        header=HEADER,
    )
    found = check_roster(hq, listed, filename="名册.csv")
    assert own_entries(hq) == before
    assert [(one.name, one.row) for one in found.new] == [("新来丁", 3)]
    (changed,) = found.changed
    changes = [(c.field, c.before, c.after) for c in changed.changes]
    assert (changed.name, changes) == ("空白甲", [("phone", "13900000401", "13900000999")])
    assert [one.name for one in found.missing] == ["邻居乙"]
    (bad,) = found.report.bad
    assert (bad.row, bad.cell, bad.reason) == (4, "B4", "document_unknown")
    taken = import_roster(hq, listed, filename="名册.csv")
    assert taken == found.report
    # Nobody is taken off by a list.
    assert "邻居乙" in shown_people(hq)


def test_three_of_one_name_stay_three_in_any_order(hq):
    rows = [("金英姬", "", f"1390000016{n}", "松林小区", "11") for n in range(3)]
    header = ("姓名", "证件号码", "手机号", "小区", "楼栋")
    assert import_rows(hq, *rows, header=header).new == 3
    for again in (rows, rows[::-1], rows[1:2]):
        report = import_rows(hq, *again, header=header)
        assert (report.new, report.changed, report.unchanged) == (0, 0, len(again))
    one_more = import_rows(hq, rows[0], rows[0], header=header)
    assert [bad.reason for bad in one_more.bad] == ["row_duplicate"]


def test_a_passport_and_a_permit_of_one_number_are_two_people(hq):
    rows = [("甲某人", "护照", "H12345678"), ("乙某人", "港澳居民来往内地通行证", "H12345678")]
    report = import_rows(hq, *rows, header=("姓名", "证件类型", "证件号码"))
    assert (report.new, report.bad) == (2, ())
    reissued = ("乙某人", "港澳居民来往内地通行证", "H1234567802")
    again = import_rows(hq, *rows, reissued, header=("姓名", "证件类型", "证件号码"))
    assert [(bad.row, bad.reason) for bad in again.bad] == [(4, "row_duplicate")]


def test_what_is_raised_while_it_is_taken_leaves_nothing_half_taken(hq):
    rows = [(f"金{n}", f"P{n:07d}") for n in range(4500)]
    data, steps = listing(*rows, header=("姓名", "护照号码")), []

    def stop(step, done, _total):
        steps.append((step, done))
        if step == "writing" and done >= 4000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_roster(hq, data, filename="r.csv", progress=stop)
    assert ("writing", 2000) in steps
    assert own_entries(hq) == []
    assert import_roster(hq, data, filename="r.csv").new == 4500
