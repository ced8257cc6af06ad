"""Every remark of a report names its place in the worksheet."""

import pytest
from tests.formats.roster.list_reading import read


@pytest.mark.parametrize(
    ("line", "place"),
    [
        (["合计：2人", "", ""], "A"),
        (["", "合计", "2人"], "B"),
        (["", "", "审核人：李强"], "C"),
        (["1", "例：张三", ""], "B"),
        (["例", "张三", ""], "A"),
        (["", "王明", "例"], "C"),
    ],
)
def test_what_is_nobody_is_reported_with_its_place(line, place):
    found = read(["序号", "姓名", "备注"], ["1", "王明", ""], line)
    ((cell, column),) = [(one.cell, one.column) for one in found.bad]
    assert (cell, column) == (f"{place}3", ["序号", "姓名", "备注"]["ABC".index(place)])


def test_every_remark_has_a_cell():
    found = read(
        ["姓名", "电话"], ["王明", "1"], ["李四", ""], ["张三 户主", "13900000145/13900000146"],
        ["甲乙、丙丁", ""], ["李四", ""], ["合计", ""], ["", "13900000145"],
    )  # fmt: skip
    remarks = [*found.bad, *found.warnings]
    assert {one.reason for one in remarks} >= {"id_number_missing", "two_names", "name_missing"}
    assert all(one.cell and one.cell.endswith(str(one.row)) for one in remarks)
