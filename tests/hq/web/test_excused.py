"""Who is excused, and why, on the pages of building and person; a later version's code as it is."""

import io

import pytest
from openpyxl import load_workbook
from tests.hq.city.listed_people import shown_people
from tests.hq.web.page_text import text_of

from testdesk.domain.journal.events import ExcuseWithdrawn, ResidentExcused
from testdesk.hq.store import journal
from testdesk.hq.views.exports import export_samples
from testdesk.hq.views.reports import status


def record(hq, *events):
    with hq.write() as connection:
        journal.append(connection, events, clock=hq.clock)


@pytest.mark.parametrize(
    ("reason", "shown"), [("away", "有原因：在外地"), ("on_the_moon", "有原因：on_the_moon")]
)
def test_an_excused_person_is_not_missing_and_the_pages_show_the_reason(
    hq, viewer_of_the_excused, reason, shown
):
    who = shown_people(hq)["李明哲"]["resident"]
    record(hq, ResidentExcused("R7", who, reason))
    counted = status(hq).coverage
    assert (counted.listed, counted.missing, counted.excused) == (2, 1, 1)
    building = text_of(viewer_of_the_excused.get("/building?compound=河南小区&name=3&all=true"))
    assert shown in building
    assert "1 人有原因未采" in building
    assert shown in text_of(viewer_of_the_excused.get(f"/person/{who}"))
    assert "1 人有原因未采" in text_of(viewer_of_the_excused.get("/"))
    record(hq, ExcuseWithdrawn("R7", who))
    assert status(hq).coverage.missing == 2
    assert shown not in text_of(viewer_of_the_excused.get(f"/person/{who}"))


def test_a_workbook_lists_who_is_excused_and_why(hq, viewer_of_the_excused):  # noqa: ARG001 - makes the list
    who = shown_people(hq)["李明哲"]["resident"]
    record(hq, ResidentExcused("R7", who, "home_visit", "三楼，无电梯"))
    data = export_samples(hq, round_="R7", format="xlsx", operator="李敏")
    book = load_workbook(io.BytesIO(data))
    head, line = list(book["有原因未采"].values)
    row = dict(zip(head, line, strict=True))
    assert (row["姓名"], row["原因"], row["说明"], row["登记台"]) == (
        "李明哲", "需要上门采样", "三楼，无电梯", "0",
    )  # fmt: skip
